/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/carnet-session-merge.h"

#include "session/carnet-job.h"

typedef struct
{
  char       **paths;
  CarnetMerge *merge;    /* prepared: owned until it is asked for */
  CarnetMerge *applying; /* borrowed */
  gint64       sitting;
} Merging;

static void
merging_free (gpointer data)
{
  Merging *merging = data;

  g_strfreev (merging->paths);
  g_clear_pointer (&merging->merge, carnet_merge_free);
  g_free (merging);
}

static gboolean
prepare_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  Merging *merging = data;

  merging->merge = carnet_logbook_prepare_merge (logbook, (const char *const *)merging->paths,
                                                 carnet_job_progress, job, cancellable, error);
  return merging->merge != NULL;
}

void
carnet_session_prepare_merge_async (CarnetSession      *self,
                                    const char *const  *paths,
                                    GCancellable       *cancellable,
                                    CarnetProgressFunc  progress,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  Merging *merging = g_new0 (Merging, 1);

  merging->paths = g_strdupv ((char **)paths);
  carnet_job_run_async (self, prepare_job, merging, merging_free, cancellable, progress, callback, user_data);
}

CarnetMerge *
carnet_session_prepare_merge_finish (CarnetSession *self, GAsyncResult *result, GError **error)
{
  if (!carnet_job_run_finish (self, result, error))
    return NULL;
  return g_steal_pointer (&((Merging *)carnet_job_get_data (result))->merge);
}

static gboolean
apply_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  Merging *merging = data;

  if (!carnet_logbook_apply_merge (logbook, merging->applying, CARNET_MERGE_DEFAULT, &merging->sitting,
                                   carnet_job_progress, job, cancellable, error))
    return FALSE;
  carnet_job_wrote (job, NULL, NULL);
  return TRUE;
}

void
carnet_session_apply_merge_async (CarnetSession      *self,
                                  CarnetMerge        *merge,
                                  GCancellable       *cancellable,
                                  CarnetProgressFunc  progress,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  Merging *merging = g_new0 (Merging, 1);

  merging->applying = merge;
  carnet_job_run_async (self, apply_job, merging, merging_free, cancellable, progress, callback, user_data);
}

gboolean
carnet_session_apply_merge_finish (CarnetSession *self, GAsyncResult *result, gint64 *sitting, GError **error)
{
  if (!carnet_job_run_finish (self, result, error))
    return FALSE;
  *sitting = ((Merging *)carnet_job_get_data (result))->sitting;
  return TRUE;
}

static gboolean
withdraw_job (CarnetJob     *job,
              CarnetLogbook *logbook,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  if (!carnet_logbook_withdraw_sitting (logbook, *(gint64 *)data, NULL, error))
    return FALSE;
  carnet_job_wrote (job, NULL, NULL);
  return TRUE;
}

void
carnet_session_withdraw_sitting_async (CarnetSession      *self,
                                       gint64              sitting,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data)
{
  carnet_job_run_async (self, withdraw_job, g_memdup2 (&sitting, sizeof sitting), g_free, NULL, NULL,
                        callback, user_data);
}
