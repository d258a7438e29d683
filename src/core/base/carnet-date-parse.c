/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/carnet-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/carnet-error.h"
#include "base/carnet-text.h"

/* Folded: French, English. Three letters tell them apart, but for « juin » and « juillet ». */
static const char *const month_names[12][2] = {
  { "janvier", "january" }, { "fevrier", "february" },  { "mars", "march" },
  { "avril", "april" },     { "mai", "may" },           { "juin", "june" },
  { "juillet", "july" },    { "aout", "august" },       { "septembre", "september" },
  { "octobre", "october" }, { "novembre", "november" }, { "decembre", "december" },
};

static const char *const weekday_names[7][2] = {
  { "lundi", "monday" },    { "mardi", "tuesday" },   { "mercredi", "wednesday" }, { "jeudi", "thursday" },
  { "vendredi", "friday" }, { "samedi", "saturday" }, { "dimanche", "sunday" },
};

static const char *const ordinals[] = { "er", "st", "nd", "rd", "th", NULL };

/* What the words of a date say; 0 for what they do not. */
typedef struct
{
  int day;
  int month;
  int year;
  int weekday; /* 1 is Monday */
} Parts;

/* Returns: the place, from 1, of the name that begins as @word does, 0 when none does. */
static int
find_name (const char *const (*names)[2], int n, const char *word)
{
  gsize size = strlen (word);

  if (size > 1 && word[size - 1] == '.')
    size--;
  for (int i = 0; size >= 3 && i < n; i++)
    for (int j = 0; j < 2; j++)
      if (strncmp (names[i][j], word, size) == 0)
        return i + 1;
  return 0;
}

static int
find_month (const char *word)
{
  /* Could be either of the two. */
  if (g_str_equal (word, "jui") || g_str_equal (word, "jui."))
    return 0;
  return find_name (month_names, G_N_ELEMENTS (month_names), word);
}

/* Returns: 0 unless @word is @min to @max digits, and an ordinal's ending where @endings are given. */
static int
find_number (const char *word, gsize min, gsize max, const char *const *endings)
{
  gsize size = strspn (word, "0123456789");

  if (size < min || size > max)
    return 0;
  if (word[size] != '\0' && (endings == NULL || !g_strv_contains (endings, word + size)))
    return 0;
  return (int)g_ascii_strtoll (word, NULL, 10);
}

static int
find_year (const char *word)
{
  if (strlen (word) == 2)
    {
      int year = find_number (word, 2, 2, NULL);

      return year > 0 || g_str_equal (word, "00") ? 2000 + year : 0;
    }
  return find_number (word, 4, 4, NULL);
}

/* Day, month and year in the order of French, or the month by name first: « July 5 2018 ». */
static gboolean
read_parts (char **words, Parts *parts)
{
  guint n;

  if (*words != NULL && g_str_equal (*words, "le"))
    words++;
  if (*words != NULL
      && (parts->weekday = find_name (weekday_names, G_N_ELEMENTS (weekday_names), *words)) > 0)
    words++;
  n = g_strv_length (words);
  if (n < 2 || n > 3)
    return FALSE;
  parts->month = find_month (words[0]);
  if (parts->month > 0)
    parts->day = find_number (words[1], 1, 2, ordinals);
  else
    {
      parts->day = find_number (words[0], 1, 2, ordinals);
      parts->month = find_month (words[1]);
      if (parts->month == 0)
        parts->month = find_number (words[1], 1, 2, NULL);
    }
  parts->year = n == 3 ? find_year (words[2]) : 0;
  return parts->day > 0 && parts->month > 0 && (n == 2 || parts->year >= 1000);
}

/* The days that supply a year. */
typedef struct
{
  CarnetDate today;
  CarnetDate first;
  CarnetDate last;
} Near;

static int
year_of (CarnetDate date)
{
  int year;

  carnet_date_split (date, &year, NULL, NULL);
  return year;
}

