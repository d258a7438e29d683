/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/carnet-error.h"
#include "base/carnet-text.h"
#include "model/carnet-when.h"

/* When something takes place, as people type it, in French and English whatever the locale. */

static const char *const leading[] = { "courant ", "in ", "en ", "du ", "de ", "from " };
static const char *const between[] = { " au ", " a ", " to ", " – ", "–", " - ", "-" };

static const char *
skip_leading (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (leading); i++)
    if (g_str_has_prefix (text, leading[i]))
      return text + strlen (leading[i]);
  return text;
}

static void
set_month (CarnetWhen *when, CarnetMonth month)
{
  when->precision = CARNET_WHEN_MONTH;
  when->first = carnet_month_first_day (month);
  when->last = carnet_month_last_day (month);
}

/* « 7/2018 » */
static gboolean
parse_month_number (const char *text, CarnetWhen *when)
{
  g_auto (GStrv) parts = g_strsplit_set (text, "/.-", -1);
  guint64 month, year;

  if (g_strv_length (parts) != 2 || strlen (parts[0]) > 2 || strlen (parts[1]) != 4
      || !g_ascii_string_to_unsigned (parts[0], 10, 1, 12, &month, NULL)
      || !g_ascii_string_to_unsigned (parts[1], 10, 1000, 9999, &year, NULL))
    return FALSE;
  set_month (when, carnet_month_new ((int)year, (int)month));
  return TRUE;
}

/* « juillet 2018 », « juillet »: what is a day once one is put before it. */
static gboolean
parse_month (const char *text, CarnetDate today, CarnetWhen *when)
{
  g_autofree char *day = g_strconcat ("1 ", text, NULL);
  CarnetDate       date;

  if (parse_month_number (text, when))
    return TRUE;
  if (!g_ascii_isalpha (*text) || !carnet_date_parse (day, today, &date, NULL))
    return FALSE;
  set_month (when, carnet_date_month (date));
  return TRUE;
}

/* The first day of a range says what it does not share with the last: « 3 », « 28 mars ». */
static gboolean
parse_first (const char *text, CarnetDate last, CarnetDate *first)
{
  g_autofree char *whole = NULL;
  int              year, month;

  if (carnet_date_parse (text, last, first, NULL))
    return TRUE;
  carnet_date_split (last, &year, &month, NULL);
  whole = g_strdup_printf ("%s %d %d", text, month, year);
  return carnet_date_parse (whole, last, first, NULL);
}

static gboolean
parse_range_at (const char *text, const char *separator, CarnetDate today, CarnetWhen *when)
{
  const char      *at = strstr (text, separator);
  g_autofree char *first = at != NULL ? g_strndup (text, (gsize)(at - text)) : NULL;

  if (at == NULL || !carnet_date_parse (at + strlen (separator), today, &when->last, NULL)
      || !parse_first (first, when->last, &when->first))
    return FALSE;
  when->precision = when->first == when->last ? CARNET_WHEN_DAY : CARNET_WHEN_RANGE;
  return TRUE;
}

static gboolean
parse_range (const char *text, CarnetDate today, CarnetWhen *when)
{
  for (guint i = 0; i < G_N_ELEMENTS (between); i++)
    if (parse_range_at (text, between[i], today, when))
      return TRUE;
  return FALSE;
}

static gboolean
parse_day (const char *text, CarnetDate today, CarnetWhen *when)
{
  if (!carnet_date_parse (text, today, &when->first, NULL))
    return FALSE;
  when->precision = CARNET_WHEN_DAY;
  when->last = when->first;
  return TRUE;
}

gboolean
carnet_when_parse_typed (const char *text, CarnetDate today, CarnetWhen *when, GError **error)
{
  g_autofree char *line = carnet_text_clean_line (text, -1);
  g_autofree char *folded = carnet_text_fold (line);
  const char      *said = skip_leading (folded);
  CarnetWhen       parsed = { 0 };

  if (!carnet_when_parse (line, &parsed, NULL) && !parse_day (said, today, &parsed)
      && !parse_month (said, today, &parsed) && !parse_range (said, today, &parsed))
    {
      g_set_error (error, CARNET_ERROR, CARNET_ERROR_INVALID,
                   _ ("“%s” is no date: write a day (5 July 2018), a month (July 2018) or a range of days "
                      "(3 to 5 April 2018)."),
                   line);
      return FALSE;
    }
  if (parsed.first > parsed.last)
    {
      g_set_error (error, CARNET_ERROR, CARNET_ERROR_INVALID, _ ("“%s” ends before it begins."), line);
      return FALSE;
    }
  *when = parsed;
  return TRUE;
}

gboolean
carnet_when_parse_typed_month (const char *text, CarnetDate today, CarnetMonth *month, GError **error)
{
  g_autofree char *line = carnet_text_clean_line (text, -1);
  CarnetWhen       when;

  if (carnet_when_parse_typed (text, today, &when, NULL) && when.precision == CARNET_WHEN_MONTH)
    {
      *month = carnet_date_month (when.first);
      return TRUE;
    }
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_INVALID,
               _ ("“%s” is no month: write it as May 2027 or 2027-05."), line);
  return FALSE;
}

char *
carnet_when_to_typed (const CarnetWhen *when)
{
  switch (when->precision)
    {
    case CARNET_WHEN_MONTH:
      return carnet_month_format (carnet_date_month (when->first), CARNET_MONTH_LONG);
    case CARNET_WHEN_DAY:
      return carnet_date_format (when->first, CARNET_DATE_LONG);
    case CARNET_WHEN_NONE:
    case CARNET_WHEN_RANGE:
      break;
    }
  return carnet_when_format (when);
}
