/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/carnet-when.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/carnet-error.h"

static gboolean
parse_range (const char *text, CarnetWhen *when)
{
  g_auto (GStrv) ends = g_strsplit (text, "/", 3);
  CarnetDate first, last;

  if (g_strv_length (ends) != 2 || !carnet_date_parse_iso (ends[0], &first)
      || !carnet_date_parse_iso (ends[1], &last) || last < first)
    return FALSE;
  *when = (CarnetWhen){ CARNET_WHEN_RANGE, first, last };
  return TRUE;
}

gboolean
carnet_when_parse (const char *text, CarnetWhen *when, GError **error)
{
  CarnetDate  day;
  CarnetMonth month;

  if (carnet_date_parse_iso (text, &day))
    *when = (CarnetWhen){ CARNET_WHEN_DAY, day, day };
  else if (carnet_month_parse_iso (text, &month))
    *when = (CarnetWhen){ CARNET_WHEN_MONTH, carnet_month_first_day (month), carnet_month_last_day (month) };
  else if (text == NULL || !parse_range (text, when))
    {
      g_set_error (error, CARNET_ERROR, CARNET_ERROR_INVALID,
                   _ ("“%s” is not a month, a day or a range of days: write 2018-05, 2018-07-05 or "
                      "2018-04-03/2018-04-05."),
                   text != NULL ? text : "");
      return FALSE;
    }
  return TRUE;
}

char *
carnet_when_to_iso (const CarnetWhen *when)
{
  g_autofree char *first = NULL, *last = NULL;

  g_return_val_if_fail (when->precision != CARNET_WHEN_NONE, NULL);

  if (when->precision == CARNET_WHEN_MONTH)
    return carnet_month_to_iso (carnet_date_month (when->first));
  first = carnet_date_to_iso (when->first);
  if (when->precision == CARNET_WHEN_DAY)
    return g_steal_pointer (&first);
  last = carnet_date_to_iso (when->last);
  return g_strconcat (first, "/", last, NULL);
}

/* « du 3 au 5 avril 2018 », « du 30 mars au 2 avril 2018 ». */
static char *
format_range (const CarnetWhen *when)
{
  g_autofree char *first = carnet_date_format (when->first, CARNET_DATE_LONG);
  g_autofree char *last = carnet_date_format (when->last, CARNET_DATE_LONG);

  if (carnet_date_month (when->first) == carnet_date_month (when->last))
    {
      int day;

      carnet_date_split (when->first, NULL, NULL, &day);
      g_free (first);
      first = day == 1 ? g_strdup (C_ ("first day of a month", "1")) : g_strdup_printf ("%d", day);
    }
  /* TRANSLATORS: a range of days */
  return g_strdup_printf (_ ("from %1$s to %2$s"), first, last);
}

char *
carnet_when_format (const CarnetWhen *when)
{
  g_autofree char *month = NULL;

  switch (when->precision)
    {
    case CARNET_WHEN_DAY:
      return carnet_date_format (when->first, CARNET_DATE_FULL);
    case CARNET_WHEN_RANGE:
      return format_range (when);
    case CARNET_WHEN_MONTH:
      month = carnet_month_format (carnet_date_month (when->first), CARNET_MONTH_LONG);
      /* TRANSLATORS: some time within a month */
      return g_strdup_printf (_ ("during %s"), month);
    case CARNET_WHEN_NONE:
    default:
      return g_strdup ("");
    }
}

int
carnet_when_compare (const CarnetWhen *a, const CarnetWhen *b)
{
  if (a->first != b->first)
    return a->first < b->first ? -1 : 1;
  if (a->precision != b->precision)
    return a->precision < b->precision ? -1 : 1;
  if (a->last != b->last)
    return a->last < b->last ? -1 : 1;
  return 0;
}

gboolean
carnet_when_is_past (const CarnetWhen *when, CarnetDate today)
{
  return when->precision != CARNET_WHEN_NONE && when->last < today;
}
