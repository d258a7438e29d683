/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "carnet-resolve.h"

static CarnetDate
middle_of (const CarnetProgramme *programme)
{
  return carnet_month_first_day (programme->start + programme->n_months / 2);
}

gboolean
cli_parse_date (const CarnetProgramme *programme, const char *text, CarnetDate *date, GError **error)
{
  CarnetDate today = carnet_date_today ();

  if (programme != NULL && carnet_programme_month_index (programme, carnet_date_month (today)) < 0)
    today = middle_of (programme);
  return carnet_date_parse (text, today, date, error);
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

gboolean
cli_parse_month (const CarnetProgramme *programme, const char *text, CarnetMonth *month, GError **error)
{
  g_autofree char *first = carnet_month_format (programme->start, CARNET_MONTH_LONG);
  g_autofree char *last = carnet_month_format (programme->start + programme->n_months - 1, CARNET_MONTH_LONG);
  gboolean         known = carnet_month_parse_iso (text, month) || parse_month_number (programme, text, month)
                   || parse_month_name (programme, text, month);

  if (known && carnet_programme_month_index (programme, *month) >= 0)
    return TRUE;
  g_set_error (error, CARNET_ERROR, known ? CARNET_ERROR_OUTSIDE : CARNET_ERROR_INVALID,
               _ ("“%s” is not one of the months of this logbook, M1 to M%d: it runs from %s to %s."), text,
               programme->n_months, first, last);
  return FALSE;
}

gboolean
cli_parse_until (const CarnetProgramme *programme, const char *text, CarnetDate *date, GError **error)
{
  CarnetMonth month;

  if (!carnet_month_parse_iso (text, &month))
    return cli_parse_date (programme, text, date, error);
  *date = carnet_month_last_day (month);
  return TRUE;
}

/* -- Words -------------------------------------------------------------------- */

static gboolean
parse_word (const char  *text,
            const char **words,
            const char **labels,
            guint        n_words,
            int         *index,
            const char  *option,
            GError     **error)
{
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    {
      if (cli_equal_folded (text, words[i]) || cli_equal_folded (text, labels[i]))
        {
          *index = (int)i;
          return TRUE;
        }
      g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", words[i]);
    }
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_INVALID, _ ("%s does not take “%s”; it takes: %s."), option,
               text, known->str);
  return FALSE;
}

gboolean
cli_parse_visibility (const char *text, int *visibility, GError **error)
{
  const char *words[CARNET_N_VISIBILITIES], *labels[CARNET_N_VISIBILITIES];

  for (int i = 0; i < CARNET_N_VISIBILITIES; i++)
    {
      words[i] = carnet_visibility_to_string ((CarnetVisibility)i);
      labels[i] = carnet_visibility_get_label ((CarnetVisibility)i);
    }
  return parse_word (text, words, labels, CARNET_N_VISIBILITIES, visibility, "--visibility", error);
}

gboolean
cli_parse_review (const char *text, int *review, GError **error)
{
  const char *words[CARNET_N_REVIEWS], *labels[CARNET_N_REVIEWS];

  for (int i = 0; i < CARNET_N_REVIEWS; i++)
    {
      words[i] = carnet_review_to_string ((CarnetReview)i);
      labels[i] = carnet_review_get_label ((CarnetReview)i);
    }
  return parse_word (text, words, labels, CARNET_N_REVIEWS, review, "--review", error);
}

static const char *const roles[] = { CARNET_ROLE_CATALYST, CARNET_ROLE_COORDINATOR };

const char *
cli_role_get_label (const char *role)
{
  if (g_strcmp0 (role, CARNET_ROLE_CATALYST) == 0)
    return _ ("catalyst");
  if (g_strcmp0 (role, CARNET_ROLE_COORDINATOR) == 0)
    return _ ("coordinator");
  return role;
}

const char *
cli_parse_role (const char *text, GError **error)
{
  const char *words[G_N_ELEMENTS (roles)], *labels[G_N_ELEMENTS (roles)];
  int         index;

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      words[i] = roles[i];
      labels[i] = cli_role_get_label (roles[i]);
    }
  return parse_word (text, words, labels, G_N_ELEMENTS (roles), &index, "--role", error) ? roles[index]
                                                                                         : NULL;
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

gboolean
cli_parse_impact (const char *text, CarnetImpact *impact, int *level, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;
  const char      *words[CARNET_N_IMPACTS], *labels[CARNET_N_IMPACTS];
  int              index = -1;

  if (!cli_parse_assignment (_ ("--impact NAME=LEVEL"), text, &name, &value, error))
    return FALSE;
  for (int i = 0; i < CARNET_N_IMPACTS; i++)
    {
      words[i] = carnet_impact_to_string ((CarnetImpact)i);
      labels[i] = carnet_impact_get_label ((CarnetImpact)i);
    }
  if (!parse_word (name, words, labels, CARNET_N_IMPACTS, &index, "--impact", error))
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
