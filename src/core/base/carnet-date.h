/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CarnetMonth:
 *
 * A calendar month counted from January of year 0 (proleptic Gregorian):
 * `year * 12 + month - 1`. Months subtract and compare as integers.
 * %CARNET_MONTH_NONE stands for "none".
 */
typedef gint32 CarnetMonth;
#define CARNET_MONTH_NONE ((CarnetMonth)-1)

/**
 * CarnetDate:
 *
 * A calendar day as a Julian day number of #GDate (1 is 1 January of year 1);
 * 0 stands for "none". Days subtract and compare as integers.
 */
typedef guint32 CarnetDate;
#define CARNET_DATE_NONE ((CarnetDate)0)

CarnetDate carnet_date_new (int year, int month, int day);
/** carnet_date_parse_iso: Returns: %TRUE for exactly `YYYY-MM-DD`, a real day of the years 1000 to 9999. */
gboolean carnet_date_parse_iso (const char *text, CarnetDate *date);
/**
 * carnet_date_parse:
 * @text: `2018-07-05`, `5/7/2018`, `05.07.18`, `5 juillet 2018`, `1er oct. 2018`,
 *   `5 July 2018`, with or without the year
 * @today: supplies the year when @text has none: the day nearest to @today
 *
 * Accepts the forms people type, in French and English whatever the locale.
 * Returns: %FALSE with %CARNET_ERROR_INVALID when it is no real day.
 */
gboolean carnet_date_parse (const char *text, CarnetDate today, CarnetDate *date, GError **error);
/**
 * carnet_date_parse_within:
 * @first, @last: days between which it is likely to be; %CARNET_DATE_NONE: anywhere
 *
 * As carnet_date_parse(), but a day without a year is the nearest one between them when there is one.
 */
gboolean carnet_date_parse_within (const char *text,
                                   CarnetDate  today,
                                   CarnetDate  first,
                                   CarnetDate  last,
                                   CarnetDate *date,
                                   GError    **error);
/** carnet_date_to_iso: Returns: (transfer full): `YYYY-MM-DD`. */
char       *carnet_date_to_iso (CarnetDate date);
void        carnet_date_split (CarnetDate date, int *year, int *month, int *day);
CarnetMonth carnet_date_month (CarnetDate date);
CarnetDate  carnet_date_today (void);
/** carnet_date_from_ms: the local day of a wall-clock time in milliseconds. */
CarnetDate carnet_date_from_ms (gint64 ms);

CarnetMonth carnet_month_new (int year, int month);
gboolean    carnet_month_parse_iso (const char *text, CarnetMonth *month);
char       *carnet_month_to_iso (CarnetMonth month);
int         carnet_month_year (CarnetMonth month);
/** carnet_month_of_year: 1 to 12. */
int        carnet_month_of_year (CarnetMonth month);
CarnetDate carnet_month_first_day (CarnetMonth month);
CarnetDate carnet_month_last_day (CarnetMonth month);

/**
 * CarnetDateStyle:
 * @CARNET_DATE_LONG: « 5 juillet 2018 », « 1er octobre 2018 »
 * @CARNET_DATE_FULL: « jeudi 5 juillet 2018 »
 * @CARNET_DATE_SHORT: « 5 juil. »
 * @CARNET_DATE_DAY_MONTH: « 5 juillet »
 * @CARNET_DATE_DAY: « 5 », « 1er »
 */
typedef enum
{
  CARNET_DATE_LONG,
  CARNET_DATE_FULL,
  CARNET_DATE_SHORT,
  CARNET_DATE_DAY_MONTH,
  CARNET_DATE_DAY,
} CarnetDateStyle;

/** carnet_date_format: Returns: (transfer full): @date for reading, in the language of the messages. */
char *carnet_date_format (CarnetDate date, CarnetDateStyle style);

/**
 * CarnetMonthStyle:
 * @CARNET_MONTH_LONG: « juillet 2018 »
 * @CARNET_MONTH_NAME: « juillet »
 * @CARNET_MONTH_SHORT: « juil. »
 */
typedef enum
{
  CARNET_MONTH_LONG,
  CARNET_MONTH_NAME,
  CARNET_MONTH_SHORT,
} CarnetMonthStyle;

char *carnet_month_format (CarnetMonth month, CarnetMonthStyle style);

G_END_DECLS
