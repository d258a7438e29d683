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

/* One that was deleted as well: it may be settled already. */
static gboolean
resolve_any_milestone (CarnetLogbook *logbook, const char *text, CarnetId *id, GError **error)
{
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (logbook, error);
  g_autoptr (GError) unknown = NULL;
  const CarnetMilestone *found = programme != NULL ? cli_resolve_milestone (programme, text, &unknown) : NULL;

  if (programme == NULL)
    return FALSE;
  if (found != NULL)
    *id = found->id;
  else if (!is_not_found (unknown))
    g_propagate_error (error, g_steal_pointer (&unknown));
  else
    return cli_resolve_deleted_milestone (logbook, text, id, error);
  return found != NULL;
}

/* How one answers to @text, best first. */
typedef enum
{
  BY_ID,
  BY_KIND,
  BY_TITLE,
  NOT_AT_ALL,
} Match;

static Match
match (const CarnetEntityConflict *conflict, const char *text)
{
  g_autofree char *hex = carnet_id_to_string (&conflict->id), *folded = carnet_text_fold (text);
  g_autofree char *title = carnet_text_fold (conflict->title);

  if (strlen (text) >= CLI_ID_PREFIX_MIN && g_ascii_strncasecmp (text, hex, strlen (text)) == 0)
    return BY_ID;
  if (cli_equal_folded (carnet_kind_get_label (conflict->kind), text)
      || cli_equal_folded (conflict->kind, text))
    return BY_KIND;
  return *folded != '\0' && g_str_has_prefix (title, folded) ? BY_TITLE : NOT_AT_ALL;
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
      g_string_append_printf (lines, "\n  %.*s  %s", CLI_ID_DIGITS, hex, conflict->title);
    }
  if (found->len > 1)
    cli_set_ambiguous (error, text, lines->str);
  else if (found->len == 0)
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND,
                 _ ("Nothing that is in conflict is called “%s”: “carnet conflicts” lists what there is to "
                    "settle."),
                 text);
  return found->len == 1;
}

gboolean
cli_resolve_settled (CarnetLogbook *logbook, const char *text, CarnetId *id, GError **error)
{
  g_autoptr (GError) none = NULL, other = NULL;

  if (carnet_logbook_find_observation (logbook, text, id, &none))
    return TRUE;
  if (!is_not_found (none))
    {
      g_propagate_error (error, g_steal_pointer (&none));
      return FALSE;
    }
  if (resolve_any_milestone (logbook, text, id, &other))
    return TRUE;
  if (is_not_found (other))
    return resolve_conflict (logbook, text, id, error);
  g_propagate_error (error, g_steal_pointer (&other));
  return FALSE;
}
