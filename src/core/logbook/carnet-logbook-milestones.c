/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "base/carnet-text.h"
#include "logbook/carnet-logbook-private.h"

/* -- Reading ----------------------------------------------------------------------------- */

char *
carnet_logbook_dup_text (CarnetHistory *history, const char *key)
{
  const CarnetCell *cell = carnet_history_find_cell (history, key);
  CarnetValue       value = { CARNET_VALUE_NONE, 0, NULL };

  if (cell != NULL)
    carnet_cell_get_shown (cell, &value);
  return g_strdup (value.type == CARNET_VALUE_TEXT ? (const char *)value.bytes : "");
}

static void
read_text (CarnetHistory *history, const char *key, char **field)
{
  g_free (*field);
  *field = carnet_logbook_dup_text (history, key);
}

CarnetMilestone *
carnet_logbook_milestone_of (CarnetHistory *history, const CarnetId *id)
{
  CarnetMilestone  *self = carnet_milestone_new ();
  const CarnetCell *cell = carnet_history_find_cell (history, CARNET_KEY_PROGRAMME);
  g_autofree char  *kind = carnet_logbook_dup_text (history, CARNET_KEY_KIND),
                  *when = carnet_logbook_dup_text (history, CARNET_KEY_WHEN);
  CarnetValue programme = { CARNET_VALUE_NONE, 0, NULL };

  self->id = *id;
  if (cell != NULL)
    carnet_cell_get_shown (cell, &programme);
  self->programme = carnet_value_get_id (&programme);
  self->kind = carnet_milestone_kind_parse (kind);
  if (!carnet_when_parse (when, &self->when, NULL))
    self->when = (CarnetWhen){ CARNET_WHEN_NONE };
  read_text (history, CARNET_KEY_TITLE, &self->title);
  read_text (history, CARNET_KEY_PARTNERS, &self->partners);
  read_text (history, CARNET_KEY_PLACE, &self->place);
  read_text (history, CARNET_KEY_DESCRIPTION, &self->description);
  read_text (history, CARNET_KEY_URL, &self->url);
  return self;
}

static gboolean
is_milestone (CarnetHistory *history)
{
  const CarnetRevision *first = carnet_history_get_sorted (history)->pdata[0];

  return g_str_equal (first->kind, CARNET_KIND_MILESTONE);
}

CarnetMilestone *
carnet_logbook_load_milestone (CarnetLogbook *self, const CarnetId *id, GArray **heads, GError **error)
{
  g_autoptr (CarnetHistory) history = carnet_store_load_history (self->store, id, error);
  g_autoptr (CarnetMilestone) milestone = NULL;
  CarnetQuery query = CARNET_QUERY_INIT;

  if (history == NULL)
    return NULL;
  if (!is_milestone (history))
    {
      g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND, _ ("There is no such milestone."));
      return NULL;
    }
  milestone = carnet_logbook_milestone_of (history, id);
  query.milestone = *id;
  if (!carnet_logbook_count_observations (self, &query, &milestone->n_observations, error))
    return NULL;
  if (heads != NULL)
    *heads = carnet_logbook_heads_of (history);
  return g_steal_pointer (&milestone);
}

/* -- Writing ------------------------------------------------------------------------------- */

static void
list_text (CarnetWrites *writes, const char *key, const char *seen, const char *wanted, gboolean line)
{
  g_autofree char *clean = line ? carnet_text_clean_line (wanted, -1) : carnet_text_clean (wanted, -1);

  if (g_str_equal (clean, seen != NULL ? seen : ""))
    return;
  carnet_writes_set_text (writes, key, *clean != '\0' ? clean : NULL);
}

static void
list_when (CarnetWrites *writes, const CarnetWhen *seen, const CarnetWhen *wanted)
{
  const CarnetWhen none = { CARNET_WHEN_NONE };
  g_autofree char *iso = NULL;

  if (carnet_when_equal (seen != NULL ? seen : &none, wanted))
    return;
  iso = carnet_when_to_iso (wanted);
  carnet_writes_set_text (writes, CARNET_KEY_WHEN, *iso != '\0' ? iso : NULL);
}

