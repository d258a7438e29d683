/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the list reads on another thread: it may come late, be outdated, or be asked for no more. */
#include "carnet-list-world.h"
#include "session/carnet-job.h"
#include "session/carnet-session-writes.h"

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
wait_for_reader (ListWorld *world)
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
test_arrives (ListWorld *world, gconstpointer unused)
{
  g_autoptr (CarnetObservationItem) item = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const guint far = CARNET_OBSERVATION_PAGE * 3 + 7;
  gboolean    told = FALSE;

  list_world_add_many (world, CARNET_OBSERVATION_PAGE * 4);
  list_world_set_query (world, (CarnetQuery)CARNET_QUERY_INIT);
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
test_stale (ListWorld *world, gconstpointer unused)
{
  CarnetQuery july = CARNET_QUERY_INIT, september = CARNET_QUERY_INIT;

  july.month = carnet_month_new (2018, 7);
  september.month = carnet_month_new (2018, 9);
  world->n_signals = world->n_settled = 0;
  carnet_observation_list_set_query (world->list, &july);
  wait_for_reader (world);
  carnet_observation_list_set_query (world->list, &september);
  g_assert_cmpuint (world->shadow->len, ==, 45);
  list_world_settle (world);
  /* All gone, then all there. */
  g_assert_cmpuint (world->n_signals, ==, 2);
  g_assert_cmpuint (world->n_settled, ==, 1);
  g_assert_cmpuint (world->shadow->len, ==, 8);
  list_world_check (world);
}

/* What was written after a reading, and before its answer came, is read again. */
static void
test_written_meanwhile (ListWorld *world, gconstpointer unused)
{
  carnet_observation_list_refresh (world->list);
  wait_for_reader (world);
  list_world_store (world, (CarnetId){ 0 }, "Entre-temps", "2018-06-12");
  list_world_refresh (world);
  g_assert_cmpuint (world->shadow->len, ==, 46);
  list_world_check (world);
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
test_reads_what_was_written (ListWorld *world, gconstpointer unused)
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
  list_world_settle (world);
  g_assert_cmpuint (world->shadow->len, ==, 46);
  list_world_check (world);
  g_signal_handlers_disconnect_by_data (world->session, world->list);
}

/* Whoever goes while something is read: tear_down() waits until list and session are gone. */
static void
test_closes_while_reading (ListWorld *world, gconstpointer unused)
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

/* What was never read is not taken for unchanged. */
static void
test_unread (ListWorld *world, gconstpointer unused)
{
  CarnetId first;

  list_world_add_many (world, CARNET_OBSERVATION_PAGE);
  list_world_refresh (world);
  first = list_world_id_at (world, 3);
  list_world_set_listening (world, FALSE);
  list_world_set_query (world, (CarnetQuery)CARNET_QUERY_INIT);
  list_world_id_at (world, 0);
  list_world_set_listening (world, TRUE);
  list_world_store (world, first, NULL, NULL);
  list_world_store (world, (CarnetId){ 0 }, "Au début", "2018-05-01");
  list_world_store (world, (CarnetId){ 0 }, "À la fin", "2018-12-31");
  list_world_refresh (world);
  list_world_check (world);
}

#define ADD(path, test) g_test_add (path, ListWorld, NULL, list_world_set_up, test, list_world_tear_down)

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
  ADD ("/observation-list-reading/arrives", test_arrives);
  ADD ("/observation-list-reading/stale", test_stale);
  ADD ("/observation-list-reading/written-meanwhile", test_written_meanwhile);
  ADD ("/observation-list-reading/reads-what-was-written", test_reads_what_was_written);
  ADD ("/observation-list-reading/closes-while-reading", test_closes_while_reading);
  ADD ("/observation-list-reading/unread", test_unread);
  return g_test_run ();
}
