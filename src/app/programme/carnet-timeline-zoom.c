/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From some years to a month. */
#include "programme/carnet-timeline-view-private.h"

static const double month_widths[] = { 40, 74, 148, 296 };
#define FARTHEST 0
#define USUAL 1
#define NEAREST ((int)G_N_ELEMENTS (month_widths) - 1)

double
carnet_timeline_view_get_month_width (CarnetTimelineView *self)
{
  return month_widths[self->zoom] * carnet_scale_get ();
}

/* What is looked at stays where it is: the milestone that is marked, else today, else the middle. */
static double
find_anchor (CarnetTimelineView *self)
{
  const int    marked = carnet_timeline_view_find_place (self, &self->selected);
  const double today = carnet_timeline_view_get_today_x (self);
  GdkRectangle sight;
  double       x;

  carnet_timeline_view_get_sight (self, &sight);
  if (marked >= 0)
    {
      x = CARNET_TIMELINE_MARGIN + carnet_timeline_view_get_place (self, marked)->item.x - sight.x;
      if (x >= 0 && x <= sight.width)
        return x;
    }
  if (today >= sight.x && today <= sight.x + sight.width)
    return today - sight.x;
  return sight.width / 2.0;
}

/* The adjustment is set for the new width at once: what scrolls would only hold its old value to it. */
static void
scroll_to (CarnetTimelineView *self, double months, double anchor)
{
  const double page = gtk_adjustment_get_page_size (self->across);
  const double x = CARNET_TIMELINE_MARGIN + months * self->scale.month_width;

  gtk_adjustment_configure (self->across, CLAMP (x - anchor, 0, MAX (0, self->width - page)), 0, self->width,
                            gtk_adjustment_get_step_increment (self->across),
                            gtk_adjustment_get_page_increment (self->across), page);
}

static void
set_zoom (CarnetTimelineView *self, int zoom, double anchor)
{
  double months;

  if (zoom == self->zoom || !self->programme)
    return;
  if (anchor < 0)
    anchor = find_anchor (self);
  months = self->across ? (gtk_adjustment_get_value (self->across) + anchor - CARNET_TIMELINE_MARGIN)
                              / self->scale.month_width
                        : 0;
  self->zoom = zoom;
  self->settled = TRUE;
  carnet_timeline_view_forget (self);
  carnet_timeline_view_arrange (self, self->across ? (int)gtk_adjustment_get_page_size (self->across) : 0);
  if (self->across)
    scroll_to (self, months, anchor);
  carnet_timeline_view_update (self);
  g_signal_emit_by_name (self, "zoomed");
}

gboolean
carnet_timeline_view_can_zoom (CarnetTimelineView *self, int direction)
{
  g_return_val_if_fail (CARNET_IS_TIMELINE_VIEW (self), FALSE);

  if (direction > 0)
    return self->zoom < NEAREST;
  if (direction == 0)
    return self->zoom != USUAL;
  /* Once everything is in sight there is nothing more to see. */
  return self->zoom > FARTHEST
         && (!self->across
             || carnet_timeline_view_get_natural (self) > gtk_adjustment_get_page_size (self->across));
}

static void
zoom_at (CarnetTimelineView *self, int direction, double anchor)
{
  if (carnet_timeline_view_can_zoom (self, direction))
    set_zoom (self, direction == 0 ? USUAL : self->zoom + direction, anchor);
}

void
carnet_timeline_view_zoom (CarnetTimelineView *self, int direction)
{
  g_return_if_fail (CARNET_IS_TIMELINE_VIEW (self));

  zoom_at (self, direction, -1);
}

/* -- The wheel ------------------------------------------------------------------------------ */

static void
motion_cb (CarnetTimelineView *self, double x, double y)
{
  self->pointer = x - (self->across ? gtk_adjustment_get_value (self->across) : 0);
}

static void
leave_cb (CarnetTimelineView *self)
{
  self->pointer = -1;
}

static gboolean
scroll_cb (CarnetTimelineView *self, double dx, double dy, GtkEventController *controller)
{
  if (!(gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK))
    return FALSE;
  if (dy != 0)
    zoom_at (self, dy < 0 ? 1 : -1, self->pointer);
  return TRUE;
}

/* As when the titles are others: all is placed anew. */
static void
scaled_cb (CarnetTimelineView *self)
{
  if (!self->programme)
    return;
  carnet_timeline_view_forget (self);
  carnet_timeline_view_arrange (self, self->across ? (int)gtk_adjustment_get_page_size (self->across) : 0);
  carnet_timeline_view_update (self);
}

void
carnet_timeline_view_start_zooms (CarnetTimelineView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL
                                                                | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);

  self->zoom = USUAL;
  self->pointer = -1;
  carnet_scale_watch (G_CALLBACK (scaled_cb), self);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scroll_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}
