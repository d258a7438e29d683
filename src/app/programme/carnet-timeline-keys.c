/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programme/carnet-timeline-view-private.h"

static CarnetPlacedChip *
get_chip (CarnetTimelineView *self, guint index)
{
  return &g_array_index (self->chips, CarnetPlacedChip, index);
}

static int
find_focused_chip (CarnetTimelineView *self)
{
  for (guint i = 0; i < self->chips->len; i++)
    if (gtk_widget_is_focus (GTK_WIDGET (get_chip (self, i)->chip)))
      return (int)i;
  return -1;
}

static int
move_chip (CarnetTimelineView *self, int from, GtkDirectionType direction)
{
  g_autofree CarnetTimelineSpot *spots = g_new0 (CarnetTimelineSpot, self->chips->len + 1);
  const gboolean                 rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  CarnetTimelineMove             move = CARNET_MOVE_NEXT;

  for (guint i = 0; i < self->chips->len; i++)
    spots[i]
        = (CarnetTimelineSpot){ .when = get_chip (self, i)->item.when, .lane = get_chip (self, i)->lane };
  if (direction == GTK_DIR_UP)
    move = CARNET_MOVE_UP;
  else if (direction == GTK_DIR_DOWN)
    move = CARNET_MOVE_DOWN;
  else if ((direction == GTK_DIR_LEFT) != rtl)
    move = CARNET_MOVE_PREVIOUS;
  return carnet_timeline_move (spots, self->chips->len, from, move);
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
focus_chip (CarnetTimelineView *self, int index)
{
  if (index < 0 || index >= (int)self->chips->len)
    return FALSE;
  self->current = index;
  return gtk_widget_grab_focus (GTK_WIDGET (get_chip (self, (guint)index)->chip));
}

static gboolean
focus_from_cell (CarnetTimelineView *self, GtkWidget *cell, GtkDirectionType direction)
{
  guint index = 0;
  int   step;

  g_ptr_array_find (self->cells, cell, &index);
  if (direction == GTK_DIR_UP || direction == GTK_DIR_TAB_BACKWARD)
    return focus_chip (self, self->current);
  if (direction != GTK_DIR_LEFT && direction != GTK_DIR_RIGHT)
    return FALSE;
  step = (direction == GTK_DIR_LEFT) == (gtk_widget_get_direction (cell) == GTK_TEXT_DIR_RTL) ? 1 : -1;
  if ((int)index + step < 0 || (int)index + step >= (int)self->cells->len)
    return TRUE;
  return gtk_widget_grab_focus (self->cells->pdata[(int)index + step]);
}

static gboolean
focus_from_chip (CarnetTimelineView *self, int from, GtkDirectionType direction)
{
  int to;

  if (direction == GTK_DIR_TAB_BACKWARD)
    return FALSE;
  if (direction != GTK_DIR_TAB_FORWARD)
    {
      to = move_chip (self, from, direction);
      if (to >= 0 && focus_chip (self, to))
        {
          g_signal_emit_by_name (self, "milestone",
                                 carnet_milestone_chip_get_id (get_chip (self, (guint)to)->chip));
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
  const int           chip = find_focused_chip (self);
  GtkWidget          *cell = find_focused_cell (self);

  if (chip >= 0)
    return focus_from_chip (self, chip, direction);
  if (cell)
    return focus_from_cell (self, cell, direction);
  return focus_chip (self, self->current);
}
