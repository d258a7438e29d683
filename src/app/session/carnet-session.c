/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/carnet-session-private.h"

#include "base/carnet-heap.h"

/* In microseconds. */
#define REST_AFTER (1500 * 1000)

typedef struct
{
  GThread     *thread;
  GAsyncQueue *queue;
} Worker;

/* What a worker begins with: the writer's logbook is open already, the reader opens its own. */
typedef struct
{
  GAsyncQueue         *queue;
  CarnetLogbook       *logbook;
  char                *path;
  const CarnetSources *sources;
} Beginning;

struct _CarnetSession
{
  GObject parent_instance;

  /* Owned */
  CarnetLogbook   *logbook;
  CarnetLogbook   *writer; /* the worker's, once it runs */
  CarnetProgramme *programme;
  Worker           workers[CARNET_N_WORKERS];

  CarnetDate today;
  gboolean   read_only;
};

G_DEFINE_FINAL_TYPE (CarnetSession, carnet_session, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static CarnetLogbook *
open_for_reading (const Beginning *beginning)
{
  g_autoptr (GError) error = NULL;
  CarnetLogbook *logbook
      = carnet_logbook_open (beginning->path, CARNET_OPEN_READ_ONLY, beginning->sources, &error);

  if (!logbook)
    g_warning ("The logbook could not be opened again: %s", error->message);
  return logbook;
}

/* Once nothing is asked for a while, what was read is not kept in memory. */
static CarnetWork *
wait_for_work (GAsyncQueue *queue, CarnetLogbook *logbook)
{
  CarnetWork *work = g_async_queue_timeout_pop (queue, REST_AFTER);

  if (!work && logbook)
    {
      carnet_logbook_rest (logbook);
      carnet_heap_trim ();
    }
  return work ? work : g_async_queue_pop (queue);
}

static gpointer
worker_main (gpointer user_data)
{
  g_autofree Beginning *beginning = user_data;
  CarnetLogbook        *logbook = beginning->path ? open_for_reading (beginning) : beginning->logbook;
  gboolean              more = TRUE;

  while (more)
    {
      g_autofree CarnetWork *work = wait_for_work (beginning->queue, logbook);

      more = work->run != NULL;
      if (more)
        work->run (work->data, logbook);
    }
  g_clear_pointer (&logbook, carnet_logbook_close);
  g_async_queue_unref (beginning->queue);
  g_free (beginning->path);
  return NULL;
}

static void
start_worker (Worker              *worker,
              const char          *name,
              CarnetLogbook       *logbook,
              const char          *path,
              const CarnetSources *sources)
{
  Beginning *beginning = g_new0 (Beginning, 1);

  worker->queue = g_async_queue_new ();
  beginning->queue = g_async_queue_ref (worker->queue);
  beginning->logbook = logbook;
  beginning->path = g_strdup (path);
  beginning->sources = sources;
  worker->thread = g_thread_new (name, worker_main, beginning);
}

static void
stop_worker (Worker *worker)
{
  if (worker->thread)
    {
      g_async_queue_push (worker->queue, g_new0 (CarnetWork, 1));
      g_thread_join (g_steal_pointer (&worker->thread));
    }
  g_clear_pointer (&worker->queue, g_async_queue_unref);
}

static void
finalize (GObject *object)
{
  CarnetSession *self = CARNET_SESSION (object);

  carnet_session_close (self);
  G_OBJECT_CLASS (carnet_session_parent_class)->finalize (object);
}

static void
carnet_session_class_init (CarnetSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_FIRST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_POINTER);
}

static void
carnet_session_init (CarnetSession *self)
{
}

