/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "session/carnet-session.h"

G_BEGIN_DECLS

#define CARNET_TYPE_COMMENTS (carnet_comments_get_type ())
/**
 * CarnetComments:
 *
 * A button with the number of comments on an observation; under it, these, and a place to write another.
 * What is being written there is kept a second after the last key, and is there again when the observation
 * is.
 */
G_DECLARE_FINAL_TYPE (CarnetComments, carnet_comments, CARNET, COMMENTS, GtkWidget)

GtkWidget *carnet_comments_new (CarnetSession *session);
/** carnet_comments_set_observation: @id (nullable): none, and the button is not there */
void carnet_comments_set_observation (CarnetComments *self, const CarnetId *id);
/** carnet_comments_commit: keeps at once what is being written. */
void carnet_comments_commit (CarnetComments *self);

G_END_DECLS
