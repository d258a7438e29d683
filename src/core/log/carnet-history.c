/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "log/carnet-history-private.h"

void
carnet_cell_free (CarnetCell *cell)
{
  g_ptr_array_unref (cell->writers);
  g_free (cell);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const CarnetRevision *first = *(CarnetRevision *const *)a;
  const CarnetRevision *second = *(CarnetRevision *const *)b;

  return carnet_hash_compare (&first->id, &second->id);
}

static int
compare_nodes (gconstpointer a, gconstpointer b)
{
  const CarnetNode *first = a, *second = b;

  if (first->depth != second->depth)
    return first->depth < second->depth ? -1 : 1;
  return carnet_hash_compare (&first->revision->id, &second->revision->id);
}

/* -- Graph ------------------------------------------------------------------- */

static GHashTable *
index_nodes (CarnetHistory *self)
{
  GHashTable *by_id = g_hash_table_new (carnet_hash_hash_func, carnet_hash_equal_func);

  for (guint i = 0; i < self->n_nodes; i++)
    g_hash_table_insert (by_id, &self->nodes[i].revision->id, GUINT_TO_POINTER (i + 1));
  return by_id;
}

static void
link_nodes (CarnetHistory *self)
{
  g_autoptr (GHashTable) by_id = index_nodes (self);

  for (guint i = 0; i < self->n_nodes; i++)
    {
      CarnetNode *node = &self->nodes[i];
      GArray     *parents = node->revision->parents;

      g_free (node->parents);
      node->parents = g_new (guint, parents->len);
      node->n_parents = 0;
      for (guint j = 0; j < parents->len; j++)
        {
          guint parent
              = GPOINTER_TO_UINT (g_hash_table_lookup (by_id, &g_array_index (parents, CarnetHash, j)));

          if (parent == 0)
            self->incomplete = TRUE;
          else
            node->parents[node->n_parents++] = parent - 1;
        }
    }
}

/* Depth is the longest way down from a root: walks from the roots, without recursion. */
static void
measure_depths (CarnetHistory *self)
{
  g_autofree guint *waiting = g_new (guint, self->n_nodes);
  g_autofree guint *first_child = g_new0 (guint, self->n_nodes + 1);
  g_autofree guint *children = NULL;
  g_autofree guint *queue = g_new (guint, self->n_nodes);
  guint             begin = 0, end = 0;

  for (guint i = 0; i < self->n_nodes; i++)
    for (guint j = 0; j < self->nodes[i].n_parents; j++)
      first_child[self->nodes[i].parents[j] + 1]++;
  for (guint i = 0; i < self->n_nodes; i++)
    {
      self->nodes[i].n_children = first_child[i + 1];
      first_child[i + 1] += first_child[i];
    }
  children = g_new (guint, first_child[self->n_nodes] + 1);
  for (guint i = self->n_nodes; i-- > 0;)
    for (guint j = 0; j < self->nodes[i].n_parents; j++)
      {
        guint parent = self->nodes[i].parents[j];

        children[first_child[parent + 1] - 1] = i;
        first_child[parent + 1]--;
      }
  /* Filling moved each list's end to its beginning: first_child[p + 1] is where p's list begins. */
  for (guint i = 0; i < self->n_nodes; i++)
    {
      waiting[i] = self->nodes[i].n_parents;
      if (waiting[i] == 0)
        queue[end++] = i;
    }
  while (begin < end)
    {
      guint i = queue[begin++];

      for (guint j = 0; j < self->nodes[i].n_children; j++)
        {
          guint child = children[first_child[i + 1] + j];

          self->nodes[child].depth = MAX (self->nodes[child].depth, self->nodes[i].depth + 1);
          if (--waiting[child] == 0)
            queue[end++] = child;
        }
    }
}

