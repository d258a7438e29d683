/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "log/carnet-conflict.h"
#include "logbook/carnet-logbook-private.h"
#include "store/carnet-store-held.h"

/* -- What may be settled ------------------------------------------------------------- */

static gboolean
is_version (const CarnetFieldConflict *field, const CarnetValue *value)
{
  for (guint i = 0; i < field->versions->len; i++)
    if (carnet_value_equal (&((CarnetFieldVersion *)field->versions->pdata[i])->value, value))
      return TRUE;
  return FALSE;
}

/* What somebody already wrote may be chosen as it is; what is new follows the rules. */
static gboolean
check_choice (CarnetLogbook              *self,
              const CarnetEntityConflict *seen,
              const char                 *key,
              const CarnetValue          *value,
              GError                    **error)
{
  const CarnetFieldConflict *field = carnet_entity_conflict_find (seen, key);
  g_autoptr (CarnetWrites) one = carnet_writes_new ();

  if (field == NULL && !(seen->contested && g_str_equal (key, CARNET_KEY_DELETED)))
    {
      g_set_error (error, CARNET_ERROR, CARNET_ERROR_INVALID, _ ("The field “%s” is not in conflict."), key);
      return FALSE;
    }
  if (field != NULL && is_version (field, value))
    return TRUE;
  carnet_writes_set (one, key, value);
  return carnet_logbook_check_writes (self, seen->kind, one, error);
}

static gboolean
check_choices (CarnetLogbook              *self,
               const CarnetEntityConflict *seen,
               const CarnetWrites         *choices,
               GError                    **error)
{
  for (guint i = 0; i < carnet_writes_size (choices); i++)
    {
      const char *key;
      CarnetValue value;

      carnet_writes_get (choices, i, &key, &value);
      if (!check_choice (self, seen, key, &value, error))
        return FALSE;
    }
  return TRUE;
}

/* -- What was seen --------------------------------------------------------------------- */

static gboolean
was_seen (const CarnetEntityConflict *seen, GPtrArray *revisions)
{
  for (guint i = 0; i < revisions->len; i++)
    if (carnet_history_find (seen->history, &((CarnetRevision *)revisions->pdata[i])->id) == NULL)
      return FALSE;
  return TRUE;
}

/* The writers of the field are those that the person read; of a deletion, all of the history is. */
static gboolean
field_was_seen (const CarnetEntityConflict *seen, CarnetHistory *now, const char *key)
{
  const CarnetCell *cell = carnet_history_find_cell (now, key);

  if (g_str_equal (key, CARNET_KEY_DELETED) && !was_seen (seen, carnet_history_get_sorted (now)))
    return FALSE;
  return cell == NULL || was_seen (seen, cell->writers);
}

static gboolean
check_seen (const CarnetEntityConflict *seen, CarnetHistory *now, const CarnetWrites *choices, GError **error)
{
  for (guint i = 0; i < carnet_writes_size (choices); i++)
    {
      const char *key;
      CarnetValue value;

      carnet_writes_get (choices, i, &key, &value);
      if (field_was_seen (seen, now, key))
        continue;
      g_set_error (error, CARNET_ERROR, CARNET_ERROR_CHANGED,
                   _ ("Something else was written meanwhile; nothing was settled. Read the conflict again."));
      return FALSE;
    }
  return TRUE;
}

/* -- Writing ------------------------------------------------------------------------------- */

/* Heads over the limit stay heads: another resolution takes them. */
static GArray *
parents_of (const CarnetEntityConflict *seen)
{
  GArray *parents = g_array_copy (seen->heads);

  g_array_set_size (parents, MIN (parents->len, CARNET_PARENTS_MAX));
  return parents;
}

