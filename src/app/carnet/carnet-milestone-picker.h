/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/carnet-programme.h"

G_BEGIN_DECLS

#define CARNET_TYPE_MILESTONE_PICKER (carnet_milestone_picker_get_type ())
/**
 * CarnetMilestonePicker:
 *
 * A button that names a milestone of the programme and opens the list of them.
 *
 * Signal `chosen (const CarnetId *milestone)`: another was taken, or none (%NULL).
 */
G_DECLARE_FINAL_TYPE (CarnetMilestonePicker, carnet_milestone_picker, CARNET, MILESTONE_PICKER, GtkWidget)

GtkWidget *carnet_milestone_picker_new (void);
/** carnet_milestone_picker_set_programme: @programme is referenced. */
void carnet_milestone_picker_set_programme (CarnetMilestonePicker *self, CarnetProgramme *programme);
/** carnet_milestone_picker_set_title: @title (nullable): of the one that is linked, which the list may not
 * have any more; none. */
void carnet_milestone_picker_set_title (CarnetMilestonePicker *self, const char *title);
/** carnet_milestone_picker_get_list: (transfer none): the rows, for tests. */
GtkWidget *carnet_milestone_picker_get_list (CarnetMilestonePicker *self);

G_END_DECLS
