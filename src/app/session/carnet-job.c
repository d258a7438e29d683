/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/carnet-job.h"

#include <glib/gi18n-lib.h>

#include "session/carnet-session-private.h"

struct _CarnetJob
{
  /* Owned; touched on the main thread only */
  GTask         *task;
  gpointer       data;
  GDestroyNotify destroy;

  /* The main loop that asked */
  GMainContext *context;

  CarnetJobFunc      func;
  GCancellable      *cancellable;
  CarnetProgressFunc progress;
  gpointer           user_data;
  GApplication      *held; /* (nullable) */

  /* What the worker found */
  GError  *error;
  char    *kind;
  CarnetId entity;
  gboolean has_entity;
  gboolean wrote;

  /* The last progress not yet shown */
  GMutex   lock;
  guint64  done;
  guint64  total;
  gboolean progress_pending;
  gint     references;
};

static CarnetJob *
job_ref (CarnetJob *job)
{
  g_atomic_int_inc (&job->references);
  return job;
}

/* Always on the main thread: jobs are released from its loop. */
static void
job_unref (gpointer data)
{
  CarnetJob *job = data;

  if (!g_atomic_int_dec_and_test (&job->references))
    return;
  if (job->destroy)
    job->destroy (job->data);
  g_clear_object (&job->cancellable);
  g_clear_error (&job->error);
  g_clear_pointer (&job->context, g_main_context_unref);
  g_mutex_clear (&job->lock);
  g_free (job->kind);
  g_free (job);
}

/* Not g_main_context_invoke(): between two iterations of the main loop it would
 * take the context over and run the function on the worker's thread. */
static void
run_on_main (CarnetJob *job, GSourceFunc func)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, job, job_unref);
  g_source_attach (source, job->context);
}

static gboolean
progress_cb (gpointer user_data)
{
  CarnetJob *job = user_data;
  guint64    done, total;

  g_mutex_lock (&job->lock);
  done = job->done;
  total = job->total;
  job->progress_pending = FALSE;
  g_mutex_unlock (&job->lock);
  /* After the end there may be nobody left to tell. */
  if (job->task)
    job->progress (done, total, job->user_data);
  return G_SOURCE_REMOVE;
}

void
carnet_job_progress (guint64 done, guint64 total, gpointer user_data)
{
  CarnetJob *job = user_data;
  gboolean   pending;

  if (!job->progress)
    return;
  g_mutex_lock (&job->lock);
  job->done = done;
  job->total = total;
  pending = job->progress_pending;
  job->progress_pending = TRUE;
  g_mutex_unlock (&job->lock);
  if (!pending)
    run_on_main (job_ref (job), progress_cb);
}

void
carnet_job_wrote (CarnetJob *job, const char *kind, const CarnetId *entity)
{
  g_free (job->kind);
  job->kind = g_strdup (kind);
  job->has_entity = entity != NULL;
  if (entity)
    job->entity = *entity;
  job->wrote = TRUE;
}

static gboolean
done_cb (gpointer user_data)
{
  CarnetJob *job = user_data;
  g_autoptr (GTask) task = g_steal_pointer (&job->task);

  if (job->wrote)
    carnet_session_emit_changed (g_task_get_source_object (task), job->kind,
                                 job->has_entity ? &job->entity : NULL);
  if (job->error)
    g_task_return_error (task, g_steal_pointer (&job->error));
  else
    g_task_return_boolean (task, TRUE);
  if (job->held)
    g_application_release (job->held);
  g_clear_object (&job->held);
  return G_SOURCE_REMOVE;
}

/* The program does not end before what was asked to be written is. */
static void
hold_application (CarnetJob *job)
{
  GApplication *application = g_application_get_default ();

  if (!application)
    return;
  job->held = g_object_ref (application);
  g_application_hold (application);
}

static void
run_on_worker (gpointer data, CarnetLogbook *logbook)
{
  CarnetJob *job = data;

  if (!logbook)
    g_set_error_literal (&job->error, CARNET_ERROR, CARNET_ERROR_READ_ONLY,
                         _ ("This logbook can only be read."));
  else if (!g_cancellable_set_error_if_cancelled (job->cancellable, &job->error)
           && !job->func (job, logbook, job->data, job->cancellable, &job->error) && !job->error)
    g_set_error_literal (&job->error, CARNET_ERROR, CARNET_ERROR_FAILED, _ ("The work could not be done."));
  run_on_main (job, done_cb);
}