/* Where they stood for whoever wrote @version. */
static void
set_place (const CarnetEntityConflict *seen, const CarnetFieldVersion *version, CarnetWrites *all)
{
  static const char *const keys[] = { CARNET_KEY_START, CARNET_KEY_END, CARNET_KEY_REVISION };
  const CarnetWriter      *writer = version->writers->pdata[0];
  g_autoptr (CarnetHistory) then = carnet_history_at (seen->history, &writer->revision);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const CarnetCell *cell = carnet_history_find_cell (then, keys[i]);
      CarnetValue       value;

      if (cell == NULL)
        continue;
      carnet_cell_get_shown (cell, &value);
      carnet_writes_set (all, keys[i], &value);
    }
}

/* With the words of a quotation that were chosen goes their place. */
static CarnetWrites *
with_place (const CarnetEntityConflict *seen, const CarnetWrites *choices)
{
  const CarnetFieldConflict *quote = carnet_entity_conflict_find (seen, CARNET_KEY_QUOTE);
  CarnetWrites              *all = carnet_writes_copy (choices);
  CarnetValue                chosen;

  if (quote == NULL || !carnet_writes_find (choices, CARNET_KEY_QUOTE, &chosen))
    return all;
  for (guint i = 0; i < quote->versions->len; i++)
    {
      const CarnetFieldVersion *version = quote->versions->pdata[i];

      if (carnet_value_equal (&version->value, &chosen))
        set_place (seen, version, all);
    }
  return all;
}

static gboolean
resolve (CarnetLogbook              *self,
         const CarnetEntityConflict *seen,
         const CarnetWrites         *choices,
         CarnetHash                 *revision,
         GError                    **error)
{
  const CarnetId *id = &seen->id;
  g_autoptr (CarnetHistory) now = carnet_store_load_history (self->store, id, error);
  g_autoptr (GArray) parents = parents_of (seen);
  g_autoptr (CarnetWrites) all = with_place (seen, choices);

  return now != NULL && check_seen (seen, now, choices, error)
         && carnet_logbook_seal (self, id, seen->kind, parents, &self->owner->id, carnet_logbook_now (self),
                                 all, NULL, revision, error);
}

gboolean
carnet_logbook_resolve (CarnetLogbook              *self,
                        const CarnetEntityConflict *seen,
                        const CarnetWrites         *choices,
                        CarnetHash                 *revision,
                        GError                    **error)
{
  if (revision != NULL)
    memset (revision, 0, sizeof *revision);
  if (!carnet_logbook_check_open_for_writing (self, error) || !check_choices (self, seen, choices, error)
      || (g_str_equal (seen->kind, CARNET_KIND_THEME)
          && !carnet_logbook_check_parent (self, &seen->id, choices, error)))
    return FALSE;
  if (carnet_writes_size (choices) == 0)
    return TRUE;
  if (!carnet_store_begin (self->store, error))
    return FALSE;
  if (resolve (self, seen, choices, revision, error))
    return carnet_store_commit (self->store, error);
  carnet_store_rollback (self->store);
  return FALSE;
}

/* -- Taking back ---------------------------------------------------------------------- */

/* Something was in conflict @before that is not any more. */
static gboolean
settles (CarnetHistory *before, CarnetHistory *now, const char *kind)
{
  GPtrArray *cells = carnet_history_get_cells (before);

  if (carnet_history_get_deletion (before) == CARNET_DELETION_CONTESTED
      && carnet_history_get_deletion (now) != CARNET_DELETION_CONTESTED)
    return TRUE;
  for (guint i = 0; i < cells->len; i++)
    {
      const CarnetCell *cell = cells->pdata[i];
      const CarnetCell *after = carnet_history_find_cell (now, cell->key);

      if (cell->conflict && (after == NULL || !after->conflict)
          && !g_str_equal (cell->key, CARNET_KEY_DELETED) && carnet_kind_asks (kind, cell->key))
        return TRUE;
    }
  return FALSE;
}

/* (transfer full) (nullable): without @last, the only head of @history. */
static CarnetHistory *
history_before (CarnetHistory *history, const CarnetRevision *last)
{
  GPtrArray *sorted = carnet_history_get_sorted (history);
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_revision_unref);

  for (guint i = 0; i < sorted->len; i++)
    if (sorted->pdata[i] != last)
      g_ptr_array_add (others, carnet_revision_ref (sorted->pdata[i]));
  return others->len > 0 ? carnet_history_new (others) : NULL;
}

