/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "session/carnet-session.h"

G_BEGIN_DECLS

#define CARNET_TYPE_ATTACHMENTS (carnet_attachments_get_type ())
/**
 * CarnetAttachments:
 *
 * A button with the number of files attached to an observation; under it, these.
 *
 * Signal `choose ()`: somebody wants to attach a file from their folders.
 */
G_DECLARE_FINAL_TYPE (CarnetAttachments, carnet_attachments, CARNET, ATTACHMENTS, GtkWidget)

GtkWidget *carnet_attachments_new (CarnetSession *session);
/** carnet_attachments_set_observation: @id (nullable): none, and the button is not there */
void carnet_attachments_set_observation (CarnetAttachments *self, const CarnetId *id);
/** carnet_attachments_attach: all of @paths, or none and a sentence. @observation must be in the logbook, and
 * need not be the one that is shown. */
void
carnet_attachments_attach (CarnetAttachments *self, const CarnetId *observation, const char *const *paths);
/** carnet_attachments_attach_picture: of the clipboard. */
void
carnet_attachments_attach_picture (CarnetAttachments *self, const CarnetId *observation, GdkTexture *picture);

G_END_DECLS
