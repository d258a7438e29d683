/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-resolve.h"

#include <string.h>

#include "carnet-table.h"
#include "model/carnet-theme-tree.h"

/* How a thing is matched by words: its whole name wins over a part of it. */
typedef struct
{
  char      *folded;  /* Owned */
  GPtrArray *whole;   /* Owned; elements borrowed */
  GPtrArray *partial; /* Owned; elements borrowed */
} Matches;

static void
matches_init (Matches *self, const char *text)
{
  self->folded = carnet_text_fold (text);
  self->whole = g_ptr_array_new ();
  self->partial = g_ptr_array_new ();
}

static void
matches_clear (Matches *self)
{
  g_free (self->folded);
  g_ptr_array_unref (self->whole);
  g_ptr_array_unref (self->partial);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Matches, matches_clear)

static gboolean
has_every_word (const char *folded, const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, " ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      if (strstr (folded, list[i]) == NULL)
        return FALSE;
    }
  return list[0] != NULL;
}

static void
matches_try (Matches *self, const char *name, gpointer thing)
{
  g_autofree char *folded = carnet_text_fold (name);

  if (strcmp (folded, self->folded) == 0)
    g_ptr_array_add (self->whole, thing);
  else if (has_every_word (folded, self->folded))
    g_ptr_array_add (self->partial, thing);
}

/* Those to choose from: the whole names if there are any. */
static GPtrArray *
matches_best (const Matches *self)
{
  return self->whole->len > 0 ? self->whole : self->partial;
}

void
cli_set_ambiguous (GError **error, const char *text, const char *lines)
{
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_AMBIGUOUS,
               _ ("“%s” could be several things; say which one:%s"), text, lines);
}

gboolean
cli_are_one (CarnetLogbook *logbook, GPtrArray *ids, gboolean *one, GError **error)
{
  *one = TRUE;
  for (guint i = 1; i < ids->len && *one; i++)
    if (!carnet_logbook_are_same (logbook, ids->pdata[0], ids->pdata[i], one, error))
      return FALSE;
  return TRUE;
}

/* -- People ------------------------------------------------------------------------- */

gboolean
cli_resolve_person (CarnetLogbook *logbook, const char *text, CarnetId *id, GError **error)
{
  g_autoptr (GPtrArray) people = carnet_logbook_list_people (logbook, error);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_auto (Matches) matches = { 0 };
  GPtrArray *best;
  gboolean   one;

  matches_init (&matches, text);
  if (people == NULL)
    return FALSE;
  for (guint i = 0; i < people->len; i++)
    matches_try (&matches, ((CarnetPerson *)people->pdata[i])->name, people->pdata[i]);
  best = matches_best (&matches);
  if (best->len == 0)
    {
      g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND, _ ("Nobody in this logbook is called “%s”."),
                   text);
      return FALSE;
    }
  for (guint i = 0; i < best->len; i++)
    {
      g_ptr_array_add (ids, &((CarnetPerson *)best->pdata[i])->id);
      g_string_append_printf (lines, "\n  %s", ((CarnetPerson *)best->pdata[i])->name);
    }
  if (!cli_are_one (logbook, ids, &one, error))
    return FALSE;
  if (!one)
    {
      cli_set_ambiguous (error, text, lines->str);
      return FALSE;
    }
  *id = ((CarnetPerson *)best->pdata[0])->id;
  return TRUE;
}

/* -- The programme ------------------------------------------------------------------ */

static void
match_milestones (const CarnetProgramme *programme, const char *text, Matches *matches)
{
  gsize   size = strlen (text);
  char   *end = NULL;
  guint64 number = g_ascii_strtoull (text, &end, 10);

  for (guint i = 0; i < programme->milestones->len; i++)
    {
      CarnetMilestone *milestone = programme->milestones->pdata[i];
      char             hex[CARNET_ID_HEX + 1];

      carnet_id_to_hex (&milestone->id, hex);
      if (*end == '\0' && number == i + 1)
        g_ptr_array_add (matches->whole, milestone);
      else if (size >= CLI_ID_PREFIX_MIN && g_ascii_strncasecmp (text, hex, size) == 0)
        g_ptr_array_add (matches->whole, milestone);
      else
        matches_try (matches, milestone->title, milestone);
    }
}

/* @best: those to choose from. */
static const CarnetMilestone *
choose_milestone (const CarnetProgramme *programme, const char *text, GPtrArray *best, GError **error)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  if (best->len == 1)
    return best->pdata[0];
  if (best->len == 0)
    {
      g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND,
                   _ ("The programme has no milestone “%s”: “carnet programme” numbers them."), text);
      return NULL;
    }
  for (guint i = 0; i < programme->milestones->len; i++)
    {
      const CarnetMilestone *milestone = programme->milestones->pdata[i];

      if (g_ptr_array_find (best, milestone, NULL))
        g_string_append_printf (lines, "\n  %2u  %s", i + 1, milestone->title);
    }
  cli_set_ambiguous (error, text, lines->str);
  return NULL;
}