CarnetWrites *
carnet_milestone_list_changes (const CarnetMilestone *seen, const CarnetMilestone *wanted)
{
  CarnetWrites *writes = carnet_writes_new ();

  if (seen == NULL)
    carnet_writes_set_id (writes, CARNET_KEY_PROGRAMME, &wanted->programme);
  /* A kind that only a newer version knows stays what it is. */
  if (seen == NULL || seen->kind != wanted->kind)
    carnet_writes_set_text (writes, CARNET_KEY_KIND, carnet_milestone_kind_to_string (wanted->kind));
  list_when (writes, seen != NULL ? &seen->when : NULL, &wanted->when);
  list_text (writes, CARNET_KEY_TITLE, seen != NULL ? seen->title : NULL, wanted->title, TRUE);
  list_text (writes, CARNET_KEY_PARTNERS, seen != NULL ? seen->partners : NULL, wanted->partners, TRUE);
  list_text (writes, CARNET_KEY_PLACE, seen != NULL ? seen->place : NULL, wanted->place, TRUE);
  list_text (writes, CARNET_KEY_DESCRIPTION, seen != NULL ? seen->description : NULL, wanted->description,
             FALSE);
  list_text (writes, CARNET_KEY_URL, seen != NULL ? seen->url : NULL, wanted->url, TRUE);
  return writes;
}

gboolean
carnet_logbook_write_milestone (CarnetLogbook         *self,
                                const CarnetMilestone *seen,
                                const GArray          *heads,
                                CarnetMilestone       *wanted,
                                CarnetHash            *revision,
                                GError               **error)
{
  const CarnetProgramme *programme = carnet_logbook_ensure_programme (self, error);
  g_autoptr (CarnetWrites) writes = NULL;

  if (programme == NULL || !carnet_milestone_check (wanted, error))
    return FALSE;
  if (seen == NULL)
    wanted->programme = programme->id;
  writes = carnet_milestone_list_changes (seen, wanted);
  return carnet_logbook_write (self, &wanted->id, CARNET_KIND_MILESTONE, heads, writes, revision, error);
}

/* -- From a file ------------------------------------------------------------------------------ */

static GHashTable *
set_of (GPtrArray *ids)
{
  GHashTable *set = g_hash_table_new (carnet_id_hash_func, carnet_id_equal_func);

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (set, ids->pdata[i]);
  return set;
}

static gboolean
add_milestone (CarnetLogbook         *self,
               const CarnetId        *programme,
               const CarnetMilestone *milestone,
               GError               **error)
{
  g_autoptr (CarnetWrites) writes = carnet_milestone_list_changes (NULL, milestone);
  CarnetId id = milestone->id;

  carnet_writes_set_id (writes, CARNET_KEY_PROGRAMME, programme);
  if (carnet_logbook_write (self, &id, CARNET_KIND_MILESTONE, NULL, writes, NULL, error))
    return TRUE;
  /* Translators: before a sentence that says what is wrong with it */
  g_prefix_error (error, _ ("Milestone “%s”: "), milestone->title);
  return FALSE;
}

static gboolean
add_those_missing (CarnetLogbook *self, const CarnetProgramme *from, guint *n_added, GError **error)
{
  g_autoptr (GPtrArray) ids = carnet_logbook_list_entities (self, CARNET_KIND_MILESTONE, error);
  const CarnetProgramme *programme = ids != NULL ? carnet_logbook_ensure_programme (self, error) : NULL;
  const CarnetId         programme_id = programme != NULL ? programme->id : (CarnetId){ { 0 } };
  g_autoptr (GHashTable) held = NULL;

  if (programme == NULL)
    return FALSE;
  held = set_of (ids);
  for (guint i = 0; i < from->milestones->len; i++)
    {
      const CarnetMilestone *milestone = from->milestones->pdata[i];

      if (g_hash_table_contains (held, &milestone->id))
        continue;
      if (!add_milestone (self, &programme_id, milestone, error))
        return FALSE;
      ++*n_added;
    }
  return TRUE;
}

gboolean
carnet_logbook_add_milestones (CarnetLogbook         *self,
                               const CarnetProgramme *from,
                               guint                 *n_added,
                               GError               **error)
{
  guint n = 0;

  if (!carnet_logbook_begin (self, error))
    return FALSE;
  if (!add_those_missing (self, from, &n, error))
    {
      carnet_logbook_rollback (self);
      return FALSE;
    }
  if (n_added != NULL)
    *n_added = n;
  return carnet_logbook_commit (self, error);
}
