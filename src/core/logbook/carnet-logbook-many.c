/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "logbook/carnet-logbook-many.h"

#include "logbook/carnet-logbook-private.h"
#include "store/carnet-store-rows.h"
#include "store/carnet-store-sent.h"

/* What one observation said before, and the revision that says otherwise. */
typedef struct
{
  CarnetId      id;
  CarnetHash    revision;
  CarnetWrites *before;
} Entry;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  carnet_writes_unref (entry->before);
  g_free (entry);
}

static CarnetManyChange *
many_change_new (const char *key)
{
  CarnetManyChange *self = g_new0 (CarnetManyChange, 1);

  self->key = g_strdup (key);
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  return self;
}

void
carnet_many_change_free (CarnetManyChange *self)
{
  g_free (self->key);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

typedef struct
{
  CarnetLogbook     *logbook;
  CarnetProgressFunc progress;
  gpointer           progress_data;
  GCancellable      *cancellable;
  const GPtrArray   *sent; /* (nullable): when observations are made private */
} Work;

static gboolean
tell (const Work *work, guint done, guint total, GError **error)
{
  if (work->progress != NULL)
    work->progress (done, total, work->progress_data);
  return !g_cancellable_set_error_if_cancelled (work->cancellable, error);
}

/* -- Writing ---------------------------------------------------------------------------------- */

/* What a field that nobody wrote says. */
static gboolean
is_default (const char *key, const CarnetValue *value)
{
  g_autofree char *text = carnet_value_dup_text (value);

  if (g_str_equal (key, CARNET_KEY_REVIEW))
    return g_strcmp0 (text, carnet_review_to_string (CARNET_REVIEW_DRAFT)) == 0;
  if (g_str_equal (key, CARNET_KEY_VISIBILITY))
    return g_strcmp0 (text, carnet_visibility_to_string (CARNET_VISIBILITY_COORDINATION)) == 0;
  return carnet_value_get_integer (value, -1) == 0;
}

static gboolean
says_already (const char *key, const CarnetValue *said, const CarnetValue *value)
{
  return carnet_value_equal (said, value) || (said->type == CARNET_VALUE_NONE && is_default (key, value));
}

static gboolean
write_one (CarnetLogbook     *self,
           const CarnetId    *id,
           CarnetManyChange  *change,
           const CarnetValue *said,
           const CarnetValue *value,
           GError           **error)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId entity = *id;
  Entry   *entry = g_new0 (Entry, 1);

  entry->id = *id;
  entry->before = carnet_writes_new ();
  carnet_writes_set (entry->before, change->key, said);
  carnet_writes_set (writes, change->key, value);
  g_ptr_array_add (change->entries, entry);
  change->n_changed++;
  return carnet_logbook_write (self, &entity, CARNET_KIND_OBSERVATION, NULL, writes, &entry->revision, error);
}

static gboolean
count_held (const Work *work, CarnetHistory *history, CarnetManyChange *change, GError **error)
{
  g_autoptr (GPtrArray) holders = NULL;

  if (work->sent == NULL || work->sent->len == 0)
    return TRUE;
  holders = carnet_logbook_list_holders_of (work->logbook, history, work->sent, error);
  change->n_held += holders != NULL && holders->len > 0;
  return holders != NULL;
}

static gboolean
change_one (const Work        *work,
            gint64             number,
            CarnetManyChange  *change,
            const CarnetValue *value,
            GError           **error)
{
  CarnetLogbook *self = work->logbook;
  g_autoptr (CarnetHistory) history = NULL;
  const CarnetCell *cell;
  CarnetValue       said = { CARNET_VALUE_NONE, 0, NULL };
  CarnetId          id;

  if (!carnet_store_find_id (self->store, number, &id, error))
    return FALSE;
  if (carnet_id_is_nil (&id))
    {
      change->n_gone++;
      return TRUE;
    }
  history = carnet_store_load_history (self->store, &id, error);
  if (history == NULL)
    return FALSE;
  cell = carnet_history_find_cell (history, change->key);
  if (cell != NULL)
    carnet_cell_get_shown (cell, &said);
  if (cell != NULL && cell->conflict)
    change->n_conflicts++;
  else if (says_already (change->key, &said, value))
    change->n_same++;
  else
    return count_held (work, history, change, error) && write_one (self, &id, change, &said, value, error);
  return TRUE;
}

