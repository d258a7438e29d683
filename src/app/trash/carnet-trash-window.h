/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/carnet-session.h"

G_BEGIN_DECLS

#define CARNET_TYPE_TRASH_WINDOW (carnet_trash_window_get_type ())
/**
 * CarnetTrashWindow:
 * What was deleted, the last first: to read what it said, and to put it back.
 *
 * Actions: `trash.put-back (u)`, `trash.history (u)`: of that row.
 */
G_DECLARE_FINAL_TYPE (CarnetTrashWindow, carnet_trash_window, CARNET, TRASH_WINDOW, AdwWindow)

/** carnet_trash_window_new: begins to read at once. */
GtkWidget *carnet_trash_window_new (GtkWindow *parent, CarnetSession *session);
/** carnet_trash_window_is_read: nothing is being read or put back. */
gboolean carnet_trash_window_is_read (CarnetTrashWindow *self);

G_END_DECLS
