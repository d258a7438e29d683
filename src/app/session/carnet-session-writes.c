/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/carnet-session-writes.h"

#include "session/carnet-job.h"

/* The arguments and the result of any of the writes. */
typedef struct
{
  CarnetId         entity;
  CarnetId         parent; /* of a new theme */
  char            *kind;   /* or the label of a theme */
  GArray          *heads;
  CarnetWrites    *writes;
  CarnetTerritory *territory;
  CarnetActor     *actor;
  gint64           stamp;
} Call;

static Call *
call_new (const CarnetId *entity, const char *kind)
{
  Call *call = g_new0 (Call, 1);

  if (entity)
    call->entity = *entity;
  call->kind = g_strdup (kind);
  return call;
}

static void
call_free (gpointer data)
{
  Call *call = data;

  g_free (call->kind);
  g_clear_pointer (&call->heads, g_array_unref);
  g_clear_pointer (&call->writes, carnet_writes_unref);
  g_clear_pointer (&call->territory, carnet_territory_free);
  g_clear_pointer (&call->actor, carnet_actor_free);
  g_free (call);
}

static void
run (CarnetSession      *self,
     CarnetJobFunc       func,
     Call               *call,
     GCancellable       *cancellable,
     GAsyncReadyCallback callback,
     gpointer            user_data)
{
  carnet_job_run_async (self, func, call, call_free, cancellable, NULL, callback, user_data);
}

static gboolean
finish_id (CarnetSession *self, GAsyncResult *result, CarnetId *id, GError **error)
{
  Call *call;

  if (!carnet_job_run_finish (self, result, error))
    return FALSE;
  call = carnet_job_get_data (result);
  if (id)
    *id = call->entity;
  return TRUE;
}

static gboolean
write_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  Call *call = data;

  if (!carnet_logbook_write (logbook, &call->entity, call->kind, call->heads, call->writes, NULL, error))
    return FALSE;
  carnet_job_wrote (job, call->kind, &call->entity);
  return TRUE;
}

void
carnet_session_write_async (CarnetSession      *self,
                            const CarnetId     *entity,
                            const char         *kind,
                            const GArray       *parents,
                            const CarnetWrites *writes,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  Call *call = call_new (entity, kind);

  call->heads = parents ? g_array_copy ((GArray *)parents) : NULL;
  call->writes = carnet_writes_copy (writes);
  run (self, write_job, call, cancellable, callback, user_data);
}

gboolean
carnet_session_write_finish (CarnetSession *self, GAsyncResult *result, CarnetId *entity, GError **error)
{
  return finish_id (self, result, entity, error);
}

static gboolean
seal_draft_job (CarnetJob     *job,
                CarnetLogbook *logbook,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Call *call = data;

  if (!carnet_logbook_seal_draft (logbook, &call->entity, call->stamp, NULL, error))
    return FALSE;
  carnet_job_wrote (job, NULL, &call->entity);
  return TRUE;
}

void
carnet_session_seal_draft_async (CarnetSession      *self,
                                 const CarnetDraft  *draft,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  Call *call = call_new (&draft->entity, NULL);

  call->stamp = draft->stamp;
  run (self, seal_draft_job, call, cancellable, callback, user_data);
}

gboolean
carnet_session_seal_draft_finish (CarnetSession *self, GAsyncResult *result, GError **error)
{
  return carnet_job_run_finish (self, result, error);
}

static gboolean
ensure_territory_job (CarnetJob     *job,
                      CarnetLogbook *logbook,
                      gpointer       data,
                      GCancellable  *cancellable,
                      GError       **error)
{
  Call *call = data;

  if (!carnet_logbook_ensure_territory (logbook, call->territory, &call->entity, error))
    return FALSE;
  carnet_job_wrote (job, CARNET_KIND_TERRITORY, &call->entity);
  return TRUE;
}

void
carnet_session_ensure_territory_async (CarnetSession         *self,
                                       const CarnetTerritory *territory,
                                       GCancellable          *cancellable,
                                       GAsyncReadyCallback    callback,
                                       gpointer               user_data)
{
  Call *call = call_new (NULL, NULL);

  call->territory = carnet_territory_copy (territory);
  run (self, ensure_territory_job, call, cancellable, callback, user_data);
}

gboolean
carnet_session_ensure_territory_finish (CarnetSession *self,
                                        GAsyncResult  *result,
                                        CarnetId      *id,
                                        GError       **error)
{
  return finish_id (self, result, id, error);
}

static gboolean
ensure_theme_job (CarnetJob     *job,
                  CarnetLogbook *logbook,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Call *call = data;

  if (!carnet_logbook_ensure_theme_under (logbook, call->kind, &call->parent, &call->entity, error))
    return FALSE;
  carnet_job_wrote (job, CARNET_KIND_THEME, &call->entity);
  return TRUE;
}

void
carnet_session_ensure_theme_async (CarnetSession      *self,
                                   const char         *label,
                                   const CarnetId     *parent,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  Call *call = call_new (NULL, label);

  if (parent)
    call->parent = *parent;
  run (self, ensure_theme_job, call, cancellable, callback, user_data);
}

gboolean
carnet_session_ensure_theme_finish (CarnetSession *self, GAsyncResult *result, CarnetId *id, GError **error)
{
  return finish_id (self, result, id, error);
}

static gboolean
ensure_actor_job (CarnetJob     *job,
                  CarnetLogbook *logbook,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Call *call = data;

  if (!carnet_logbook_ensure_actor (logbook, call->actor, &call->entity, error))
    return FALSE;
  carnet_job_wrote (job, CARNET_KIND_ACTOR, &call->entity);
  return TRUE;
}

void
carnet_session_ensure_actor_async (CarnetSession      *self,
                                   const CarnetActor  *actor,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  Call *call = call_new (NULL, NULL);

  call->actor = carnet_actor_copy (actor);
  run (self, ensure_actor_job, call, cancellable, callback, user_data);
}

gboolean
carnet_session_ensure_actor_finish (CarnetSession *self, GAsyncResult *result, CarnetId *id, GError **error)
{
  return finish_id (self, result, id, error);
}
