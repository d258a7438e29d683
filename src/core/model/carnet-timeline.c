/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/carnet-timeline.h"

#include <math.h>

static void
tick_free (gpointer data)
{
  CarnetTick *tick = data;

  g_free (tick->label);
  g_free (tick);
}

CarnetTimescale
carnet_timescale_for_programme (const CarnetProgramme *programme, double month_width)
{
  CarnetTimescale self = { .first = programme->start, .month_width = month_width };

  self.last = programme->start + MAX (programme->n_months, 1) - 1;
  for (guint i = 0; i < programme->milestones->len; i++)
    {
      const CarnetMilestone *milestone = programme->milestones->pdata[i];

      if (milestone->when.precision == CARNET_WHEN_NONE)
        continue;
      self.first = MIN (self.first, carnet_date_month (milestone->when.first));
      self.last = MAX (self.last, carnet_date_month (milestone->when.last));
    }
  return self;
}

int
carnet_timescale_n_months (const CarnetTimescale *self)
{
  return self->last - self->first + 1;
}

double
carnet_timescale_width (const CarnetTimescale *self)
{
  return carnet_timescale_n_months (self) * self->month_width;
}

double
carnet_timescale_x_of_month (const CarnetTimescale *self, CarnetMonth month)
{
  return (month - self->first) * self->month_width;
}

double
carnet_timescale_x_of_date (const CarnetTimescale *self, CarnetDate date)
{
  const CarnetMonth month = carnet_date_month (date);
  const CarnetDate  first = carnet_month_first_day (month);
  const CarnetDate  last = carnet_month_last_day (month);

  return carnet_timescale_x_of_month (self, month)
         + self->month_width * (double)(date - first) / (double)(last - first + 1);
}

CarnetDate
carnet_timescale_date_at (const CarnetTimescale *self, double x)
{
  const double      months = floor (x / self->month_width);
  const CarnetMonth month = self->first + (CarnetMonth)months;
  const CarnetDate  first = carnet_month_first_day (month);
  const double      n_days = carnet_month_last_day (month) - first + 1;

  return first + (CarnetDate)round ((x / self->month_width - months) * n_days);
}

gboolean
carnet_timescale_contains (const CarnetTimescale *self, CarnetDate date)
{
  const CarnetMonth month = date == CARNET_DATE_NONE ? CARNET_MONTH_NONE : carnet_date_month (date);

  return month != CARNET_MONTH_NONE && month >= self->first && month <= self->last;
}

GPtrArray *
carnet_timescale_ticks (const CarnetTimescale *self, double left, double right, CarnetDate today)
{
  GPtrArray        *ticks = g_ptr_array_new_with_free_func (tick_free);
  const double      n_months = carnet_timescale_n_months (self);
  const CarnetMonth first = self->first + (CarnetMonth)CLAMP (floor (left / self->month_width), 0, n_months);
  const CarnetMonth end = self->first + (CarnetMonth)CLAMP (ceil (right / self->month_width), 0, n_months);

  for (CarnetMonth month = first; month < end; month++)
    {
      CarnetTick *tick = g_new0 (CarnetTick, 1);

      tick->month = month;
      tick->x = carnet_timescale_x_of_month (self, month);
      tick->label = carnet_month_format (month, CARNET_MONTH_SHORT);
      if (month == first || carnet_month_of_year (month) == 1)
        tick->year = carnet_month_year (month);
      tick->current = today != CARNET_DATE_NONE && carnet_date_month (today) == month;
      g_ptr_array_add (ticks, tick);
    }
  return ticks;
}

static double
width_with (const CarnetTimelineMetrics *metrics, const CarnetTimelineItem *item, double text_width)
{
  return item->mark_width + (text_width > 0 ? metrics->gap + text_width : 0);
}

static void
place_mark (const CarnetTimescale *scale, const CarnetTimelineMetrics *metrics, CarnetTimelineItem *item)
{
  double end;

  switch (item->when.precision)
    {
    case CARNET_WHEN_MONTH:
      item->x = carnet_timescale_x_of_month (scale, carnet_date_month (item->when.first)) + metrics->inset;
      item->mark_width = scale->month_width - 2 * metrics->inset;
      break;
    case CARNET_WHEN_RANGE:
      item->x = carnet_timescale_x_of_date (scale, item->when.first);
      end = carnet_timescale_x_of_date (scale, item->when.last + 1);
      item->mark_width = MAX (metrics->range, end - item->x);
      break;
    case CARNET_WHEN_DAY:
      item->x = carnet_timescale_x_of_date (scale, item->when.first);
      item->mark_width = metrics->mark;
      break;
    case CARNET_WHEN_NONE:
      item->x = 0;
      item->mark_width = metrics->mark;
      break;
    }
  item->width = width_with (metrics, item, item->text_width);
}

