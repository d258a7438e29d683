/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list against the logbook itself: whatever happens, somebody who only follows items-changed knows the
 * list by heart, and no more than a few rows are kept. */
#include "carnet-app-test.h"
#include "carnet/carnet-observation-list.h"
#include "session/carnet-job.h"
#include "session/carnet-session-writes.h"

typedef struct
{
  CarnetAppFixture       fixture;
  CarnetLogbook         *logbook; /* another program writes */
  CarnetSession         *session;
  CarnetObservationList *list;
  GArray                *shadow; /* (element-type CarnetId): what items-changed told */
  guint                  n_signals;
  guint                  n_told;    /* rows that the last items-changed spoke of */
  guint                  n_settled; /* signals */
} World;

static CarnetId
id_at (World *world, guint position)
{
  const CarnetId id = carnet_observation_list_find_id (world->list, position);

  g_assert_false (carnet_id_is_nil (&id));
  return id;
}

/* The row at @position, once it was read. */
static CarnetObservationItem *
item_at (World *world, guint position)
{
  CarnetObservationItem *item = g_list_model_get_item (G_LIST_MODEL (world->list), position);

  g_assert_nonnull (item);
  WAIT_FOR (!carnet_id_is_nil (carnet_observation_item_get_id (item)));
  return item;
}

static void
settle (World *world)
{
  WAIT_FOR (carnet_observation_list_is_settled (world->list));
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  World *world = user_data;

  world->n_signals++;
  world->n_told = removed + added;
  /* A list view looks among all that is added for what was removed: that must not be the whole logbook. */
  g_assert_true (removed == 0 || added <= CARNET_OBSERVATIONS_KEPT);
  g_assert_cmpuint (position + removed, <=, world->shadow->len);
  if (removed > 0)
    g_array_remove_range (world->shadow, position, removed);
  for (guint i = 0; i < added; i++)
    {
      CarnetId id = id_at (world, position + i);
      g_array_insert_val (world->shadow, position + i, id);
    }
  g_assert_cmpuint (world->shadow->len, ==, g_list_model_get_n_items (model));
  /* Between two signals too the list is the one that was told. */
  for (int i = 0; world->shadow->len > 0 && i < 8; i++)
    {
      const guint    place = (guint)g_test_rand_int_range (0, (int)world->shadow->len);
      const CarnetId id = id_at (world, place);

      g_assert_true (carnet_id_equal (&id, &g_array_index (world->shadow, CarnetId, place)));
    }
}

static void
set_query (World *world, CarnetQuery query)
{
  carnet_observation_list_set_query (world->list, &query);
  settle (world);
}

static void
settled_cb (World *world, const GError *error)
{
  g_assert_no_error (error);
  world->n_settled++;
}

static void
set_up (World *world, gconstpointer unused)
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
  set_query (world, (CarnetQuery)CARNET_QUERY_INIT);
}

static void
tear_down (World *world, gconstpointer unused)
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

static CarnetId
store (World *world, CarnetId id, const char *title, const char *date)
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

static void
refresh (World *world)
{
  carnet_observation_list_refresh (world->list);
  settle (world);
}

/* The list, the one who followed it, and the logbook say the same. */
static void
check (World *world)
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
      g_autoptr (CarnetObservationItem) item = item_at (world, i);

      g_assert_true (carnet_id_equal (&row->id, carnet_observation_item_get_id (item)));
      g_assert_true (carnet_id_equal (&row->id, &g_array_index (world->shadow, CarnetId, i)));
      g_assert_cmpstr (carnet_observation_item_get_row (item)->title, ==, row->title);
    }
  g_assert_cmpuint (carnet_observation_list_get_n_kept (world->list), <=, CARNET_OBSERVATIONS_KEPT + 1);
}

static void
add_many (World *world, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Exemple %u", i);
      g_autofree char *date = g_strdup_printf ("2018-%02u-%02u", 5 + i % 5, 1 + i % 28);

      store (world, (CarnetId){ 0 }, title, date);
    }
}

/* -- Tests ------------------------------------------------------------------------- */

static void
test_reads (World *world, gconstpointer unused)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (world->list)), ==, 45);
  check (world);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (world->list), 45));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (world->list), GTK_INVALID_LIST_POSITION));
}

static void
test_bounded (World *world, gconstpointer unused)
{
  const guint n = 45 + CARNET_OBSERVATIONS_KEPT + 30;

  add_many (world, n - 45);
  refresh (world);
  check (world);
  for (int i = 0; i < 200; i++)
    {
      const guint position = (guint)g_test_rand_int_range (0, (int)n);
      CarnetId    id = id_at (world, position);

      g_assert_true (carnet_id_equal (&id, &g_array_index (world->shadow, CarnetId, position)));
    }
  check (world);
}

