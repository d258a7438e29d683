/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "log/carnet-conflict.h"
#include "logbook/carnet-field-words.h"
#include "store/carnet-store-held.h"

#define PREFIX_MIN 4

/* -- What each revision did ------------------------------------------------------------ */

static void
entry_free (gpointer data)
{
  CarnetHistoryEntry *entry = data;

  carnet_writer_free (entry->writer);
  g_ptr_array_unref (entry->changes);
  g_ptr_array_unref (entry->batches);
  g_free (entry);
}

/* What is said no more goes back to what is taken when nobody says. */
static char *
dup_text_after (CarnetFieldWords *words, const CarnetChange *change)
{
  if (change->after.type == CARNET_VALUE_NONE && g_str_equal (change->key, CARNET_KEY_VISIBILITY))
    return g_strdup (carnet_visibility_get_label (CARNET_VISIBILITY_COORDINATION));
  if (change->after.type == CARNET_VALUE_NONE && g_str_equal (change->key, CARNET_KEY_REVIEW))
    return g_strdup (carnet_review_get_label (CARNET_REVIEW_DRAFT));
  return carnet_field_words_dup_text (words, change->key, &change->after);
}

static CarnetFieldChange *
make_change (CarnetFieldWords *words, const CarnetChange *change)
{
  CarnetFieldChange *made = g_new0 (CarnetFieldChange, 1);
  CarnetValue        before = { CARNET_VALUE_NONE, 0, NULL };

  if (change->before != NULL)
    carnet_cell_get_shown (change->before, &before);
  carnet_field_words_set (words, change->key, &made->field);
  made->before = carnet_field_words_dup_text (words, change->key, &before);
  made->after = dup_text_after (words, change);
  made->settled = change->before != NULL && change->before->conflict;
  return made;
}

static GPtrArray *
list_changes (CarnetFieldWords *words, CarnetHistory *history, const CarnetRevision *revision)
{
  g_autoptr (GPtrArray) changes = carnet_history_list_changes (history, revision);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_field_change_free);

  for (guint i = 0; i < changes->len; i++)
    g_ptr_array_add (list, make_change (words, changes->pdata[i]));
  carnet_field_words_sort (words, list);
  return list;
}

static CarnetHistoryEntry *
make_entry (CarnetLogbook        *self,
            CarnetFieldWords     *words,
            CarnetHistory        *history,
            const CarnetRevision *revision,
            GError              **error)
{
  GPtrArray          *batches = carnet_store_list_revision_batches (self->store, &revision->id, error);
  CarnetHistoryEntry *entry;

  if (batches == NULL)
    return NULL;
  entry = g_new0 (CarnetHistoryEntry, 1);
  entry->batches = batches;
  entry->writer = carnet_field_words_dup_writer (words, revision);
  entry->changes = list_changes (words, history, revision);
  entry->first = revision->parents->len == 0;
  entry->erased = revision->payload == NULL;
  entry->current = g_ptr_array_find (carnet_history_get_heads (history), revision, NULL);
  return entry;
}

static GPtrArray *
list_history (CarnetLogbook *self, const CarnetId *observation, GError **error)
{
  g_autoptr (CarnetFieldWords) words = carnet_field_words_new (self, error);
  g_autoptr (CarnetHistory) history
      = words != NULL ? carnet_store_load_history (self->store, observation, error) : NULL;
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (entry_free);
  g_autoptr (GPtrArray) newest = NULL;

  if (history == NULL)
    return NULL;
  newest = carnet_history_list_newest (history);
  for (guint i = 0; i < newest->len; i++)
    {
      CarnetHistoryEntry *entry = make_entry (self, words, history, newest->pdata[i], error);

      if (entry == NULL)
        return NULL;
      g_ptr_array_add (list, entry);
    }
  return g_steal_pointer (&list);
}

GPtrArray *
carnet_logbook_list_history (CarnetLogbook *self, const CarnetId *observation, GError **error)
{
  GPtrArray *list;

  if (!carnet_store_begin_read (self->store, error))
    return NULL;
  list = list_history (self, observation, error);
  carnet_store_end_read (self->store);
  return list;
}

/* -- By its first digits ------------------------------------------------------------------ */

static gboolean
is_prefix (const char *text)
{
  gsize length = strlen (text);

  return length >= PREFIX_MIN && length <= CARNET_HASH_HEX && strspn (text, "0123456789abcdef") == length;
}

static gboolean
begins_with (const CarnetRevision *revision, const char *text)
{
  char hex[CARNET_HASH_HEX + 1];

  carnet_hash_to_hex (&revision->id, hex);
  return g_str_has_prefix (hex, text);
}

gboolean
carnet_logbook_find_revision (CarnetLogbook  *self,
                              const CarnetId *observation,
                              const char     *text,
                              CarnetHash     *revision,
                              GError        **error)
{
  g_autoptr (CarnetHistory) history = carnet_store_load_history (self->store, observation, error);
  GPtrArray *sorted = history != NULL ? carnet_history_get_sorted (history) : NULL;
  guint      n_found = 0;

  for (guint i = 0; sorted != NULL && is_prefix (text) && i < sorted->len; i++)
    if (begins_with (sorted->pdata[i], text))
      {
        *revision = ((CarnetRevision *)sorted->pdata[i])->id;
        n_found++;
      }
  if (sorted == NULL || n_found == 1)
    return n_found == 1;
  if (n_found > 1)
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_AMBIGUOUS,
                 _ ("Several versions of this observation begin with “%s”."), text);
  else if (is_prefix (text))
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND,
                 _ ("No version of this observation begins with “%s”."), text);
  else
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_INVALID,
                 _ ("“%s” is not a version: give at least the first four digits that the history shows."),
                 text);
  return FALSE;
}

