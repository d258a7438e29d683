/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-list-world.h"

CarnetId
list_world_id_at (ListWorld *world, guint position)
{
  const CarnetId id = carnet_observation_list_find_id (world->list, position);

  g_assert_false (carnet_id_is_nil (&id));
  return id;
}

CarnetObservationItem *
list_world_item_at (ListWorld *world, guint position)
{
  CarnetObservationItem *item = g_list_model_get_item (G_LIST_MODEL (world->list), position);

  g_assert_nonnull (item);
  WAIT_FOR (!carnet_id_is_nil (carnet_observation_item_get_id (item)));
  return item;
}

void
list_world_settle (ListWorld *world)
{
  WAIT_FOR (carnet_observation_list_is_settled (world->list));
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  ListWorld *world = user_data;

  world->n_signals++;
  world->n_told = removed + added;
  /* A list view looks among all that is added for what was removed: that must not be the whole logbook. */
  g_assert_true (removed == 0 || added <= CARNET_OBSERVATIONS_KEPT);
  g_assert_cmpuint (position + removed, <=, world->shadow->len);
  if (removed > 0)
    g_array_remove_range (world->shadow, position, removed);
  for (guint i = 0; i < added; i++)
    {
      CarnetId id = list_world_id_at (world, position + i);
      g_array_insert_val (world->shadow, position + i, id);
    }
  g_assert_cmpuint (world->shadow->len, ==, g_list_model_get_n_items (model));
  /* Between two signals too the list is the one that was told. */
  for (int i = 0; world->shadow->len > 0 && i < 8; i++)
    {
      const guint    place = (guint)g_test_rand_int_range (0, (int)world->shadow->len);
      const CarnetId id = list_world_id_at (world, place);

      g_assert_true (carnet_id_equal (&id, &g_array_index (world->shadow, CarnetId, place)));
    }
}

void
list_world_set_listening (ListWorld *world, gboolean listening)
{
  if (listening)
    g_signal_handlers_unblock_by_func (world->list, items_changed_cb, world);
  else
    g_signal_handlers_block_by_func (world->list, items_changed_cb, world);
}

void
list_world_set_query (ListWorld *world, CarnetQuery query)
{
  carnet_observation_list_set_query (world->list, &query);
  list_world_settle (world);
}

static void
settled_cb (ListWorld *world, const GError *error)
{
  g_assert_no_error (error);
  world->n_settled++;
}

void
list_world_set_up (ListWorld *world, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  carnet_app_fixture_set_up (&world->fixture, NULL);
  world->logbook = carnet_logbook_open (world->fixture.path, CARNET_OPEN_READ_WRITE, NULL, &error);
  g_assert_no_error (error);
  world->shadow = g_array_new (FALSE, FALSE, sizeof (CarnetId));
  world->session = carnet_session_open (world->fixture.path, NULL, &error);
  g_assert_no_error (error);
  world->list = carnet_observation_list_new (world->session);
  g_signal_connect_swapped (world->list, "settled", G_CALLBACK (settled_cb), world);
  g_signal_connect (world->list, "items-changed", G_CALLBACK (items_changed_cb), world);
  list_world_set_query (world, (CarnetQuery)CARNET_QUERY_INIT);
}

void
list_world_tear_down (ListWorld *world, gconstpointer unused)
{
  CarnetObservationList *list = world->list;
  CarnetSession         *session = world->session;

  g_object_add_weak_pointer (G_OBJECT (list), (gpointer *)&list);
  g_object_add_weak_pointer (G_OBJECT (session), (gpointer *)&session);
  carnet_observation_list_close (list);
  g_object_unref (world->list);
  g_object_unref (world->session);
  WAIT_FOR (list == NULL && session == NULL);
  g_array_unref (world->shadow);
  carnet_logbook_close (world->logbook);
  carnet_app_fixture_tear_down (&world->fixture, NULL);
}

CarnetId
list_world_store (ListWorld *world, CarnetId id, const char *title, const char *date)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GError) error = NULL;

  if (title)
    carnet_writes_set_line (writes, CARNET_KEY_TITLE, title);
  if (date)
    carnet_writes_set_text (writes, CARNET_KEY_DATE, date);
  if (!title && !date)
    carnet_writes_set_integer (writes, CARNET_KEY_DELETED, 1);
  carnet_logbook_write (world->logbook, &id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, &error);
  g_assert_no_error (error);
  return id;
}

void
list_world_refresh (ListWorld *world)
{
  carnet_observation_list_refresh (world->list);
  list_world_settle (world);
}

void
list_world_check (ListWorld *world)
{
  const CarnetQuery *query = carnet_observation_list_get_query (world->list);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows
      = carnet_logbook_list_observations (world->logbook, query, 0, G_MAXINT32, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, g_list_model_get_n_items (G_LIST_MODEL (world->list)));
  g_assert_cmpuint (rows->len, ==, world->shadow->len);
  for (guint i = 0; i < rows->len; i++)
    {
      const CarnetObservationRow *row = rows->pdata[i];
      g_autoptr (CarnetObservationItem) item = list_world_item_at (world, i);

      g_assert_true (carnet_id_equal (&row->id, carnet_observation_item_get_id (item)));
      g_assert_true (carnet_id_equal (&row->id, &g_array_index (world->shadow, CarnetId, i)));
      g_assert_cmpstr (carnet_observation_item_get_row (item)->title, ==, row->title);
    }
  g_assert_cmpuint (carnet_observation_list_get_n_kept (world->list), <=, CARNET_OBSERVATIONS_KEPT + 1);
}

void
list_world_add_many (ListWorld *world, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Exemple %u", i);
      g_autofree char *date = g_strdup_printf ("2018-%02u-%02u", 5 + i % 5, 1 + i % 28);

      list_world_store (world, (CarnetId){ 0 }, title, date);
    }
}
