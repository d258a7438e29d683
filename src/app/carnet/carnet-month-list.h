/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/carnet-programme.h"
#include "model/carnet-query.h"

G_BEGIN_DECLS

#define CARNET_TYPE_MONTH_LIST (carnet_month_list_get_type ())
/**
 * CarnetMonthList:
 *
 * The months of the logbook with their numbers of observations, « Tous les mois »
 * first; a hollow ring for a month without any.
 *
 * Signal `selected (int month)`: somebody chose one; %CARNET_MONTH_NONE for all.
 */
G_DECLARE_FINAL_TYPE (CarnetMonthList, carnet_month_list, CARNET, MONTH_LIST, GtkWidget)

GtkWidget *carnet_month_list_new (void);
/** carnet_month_list_update: @counts (element-type CarnetCount): by month; undated ones count in all. */
void
carnet_month_list_update (CarnetMonthList *self, const CarnetProgramme *programme, const GPtrArray *counts);
/** carnet_month_list_select: without `selected`. */
void        carnet_month_list_select (CarnetMonthList *self, CarnetMonth month);
CarnetMonth carnet_month_list_get_selected (CarnetMonthList *self);
/** carnet_month_list_get_total: of that month, or of all. */
guint carnet_month_list_get_total (CarnetMonthList *self, CarnetMonth month);

G_END_DECLS
