/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programme/carnet-timeline-view-private.h"
#include "widgets/carnet-palette.h"

static int
pack_lane (CarnetTimelineView *self, CarnetLane lane, double *right)
{
  const CarnetTimelineMetrics metrics
      = { .mark = CARNET_CHIP_MARK, .gap = CARNET_CHIP_GAP, .inset = CARNET_TIMELINE_INSET };
  g_autofree CarnetTimelineItem *items = g_new0 (CarnetTimelineItem, self->chips->len + 1);
  guint                          n_items = 0;
  int                            n_rows;

  for (guint i = 0; i < self->chips->len; i++)
    if (g_array_index (self->chips, CarnetPlacedChip, i).lane == lane)
      items[n_items++] = g_array_index (self->chips, CarnetPlacedChip, i).item;
  n_rows = carnet_timeline_pack (&self->scale, &metrics, items, n_items);
  n_items = 0;
  for (guint i = 0; i < self->chips->len; i++)
    {
      CarnetPlacedChip *placed = &g_array_index (self->chips, CarnetPlacedChip, i);

      if (placed->lane != lane)
        continue;
      placed->item = items[n_items++];
      *right = MAX (*right, placed->item.x + placed->item.width + CARNET_CHIP_PADDING);
    }
  return n_rows;
}

