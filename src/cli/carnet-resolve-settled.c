/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "carnet-resolve.h"
#include "carnet-table.h"

static gboolean
is_not_found (const GError *error)
{
  return g_error_matches (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND)
         || g_error_matches (error, CARNET_ERROR, CARNET_ERROR_INVALID);
}

typedef const CarnetMilestone *(*ResolveMilestone) (const CarnetProgramme *, const char *, GError **);

static gboolean
resolve_milestone_by (ResolveMilestone resolve,
                      CarnetLogbook   *logbook,
                      const char      *text,
                      CarnetId        *id,
                      GError         **error)
{
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (logbook, error);
  const CarnetMilestone *found = programme != NULL ? resolve (programme, text, error) : NULL;

  if (found != NULL)
    *id = found->id;
  return found != NULL;
}

static gboolean
resolve_whole_milestone (CarnetLogbook *logbook, const char *text, CarnetId *id, GError **error)
{
  return resolve_milestone_by (cli_resolve_whole_milestone, logbook, text, id, error);
}

static gboolean
resolve_milestone (CarnetLogbook *logbook, const char *text, CarnetId *id, GError **error)
{
  return resolve_milestone_by (cli_resolve_milestone, logbook, text, id, error);
}

/* How one answers to @text, best first. */
typedef enum
{
  BY_ID,
  BY_KIND,
  BY_TITLE,
  BY_BEGINNING,
  NOT_AT_ALL,
} Match;

static Match
match_name (const char *name, const char *folded)
{
  g_autofree char *own = carnet_text_fold (name);

  if (*folded == '\0' || !g_str_has_prefix (own, folded))
    return NOT_AT_ALL;
  return g_str_equal (own, folded) ? BY_TITLE : BY_BEGINNING;
}

/* Of one whose title says its kind too, the title alone. */
static Match
match_agreed (const CarnetEntityConflict *conflict, const char *folded)
{
  Match best = NOT_AT_ALL;

  for (guint i = 0; i < conflict->agreed->len && carnet_kind_is_told (conflict->kind); i++)
    {
      const CarnetFieldText *agreed = conflict->agreed->pdata[i];

      if (g_str_equal (agreed->field.key, CARNET_KEY_TITLE))
        best = match_name (agreed->text, folded);
    }
  return best;
}

/* By what it was called, and by all that it is called meanwhile. */
static Match
match_names (const CarnetEntityConflict *conflict, const char *folded)
{
  Match best = MIN (match_name (conflict->shown_title, folded), match_name (conflict->title, folded));

  best = MIN (best, match_agreed (conflict, folded));
  for (guint i = 0; carnet_title_keys[i] != NULL; i++)
    {
      const CarnetFieldConflict *field = carnet_entity_conflict_find (conflict, carnet_title_keys[i]);

      for (guint j = 0; field != NULL && j < field->versions->len; j++)
        best = MIN (best, match_name (((CarnetFieldVersion *)field->versions->pdata[j])->text, folded));
    }
  return best;
}

static Match
match (const CarnetEntityConflict *conflict, const char *text)
{
  g_autofree char *hex = carnet_id_to_string (&conflict->id), *folded = carnet_text_fold (text);

  if (strlen (text) >= CLI_ID_PREFIX_MIN && g_ascii_strncasecmp (text, hex, strlen (text)) == 0)
    return BY_ID;
  if (cli_equal_folded (carnet_kind_get_label (conflict->kind), text)
      || cli_equal_folded (conflict->kind, text))
    return BY_KIND;
  return match_names (conflict, folded);
}

/* Those that match best. */
static GPtrArray *
match_conflicts (const GPtrArray *conflicts, const char *text)
{
  GPtrArray *found = g_ptr_array_new ();

  for (Match by = BY_ID; by < NOT_AT_ALL && found->len == 0; by++)
    for (guint i = 0; i < conflicts->len; i++)
      if (match (conflicts->pdata[i], text) == by)
        g_ptr_array_add (found, conflicts->pdata[i]);
  return found;
}

static GPtrArray *
load_conflicts (CarnetLogbook *logbook, GError **error)
{
  g_autoptr (GArray) ids = carnet_logbook_list_conflicts (logbook, 0, G_MAXUINT, error);
  g_autoptr (GPtrArray) conflicts
      = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_entity_conflict_unref);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      CarnetEntityConflict *conflict
          = carnet_logbook_load_conflict (logbook, &g_array_index (ids, CarnetId, i), error);

      if (conflict == NULL)
        return NULL;
      g_ptr_array_add (conflicts, conflict);
    }
  return ids != NULL ? g_steal_pointer (&conflicts) : NULL;
}

static gboolean
resolve_conflict (CarnetLogbook *logbook, const char *text, CarnetId *id, GError **error)
{
  g_autoptr (GPtrArray) conflicts = load_conflicts (logbook, error);
  g_autoptr (GPtrArray) found = conflicts != NULL ? match_conflicts (conflicts, text) : NULL;
  g_autoptr (GString) lines = g_string_new (NULL);

  if (found == NULL)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      const CarnetEntityConflict *conflict = found->pdata[i];
      g_autofree char            *hex = carnet_id_to_string (&conflict->id);

      *id = conflict->id;
      g_string_append_printf (lines, "\n  %.*s  %s", CLI_ID_DIGITS, hex, conflict->shown_title);
    }
  if (found->len > 1)
    cli_set_ambiguous (error, text, lines->str);
  else if (found->len == 0)
    g_set_error_literal (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND,
                         text); /* cli_resolve_settled() says it */
  return found->len == 1;
}

/* A milestone that was deleted may be settled already. */
static const CliResolve resolves[] = {
  carnet_logbook_find_observation,
  resolve_whole_milestone,
  cli_resolve_milestone_id,
  resolve_conflict,
  resolve_milestone,
};

gboolean
cli_resolve_settled (CarnetLogbook *logbook, const char *text, CarnetId *id, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (resolves); i++)
    {
      g_autoptr (GError) problem = NULL;

      if (resolves[i](logbook, text, id, &problem))
        return TRUE;
      if (is_not_found (problem))
        continue;
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND,
               _ ("Nothing that is in conflict is called “%s”: “carnet conflicts” lists what there is to "
                  "settle."),
               text);
  return FALSE;
}