/* From the last of each row to the first. */
static void
unfold_titles (const CarnetTimescale       *scale,
               const CarnetTimelineMetrics *metrics,
               CarnetTimelineItem          *items,
               guint                        n_items,
               GArray                      *ends)
{
  for (guint row = 0; row < ends->len; row++)
    g_array_index (ends, double, row) = carnet_timescale_width (scale);
  for (guint i = n_items; i-- > 0;)
    {
      CarnetTimelineItem *item = &items[i];
      const double        whole = width_with (metrics, item, item->whole_width);
      double             *end = &g_array_index (ends, double, item->row);

      if (whole > item->width && item->x + whole <= *end
          && (item->x + item->width >= metrics->line || item->x + whole < metrics->line))
        item->width = whole;
      *end = item->x - metrics->gap;
    }
}

int
carnet_timeline_pack (const CarnetTimescale       *scale,
                      const CarnetTimelineMetrics *metrics,
                      CarnetTimelineItem          *items,
                      guint                        n_items)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < n_items; i++)
    {
      CarnetTimelineItem *item = &items[i];
      const double        never = -G_MAXDOUBLE;
      guint               row = 0;

      place_mark (scale, metrics, item);
      while (row < ends->len && g_array_index (ends, double, row) > item->x)
        row++;
      if (row == ends->len)
        g_array_append_val (ends, never);
      item->row = (int)row;
      g_array_index (ends, double, row) = item->x + item->width + metrics->gap;
    }
  unfold_titles (scale, metrics, items, n_items, ends);
  return (int)ends->len;
}

gboolean
carnet_timeline_item_covers (const CarnetTimelineItem *item, double x)
{
  return x >= item->x && x <= item->x + item->width;
}

/* By date; equal dates keep the order of the list. */
static gboolean
comes_before (const CarnetTimelineSpot *spots, int a, int b)
{
  const int order = carnet_when_compare (&spots[a].when, &spots[b].when);

  return order < 0 || (order == 0 && a < b);
}

static int
move_by_date (const CarnetTimelineSpot *spots, int n_spots, int from, gboolean forward)
{
  int found = -1;

  for (int i = 0; i < n_spots; i++)
    {
      const gboolean beyond
          = i != from && (forward ? comes_before (spots, from, i) : comes_before (spots, i, from));
      const gboolean nearer
          = found < 0 || (forward ? comes_before (spots, i, found) : comes_before (spots, found, i));

      if (beyond && nearer)
        found = i;
    }
  return found;
}

static gint64
distance (const CarnetTimelineSpot *a, const CarnetTimelineSpot *b)
{
  return ABS ((gint64)a->when.first - (gint64)b->when.first);
}

static int
nearest_in_lane (const CarnetTimelineSpot *spots, int n_spots, int from, int lane)
{
  int found = -1;

  for (int i = 0; i < n_spots; i++)
    if ((int)spots[i].lane == lane
        && (found < 0 || distance (&spots[i], &spots[from]) < distance (&spots[found], &spots[from])))
      found = i;
  return found;
}

static int
move_by_lane (const CarnetTimelineSpot *spots, int n_spots, int from, int step)
{
  for (int lane = (int)spots[from].lane + step; lane >= 0 && lane < CARNET_N_LANES; lane += step)
    {
      const int found = nearest_in_lane (spots, n_spots, from, lane);

      if (found >= 0)
        return found;
    }
  return -1;
}

int
carnet_timeline_move (const CarnetTimelineSpot *spots, guint n_spots, int from, CarnetTimelineMove move)
{
  g_return_val_if_fail (from >= 0 && (guint)from < n_spots, -1);

  switch (move)
    {
    case CARNET_MOVE_PREVIOUS:
    case CARNET_MOVE_NEXT:
      return move_by_date (spots, (int)n_spots, from, move == CARNET_MOVE_NEXT);
    case CARNET_MOVE_UP:
    case CARNET_MOVE_DOWN:
      return move_by_lane (spots, (int)n_spots, from, move == CARNET_MOVE_UP ? -1 : 1);
    }
  return -1;
}
