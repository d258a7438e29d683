/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet-app-test.h"
#include "window/carnet-window.h"

G_BEGIN_DECLS

/* The window on a logbook, as a person opens and closes it. */

/** window_world_open: (transfer none) */
CarnetWindow *window_world_open (const char *path, int width, int height);
/** window_world_activate: an action that is enabled. */
void window_world_activate (CarnetWindow *window, const char *action);
/** window_world_is_shown: @view: its name */
gboolean window_world_is_shown (CarnetWindow *window, const char *view);
/** window_world_close: as a person does, and waits until window, views and session are gone. */
void window_world_close (CarnetWindow *window);

/** window_world_show: (transfer none): a window on the logbook at @path, drawn once. @today:
 * %CARNET_DATE_NONE for the day it is; @session: (out) (transfer full) */
CarnetWindow *window_world_show (const char *path, CarnetDate today, CarnetSession **session);

G_END_DECLS