/* Returns how far the last title goes, in pixels of the scale. */
static double
pack_all (CarnetTimelineView *self)
{
  double right = carnet_timescale_width (&self->scale);

  for (guint i = 0; i < self->chips->len; i++)
    {
      CarnetPlacedChip *placed = &g_array_index (self->chips, CarnetPlacedChip, i);

      placed->item.text_width = carnet_milestone_chip_measure_title (placed->chip);
    }
  for (int lane = 0; lane < CARNET_N_LANES; lane++)
    self->lanes[lane].n_rows = pack_lane (self, lane, &right);
  return right;
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
carnet_timeline_view_arrange (CarnetTimelineView *self, int width)
{
  double right, spare;

  if (!self->programme)
    return;
  self->scale = carnet_timescale_for_programme (self->programme, CARNET_TIMELINE_MONTH);
  right = pack_all (self);
  /* A title that goes past the last month ends near the edge: its margin is the month's. */
  self->width = MAX ((int)carnet_timescale_width (&self->scale) + 2 * CARNET_TIMELINE_MARGIN,
                     (int)right + CARNET_TIMELINE_MARGIN + CARNET_TIMELINE_INSET);
  spare = width - self->width;
  if (spare > 0)
    {
      /* What a last title needs beyond the last month never grows with the months. */
      self->scale.month_width += spare / carnet_timescale_n_months (&self->scale);
      pack_all (self);
    }
  stack_lanes (self);
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

static void
place_header (CarnetTimelineView *self)
{
  g_autoptr (GPtrArray) ticks = carnet_timescale_ticks (&self->scale, self->today);
  guint n_labels = 0;

  for (guint i = 0; i < ticks->len; i++)
    {
      const CarnetTick *tick = ticks->pdata[i];
      const double      x = CARNET_TIMELINE_MARGIN + tick->x + 6;

      place_naturally (self->months->pdata[n_labels++], x, 22);
      if (tick->year != 0)
        place_naturally (self->months->pdata[n_labels++], x, 3);
    }
}

static void
place_chips (CarnetTimelineView *self)
{
  for (guint i = 0; i < self->chips->len; i++)
    {
      CarnetPlacedChip         *placed = &g_array_index (self->chips, CarnetPlacedChip, i);
      const CarnetTimelineItem *item = &placed->item;
      const double              x = CARNET_TIMELINE_MARGIN + item->x - CARNET_CHIP_PADDING;
      const double              y
          = self->lanes[placed->lane].top + CARNET_TIMELINE_LANE_TITLE + item->row * CARNET_TIMELINE_ROW;

      carnet_milestone_chip_set_mark_width (placed->chip, (int)item->mark_width);
      place (GTK_WIDGET (placed->chip), (int)x, y, (int)item->width + 2 * CARNET_CHIP_PADDING,
             CARNET_TIMELINE_ROW);
    }
}

static void
place_pill (CarnetTimelineView *self)
{
  int width;

  if (!gtk_widget_get_visible (self->pill))
    return;
  gtk_widget_measure (self->pill, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  place (self->pill, carnet_timeline_view_get_today_x (self) - width / 2.0, CARNET_TIMELINE_HEADER - 10,
         width, 20);
}

void
carnet_timeline_view_allocate (CarnetTimelineView *self)
{
  const int cell_width = (int)self->scale.month_width - 2 * CARNET_TIMELINE_INSET;

  place_header (self);
  for (int lane = 0; lane < CARNET_N_LANES; lane++)
    place_naturally (self->lanes[lane].title, CARNET_TIMELINE_MARGIN, self->lanes[lane].top + 11);
  place_chips (self);
  for (guint i = 0; i < self->cells->len; i++)
    place (self->cells->pdata[i],
           CARNET_TIMELINE_MARGIN + CARNET_TIMELINE_INSET
               + carnet_timescale_x_of_month (&self->scale, self->programme->start + (CarnetMonth)i),
           self->lanes[CARNET_LANE_JOURNEY].bottom, cell_width, CARNET_TIMELINE_CELL_HEIGHT);
  place_pill (self);
}

/* -- Lines -------------------------------------------------------------------------- */

static void
draw_grid (CarnetTimelineView *self, GtkSnapshot *snapshot)
{
  const float width = (float)gtk_widget_get_width (GTK_WIDGET (self));
  const float height = (float)self->height;
  GdkRGBA     line;

  carnet_palette_get_current (CARNET_COLOUR_LINE, &line);
  for (CarnetMonth month = self->scale.first; month <= self->scale.last + 1; month++)
    {
      const int x = CARNET_TIMELINE_MARGIN + (int)carnet_timescale_x_of_month (&self->scale, month);

      gtk_snapshot_append_color (
          snapshot, &line,
          &GRAPHENE_RECT_INIT ((float)x, CARNET_TIMELINE_HEADER, 1, height - CARNET_TIMELINE_HEADER));
    }
  for (int lane = 0; lane < CARNET_N_LANES; lane++)
    gtk_snapshot_append_color (snapshot, &line,
                               &GRAPHENE_RECT_INIT (0, (float)self->lanes[lane].top, width, 1));
}

/* In that row a title stands where today's line would pass. */
static gboolean
row_is_taken (CarnetTimelineView *self, CarnetLane lane, int row, double x)
{
  for (guint i = 0; i < self->chips->len; i++)
    {
      const CarnetPlacedChip *placed = &g_array_index (self->chips, CarnetPlacedChip, i);

      if (placed->lane == lane && placed->item.row == row && carnet_timeline_item_covers (&placed->item, x))
        return TRUE;
    }
  return FALSE;
}

static void
draw_today (CarnetTimelineView *self, GtkSnapshot *snapshot)
{
  const double x = carnet_timeline_view_get_today_x (self);
  GdkRGBA      colour;

  if (x < 0)
    return;
  carnet_palette_get_current (CARNET_COLOUR_ACCENT, &colour);
  for (int lane = 0; lane < CARNET_N_LANES; lane++)
    {
      const CarnetPlacedLane *placed = &self->lanes[lane];
      const float             rows_top = (float)placed->top + CARNET_TIMELINE_LANE_TITLE;
      const float             rows_bottom = rows_top + (float)(placed->n_rows * CARNET_TIMELINE_ROW);
      const float             left = (float)x - 0.75f;

      gtk_snapshot_append_color (
          snapshot, &colour,
          &GRAPHENE_RECT_INIT (left, (float)placed->top, 1.5f, CARNET_TIMELINE_LANE_TITLE));
      for (int row = 0; row < placed->n_rows; row++)
        if (!row_is_taken (self, lane, row, x - CARNET_TIMELINE_MARGIN))
          gtk_snapshot_append_color (snapshot, &colour,
                                     &GRAPHENE_RECT_INIT (left, rows_top + (float)(row * CARNET_TIMELINE_ROW),
                                                          1.5f, CARNET_TIMELINE_ROW));
      gtk_snapshot_append_color (
          snapshot, &colour,
          &GRAPHENE_RECT_INIT (left, rows_bottom, 1.5f, (float)placed->bottom - rows_bottom));
    }
}

void
carnet_timeline_view_snapshot (CarnetTimelineView *self, GtkSnapshot *snapshot)
{
  if (!self->programme)
    return;
  draw_grid (self, snapshot);
  draw_today (self, snapshot);
}
