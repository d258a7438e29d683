/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/carnet-session.h"

G_BEGIN_DECLS

#define CARNET_TYPE_MERGE_WINDOW (carnet_merge_window_get_type ())
/**
 * CarnetMergeWindow:
 * The assistant: what each received file would change, before anything does.
 *
 * Signals: `merged (gint64 sitting, guint64 left, guint files)`: so many files were applied; with no
 * conflict, no suspected duplicate and no file left out the window closes. `settle`, `aliases`, `undo`: then,
 * what the person asks for; the window closes. `batches`: before, to see what was received and withdrawn;
 * nothing is merged, and it closes.
 *
 * Actions: `merge.apply`, `.examine`, `.aliases`, `.undo`, `.batches`, `.cancel`.
 */
G_DECLARE_FINAL_TYPE (CarnetMergeWindow, carnet_merge_window, CARNET, MERGE_WINDOW, AdwWindow)

/** carnet_merge_window_new: begins to read @paths at once. */
GtkWidget *carnet_merge_window_new (GtkWindow *parent, CarnetSession *session, const char *const *paths);
/** carnet_merge_window_is_read: what is on screen is read, or a problem is. */
gboolean carnet_merge_window_is_read (CarnetMergeWindow *self);

G_END_DECLS
