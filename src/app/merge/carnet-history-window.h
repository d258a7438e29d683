/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/carnet-session.h"

G_BEGIN_DECLS

#define CARNET_TYPE_HISTORY_WINDOW (carnet_history_window_get_type ())
/**
 * CarnetHistoryWindow:
 *
 * Who changed what in an observation, and when, newest first; any version can be
 * brought back. Action `history.restore (s)`: the hex of a revision.
 */
G_DECLARE_FINAL_TYPE (CarnetHistoryWindow, carnet_history_window, CARNET, HISTORY_WINDOW, AdwWindow)

GtkWidget *carnet_history_window_new (GtkWindow *parent, CarnetSession *session, const CarnetId *observation);

G_END_DECLS
