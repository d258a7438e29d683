/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "carnet/carnet-carnet-view.h"
#include "session/carnet-session.h"

G_BEGIN_DECLS

#define CARNET_TYPE_WINDOW (carnet_window_get_type ())
/**
 * CarnetWindow:
 *
 * The frame: the first-run screen, or the four views of one logbook. Every command
 * is a `win.*` action without parameter.
 */
G_DECLARE_FINAL_TYPE (CarnetWindow, carnet_window, CARNET, WINDOW, AdwApplicationWindow)

/** carnet_window_new: @application and @settings are nullable (tests). Shows the first-run screen. */
CarnetWindow *carnet_window_new (GtkApplication *application, GSettings *settings);
/** carnet_window_open: opens the logbook at @path; of one that is nobody's it asks whose it will be; when it
 * cannot, the window says why. */
void carnet_window_open (CarnetWindow *self, const char *path);
/** carnet_window_set_session: shows @session, instead of what was shown. */
void carnet_window_set_session (CarnetWindow *self, CarnetSession *session);
/** carnet_window_get_session: (transfer none) (nullable) */
CarnetSession *carnet_window_get_session (CarnetWindow *self);
/** carnet_window_get_path: (transfer none) (nullable): of the logbook shown. */
const char *carnet_window_get_path (CarnetWindow *self);
/** carnet_window_show_view: @name is `programme`, `carnet`, `territories` or `report`. */
void carnet_window_show_view (CarnetWindow *self, const char *name);
/** carnet_window_get_view: (transfer none) (nullable): one of the four, by name. */
GtkWidget *carnet_window_get_view (CarnetWindow *self, const char *name);

/** carnet_window_merge_files: seals what is being written, then shows what merging @paths would change. */
void carnet_window_merge_files (CarnetWindow *self, const char *const *paths);
/** carnet_window_save_programme_to, carnet_window_add_programme_from: once the file is chosen. */
void carnet_window_save_programme_to (CarnetWindow *self, const char *path);
void carnet_window_add_programme_from (CarnetWindow *self, const char *path);
/** carnet_window_save_calendar_to, carnet_window_open_calendar_from: the same. */
void carnet_window_save_calendar_to (CarnetWindow *self, const char *path);
void carnet_window_open_calendar_from (CarnetWindow *self, const char *path);

G_END_DECLS
