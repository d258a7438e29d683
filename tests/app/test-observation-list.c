/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list against the logbook itself: whatever happens, somebody who only follows items-changed knows the
 * list by heart, and no more than a few rows are kept. */
#include "carnet-list-world.h"
#include "session/carnet-session-writes.h"

/* -- Tests ------------------------------------------------------------------------- */

static void
test_reads (ListWorld *world, gconstpointer unused)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (world->list)), ==, 45);
  list_world_check (world);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (world->list), 45));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (world->list), GTK_INVALID_LIST_POSITION));
}

static void
test_bounded (ListWorld *world, gconstpointer unused)
{
  const guint n = 45 + CARNET_OBSERVATIONS_KEPT + 30;

  list_world_add_many (world, n - 45);
  list_world_refresh (world);
  list_world_check (world);
  for (int i = 0; i < 200; i++)
    {
      const guint position = (guint)g_test_rand_int_range (0, (int)n);
      CarnetId    id = list_world_id_at (world, position);

      g_assert_true (carnet_id_equal (&id, &g_array_index (world->shadow, CarnetId, position)));
    }
  list_world_check (world);
}

/* An item that somebody holds is found again, and follows what is written. */
static void
test_identity (ListWorld *world, gconstpointer unused)
{
  g_autoptr (CarnetObservationItem) item = list_world_item_at (world, 7);
  const CarnetId id = *carnet_observation_item_get_id (item);

  list_world_store (world, id, "Un autre titre", NULL);
  world->n_signals = 0;
  list_world_refresh (world);
  g_assert_cmpuint (world->n_signals, ==, 0);
  g_assert_cmpstr (carnet_observation_item_get_row (item)->title, ==, "Un autre titre");
  list_world_refresh (world);
  g_assert_cmpuint (world->n_signals, ==, 0);
  {
    g_autoptr (CarnetObservationItem) again = g_list_model_get_item (G_LIST_MODEL (world->list), 7);
    g_assert_true (again == item);
  }
  list_world_check (world);
}

/* One that comes, moves or leaves: no more is told than what happened. */
static void
test_small_changes (ListWorld *world, gconstpointer unused)
{
  CarnetId id;

  list_world_check (world);
  id = list_world_store (world, (CarnetId){ 0 }, "Nouvelle", "2018-06-12");
  world->n_signals = 0;
  list_world_refresh (world);
  g_assert_cmpuint (world->n_signals, ==, 1);
  g_assert_cmpuint (world->n_told, ==, 1);
  list_world_check (world);
  list_world_store (world, id, NULL, "2018-06-29");
  list_world_refresh (world);
  g_assert_cmpuint (world->n_told, ==, 1);
  list_world_check (world);
  list_world_store (world, id, NULL, NULL);
  list_world_refresh (world);
  g_assert_cmpuint (world->n_told, ==, 1);
  list_world_check (world);
  /* Also when it is not said what happened. */
  list_world_store (world, (CarnetId){ 0 }, "Nouvelle encore", "2018-06-12");
  list_world_refresh (world);
  g_assert_cmpuint (world->n_told, ==, 1);
  list_world_check (world);
}

static void
test_queries (ListWorld *world, gconstpointer unused)
{
  CarnetQuery query = CARNET_QUERY_INIT;

  query.month = carnet_month_new (2018, 7);
  list_world_set_query (world, query);
  g_assert_cmpuint (world->shadow->len, ==, 11);
  list_world_check (world);
  query.text = "fragilite";
  query.order = CARNET_ORDER_RANK;
  list_world_set_query (world, query);
  g_assert_cmpuint (world->shadow->len, >, 0);
  g_assert_cmpuint (world->shadow->len, <, 11);
  list_world_check (world);
  query.text = "introuvable";
  list_world_set_query (world, query);
  g_assert_cmpuint (world->shadow->len, ==, 0);
  list_world_check (world);
  list_world_set_query (world, (CarnetQuery)CARNET_QUERY_INIT);
  g_assert_cmpuint (world->shadow->len, ==, 45);
  list_world_check (world);
}

