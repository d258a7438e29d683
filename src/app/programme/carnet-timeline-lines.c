/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is drawn on the timeline without widgets. */
#include <math.h>

#include "programme/carnet-timeline-view-private.h"
#include "widgets/carnet-palette.h"

/* Months at least so wide show their days. */
#define SOME_DAYS carnet_scale_px (140)
#define EVERY_DAY carnet_scale_px (280)
#define DAY_SCALE 0.8
#define NAME_GAP 5

static void
fill (GtkSnapshot *snapshot, const GdkRGBA *colour, double x, double y, double width, double height)
{
  gtk_snapshot_append_color (snapshot, colour,
                             &GRAPHENE_RECT_INIT ((float)x, (float)y, (float)width, (float)height));
}

static void
draw_grid (CarnetTimelineView *self, GtkSnapshot *snapshot, const GdkRectangle *sight)
{
  const double left = sight->x - CARNET_TIMELINE_MARGIN;
  const int    n = carnet_timescale_n_months (&self->scale);
  const int    first = (int)CLAMP (floor (left / self->scale.month_width), 0, n);
  const int    last = (int)CLAMP (ceil ((left + sight->width) / self->scale.month_width), 0, n);
  GdkRGBA      line;

  carnet_palette_get_current (CARNET_COLOUR_LINE, &line);
  for (int i = first; i <= last; i++)
    fill (snapshot, &line, CARNET_TIMELINE_MARGIN + (int)(i * self->scale.month_width),
          CARNET_TIMELINE_HEADER, 1, gtk_widget_get_height (GTK_WIDGET (self)) - CARNET_TIMELINE_HEADER);
  for (int lane = 0; lane < CARNET_N_LANES; lane++)
    fill (snapshot, &line, sight->x, self->lanes[lane].top, sight->width, 1);
}

static void
draw_today (CarnetTimelineView *self, GtkSnapshot *snapshot)
{
  const double x = carnet_timeline_view_get_today_x (self);
  const double left = x - 0.75;
  GdkRGBA      colour;

  if (x < 0)
    return;
  carnet_palette_get_current (CARNET_COLOUR_ACCENT, &colour);
  for (int lane = 0; lane < CARNET_N_LANES; lane++)
    {
      const CarnetPlacedLane *placed = &self->lanes[lane];
      const int               rows_top = placed->top + CARNET_TIMELINE_LANE_TITLE;
      const int               rows_bottom = rows_top + placed->n_rows * CARNET_TIMELINE_ROW;

      fill (snapshot, &colour, left, placed->top, 1.5, CARNET_TIMELINE_LANE_TITLE);
      for (int row = 0; row < placed->n_rows; row++)
        if (!placed->taken->data[row])
          fill (snapshot, &colour, left, rows_top + row * CARNET_TIMELINE_ROW, 1.5, CARNET_TIMELINE_ROW);
      fill (snapshot, &colour, left, rows_bottom, 1.5, placed->bottom - rows_bottom);
    }
}

void
carnet_timeline_view_draw_behind (CarnetTimelineView *self, GtkSnapshot *snapshot)
{
  GdkRectangle sight;

  if (!self->programme)
    return;
  carnet_timeline_view_get_sight (self, &sight);
  draw_grid (self, snapshot, &sight);
  draw_today (self, snapshot);
}

/* -- The days of the header ------------------------------------------------------------- */

typedef struct
{
  CarnetTimelineView *view;
  GtkSnapshot        *snapshot;
  GdkRectangle        sight;
  GdkRGBA             line;
  GdkRGBA             text;
  PangoLayout        *layout;
  double              clear_from; /* of today's pill */
  double              clear_to;
  double              name_from; /* of the month */
  double              name_to;
} Days;

/* Beside the name of its month, on the same line. */
static void
draw_number (Days *self, int day, double x)
{
  g_autofree char *text = g_strdup_printf ("%d", day);
  int              width, height;

  pango_layout_set_text (self->layout, text, -1);
  pango_layout_get_pixel_size (self->layout, &width, &height);
  if (x + width / 2.0 + NAME_GAP > self->name_from && x - width / 2.0 - NAME_GAP < self->name_to)
    return;
  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (
      self->snapshot, &GRAPHENE_POINT_INIT ((float)(x - width / 2.0), (float)(self->sight.y + 40 - height)));
  gtk_snapshot_append_layout (self->snapshot, self->layout, &self->text);
  gtk_snapshot_restore (self->snapshot);
}

static void
draw_day (Days *self, CarnetDate date, int day, gboolean every_day)
{
  const double   x = CARNET_TIMELINE_MARGIN + carnet_timescale_x_of_date (&self->view->scale, date);
  const gboolean numbered = every_day ? day % 5 == 0 && day < 30 : day == 15;
  const int      length = numbered ? 7 : 4;

  if (day == 1 || (!every_day && day % 5 != 0) || x < self->sight.x || x > self->sight.x + self->sight.width)
    return;
  if (x < self->clear_from || x > self->clear_to)
    fill (self->snapshot, &self->line, (int)x, self->sight.y + CARNET_TIMELINE_HEADER - length, 1, length);
  if (numbered)
    draw_number (self, day, x);
}

static void
draw_days (Days *self)
{
  const CarnetTimescale *scale = &self->view->scale;
  const gboolean         every_day = scale->month_width >= EVERY_DAY;
  const double           left = self->sight.x - CARNET_TIMELINE_MARGIN;
  g_autoptr (GPtrArray) ticks
      = carnet_timescale_ticks (scale, left, left + self->sight.width, CARNET_DATE_NONE);

  for (guint i = 0; i < ticks->len; i++)
    {
      const CarnetMonth month = ((CarnetTick *)ticks->pdata[i])->month;
      const CarnetDate  first = carnet_month_first_day (month);

      if (!carnet_timeline_view_get_label_span (self->view, month, &self->name_from, &self->name_to))
        self->name_from = self->name_to = -G_MAXDOUBLE;
      for (CarnetDate date = first; date <= carnet_month_last_day (month); date++)
        draw_day (self, date, (int)(date - first) + 1, every_day);
    }
}

static PangoLayout *
new_layout (CarnetTimelineView *self)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (DAY_SCALE));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

void
carnet_timeline_view_draw_before (CarnetTimelineView *self, GtkSnapshot *snapshot)
{
  Days         days = { .view = self, .snapshot = snapshot };
  const double today = carnet_timeline_view_get_today_x (self);
  const double half = gtk_widget_get_width (self->pill) / 2.0 + 2;

  if (!self->programme)
    return;
  carnet_timeline_view_get_sight (self, &days.sight);
  carnet_palette_get_current (CARNET_COLOUR_LINE, &days.line);
  if (days.sight.y > 0)
    fill (snapshot, &days.line, days.sight.x, days.sight.y + CARNET_TIMELINE_HEADER, days.sight.width, 1);
  if (self->scale.month_width < SOME_DAYS)
    return;
  carnet_palette_get_current (CARNET_COLOUR_SECONDARY, &days.text);
  days.line.alpha = MIN (1, days.line.alpha * 2.5f);
  days.clear_from = today >= 0 ? today - half : 0;
  days.clear_to = today >= 0 ? today + half : 0;
  days.layout = new_layout (self);
  draw_days (&days);
  g_object_unref (days.layout);
}