/* Of the years from @first_year to @last_year, and not before @first nor after @last. */
static CarnetDate
nearest_between (int month, int day, const Near *near, int first_year, int last_year)
{
  CarnetDate best = CARNET_DATE_NONE;

  for (int i = first_year; i <= last_year; i++)
    {
      CarnetDate date = carnet_date_new (i, month, day);

      if (date == CARNET_DATE_NONE || date < near->first || date > near->last)
        continue;
      if (best == CARNET_DATE_NONE || ABS ((int)date - (int)near->today) < ABS ((int)best - (int)near->today))
        best = date;
    }
  return best;
}

static CarnetDate
nearest_year (int month, int day, const Near *near)
{
  Near       anywhere = { near->today, 0, G_MAXUINT32 };
  CarnetDate date = CARNET_DATE_NONE;

  if (near->today == CARNET_DATE_NONE)
    return CARNET_DATE_NONE;
  if (near->first != CARNET_DATE_NONE && near->first <= near->last)
    date = nearest_between (month, day, near, year_of (near->first), year_of (near->last));
  if (date != CARNET_DATE_NONE)
    return date;
  /* From one 29 February to the next can be eight years. */
  return nearest_between (month, day, &anywhere, year_of (near->today) - 8, year_of (near->today) + 8);
}

static CarnetDate
resolve_parts (const Parts *parts, const Near *near)
{
  return parts->year > 0 ? carnet_date_new (parts->year, parts->month, parts->day)
                         : nearest_year (parts->month, parts->day, near);
}

/* A weekday that is not that day's is a slip of the pen to be seen, not to be guessed. */
static gboolean
check_weekday (const char *line, const Parts *parts, CarnetDate date, GError **error)
{
  g_autofree char *day = NULL;

  if (parts->weekday == 0 || (int)((date - 1) % 7) + 1 == parts->weekday)
    return TRUE;
  day = carnet_date_format (date, CARNET_DATE_FULL);
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_INVALID, _ ("“%s” cannot be: that day is %s."), line, day);
  return FALSE;
}

static GStrv
split_words (const char *text)
{
  g_autofree char *folded = carnet_text_fold (text);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) pieces = NULL;

  g_strdelimit (folded, "/,-", ' ');
  /* A point parts numbers, but ends an abbreviation. */
  for (char *at = folded; *at != '\0'; at++)
    if (*at == '.' && (g_ascii_isdigit (at[1]) || (at > folded && g_ascii_isdigit (at[-1]))))
      *at = ' ';
  pieces = g_strsplit (folded, " ", -1);
  for (guint i = 0; pieces[i] != NULL; i++)
    if (*pieces[i] != '\0')
      g_strv_builder_add (words, pieces[i]);
  return g_strv_builder_end (words);
}

gboolean
carnet_date_parse_within (const char *text,
                          CarnetDate  today,
                          CarnetDate  first,
                          CarnetDate  last,
                          CarnetDate *date,
                          GError    **error)
{
  const Near       near = { today, first, last };
  g_autofree char *line = carnet_text_clean_line (text, -1);
  g_auto (GStrv) words = NULL;
  CarnetDate parsed = CARNET_DATE_NONE;
  Parts      parts = { 0 };

  if (carnet_date_parse_iso (line, date))
    return TRUE;
  words = split_words (line);
  if (read_parts (words, &parts))
    parsed = resolve_parts (&parts, &near);
  if (parsed == CARNET_DATE_NONE)
    {
      g_set_error (error, CARNET_ERROR, CARNET_ERROR_INVALID,
                   _ ("“%s” is no date: write a day such as 2018-07-05 or 5 July 2018."), line);
      return FALSE;
    }
  if (!check_weekday (line, &parts, parsed, error))
    return FALSE;
  *date = parsed;
  return TRUE;
}

gboolean
carnet_date_parse (const char *text, CarnetDate today, CarnetDate *date, GError **error)
{
  return carnet_date_parse_within (text, today, CARNET_DATE_NONE, CARNET_DATE_NONE, date, error);
}
