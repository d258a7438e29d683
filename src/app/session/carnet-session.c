/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/carnet-session-private.h"

struct _CarnetSession
{
  GObject parent_instance;

  /* Owned */
  CarnetLogbook   *logbook;
  CarnetLogbook   *writer; /* the worker's, once it runs */
  CarnetProgramme *programme;
  GThread         *worker;
  GAsyncQueue     *queue;

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

static gpointer
worker_main (gpointer user_data)
{
  GAsyncQueue   *queue = user_data;
  CarnetLogbook *logbook = g_async_queue_pop (queue);
  gboolean       more = TRUE;

  if (logbook == (gpointer)queue)
    logbook = NULL;
  while (more)
    {
      g_autofree CarnetWork *work = g_async_queue_pop (queue);

      more = work->run != NULL;
      if (more)
        work->run (work->data, logbook);
    }
  g_clear_pointer (&logbook, carnet_logbook_close);
  g_async_queue_unref (queue);
  return NULL;
}

static void
start_worker (CarnetSession *self)
{
  self->queue = g_async_queue_new ();
  /* A queue holds no NULL: the queue itself says that there is no writer. */
  g_async_queue_push (self->queue, self->writer ? (gpointer)g_steal_pointer (&self->writer) : self->queue);
  self->worker = g_thread_new ("carnet-worker", worker_main, g_async_queue_ref (self->queue));
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
  start_worker (self);
  return g_steal_pointer (&self);
}

void
carnet_session_close (CarnetSession *self)
{
  g_return_if_fail (CARNET_IS_SESSION (self));

  if (self->worker)
    {
      g_async_queue_push (self->queue, g_new0 (CarnetWork, 1));
      g_thread_join (g_steal_pointer (&self->worker));
    }
  g_clear_pointer (&self->queue, g_async_queue_unref);
  g_clear_pointer (&self->programme, carnet_programme_unref);
  g_clear_pointer (&self->writer, carnet_logbook_close);
  g_clear_pointer (&self->logbook, carnet_logbook_close);
}

gboolean
carnet_session_push (CarnetSession *self, void (*run) (gpointer, CarnetLogbook *), gpointer data)
{
  CarnetWork *work;

  if (!self->worker)
    return FALSE;
  work = g_new0 (CarnetWork, 1);
  work->run = run;
  work->data = data;
  g_async_queue_push (self->queue, work);
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
  g_signal_emit (self, signals[CHANGED], 0, kind, entity);
}
