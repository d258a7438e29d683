/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/carnet-date.h"

#include <glib/gi18n-lib.h>

/* Names are ours, not the locale's, so that they are in the language of the messages. */

static const char *const month_names[] = {
  NC_ ("month", "January"),   NC_ ("month", "February"), NC_ ("month", "March"),    NC_ ("month", "April"),
  NC_ ("month", "May"),       NC_ ("month", "June"),     NC_ ("month", "July"),     NC_ ("month", "August"),
  NC_ ("month", "September"), NC_ ("month", "October"),  NC_ ("month", "November"), NC_ ("month", "December"),
};

static const char *const short_month_names[] = {
  NC_ ("short month", "Jan"), NC_ ("short month", "Feb"), NC_ ("short month", "Mar"),
  NC_ ("short month", "Apr"), NC_ ("short month", "May"), NC_ ("short month", "Jun"),
  NC_ ("short month", "Jul"), NC_ ("short month", "Aug"), NC_ ("short month", "Sep"),
  NC_ ("short month", "Oct"), NC_ ("short month", "Nov"), NC_ ("short month", "Dec"),
};

static const char *const weekday_names[] = {
  NC_ ("weekday", "Monday"),   NC_ ("weekday", "Tuesday"), NC_ ("weekday", "Wednesday"),
  NC_ ("weekday", "Thursday"), NC_ ("weekday", "Friday"),  NC_ ("weekday", "Saturday"),
  NC_ ("weekday", "Sunday"),
};

static const char *
month_name (int month)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "month", month_names[month - 1]);
}

static const char *
short_month_name (int month)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "short month", short_month_names[month - 1]);
}

static const char *
weekday_name (CarnetDate date)
{
  /* Day 1, 1 January of year 1, is a Monday. */
  return g_dpgettext2 (GETTEXT_PACKAGE, "weekday", weekday_names[(date - 1) % 7]);
}

static char *
day_name (int day)
{
  if (day == 1)
    /* Translators: the first day of a month, within a date: “1er” in French */
    return g_strdup (C_ ("first day of a month", "1"));
  return g_strdup_printf ("%d", day);
}

char *
carnet_date_format (CarnetDate date, CarnetDateStyle style)
{
  int              year, month, day;
  g_autofree char *day_text = NULL;

  g_return_val_if_fail (date != CARNET_DATE_NONE, NULL);

  carnet_date_split (date, &year, &month, &day);
  day_text = day_name (day);
  switch (style)
    {
    case CARNET_DATE_LONG:
      /* Translators: day, month, year */
      return g_strdup_printf (C_ ("date", "%1$s %2$s %3$d"), day_text, month_name (month), year);
    case CARNET_DATE_FULL:
      /* Translators: weekday, day, month, year */
      return g_strdup_printf (C_ ("date", "%1$s %2$s %3$s %4$d"), weekday_name (date), day_text,
                              month_name (month), year);
    case CARNET_DATE_SHORT:
      /* Translators: day, abbreviated month */
      return g_strdup_printf (C_ ("short date", "%1$s %2$s"), day_text, short_month_name (month));
    case CARNET_DATE_DAY_MONTH:
      /* Translators: day, month */
      return g_strdup_printf (C_ ("date", "%1$s %2$s"), day_text, month_name (month));
    case CARNET_DATE_DAY:
      return g_steal_pointer (&day_text);
    }
  g_return_val_if_reached (NULL);
}

char *
carnet_month_format (CarnetMonth month, CarnetMonthStyle style)
{
  int number = carnet_month_of_year (month);

  g_return_val_if_fail (month != CARNET_MONTH_NONE, NULL);

  switch (style)
    {
    case CARNET_MONTH_LONG:
      /* Translators: month, year */
      return g_strdup_printf (C_ ("month and year", "%1$s %2$d"), month_name (number),
                              carnet_month_year (month));
    case CARNET_MONTH_NAME:
      return g_strdup (month_name (number));
    case CARNET_MONTH_SHORT:
      return g_strdup (short_month_name (number));
    }
  g_return_val_if_reached (NULL);
}
