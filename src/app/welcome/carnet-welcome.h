/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/carnet-programme.h"

G_BEGIN_DECLS

#define CARNET_TYPE_WELCOME (carnet_welcome_get_type ())
/**
 * CarnetWelcome:
 *
 * The first-run screen: asks role, name, programme and territory, and makes a
 * logbook in the user's data folder.
 *
 * Signal `created (const char *path)`: it is there, to be opened.
 */
G_DECLARE_FINAL_TYPE (CarnetWelcome, carnet_welcome, CARNET, WELCOME, GtkWidget)

GtkWidget *carnet_welcome_new (void);
/** carnet_welcome_new_from: makes a logbook that begins with the starter at @starter, of which @programme is
 * known already. */
GtkWidget *carnet_welcome_new_from (const char *starter, const CarnetProgramme *programme);
/** carnet_welcome_new_copy: for a copy at @path that holds observations, so that no logbook begins with it:
 * says what else to do. */
GtkWidget *carnet_welcome_new_copy (const char *path);
/** carnet_welcome_start: as its button does; nothing while something is missing. */
void carnet_welcome_start (CarnetWelcome *self);

G_END_DECLS
