/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "merge/carnet-merge-private.h"
#include "model/carnet-kinds.h"
#include "model/carnet-statement.h"

const char *
carnet_merge_type_get_label (CarnetMergeChangeType type)
{
  static const char *const labels[CARNET_MERGE_N_TYPES]
      = { NC_ ("change", "new"),         NC_ ("change", "corrected"), NC_ ("change", "combined"),
          NC_ ("change", "in conflict"), NC_ ("change", "deleted"),   NC_ ("change", "deletion contested"),
          NC_ ("change", "identical") };

  return g_dpgettext2 (GETTEXT_PACKAGE, "change", labels[type]);
}

static void
field_free (gpointer data)
{
  CarnetMergeField *field = data;

  g_free (field->key);
  g_free (field->before);
  g_free (field->after);
  g_free (field);
}

void
carnet_merge_change_free (CarnetMergeChange *self)
{
  g_free (self->kind);
  g_free (self->title);
  g_free (self->territory);
  g_free (self->author);
  g_ptr_array_unref (self->fields);
  g_free (self);
}

void
carnet_merge_entry_take_changes (CarnetMergeEntry *self, CarnetSpill *changes)
{
  g_clear_pointer (&self->changes, carnet_spill_free);
  g_array_set_size (self->groups, 0);
  self->changes = changes;
}

const CarnetMergeChanged *
carnet_merge_entry_get_changes (const CarnetMergeEntry *self, guint *n)
{
  *n = self->changes != NULL ? (guint)(carnet_spill_get_size (self->changes) / sizeof (CarnetMergeChanged))
                             : 0;
  return *n > 0 ? (const CarnetMergeChanged *)(gpointer)carnet_spill_map (self->changes, NULL) : NULL;
}

static const CarnetMergeChanged *
change_at (CarnetMerge *self, guint file, guint index)
{
  guint                     n;
  const CarnetMergeChanged *changes = carnet_merge_entry_get_changes (self->entries->pdata[file], &n);

  return index < n ? &changes[index] : NULL;
}

guint
carnet_merge_get_n_changes (CarnetMerge *self, guint file)
{
  guint n;

  g_return_val_if_fail (file < self->entries->len, 0);

  carnet_merge_entry_get_changes (self->entries->pdata[file], &n);
  return n;
}

GArray *
carnet_merge_list_groups (CarnetMerge *self, guint file)
{
  g_return_val_if_fail (file < self->entries->len, NULL);

  return g_array_copy (((CarnetMergeEntry *)self->entries->pdata[file])->groups);
}

/* -- Values as text ------------------------------------------------------------------- */

static char *
value_to_text (const CarnetValue *value)
{
  CarnetId id;

  if (value->type == CARNET_VALUE_TEXT)
    return carnet_value_dup_text (value);
  if (value->type == CARNET_VALUE_INTEGER)
    return g_strdup_printf ("%" G_GINT64_FORMAT, carnet_value_get_integer (value, 0));
  if (value->type != CARNET_VALUE_ID)
    return NULL;
  id = carnet_value_get_id (value);
  return carnet_id_to_string (&id);
}

char *
carnet_merge_shown_text (CarnetHistory *history, const char *key)
{
  const CarnetCell *cell = history != NULL ? carnet_history_find_cell (history, key) : NULL;
  CarnetValue       value;

  if (cell == NULL)
    return NULL;
  carnet_cell_get_shown (cell, &value);
  return value_to_text (&value);
}

CarnetHistory *
carnet_merge_load_after (CarnetMerge *self, guint index, const CarnetId *entity, GError **error)
{
  g_auto (CarnetBeforeAfter) both = { NULL, NULL };

  return carnet_merge_load_before_after (self, index, entity, &both, error) ? g_steal_pointer (&both.after)
                                                                            : NULL;
}

char *
carnet_merge_dup_text (CarnetMerge *self, guint index, const CarnetId *entity, const char *key)
{
  g_autoptr (CarnetHistory) named = carnet_merge_load_named (self, index, entity, NULL);
  char *text = carnet_merge_shown_text (named, key);

  return text != NULL ? text : g_strdup ("");
}

/* -- What changes ------------------------------------------------------------------------ */

static void
add_field (CarnetMergeChange *change, const CarnetBeforeAfter *both, const CarnetCell *cell)
{
  const CarnetCell *held = both->before != NULL ? carnet_history_find_cell (both->before, cell->key) : NULL;
  g_autofree char  *before = carnet_merge_shown_text (both->before, cell->key);
  g_autofree char  *after = carnet_merge_shown_text (both->after, cell->key);
  CarnetMergeField *field;

  if (carnet_cell_has_writers_of (cell, held) || (!cell->conflict && g_strcmp0 (before, after) == 0))
    return;
  field = g_new0 (CarnetMergeField, 1);
  field->key = g_strdup (cell->key);
  field->before = g_steal_pointer (&before);
  field->after = g_steal_pointer (&after);
  field->conflict = cell->conflict;
  g_ptr_array_add (change->fields, field);
}