static gboolean
is_selected (ListWorld *world, guint position)
{
  return gtk_selection_model_is_selected (GTK_SELECTION_MODEL (world->list), position);
}

static void
test_selection (ListWorld *world, gconstpointer unused)
{
  CarnetQuery query = CARNET_QUERY_INIT;
  CarnetId    id = list_world_id_at (world, 20);

  g_assert_true (gtk_selection_model_select_item (GTK_SELECTION_MODEL (world->list), 20, TRUE));
  g_assert_true (is_selected (world, 20));
  g_assert_false (is_selected (world, 19));
  /* It stays on the observation, not on the place. */
  list_world_store (world, (CarnetId){ 0 }, "Avant les autres", "2018-05-01");
  list_world_refresh (world);
  g_assert_true (is_selected (world, 21));
  query.month = carnet_month_new (2018, 9);
  list_world_set_query (world, query);
  g_assert_cmpuint (carnet_observation_list_get_position (world->list), ==, GTK_INVALID_LIST_POSITION);
  g_assert_true (carnet_id_equal (carnet_observation_list_get_selected (world->list), &id));
  list_world_set_query (world, (CarnetQuery)CARNET_QUERY_INIT);
  g_assert_true (is_selected (world, 21));
  carnet_observation_list_select (world->list, NULL);
  g_assert_null (carnet_observation_list_get_selected (world->list));
}

static CarnetObservationRow *
new_row (const CarnetId *id, const char *title)
{
  CarnetObservationRow *row = carnet_observation_row_new ();

  row->id = *id;
  g_free (row->title);
  row->title = g_strdup (title);
  return row;
}

static const char *
title_at (ListWorld *world, guint position)
{
  g_autoptr (CarnetObservationItem) item = list_world_item_at (world, position);

  return carnet_observation_item_get_row (item)->title;
}

/* What is being written shows before it is stored: in its place, or above the others when it is new. */
static void
test_live (ListWorld *world, gconstpointer unused)
{
  const CarnetId id = list_world_id_at (world, 3), new_id = carnet_id_random (carnet_random_bytes, NULL);
  g_autoptr (CarnetObservationRow) row = new_row (&id, "En train d’écrire");
  g_autoptr (CarnetObservationRow) pending = new_row (&new_id, "Toute nouvelle");
  g_autofree char *stored = g_strdup (title_at (world, 3));

  carnet_observation_list_set_live (world->list, row, FALSE);
  g_assert_cmpstr (title_at (world, 3), ==, "En train d’écrire");
  list_world_refresh (world);
  g_assert_cmpstr (title_at (world, 3), ==, "En train d’écrire");
  carnet_observation_list_set_live (world->list, pending, TRUE);
  list_world_settle (world);
  g_assert_cmpuint (world->shadow->len, ==, 46);
  g_assert_cmpstr (title_at (world, 0), ==, "Toute nouvelle");
  g_assert_cmpstr (title_at (world, 4), ==, stored);
  carnet_observation_list_select (world->list, &new_id);
  g_assert_true (is_selected (world, 0));
  /* Once it is stored it takes its place, and the selection goes along. */
  list_world_store (world, new_id, "Toute nouvelle", "2018-09-30");
  list_world_refresh (world);
  carnet_observation_list_set_live (world->list, pending, FALSE);
  g_assert_cmpuint (world->shadow->len, ==, 46);
  g_assert_true (is_selected (world, 45));
  carnet_observation_list_set_live (world->list, NULL, FALSE);
  list_world_settle (world);
  list_world_check (world);
}

/* What was being written goes as soon as another is selected. */
static void
leave_cb (CarnetObservationList *list)
{
  g_signal_handlers_disconnect_by_func (list, leave_cb, NULL);
  carnet_observation_list_set_live (list, NULL, FALSE);
}

static void
within_cb (GtkSelectionModel *model, guint position, guint n_items, gpointer unused)
{
  g_assert_cmpuint (position + n_items, <=, g_list_model_get_n_items (G_LIST_MODEL (model)));
}

