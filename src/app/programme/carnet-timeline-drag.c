/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A milestone is drawn along to another day. */
#include <math.h>

#include "programme/carnet-timeline-view-private.h"

static int
find_at (CarnetTimelineView *self, double x, double y)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      const CarnetPlace *place = carnet_timeline_view_get_place (self, (int)i);
      GdkRectangle       area;

      carnet_timeline_view_get_area (self, place, &area);
      if (place->chip && gdk_rectangle_contains_point (&area, (int)x, (int)y))
        return (int)i;
    }
  return -1;
}

/* By whole days, or whole months when it is dated to the month. */
static int
count_steps (CarnetTimelineView *self, const CarnetWhen *from, double by)
{
  const double x = carnet_timescale_x_of_date (&self->scale, from->first) + by;

  if (from->precision == CARNET_WHEN_MONTH)
    return (int)round (by / self->scale.month_width);
  return (int)carnet_timescale_date_at (&self->scale, x) - (int)from->first;
}

void
carnet_timeline_view_end_drag (CarnetTimelineView *self)
{
  if (self->drag.moving)
    gtk_widget_remove_css_class (GTK_WIDGET (carnet_timeline_view_get_place (self, self->drag.index)->chip),
                                 "dragged");
  self->drag = (CarnetTimelineDrag){ .index = -1 };
  gtk_widget_set_visible (self->drag_label, FALSE);
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
begin_cb (CarnetTimelineView *self, double x, double y)
{
  const int index = self->movable ? find_at (self, x, y) : -1;

  if (index < 0 || self->drag.index >= 0
      || carnet_timeline_view_get_place (self, index)->item.when.precision == CARNET_WHEN_NONE)
    {
      gtk_gesture_set_state (self->drag_gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  self->drag.index = index;
  self->drag.to = carnet_timeline_view_get_place (self, index)->item.when;
}

static void
start_moving (CarnetTimelineView *self)
{
  GtkWidget *chip;

  self->drag.moving = TRUE;
  gtk_gesture_set_state (self->drag_gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
  gtk_widget_set_visible (self->drag_label, TRUE);
  chip = carnet_timeline_view_reveal (self, self->drag.index);
  /* Over those that it passes. */
  gtk_widget_insert_before (chip, GTK_WIDGET (self), self->header);
  gtk_widget_add_css_class (chip, "dragged");
  gtk_widget_grab_focus (chip);
}

static void
update_cb (CarnetTimelineView *self, double by, double down)
{
  const CarnetWhen *from;
  g_autofree char  *when = NULL;

  if (self->drag.index < 0 || self->drag.released)
    return;
  if (!self->drag.moving && !gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int)by, 0))
    return;
  if (!self->drag.moving)
    start_moving (self);
  from = &carnet_timeline_view_get_place (self, self->drag.index)->item.when;
  self->drag.to = carnet_when_move (from, count_steps (self, from, by));
  when = carnet_when_to_typed (&self->drag.to);
  gtk_label_set_label (GTK_LABEL (self->drag_label), when);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
end_cb (CarnetTimelineView *self, double by)
{
  const CarnetPlace *place;
  CarnetId           id;
  int                steps;

  if (self->drag.index < 0 || self->drag.released)
    return;
  place = carnet_timeline_view_get_place (self, self->drag.index);
  steps = self->drag.moving ? count_steps (self, &place->item.when, by) : 0;
  if (steps == 0)
    {
      carnet_timeline_view_end_drag (self);
      return;
    }
  self->drag.released = TRUE;
  gtk_widget_set_visible (self->drag_label, FALSE);
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  id = place->milestone->id;
  g_signal_emit_by_name (self, "moved", &id, steps);
}

static void
cancel_cb (CarnetTimelineView *self)
{
  if (!self->drag.released)
    carnet_timeline_view_end_drag (self);
}

static gboolean
give_up_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  CarnetTimelineView *self = CARNET_TIMELINE_VIEW (widget);

  if (!self->drag.moving || self->drag.released)
    return FALSE;
  carnet_timeline_view_end_drag (self);
  gtk_gesture_set_state (self->drag_gesture, GTK_EVENT_SEQUENCE_DENIED);
  return TRUE;
}

void
carnet_timeline_view_install_drags (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, give_up_cb, NULL);
}

void
carnet_timeline_view_start_drags (CarnetTimelineView *self)
{
  self->drag.index = -1;
  self->drag_gesture = gtk_gesture_drag_new ();
  /* Before the button takes the press for a click. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (self->drag_gesture), GTK_PHASE_CAPTURE);
  g_signal_connect_object (self->drag_gesture, "drag-begin", G_CALLBACK (begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drag_gesture, "drag-update", G_CALLBACK (update_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drag_gesture, "drag-end", G_CALLBACK (end_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drag_gesture, "cancel", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (self->drag_gesture));
}