/* An item that somebody holds is found again, and follows what is written. */
static void
test_identity (World *world, gconstpointer unused)
{
  g_autoptr (CarnetObservationItem) item = item_at (world, 7);
  const CarnetId id = *carnet_observation_item_get_id (item);

  store (world, id, "Un autre titre", NULL);
  world->n_signals = 0;
  refresh (world);
  g_assert_cmpuint (world->n_signals, ==, 0);
  g_assert_cmpstr (carnet_observation_item_get_row (item)->title, ==, "Un autre titre");
  refresh (world);
  g_assert_cmpuint (world->n_signals, ==, 0);
  {
    g_autoptr (CarnetObservationItem) again = g_list_model_get_item (G_LIST_MODEL (world->list), 7);
    g_assert_true (again == item);
  }
  check (world);
}

/* One that comes, moves or leaves: no more is told than what happened. */
static void
test_small_changes (World *world, gconstpointer unused)
{
  CarnetId id;

  check (world);
  id = store (world, (CarnetId){ 0 }, "Nouvelle", "2018-06-12");
  world->n_signals = 0;
  refresh (world);
  g_assert_cmpuint (world->n_signals, ==, 1);
  g_assert_cmpuint (world->n_told, ==, 1);
  check (world);
  store (world, id, NULL, "2018-06-29");
  refresh (world);
  g_assert_cmpuint (world->n_told, ==, 1);
  check (world);
  store (world, id, NULL, NULL);
  refresh (world);
  g_assert_cmpuint (world->n_told, ==, 1);
  check (world);
  /* Also when it is not said what happened. */
  store (world, (CarnetId){ 0 }, "Nouvelle encore", "2018-06-12");
  refresh (world);
  g_assert_cmpuint (world->n_told, ==, 1);
  check (world);
}

static void
test_queries (World *world, gconstpointer unused)
{
  CarnetQuery query = CARNET_QUERY_INIT;

  query.month = carnet_month_new (2018, 7);
  set_query (world, query);
  g_assert_cmpuint (world->shadow->len, ==, 11);
  check (world);
  query.text = "fragilite";
  query.order = CARNET_ORDER_RANK;
  set_query (world, query);
  g_assert_cmpuint (world->shadow->len, >, 0);
  g_assert_cmpuint (world->shadow->len, <, 11);
  check (world);
  query.text = "introuvable";
  set_query (world, query);
  g_assert_cmpuint (world->shadow->len, ==, 0);
  check (world);
  set_query (world, (CarnetQuery)CARNET_QUERY_INIT);
  g_assert_cmpuint (world->shadow->len, ==, 45);
  check (world);
}

static gboolean
is_selected (World *world, guint position)
{
  return gtk_selection_model_is_selected (GTK_SELECTION_MODEL (world->list), position);
}

