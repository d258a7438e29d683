/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "log/carnet-history-private.h"

/* The key that carries a deletion; the log knows no other by name. */
#define KEY_DELETED "deleted"

enum
{
  SEEN_BY_DELETER = 1,
  SAW_DELETION = 2,
};

/* Marks the ancestors and the descendants of the nodes marked both ways. */
static void
spread_marks (CarnetHistory *self, guint8 *marks)
{
  for (guint i = self->n_nodes; i-- > 0;)
    for (guint j = 0; j < self->nodes[i].n_parents; j++)
      marks[self->nodes[i].parents[j]] |= marks[i] & SEEN_BY_DELETER;
  for (guint i = 0; i < self->n_nodes; i++)
    for (guint j = 0; j < self->nodes[i].n_parents; j++)
      marks[i] |= marks[self->nodes[i].parents[j]] & SAW_DELETION;
}

/* By id: ids are random, so that no arrangement of memory or of a file makes them collide. */
static GHashTable *
index_writers (const CarnetCell *cell)
{
  GHashTable *writers = g_hash_table_new (carnet_hash_hash_func, carnet_hash_equal_func);

  for (guint i = 0; i < cell->writers->len; i++)
    g_hash_table_add (writers, &((CarnetRevision *)cell->writers->pdata[i])->id);
  return writers;
}

GPtrArray *
carnet_history_list_unaware (CarnetHistory *self)
{
  const CarnetCell  *cell = carnet_history_find_cell (self, KEY_DELETED);
  g_autofree guint8 *marks = g_new0 (guint8, self->n_nodes + 1);
  GPtrArray         *unaware = g_ptr_array_new ();
  g_autoptr (GHashTable) writers = cell != NULL ? index_writers (cell) : NULL;

  if (cell == NULL)
    return unaware;
  for (guint i = 0; i < self->n_nodes; i++)
    if (g_hash_table_contains (writers, &self->nodes[i].revision->id))
      marks[i] = SEEN_BY_DELETER | SAW_DELETION;
  spread_marks (self, marks);
  for (guint i = 0; i < self->n_nodes; i++)
    if (marks[i] == 0)
      g_ptr_array_add (unaware, self->nodes[i].revision);
  return unaware;
}

static gboolean
someone_did_not_know (CarnetHistory *self)
{
  g_autoptr (GPtrArray) unaware = carnet_history_list_unaware (self);

  return unaware->len > 0;
}

CarnetDeletion
carnet_history_get_deletion (CarnetHistory *self)
{
  const CarnetCell *cell = carnet_history_find_cell (self, KEY_DELETED);
  CarnetValue       value;

  if (cell == NULL)
    return CARNET_DELETION_NONE;
  if (cell->conflict)
    return CARNET_DELETION_CONTESTED;
  carnet_cell_get_shown (cell, &value);
  if (carnet_value_get_integer (&value, 0) != 1)
    return CARNET_DELETION_NONE;
  return someone_did_not_know (self) ? CARNET_DELETION_CONTESTED : CARNET_DELETION_DELETED;
}