/* Whoever wrote the newest revision that was not there before. */
static CarnetId
find_author (const CarnetBeforeAfter *both)
{
  GPtrArray            *after = carnet_history_get_sorted (both->after);
  const CarnetRevision *newest = NULL;
  g_autoptr (GHashTable) known = g_hash_table_new (carnet_hash_hash_func, carnet_hash_equal_func);

  for (guint i = 0; both->before != NULL && i < carnet_history_get_sorted (both->before)->len; i++)
    g_hash_table_add (known, &((CarnetRevision *)carnet_history_get_sorted (both->before)->pdata[i])->id);
  for (guint i = 0; i < after->len; i++)
    {
      const CarnetRevision *revision = after->pdata[i];

      if (!g_hash_table_contains (known, &revision->id)
          && (newest == NULL || revision->recorded_ms >= newest->recorded_ms))
        newest = revision;
    }
  return newest != NULL ? newest->actor : (CarnetId){ { 0 } };
}

CarnetId
carnet_merge_shown_id (CarnetHistory *history, const char *key)
{
  const CarnetCell *cell = carnet_history_find_cell (history, key);
  CarnetValue       value;

  if (cell == NULL)
    return (CarnetId){ { 0 } };
  carnet_cell_get_shown (cell, &value);
  return carnet_value_get_id (&value);
}

/* Of words of several lines the first. */
static char *
dup_words (CarnetHistory *history)
{
  for (guint i = 0; carnet_title_keys[i] != NULL; i++)
    {
      g_autofree char *text = carnet_merge_shown_text (history, carnet_title_keys[i]);

      if (text != NULL && *text != '\0')
        return g_strndup (text, strcspn (text, "\n"));
    }
  return g_strdup ("");
}

/* « Bressuire · bressuire », which somebody judged. */
static char *
dup_between (CarnetMerge *self, guint file, CarnetHistory *after)
{
  const CarnetId a = carnet_merge_shown_id (after, CARNET_KEY_A),
                 b = carnet_merge_shown_id (after, CARNET_KEY_B);
  g_autofree char *first = NULL, *second = NULL;

  if (carnet_id_is_nil (&a) || carnet_id_is_nil (&b))
    return g_strdup ("");
  first = carnet_merge_dup_text (self, file, &a, CARNET_KEY_NAME);
  second = carnet_merge_dup_text (self, file, &b, CARNET_KEY_NAME);
  return g_strdup_printf ("%s · %s", first, second);
}

static void
set_title (CarnetMergeChange *change, CarnetMerge *self, guint file, CarnetHistory *after)
{
  const CarnetId   territory = carnet_merge_shown_id (after, CARNET_KEY_TERRITORY);
  g_autofree char *words = dup_words (after), *word = carnet_merge_shown_text (after, CARNET_KEY_KIND),
                  *month = carnet_merge_shown_text (after, CARNET_KEY_MONTH);

  change->territory = carnet_merge_dup_text (self, file, &territory, CARNET_KEY_NAME);
  if (g_str_equal (change->kind, CARNET_KIND_STATEMENT))
    change->title = carnet_statement_dup_title (word, words);
  else if (g_str_equal (change->kind, CARNET_KIND_DECLARATION))
    change->title = carnet_declaration_dup_title (change->territory, month);
  else
    change->title = *words != '\0' ? g_steal_pointer (&words) : dup_between (self, file, after);
}

static CarnetMergeChange *
describe (CarnetMerge *self, guint file, const CarnetMergeChanged *changed, const CarnetBeforeAfter *both)
{
  CarnetMergeChange *change = g_new0 (CarnetMergeChange, 1);
  const CarnetId     author = find_author (both);
  g_autofree char   *date = carnet_merge_shown_text (both->after, CARNET_KEY_DATE);
  GPtrArray         *cells = carnet_history_get_cells (both->after);

  change->id = changed->entity;
  change->kind = g_strdup (changed->kind);
  change->type = changed->type;
  set_title (change, self, file, both->after);
  change->author = carnet_merge_dup_text (self, file, &author, CARNET_KEY_NAME);
  if (date == NULL || !carnet_date_parse_iso (date, &change->date))
    change->date = CARNET_DATE_NONE;
  change->fields = g_ptr_array_new_with_free_func (field_free);
  for (guint i = 0; i < cells->len; i++)
    if (carnet_kind_asks (change->kind, ((CarnetCell *)cells->pdata[i])->key))
      add_field (change, both, cells->pdata[i]);
  return change;
}

CarnetMergeChange *
carnet_merge_load_histories (CarnetMerge    *self,
                             guint           file,
                             guint           index,
                             CarnetHistory **before,
                             CarnetHistory **after,
                             GError        **error)
{
  const CarnetMergeChanged *changed;
  CarnetMergeChange        *change;
  g_auto (CarnetBeforeAfter) both = { NULL, NULL };

  g_return_val_if_fail (file < self->entries->len, NULL);
  changed = change_at (self, file, index);
  g_return_val_if_fail (changed != NULL, NULL);

  if (!carnet_merge_load_before_after (self, file, &changed->entity, &both, error))
    return NULL;
  change = describe (self, file, changed, &both);
  *before = g_steal_pointer (&both.before);
  *after = g_steal_pointer (&both.after);
  return change;
}

CarnetMergeChange *
carnet_merge_load_change (CarnetMerge *self, guint file, guint index, GError **error)
{
  g_auto (CarnetBeforeAfter) both = { NULL, NULL };

  return carnet_merge_load_histories (self, file, index, &both.before, &both.after, error);
}