/* -- At one revision ------------------------------------------------------------------------ */

static CarnetHistory *
load_past (CarnetHistory *history, const CarnetHash *revision, GError **error)
{
  const CarnetRevision *held = carnet_history_find (history, revision);
  CarnetHistory        *past = NULL;

  if (held != NULL && g_str_equal (held->kind, CARNET_KIND_OBSERVATION))
    past = carnet_history_at (history, revision);

  if (past == NULL)
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND, _ ("This observation has no such version."));
  return past;
}

GPtrArray *
carnet_logbook_load_state_at (CarnetLogbook    *self,
                              const CarnetId   *observation,
                              const CarnetHash *revision,
                              GError          **error)
{
  g_autoptr (CarnetFieldWords) words = carnet_field_words_new (self, error);
  g_autoptr (CarnetHistory) history
      = words != NULL ? carnet_store_load_history (self->store, observation, error) : NULL;
  g_autoptr (CarnetHistory) past = history != NULL ? load_past (history, revision, error) : NULL;
  GPtrArray *list, *cells;

  if (past == NULL)
    return NULL;
  list = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_field_text_free);
  cells = carnet_history_get_cells (past);
  for (guint i = 0; i < cells->len; i++)
    {
      CarnetFieldText *text = carnet_field_words_read (words, cells->pdata[i]);

      if (*text->text != '\0')
        g_ptr_array_add (list, text);
      else
        carnet_field_text_free (text);
    }
  carnet_field_words_sort (words, list);
  return list;
}

/* -- Restoring --------------------------------------------------------------------------------- */

static void
get_shown (CarnetHistory *history, const char *key, CarnetValue *value)
{
  const CarnetCell *cell = carnet_history_find_cell (history, key);

  *value = (CarnetValue){ CARNET_VALUE_NONE, 0, NULL };
  if (cell != NULL)
    carnet_cell_get_shown (cell, value);
}

static gboolean
says_the_same (CarnetHistory *now, const char *key, const CarnetValue *then)
{
  const CarnetCell *cell = carnet_history_find_cell (now, key);
  CarnetValue       value;

  get_shown (now, key, &value);
  return (cell == NULL || !cell->conflict) && carnet_value_equal (&value, then);
}

/* Restoring brings back, and never deletes. */
static void
undelete (CarnetHistory *now, CarnetWrites *writes)
{
  carnet_writes_unset (writes, CARNET_KEY_DELETED);
  if (carnet_history_get_deletion (now) != CARNET_DELETION_NONE)
    carnet_writes_set_integer (writes, CARNET_KEY_DELETED, 0);
}

/* What must be written so that @now says what @past said: fields that came later are cleared. Who may read it
 * is no part of what it said: a version that was more public does not bring that back. */
static CarnetWrites *
difference (CarnetHistory *now, CarnetHistory *past)
{
  CarnetWrites *writes = carnet_writes_new ();
  GPtrArray    *cells = carnet_history_get_cells (now);

  for (guint i = 0; i < cells->len; i++)
    {
      const char *key = ((CarnetCell *)cells->pdata[i])->key;
      CarnetValue then;

      if (g_str_equal (key, CARNET_KEY_VISIBILITY))
        continue;
      get_shown (past, key, &then);
      if (!says_the_same (now, key, &then))
        carnet_writes_set (writes, key, &then);
    }
  undelete (now, writes);
  return writes;
}

static GArray *
heads_of (CarnetHistory *history)
{
  GPtrArray *heads = carnet_history_get_heads (history);
  GArray    *ids = g_array_new (FALSE, FALSE, sizeof (CarnetHash));

  for (guint i = 0; i < MIN (heads->len, CARNET_PARENTS_MAX); i++)
    g_array_append_val (ids, ((CarnetRevision *)heads->pdata[i])->id);
  return ids;
}

static gboolean
restore (CarnetLogbook    *self,
         const CarnetId   *observation,
         const CarnetHash *revision,
         const GArray     *heads,
         CarnetHash       *written,
         GError          **error)
{
  g_autoptr (CarnetHistory) now = carnet_store_load_history (self->store, observation, error);
  g_autoptr (CarnetHistory) past = now != NULL ? load_past (now, revision, error) : NULL;
  g_autoptr (CarnetWrites) writes = NULL;
  g_autoptr (GArray) present = NULL;

  if (past == NULL)
    return FALSE;
  writes = difference (now, past);
  if (carnet_writes_size (writes) == 0)
    return TRUE;
  present = heads_of (now);
  return carnet_logbook_seal (self, observation, CARNET_KIND_OBSERVATION, heads != NULL ? heads : present,
                              &self->owner->id, carnet_logbook_now (self), writes, NULL, written, error);
}

gboolean
carnet_logbook_restore_revision (CarnetLogbook    *self,
                                 const CarnetId   *observation,
                                 const CarnetHash *revision,
                                 const GArray     *heads,
                                 CarnetHash       *written,
                                 GError          **error)
{
  if (written != NULL)
    memset (written, 0, sizeof *written);
  if (!carnet_logbook_check_open_for_writing (self, error) || !carnet_store_begin (self->store, error))
    return FALSE;
  if (restore (self, observation, revision, heads, written, error))
    return carnet_store_commit (self->store, error);
  carnet_store_rollback (self->store);
  return FALSE;
}
