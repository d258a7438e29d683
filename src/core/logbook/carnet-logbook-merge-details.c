/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "log/carnet-conflict.h"
#include "logbook/carnet-field-words.h"
#include "merge/carnet-merge-store.h"

void
carnet_merge_detail_free (CarnetMergeDetail *self)
{
  carnet_merge_change_free (self->change);
  g_ptr_array_unref (self->fields);
  g_free (self);
}

/* What @cell shows; of a conflict, what the one who does not know of @before wrote. */
static char *
dup_after (CarnetFieldWords *words, CarnetHistory *history, const CarnetCell *cell, const char *before)
{
  g_autoptr (CarnetConflict) conflict = carnet_conflict_new (history, cell->key);
  CarnetValue shown;

  for (guint i = conflict != NULL ? conflict->versions->len : 0; i > 0; i--)
    {
      const CarnetVersion *version = conflict->versions->pdata[i - 1];
      g_autofree char     *text = carnet_field_words_dup_text (words, cell->key, &version->value);

      if (!g_str_equal (text, before))
        return g_steal_pointer (&text);
    }
  carnet_cell_get_shown (cell, &shown);
  return carnet_field_words_dup_text (words, cell->key, &shown);
}

static char *
dup_before (CarnetFieldWords *words, CarnetHistory *history, const char *key)
{
  const CarnetCell *cell = history != NULL ? carnet_history_find_cell (history, key) : NULL;
  CarnetValue       shown;

  if (cell == NULL)
    return g_strdup ("");
  carnet_cell_get_shown (cell, &shown);
  return carnet_field_words_dup_text (words, key, &shown);
}

static void
add_field (GPtrArray        *fields,
           CarnetFieldWords *words,
           CarnetHistory    *before,
           CarnetHistory    *after,
           const CarnetCell *cell)
{
  const CarnetCell  *held = before != NULL ? carnet_history_find_cell (before, cell->key) : NULL;
  CarnetFieldChange *change;

  /* A conflict that was there before, and to which nothing is added. */
  if (carnet_cell_has_writers_of (cell, held))
    return;
  change = g_new0 (CarnetFieldChange, 1);
  change->before = dup_before (words, before, cell->key);
  change->after = dup_after (words, after, cell, change->before);
  change->conflict = cell->conflict;
  change->settled = held != NULL && held->conflict && !cell->conflict;
  if (!change->conflict && !change->settled && g_str_equal (change->before, change->after))
    {
      carnet_field_change_free (change);
      return;
    }
  carnet_field_words_set (words, cell->key, &change->field);
  g_ptr_array_add (fields, change);
}

static void
list_fields (GPtrArray        *fields,
             CarnetFieldWords *words,
             const char       *kind,
             CarnetHistory    *before,
             CarnetHistory    *after)
{
  GPtrArray *cells = carnet_history_get_cells (after);

  for (guint i = 0; i < cells->len; i++)
    if (carnet_kind_asks (kind, ((CarnetCell *)cells->pdata[i])->key))
      add_field (fields, words, before, after, cells->pdata[i]);
  carnet_field_words_sort (words, fields);
}

static CarnetMergeDetail *
load_detail (CarnetFieldWords *words,
             CarnetMerge      *merge,
             guint             file,
             guint             index,
             gboolean          with_new,
             GError          **error)
{
  g_autoptr (CarnetHistory) before = NULL;
  g_autoptr (CarnetHistory) after = NULL;
  CarnetMergeChange *change = carnet_merge_load_histories (merge, file, index, &before, &after, error);
  CarnetMergeDetail *detail;

  if (change == NULL)
    return NULL;
  detail = g_new0 (CarnetMergeDetail, 1);
  detail->change = change;
  detail->fields = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_field_change_free);
  carnet_field_words_set_entity (words, change->kind, &change->id);
  if (with_new || change->type != CARNET_MERGE_NEW)
    list_fields (detail->fields, words, change->kind, before, after);
  return detail;
}

GPtrArray *
carnet_logbook_list_merge_details (CarnetLogbook *self,
                                   CarnetMerge   *merge,
                                   guint          file,
                                   guint          first,
                                   guint          n,
                                   gboolean       with_new,
                                   GError       **error)
{
  g_autoptr (GPtrArray) details = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_merge_detail_free);
  g_autoptr (CarnetFieldWords) words = carnet_field_words_new (self, error);
  const guint n_changes = carnet_merge_get_n_changes (merge, file);

  if (words == NULL)
    return NULL;
  carnet_field_words_read_merge (words, merge, file);
  for (guint i = first; i < n_changes && i - first < n; i++)
    {
      CarnetMergeDetail *detail = load_detail (words, merge, file, i, with_new, error);

      if (detail == NULL)
        return NULL;
      g_ptr_array_add (details, detail);
    }
  return g_steal_pointer (&details);
}
