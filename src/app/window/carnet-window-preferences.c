/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preferences/carnet-preferences-window.h"
#include "window/carnet-window-private.h"

void
carnet_window_show_preferences (CarnetWindow *self)
{
  gtk_window_present (GTK_WINDOW (carnet_preferences_window_new (GTK_WINDOW (self), self->session)));
}
