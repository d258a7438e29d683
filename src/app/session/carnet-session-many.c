/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/carnet-session-many.h"

#include "session/carnet-job.h"

typedef struct
{
  GArray           *numbers;
  char             *key;
  CarnetWrites     *value; /* of that key alone */
  CarnetManyChange *change;
  guint             n_left;
} Many;

static void
many_free (gpointer data)
{
  Many *many = data;

  g_clear_pointer (&many->numbers, g_array_unref);
  g_clear_pointer (&many->value, carnet_writes_unref);
  g_clear_pointer (&many->change, carnet_many_change_free);
  g_free (many->key);
  g_free (many);
}

static gboolean
change_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  Many       *many = data;
  CarnetValue value;

  carnet_writes_find (many->value, many->key, &value);
  many->change = carnet_logbook_change_many (logbook, many->numbers, many->key, &value, carnet_job_progress,
                                             job, cancellable, error);
  if (!many->change)
    return FALSE;
  carnet_job_wrote (job, CARNET_KIND_OBSERVATION, NULL);
  return TRUE;
}

void
carnet_session_change_many_async (CarnetSession      *self,
                                  const GArray       *numbers,
                                  const char         *key,
                                  const CarnetValue  *value,
                                  GCancellable       *cancellable,
                                  CarnetProgressFunc  progress,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  Many *many = g_new0 (Many, 1);

  many->numbers = g_array_copy ((GArray *)numbers);
  many->key = g_strdup (key);
  many->value = carnet_writes_new ();
  carnet_writes_set (many->value, key, value);
  carnet_job_run_async (self, change_job, many, many_free, cancellable, progress, callback, user_data);
}

CarnetManyChange *
carnet_session_change_many_finish (CarnetSession *self, GAsyncResult *result, GError **error)
{
  if (!carnet_job_run_finish (self, result, error))
    return NULL;
  return g_steal_pointer (&((Many *)carnet_job_get_data (result))->change);
}

static gboolean
undo_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  Many *many = data;

  if (!carnet_logbook_undo_many (logbook, many->change, carnet_job_progress, job, cancellable, &many->n_left,
                                 error))
    return FALSE;
  carnet_job_wrote (job, CARNET_KIND_OBSERVATION, NULL);
  return TRUE;
}

void
carnet_session_undo_many_async (CarnetSession      *self,
                                CarnetManyChange   *change,
                                GCancellable       *cancellable,
                                CarnetProgressFunc  progress,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  Many *many = g_new0 (Many, 1);

  many->change = change;
  carnet_job_run_async (self, undo_job, many, many_free, cancellable, progress, callback, user_data);
}

gboolean
carnet_session_undo_many_finish (CarnetSession     *self,
                                 GAsyncResult      *result,
                                 guint             *n_left,
                                 CarnetManyChange **change,
                                 GError           **error)
{
  const gboolean done = carnet_job_run_finish (self, result, error);
  Many          *many = carnet_job_get_data (result);

  *n_left = many->n_left;
  *change = done ? NULL : g_steal_pointer (&many->change);
  return done;
}