static void
sort_nodes (CarnetHistory *self)
{
  measure_depths (self);
  if (self->n_nodes > 0)
    qsort (self->nodes, self->n_nodes, sizeof (CarnetNode), compare_nodes);
  link_nodes (self); /* indices have moved */
  for (guint i = 0; i < self->n_nodes; i++)
    {
      g_ptr_array_add (self->sorted, carnet_revision_ref (self->nodes[i].revision));
      if (self->nodes[i].n_children == 0)
        g_ptr_array_add (self->heads, self->nodes[i].revision);
    }
  g_ptr_array_sort (self->heads, compare_ids);
}

/* -- Cells -------------------------------------------------------------------- */

static guint
key_index (CarnetHistory *self, const char *key)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->keys, key));

  if (index == 0)
    {
      CarnetCell *cell = g_new0 (CarnetCell, 1);

      cell->key = key;
      cell->writers = g_ptr_array_new ();
      g_ptr_array_add (self->cells, cell);
      index = self->cells->len;
      g_hash_table_insert (self->keys, (gpointer)key, GUINT_TO_POINTER (index));
    }
  return index - 1;
}

static void
collect_keys (CarnetHistory *self)
{
  self->keys = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < self->n_nodes; i++)
    {
      CarnetWrites *writes = self->nodes[i].revision->writes;

      for (guint j = 0; writes != NULL && j < carnet_writes_size (writes); j++)
        {
          const char *key;
          CarnetValue value;

          carnet_writes_get (writes, j, &key, &value);
          key_index (self, key);
        }
    }
}

/* Adds @node to the cells of the keys it writes that nobody after it writes, and notes all it writes in
 * @later. */
static void
visit_writes (CarnetHistory *self, CarnetNode *node, guint64 *later)
{
  CarnetWrites *writes = node->revision->writes;

  for (guint j = 0; writes != NULL && j < carnet_writes_size (writes); j++)
    {
      const char *key;
      CarnetValue value;
      guint       index;
      guint64     bit;

      carnet_writes_get (writes, j, &key, &value);
      index = key_index (self, key);
      bit = (guint64)1 << (index % 64);
      if ((later[index / 64] & bit) == 0)
        g_ptr_array_add (((CarnetCell *)self->cells->pdata[index])->writers, node->revision);
      later[index / 64] |= bit;
    }
}

/*
 * A field's cell is its maximal writers: those no other writer of it descends
 * from. That equals the recursive definition (live through the parents, reduced):
 * a maximal writer is reached from some head without passing another writer, and
 * a writer that is not maximal is an ancestor of one that is.
 *
 * Walks from the last node to the first; what a node's descendants write is passed
 * to its parents and freed, so that a long chain costs no memory.
 */
static void
fill_cells (CarnetHistory *self)
{
  gsize n_words = (self->cells->len + 63) / 64;

  for (guint i = self->n_nodes; i-- > 0;)
    {
      CarnetNode         *node = &self->nodes[i];
      g_autofree guint64 *later = g_steal_pointer (&node->later);

      if (later == NULL)
        later = g_new0 (guint64, n_words);
      visit_writes (self, node, later);
      for (guint j = 0; j < node->n_parents; j++)
        {
          CarnetNode *parent = &self->nodes[node->parents[j]];

          if (parent->later == NULL)
            parent->later = g_memdup2 (later, n_words * sizeof *later);
          else
            for (gsize k = 0; k < n_words; k++)
              parent->later[k] |= later[k];
        }
    }
}

static void
value_of (const CarnetRevision *writer, const char *key, CarnetValue *value)
{
  if (!carnet_writes_find (writer->writes, key, value))
    g_assert_not_reached ();
}

void
carnet_cell_judge (CarnetCell *cell)
{
  CarnetValue first, other;

  g_ptr_array_sort (cell->writers, compare_ids);
  value_of (cell->writers->pdata[0], cell->key, &first);
  for (guint i = 1; i < cell->writers->len && !cell->conflict; i++)
    {
      value_of (cell->writers->pdata[i], cell->key, &other);
      cell->conflict = !carnet_value_equal (&first, &other);
    }
}

static int
compare_cells (gconstpointer a, gconstpointer b)
{
  const CarnetCell *first = *(CarnetCell *const *)a;
  const CarnetCell *second = *(CarnetCell *const *)b;

  return strcmp (first->key, second->key);
}

