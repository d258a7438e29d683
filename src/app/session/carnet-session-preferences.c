/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/carnet-session-preferences.h"

#include "session/carnet-job.h"

/* -- Reading ------------------------------------------------------------------------------ */

void
carnet_preferences_free (CarnetPreferences *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->person, carnet_person_free);
  g_clear_pointer (&self->heads, g_array_unref);
  g_clear_pointer (&self->territory, carnet_territory_free);
  g_clear_pointer (&self->territories, g_ptr_array_unref);
  g_clear_pointer (&self->backups, g_ptr_array_unref);
  g_free (self->backup_place);
  g_free (self->backup_folder);
  g_free (self);
}

/* What is read is owned until it is asked for. */
static void
box_free (gpointer data)
{
  CarnetPreferences **box = data;

  g_clear_pointer (box, carnet_preferences_free);
  g_free (box);
}

static GArray *
load_heads (CarnetLogbook *logbook, const CarnetId *entity, GError **error)
{
  g_autoptr (CarnetHistory) history = carnet_logbook_load_history (logbook, entity, error);
  GArray    *heads;
  GPtrArray *revisions;

  if (!history)
    return NULL;
  heads = g_array_new (FALSE, FALSE, sizeof (CarnetHash));
  revisions = carnet_history_get_heads (history);
  for (guint i = 0; i < revisions->len; i++)
    g_array_append_val (heads, ((CarnetRevision *)revisions->pdata[i])->id);
  return heads;
}

static gboolean
load_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (CarnetPreferences) found = g_new0 (CarnetPreferences, 1);
  CarnetPreferences **box = data;
  const CarnetPerson *owner;

  if (!carnet_logbook_reload_owner (logbook, error)
      || !(found->territories = carnet_logbook_list_territories (logbook, error)))
    return FALSE;
  owner = carnet_logbook_get_owner (logbook);
  if (!(found->heads = load_heads (logbook, &owner->id, error)))
    return FALSE;
  found->person = carnet_person_new (&owner->id, owner->name, owner->role, owner->organisation);
  found->territory = carnet_logbook_dup_owner_territory (logbook);
  found->backup_place = carnet_logbook_dup_backup_place (logbook);
  found->backup_folder = carnet_logbook_dup_backup_folder (logbook);
  found->backups_kept = carnet_logbook_get_backups_kept (logbook);
  found->backups = carnet_logbook_list_backups (logbook);
  *box = g_steal_pointer (&found);
  return TRUE;
}

void
carnet_session_load_preferences_async (CarnetSession      *self,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data)
{
  carnet_job_read_async (self, load_job, g_new0 (CarnetPreferences *, 1), box_free, cancellable, callback,
                         user_data);
}

CarnetPreferences *
carnet_session_load_preferences_finish (CarnetSession *self, GAsyncResult *result, GError **error)
{
  if (!carnet_job_run_finish (self, result, error))
    return NULL;
  return g_steal_pointer ((CarnetPreferences **)carnet_job_get_data (result));
}

/* -- Writing ------------------------------------------------------------------------------ */

static void
territory_free (gpointer territory)
{
  if (territory)
    carnet_territory_free (territory);
}

static gboolean
territory_job (CarnetJob     *job,
               CarnetLogbook *logbook,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  if (!carnet_logbook_set_owner_territory (logbook, data, error))
    return FALSE;
  carnet_job_wrote (job, CARNET_KIND_TERRITORY, NULL);
  return TRUE;
}

void
carnet_session_set_territory_async (CarnetSession         *self,
                                    const CarnetTerritory *territory,
                                    GAsyncReadyCallback    callback,
                                    gpointer               user_data)
{
  carnet_job_run_async (self, territory_job, territory ? carnet_territory_copy (territory) : NULL,
                        territory_free, NULL, NULL, callback, user_data);
}

static gboolean
place_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  return carnet_logbook_set_backup_place (logbook, data, error);
}

void
carnet_session_set_backup_place_async (CarnetSession      *self,
                                       const char         *place,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data)
{
  carnet_job_run_async (self, place_job, g_strdup (place), g_free, NULL, NULL, callback, user_data);
}

static gboolean
kept_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  return carnet_logbook_set_backups_kept (logbook, GPOINTER_TO_UINT (data), error);
}

void
carnet_session_set_backups_kept_async (CarnetSession      *self,
                                       guint               kept,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data)
{
  carnet_job_run_async (self, kept_job, GUINT_TO_POINTER (kept), NULL, NULL, NULL, callback, user_data);
}

static gboolean
backup_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = carnet_logbook_make_backup (logbook, carnet_job_progress, job, cancellable, error);

  return path != NULL;
}

void
carnet_session_make_backup_async (CarnetSession      *self,
                                  GCancellable       *cancellable,
                                  CarnetProgressFunc  progress,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  carnet_job_run_async (self, backup_job, NULL, NULL, cancellable, progress, callback, user_data);
}

gboolean
carnet_session_set_preference_finish (CarnetSession *self, GAsyncResult *result, GError **error)
{
  return carnet_job_run_finish (self, result, error);
}

/* -- Last written ------------------------------------------------------------------------- */

static gboolean
last_written_job (CarnetJob     *job,
                  CarnetLogbook *logbook,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  return carnet_logbook_find_last_written (logbook, data, error);
}

void
carnet_session_find_last_written_async (CarnetSession      *self,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data)
{
  carnet_job_read_async (self, last_written_job, g_new0 (gint64, 1), g_free, cancellable, callback,
                         user_data);
}

gboolean
carnet_session_find_last_written_finish (CarnetSession *self,
                                         GAsyncResult  *result,
                                         gint64        *ms,
                                         GError       **error)
{
  if (!carnet_job_run_finish (self, result, error))
    return FALSE;
  *ms = *(gint64 *)carnet_job_get_data (result);
  return TRUE;
}
