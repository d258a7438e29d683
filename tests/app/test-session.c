/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-app-test.h"
#include "session/carnet-job.h"
#include "session/carnet-session-files.h"
#include "session/carnet-session-writes.h"

/* What happened, in order, as a word for each event. */
typedef struct
{
  CarnetSession *session;
  GString       *events;
  GThread       *main_thread;
  GError        *error;
  CarnetId       id;
  guint          n_done;
  gboolean       progress_ok;
} World;

static World *
world_new (const char *path)
{
  World *world = g_new0 (World, 1);
  g_autoptr (GError) error = NULL;

  world->events = g_string_new (NULL);
  world->main_thread = g_thread_self ();
  world->session = carnet_session_open (path, NULL, &error);
  g_assert_no_error (error);
  return world;
}

static void
world_free (World *world)
{
  gpointer gone = world->session;

  g_object_add_weak_pointer (G_OBJECT (world->session), &gone);
  g_object_unref (world->session);
  WAIT_FOR (gone == NULL);
  g_string_free (world->events, TRUE);
  g_clear_error (&world->error);
  g_free (world);
}

static void
changed_cb (CarnetSession *session, const char *kind, const CarnetId *entity, World *world)
{
  g_assert_true (g_thread_self () == world->main_thread);
  g_string_append_printf (world->events, "changed:%s:%s ", kind ? kind : "any", entity ? "one" : "all");
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  World *world = user_data;

  g_assert_true (g_thread_self () == world->main_thread);
  g_clear_error (&world->error);
  if (carnet_job_run_finish (CARNET_SESSION (source), result, &world->error))
    g_string_append (world->events, "done ");
  else
    g_string_append (world->events, "failed ");
  world->n_done++;
}

static gboolean
append_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  World *world = data;

  g_assert_false (g_thread_self () == world->main_thread);
  g_assert_nonnull (logbook);
  g_assert_true (logbook != carnet_session_get_logbook (world->session));
  carnet_job_wrote (job, CARNET_KIND_THEME, NULL);
  return TRUE;
}

static gboolean
failing_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  g_set_error_literal (error, CARNET_ERROR, CARNET_ERROR_DISK_FULL, "no room");
  return FALSE;
}

static void
test_jobs (CarnetAppFixture *fixture, gconstpointer unused)
{
  World *world = world_new (fixture->path);

  g_signal_connect (world->session, "changed", G_CALLBACK (changed_cb), world);
  carnet_job_run_async (world->session, append_job, world, NULL, NULL, NULL, done_cb, world);
  carnet_job_run_async (world->session, failing_job, world, NULL, NULL, NULL, done_cb, world);
  g_assert_cmpuint (world->n_done, ==, 0);
  WAIT_FOR (world->n_done == 2);
  g_assert_cmpstr (world->events->str, ==, "changed:theme:all done failed ");
  g_assert_error (world->error, CARNET_ERROR, CARNET_ERROR_DISK_FULL);
  world_free (world);
}