static gboolean
change_all (const Work        *work,
            const GArray      *numbers,
            CarnetManyChange  *change,
            const CarnetValue *value,
            GError           **error)
{
  for (guint i = 0; i < numbers->len; i++)
    if (!tell (work, i, numbers->len, error)
        || !change_one (work, g_array_index (numbers, gint64, i), change, value, error))
      return FALSE;
  return tell (work, numbers->len, numbers->len, error);
}

static gboolean
makes_private (const char *key, const CarnetValue *value)
{
  g_autofree char *word = carnet_value_dup_text (value);

  return g_str_equal (key, CARNET_KEY_VISIBILITY)
         && g_strcmp0 (word, carnet_visibility_to_string (CARNET_VISIBILITY_PRIVATE)) == 0;
}

CarnetManyChange *
carnet_logbook_change_many (CarnetLogbook     *self,
                            const GArray      *numbers,
                            const char        *key,
                            const CarnetValue *value,
                            CarnetProgressFunc progress,
                            gpointer           progress_data,
                            GCancellable      *cancellable,
                            GError           **error)
{
  g_autoptr (GPtrArray) sent = NULL;
  Work work = { self, progress, progress_data, cancellable, NULL };
  g_autoptr (CarnetManyChange) change = many_change_new (key);

  if ((makes_private (key, value) && (work.sent = sent = carnet_store_list_sent (self->store, error)) == NULL)
      || !carnet_logbook_begin (self, error))
    return NULL;
  if (!change_all (&work, numbers, change, value, error))
    {
      carnet_logbook_rollback (self);
      return NULL;
    }
  return carnet_logbook_commit (self, error) ? g_steal_pointer (&change) : NULL;
}

/* -- Taking back ------------------------------------------------------------------------------ */

/* Only what this change alone says can be taken back without taking back somebody else's. */
static gboolean
still_says (CarnetHistory *history, const char *key, const CarnetHash *revision)
{
  const CarnetCell *cell = carnet_history_find_cell (history, key);

  return cell != NULL && cell->writers->len == 1
         && carnet_hash_equal (&((CarnetRevision *)cell->writers->pdata[0])->id, revision);
}

static gboolean
undo_one (CarnetLogbook *self, const char *key, const Entry *entry, guint *n_left, GError **error)
{
  g_autoptr (CarnetHistory) history = carnet_store_load_history (self->store, &entry->id, error);
  CarnetId entity = entry->id;

  if (history == NULL)
    return FALSE;
  if (still_says (history, key, &entry->revision))
    return carnet_logbook_write (self, &entity, CARNET_KIND_OBSERVATION, NULL, entry->before, NULL, error);
  (*n_left)++;
  return TRUE;
}

static gboolean
undo_all (const Work *work, const CarnetManyChange *change, guint *n_left, GError **error)
{
  const GPtrArray *entries = change->entries;

  for (guint i = 0; i < entries->len; i++)
    if (!tell (work, i, entries->len, error)
        || !undo_one (work->logbook, change->key, entries->pdata[i], n_left, error))
      return FALSE;
  return tell (work, entries->len, entries->len, error);
}

gboolean
carnet_logbook_undo_many (CarnetLogbook          *self,
                          const CarnetManyChange *change,
                          CarnetProgressFunc      progress,
                          gpointer                progress_data,
                          GCancellable           *cancellable,
                          guint                  *n_left,
                          GError                **error)
{
  const Work work = { self, progress, progress_data, cancellable, NULL };

  *n_left = 0;
  if (!carnet_logbook_begin (self, error))
    return FALSE;
  if (!undo_all (&work, change, n_left, error))
    {
      carnet_logbook_rollback (self);
      return FALSE;
    }
  return carnet_logbook_commit (self, error);
}