static gboolean
was_in_conflict (CarnetHistory *before, const char *key)
{
  const CarnetCell *cell = carnet_history_find_cell (before, key);

  if (g_str_equal (key, CARNET_KEY_DELETED))
    return carnet_history_get_deletion (before) == CARNET_DELETION_CONTESTED;
  return cell != NULL && cell->conflict;
}

/* With the words of a quotation goes their place. */
static gboolean
goes_with_quote (const char *key)
{
  return g_str_equal (key, CARNET_KEY_START) || g_str_equal (key, CARNET_KEY_END)
         || g_str_equal (key, CARNET_KEY_REVISION);
}

/* What @last changed has all to do with the conflict: nothing else goes from sight with it. */
static gboolean
check_only_settles (CarnetHistory *before, CarnetHistory *now, const CarnetRevision *last, GError **error)
{
  g_autoptr (GPtrArray) changes = carnet_history_list_changes (now, last);
  const gboolean quote = was_in_conflict (before, CARNET_KEY_QUOTE);

  for (guint i = 0; i < changes->len; i++)
    {
      const char *key = ((CarnetChange *)changes->pdata[i])->key;

      if (was_in_conflict (before, key) || (quote && goes_with_quote (key)))
        continue;
      g_set_error_literal (
          error, CARNET_ERROR, CARNET_ERROR_INVALID,
          _ ("What settled it changed more than what was in conflict, and all of it would go "
             "from sight: nothing was taken back."));
      return FALSE;
    }
  return TRUE;
}

/* What came with a file goes with it. */
static gboolean
check_written_here (CarnetLogbook *self, const CarnetHash *revision, GError **error)
{
  g_autoptr (GPtrArray) batches = carnet_store_list_revision_batches (self->store, revision, error);

  for (guint i = 0; batches != NULL && i < batches->len; i++)
    {
      const CarnetBatch *batch = batches->pdata[i];

      if (batch->withdrawn)
        continue;
      g_set_error (
          error, CARNET_ERROR, CARNET_ERROR_INVALID,
          _ ("What settled it was not written here but came with “%s”, batch %lld: withdraw that batch "
             "to take it back."),
          batch->name, (long long)batch->number);
      return FALSE;
    }
  return batches != NULL;
}

gboolean
carnet_logbook_find_settling (CarnetLogbook  *self,
                              const CarnetId *entity,
                              CarnetHash     *revision,
                              GError        **error)
{
  g_autoptr (CarnetHistory) now = carnet_store_load_history (self->store, entity, error);
  GPtrArray            *heads = now != NULL ? carnet_history_get_heads (now) : NULL;
  const CarnetRevision *last = heads != NULL ? heads->pdata[0] : NULL;
  g_autoptr (CarnetHistory) before = NULL;

  if (now == NULL)
    return FALSE;
  if (heads->len == 1 && carnet_id_equal (&last->actor, &self->owner->id))
    before = history_before (now, last);
  if (before != NULL && settles (before, now, last->kind))
    {
      *revision = last->id;
      return check_written_here (self, revision, error) && check_only_settles (before, now, last, error);
    }
  g_set_error_literal (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND,
                       _ ("What was written last on it is not what you settled: there is nothing to take "
                          "back."));
  return FALSE;
}

gboolean
carnet_logbook_take_back (CarnetLogbook    *self,
                          const CarnetHash *revision,
                          CarnetId         *entity,
                          char            **kind,
                          GError          **error)
{
  if (!carnet_logbook_check_open_for_writing (self, error)
      || !carnet_store_take_back (self->store, revision, entity, kind, error))
    return FALSE;
  g_clear_pointer (&self->programme, carnet_programme_unref);
  return !carnet_id_equal (entity, &self->owner->id) || carnet_logbook_reload_owner (self, error);
}
