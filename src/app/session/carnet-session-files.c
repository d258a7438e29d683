/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/carnet-session-files.h"

#include "session/carnet-job.h"

/* The arguments and the results of any of the transfers. */
typedef struct
{
  char               *path;
  CarnetExportOptions options;
  char               *text; /* what options.query.text points to */
  guint               n_observations;
  CarnetImportReport  report;
} Transfer;

static Transfer *
transfer_new (const char *path)
{
  Transfer *transfer = g_new0 (Transfer, 1);

  transfer->path = g_strdup (path);
  return transfer;
}

static void
transfer_free (gpointer data)
{
  Transfer *transfer = data;

  g_free (transfer->path);
  g_free (transfer->text);
  g_free (transfer);
}

static gboolean
export_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  Transfer *transfer = data;

  return carnet_logbook_export_xml (logbook, transfer->path, &transfer->options, &transfer->n_observations,
                                    carnet_job_progress, job, cancellable, error);
}

void
carnet_session_export_async (CarnetSession             *self,
                             const char                *path,
                             const CarnetExportOptions *options,
                             GCancellable              *cancellable,
                             CarnetProgressFunc         progress,
                             GAsyncReadyCallback        callback,
                             gpointer                   user_data)
{
  Transfer *transfer = transfer_new (path);

  transfer->options = *options;
  transfer->text = g_strdup (options->query.text);
  transfer->options.query.text = transfer->text;
  carnet_job_run_async (self, export_job, transfer, transfer_free, cancellable, progress, callback,
                        user_data);
}

gboolean
carnet_session_export_finish (CarnetSession *self,
                              GAsyncResult  *result,
                              guint         *n_observations,
                              GError       **error)
{
  if (!carnet_job_run_finish (self, result, error))
    return FALSE;
  if (n_observations)
    *n_observations = ((Transfer *)carnet_job_get_data (result))->n_observations;
  return TRUE;
}

static gboolean
import_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  Transfer *transfer = data;

  if (!carnet_logbook_import_xml (logbook, transfer->path, &transfer->report, carnet_job_progress, job,
                                  cancellable, error))
    return FALSE;
  carnet_job_wrote (job, NULL, NULL);
  return TRUE;
}

void
carnet_session_import_async (CarnetSession      *self,
                             const char         *path,
                             GCancellable       *cancellable,
                             CarnetProgressFunc  progress,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  carnet_job_run_async (self, import_job, transfer_new (path), transfer_free, cancellable, progress, callback,
                        user_data);
}

gboolean
carnet_session_import_finish (CarnetSession      *self,
                              GAsyncResult       *result,
                              CarnetImportReport *report,
                              GError            **error)
{
  if (!carnet_job_run_finish (self, result, error))
    return FALSE;
  if (report)
    *report = ((Transfer *)carnet_job_get_data (result))->report;
  return TRUE;
}

/* -- Programmes -------------------------------------------------------------------------- */

typedef struct
{
  char            *path;
  CarnetProgramme *programme;
  guint            n_added;
} ProgrammeFile;

static ProgrammeFile *
programme_file_new (const char *path, CarnetProgramme *programme)
{
  ProgrammeFile *file = g_new0 (ProgrammeFile, 1);

  file->path = g_strdup (path);
  file->programme = programme ? carnet_programme_ref (programme) : NULL;
  return file;
}

static void
programme_file_free (gpointer data)
{
  ProgrammeFile *file = data;

  g_free (file->path);
  g_clear_pointer (&file->programme, carnet_programme_unref);
  g_free (file);
}

static gboolean
save_programme_job (CarnetJob     *job,
                    CarnetLogbook *logbook,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  ProgrammeFile *file = data;

  return carnet_programme_write_xml (file->programme, file->path, TRUE, error);
}

void
carnet_session_save_programme_async (CarnetSession      *self,
                                     const char         *path,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data)
{
  carnet_job_read_async (self, save_programme_job,
                         programme_file_new (path, carnet_session_get_programme (self)), programme_file_free,
                         NULL, callback, user_data);
}

gboolean
carnet_session_save_programme_finish (CarnetSession *self, GAsyncResult *result, GError **error)
{
  return carnet_job_run_finish (self, result, error);
}

static gboolean
add_milestones_job (CarnetJob     *job,
                    CarnetLogbook *logbook,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  ProgrammeFile *file = data;

  file->programme = carnet_programme_read_xml (file->path, error);
  if (!file->programme || !carnet_logbook_add_milestones (logbook, file->programme, &file->n_added, error))
    return FALSE;
  carnet_job_wrote (job, CARNET_KIND_MILESTONE, NULL);
  return TRUE;
}

void
carnet_session_add_milestones_async (CarnetSession      *self,
                                     const char         *path,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data)
{
  carnet_job_run_async (self, add_milestones_job, programme_file_new (path, NULL), programme_file_free, NULL,
                        NULL, callback, user_data);
}

gboolean
carnet_session_add_milestones_finish (CarnetSession *self,
                                      GAsyncResult  *result,
                                      guint         *n_added,
                                      GError       **error)
{
  if (!carnet_job_run_finish (self, result, error))
    return FALSE;
  if (n_added)
    *n_added = ((ProgrammeFile *)carnet_job_get_data (result))->n_added;
  return TRUE;
}

/* -- The lists and the search made anew -------------------------------------------------- */

gboolean
carnet_session_is_outdated (CarnetSession *self)
{
  return !carnet_session_is_read_only (self)
         && carnet_logbook_is_outdated (carnet_session_get_logbook (self));
}

static gboolean
rebuild_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  if (!carnet_logbook_rebuild (logbook, carnet_job_progress, job, cancellable, error))
    return FALSE;
  carnet_job_wrote (job, NULL, NULL);
  return TRUE;
}

void
carnet_session_rebuild_async (CarnetSession      *self,
                              GCancellable       *cancellable,
                              CarnetProgressFunc  progress,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  carnet_job_run_async (self, rebuild_job, NULL, NULL, cancellable, progress, callback, user_data);
}

gboolean
carnet_session_rebuild_finish (CarnetSession *self, GAsyncResult *result, GError **error)
{
  return carnet_job_run_finish (self, result, error);
}
