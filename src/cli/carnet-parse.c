/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "carnet-resolve.h"

static gboolean
equal_folded (const char *a, const char *b)
{
  g_autofree char *fa = carnet_text_fold (a);
  g_autofree char *fb = carnet_text_fold (b);

  return strcmp (fa, fb) == 0;
}

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

/* -1 when @text is no name of a month of the logbook. */
static int
find_month (const CarnetProgramme *programme, const char *text)
{
  char   *end = NULL;
  guint64 number;

  for (int i = 0; i < programme->n_months; i++)
    {
      g_autofree char *name = carnet_month_format (programme->start + i, CARNET_MONTH_NAME);
      g_autofree char *full = carnet_month_format (programme->start + i, CARNET_MONTH_LONG);

      if (equal_folded (text, name) || equal_folded (text, full))
        return i;
    }
  if (text[0] != 'M' && text[0] != 'm')
    return -1;
  number = g_ascii_strtoull (text + 1, &end, 10);
  return end != text + 1 && *end == '\0' && number >= 1 && number <= (guint64)programme->n_months
             ? (int)number - 1
             : -1;
}

gboolean
cli_parse_month (const CarnetProgramme *programme, const char *text, CarnetMonth *month, GError **error)
{
  CarnetMonth parsed = CARNET_MONTH_NONE;
  gboolean    iso = carnet_month_parse_iso (text, &parsed);
  int         index = iso ? carnet_programme_month_index (programme, parsed) : find_month (programme, text);
  g_autofree char *first = carnet_month_format (programme->start, CARNET_MONTH_LONG);
  g_autofree char *last = carnet_month_format (programme->start + programme->n_months - 1, CARNET_MONTH_LONG);

  if (index >= 0)
    {
      *month = programme->start + index;
      return TRUE;
    }
  g_set_error (error, CARNET_ERROR, iso ? CARNET_ERROR_OUTSIDE : CARNET_ERROR_INVALID,
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
      if (equal_folded (text, words[i]) || equal_folded (text, labels[i]))
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