static gboolean
open_files (CarnetSession *self, const char *path, const CarnetSources *sources, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  /* The writer first: it brings an interrupted transaction to its end. */
  self->writer = carnet_logbook_open (path, CARNET_OPEN_READ_WRITE, sources, &local_error);
  if (!self->writer && !g_error_matches (local_error, CARNET_ERROR, CARNET_ERROR_READ_ONLY))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (self->writer && !carnet_logbook_has_owner (self->writer))
    g_clear_pointer (&self->writer, carnet_logbook_close);
  self->read_only = self->writer == NULL;
  self->logbook = carnet_logbook_open (path, CARNET_OPEN_READ_ONLY, sources, error);
  if (!self->logbook)
    return FALSE;
  self->programme = carnet_logbook_load_programme (self->logbook, error);
  return self->programme != NULL;
}

CarnetSession *
carnet_session_open (const char *path, const CarnetSources *sources, GError **error)
{
  g_autoptr (CarnetSession) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (CARNET_TYPE_SESSION, NULL);
  if (!open_files (self, path, sources, error))
    return NULL;
  start_worker (&self->workers[CARNET_WORKER_WRITER], "carnet-writer", g_steal_pointer (&self->writer), NULL,
                sources);
  start_worker (&self->workers[CARNET_WORKER_READER], "carnet-reader", NULL, path, sources);
  return g_steal_pointer (&self);
}

void
carnet_session_close (CarnetSession *self)
{
  g_return_if_fail (CARNET_IS_SESSION (self));

  for (guint i = 0; i < CARNET_N_WORKERS; i++)
    stop_worker (&self->workers[i]);
  g_clear_pointer (&self->programme, carnet_programme_unref);
  g_clear_pointer (&self->writer, carnet_logbook_close);
  g_clear_pointer (&self->logbook, carnet_logbook_close);
}

gboolean
carnet_session_push (CarnetSession   *self,
                     CarnetWorkerKind kind,
                     void (*run) (gpointer, CarnetLogbook *),
                     gpointer data)
{
  CarnetWork *work;

  if (!self->workers[kind].thread)
    return FALSE;
  work = g_new0 (CarnetWork, 1);
  work->run = run;
  work->data = data;
  g_async_queue_push (self->workers[kind].queue, work);
  return TRUE;
}

CarnetLogbook *
carnet_session_get_logbook (CarnetSession *self)
{
  g_return_val_if_fail (CARNET_IS_SESSION (self), NULL);

  return self->logbook;
}

gboolean
carnet_session_is_read_only (CarnetSession *self)
{
  g_return_val_if_fail (CARNET_IS_SESSION (self), TRUE);

  return self->read_only;
}

CarnetProgramme *
carnet_session_get_programme (CarnetSession *self)
{
  g_return_val_if_fail (CARNET_IS_SESSION (self), NULL);

  return self->programme;
}

CarnetDate
carnet_session_get_today (CarnetSession *self)
{
  g_return_val_if_fail (CARNET_IS_SESSION (self), CARNET_DATE_NONE);

  return self->today != CARNET_DATE_NONE ? self->today : carnet_date_today ();
}

void
carnet_session_set_today (CarnetSession *self, CarnetDate today)
{
  g_return_if_fail (CARNET_IS_SESSION (self));

  if (self->today == today)
    return;
  self->today = today;
  carnet_session_emit_changed (self, NULL, NULL);
}

/* The counts of the milestones follow the observations. */
static void
reload_programme (CarnetSession *self)
{
  g_autoptr (GError) error = NULL;
  CarnetProgramme *programme = self->logbook ? carnet_logbook_load_programme (self->logbook, &error) : NULL;

  if (!programme)
    {
      g_info ("The programme could not be read again: %s", error ? error->message : "closed");
      return;
    }
  g_clear_pointer (&self->programme, carnet_programme_unref);
  self->programme = programme;
}

void
carnet_session_emit_changed (CarnetSession *self, const char *kind, const CarnetId *entity)
{
  g_return_if_fail (CARNET_IS_SESSION (self));

  reload_programme (self);
  if (self->logbook && (!kind || g_str_equal (kind, CARNET_KIND_PERSON)))
    carnet_logbook_reload_owner (self->logbook, NULL);
  g_signal_emit (self, signals[CHANGED], 0, kind, entity);
}
