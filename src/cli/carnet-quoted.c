/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-quoted.h"

#include <string.h>

#include "carnet-resolve.h"

/* Each place in @text where the words stand as they were typed. */
static void
look_for_words (const CarnetSection *section, const char *text, CarnetHighlight *highlight, guint *n)
{
  for (const char *at = strstr (text, highlight->quote); at != NULL;
       at = strstr (g_utf8_next_char (at), highlight->quote), (*n)++)
    {
      highlight->section = section->id;
      highlight->start = (guint)g_utf8_strlen (text, at - text);
      highlight->end = highlight->start + (guint)g_utf8_strlen (highlight->quote, -1);
    }
}

/* The same where the text has another apostrophe, an accent, a narrow space … than was typed. */
static void
look_for_folded (const CarnetSection *section, const char *text, CarnetHighlight *highlight, guint *n)
{
  guint       start, end;
  const guint n_here = carnet_text_find_folded (text, highlight->quote, &start, &end);

  *n += n_here;
  if (n_here == 0)
    return;
  g_free (highlight->quote);
  highlight->quote = g_utf8_substring (text, start, end);
  highlight->section = section->id;
  highlight->start = start;
  highlight->end = end;
}

typedef void (*Look) (const CarnetSection *section, const char *text, CarnetHighlight *highlight, guint *n);

/* Returns: at how many places the words are. */
static guint
look_in (const GPtrArray         *sections,
         const CarnetSection     *only,
         const CarnetObservation *observation,
         Look                     look,
         CarnetHighlight         *highlight)
{
  guint n = 0;

  for (guint i = 0; i < sections->len; i++)
    {
      const CarnetSection *section = sections->pdata[i];

      if (only == NULL || only == section)
        look (section, carnet_observation_get_text (observation, &section->id), highlight, &n);
    }
  return n;
}

gboolean
cli_find_quoted (Cli                     *cli,
                 const CarnetObservation *observation,
                 const char              *section_name,
                 CarnetHighlight         *highlight,
                 GError                 **error)
{
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (cli->logbook, error);
  g_autofree char     *typed = g_strdup (highlight->quote);
  const CarnetSection *only = NULL;
  guint                n;

  if (programme == NULL)
    return FALSE;
  if (section_name != NULL && (only = cli_resolve_section (programme, section_name, error)) == NULL)
    return FALSE;
  n = look_in (programme->sections, only, observation, look_for_words, highlight);
  if (n == 0)
    n = look_in (programme->sections, only, observation, look_for_folded, highlight);
  if (n == 1)
    return TRUE;
  if (n == 0)
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND, _ ("These words are not in the text: “%s”."),
                 typed);
  else
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_AMBIGUOUS,
                 ngettext ("“%s” stands at %u place: give more words, or --section.",
                           "“%s” stands at %u places: give more words, or --section.", n),
                 typed, n);
  return FALSE;
}
