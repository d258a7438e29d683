/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where everything on the timeline goes. */
#include "programme/carnet-timeline-view-private.h"

/* Until it is known what is in sight: a usual window. */
#define SUPPOSED_WIDTH 1280
#define SUPPOSED_HEIGHT 800

#define HEADER_INSET 6

static int
pack_lane (CarnetTimelineView *self, CarnetLane lane, double *right)
{
  const CarnetTimelineMetrics    metrics = { .mark = CARNET_CHIP_MARK,
                                             .range = CARNET_CHIP_RANGE,
                                             .gap = CARNET_CHIP_GAP,
                                             .inset = CARNET_TIMELINE_INSET,
                                             .line = carnet_timescale_contains (&self->scale, self->today)
                                                         ? carnet_timescale_x_of_date (&self->scale, self->today)
                                                         : -1 };
  g_autofree CarnetTimelineItem *items = g_new0 (CarnetTimelineItem, self->places->len + 1);
  guint                          n_items = 0;
  int                            n_rows;

  for (guint i = 0; i < self->places->len; i++)
    if (g_array_index (self->places, CarnetPlace, i).lane == lane)
      items[n_items++] = g_array_index (self->places, CarnetPlace, i).item;
  n_rows = carnet_timeline_pack (&self->scale, &metrics, items, n_items);
  n_items = 0;
  for (guint i = 0; i < self->places->len; i++)
    {
      CarnetPlace *place = &g_array_index (self->places, CarnetPlace, i);

      if (place->lane != lane)
        continue;
      place->item = items[n_items++];
      *right = MAX (*right, place->item.x + place->item.width + CARNET_CHIP_PADDING);
    }
  return n_rows;
}

/* Returns how far the last title goes, in pixels of the scale. */
static double
pack_all (CarnetTimelineView *self)
{
  double right = carnet_timescale_width (&self->scale);

  for (int lane = 0; lane < CARNET_N_LANES; lane++)
    self->lanes[lane].n_rows = pack_lane (self, lane, &right);
  return right;
}

static void
note_taken (CarnetTimelineView *self)
{
  const double x = carnet_timescale_x_of_date (&self->scale, self->today);

  for (int lane = 0; lane < CARNET_N_LANES; lane++)
    {
      g_byte_array_set_size (self->lanes[lane].taken, (guint)self->lanes[lane].n_rows);
      if (self->lanes[lane].n_rows > 0)
        memset (self->lanes[lane].taken->data, 0, self->lanes[lane].taken->len);
    }
  for (guint i = 0; i < self->places->len; i++)
    {
      const CarnetPlace *place = &g_array_index (self->places, CarnetPlace, i);

      if (carnet_timeline_item_covers (&place->item, x))
        self->lanes[place->lane].taken->data[place->item.row] = TRUE;
    }
}

static void
stack_lanes (CarnetTimelineView *self)
{
  int y = CARNET_TIMELINE_HEADER;

  for (int lane = 0; lane < CARNET_N_LANES; lane++)
    {
      CarnetPlacedLane *placed = &self->lanes[lane];

      placed->top = y;
      y += CARNET_TIMELINE_LANE_TITLE
           + MAX (placed->n_rows, lane == CARNET_LANE_JOURNEY ? 0 : 1) * CARNET_TIMELINE_ROW
           + CARNET_TIMELINE_LANE_END;
      placed->bottom = y;
    }
  self->height = y + CARNET_TIMELINE_CELL_HEIGHT + CARNET_TIMELINE_END;
}

void
carnet_timeline_view_forget (CarnetTimelineView *self)
{
  self->natural = -1;
  self->width = -1;
  self->shown = (GdkRectangle){ 0 };
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

int
carnet_timeline_view_get_natural (CarnetTimelineView *self)
{
  double right;

  if (self->natural >= 0 || !self->programme)
    return MAX (self->natural, 0);
  self->scale = carnet_timescale_for_programme (self->programme, carnet_timeline_view_get_month_width (self));
  right = pack_all (self);
  self->width = -1;
  /* A title that goes past the last month ends near the edge: its margin is the month's. */
  self->natural = MAX ((int)carnet_timescale_width (&self->scale) + 2 * CARNET_TIMELINE_MARGIN,
                       (int)right + CARNET_TIMELINE_MARGIN + CARNET_TIMELINE_INSET);
  return self->natural;
}

void
carnet_timeline_view_arrange (CarnetTimelineView *self, int width)
{
  const int natural = carnet_timeline_view_get_natural (self);

  width = MAX (width, natural);
  if (!self->programme || self->width == width)
    return;
  self->width = width;
  self->scale = carnet_timescale_for_programme (self->programme, carnet_timeline_view_get_month_width (self));
  /* What a last title needs beyond the last month never grows with the months. */
  self->scale.month_width += (double)(width - natural) / carnet_timescale_n_months (&self->scale);
  pack_all (self);
  note_taken (self);
  stack_lanes (self);
}

void
carnet_timeline_view_get_sight (CarnetTimelineView *self, GdkRectangle *sight)
{
  *sight = (GdkRectangle){ 0, 0, SUPPOSED_WIDTH, SUPPOSED_HEIGHT };
  if (self->across && gtk_adjustment_get_page_size (self->across) > 0)
    {
      sight->x = (int)gtk_adjustment_get_value (self->across);
      sight->width = (int)gtk_adjustment_get_page_size (self->across);
    }
  if (self->down && gtk_adjustment_get_page_size (self->down) > 0)
    {
      sight->y = (int)gtk_adjustment_get_value (self->down);
      sight->height = (int)gtk_adjustment_get_page_size (self->down);
    }
}

void
carnet_timeline_view_get_area (CarnetTimelineView *self, const CarnetPlace *place, GdkRectangle *area)
{
  const CarnetTimelineItem *item = &place->item;

  area->x = CARNET_TIMELINE_MARGIN + (int)item->x - CARNET_CHIP_PADDING;
  area->y = self->lanes[place->lane].top + CARNET_TIMELINE_LANE_TITLE + item->row * CARNET_TIMELINE_ROW;
  area->width = CARNET_CHIP_PADDING + (int)item->width + CARNET_CHIP_GAP;
  area->height = CARNET_TIMELINE_ROW;
}

/* -- Placing ------------------------------------------------------------------------ */

static void
place (GtkWidget *child, double x, double y, int width, int height)
{
  int minimum_width, minimum_height;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum_width, NULL, NULL, NULL);
  width = MAX (width, minimum_width);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &minimum_height, NULL, NULL, NULL);
  gtk_widget_allocate (child, width, MAX (height, minimum_height), -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float)x, (float)y)));
}

