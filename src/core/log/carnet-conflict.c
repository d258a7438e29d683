/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "log/carnet-conflict.h"

static void
version_free (gpointer data)
{
  CarnetVersion *version = data;

  g_ptr_array_unref (version->writers);
  g_free (version);
}

static int
compare_writers (gconstpointer a, gconstpointer b)
{
  const CarnetRevision *first = *(CarnetRevision *const *)a;
  const CarnetRevision *second = *(CarnetRevision *const *)b;

  if (first->recorded_ms != second->recorded_ms)
    return first->recorded_ms < second->recorded_ms ? -1 : 1;
  return carnet_hash_compare (&first->id, &second->id);
}

static void
add_writer (CarnetConflict *self, CarnetRevision *writer)
{
  CarnetVersion *version;
  CarnetValue    value;

  if (!carnet_writes_find (writer->writes, self->key, &value))
    g_assert_not_reached ();
  for (guint i = 0; i < self->versions->len; i++)
    {
      version = self->versions->pdata[i];
      if (carnet_value_equal (&version->value, &value))
        {
          g_ptr_array_add (version->writers, writer);
          return;
        }
    }
  version = g_new0 (CarnetVersion, 1);
  version->value = value;
  version->writers = g_ptr_array_new ();
  g_ptr_array_add (version->writers, writer);
  g_ptr_array_add (self->versions, version);
}

static void
find_ancestor (CarnetConflict *self, CarnetHistory *history, GPtrArray *writers)
{
  g_autoptr (CarnetHistory) common = carnet_history_common (history, writers);
  const CarnetCell *cell = carnet_history_find_cell (common, self->key);

  self->was_empty = cell == NULL && carnet_history_get_sorted (common)->len > 0;
  if (cell == NULL || cell->conflict)
    return;
  /* The revisions belong to both histories. */
  self->ancestor = cell->writers->pdata[cell->writers->len - 1];
  carnet_writes_find (self->ancestor->writes, self->key, &self->ancestor_value);
}

CarnetConflict *
carnet_conflict_new (CarnetHistory *history, const char *key)
{
  const CarnetCell *cell = carnet_history_find_cell (history, key);
  g_autoptr (GPtrArray) writers = NULL;
  CarnetConflict *self;

  if (cell == NULL || !cell->conflict)
    return NULL;
  self = g_new0 (CarnetConflict, 1);
  self->key = cell->key;
  self->versions = g_ptr_array_new_with_free_func (version_free);
  writers = g_ptr_array_copy (cell->writers, NULL, NULL);
  g_ptr_array_sort (writers, compare_writers);
  for (guint i = 0; i < writers->len; i++)
    add_writer (self, writers->pdata[i]);
  find_ancestor (self, history, writers);
  return self;
}

void
carnet_conflict_free (CarnetConflict *self)
{
  g_ptr_array_unref (self->versions);
  g_free (self);
}
