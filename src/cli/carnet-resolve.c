/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-resolve.h"

#include <string.h>

#include "carnet-table.h"
#include "model/carnet-theme-tree.h"

/* So many are named to who names one that is not there. */
#define MILESTONES_TOLD 20

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

gboolean
cli_resolve_either (CliResolve     first,
                    CliResolve     second,
                    CarnetLogbook *logbook,
                    const char    *text,
                    CarnetId      *id,
                    GError       **error)
{
  g_autoptr (GError) local = NULL, other = NULL;

  if (first (logbook, text, id, &local))
    return TRUE;
  if (!g_error_matches (local, CARNET_ERROR, CARNET_ERROR_AMBIGUOUS) && second (logbook, text, id, &other))
    return TRUE;
  /* Of several that are called so, which ones. */
  if (other != NULL && !g_error_matches (other, CARNET_ERROR, CARNET_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&other));
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* (element-type CarnetName): those of @kind that @text names */
static GPtrArray *
match_names (const CarnetNames *names, const char *kind, gboolean deleted, const char *text)
{
  g_autoptr (GPtrArray) all = carnet_names_list (names, kind, deleted);
  g_auto (Matches) matches = { 0 };

  matches_init (&matches, text);
  for (guint i = 0; i < all->len; i++)
    matches_try (&matches, ((CarnetName *)all->pdata[i])->name, all->pdata[i]);
  return g_ptr_array_ref (matches_best (&matches));
}

/* -- People ------------------------------------------------------------------------- */

/* @found: (element-type CarnetName): all that @text names, at least one */
static gboolean
choose_person (CarnetLogbook *logbook, GPtrArray *found, const char *text, CarnetId *id, GError **error)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  gboolean one;

  for (guint i = 0; i < found->len; i++)
    {
      CarnetName *name = found->pdata[i];

      g_ptr_array_add (ids, &name->id);
      g_string_append_printf (lines, "\n  %s", name->name);
    }
  if (!cli_are_one (logbook, ids, &one, error))
    return FALSE;
  if (one)
    return *id = *(CarnetId *)ids->pdata[0], TRUE;
  cli_set_ambiguous (error, text, lines->str);
  return FALSE;
}

gboolean
cli_resolve_person (CarnetLogbook *logbook, const char *text, CarnetId *id, GError **error)
{
  g_autoptr (CarnetNames) names = carnet_logbook_load_names (logbook, error);

  for (int deleted = 0; names != NULL && deleted <= 1; deleted++)
    {
      g_autoptr (GPtrArray) found = match_names (names, CARNET_KIND_PERSON, deleted, text);

      if (found->len > 0)
        return choose_person (logbook, found, text, id, error);
    }
  if (names != NULL)
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND, _ ("Nobody in this logbook is called “%s”."),
                 text);
  return FALSE;
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

/* @found: (element-type CarnetName): all that @text names, at least one */
static gboolean
choose_name (const GPtrArray *found, const char *text, CarnetId *id, GError **error)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  if (found->len == 1)
    return *id = ((CarnetName *)found->pdata[0])->id, TRUE;
  for (guint i = 0; i < found->len; i++)
    {
      const CarnetName *name = found->pdata[i];
      char              hex[CARNET_ID_HEX + 1];

      carnet_id_to_hex (&name->id, hex);
      g_string_append_printf (lines, "\n  %.*s  %s", CLI_ID_DIGITS, hex, name->name);
    }
  cli_set_ambiguous (error, text, lines->str);
  return FALSE;
}

/* Of @milestones those of that id. */
static void
match_ids (const GPtrArray *milestones, const char *text, GPtrArray *found)
{
  for (guint i = 0; i < milestones->len; i++)
    {
      CarnetName *name = milestones->pdata[i];
      char        hex[CARNET_ID_HEX + 1];

      carnet_id_to_hex (&name->id, hex);
      if (strlen (text) >= CLI_ID_PREFIX_MIN && g_ascii_strncasecmp (text, hex, strlen (text)) == 0)
        g_ptr_array_add (found, name);
    }
}

gboolean
cli_resolve_milestone_id (CarnetLogbook *logbook, const char *text, CarnetId *id, GError **error)
{
  g_autoptr (CarnetNames) names = carnet_logbook_load_names (logbook, error);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (int deleted = 0; names != NULL && deleted <= 1; deleted++)
    {
      g_autoptr (GPtrArray) milestones = carnet_names_list (names, CARNET_KIND_MILESTONE, deleted);

      match_ids (milestones, text, found);
    }
  if (names != NULL && found->len == 0)
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND,
                 _ ("No milestone has the id “%s”: give at least its first four digits."), text);
  return found->len > 0 && choose_name (found, text, id, error);
}

static void
set_none_deleted (const CarnetNames *names, const char *text, GError **error)
{
  g_autoptr (GPtrArray) milestones = carnet_names_list (names, CARNET_KIND_MILESTONE, TRUE);
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < milestones->len && milestones->len <= MILESTONES_TOLD; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? ", " : "", ((CarnetName *)milestones->pdata[i])->name);
  if (titles->len > 0)
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND,
                 _ ("No deleted milestone is called “%s”; deleted are: %s."), text, titles->str);
  else
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND, _ ("No deleted milestone is called “%s”."),
                 text);
}

static gboolean
resolve_deleted_title (CarnetLogbook *logbook, const char *text, CarnetId *id, GError **error)
{
  g_autoptr (CarnetNames) names = carnet_logbook_load_names (logbook, error);
  g_autoptr (GPtrArray) found = names != NULL ? match_names (names, CARNET_KIND_MILESTONE, TRUE, text) : NULL;

  if (found != NULL && found->len == 0)
    set_none_deleted (names, text, error);
  return found != NULL && found->len > 0 && choose_name (found, text, id, error);
}

gboolean
cli_resolve_deleted_milestone (CarnetLogbook *logbook, const char *text, CarnetId *id, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (cli_resolve_milestone_id (logbook, text, id, &local))
    return TRUE;
  if (g_error_matches (local, CARNET_ERROR, CARNET_ERROR_NOT_FOUND))
    return resolve_deleted_title (logbook, text, id, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
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
