/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The milestones, and the buttons of those in sight. */
#include "programme/carnet-milestone-words.h"
#include "programme/carnet-timeline-view-private.h"

/* Kept for what comes into sight next. */
#define MAX_SPARE 64

CarnetPlace *
carnet_timeline_view_get_place (CarnetTimelineView *self, int index)
{
  return &g_array_index (self->places, CarnetPlace, index);
}

int
carnet_timeline_view_find_place (CarnetTimelineView *self, const CarnetId *id)
{
  for (guint i = 0; i < self->places->len; i++)
    if (carnet_id_equal (&carnet_timeline_view_get_place (self, (int)i)->milestone->id, id))
      return (int)i;
  return -1;
}

static void
clicked_cb (CarnetTimelineView *self, GtkWidget *chip)
{
  const CarnetId *id = carnet_milestone_chip_get_id (CARNET_MILESTONE_CHIP (chip));

  self->current = MAX (carnet_timeline_view_find_place (self, id), 0);
  g_signal_emit_by_name (self, "milestone", id);
}

static void
set_milestone (CarnetTimelineView *self, const CarnetPlace *place)
{
  carnet_milestone_chip_set_milestone (place->chip, place->milestone, self->today);
  carnet_milestone_chip_set_selected (place->chip, carnet_id_equal (&place->milestone->id, &self->selected));
}

static void
give_chip (CarnetTimelineView *self, CarnetPlace *place)
{
  GtkWidget *chip;

  if (self->spare->len > 0)
    {
      chip = g_ptr_array_steal_index_fast (self->spare, self->spare->len - 1);
      gtk_widget_set_visible (chip, TRUE);
    }
  else
    {
      chip = carnet_milestone_chip_new ();
      gtk_widget_insert_before (chip, GTK_WIDGET (self), self->header);
      g_signal_connect_object (chip, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
    }
  place->chip = CARNET_MILESTONE_CHIP (chip);
  set_milestone (self, place);
}

static void
put_away (CarnetTimelineView *self, GtkWidget *chip)
{
  if (self->spare->len >= MAX_SPARE)
    {
      gtk_widget_unparent (chip);
      return;
    }
  gtk_widget_set_visible (chip, FALSE);
  g_ptr_array_add (self->spare, chip);
}

static CarnetTitleWidth
measure_caption (CarnetTimelineView *self, const CarnetMilestone *milestone)
{
  g_autofree char *caption = carnet_milestone_dup_caption (milestone);
  CarnetTitleWidth width = carnet_title_widths_measure (self->widths, caption);
  const int warning = carnet_milestone_is_open (milestone) ? CARNET_CHIP_ICON + CARNET_CHIP_PADDING : 0;

  width.folded += warning;
  width.whole += width.whole > 0 ? warning : 0;
  return width;
}

static void
add_places (CarnetTimelineView *self)
{
  for (int lane = 0; lane < CARNET_N_LANES; lane++)
    for (guint i = 0; i < self->programme->milestones->len; i++)
      {
        const CarnetMilestone *milestone = self->programme->milestones->pdata[i];
        const CarnetTitleWidth width = measure_caption (self, milestone);
        const CarnetPlace      place = {
               .milestone = milestone,
               .lane = lane,
               .item.when = milestone->when,
               .item.text_width = width.folded,
               .item.whole_width = width.whole,
        };

        if ((int)carnet_milestone_kind_get_lane (milestone->kind) == lane)
          g_array_append_val (self->places, place);
      }
}

/* Told of the same day. */
static gboolean
looks_the_same (const CarnetMilestone *a, const CarnetMilestone *b)
{
  return carnet_when_equal (&a->when, &b->when) && a->kind == b->kind
         && a->n_observations == b->n_observations && a->conflict == b->conflict
         && a->contested == b->contested && g_str_equal (a->title, b->title);
}

/* The chip of the milestone among those that were there, if it has one. */
static void
keep_chip (CarnetTimelineView *self, GHashTable *before, CarnetPlace *place, gboolean same_day)
{
  CarnetPlace *old = g_hash_table_lookup (before, &place->milestone->id);

  if (!old)
    return;
  place->chip = g_steal_pointer (&old->chip);
  if (!same_day || !looks_the_same (old->milestone, place->milestone))
    set_milestone (self, place);
}

void
carnet_timeline_view_set_places (CarnetTimelineView *self, gboolean same_day)
{
  g_autoptr (GArray) old = self->places;
  g_autoptr (GHashTable) before = g_hash_table_new (carnet_id_hash_func, carnet_id_equal_func);

  for (guint i = 0; i < old->len; i++)
    {
      CarnetPlace *place = &g_array_index (old, CarnetPlace, i);

      if (place->chip)
        g_hash_table_insert (before, (gpointer)&place->milestone->id, place);
    }
  self->places = g_array_new (FALSE, TRUE, sizeof (CarnetPlace));
  add_places (self);
  for (guint i = 0; i < self->places->len; i++)
    keep_chip (self, before, carnet_timeline_view_get_place (self, (int)i), same_day);
  for (guint i = 0; i < old->len; i++)
    if (g_array_index (old, CarnetPlace, i).chip)
      put_away (self, GTK_WIDGET (g_array_index (old, CarnetPlace, i).chip));
  self->current = MAX (carnet_timeline_view_find_place (self, &self->selected), 0);
}

static gboolean
is_wanted (CarnetTimelineView *self, int index, const GdkRectangle *sight)
{
  const CarnetPlace *place = carnet_timeline_view_get_place (self, index);
  GdkRectangle       area;

  carnet_timeline_view_get_area (self, place, &area);
  return gdk_rectangle_intersect (&area, sight, NULL) || index == self->drag.index
         || (place->chip && gtk_widget_is_focus (GTK_WIDGET (place->chip)));
}

static void
put_away_unwanted (CarnetTimelineView *self, const GdkRectangle *sight)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      CarnetPlace *place = carnet_timeline_view_get_place (self, (int)i);

      if (place->chip && !is_wanted (self, (int)i, sight))
        put_away (self, GTK_WIDGET (g_steal_pointer (&place->chip)));
    }
}

