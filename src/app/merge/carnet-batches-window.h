/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/carnet-session.h"

G_BEGIN_DECLS

#define CARNET_TYPE_BATCHES_WINDOW (carnet_batches_window_get_type ())
/**
 * CarnetBatchesWindow:
 * What was received and merged, by sitting; each file can be withdrawn, and taken back.
 *
 * Action: `batches.toggle (x)`: withdraws the batch of that number, or takes it back, once it is confirmed.
 */
G_DECLARE_FINAL_TYPE (CarnetBatchesWindow, carnet_batches_window, CARNET, BATCHES_WINDOW, AdwWindow)

/** carnet_batches_window_new: begins to read at once. */
GtkWidget *carnet_batches_window_new (GtkWindow *parent, CarnetSession *session);
/** carnet_batches_window_is_read: nothing is being read or changed. */
gboolean carnet_batches_window_is_read (CarnetBatchesWindow *self);

G_END_DECLS
