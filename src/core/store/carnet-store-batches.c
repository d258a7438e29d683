/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "store/carnet-store-hidden.h"

#define COLUMNS                                                                                              \
  "b.seq, b.sitting, b.name, b.sender, b.hash, b.received_ms, b.n_new, b.n_known, b.n_added, b.n_changed,"   \
  " b.n_conflicts, b.state = 'withdrawn'"

static CarnetBatch *
read_batch (CarnetStatement *select)
{
  CarnetBatch *batch = g_new0 (CarnetBatch, 1);

  batch->number = carnet_statement_get_integer (select, 0);
  batch->sitting = carnet_statement_get_integer (select, 1);
  batch->name = g_strdup (carnet_statement_get_text (select, 2));
  batch->sender = g_strdup (carnet_statement_get_text (select, 3));
  batch->hash = carnet_statement_get_hash (select, 4);
  batch->received_ms = carnet_statement_get_integer (select, 5);
  batch->n_new = (guint64)carnet_statement_get_integer (select, 6);
  batch->n_known = (guint64)carnet_statement_get_integer (select, 7);
  batch->n_added = (guint64)carnet_statement_get_integer (select, 8);
  batch->n_changed = (guint64)carnet_statement_get_integer (select, 9);
  batch->n_conflicts = (guint64)carnet_statement_get_integer (select, 10);
  batch->withdrawn = carnet_statement_get_integer (select, 11) != 0;
  return batch;
}

static GPtrArray *
read_batches (CarnetStatement *select, GError **error)
{
  g_autoptr (GPtrArray) batches = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_batch_free);
  CarnetStep step;

  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    g_ptr_array_add (batches, read_batch (select));
  return step == CARNET_STEP_DONE ? g_steal_pointer (&batches) : NULL;
}

GPtrArray *
carnet_store_list_batches (CarnetStore *self, GError **error)
{
  g_autoptr (CarnetStatement) select
      = carnet_db_prepare (self->db, "SELECT " COLUMNS " FROM batch AS b ORDER BY b.seq DESC", error);

  return select != NULL ? read_batches (select, error) : NULL;
}

CarnetBatch *
carnet_store_find_batch (CarnetStore *self, gint64 number, GError **error)
{
  g_autoptr (CarnetStatement) select
      = carnet_db_prepare (self->db, "SELECT " COLUMNS " FROM batch AS b WHERE b.seq = :seq", error);
  CarnetStep step;

  if (select == NULL)
    return NULL;
  carnet_statement_bind_integer (select, ":seq", number);
  step = carnet_statement_step (select, error);
  if (step == CARNET_STEP_ROW)
    return read_batch (select);
  if (step == CARNET_STEP_DONE)
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND, _ ("No file was received under number %lld."),
                 (long long)number);
  return NULL;
}

GPtrArray *
carnet_store_list_revision_batches (CarnetStore *self, const CarnetHash *revision, GError **error)
{
  g_autoptr (CarnetStatement) select
      = carnet_db_prepare (self->db,
                           "SELECT " COLUMNS " FROM batch AS b JOIN provenance AS p ON p.batch = b.seq"
                           " JOIN revision AS r ON r.seq = p.revision WHERE r.id = :id ORDER BY b.seq",
                           error);

  if (select == NULL)
    return NULL;
  carnet_statement_bind_hash (select, ":id", revision);
  return read_batches (select, error);
}

static GArray *
read_integers (CarnetStatement *select, GError **error)
{
  g_autoptr (GArray) integers = g_array_new (FALSE, FALSE, sizeof (gint64));
  CarnetStep step;

  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      gint64 integer = carnet_statement_get_integer (select, 0);

      g_array_append_val (integers, integer);
    }
  return step == CARNET_STEP_DONE ? g_steal_pointer (&integers) : NULL;
}

GArray *
carnet_store_list_sitting (CarnetStore *self, gint64 sitting, GError **error)
{
  g_autoptr (CarnetStatement) select = carnet_db_prepare (
      self->db, "SELECT seq FROM batch WHERE sitting = :sitting ORDER BY seq DESC", error);

  if (select == NULL)
    return NULL;
  carnet_statement_bind_integer (select, ":sitting", sitting);
  return read_integers (select, error);
}

gboolean
carnet_store_last_sitting (CarnetStore *self, gint64 *sitting, GError **error)
{
  return carnet_db_get_integer (self->db, "SELECT coalesce (max (sitting), 0) FROM batch", sitting, error);
}

/* -- Which to show again ---------------------------------------------------------------------- */

/* A withdrawn batch brought this, which is out of sight. */
typedef struct
{
  gint64 batch;
  gint64 revision;
} Hidden;

/* Only what a withdrawn batch brought can be shown again with one, and not with one that brought it only
 * again. */
static GArray *
list_hidden (CarnetStore *self, gint64 batch, GError **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Hidden));
  g_autoptr (CarnetStatement) select = carnet_db_prepare (
      self->db,
      "SELECT b.seq, p.revision FROM provenance AS p"
      " JOIN hidden AS h ON h.revision = p.revision"
      " JOIN provenance AS o ON o.revision = p.revision"
      " JOIN batch AS b ON b.seq = o.batch"
      " WHERE p.batch = :batch AND b.state = 'withdrawn' AND NOT o.withheld ORDER BY b.seq",
      error);
  CarnetStep step;

  if (select == NULL)
    return NULL;
  carnet_statement_bind_integer (select, ":batch", batch);
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      Hidden one = { carnet_statement_get_integer (select, 0), carnet_statement_get_integer (select, 1) };

      g_array_append_val (all, one);
    }
  return step == CARNET_STEP_DONE ? g_steal_pointer (&all) : NULL;
}

/* The batch that brought most of what is @left; the oldest of several. */
static gint64
find_widest (const GArray *all, GHashTable *left)
{
  gint64 widest = 0;
  guint  most = 0, n = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const Hidden *one = &g_array_index (all, Hidden, i);

      n = i > 0 && one[-1].batch == one->batch ? n : 0;
      n += g_hash_table_contains (left, &one->revision);
      if (n > most)
        {
          most = n;
          widest = one->batch;
        }
    }
  return widest;
}

static int
compare_integers (gconstpointer a, gconstpointer b)
{
  const gint64 first = *(const gint64 *)a, second = *(const gint64 *)b;

  return first < second ? -1 : first > second;
}

/* A person whom two batches brought is a reason to show one of them. */
GArray *
carnet_store_list_still_withdrawn (CarnetStore *self, gint64 batch, GError **error)
{
  g_autoptr (GArray) all = list_hidden (self, batch, error);
  g_autoptr (GHashTable) left = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *chosen;

  if (all == NULL)
    return NULL;
  chosen = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < all->len; i++)
    g_hash_table_add (left, &g_array_index (all, Hidden, i).revision);
  while (g_hash_table_size (left) > 0)
    {
      gint64 widest = find_widest (all, left);

      g_array_append_val (chosen, widest);
      for (guint i = 0; i < all->len; i++)
        if (g_array_index (all, Hidden, i).batch == widest)
          g_hash_table_remove (left, &g_array_index (all, Hidden, i).revision);
    }
  g_array_sort (chosen, compare_integers);
  return chosen;
}