static void
make_cells (CarnetHistory *self)
{
  collect_keys (self);
  fill_cells (self);
  g_clear_pointer (&self->keys, g_hash_table_unref);
  for (guint i = 0; i < self->cells->len; i++)
    carnet_cell_judge (self->cells->pdata[i]);
  g_ptr_array_sort (self->cells, compare_cells);
}

/* Most entities have one revision: it is head and root, and its writes are the cells. */
static void
make_only (CarnetHistory *self)
{
  CarnetRevision *only = self->nodes[0].revision;
  g_autoptr (GPtrArray) writers = g_ptr_array_new ();

  self->incomplete = only->parents->len > 0;
  g_ptr_array_add (self->sorted, carnet_revision_ref (only));
  g_ptr_array_add (self->heads, only);
  g_ptr_array_add (writers, only);
  for (guint i = 0; only->writes != NULL && i < carnet_writes_size (only->writes); i++)
    {
      CarnetCell *cell = g_new0 (CarnetCell, 1);
      CarnetValue value;

      carnet_writes_get (only->writes, i, &cell->key, &value);
      cell->writers = g_ptr_array_ref (writers);
      g_ptr_array_add (self->cells, cell);
    }
}

/* -- Public ---------------------------------------------------------------------- */

void
carnet_cell_get_shown (const CarnetCell *cell, CarnetValue *value)
{
  const CarnetRevision *best = cell->writers->pdata[0];

  for (guint i = 1; i < cell->writers->len; i++)
    {
      const CarnetRevision *writer = cell->writers->pdata[i];

      /* Writers are sorted by id: with equal times the greatest id wins. */
      if (writer->recorded_ms >= best->recorded_ms)
        best = writer;
    }
  value_of (best, cell->key, value);
}

CarnetHistory *
carnet_history_new (GPtrArray *revisions)
{
  CarnetHistory *self = g_new0 (CarnetHistory, 1);

  self->sorted = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_revision_unref);
  self->heads = g_ptr_array_new ();
  self->cells = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_cell_free);
  self->n_nodes = revisions->len;
  self->nodes = g_new0 (CarnetNode, revisions->len);
  for (guint i = 0; i < revisions->len; i++)
    self->nodes[i].revision = revisions->pdata[i];
  if (revisions->len == 1)
    {
      make_only (self);
      return self;
    }
  link_nodes (self);
  sort_nodes (self);
  make_cells (self);
  return self;
}

void
carnet_history_free (CarnetHistory *self)
{
  for (guint i = 0; i < self->n_nodes; i++)
    g_free (self->nodes[i].parents);
  g_free (self->nodes);
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->heads);
  g_ptr_array_unref (self->sorted);
  g_free (self);
}

GPtrArray *
carnet_history_get_heads (CarnetHistory *self)
{
  return self->heads;
}

GPtrArray *
carnet_history_get_sorted (CarnetHistory *self)
{
  return self->sorted;
}

GPtrArray *
carnet_history_get_cells (CarnetHistory *self)
{
  return self->cells;
}

const CarnetCell *
carnet_history_find_cell (CarnetHistory *self, const char *key)
{
  guint low = 0, high = self->cells->len;

  while (low < high)
    {
      guint             middle = low + (high - low) / 2;
      const CarnetCell *cell = self->cells->pdata[middle];
      int               order = strcmp (cell->key, key);

      if (order == 0)
        return cell;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

gboolean
carnet_history_is_incomplete (CarnetHistory *self)
{
  return self->incomplete;
}

gboolean
carnet_cell_has_writers_of (const CarnetCell *cell, const CarnetCell *other)
{
  if (other == NULL || cell->writers->len != other->writers->len)
    return FALSE;
  for (guint i = 0; i < cell->writers->len; i++)
    if (!carnet_hash_equal (&((CarnetRevision *)cell->writers->pdata[i])->id,
                            &((CarnetRevision *)other->writers->pdata[i])->id))
      return FALSE;
  return TRUE;
}
