/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "base/carnet-date.h"

G_BEGIN_DECLS

#define CARNET_TYPE_MONTH_CELL (carnet_month_cell_get_type ())
/** CarnetMonthCell: a month of the logbook under the timeline: M3, its count and a bar. A button. */
G_DECLARE_FINAL_TYPE (CarnetMonthCell, carnet_month_cell, CARNET, MONTH_CELL, GtkButton)

/**
 * carnet_month_cell_new:
 * @index: 0 for M1
 * @count: observations of that month
 * @most: of the month that has most, for the bar
 */
GtkWidget  *carnet_month_cell_new (CarnetMonth month, int index, guint count, guint most, CarnetDate today);
CarnetMonth carnet_month_cell_get_month (CarnetMonthCell *self);

#define CARNET_TYPE_MONTH_BAR (carnet_month_bar_get_type ())
/** CarnetMonthBar: a thin bar filled in the colour of its text. */
G_DECLARE_FINAL_TYPE (CarnetMonthBar, carnet_month_bar, CARNET, MONTH_BAR, GtkWidget)

GtkWidget *carnet_month_bar_new (double fraction);

G_END_DECLS
