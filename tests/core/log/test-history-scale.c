/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "log/carnet-history.h"

/* Shapes of history that nobody writes but that a file may hold: no recursion, no work that grows as a
 * square. */

#define N_MANY 100000

static CarnetRevision *
seal (guint serial, const CarnetHash *parents, guint n_parents, const char *key)
{
  CarnetId entity = carnet_id_from_name ("entity"), actor = carnet_id_from_name ("actor");
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GError) error = NULL;
  guint8          nonce[16] = { 0 };
  CarnetRevision *revision;

  memcpy (nonce, &serial, sizeof serial);
  carnet_writes_set_integer (writes, key, 1);
  revision = carnet_revision_seal (&entity, "observation", parents, n_parents, &actor, serial, writes, nonce,
                                   &error);
  g_assert_no_error (error);
  return revision;
}

static GPtrArray *
list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_revision_unref);
}

static const CarnetHash *
id_of (GPtrArray *list, guint i)
{
  return &((CarnetRevision *)list->pdata[i])->id;
}

static void
reverse (GPtrArray *list)
{
  for (guint i = 0, j = list->len; i + 1 < j--; i++)
    {
      gpointer swapped = list->pdata[i];

      list->pdata[i] = list->pdata[j];
      list->pdata[j] = swapped;
    }
}

/* One after the other, the last handed over first. */
static void
test_chain (void)
{
  g_autoptr (GPtrArray) list = list_new ();
  g_autoptr (CarnetHistory) history = NULL;

  for (guint i = 0; i < N_MANY; i++)
    g_ptr_array_add (list, seal (i, i > 0 ? id_of (list, i - 1) : NULL, i > 0, i == 3 ? "date" : "title"));
  reverse (list);
  history = carnet_history_new (list);
  g_assert_cmpuint (carnet_history_get_heads (history)->len, ==, 1);
  g_assert_true (carnet_history_get_heads (history)->pdata[0] == list->pdata[0]);
  g_assert_true (carnet_history_get_sorted (history)->pdata[0] == list->pdata[N_MANY - 1]);
  g_assert_cmpuint (carnet_history_find_cell (history, "title")->writers->len, ==, 1);
  g_assert_true (carnet_history_find_cell (history, "date")->writers->pdata[0] == list->pdata[N_MANY - 4]);
}

static void
test_chain_with_gap (void)
{
  g_autoptr (GPtrArray) list = list_new ();
  g_autoptr (CarnetHistory) history = NULL;

  for (guint i = 0; i < 1000; i++)
    g_ptr_array_add (list, seal (i, i > 0 ? id_of (list, i - 1) : NULL, i > 0, "title"));
  g_ptr_array_remove_index (list, 500);
  history = carnet_history_new (list);
  g_assert_true (carnet_history_is_incomplete (history));
  g_assert_cmpuint (carnet_history_get_heads (history)->len, ==, 2);
  g_assert_cmpuint (carnet_history_find_cell (history, "title")->writers->len, ==, 2);
  g_assert_false (carnet_history_find_cell (history, "title")->conflict);
}

/* Everyone at once, all deleting. */
static void
test_wide (void)
{
  g_autoptr (GPtrArray) list = list_new ();
  g_autoptr (CarnetHistory) history = NULL;

  for (guint i = 0; i < N_MANY; i++)
    g_ptr_array_add (list, seal (i, NULL, 0, "deleted"));
  history = carnet_history_new (list);
  g_assert_cmpuint (carnet_history_get_heads (history)->len, ==, N_MANY);
  g_assert_cmpuint (carnet_history_find_cell (history, "deleted")->writers->len, ==, N_MANY);
  g_assert_cmpint (carnet_history_get_deletion (history), ==, CARNET_DELETION_DELETED);
  carnet_history_free (g_steal_pointer (&history));

  g_ptr_array_add (list, seal (N_MANY, NULL, 0, "title"));
  history = carnet_history_new (list);
  g_assert_cmpint (carnet_history_get_deletion (history), ==, CARNET_DELETION_CONTESTED);
}

/* Each with the two before as parents: as many ways from last to first as there are atoms in a planet. */
static void
test_ladder (void)
{
  g_autoptr (GPtrArray) list = list_new ();
  g_autoptr (CarnetHistory) history = NULL;

  for (guint i = 0; i < N_MANY; i++)
    {
      guint      n_parents = MIN (i, 2);
      CarnetHash parents[2];

      for (guint j = 0; j < n_parents; j++)
        parents[j] = *id_of (list, i - 1 - j);
      g_ptr_array_add (list, seal (i, parents, n_parents, "title"));
    }
  history = carnet_history_new (list);
  g_assert_cmpuint (carnet_history_get_heads (history)->len, ==, 1);
  g_assert_cmpuint (carnet_history_find_cell (history, "title")->writers->len, ==, 1);
}

/* As many parents as the format allows, and one more. */
static void
test_parents (void)
{
  g_autoptr (GPtrArray) list = list_new ();
  g_autoptr (GArray) parents = g_array_new (FALSE, FALSE, sizeof (CarnetHash));
  g_autoptr (CarnetHistory) history = NULL;

  for (guint i = 0; i < CARNET_PARENTS_MAX; i++)
    {
      g_ptr_array_add (list, seal (i, NULL, 0, "title"));
      g_array_append_val (parents, *id_of (list, i));
    }
  g_ptr_array_add (list,
                   seal (CARNET_PARENTS_MAX, (CarnetHash *)(gpointer)parents->data, parents->len, "date"));
  history = carnet_history_new (list);
  g_assert_cmpuint (carnet_history_get_heads (history)->len, ==, 1);
  g_assert_cmpuint (carnet_history_find_cell (history, "title")->writers->len, ==, CARNET_PARENTS_MAX);
}

/* A thousand fields on a chain of a thousand. */
static void
test_many_fields (void)
{
  g_autoptr (GPtrArray) list = list_new ();
  g_autoptr (CarnetHistory) history = NULL;

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *key = g_strdup_printf ("theme/%u", i);

      g_ptr_array_add (list, seal (i, i > 0 ? id_of (list, i - 1) : NULL, i > 0, key));
    }
  history = carnet_history_new (list);
  g_assert_cmpuint (carnet_history_get_cells (history)->len, ==, 1000);
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char  *key = g_strdup_printf ("theme/%u", i);
      const CarnetCell *cell = carnet_history_find_cell (history, key);

      g_assert_cmpuint (cell->writers->len, ==, 1);
      g_assert_true (cell->writers->pdata[0] == list->pdata[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history-scale/chain", test_chain);
  g_test_add_func ("/history-scale/chain-with-gap", test_chain_with_gap);
  g_test_add_func ("/history-scale/wide", test_wide);
  g_test_add_func ("/history-scale/ladder", test_ladder);
  g_test_add_func ("/history-scale/parents", test_parents);
  g_test_add_func ("/history-scale/many-fields", test_many_fields);
  return g_test_run ();
}