static void
read_on_worker (gpointer data, CarnetLogbook *logbook)
{
  CarnetJob *job = data;

  if (!logbook)
    g_set_error_literal (&job->error, CARNET_ERROR, CARNET_ERROR_FAILED, _ ("The logbook cannot be read."));
  else if (!g_cancellable_set_error_if_cancelled (job->cancellable, &job->error))
    {
      carnet_logbook_set_cancellable (logbook, job->cancellable);
      if (!job->func (job, logbook, job->data, job->cancellable, &job->error) && !job->error)
        g_set_error_literal (&job->error, CARNET_ERROR, CARNET_ERROR_FAILED,
                             _ ("The work could not be done."));
      carnet_logbook_set_cancellable (logbook, NULL);
    }
  run_on_main (job, done_cb);
}

static CarnetJob *
job_new (CarnetSession      *session,
         CarnetJobFunc       func,
         gpointer            data,
         GDestroyNotify      destroy,
         GCancellable       *cancellable,
         GAsyncReadyCallback callback,
         gpointer            user_data)
{
  CarnetJob *job = g_new0 (CarnetJob, 1);

  job->references = 1;
  g_mutex_init (&job->lock);
  job->context = g_main_context_ref_thread_default ();
  job->task = g_task_new (session, cancellable, callback, user_data);
  /* A write that was done stays done, whatever was cancelled meanwhile. */
  g_task_set_check_cancellable (job->task, FALSE);
  g_task_set_source_tag (job->task, carnet_job_run_async);
  g_task_set_task_data (job->task, job_ref (job), job_unref);
  job->func = func;
  job->data = data;
  job->destroy = destroy;
  job->cancellable = cancellable ? g_object_ref (cancellable) : NULL;
  return job;
}

static void
push (CarnetSession *session, CarnetWorkerKind kind, CarnetJob *job)
{
  if (carnet_session_push (session, kind, kind == CARNET_WORKER_READER ? read_on_worker : run_on_worker, job))
    return;
  job->error = g_error_new_literal (CARNET_ERROR, CARNET_ERROR_FAILED, _ ("The logbook is closed."));
  run_on_main (job, done_cb);
}

void
carnet_job_run_async (CarnetSession      *session,
                      CarnetJobFunc       func,
                      gpointer            data,
                      GDestroyNotify      destroy,
                      GCancellable       *cancellable,
                      CarnetProgressFunc  progress,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  CarnetJob *job;

  g_return_if_fail (CARNET_IS_SESSION (session));
  g_return_if_fail (func != NULL);

  job = job_new (session, func, data, destroy, cancellable, callback, user_data);
  job->progress = progress;
  job->user_data = user_data;
  hold_application (job);
  push (session, CARNET_WORKER_WRITER, job);
}

void
carnet_job_read_async (CarnetSession      *session,
                       CarnetJobFunc       func,
                       gpointer            data,
                       GDestroyNotify      destroy,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_return_if_fail (CARNET_IS_SESSION (session));
  g_return_if_fail (func != NULL);

  push (session, CARNET_WORKER_READER,
        job_new (session, func, data, destroy, cancellable, callback, user_data));
}

gboolean
carnet_job_run_finish (CarnetSession *session, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
carnet_job_give_up (GCancellable **last)
{
  if (*last)
    g_cancellable_cancel (*last);
  g_clear_object (last);
}

GCancellable *
carnet_job_supersede (GCancellable **last)
{
  carnet_job_give_up (last);
  *last = g_cancellable_new ();
  return *last;
}

gboolean
carnet_job_is_last (GAsyncResult *result, GCancellable **last)
{
  if (!*last || g_task_get_cancellable (G_TASK (result)) != *last)
    return FALSE;
  g_clear_object (last);
  return TRUE;
}

gpointer
carnet_job_get_data (GAsyncResult *result)
{
  CarnetJob *job = g_task_get_task_data (G_TASK (result));

  return job->data;
}

/* -- Lists ------------------------------------------------------------------------------- */

typedef struct
{
  CarnetListFunc func;
  GPtrArray     *list; /* (nullable) */
} List;

static void
list_free (gpointer data)
{
  List *self = data;

  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_free (self);
}

static gboolean
list_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  List *self = data;

  self->list = self->func (logbook, error);
  return self->list != NULL;
}

void
carnet_job_list_async (CarnetSession      *session,
                       CarnetListFunc      func,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  List *self = g_new0 (List, 1);

  self->func = func;
  carnet_job_read_async (session, list_job, self, list_free, cancellable, callback, user_data);
}

GPtrArray *
carnet_job_list_finish (CarnetSession *session, GAsyncResult *result, GError **error)
{
  if (!carnet_job_run_finish (session, result, error))
    return NULL;
  return g_steal_pointer (&((List *)carnet_job_get_data (result))->list);
}
