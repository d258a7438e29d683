/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programme/carnet-timeline-view-private.h"

static int
find_focused_place (CarnetTimelineView *self)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      CarnetMilestoneChip *chip = carnet_timeline_view_get_place (self, (int)i)->chip;

      if (chip && gtk_widget_is_focus (GTK_WIDGET (chip)))
        return (int)i;
    }
  return -1;
}

static int
move_place (CarnetTimelineView *self, int from, GtkDirectionType direction)
{
  g_autofree CarnetTimelineSpot *spots = g_new0 (CarnetTimelineSpot, self->places->len + 1);
  const gboolean                 rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  CarnetTimelineMove             move = CARNET_MOVE_NEXT;

  for (guint i = 0; i < self->places->len; i++)
    {
      const CarnetPlace *place = carnet_timeline_view_get_place (self, (int)i);

      spots[i] = (CarnetTimelineSpot){ .when = place->item.when, .lane = place->lane };
    }
  if (direction == GTK_DIR_UP)
    move = CARNET_MOVE_UP;
  else if (direction == GTK_DIR_DOWN)
    move = CARNET_MOVE_DOWN;
  else if ((direction == GTK_DIR_LEFT) != rtl)
    move = CARNET_MOVE_PREVIOUS;
  return carnet_timeline_move (spots, self->places->len, from, move);
}

static GtkWidget *
find_focused_cell (CarnetTimelineView *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (gtk_widget_is_focus (self->cells->pdata[i]))
      return self->cells->pdata[i];
  return NULL;
}

static gboolean
focus_place (CarnetTimelineView *self, int index)
{
  if (index < 0 || index >= (int)self->places->len)
    return FALSE;
  self->current = index;
  return gtk_widget_grab_focus (carnet_timeline_view_reveal (self, index));
}

static gboolean
focus_from_cell (CarnetTimelineView *self, GtkWidget *cell, GtkDirectionType direction)
{
  guint index = 0;
  int   step;

  g_ptr_array_find (self->cells, cell, &index);
  if (direction == GTK_DIR_UP || direction == GTK_DIR_TAB_BACKWARD)
    return focus_place (self, self->current);
  if (direction != GTK_DIR_LEFT && direction != GTK_DIR_RIGHT)
    return FALSE;
  step = (direction == GTK_DIR_LEFT) == (gtk_widget_get_direction (cell) == GTK_TEXT_DIR_RTL) ? 1 : -1;
  if ((int)index + step < 0 || (int)index + step >= (int)self->cells->len)
    return TRUE;
  return gtk_widget_grab_focus (self->cells->pdata[(int)index + step]);
}

static gboolean
focus_from_place (CarnetTimelineView *self, int from, GtkDirectionType direction)
{
  int to;

  if (direction == GTK_DIR_TAB_BACKWARD)
    return FALSE;
  if (direction != GTK_DIR_TAB_FORWARD)
    {
      to = move_place (self, from, direction);
      if (to >= 0 && focus_place (self, to))
        {
          g_signal_emit_by_name (self, "milestone",
                                 &carnet_timeline_view_get_place (self, to)->milestone->id);
          return TRUE;
        }
      if (direction != GTK_DIR_DOWN)
        return TRUE;
    }
  return self->cells->len > 0 && gtk_widget_grab_focus (self->cells->pdata[0]);
}

/* One stop of Tab for the milestones and one for the months; the arrows move
 * inside. */
gboolean
carnet_timeline_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  CarnetTimelineView *self = CARNET_TIMELINE_VIEW (widget);
  const int           place = find_focused_place (self);
  GtkWidget          *cell = find_focused_cell (self);

  if (place >= 0)
    return focus_from_place (self, place, direction);
  if (cell)
    return focus_from_cell (self, cell, direction);
  return focus_place (self, self->current);
}

const CarnetId *
carnet_timeline_view_find_focused (CarnetTimelineView *self)
{
  const int place = find_focused_place (self);

  return place >= 0 ? &carnet_timeline_view_get_place (self, place)->milestone->id : NULL;
}

void
carnet_timeline_view_focus_milestone (CarnetTimelineView *self, const CarnetId *id)
{
  int index;

  g_return_if_fail (CARNET_IS_TIMELINE_VIEW (self));

  index = carnet_timeline_view_find_place (self, id);
  if (index >= 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (carnet_timeline_view_reveal (self, index));
}
