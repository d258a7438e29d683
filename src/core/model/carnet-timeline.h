/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/carnet-programme.h"

G_BEGIN_DECLS

/* The arithmetic of the timeline: scale, ticks, and where each milestone goes.
 * Units are pixels, from the left edge of the first month. No text is measured
 * here: widths are given. */

/**
 * CarnetTimescale:
 * @first, @last: months shown, both included
 * @month_width: of every month, whatever its number of days
 */
typedef struct
{
  CarnetMonth first;
  CarnetMonth last;
  double      month_width;
} CarnetTimescale;

/**
 * carnet_timescale_for_programme:
 * Shows every month from the first milestone or logbook month to the last one; a
 * month at least.
 */
CarnetTimescale carnet_timescale_for_programme (const CarnetProgramme *programme, double month_width);
int             carnet_timescale_n_months (const CarnetTimescale *self);
double          carnet_timescale_width (const CarnetTimescale *self);
/** carnet_timescale_x_of_month: the left edge of @month; may lie outside the scale. */
double carnet_timescale_x_of_month (const CarnetTimescale *self, CarnetMonth month);
/** carnet_timescale_x_of_date: where the day begins. */
double carnet_timescale_x_of_date (const CarnetTimescale *self, CarnetDate date);
/** carnet_timescale_date_at: the day that begins nearest to @x; may lie outside the scale. */
CarnetDate carnet_timescale_date_at (const CarnetTimescale *self, double x);
gboolean   carnet_timescale_contains (const CarnetTimescale *self, CarnetDate date);

/**
 * CarnetTick: one month of the header.
 * @x: its left edge
 * @label: (transfer full): « juil. »
 * @year: the year to print above it, or 0: the first tick in sight and each January
 * @current: today is in it
 */
typedef struct
{
  CarnetMonth month;
  double      x;
  char       *label;
  int         year;
  gboolean    current;
} CarnetTick;

/** carnet_timescale_ticks: (transfer full) (element-type CarnetTick): of the months in sight from @left to
 * @right. */
GPtrArray *carnet_timescale_ticks (const CarnetTimescale *self, double left, double right, CarnetDate today);

/**
 * CarnetTimelineItem:
 * @when: (in): a month is a pill one month wide, a range as long as it lasts, a
 *   day a square
 * @text_width: (in): of the title beside the mark, folded in two where that is narrower
 * @whole_width: (in): of the title on one line, which it is given where there is room; or 0
 * @row: (out): from 0
 * @x: (out): left edge of the mark
 * @mark_width: (out)
 * @width: (out): of the whole, mark, gap and title
 */
typedef struct
{
  CarnetWhen when;
  double     text_width;
  double     whole_width;
  int        row;
  double     x;
  double     mark_width;
  double     width;
} CarnetTimelineItem;

/** CarnetTimelineMetrics: @mark: side of a day's square; @range: what the two days of a range need at least;
 * @gap: between mark and title, and before the next; @line: of today, which is drawn where no title stands:
 * none is unfolded over it; < 0 when there is none. */
typedef struct
{
  double mark;
  double range;
  double gap;
  double inset; /* of a pill, from the edges of its month */
  double line;
} CarnetTimelineMetrics;

/**
 * carnet_timeline_pack:
 * @items: (inout) (array length=n_items): of one lane, by date
 *
 * Gives each item the first row where it meets no other, then one line to those titles that have room for it,
 * up to the next of their row or the end of the months.
 * Returns: the number of rows, 0 for no item.
 */
int carnet_timeline_pack (const CarnetTimescale       *scale,
                          const CarnetTimelineMetrics *metrics,
                          CarnetTimelineItem          *items,
                          guint                        n_items);

/** carnet_timeline_item_covers: a vertical line at @x, such as today's, would meet the mark or the title. */
gboolean carnet_timeline_item_covers (const CarnetTimelineItem *item, double x);

/** CarnetTimelineMove: the arrow keys. */
typedef enum
{
  CARNET_MOVE_PREVIOUS,
  CARNET_MOVE_NEXT,
  CARNET_MOVE_UP,
  CARNET_MOVE_DOWN,
} CarnetTimelineMove;

/** CarnetTimelineSpot: where a milestone stands, for the keys. */
typedef struct
{
  CarnetWhen when;
  CarnetLane lane;
} CarnetTimelineSpot;

/**
 * carnet_timeline_move:
 * Previous and next go by date through all lanes; up and down to the milestone
 * nearest in time of the nearest lane that has one.
 * Returns: an index of @spots, or -1 at the end.
 */
int carnet_timeline_move (const CarnetTimelineSpot *spots, guint n_spots, int from, CarnetTimelineMove move);

G_END_DECLS