static void
place_naturally (GtkWidget *child, double x, double y)
{
  int width;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  place (child, x, y, width, 0);
}

/* The first one in sight stays at the edge until the next @span pushes it out. */
static void
place_labels (CarnetTimelineView *self, GArray *labels, double left, double span, double y)
{
  for (guint i = 0; i < labels->len; i++)
    {
      const CarnetHeaderLabel *mark = &g_array_index (labels, CarnetHeaderLabel, i);
      const double x = CARNET_TIMELINE_MARGIN + carnet_timescale_x_of_month (&self->scale, mark->month);
      int          width;

      if (mark->month == CARNET_MONTH_NONE)
        continue;
      gtk_widget_measure (mark->label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
      place (mark->label, CLAMP (left, x, MAX (x, x + span - width - 2 * HEADER_INSET)) + HEADER_INSET, y,
             width, 0);
    }
}

static void
place_header (CarnetTimelineView *self, const GdkRectangle *sight)
{
  place (self->header, 0, sight->y, self->width, CARNET_TIMELINE_HEADER);
  place_labels (self, self->months, sight->x, self->scale.month_width, sight->y + carnet_scale_px (22));
  place_labels (self, self->years, sight->x, G_MAXINT, sight->y + 3);
}

static void
place_chips (CarnetTimelineView *self)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      CarnetPlace *placed = carnet_timeline_view_get_place (self, (int)i);
      GdkRectangle area;

      if (!placed->chip)
        continue;
      carnet_timeline_view_get_area (self, placed, &area);
      if ((int)i == self->drag.index)
        area.x += (int)(carnet_timescale_x_of_date (&self->scale, self->drag.to.first)
                        - carnet_timescale_x_of_date (&self->scale, placed->item.when.first));
      carnet_milestone_chip_set_mark_width (placed->chip, (int)placed->item.mark_width);
      place (GTK_WIDGET (placed->chip), area.x, area.y, area.width, area.height);
    }
}

static void
place_pill (CarnetTimelineView *self, const GdkRectangle *sight)
{
  int width;

  if (!gtk_widget_get_visible (self->pill))
    return;
  gtk_widget_measure (self->pill, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  place (self->pill, carnet_timeline_view_get_today_x (self) - width / 2.0,
         sight->y + CARNET_TIMELINE_HEADER - carnet_scale_px (10), width, carnet_scale_px (20));
}

/* The new date of what is drawn along, above it. */
static void
place_drag_label (CarnetTimelineView *self, const GdkRectangle *sight)
{
  const CarnetPlace *placed;
  GdkRectangle       area;
  double             x;
  int                width;

  if (!gtk_widget_get_visible (self->drag_label) || self->drag.index < 0)
    return;
  placed = carnet_timeline_view_get_place (self, self->drag.index);
  carnet_timeline_view_get_area (self, placed, &area);
  x = CARNET_TIMELINE_MARGIN + carnet_timescale_x_of_date (&self->scale, self->drag.to.first);
  gtk_widget_measure (self->drag_label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  x = CLAMP (x, sight->x, MAX (sight->x, sight->x + sight->width - width));
  place (self->drag_label, x, MAX (area.y - carnet_scale_px (18), sight->y + CARNET_TIMELINE_HEADER), width,
         carnet_scale_px (22));
}

void
carnet_timeline_view_allocate (CarnetTimelineView *self)
{
  const int    cell_width = (int)self->scale.month_width - 2 * CARNET_TIMELINE_INSET;
  GdkRectangle sight;

  carnet_timeline_view_get_sight (self, &sight);
  place_header (self, &sight);
  for (int lane = 0; lane < CARNET_N_LANES; lane++)
    place_naturally (self->lanes[lane].title, sight.x + CARNET_TIMELINE_MARGIN,
                     self->lanes[lane].top + carnet_scale_px (11));
  place_chips (self);
  for (guint i = 0; i < self->cells->len; i++)
    place (self->cells->pdata[i],
           CARNET_TIMELINE_MARGIN + CARNET_TIMELINE_INSET
               + carnet_timescale_x_of_month (&self->scale, self->programme->start + (CarnetMonth)i),
           self->lanes[CARNET_LANE_JOURNEY].bottom, cell_width, CARNET_TIMELINE_CELL_HEIGHT);
  place_pill (self, &sight);
  place_drag_label (self, &sight);
}
