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
 * arrows; `month (int month)`: a month of the logbook was activated; `moved (const CarnetId *id, int steps)`:
 * one was drawn along by so many days, or months when it is dated to the month; `zoomed`. Ids are borrowed.
 *
 * However many milestones there are, only those in sight have a button.
 */
G_DECLARE_FINAL_TYPE (CarnetTimelineView, carnet_timeline_view, CARNET, TIMELINE_VIEW, GtkWidget)

/** carnet_timeline_view_new: @across, @down: (nullable): of what scrolls it. */
GtkWidget *carnet_timeline_view_new (GtkAdjustment *across, GtkAdjustment *down);
/** carnet_timeline_view_set_programme: @counts (element-type CarnetCount): by month. */
void carnet_timeline_view_set_programme (CarnetTimelineView *self,
                                         CarnetProgramme    *programme,
                                         GPtrArray          *counts,
                                         CarnetDate          today);
/** carnet_timeline_view_select: @id nullable. */
void carnet_timeline_view_select (CarnetTimelineView *self, const CarnetId *id);
/** carnet_timeline_view_get_today_x: where today's line is, or -1. */
double carnet_timeline_view_get_today_x (CarnetTimelineView *self);
/** carnet_timeline_view_set_movable: whether milestones can be drawn along. */
void carnet_timeline_view_set_movable (CarnetTimelineView *self, gboolean movable);
/** carnet_timeline_view_show: scrolls to a milestone. */
void carnet_timeline_view_show (CarnetTimelineView *self, const CarnetId *id);
/** carnet_timeline_view_find_focused: Returns: (nullable): the milestone that has the keys. */
const CarnetId *carnet_timeline_view_find_focused (CarnetTimelineView *self);
/** carnet_timeline_view_focus_milestone: gives it the keys, where the timeline is in sight. */
void carnet_timeline_view_focus_milestone (CarnetTimelineView *self, const CarnetId *id);
/** carnet_timeline_view_can_zoom: @direction: 1 nearer, -1 farther, 0 as usual. */
gboolean carnet_timeline_view_can_zoom (CarnetTimelineView *self, int direction);
/** carnet_timeline_view_zoom: what is looked at stays where it is. */
void carnet_timeline_view_zoom (CarnetTimelineView *self, int direction);
/** carnet_timeline_view_find_chip: (transfer none) (nullable): the button of a milestone in sight. */
GtkWidget *carnet_timeline_view_find_chip (CarnetTimelineView *self, const CarnetId *id);

G_END_DECLS
