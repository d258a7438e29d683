/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/carnet-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/carnet-error.h"
#include "base/carnet-text.h"

#define YEAR_MIN 1000
#define YEAR_MAX 9999

/* Folded beginnings of the names people type; three letters are enough but for juin and juillet. */
static const char *const month_names[12][4] = {
  { "janvier", "january" }, { "fevrier", "february" },  { "mars", "march" },
  { "avril", "april" },     { "mai", "may" },           { "juin", "june" },
  { "juillet", "july" },    { "aout", "august" },       { "septembre", "september" },
  { "octobre", "october" }, { "novembre", "november" }, { "decembre", "december" },
};

CarnetDate
carnet_date_new (int year, int month, int day)
{
  GDate date;

  if (year < 1 || year > YEAR_MAX || month < 1 || month > 12 || day < 1
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
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (ms / 1000);

  if (time == NULL)
    return CARNET_DATE_NONE;
  return carnet_date_new (g_date_time_get_year (time), g_date_time_get_month (time),
                          g_date_time_get_day_of_month (time));
}

/* -- What people type --------------------------------------------------------------------- */

static int
find_month (const char *word)
{
  gsize size = strlen (word);

  if (size > 1 && word[size - 1] == '.')
    size--;
  for (int i = 0; size >= 3 && i < 12; i++)
    for (int j = 0; j < 2; j++)
      /* « jui » could be either; « juil » and « jun » are not. */
      if (strncmp (month_names[i][j], word, size) == 0 && !(size == 3 && strncmp (word, "jui", 3) == 0))
        return i + 1;
  return 0;
}

/* Returns: -1 unless @word is a number, an ordinal day such as « 1er » allowed. */
static int
find_number (const char *word)
{
  char  *end;
  gint64 number;

  if (!g_ascii_isdigit (*word) || strlen (word) > 6)
    return -1;
  number = g_ascii_strtoll (word, &end, 10);
  if (*end != '\0' && !g_str_equal (end, "er") && !g_str_equal (end, "st") && !g_str_equal (end, "nd")
      && !g_str_equal (end, "rd") && !g_str_equal (end, "th"))
    return -1;
  return (int)number;
}

static int
whole_year (int year, const char *word)
{
  return strlen (word) == 2 ? 2000 + year : year;
}

static CarnetDate
nearest_year (int month, int day, CarnetDate today)
{
  CarnetDate best = CARNET_DATE_NONE;
  int        year;

  carnet_date_split (today, &year, NULL, NULL);
  for (int i = year - 1; i <= year + 1; i++)
    {
      CarnetDate date = carnet_date_new (i, month, day);

      if (date != CARNET_DATE_NONE
          && (best == CARNET_DATE_NONE || ABS ((int)date - (int)today) < ABS ((int)best - (int)today)))
        best = date;
    }
  return best;
}

static CarnetDate
from_words (char **words, guint n, CarnetDate today)
{
  int day, month, year;

  if (n < 2 || n > 3)
    return CARNET_DATE_NONE;
  day = find_number (words[0]);
  month = find_month (words[1]);
  if (month == 0)
    month = find_number (words[1]);
  if (day < 1 || month < 1)
    return CARNET_DATE_NONE;
  if (n == 2)
    return nearest_year (month, day, today);
  year = find_number (words[2]);
  return year >= 0 ? carnet_date_new (whole_year (year, words[2]), month, day) : CARNET_DATE_NONE;
}

static char **
split_date (const char *text)
{
  g_autofree char *folded = carnet_text_fold (text);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  g_strdelimit (folded, "/, -", ' ');
  /* A point parts numbers but ends an abbreviation. */
  for (char *at = folded; *at != '\0'; at++)
    if (*at == '.' && (g_ascii_isdigit (at[1]) || at[1] == '\0' || (at > folded && g_ascii_isdigit (at[-1]))))
      *at = ' ';
  parts = g_strsplit (folded, " ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (words, parts[i]);
  return g_strv_builder_end (words);
}

gboolean
carnet_date_parse (const char *text, CarnetDate today, CarnetDate *date, GError **error)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  CarnetDate       parsed;

  if (carnet_date_parse_iso (trimmed, date))
    return TRUE;
  words = split_date (trimmed);
  parsed = from_words (words, g_strv_length (words), today);
  if (parsed == CARNET_DATE_NONE)
    {
      g_set_error (error, CARNET_ERROR, CARNET_ERROR_INVALID,
                   _ ("“%s” is not a date: write it as 5 July 2018 or 2018-07-05."), text);
      return FALSE;
    }
  *date = parsed;
  return TRUE;
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
