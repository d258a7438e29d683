/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/carnet-session-calendar.h"

#include "session/carnet-job.h"

typedef struct
{
  char               *path;
  guint               n_events;
  guint               n_undated;
  CarnetCalendarPlan *plan; /* what was made, owned */
} Call;

static Call *
call_new (const char *path)
{
  Call *call = g_new0 (Call, 1);

  call->path = g_strdup (path);
  return call;
}

static void
call_free (gpointer data)
{
  Call *call = data;

  g_free (call->path);
  g_clear_pointer (&call->plan, carnet_calendar_plan_free);
  g_free (call);
}

/* -- Out ---------------------------------------------------------------------------------- */

static gboolean
export_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  Call *call = data;

  return carnet_logbook_export_calendar (logbook, call->path, TRUE, &call->n_events, &call->n_undated, error);
}

void
carnet_session_export_calendar_async (CarnetSession      *self,
                                      const char         *path,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data)
{
  carnet_job_read_async (self, export_job, call_new (path), call_free, NULL, callback, user_data);
}

gboolean
carnet_session_export_calendar_finish (CarnetSession *self,
                                       GAsyncResult  *result,
                                       guint         *n_events,
                                       guint         *n_undated,
                                       GError       **error)
{
  const Call *call;

  if (!carnet_job_run_finish (self, result, error))
    return FALSE;
  call = carnet_job_get_data (result);
  *n_events = call->n_events;
  *n_undated = call->n_undated;
  return TRUE;
}

/* -- In ------------------------------------------------------------------------------------ */

static gboolean
plan_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  Call *call = data;

  call->plan = carnet_logbook_plan_calendar (logbook, call->path, cancellable, error);
  return call->plan != NULL;
}

void
carnet_session_plan_calendar_async (CarnetSession      *self,
                                    const char         *path,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  carnet_job_read_async (self, plan_job, call_new (path), call_free, cancellable, callback, user_data);
}

CarnetCalendarPlan *
carnet_session_plan_calendar_finish (CarnetSession *self, GAsyncResult *result, GError **error)
{
  if (!carnet_job_run_finish (self, result, error))
    return NULL;
  return g_steal_pointer (&((Call *)carnet_job_get_data (result))->plan);
}

/* -- Writing ---------------------------------------------------------------------------------- */

static gboolean
apply_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  if (!carnet_logbook_apply_calendar (logbook, data, error))
    return FALSE;
  carnet_job_wrote (job, CARNET_KIND_MILESTONE, NULL);
  return TRUE;
}

static gboolean
undo_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  if (!carnet_logbook_undo_calendar (logbook, data, error))
    return FALSE;
  carnet_job_wrote (job, CARNET_KIND_MILESTONE, NULL);
  return TRUE;
}

void
carnet_session_write_calendar_async (CarnetSession      *self,
                                     CarnetCalendarPlan *plan,
                                     gboolean            undo,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data)
{
  carnet_job_run_async (self, undo ? undo_job : apply_job, plan, NULL, NULL, NULL, callback, user_data);
}

gboolean
carnet_session_write_calendar_finish (CarnetSession *self, GAsyncResult *result, GError **error)
{
  return carnet_job_run_finish (self, result, error);
}
