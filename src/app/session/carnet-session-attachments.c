/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/carnet-session-attachments.h"

#include "session/carnet-job.h"

/* The arguments and the result of any of them. */
typedef struct
{
  CarnetId          observation;
  char            **paths;
  char             *name; /* or a path */
  GBytes           *bytes;
  CarnetAttachment *attachment;
  gboolean          attached;
  gboolean          replace;
  GPtrArray        *list;
} Call;

static Call *
call_new (const CarnetId *observation, const CarnetAttachment *attachment)
{
  Call *call = g_new0 (Call, 1);

  if (observation)
    call->observation = *observation;
  if (attachment)
    call->attachment = carnet_attachment_copy (attachment);
  return call;
}

static void
call_free (gpointer data)
{
  Call *call = data;

  g_strfreev (call->paths);
  g_free (call->name);
  g_clear_pointer (&call->bytes, g_bytes_unref);
  g_clear_pointer (&call->attachment, carnet_attachment_free);
  g_clear_pointer (&call->list, g_ptr_array_unref);
  g_free (call);
}

/* -- Listing -------------------------------------------------------------------------------- */

static gboolean
list_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  Call *call = data;

  call->list = carnet_logbook_list_attachments (logbook, &call->observation, error);
  return call->list != NULL;
}

void
carnet_session_list_attachments_async (CarnetSession      *self,
                                       const CarnetId     *observation,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data)
{
  carnet_job_read_async (self, list_job, call_new (observation, NULL), call_free, cancellable, callback,
                         user_data);
}

GPtrArray *
carnet_session_list_attachments_finish (CarnetSession *self, GAsyncResult *result, GError **error)
{
  if (!carnet_job_run_finish (self, result, error))
    return NULL;
  return g_steal_pointer (&((Call *)carnet_job_get_data (result))->list);
}

/* -- Attaching ------------------------------------------------------------------------------ */

static gboolean
attach_all (CarnetLogbook *logbook, const Call *call, GError **error)
{
  for (guint i = 0; call->paths[i]; i++)
    if (!carnet_logbook_attach_file (logbook, &call->observation, call->paths[i], NULL, error))
      return FALSE;
  return TRUE;
}

static gboolean
attach_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  Call *call = data;

  if (!carnet_logbook_begin (logbook, error))
    return FALSE;
  if (!attach_all (logbook, call, error))
    {
      carnet_logbook_rollback (logbook);
      return FALSE;
    }
  if (!carnet_logbook_commit (logbook, error))
    return FALSE;
  carnet_job_wrote (job, CARNET_KIND_OBSERVATION, &call->observation);
  return TRUE;
}

void
carnet_session_attach_async (CarnetSession      *self,
                             const CarnetId     *observation,
                             const char *const  *paths,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  Call *call = call_new (observation, NULL);

  call->paths = g_strdupv ((char **)paths);
  carnet_job_run_async (self, attach_job, call, call_free, NULL, NULL, callback, user_data);
}

static gboolean
attach_bytes_job (CarnetJob     *job,
                  CarnetLogbook *logbook,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Call *call = data;

  if (!carnet_logbook_attach (logbook, &call->observation, call->bytes, call->name, error))
    return FALSE;
  carnet_job_wrote (job, CARNET_KIND_OBSERVATION, &call->observation);
  return TRUE;
}

void
carnet_session_attach_bytes_async (CarnetSession      *self,
                                   const CarnetId     *observation,
                                   GBytes             *bytes,
                                   const char         *name,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  Call *call = call_new (observation, NULL);

  call->bytes = g_bytes_ref (bytes);
  call->name = g_strdup (name);
  carnet_job_run_async (self, attach_bytes_job, call, call_free, NULL, NULL, callback, user_data);
}

static gboolean
name_again (CarnetLogbook *logbook, const Call *call, GError **error)
{
  g_autoptr (GBytes) bytes = carnet_logbook_read_attachment (logbook, call->attachment, error);

  return bytes && carnet_logbook_attach (logbook, &call->observation, bytes, call->attachment->name, error);
}

static gboolean
name_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  Call *call = data;

  if (call->attached ? !name_again (logbook, call, error)
                     : !carnet_logbook_detach (logbook, &call->observation, call->attachment, error))
    return FALSE;
  carnet_job_wrote (job, CARNET_KIND_OBSERVATION, &call->observation);
  return TRUE;
}

void
carnet_session_name_attachment_async (CarnetSession          *self,
                                      const CarnetId         *observation,
                                      const CarnetAttachment *attachment,
                                      gboolean                attached,
                                      GAsyncReadyCallback     callback,
                                      gpointer                user_data)
{
  Call *call = call_new (observation, attachment);

  call->attached = attached;
  carnet_job_run_async (self, name_job, call, call_free, NULL, NULL, callback, user_data);
}

gboolean
carnet_session_attach_finish (CarnetSession *self, GAsyncResult *result, GError **error)
{
  return carnet_job_run_finish (self, result, error);
}

/* -- Reading -------------------------------------------------------------------------------- */

static gboolean
read_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  Call *call = data;

  call->bytes = carnet_logbook_read_attachment (logbook, call->attachment, error);
  return call->bytes != NULL;
}

void
carnet_session_read_attachment_async (CarnetSession          *self,
                                      const CarnetAttachment *attachment,
                                      GCancellable           *cancellable,
                                      GAsyncReadyCallback     callback,
                                      gpointer                user_data)
{
  carnet_job_read_async (self, read_job, call_new (NULL, attachment), call_free, cancellable, callback,
                         user_data);
}

GBytes *
carnet_session_read_attachment_finish (CarnetSession *self, GAsyncResult *result, GError **error)
{
  if (!carnet_job_run_finish (self, result, error))
    return NULL;
  return g_steal_pointer (&((Call *)carnet_job_get_data (result))->bytes);
}

static gboolean
save_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  Call *call = data;

  return carnet_logbook_save_attachment (logbook, call->attachment, call->name, call->replace, error);
}

void
carnet_session_save_attachment_async (CarnetSession          *self,
                                      const CarnetAttachment *attachment,
                                      const char             *path,
                                      gboolean                replace,
                                      GAsyncReadyCallback     callback,
                                      gpointer                user_data)
{
  Call *call = call_new (NULL, attachment);

  call->replace = replace;
  call->name = g_strdup (path);
  carnet_job_read_async (self, save_job, call, call_free, NULL, callback, user_data);
}

gboolean
carnet_session_save_attachment_finish (CarnetSession *self, GAsyncResult *result, char **path, GError **error)
{
  if (path)
    *path = g_strdup (((Call *)carnet_job_get_data (result))->name);
  return carnet_job_run_finish (self, result, error);
}
