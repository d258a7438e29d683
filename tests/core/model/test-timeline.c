/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "model/carnet-timeline.h"

/* -- Scale ---------------------------------------------------------------------------- */

static CarnetWhen
when (const char *text)
{
  CarnetWhen result;
  g_autoptr (GError) error = NULL;

  carnet_when_parse (text, &result, &error);
  g_assert_no_error (error);
  return result;
}

static void
add_milestone (CarnetProgramme *programme, const char *text)
{
  CarnetMilestone *milestone = carnet_milestone_new ();

  if (text)
    milestone->when = when (text);
  g_ptr_array_add (programme->milestones, milestone);
}

static void
test_scale (void)
{
  static const struct
  {
    const char *milestones[3];
    const char *first;
    const char *last;
  } rows[] = {
    { { NULL }, "2018-05", "2019-01" },
    { { "2018-06-12" }, "2018-05", "2019-01" },
    { { "2018-02", "2018-12" }, "2018-02", "2019-01" },
    { { "2019-01-30/2019-02-02" }, "2018-05", "2019-02" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CarnetProgramme) programme = carnet_programme_new ();
      g_autofree char *first = NULL, *last = NULL;
      CarnetTimescale  scale;

      programme->start = carnet_month_new (2018, 5);
      programme->n_months = 9;
      for (guint m = 0; m < 3 && rows[i].milestones[m]; m++)
        add_milestone (programme, rows[i].milestones[m]);
      add_milestone (programme, NULL);
      scale = carnet_timescale_for_programme (programme, 74);
      first = carnet_month_to_iso (scale.first);
      last = carnet_month_to_iso (scale.last);
      g_assert_cmpstr (first, ==, rows[i].first);
      g_assert_cmpstr (last, ==, rows[i].last);
      g_assert_cmpfloat (carnet_timescale_width (&scale), ==, 74.0 * (scale.last - scale.first + 1));
    }
}

static const CarnetTimescale YEAR = { .first = 2018 * 12 + 1, .last = 2019 * 12, .month_width = 60 };

