/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/carnet-when.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/carnet-error.h"

static gboolean
parse_range (const char *text, CarnetWhen *when)
{
  g_auto (GStrv) ends = g_strsplit (text, "/", -1);

  when->precision = CARNET_WHEN_RANGE;
  return g_strv_length (ends) == 2 && carnet_date_parse_iso (ends[0], &when->first)
         && carnet_date_parse_iso (ends[1], &when->last) && when->first <= when->last;
}

static gboolean
parse_any (const char *text, CarnetWhen *when)
{
  CarnetMonth month;

  if (carnet_month_parse_iso (text, &month))
    {
      when->precision = CARNET_WHEN_MONTH;
      when->first = carnet_month_first_day (month);
      when->last = carnet_month_last_day (month);
      return TRUE;
    }
  if (carnet_date_parse_iso (text, &when->first))
    {
      when->precision = CARNET_WHEN_DAY;
      when->last = when->first;
      return TRUE;
    }
  return text != NULL && parse_range (text, when);
}

gboolean
carnet_when_parse (const char *text, CarnetWhen *when, GError **error)
{
  CarnetWhen parsed = { 0 };

  if (!parse_any (text, &parsed))
    {
      g_set_error (error, CARNET_ERROR, CARNET_ERROR_INVALID,
                   _ ("“%s” is neither a month, a day nor a range of days: write 2018-05, 2018-07-05 or "
                      "2018-04-03/2018-04-05."),
                   text != NULL ? text : "");
      return FALSE;
    }
  *when = parsed;
  return TRUE;
}

char *
carnet_when_to_iso (const CarnetWhen *when)
{
  g_autofree char *first = NULL, *last = NULL;

  if (when->precision == CARNET_WHEN_NONE)
    return g_strdup ("");
  if (when->precision == CARNET_WHEN_MONTH)
    return carnet_month_to_iso (carnet_date_month (when->first));
  first = carnet_date_to_iso (when->first);
  if (when->precision == CARNET_WHEN_DAY)
    return g_steal_pointer (&first);
  last = carnet_date_to_iso (when->last);
  return g_strconcat (first, "/", last, NULL);
}

/* What both ends share is said once. */
static char *
format_range (CarnetDate first, CarnetDate last)
{
  CarnetMonth      from = carnet_date_month (first), to = carnet_date_month (last);
  CarnetDateStyle  style = CARNET_DATE_LONG;
  g_autofree char *begin = NULL, *end = carnet_date_format (last, CARNET_DATE_LONG);

  if (from == to)
    style = CARNET_DATE_DAY;
  else if (carnet_month_year (from) == carnet_month_year (to))
    style = CARNET_DATE_DAY_MONTH;
  begin = carnet_date_format (first, style);
  /* Translators: two days; the first may be a number alone: “3 to 5 April 2018” */
  return g_strdup_printf (C_ ("range of days", "%1$s to %2$s"), begin, end);
}

char *
carnet_when_format (const CarnetWhen *when)
{
  g_autofree char *month = NULL;

  switch (when->precision)
    {
    case CARNET_WHEN_NONE:
      return g_strdup ("");
    case CARNET_WHEN_MONTH:
      month = carnet_month_format (carnet_date_month (when->first), CARNET_MONTH_LONG);
      /* Translators: a month and its year, for what has no day: “courant mai 2018” */
      return g_strdup_printf (C_ ("some time in a month", "in %s"), month);
    case CARNET_WHEN_DAY:
      return carnet_date_format (when->first, CARNET_DATE_FULL);
    case CARNET_WHEN_RANGE:
      return when->first == when->last ? carnet_date_format (when->first, CARNET_DATE_FULL)
                                       : format_range (when->first, when->last);
    }
  g_return_val_if_reached (NULL);
}

int
carnet_when_compare (const CarnetWhen *a, const CarnetWhen *b)
{
  if (a->first != b->first)
    return a->first < b->first ? -1 : 1;
  if (a->precision != b->precision)
    return a->precision < b->precision ? -1 : 1;
  return (a->last > b->last) - (a->last < b->last);
}

gboolean
carnet_when_equal (const CarnetWhen *a, const CarnetWhen *b)
{
  return carnet_when_compare (a, b) == 0;
}

CarnetWhen
carnet_when_move (const CarnetWhen *when, int steps)
{
  CarnetWhen        moved = *when;
  const CarnetMonth month
      = when->precision == CARNET_WHEN_MONTH ? carnet_date_month (when->first) + steps : 0;

  if (when->precision == CARNET_WHEN_NONE)
    return moved;
  moved.first = month != 0 ? carnet_month_first_day (month) : when->first + (CarnetDate)steps;
  moved.last = month != 0 ? carnet_month_last_day (month) : when->last + (CarnetDate)steps;
  return moved;
}

static CarnetDate
shift_day (CarnetDate day, int years)
{
  const CarnetMonth month = carnet_date_month (day) + 12 * years;
  const CarnetDate  first = carnet_month_first_day (month), last = carnet_month_last_day (month);
  const CarnetDate  same = MIN (first + (day - carnet_month_first_day (carnet_date_month (day))), last);
  /* -3 to 3 days to the nearest of its days of the week */
  const int  away = (int)((day + 7 * 100000 + 3 - same) % 7) - 3;
  CarnetDate shifted = same + (CarnetDate)away;

  if (shifted > last)
    shifted -= 7;
  else if (shifted < first)
    shifted += 7;
  return shifted;
}

CarnetWhen
carnet_when_shift_years (const CarnetWhen *when, int years)
{
  CarnetWhen shifted = *when;

  if (when->precision == CARNET_WHEN_MONTH)
    return carnet_when_move (when, 12 * years);
  if (when->precision == CARNET_WHEN_NONE)
    return shifted;
  shifted.first = shift_day (when->first, years);
  shifted.last = shifted.first + (when->last - when->first);
  return shifted;
}

gboolean
carnet_when_is_past (const CarnetWhen *when, CarnetDate today)
{
  return when->precision != CARNET_WHEN_NONE && when->last < today;
}
