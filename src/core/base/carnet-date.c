/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/carnet-date.h"

#include <string.h>

#define YEAR_MIN 1000
#define YEAR_MAX 9999

CarnetDate
carnet_date_new (int year, int month, int day)
{
  GDate date;

  if (year < 1 || year > YEAR_MAX || month < 1 || month > 12 || day < 1 || day > 31
      || !g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return CARNET_DATE_NONE;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  return g_date_get_julian (&date);
}

void
carnet_date_split (CarnetDate date, int *year, int *month, int *day)
{
  GDate split;

  g_return_if_fail (date != CARNET_DATE_NONE);

  g_date_clear (&split, 1);
  g_date_set_julian (&split, date);
  if (year != NULL)
    *year = g_date_get_year (&split);
  if (month != NULL)
    *month = (int)g_date_get_month (&split);
  if (day != NULL)
    *day = g_date_get_day (&split);
}

static gboolean
read_digits (const char *text, guint n, int *number)
{
  *number = 0;
  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *number = *number * 10 + (text[i] - '0');
    }
  return TRUE;
}

gboolean
carnet_date_parse_iso (const char *text, CarnetDate *date)
{
  int year, month, day;

  if (text == NULL || strlen (text) != 10 || text[4] != '-' || text[7] != '-' || !read_digits (text, 4, &year)
      || !read_digits (text + 5, 2, &month) || !read_digits (text + 8, 2, &day) || year < YEAR_MIN)
    return FALSE;
  if (carnet_date_new (year, month, day) == CARNET_DATE_NONE)
    return FALSE;
  *date = carnet_date_new (year, month, day);
  return TRUE;
}

char *
carnet_date_to_iso (CarnetDate date)
{
  int year, month, day;

  g_return_val_if_fail (date != CARNET_DATE_NONE, NULL);

  carnet_date_split (date, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

CarnetMonth
carnet_date_month (CarnetDate date)
{
  int year, month;

  carnet_date_split (date, &year, &month, NULL);
  return carnet_month_new (year, month);
}

CarnetDate
carnet_date_today (void)
{
  return carnet_date_from_ms (g_get_real_time () / 1000);
}

CarnetDate
carnet_date_from_ms (gint64 ms)
{
  gint64 seconds = ms / 1000 - (ms % 1000 < 0); /* the second before, also before 1970 */
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (seconds);

  if (time == NULL)
    return CARNET_DATE_NONE;
  return carnet_date_new (g_date_time_get_year (time), g_date_time_get_month (time),
                          g_date_time_get_day_of_month (time));
}

/* -- Months ---------------------------------------------------------------------------------- */

CarnetMonth
carnet_month_new (int year, int month)
{
  g_return_val_if_fail (month >= 1 && month <= 12, CARNET_MONTH_NONE);

  return year * 12 + month - 1;
}

gboolean
carnet_month_parse_iso (const char *text, CarnetMonth *month)
{
  int year, number;

  if (text == NULL || strlen (text) != 7 || text[4] != '-' || !read_digits (text, 4, &year)
      || !read_digits (text + 5, 2, &number) || year < YEAR_MIN || number < 1 || number > 12)
    return FALSE;
  *month = carnet_month_new (year, number);
  return TRUE;
}

char *
carnet_month_to_iso (CarnetMonth month)
{
  return g_strdup_printf ("%04d-%02d", carnet_month_year (month), carnet_month_of_year (month));
}

int
carnet_month_year (CarnetMonth month)
{
  return month / 12;
}

int
carnet_month_of_year (CarnetMonth month)
{
  return month % 12 + 1;
}

CarnetDate
carnet_month_first_day (CarnetMonth month)
{
  return carnet_date_new (carnet_month_year (month), carnet_month_of_year (month), 1);
}

CarnetDate
carnet_month_last_day (CarnetMonth month)
{
  int year = carnet_month_year (month), number = carnet_month_of_year (month);

  return carnet_date_new (year, number, g_date_get_days_in_month ((GDateMonth)number, (GDateYear)year));
}
