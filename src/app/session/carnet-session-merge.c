/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/carnet-session-merge.h"

#include "session/carnet-job.h"

/* -- Preparing, applying ------------------------------------------------------------------ */

typedef struct
{
  char             **paths;
  CarnetMerge       *merge;    /* prepared: owned until it is asked for */
  CarnetMerge       *prepared; /* borrowed */
  CarnetMergeOptions options;
  gint64             sitting;
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

  merging->merge
      = carnet_logbook_prepare_merge (logbook, (const char *const *)merging->paths, CARNET_MERGE_DEFAULT,
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
options_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  Merging *merging = data;

  return carnet_logbook_set_merge_options (logbook, merging->prepared, merging->options, carnet_job_progress,
                                           job, cancellable, error);
}

void
carnet_session_set_merge_options_async (CarnetSession      *self,
                                        CarnetMerge        *merge,
                                        CarnetMergeOptions  options,
                                        GCancellable       *cancellable,
                                        CarnetProgressFunc  progress,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data)
{
  Merging *merging = g_new0 (Merging, 1);

  merging->prepared = merge;
  merging->options = options;
  carnet_job_run_async (self, options_job, merging, merging_free, cancellable, progress, callback, user_data);
}

gboolean
carnet_session_set_merge_options_finish (CarnetSession *self, GAsyncResult *result, GError **error)
{
  return carnet_job_run_finish (self, result, error);
}

static gboolean
apply_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  Merging *merging = data;

  if (!carnet_logbook_apply_merge (logbook, merging->prepared, &merging->sitting, carnet_job_progress, job,
                                   cancellable, error))
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

  merging->prepared = merge;
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

/* -- The backup, ahead ---------------------------------------------------------------------- */

static gboolean
ahead_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  return carnet_logbook_back_up_ahead (logbook, data, error);
}

static void
ahead_cb (GObject *source, GAsyncResult *result, gpointer unused)
{
  CarnetSession *self = CARNET_SESSION (source);

  /* What fails here is said when it matters. */
  if (carnet_job_run_finish (self, result, NULL) && *(gboolean *)carnet_job_get_data (result))
    carnet_session_back_up_ahead (self, g_task_get_cancellable (G_TASK (result)));
}

void
carnet_session_back_up_ahead (CarnetSession *self, GCancellable *cancellable)
{
  carnet_job_run_async (self, ahead_job, g_new0 (gboolean, 1), g_free, cancellable, NULL, ahead_cb, NULL);
}

static gboolean
drop_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  carnet_logbook_drop_backup_ahead (logbook);
  return TRUE;
}

void
carnet_session_drop_backup_ahead (CarnetSession *self)
{
  carnet_job_run_async (self, drop_job, NULL, NULL, NULL, NULL, NULL, NULL);
}

/* -- Details -------------------------------------------------------------------------------- */

typedef struct
{
  CarnetMerge *merge; /* borrowed */
  guint        file, first, n;
  GPtrArray   *details;
} Looking;

static void
looking_free (gpointer data)
{
  Looking *looking = data;

  g_clear_pointer (&looking->details, g_ptr_array_unref);
  g_free (looking);
}

static gboolean
look_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  Looking *looking = data;

  looking->details = carnet_logbook_list_merge_details (logbook, looking->merge, looking->file,
                                                        looking->first, looking->n, TRUE, error);
  return looking->details != NULL;
}

void
carnet_session_list_merge_details_async (CarnetSession      *self,
                                         CarnetMerge        *merge,
                                         guint               file,
                                         guint               first,
                                         guint               n,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data)
{
  Looking *looking = g_new0 (Looking, 1);

  looking->merge = merge;
  looking->file = file;
  looking->first = first;
  looking->n = n;
  carnet_job_run_async (self, look_job, looking, looking_free, cancellable, NULL, callback, user_data);
}

GPtrArray *
carnet_session_list_merge_details_finish (CarnetSession *self, GAsyncResult *result, GError **error)
{
  if (!carnet_job_run_finish (self, result, error))
    return NULL;
  return g_steal_pointer (&((Looking *)carnet_job_get_data (result))->details);
}

/* -- Batches ---------------------------------------------------------------------------------- */

void
carnet_session_list_batches_async (CarnetSession      *self,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  carnet_job_list_async (self, carnet_logbook_list_batches, cancellable, callback, user_data);
}

GPtrArray *
carnet_session_list_batches_finish (CarnetSession *self, GAsyncResult *result, GError **error)
{
  return carnet_job_list_finish (self, result, error);
}

typedef struct
{
  gint64           number;
  gboolean         withdrawn;
  CarnetWithdrawal report;
} Withdrawing;

static gboolean
set_withdrawn_job (CarnetJob     *job,
                   CarnetLogbook *logbook,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  Withdrawing *it = data;

  if (!(it->withdrawn ? carnet_logbook_withdraw_batch (logbook, it->number, &it->report, error)
                      : carnet_logbook_reapply_batch (logbook, it->number, &it->report, error)))
    return FALSE;
  carnet_job_wrote (job, NULL, NULL);
  return TRUE;
}

void
carnet_session_set_withdrawn_async (CarnetSession      *self,
                                    gint64              batch,
                                    gboolean            withdrawn,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  Withdrawing *it = g_new0 (Withdrawing, 1);

  it->number = batch;
  it->withdrawn = withdrawn;
  carnet_job_run_async (self, set_withdrawn_job, it, g_free, NULL, NULL, callback, user_data);
}

gboolean
carnet_session_set_withdrawn_finish (CarnetSession    *self,
                                     GAsyncResult     *result,
                                     CarnetWithdrawal *report,
                                     GError          **error)
{
  if (!carnet_job_run_finish (self, result, error))
    return FALSE;
  *report = ((Withdrawing *)carnet_job_get_data (result))->report;
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