static void
test_selection (World *world, gconstpointer unused)
{
  CarnetQuery query = CARNET_QUERY_INIT;
  CarnetId    id = id_at (world, 20);

  g_assert_true (gtk_selection_model_select_item (GTK_SELECTION_MODEL (world->list), 20, TRUE));
  g_assert_true (is_selected (world, 20));
  g_assert_false (is_selected (world, 19));
  /* It stays on the observation, not on the place. */
  store (world, (CarnetId){ 0 }, "Avant les autres", "2018-05-01");
  refresh (world);
  g_assert_true (is_selected (world, 21));
  query.month = carnet_month_new (2018, 9);
  set_query (world, query);
  g_assert_cmpuint (carnet_observation_list_get_position (world->list), ==, GTK_INVALID_LIST_POSITION);
  g_assert_true (carnet_id_equal (carnet_observation_list_get_selected (world->list), &id));
  set_query (world, (CarnetQuery)CARNET_QUERY_INIT);
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
title_at (World *world, guint position)
{
  g_autoptr (CarnetObservationItem) item = item_at (world, position);

  return carnet_observation_item_get_row (item)->title;
}

/* What is being written shows before it is stored: in its place, or above the others when it is new. */
static void
test_live (World *world, gconstpointer unused)
{
  const CarnetId id = id_at (world, 3), new_id = carnet_id_random (carnet_random_bytes, NULL);
  g_autoptr (CarnetObservationRow) row = new_row (&id, "En train d’écrire");
  g_autoptr (CarnetObservationRow) pending = new_row (&new_id, "Toute nouvelle");
  g_autofree char *stored = g_strdup (title_at (world, 3));

  carnet_observation_list_set_live (world->list, row, FALSE);
  g_assert_cmpstr (title_at (world, 3), ==, "En train d’écrire");
  refresh (world);
  g_assert_cmpstr (title_at (world, 3), ==, "En train d’écrire");
  carnet_observation_list_set_live (world->list, pending, TRUE);
  settle (world);
  g_assert_cmpuint (world->shadow->len, ==, 46);
  g_assert_cmpstr (title_at (world, 0), ==, "Toute nouvelle");
  g_assert_cmpstr (title_at (world, 4), ==, stored);
  carnet_observation_list_select (world->list, &new_id);
  g_assert_true (is_selected (world, 0));
  /* Once it is stored it takes its place, and the selection goes along. */
  store (world, new_id, "Toute nouvelle", "2018-09-30");
  refresh (world);
  carnet_observation_list_set_live (world->list, pending, FALSE);
  g_assert_cmpuint (world->shadow->len, ==, 46);
  g_assert_true (is_selected (world, 45));
  carnet_observation_list_set_live (world->list, NULL, FALSE);
  settle (world);
  check (world);
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
test_leave_pending (World *world, gconstpointer unused)
{
  const CarnetId new_id = carnet_id_random (carnet_random_bytes, NULL);
  g_autoptr (CarnetObservationRow) pending = new_row (&new_id, "Toute nouvelle");

  carnet_observation_list_set_live (world->list, pending, TRUE);
  settle (world);
  carnet_observation_list_select (world->list, &new_id);
  g_signal_connect (world->list, "selection-changed", G_CALLBACK (leave_cb), NULL);
  g_signal_connect (world->list, "selection-changed", G_CALLBACK (within_cb), NULL);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (world->list), world->shadow->len - 1, TRUE);
  settle (world);
  g_assert_true (is_selected (world, world->shadow->len - 1));
}

/* -- What comes from another thread ------------------------------------------------------ */

typedef struct
{
  GMutex   lock;
  GCond    reached;
  gboolean done;
} Fence;

static gboolean
fence_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  Fence *fence = data;

  g_mutex_lock (&fence->lock);
  fence->done = TRUE;
  g_cond_signal (&fence->reached);
  g_mutex_unlock (&fence->lock);
  return TRUE;
}

static void
fence_free (gpointer data)
{
  Fence *fence = data;

  g_mutex_clear (&fence->lock);
  g_cond_clear (&fence->reached);
  g_free (fence);
}

/* All that was asked of the reader so far is read, and nobody was told yet. */
static void
wait_for_reader (World *world)
{
  Fence *fence = g_new0 (Fence, 1);

  g_mutex_init (&fence->lock);
  g_cond_init (&fence->reached);
  carnet_job_read_async (world->session, fence_job, fence, fence_free, NULL, NULL, NULL);
  g_mutex_lock (&fence->lock);
  while (!fence->done)
    g_cond_wait (&fence->reached, &fence->lock);
  g_mutex_unlock (&fence->lock);
}

static void
told_cb (gboolean *told)
{
  *told = TRUE;
}

/* A row far away is blank at first, and then says so. */
static void
test_arrives (World *world, gconstpointer unused)
{
  g_autoptr (CarnetObservationItem) item = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const guint far = CARNET_OBSERVATION_PAGE * 3 + 7;
  gboolean    told = FALSE;

  add_many (world, CARNET_OBSERVATION_PAGE * 4);
  set_query (world, (CarnetQuery)CARNET_QUERY_INIT);
  rows = carnet_logbook_list_observations (world->logbook, carnet_observation_list_get_query (world->list),
                                           far, 1, NULL);
  item = g_list_model_get_item (G_LIST_MODEL (world->list), far);
  g_assert_true (carnet_id_is_nil (carnet_observation_item_get_id (item)));
  g_signal_connect_swapped (item, "changed", G_CALLBACK (told_cb), &told);
  WAIT_FOR (told);
  g_assert_true (
      carnet_id_equal (carnet_observation_item_get_id (item), &((CarnetObservationRow *)rows->pdata[0])->id));
  g_assert_cmpstr (carnet_observation_item_get_row (item)->title, ==,
                   ((CarnetObservationRow *)rows->pdata[0])->title);
}

/* The answer to what was asked before stands ready when something else is asked: nobody hears of it. */
static void
test_stale (World *world, gconstpointer unused)
{
  CarnetQuery july = CARNET_QUERY_INIT, september = CARNET_QUERY_INIT;

  july.month = carnet_month_new (2018, 7);
  september.month = carnet_month_new (2018, 9);
  world->n_signals = world->n_settled = 0;
  carnet_observation_list_set_query (world->list, &july);
  wait_for_reader (world);
  carnet_observation_list_set_query (world->list, &september);
  g_assert_cmpuint (world->shadow->len, ==, 45);
  settle (world);
  /* All gone, then all there. */
  g_assert_cmpuint (world->n_signals, ==, 2);
  g_assert_cmpuint (world->n_settled, ==, 1);
  g_assert_cmpuint (world->shadow->len, ==, 8);
  check (world);
}