const CarnetMilestone *
cli_resolve_milestone (const CarnetProgramme *programme, const char *text, GError **error)
{
  g_auto (Matches) matches = { 0 };

  matches_init (&matches, text);
  match_milestones (programme, text, &matches);
  return choose_milestone (programme, text, matches_best (&matches), error);
}

const CarnetMilestone *
cli_resolve_whole_milestone (const CarnetProgramme *programme, const char *text, GError **error)
{
  g_auto (Matches) matches = { 0 };

  matches_init (&matches, text);
  match_milestones (programme, text, &matches);
  return choose_milestone (programme, text, matches.whole, error);
}

gboolean
cli_resolve_deleted_milestone (CarnetLogbook *logbook, const char *text, CarnetId *id, GError **error)
{
  g_autoptr (GPtrArray) ids = carnet_logbook_list_entities (logbook, CARNET_KIND_MILESTONE, error);
  g_autoptr (GString) lines = g_string_new (NULL);
  guint n_found = 0;

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      char hex[CARNET_ID_HEX + 1];

      carnet_id_to_hex (ids->pdata[i], hex);
      if (strlen (text) < CLI_ID_PREFIX_MIN || g_ascii_strncasecmp (text, hex, strlen (text)) != 0)
        continue;
      *id = *(CarnetId *)ids->pdata[i];
      g_string_append_printf (lines, "\n  %s", hex);
      n_found++;
    }
  if (n_found > 1)
    cli_set_ambiguous (error, text, lines->str);
  else if (n_found == 0 && ids != NULL)
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND,
                 _ ("No milestone has the id “%s”: give at least its first four digits."), text);
  return n_found == 1;
}

static void
match_programmes (const GPtrArray *programmes, const char *text, Matches *matches)
{
  const guint64 year = g_ascii_strtoull (text, NULL, 10);

  for (guint i = 0; i < programmes->len; i++)
    {
      CarnetProgramme *programme = programmes->pdata[i];
      char             hex[CARNET_ID_HEX + 1];

      carnet_id_to_hex (&programme->id, hex);
      if (strlen (text) == 4 && year == (guint64)carnet_month_year (programme->start))
        g_ptr_array_add (matches->whole, programme);
      else if (strlen (text) >= CLI_ID_PREFIX_MIN && g_ascii_strncasecmp (text, hex, strlen (text)) == 0)
        g_ptr_array_add (matches->whole, programme);
      else
        matches_try (matches, programme->title, programme);
    }
}

gboolean
cli_resolve_programme (CarnetLogbook *logbook, const char *text, CarnetId *id, GError **error)
{
  g_autoptr (GPtrArray) programmes = carnet_logbook_list_programmes (logbook, error);
  g_auto (Matches) matches = { 0 };
  g_autoptr (GString) lines = g_string_new (NULL);
  GPtrArray *best;

  if (programmes == NULL)
    return FALSE;
  matches_init (&matches, text);
  match_programmes (programmes, text, &matches);
  best = matches_best (&matches);
  if (best->len == 1)
    return *id = ((CarnetProgramme *)best->pdata[0])->id, TRUE;
  for (guint i = 0; i < best->len; i++)
    {
      const CarnetProgramme *programme = best->pdata[i];
      char                   hex[CARNET_ID_HEX + 1];

      carnet_id_to_hex (&programme->id, hex);
      g_string_append_printf (lines, "\n  %.*s  %d  %s", CLI_ID_DIGITS, hex,
                              carnet_month_year (programme->start), programme->title);
    }
  if (best->len > 1)
    cli_set_ambiguous (error, text, lines->str);
  else
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND,
                 _ ("This logbook has no programme “%s”: “carnet programmes” lists them."), text);
  return FALSE;
}

const CarnetSection *
cli_resolve_section (const CarnetProgramme *programme, const char *text, GError **error)
{
  const CarnetSection *section = carnet_programme_find_section (programme, text);
  g_autofree char     *folded = carnet_text_fold (text);
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; section == NULL && i < programme->sections->len; i++)
    {
      const CarnetSection *candidate = programme->sections->pdata[i];
      g_autofree char     *label = carnet_text_fold (candidate->label);

      if (*folded != '\0' && g_str_has_prefix (label, folded))
        section = candidate;
      g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", candidate->label);
    }
  if (section == NULL)
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND,
                 _ ("The programme has no section “%s”; it has: %s."), text, known->str);
  return section;
}
