/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "programme/carnet-programme-form.h"

G_BEGIN_DECLS

#define CARNET_TYPE_PROGRAMME_WINDOW (carnet_programme_window_get_type ())
/**
 * CarnetProgrammeWindow:
 *
 * A new programme, or one that is changed: a form, Save and Cancel.
 *
 * Signal `save (CarnetProgramme *programme)`: it is to be written. Whoever does it destroys the window, or
 * says what went wrong by carnet_programme_window_fail().
 */
G_DECLARE_FINAL_TYPE (CarnetProgrammeWindow, carnet_programme_window, CARNET, PROGRAMME_WINDOW, AdwWindow)

/** carnet_programme_window_new: @seen (nullable): what is changed; %NULL for a new one. */
GtkWidget *carnet_programme_window_new (GtkWindow *parent, const CarnetProgramme *seen, CarnetDate today);
void       carnet_programme_window_fail (CarnetProgrammeWindow *self, const GError *error);

G_END_DECLS
