/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/carnet-session-trash.h"

#include "session/carnet-job.h"

void
carnet_session_list_trash_async (CarnetSession      *self,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  carnet_job_list_async (self, carnet_logbook_list_trash, cancellable, callback, user_data);
}

GPtrArray *
carnet_session_list_trash_finish (CarnetSession *self, GAsyncResult *result, GError **error)
{
  return carnet_job_list_finish (self, result, error);
}

typedef struct
{
  CarnetId    id;
  const char *kind;
} PuttingBack;

static gboolean
put_back_job (CarnetJob     *job,
              CarnetLogbook *logbook,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const PuttingBack *it = data;

  if (!carnet_logbook_set_deleted (logbook, it->kind, &it->id, FALSE, NULL, NULL, error))
    return FALSE;
  carnet_job_wrote (job, it->kind, &it->id);
  return TRUE;
}

void
carnet_session_put_back_async (CarnetSession       *self,
                               const CarnetTrashed *trashed,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  PuttingBack *it = g_new (PuttingBack, 1);

  *it = (PuttingBack){ trashed->id, trashed->kind };
  carnet_job_run_async (self, put_back_job, it, g_free, NULL, NULL, callback, user_data);
}

gboolean
carnet_session_put_back_finish (CarnetSession *self, GAsyncResult *result, GError **error)
{
  return carnet_job_run_finish (self, result, error);
}
