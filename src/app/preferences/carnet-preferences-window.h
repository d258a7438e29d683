/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/carnet-session.h"

G_BEGIN_DECLS

#define CARNET_TYPE_PREFERENCES_WINDOW (carnet_preferences_window_get_type ())
/**
 * CarnetPreferencesWindow:
 *
 * The person and the territories of a logbook, help while writing, backups, reminders.
 * Without a logbook: what does not depend on one. No AdwPreferencesWindow: that of 1.2
 * never lets go of the rows that it was given.
 */
G_DECLARE_FINAL_TYPE (CarnetPreferencesWindow,
                      carnet_preferences_window,
                      CARNET,
                      PREFERENCES_WINDOW,
                      AdwWindow)

/** carnet_preferences_window_new: over @parent; @session is nullable. */
GtkWidget *carnet_preferences_window_new (GtkWindow *parent, CarnetSession *session);
/** carnet_preferences_window_show_page: `person`, `writing`, `backups` or `reminders`. */
void carnet_preferences_window_show_page (CarnetPreferencesWindow *self, const char *name);
/** carnet_preferences_window_is_read: whether it shows what it had to read, and wrote what it had to write.
 */
gboolean carnet_preferences_window_is_read (CarnetPreferencesWindow *self);

G_END_DECLS
