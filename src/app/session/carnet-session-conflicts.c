/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/carnet-session-conflicts.h"

#include "session/carnet-job.h"

/* -- Settling ------------------------------------------------------------------------ */

typedef struct
{
  CarnetObservationConflict *seen;
  CarnetWrites              *choices;
} Resolution;

static void
resolution_free (gpointer data)
{
  Resolution *resolution = data;

  carnet_observation_conflict_unref (resolution->seen);
  carnet_writes_unref (resolution->choices);
  g_free (resolution);
}

static gboolean
resolve_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  Resolution *resolution = data;

  if (!carnet_logbook_resolve (logbook, resolution->seen, resolution->choices, NULL, error))
    return FALSE;
  carnet_job_wrote (job, CARNET_KIND_OBSERVATION, &resolution->seen->observation->id);
  return TRUE;
}

void
carnet_session_resolve_async (CarnetSession             *self,
                              CarnetObservationConflict *seen,
                              const CarnetWrites        *choices,
                              GCancellable              *cancellable,
                              GAsyncReadyCallback        callback,
                              gpointer                   user_data)
{
  Resolution *resolution = g_new0 (Resolution, 1);

  resolution->seen = carnet_observation_conflict_ref (seen);
  resolution->choices = carnet_writes_copy (choices);
  carnet_job_run_async (self, resolve_job, resolution, resolution_free, cancellable, NULL, callback,
                        user_data);
}

gboolean
carnet_session_resolve_finish (CarnetSession *self, GAsyncResult *result, GError **error)
{
  return carnet_job_run_finish (self, result, error);
}

/* -- Going back ---------------------------------------------------------------------- */

typedef struct
{
  CarnetId   observation;
  CarnetHash revision;
  GArray    *heads;
} Return;

static void
return_free (gpointer data)
{
  Return *back = data;

  g_clear_pointer (&back->heads, g_array_unref);
  g_free (back);
}

static gboolean
restore_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  Return *back = data;

  if (!carnet_logbook_restore_revision (logbook, &back->observation, &back->revision, back->heads, NULL,
                                        error))
    return FALSE;
  carnet_job_wrote (job, CARNET_KIND_OBSERVATION, &back->observation);
  return TRUE;
}

void
carnet_session_restore_async (CarnetSession      *self,
                              const CarnetId     *observation,
                              const CarnetHash   *revision,
                              const GArray       *heads,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  Return *back = g_new0 (Return, 1);

  back->observation = *observation;
  back->revision = *revision;
  back->heads = heads ? g_array_copy ((GArray *)heads) : NULL;
  carnet_job_run_async (self, restore_job, back, return_free, cancellable, NULL, callback, user_data);
}

gboolean
carnet_session_restore_finish (CarnetSession *self, GAsyncResult *result, GError **error)
{
  return carnet_job_run_finish (self, result, error);
}