/* What was written after a reading, and before its answer came, is read again. */
static void
test_written_meanwhile (World *world, gconstpointer unused)
{
  carnet_observation_list_refresh (world->list);
  wait_for_reader (world);
  store (world, (CarnetId){ 0 }, "Entre-temps", "2018-06-12");
  refresh (world);
  g_assert_cmpuint (world->shadow->len, ==, 46);
  check (world);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  carnet_session_write_finish (CARNET_SESSION (source), result, user_data, &error);
  g_assert_no_error (error);
}

/* What the session wrote is there when it says so. */
static void
test_reads_what_was_written (World *world, gconstpointer unused)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  const CarnetId none = { 0 };
  CarnetId       id = { 0 };

  g_signal_connect_swapped (world->session, "changed", G_CALLBACK (carnet_observation_list_refresh),
                            world->list);
  carnet_writes_set_line (writes, CARNET_KEY_TITLE, "Par la session");
  carnet_session_write_async (world->session, &none, CARNET_KIND_OBSERVATION, NULL, writes, NULL, written_cb,
                              &id);
  WAIT_FOR (!carnet_id_is_nil (&id));
  settle (world);
  g_assert_cmpuint (world->shadow->len, ==, 46);
  check (world);
  g_signal_handlers_disconnect_by_data (world->session, world->list);
}

/* Whoever goes while something is read: tear_down() waits until list and session are gone. */
static void
test_closes_while_reading (World *world, gconstpointer unused)
{
  CarnetQuery query = CARNET_QUERY_INIT;
  g_autoptr (CarnetObservationItem) item = g_list_model_get_item (G_LIST_MODEL (world->list), 44);

  query.text = "comité";
  carnet_observation_list_set_query (world->list, &query);
  if (g_test_rand_bit ())
    wait_for_reader (world);
  g_assert_false (carnet_observation_list_is_settled (world->list));
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
random_step (World *world)
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
      set_query (world, random_query ());
      return;
    case 1:
      if (!carnet_id_is_nil (&id))
        id = store (world, id, NULL, NULL);
      break;
    case 2:
      id = store (world, id, "Exemple au comité", NULL);
      break;
    default:
      id = store (world, id, NULL, date);
    }
  refresh (world);
}

static void
test_random (World *world, gconstpointer unused)
{
  for (int i = 0; i < 150; i++)
    {
      random_step (world);
      check (world);
    }
}

static void
store_and_refresh (World *world)
{
  store (world, (CarnetId){ 0 }, "Exemple de plus", "2018-07-14");
  refresh (world);
}

/* More than is kept: what is not known by heart is told again. */
static void
test_random_large (World *world, gconstpointer unused)
{
  add_many (world, CARNET_OBSERVATIONS_KEPT);
  refresh (world);
  for (int i = 0; i < 40; i++)
    {
      id_at (world, (guint)g_test_rand_int_range (0, (int)world->shadow->len));
      if (g_test_rand_bit ())
        {
          store (world, g_array_index (world->shadow, CarnetId, world->shadow->len / 2), NULL, "2018-05-02");
          refresh (world);
        }
      else
        store_and_refresh (world);
      check (world);
    }
}

/* What was never read is not taken for unchanged. */
static void
test_unread (World *world, gconstpointer unused)
{
  CarnetId first;

  add_many (world, CARNET_OBSERVATION_PAGE);
  refresh (world);
  first = id_at (world, 3);
  g_signal_handlers_block_by_func (world->list, items_changed_cb, world);
  set_query (world, (CarnetQuery)CARNET_QUERY_INIT);
  id_at (world, 0);
  g_signal_handlers_unblock_by_func (world->list, items_changed_cb, world);
  store (world, first, NULL, NULL);
  store (world, (CarnetId){ 0 }, "Au début", "2018-05-01");
  store (world, (CarnetId){ 0 }, "À la fin", "2018-12-31");
  refresh (world);
  check (world);
}

#define ADD(path, test) g_test_add (path, World, NULL, set_up, test, tear_down)

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
  ADD ("/observation-list/arrives", test_arrives);
  ADD ("/observation-list/stale", test_stale);
  ADD ("/observation-list/written-meanwhile", test_written_meanwhile);
  ADD ("/observation-list/reads-what-was-written", test_reads_what_was_written);
  ADD ("/observation-list/leave-pending", test_leave_pending);
  ADD ("/observation-list/closes-while-reading", test_closes_while_reading);
  ADD ("/observation-list/random", test_random);
  ADD ("/observation-list/unread", test_unread);
  ADD ("/observation-list/random-large", test_random_large);
  return g_test_run ();
}