static void
test_positions (void)
{
  static const struct
  {
    int    year, month, day;
    double x;
  } rows[] = {
    { 2018, 2, 1, 0 },    { 2018, 2, 15, 30 }, { 2018, 3, 1, 60 },  { 2018, 4, 16, 150 },
    { 2018, 6, 30, 298 }, { 2019, 1, 1, 660 }, { 2018, 1, 1, -60 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpfloat_with_epsilon (
        carnet_timescale_x_of_date (&YEAR, carnet_date_new (rows[i].year, rows[i].month, rows[i].day)),
        rows[i].x, 1e-9);
  g_assert_true (carnet_timescale_contains (&YEAR, carnet_date_new (2018, 2, 1)));
  g_assert_true (carnet_timescale_contains (&YEAR, carnet_date_new (2019, 1, 31)));
  g_assert_false (carnet_timescale_contains (&YEAR, carnet_date_new (2018, 1, 31)));
  g_assert_false (carnet_timescale_contains (&YEAR, carnet_date_new (2019, 2, 1)));
  g_assert_false (carnet_timescale_contains (&YEAR, CARNET_DATE_NONE));
}

/* A day never stands left of the day before. */
static void
test_order_is_kept (void)
{
  double before = -1;

  for (CarnetDate day = carnet_date_new (2018, 2, 1); day <= carnet_date_new (2019, 1, 31); day++)
    {
      const double x = carnet_timescale_x_of_date (&YEAR, day);

      g_assert_cmpfloat (x, >, before);
      before = x;
    }
  g_assert_cmpfloat (before, <, carnet_timescale_width (&YEAR));
}

/* The way back from a place to its day, also outside, also between two. */
static void
test_date_at (void)
{
  for (CarnetDate day = carnet_date_new (2017, 12, 1); day <= carnet_date_new (2019, 3, 31); day++)
    for (double by = -0.4; by < 0.5; by += 0.4)
      {
        const double x = carnet_timescale_x_of_date (&YEAR, day);
        const double next = carnet_timescale_x_of_date (&YEAR, day + 1);
        const double before = carnet_timescale_x_of_date (&YEAR, day - 1);

        g_assert_cmpuint (carnet_timescale_date_at (&YEAR, x + by * (by < 0 ? x - before : next - x)), ==,
                          day);
      }
}

static void
test_ticks (void)
{
  g_autoptr (GPtrArray) ticks = carnet_timescale_ticks (&YEAR, -100, 2000, carnet_date_new (2018, 9, 25));
  g_autoptr (GPtrArray) few = carnet_timescale_ticks (&YEAR, 130, 240, CARNET_DATE_NONE);

  g_assert_cmpuint (few->len, ==, 2);
  g_assert_cmpint (((CarnetTick *)few->pdata[0])->month, ==, carnet_month_new (2018, 4));
  g_assert_cmpint (((CarnetTick *)few->pdata[0])->year, ==, 2018);
  g_assert_cmpint (((CarnetTick *)few->pdata[1])->year, ==, 0);
  g_assert_cmpuint (ticks->len, ==, 12);
  for (guint i = 0; i < ticks->len; i++)
    {
      const CarnetTick *tick = ticks->pdata[i];

      g_assert_cmpfloat (tick->x, ==, 60.0 * i);
      g_assert_cmpint (tick->year, ==, i == 0 ? 2018 : (i == 11 ? 2019 : 0));
      g_assert_cmpint (tick->current, ==, i == 7);
      g_assert_cmpstr (tick->label, !=, "");
    }
}

/* -- Packing --------------------------------------------------------------------------- */

static const CarnetTimelineMetrics METRICS = { .mark = 26, .range = 40, .gap = 7, .inset = 2, .line = -1 };

static void
test_marks (void)
{
  static const struct
  {
    const char *when;
    double      x, mark_width;
  } rows[] = {
    { "2018-02", 2, 56 },
    { "2018-03-01", 60, 26 },
    { "2018-04-16/2018-05-15", 150, 59. + 1. / 31 },
    { "2018-04-16/2018-04-17", 150, 40 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CarnetTimelineItem item = { .when = when (rows[i].when), .text_width = 100 };

      g_assert_cmpint (carnet_timeline_pack (&YEAR, &METRICS, &item, 1), ==, 1);
      g_assert_cmpfloat_with_epsilon (item.x, rows[i].x, 1e-9);
      g_assert_cmpfloat_with_epsilon (item.mark_width, rows[i].mark_width, 1e-9);
      g_assert_cmpfloat_with_epsilon (item.width, rows[i].mark_width + 7 + 100, 1e-9);
      g_assert_cmpint (item.row, ==, 0);
    }
}

static void
test_rows (void)
{
  static const struct
  {
    const char *whens[5];
    int         rows[5];
    int         n_rows;
  } cases[] = {
    { { NULL }, { 0 }, 0 },
    /* April and June do not meet: one row. */
    { { "2018-04-03", "2018-08-29" }, { 0, 0 }, 1 },
    /* Three in ten days: three rows; June returns to the first. */
    { { "2018-04-03", "2018-04-05", "2018-04-13", "2018-08-29" }, { 0, 1, 2, 0 }, 3 },
    { { "2018-05", "2018-05" }, { 0, 1 }, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CarnetTimelineItem items[5] = { 0 };
      guint              n = 0;

      for (; n < 5 && cases[i].whens[n]; n++)
        items[n] = (CarnetTimelineItem){ .when = when (cases[i].whens[n]), .text_width = 150 };
      g_assert_cmpint (carnet_timeline_pack (&YEAR, &METRICS, items, n), ==, cases[i].n_rows);
      for (guint k = 0; k < n; k++)
        g_assert_cmpint (items[k].row, ==, cases[i].rows[k]);
    }
}

/* Whatever the dates and the widths, two of a row never meet. */
static void
test_nothing_overlaps (void)
{
  for (int round = 0; round < 200; round++)
    {
      CarnetTimelineItem items[30] = { 0 };
      CarnetDate         day = carnet_date_new (2018, 2, 1);
      int                n_rows;

      for (guint i = 0; i < G_N_ELEMENTS (items); i++)
        {
          day += (CarnetDate)g_test_rand_int_range (0, 25);
          items[i].when = (CarnetWhen){ CARNET_WHEN_DAY, day, day };
          items[i].text_width = g_test_rand_int_range (0, 220);
          items[i].whole_width = g_test_rand_int_range (0, 2) * 2 * items[i].text_width;
        }
      n_rows = carnet_timeline_pack (&YEAR, &METRICS, items, G_N_ELEMENTS (items));
      for (guint a = 0; a < G_N_ELEMENTS (items); a++)
        {
          g_assert_cmpint (items[a].row, <, n_rows);
          for (guint b = a + 1; b < G_N_ELEMENTS (items); b++)
            if (items[a].row == items[b].row)
              g_assert_cmpfloat (items[a].x + items[a].width, <, items[b].x);
        }
    }
}

/* A folded title is given one line up to the next of its row, the end of the months and today's line. */
static void
test_unfolds (void)
{
  static const struct
  {
    const char *when, *next;
    double      line;
    double      text_width;
  } rows[] = {
    { "2018-03-01", NULL, -1, 200 },         { "2018-03-01", "2018-08-01", -1, 200 },
    { "2018-03-01", "2018-06-15", -1, 100 }, { "2018-12-01", NULL, -1, 100 },
    { "2018-03-01", NULL, 250, 100 },        { "2018-03-01", NULL, 150, 200 },
    { "2018-03-01", NULL, 300, 200 },        { "2018-08-01", NULL, 60, 200 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CarnetTimelineMetrics metrics = METRICS;
      CarnetTimelineItem    items[2]
          = { { .when = when (rows[i].when), .text_width = 100, .whole_width = 200 } };

      metrics.line = rows[i].line;
      if (rows[i].next)
        items[1] = (CarnetTimelineItem){ .when = when (rows[i].next), .text_width = 100 };
      g_assert_cmpint (carnet_timeline_pack (&YEAR, &metrics, items, rows[i].next ? 2 : 1), ==, 1);
      g_assert_cmpfloat (items[0].width, ==, 26 + 7 + rows[i].text_width);
    }
}

static void
test_covers (void)
{
  CarnetTimelineItem item = { .when = when ("2018-03-01"), .text_width = 67 };

  carnet_timeline_pack (&YEAR, &METRICS, &item, 1);
  g_assert_false (carnet_timeline_item_covers (&item, 59.5));
  g_assert_true (carnet_timeline_item_covers (&item, 60));
  g_assert_true (carnet_timeline_item_covers (&item, 160));
  g_assert_false (carnet_timeline_item_covers (&item, 160.5));
}

/* -- Keys ------------------------------------------------------------------------------ */

static void
test_moves (void)
{
  const CarnetTimelineSpot spots[] = {
    { when ("2018-04-03"), CARNET_LANE_WEBINARS }, { when ("2018-06-29"), CARNET_LANE_WEBINARS },
    { when ("2018-04-18"), CARNET_LANE_MEETINGS }, { when ("2018-07-05"), CARNET_LANE_MEETINGS },
    { when ("2018-05"), CARNET_LANE_JOURNEY },     { when ("2018-05"), CARNET_LANE_JOURNEY },
  };
  static const struct
  {
    int                from;
    CarnetTimelineMove move;
    int                to;
  } rows[] = {
    { 0, CARNET_MOVE_NEXT, 2 },      { 2, CARNET_MOVE_NEXT, 4 },  { 4, CARNET_MOVE_NEXT, 5 },
    { 5, CARNET_MOVE_NEXT, 1 },      { 3, CARNET_MOVE_NEXT, -1 }, { 5, CARNET_MOVE_PREVIOUS, 4 },
    { 0, CARNET_MOVE_PREVIOUS, -1 }, { 0, CARNET_MOVE_DOWN, 2 },  { 1, CARNET_MOVE_DOWN, 3 },
    { 3, CARNET_MOVE_UP, 1 },        { 2, CARNET_MOVE_UP, 0 },    { 3, CARNET_MOVE_DOWN, 4 },
    { 4, CARNET_MOVE_UP, 2 },        { 0, CARNET_MOVE_UP, -1 },   { 4, CARNET_MOVE_DOWN, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("row %u", i);
      g_assert_cmpint (carnet_timeline_move (spots, G_N_ELEMENTS (spots), rows[i].from, rows[i].move), ==,
                       rows[i].to);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline/scale", test_scale);
  g_test_add_func ("/timeline/positions", test_positions);
  g_test_add_func ("/timeline/order-is-kept", test_order_is_kept);
  g_test_add_func ("/timeline/date-at", test_date_at);
  g_test_add_func ("/timeline/ticks", test_ticks);
  g_test_add_func ("/timeline/marks", test_marks);
  g_test_add_func ("/timeline/rows", test_rows);
  g_test_add_func ("/timeline/nothing-overlaps", test_nothing_overlaps);
  g_test_add_func ("/timeline/covers", test_covers);
  g_test_add_func ("/timeline/unfolds", test_unfolds);
  g_test_add_func ("/timeline/moves", test_moves);
  return g_test_run ();
}
