/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/carnet-session-programmes.h"

#include "session/carnet-job.h"

typedef struct
{
  CarnetId         id;
  CarnetProgramme *seen;
  CarnetProgramme *wanted;
  GArray          *heads;
  CarnetHash       revision;
} Call;

static Call *
call_new (const CarnetId *id, CarnetProgramme *wanted)
{
  Call *call = g_new0 (Call, 1);

  call->id = *id;
  call->wanted = wanted ? carnet_programme_ref (wanted) : NULL;
  return call;
}

static void
call_free (gpointer data)
{
  Call *call = data;

  g_clear_pointer (&call->seen, carnet_programme_unref);
  g_clear_pointer (&call->wanted, carnet_programme_unref);
  g_clear_pointer (&call->heads, g_array_unref);
  g_free (call);
}

static void
run (CarnetSession *self, CarnetJobFunc func, Call *call, GAsyncReadyCallback callback, gpointer user_data)
{
  carnet_job_run_async (self, func, call, call_free, NULL, NULL, callback, user_data);
}

/* Months, sections and milestones: nothing on screen is as it was. */
static gboolean
end (CarnetJob *job, gboolean done)
{
  if (done)
    carnet_job_wrote (job, NULL, NULL);
  return done;
}

static gboolean
add_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  return end (job, carnet_logbook_add_programme (logbook, ((Call *)data)->wanted, error));
}

void
carnet_session_add_programme_async (CarnetSession      *self,
                                    CarnetProgramme    *programme,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  run (self, add_job, call_new (&programme->id, programme), callback, user_data);
}

static gboolean
choose_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  return end (job, carnet_logbook_choose_programme (logbook, &((Call *)data)->id, error));
}

void
carnet_session_choose_programme_async (CarnetSession      *self,
                                       const CarnetId     *id,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data)
{
  run (self, choose_job, call_new (id, NULL), callback, user_data);
}

static gboolean
edit_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  Call *call = data;

  return end (job, carnet_logbook_write_programme (logbook, call->seen, call->heads, call->wanted,
                                                   &call->revision, error));
}

void
carnet_session_edit_programme_async (CarnetSession      *self,
                                     CarnetProgramme    *seen,
                                     const GArray       *heads,
                                     CarnetProgramme    *wanted,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data)
{
  Call *call = call_new (&seen->id, wanted);

  call->seen = carnet_programme_ref (seen);
  call->heads = g_array_copy ((GArray *)heads);
  run (self, edit_job, call, callback, user_data);
}

gboolean
carnet_session_programme_finish (CarnetSession *self, GAsyncResult *result, GError **error)
{
  return carnet_job_run_finish (self, result, error);
}

const CarnetHash *
carnet_session_programme_get_revision (GAsyncResult *result)
{
  return &((Call *)carnet_job_get_data (result))->revision;
}
