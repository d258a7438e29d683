/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "carnet-resolve.h"
#include "carnet-words.h"

static CarnetDate
middle_of (const CarnetProgramme *programme)
{
  return carnet_month_first_day (programme->start + programme->n_months / 2);
}

gboolean
cli_parse_date (const CarnetProgramme *programme, const char *text, CarnetDate *date, GError **error)
{
  return carnet_programme_parse_date (programme, text, carnet_date_today (), date, error);
}

/* Milestones may stand outside the logbook, but hardly a year away from its middle. */
gboolean
cli_parse_when (const CarnetProgramme *programme, const char *text, CarnetWhen *when, GError **error)
{
  return carnet_when_parse_typed (text, programme != NULL ? middle_of (programme) : carnet_date_today (),
                                  when, error);
}

/* A name of a month, in French or English whatever the locale, with or without its year. */
static gboolean
parse_month_name (const CarnetProgramme *programme, const char *text, CarnetMonth *month)
{
  g_autofree char *day = g_strconcat ("1 ", text, NULL);
  CarnetDate       date;

  if (!g_unichar_isalpha (g_utf8_get_char (text))
      || !carnet_date_parse (day, middle_of (programme), &date, NULL))
    return FALSE;
  *month = carnet_date_month (date);
  return TRUE;
}

/* M1 and so on. */
static gboolean
parse_month_number (const CarnetProgramme *programme, const char *text, CarnetMonth *month)
{
  guint64 number;

  if (g_ascii_toupper (text[0]) != 'M'
      || !g_ascii_string_to_unsigned (text + 1, 10, 1, (guint64)programme->n_months, &number, NULL))
    return FALSE;
  *month = programme->start + (CarnetMonth)number - 1;
  return TRUE;
}

static gboolean
check_month (const CarnetProgramme *programme,
             const char            *text,
             gboolean               known,
             CarnetMonth            month,
             GError               **error)
{
  g_autofree char *first = carnet_month_format (programme->start, CARNET_MONTH_LONG);
  g_autofree char *last = carnet_month_format (programme->start + programme->n_months - 1, CARNET_MONTH_LONG);

  if (known && carnet_programme_month_index (programme, month) >= 0)
    return TRUE;
  g_set_error (error, CARNET_ERROR, known ? CARNET_ERROR_OUTSIDE : CARNET_ERROR_INVALID,
               _ ("“%s” is not one of the months of this logbook, M1 to M%d: it runs from %s to %s."), text,
               programme->n_months, first, last);
  return FALSE;
}

gboolean
cli_parse_month (const CarnetProgramme *programme, const char *text, CarnetMonth *month, GError **error)
{
  const gboolean known = carnet_month_parse_iso (text, month) || parse_month_number (programme, text, month)
                         || parse_month_name (programme, text, month);

  return check_month (programme, text, known, *month, error);
}

/* A day, of which @month is 0; or a month. */
static gboolean
parse_day_or_month (const CarnetProgramme *programme,
                    const char            *text,
                    CarnetDate            *day,
                    CarnetMonth           *month,
                    GError               **error)
{
  if (carnet_month_parse_iso (text, month) || parse_month_number (programme, text, month))
    return check_month (programme, text, TRUE, *month, error);
  *month = 0;
  if (cli_parse_date (programme, text, day, NULL))
    return TRUE;
  if (parse_month_name (programme, text, month))
    return check_month (programme, text, TRUE, *month, error);
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_INVALID,
               _ ("“%s” is neither a day nor a month: write a day such as 2018-07-05 or 5 July 2018, or a "
                  "month such as 2018-07, M3 or July."),
               text);
  return FALSE;
}

gboolean
cli_parse_since (const CarnetProgramme *programme, const char *text, CarnetDate *date, GError **error)
{
  CarnetMonth month;

  if (!parse_day_or_month (programme, text, date, &month, error))
    return FALSE;
  if (month != 0)
    *date = carnet_month_first_day (month);
  return TRUE;
}

gboolean
cli_parse_until (const CarnetProgramme *programme, const char *text, CarnetDate *date, GError **error)
{
  CarnetMonth month;

  if (!parse_day_or_month (programme, text, date, &month, error))
    return FALSE;
  if (month != 0)
    *date = carnet_month_last_day (month);
  return TRUE;
}

/* -- Words -------------------------------------------------------------------- */

static const char *const roles[] = { CARNET_ROLE_CATALYST, CARNET_ROLE_COORDINATOR };

const char *
cli_parse_role (const char *text, GError **error)
{
  int index;

  return cli_words_parse (&cli_words_role, text, &index, error) ? roles[index] : NULL;
}

gboolean
cli_parse_assignment (const char *option, const char *text, char **name, char **value, GError **error)
{
  const char *equals = strchr (text, '=');

  if (equals == NULL || equals == text)
    return cli_usage_error (error, _ ("“%s” is not of the form %s."), text, option);
  *name = g_strndup (text, (gsize)(equals - text));
  *value = g_strdup (equals + 1);
  return TRUE;
}

static gboolean
parse_impact (const char *text, CarnetImpact *impact, int *level, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;
  int              index;

  if (!cli_parse_assignment (_ ("--impact NAME=LEVEL"), text, &name, &value, error)
      || !cli_words_parse (&cli_words_impact, name, &index, error))
    return FALSE;
  if (strlen (value) != 1 || value[0] < '0' || value[0] > '0' + CARNET_LEVEL_MAX)
    {
      g_set_error (error, CARNET_ERROR, CARNET_ERROR_INVALID,
                   _ ("The level of an impact is 0, 1, 2 or 3 (none, weak signal, established, structuring), "
                      "not “%s”."),
                   value);
      return FALSE;
    }
  *impact = (CarnetImpact)index;
  *level = value[0] - '0';
  return TRUE;
}

gboolean
cli_parse_impacts (char **texts, int levels[CARNET_N_IMPACTS], GError **error)
{
  for (int i = 0; i < CARNET_N_IMPACTS; i++)
    levels[i] = -1;
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      CarnetImpact impact;
      int          level;

      if (!parse_impact (texts[i], &impact, &level, error))
        return FALSE;
      if (levels[impact] >= 0)
        return cli_usage_error (error, _ ("The impact “%s” is given twice."),
                                carnet_impact_get_label (impact));
      levels[impact] = level;
    }
  return TRUE;
}
