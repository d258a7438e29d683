/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/carnet-session.h"

G_BEGIN_DECLS

#define CARNET_TYPE_SEND_WINDOW (carnet_send_window_get_type ())
/**
 * CarnetSendWindow:
 *
 * Makes a copy for somebody: who it is for, what goes into it, where it goes.
 *
 * Signal `sent (const CarnetSendReport *report)`: it is there; the window closes.
 */
G_DECLARE_FINAL_TYPE (CarnetSendWindow, carnet_send_window, CARNET, SEND_WINDOW, AdwWindow)

GtkWidget *carnet_send_window_new (GtkWindow *parent, CarnetSession *session);
/** carnet_send_window_is_ready: whether what there is to choose from is shown. */
gboolean carnet_send_window_is_ready (CarnetSendWindow *self);
/** carnet_send_window_save: makes the copy at @path, which is not there yet, as if it had been chosen. */
void carnet_send_window_save (CarnetSendWindow *self, const char *path);

G_END_DECLS
