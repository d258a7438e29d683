/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/carnet-session-conflicts.h"

#include "session/carnet-job.h"

/* -- Reading -------------------------------------------------------------------------- */

typedef struct
{
  CarnetId entity;
  guint    position, n_conflicts;

  CarnetEntityConflict *conflict; /* (nullable) */
} Finding;

static void
finding_free (gpointer data)
{
  Finding *finding = data;

  g_clear_pointer (&finding->conflict, carnet_entity_conflict_unref);
  g_free (finding);
}

static gboolean
find_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  Finding *finding = data;
  g_autoptr (GArray) ids = NULL;

  if ((!carnet_id_is_nil (&finding->entity)
       && !carnet_logbook_find_conflict (logbook, &finding->entity, &finding->position, error))
      || !carnet_logbook_count_conflicts (logbook, &finding->n_conflicts, error))
    return FALSE;
  finding->position = MIN (finding->position, MAX (finding->n_conflicts, 1) - 1);
  ids = carnet_logbook_list_conflicts (logbook, finding->position, 1, error);
  if (!ids || ids->len == 0)
    return ids != NULL;
  finding->conflict = carnet_logbook_load_conflict (logbook, &g_array_index (ids, CarnetId, 0), error);
  return finding->conflict != NULL;
}

void
carnet_session_find_conflict_async (CarnetSession      *self,
                                    const CarnetId     *entity,
                                    guint               position,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  Finding *finding = g_new0 (Finding, 1);

  if (entity)
    finding->entity = *entity;
  finding->position = position;
  carnet_job_read_async (self, find_job, finding, finding_free, cancellable, callback, user_data);
}

gboolean
carnet_session_find_conflict_finish (CarnetSession         *self,
                                     GAsyncResult          *result,
                                     CarnetEntityConflict **conflict,
                                     guint                 *position,
                                     guint                 *n_conflicts,
                                     GError               **error)
{
  Finding *finding;

  if (!carnet_job_run_finish (self, result, error))
    return FALSE;
  finding = carnet_job_get_data (result);
  *conflict = g_steal_pointer (&finding->conflict);
  *position = finding->position;
  *n_conflicts = finding->n_conflicts;
  return TRUE;
}

typedef struct
{
  CarnetId   observation;
  GPtrArray *entries; /* (nullable) */
} Recalling;

static void
recalling_free (gpointer data)
{
  Recalling *recalling = data;

  g_clear_pointer (&recalling->entries, g_ptr_array_unref);
  g_free (recalling);
}

static gboolean
recall_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  Recalling *recalling = data;

  recalling->entries = carnet_logbook_list_history (logbook, &recalling->observation, error);
  return recalling->entries != NULL;
}

void
carnet_session_list_history_async (CarnetSession      *self,
                                   const CarnetId     *observation,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  Recalling *recalling = g_new0 (Recalling, 1);

  recalling->observation = *observation;
  carnet_job_read_async (self, recall_job, recalling, recalling_free, cancellable, callback, user_data);
}

GPtrArray *
carnet_session_list_history_finish (CarnetSession *self, GAsyncResult *result, GError **error)
{
  if (!carnet_job_run_finish (self, result, error))
    return NULL;
  return g_steal_pointer (&((Recalling *)carnet_job_get_data (result))->entries);
}

/* -- Settling ------------------------------------------------------------------------ */

typedef struct
{
  CarnetEntityConflict *seen;
  CarnetWrites         *choices;
  CarnetHash            revision;
} Resolution;

static void
resolution_free (gpointer data)
{
  Resolution *resolution = data;

  carnet_entity_conflict_unref (resolution->seen);
  carnet_writes_unref (resolution->choices);
  g_free (resolution);
}

static gboolean
resolve_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  Resolution *resolution = data;

  if (!carnet_logbook_resolve (logbook, resolution->seen, resolution->choices, &resolution->revision, error))
    return FALSE;
  carnet_job_wrote (job, resolution->seen->kind, &resolution->seen->id);
  return TRUE;
}

void
carnet_session_resolve_async (CarnetSession        *self,
                              CarnetEntityConflict *seen,
                              const CarnetWrites   *choices,
                              GCancellable         *cancellable,
                              GAsyncReadyCallback   callback,
                              gpointer              user_data)
{
  Resolution *resolution = g_new0 (Resolution, 1);

  resolution->seen = carnet_entity_conflict_ref (seen);
  resolution->choices = carnet_writes_copy (choices);
  carnet_job_run_async (self, resolve_job, resolution, resolution_free, cancellable, NULL, callback,
                        user_data);
}

gboolean
carnet_session_resolve_finish (CarnetSession *self,
                               GAsyncResult  *result,
                               CarnetHash    *revision,
                               GError       **error)
{
  if (!carnet_job_run_finish (self, result, error))
    return FALSE;
  *revision = ((Resolution *)carnet_job_get_data (result))->revision;
  return TRUE;
}

typedef struct
{
  CarnetHash revision;
  CarnetId   entity;
  char      *kind;
} Taking;

static void
taking_free (gpointer data)
{
  Taking *taking = data;

  g_free (taking->kind);
  g_free (taking);
}

static gboolean
take_back_job (CarnetJob     *job,
               CarnetLogbook *logbook,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  Taking *taking = data;

  if (!carnet_logbook_take_back (logbook, &taking->revision, &taking->entity, &taking->kind, error))
    return FALSE;
  carnet_job_wrote (job, taking->kind, &taking->entity);
  return TRUE;
}

void
carnet_session_take_back_async (CarnetSession      *self,
                                const CarnetHash   *revision,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  Taking *taking = g_new0 (Taking, 1);

  taking->revision = *revision;
  carnet_job_run_async (self, take_back_job, taking, taking_free, cancellable, NULL, callback, user_data);
}

gboolean
carnet_session_take_back_finish (CarnetSession *self, GAsyncResult *result, CarnetId *entity, GError **error)
{
  if (!carnet_job_run_finish (self, result, error))
    return FALSE;
  *entity = ((Taking *)carnet_job_get_data (result))->entity;
  return TRUE;
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