/* Returns: whether others are for the next frame. */
static gboolean
give_wanted (CarnetTimelineView *self, const GdkRectangle *sight)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      CarnetPlace *place = carnet_timeline_view_get_place (self, (int)i);

      if (place->chip || !is_wanted (self, (int)i, sight))
        continue;
      if (self->n_given == CARNET_CHIPS_A_FRAME)
        return TRUE;
      self->n_given++;
      give_chip (self, place);
    }
  return FALSE;
}

static gboolean
next_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  CarnetTimelineView *self = CARNET_TIMELINE_VIEW (widget);

  if (self->more)
    carnet_timeline_view_update (self);
  self->n_given = 0;
  if (!self->more)
    self->next_frame = 0;
  return self->more;
}

void
carnet_timeline_view_show_chips (CarnetTimelineView *self)
{
  GdkRectangle sight;

  carnet_timeline_view_get_sight (self, &sight);
  put_away_unwanted (self, &sight);
  self->more = give_wanted (self, &sight);
  if (self->n_given > 0 && self->next_frame == 0)
    self->next_frame = gtk_widget_add_tick_callback (GTK_WIDGET (self), next_frame_cb, NULL, NULL);
}

GtkWidget *
carnet_timeline_view_reveal (CarnetTimelineView *self, int index)
{
  CarnetPlace *place = carnet_timeline_view_get_place (self, index);
  GdkRectangle area;

  self->settled |= self->across && gtk_adjustment_get_page_size (self->across) > 0;
  carnet_timeline_view_get_area (self, place, &area);
  if (self->across)
    gtk_adjustment_clamp_page (self->across, area.x - CARNET_TIMELINE_MARGIN,
                               area.x + area.width + CARNET_TIMELINE_MARGIN);
  if (self->down)
    gtk_adjustment_clamp_page (self->down, area.y - CARNET_TIMELINE_HEADER - CARNET_TIMELINE_LANE_TITLE,
                               area.y + area.height);
  if (!place->chip)
    {
      give_chip (self, place);
      carnet_timeline_view_allocate (self);
    }
  return GTK_WIDGET (place->chip);
}
