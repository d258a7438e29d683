/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/carnet-session-comments.h"

#include "session/carnet-job.h"

void
carnet_thread_free (CarnetThread *self)
{
  g_clear_pointer (&self->comments, g_ptr_array_unref);
  g_clear_pointer (&self->draft, carnet_draft_free);
  g_free (self);
}

/* -- Reading -------------------------------------------------------------------------------- */

typedef struct
{
  CarnetId      observation;
  CarnetThread *thread;
} Loading;

static void
loading_free (gpointer data)
{
  Loading *loading = data;

  g_clear_pointer (&loading->thread, carnet_thread_free);
  g_free (loading);
}

static gboolean
load_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  Loading *loading = data;

  loading->thread = g_new0 (CarnetThread, 1);
  loading->thread->comments = carnet_logbook_list_comments (logbook, &loading->observation, error);
  return loading->thread->comments
         && carnet_logbook_find_comment_draft (logbook, &loading->observation, &loading->thread->draft,
                                               error);
}

void
carnet_session_load_thread_async (CarnetSession      *self,
                                  const CarnetId     *observation,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  Loading *loading = g_new0 (Loading, 1);

  loading->observation = *observation;
  carnet_job_read_async (self, load_job, loading, loading_free, cancellable, callback, user_data);
}

CarnetThread *
carnet_session_load_thread_finish (CarnetSession *self, GAsyncResult *result, GError **error)
{
  if (!carnet_job_run_finish (self, result, error))
    return NULL;
  return g_steal_pointer (&((Loading *)carnet_job_get_data (result))->thread);
}

/* -- Writing -------------------------------------------------------------------------------- */

typedef struct
{
  CarnetId observation;
  CarnetId comment;
  gint64   stamp;
  char    *text;
  gboolean say;
} Saying;

static void
saying_free (gpointer data)
{
  Saying *saying = data;

  g_free (saying->text);
  g_free (saying);
}

static gboolean
comment_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  Saying *saying = data;

  if (!carnet_logbook_save_comment_draft (logbook, &saying->observation, saying->text, &saying->comment,
                                          &saying->stamp, error))
    return FALSE;
  if (!saying->say)
    return TRUE;
  if (!carnet_logbook_seal_draft (logbook, &saying->comment, saying->stamp, NULL, error))
    return FALSE;
  carnet_job_wrote (job, CARNET_KIND_COMMENT, &saying->comment);
  saying->comment = (CarnetId){ 0 };
  saying->stamp = 0;
  return TRUE;
}

void
carnet_session_comment_async (CarnetSession      *self,
                              const CarnetId     *observation,
                              const CarnetId     *comment,
                              gint64              stamp,
                              const char         *text,
                              gboolean            say,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  Saying *saying = g_new0 (Saying, 1);

  *saying = (Saying){ *observation, *comment, stamp, g_strdup (text), say };
  carnet_job_run_async (self, comment_job, saying, saying_free, NULL, NULL, callback, user_data);
}

gboolean
carnet_session_comment_finish (CarnetSession *self,
                               GAsyncResult  *result,
                               CarnetId      *comment,
                               gint64        *stamp,
                               GError       **error)
{
  const Saying *saying = carnet_job_get_data (result);

  /* What was written before it failed is gone on with. */
  *comment = saying->comment;
  *stamp = saying->stamp;
  return carnet_job_run_finish (self, result, error);
}

typedef struct
{
  CarnetId comment;
  gboolean value;
} Change;

static gboolean
settle_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;

  if (!carnet_logbook_settle_comment (logbook, &change->comment, change->value, error))
    return FALSE;
  carnet_job_wrote (job, CARNET_KIND_COMMENT, &change->comment);
  return TRUE;
}

static gboolean
delete_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;
  CarnetId      id = change->comment;
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();

  carnet_writes_set_integer (writes, CARNET_KEY_DELETED, change->value);
  if (!carnet_logbook_write (logbook, &id, CARNET_KIND_COMMENT, NULL, writes, NULL, error))
    return FALSE;
  carnet_job_wrote (job, CARNET_KIND_COMMENT, &id);
  return TRUE;
}

static void
change (CarnetSession      *self,
        CarnetJobFunc       func,
        const CarnetId     *comment,
        gboolean            value,
        GAsyncReadyCallback callback,
        gpointer            user_data)
{
  Change *asked = g_new0 (Change, 1);

  *asked = (Change){ *comment, value };
  carnet_job_run_async (self, func, asked, g_free, NULL, NULL, callback, user_data);
}

void
carnet_session_settle_comment_async (CarnetSession      *self,
                                     const CarnetId     *comment,
                                     gboolean            settled,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data)
{
  change (self, settle_job, comment, settled, callback, user_data);
}

void
carnet_session_delete_comment_async (CarnetSession      *self,
                                     const CarnetId     *comment,
                                     gboolean            deleted,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data)
{
  change (self, delete_job, comment, deleted, callback, user_data);
}

gboolean
carnet_session_change_comment_finish (CarnetSession *self, GAsyncResult *result, GError **error)
{
  return carnet_job_run_finish (self, result, error);
}
