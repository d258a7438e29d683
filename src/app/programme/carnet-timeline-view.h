/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/carnet-programme.h"

G_BEGIN_DECLS

#define CARNET_TYPE_TIMELINE_VIEW (carnet_timeline_view_get_type ())
/**
 * CarnetTimelineView:
 *
 * The months of a programme, its milestones in four lanes, the months of the
 * logbook below. Left and right go by date, up and down by lane.
 *
 * Signals: `milestone (const CarnetId *id)`: one was activated, or reached by the
 * arrows; `month (int month)`: a month of the logbook was activated.
 */
G_DECLARE_FINAL_TYPE (CarnetTimelineView, carnet_timeline_view, CARNET, TIMELINE_VIEW, GtkWidget)

GtkWidget *carnet_timeline_view_new (void);
/** carnet_timeline_view_set_programme: @counts (element-type CarnetCount): by month. */
void carnet_timeline_view_set_programme (CarnetTimelineView *self,
                                         CarnetProgramme    *programme,
                                         GPtrArray          *counts,
                                         CarnetDate          today);
/** carnet_timeline_view_select: @id nullable. */
void carnet_timeline_view_select (CarnetTimelineView *self, const CarnetId *id);
/** carnet_timeline_view_get_today_x: where today's line is, or -1. */
double carnet_timeline_view_get_today_x (CarnetTimelineView *self);
/** carnet_timeline_view_find_chip: (transfer none) (nullable): the button of a milestone. */
GtkWidget *carnet_timeline_view_find_chip (CarnetTimelineView *self, const CarnetId *id);

G_END_DECLS