static void
test_cancelled_and_closed (CarnetAppFixture *fixture, gconstpointer unused)
{
  World *world = world_new (fixture->path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  carnet_job_run_async (world->session, append_job, world, NULL, cancellable, NULL, done_cb, world);
  WAIT_FOR (world->n_done == 1);
  g_assert_error (world->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  carnet_session_close (world->session);
  carnet_job_run_async (world->session, append_job, world, NULL, NULL, NULL, done_cb, world);
  WAIT_FOR (world->n_done == 2);
  g_assert_error (world->error, CARNET_ERROR, CARNET_ERROR_FAILED);
  world_free (world);
}

static gboolean
counting_job (CarnetJob     *job,
              CarnetLogbook *logbook,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  for (guint64 i = 0; i <= 100000; i++)
    carnet_job_progress (i, 100000, job);
  return TRUE;
}

static void
progress_cb (guint64 done, guint64 total, gpointer user_data)
{
  World *world = user_data;

  g_assert_true (g_thread_self () == world->main_thread);
  g_assert_cmpuint (world->n_done, ==, 0);
  g_assert_cmpuint (done, <=, total);
  world->progress_ok = TRUE;
}

static void
test_progress (CarnetAppFixture *fixture, gconstpointer unused)
{
  World *world = world_new (fixture->path);

  carnet_job_run_async (world->session, counting_job, world, NULL, NULL, progress_cb, done_cb, world);
  WAIT_FOR (world->n_done == 1);
  g_assert_true (world->progress_ok);
  world_free (world);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  World *world = user_data;

  carnet_session_write_finish (CARNET_SESSION (source), result, &world->id, &world->error);
  world->n_done++;
}

/* What the worker wrote is what the window reads. */
static void
test_write (CarnetAppFixture *fixture, gconstpointer unused)
{
  World *world = world_new (fixture->path);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (CarnetObservation) observation = NULL;
  const CarnetId nobody = { 0 };

  g_signal_connect (world->session, "changed", G_CALLBACK (changed_cb), world);
  carnet_writes_set_line (writes, CARNET_KEY_TITLE, "Écrit par l’ouvrier");
  carnet_session_write_async (world->session, &nobody, CARNET_KIND_OBSERVATION, NULL, writes, NULL,
                              written_cb, world);
  WAIT_FOR (world->n_done == 1);
  g_assert_no_error (world->error);
  g_assert_false (carnet_id_is_nil (&world->id));
  g_assert_cmpstr (world->events->str, ==, "changed:observation:one ");
  observation = carnet_logbook_load_observation (carnet_session_get_logbook (world->session), &world->id,
                                                 &world->error);
  g_assert_no_error (world->error);
  g_assert_cmpstr (observation->title, ==, "Écrit par l’ouvrier");
  world_free (world);
}

/* Work asked for and not waited for is done, and the session goes when it is. */
static void
test_left_alone (CarnetAppFixture *fixture, gconstpointer unused)
{
  World   *world = world_new (fixture->path);
  gpointer gone = world->session;

  g_object_add_weak_pointer (G_OBJECT (world->session), &gone);
  carnet_job_run_async (world->session, counting_job, world, NULL, NULL, NULL, done_cb, world);
  g_object_unref (world->session);
  WAIT_FOR (world->n_done == 1 && gone == NULL);
  world->session = carnet_session_open (fixture->path, NULL, NULL);
  world_free (world);
}

static void
test_today (CarnetAppFixture *fixture, gconstpointer unused)
{
  World           *world = world_new (fixture->path);
  const CarnetDate day = carnet_date_new (2018, 9, 25);

  g_assert_cmpuint (carnet_session_get_today (world->session), ==, carnet_date_today ());
  g_signal_connect (world->session, "changed", G_CALLBACK (changed_cb), world);
  carnet_session_set_today (world->session, day);
  carnet_session_set_today (world->session, day);
  g_assert_cmpuint (carnet_session_get_today (world->session), ==, day);
  g_assert_cmpstr (world->events->str, ==, "changed:any:all ");
  world_free (world);
}

static void
test_refused (CarnetAppFixture *fixture, gconstpointer unused)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.carnet", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "other.carnet", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (carnet_session_open (missing, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (other, "not a logbook at all, just a line of text", -1, NULL));
  g_assert_null (carnet_session_open (other, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_NOT_A_LOGBOOK);
}

#define ADD(path, test)                                                                                      \
  g_test_add (path, CarnetAppFixture, NULL, carnet_app_fixture_set_up_empty, test,                           \
              carnet_app_fixture_tear_down)

/* Ends when the main loop, some time later, lets it. */
static gboolean
waiting_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  g_async_queue_pop (data);
  return TRUE;
}

static gboolean
let_cb (gpointer queue)
{
  g_async_queue_push (queue, queue);
  return G_SOURCE_REMOVE;
}

typedef struct
{
  World       *world;
  GAsyncQueue *queue;
} Waiting;

static void
activate_cb (GApplication *application, Waiting *waiting)
{
  carnet_job_run_async (waiting->world->session, waiting_job, waiting->queue, NULL, NULL, NULL, done_cb,
                        waiting->world);
  g_timeout_add (1, let_cb, waiting->queue);
}

/* With its last window gone a program ends, but not before what was to be written is. */
static void
test_application_waits (CarnetAppFixture *fixture, gconstpointer unused)
{
  g_autoptr (GAsyncQueue) queue = g_async_queue_new ();
  Waiting waiting = { world_new (fixture->path), queue };
  g_autoptr (GApplication) application
      = g_application_new ("io.github.carnetdebord.Test", G_APPLICATION_NON_UNIQUE);

  g_application_set_default (application);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &waiting);
  g_assert_cmpint (g_application_run (application, 0, NULL), ==, 0);
  g_assert_cmpuint (waiting.world->n_done, ==, 1);
  g_application_set_default (NULL);
  world_free (waiting.world);
}

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
  ADD ("/session/jobs", test_jobs);
  ADD ("/session/cancelled-and-closed", test_cancelled_and_closed);
  ADD ("/session/progress", test_progress);
  ADD ("/session/write", test_write);
  ADD ("/session/left-alone", test_left_alone);
  ADD ("/session/today", test_today);
  ADD ("/session/refused", test_refused);
  ADD ("/session/application-waits", test_application_waits);
  return g_test_run ();
}
