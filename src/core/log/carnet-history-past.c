/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "log/carnet-conflict.h"
#include "log/carnet-history-private.h"

/* -- Ancestors ------------------------------------------------------------------- */

static gboolean
find_node (CarnetHistory *self, const CarnetHash *revision, guint *node)
{
  for (guint i = 0; i < self->n_nodes; i++)
    if (carnet_hash_equal (&self->nodes[i].revision->id, revision))
      {
        *node = i;
        return TRUE;
      }
  return FALSE;
}

/* Marks @node and all its ancestors. */
static guint8 *
mark_past (CarnetHistory *self, guint node)
{
  guint8 *marks = g_new0 (guint8, self->n_nodes + 1);

  marks[node] = TRUE;
  for (guint i = node + 1; i-- > 0;)
    for (guint j = 0; marks[i] && j < self->nodes[i].n_parents; j++)
      marks[self->nodes[i].parents[j]] = TRUE;
  return marks;
}

static CarnetHistory *
history_of_marked (CarnetHistory *self, const guint8 *marks)
{
  g_autoptr (GPtrArray) marked = g_ptr_array_new ();

  for (guint i = 0; i < self->n_nodes; i++)
    if (marks[i])
      g_ptr_array_add (marked, self->nodes[i].revision);
  return carnet_history_new (marked);
}

CarnetRevision *
carnet_history_find (CarnetHistory *self, const CarnetHash *revision)
{
  guint node;

  return find_node (self, revision, &node) ? self->nodes[node].revision : NULL;
}

CarnetHistory *
carnet_history_at (CarnetHistory *self, const CarnetHash *revision)
{
  g_autofree guint8 *marks = NULL;
  guint              node;

  if (!find_node (self, revision, &node))
    return NULL;
  marks = mark_past (self, node);
  return history_of_marked (self, marks);
}

CarnetHistory *
carnet_history_common (CarnetHistory *self, GPtrArray *revisions)
{
  g_autofree guint8 *common = g_new (guint8, self->n_nodes + 1);

  memset (common, revisions->len > 0, self->n_nodes);
  for (guint i = 0; i < revisions->len; i++)
    {
      g_autofree guint8 *marks = NULL;
      guint              node;

      if (!find_node (self, &((CarnetRevision *)revisions->pdata[i])->id, &node))
        g_return_val_if_reached (NULL);
      marks = mark_past (self, node);
      for (guint j = 0; j < self->n_nodes; j++)
        common[j] &= marks[j];
    }
  return history_of_marked (self, common);
}

/* -- Newest first ------------------------------------------------------------------- */

static int
compare_newest (gconstpointer a, gconstpointer b, gpointer unused)
{
  const CarnetRevision *first = ((const CarnetNode *)a)->revision,
                       *second = ((const CarnetNode *)b)->revision;

  if (first->recorded_ms != second->recorded_ms)
    return first->recorded_ms > second->recorded_ms ? -1 : 1;
  return carnet_hash_compare (&first->id, &second->id);
}

/* Those whose descendants are all listed wait in the order of their times. */
GPtrArray *
carnet_history_list_newest (CarnetHistory *self)
{
  GPtrArray        *list = g_ptr_array_new ();
  g_autofree guint *left = g_new0 (guint, self->n_nodes + 1);
  g_autoptr (GSequence) waiting = g_sequence_new (NULL);

  for (guint i = 0; i < self->n_nodes; i++)
    {
      left[i] = self->nodes[i].n_children;
      if (left[i] == 0)
        g_sequence_insert_sorted (waiting, &self->nodes[i], compare_newest, NULL);
    }
  while (!g_sequence_is_empty (waiting))
    {
      GSequenceIter *first = g_sequence_get_begin_iter (waiting);
      CarnetNode    *node = g_sequence_get (first);

      g_sequence_remove (first);
      g_ptr_array_add (list, node->revision);
      for (guint j = 0; j < node->n_parents; j++)
        if (--left[node->parents[j]] == 0)
          g_sequence_insert_sorted (waiting, &self->nodes[node->parents[j]], compare_newest, NULL);
    }
  return list;
}

/* -- Changes ------------------------------------------------------------------------ */

enum
{
  NOT_REACHED,
  OPEN,    /* nothing on the way down to it writes the field */
  COVERED, /* something does */
};

static void
reach (guint8 *mark, guint8 how, guint *n_open)
{
  if (*mark == COVERED || *mark == how)
    return;
  *n_open += how == OPEN;
  *n_open -= *mark == OPEN;
  *mark = how;
}

/* The field as the writer of @node saw it: its latest writers among the strict ancestors. Goes back no
 * further than to them. */
static CarnetCell *
cell_before (CarnetHistory *self, guint node, const char *key)
{
  g_autofree guint8 *marks = g_new0 (guint8, node + 1);
  CarnetCell        *cell = g_new0 (CarnetCell, 1);
  guint              n_open = 0;

  cell->key = key;
  cell->writers = g_ptr_array_new ();
  reach (&marks[node], OPEN, &n_open);
  for (guint i = node + 1; i-- > 0 && n_open > 0;)
    {
      CarnetRevision *revision = self->nodes[i].revision;
      guint8          how = marks[i];

      n_open -= how == OPEN;
      if (how == OPEN && i != node && revision->writes != NULL
          && carnet_writes_find (revision->writes, key, NULL))
        {
          g_ptr_array_add (cell->writers, revision);
          how = COVERED;
        }
      for (guint j = 0; how != NOT_REACHED && j < self->nodes[i].n_parents; j++)
        reach (&marks[self->nodes[i].parents[j]], how, &n_open);
    }
  if (cell->writers->len == 0)
    g_clear_pointer (&cell, carnet_cell_free);
  else
    carnet_cell_judge (cell);
  return cell;
}

static void
change_free (gpointer data)
{
  CarnetChange *change = data;

  g_clear_pointer (&change->before, carnet_cell_free);
  g_free (change);
}

/* A field never written and one cleared read the same. */
static gboolean
says_nothing_new (const CarnetCell *before, const CarnetValue *after)
{
  CarnetValue shown = { CARNET_VALUE_NONE, 0, NULL };

  if (before != NULL)
    carnet_cell_get_shown (before, &shown);
  return (before == NULL || !before->conflict) && carnet_value_equal (&shown, after);
}

GPtrArray *
carnet_history_list_changes (CarnetHistory *self, const CarnetRevision *revision)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (change_free);
  guint      node;

  if (!find_node (self, &revision->id, &node))
    g_return_val_if_reached (changes);
  for (guint i = 0; revision->writes != NULL && i < carnet_writes_size (revision->writes); i++)
    {
      CarnetChange *change = g_new0 (CarnetChange, 1);

      carnet_writes_get (revision->writes, i, &change->key, &change->after);
      change->before = cell_before (self, node, change->key);
      if (says_nothing_new (change->before, &change->after))
        change_free (change);
      else
        g_ptr_array_add (changes, change);
    }
  return changes;
}