static void
test_leave_pending (ListWorld *world, gconstpointer unused)
{
  const CarnetId new_id = carnet_id_random (carnet_random_bytes, NULL);
  g_autoptr (CarnetObservationRow) pending = new_row (&new_id, "Toute nouvelle");

  carnet_observation_list_set_live (world->list, pending, TRUE);
  list_world_settle (world);
  carnet_observation_list_select (world->list, &new_id);
  g_signal_connect (world->list, "selection-changed", G_CALLBACK (leave_cb), NULL);
  g_signal_connect (world->list, "selection-changed", G_CALLBACK (within_cb), NULL);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (world->list), world->shadow->len - 1, TRUE);
  list_world_settle (world);
  g_assert_true (is_selected (world, world->shadow->len - 1));
}

/* -- Anything may happen ---------------------------------------------------------------- */

static CarnetQuery
random_query (void)
{
  static const char *const TEXTS[] = { NULL, "exemple", "comité", "rien de tel" };
  CarnetQuery              query = CARNET_QUERY_INIT;

  query.text = TEXTS[g_test_rand_int_range (0, G_N_ELEMENTS (TEXTS))];
  query.order = (CarnetOrder)g_test_rand_int_range (0, 3);
  if (g_test_rand_bit ())
    query.month = carnet_month_new (2018, g_test_rand_int_range (5, 11));
  if (g_test_rand_bit ())
    query.review = g_test_rand_int_range (0, CARNET_N_REVIEWS);
  return query;
}

static void
random_step (ListWorld *world)
{
  const guint      n = world->shadow->len;
  g_autofree char *date
      = g_strdup_printf ("2018-%02d-%02d", g_test_rand_int_range (5, 13), g_test_rand_int_range (1, 29));
  CarnetId id = { 0 };

  if (n > 0 && g_test_rand_int_range (0, 4) > 0)
    id = g_array_index (world->shadow, CarnetId, (guint)g_test_rand_int_range (0, (int)n));
  switch (g_test_rand_int_range (0, 5))
    {
    case 0:
      list_world_set_query (world, random_query ());
      return;
    case 1:
      if (!carnet_id_is_nil (&id))
        id = list_world_store (world, id, NULL, NULL);
      break;
    case 2:
      id = list_world_store (world, id, "Exemple au comité", NULL);
      break;
    default:
      id = list_world_store (world, id, NULL, date);
    }
  list_world_refresh (world);
}

static void
test_random (ListWorld *world, gconstpointer unused)
{
  for (int i = 0; i < 150; i++)
    {
      random_step (world);
      list_world_check (world);
    }
}

static void
store_and_refresh (ListWorld *world)
{
  list_world_store (world, (CarnetId){ 0 }, "Exemple de plus", "2018-07-14");
  list_world_refresh (world);
}

/* More than is kept: what is not known by heart is told again. */
static void
test_random_large (ListWorld *world, gconstpointer unused)
{
  list_world_add_many (world, CARNET_OBSERVATIONS_KEPT);
  list_world_refresh (world);
  for (int i = 0; i < 40; i++)
    {
      list_world_id_at (world, (guint)g_test_rand_int_range (0, (int)world->shadow->len));
      if (g_test_rand_bit ())
        {
          list_world_store (world, g_array_index (world->shadow, CarnetId, world->shadow->len / 2), NULL,
                            "2018-05-02");
          list_world_refresh (world);
        }
      else
        store_and_refresh (world);
      list_world_check (world);
    }
}

#define ADD(path, test) g_test_add (path, ListWorld, NULL, list_world_set_up, test, list_world_tear_down)

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
  ADD ("/observation-list/reads", test_reads);
  ADD ("/observation-list/bounded", test_bounded);
  ADD ("/observation-list/identity", test_identity);
  ADD ("/observation-list/small-changes", test_small_changes);
  ADD ("/observation-list/queries", test_queries);
  ADD ("/observation-list/selection", test_selection);
  ADD ("/observation-list/live", test_live);
  ADD ("/observation-list/leave-pending", test_leave_pending);
  ADD ("/observation-list/random", test_random);
  ADD ("/observation-list/random-large", test_random_large);
  return g_test_run ();
}
