/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gi18n-lib.h>

#include "base/carnet-file.h"
#include "exchange/carnet-xml-store.h"
#include "logbook/carnet-logbook-private.h"
#include "merge/carnet-reception-import.h"

/* -- Verifying and rebuilding ----------------------------------------------------------- */

static gboolean
verify_store (CarnetStore *store, CarnetVerifyReport *report, const CarnetWork *work, GError **error)
{
  CarnetStoreFacts facts;

  if (!carnet_store_verify (store, &facts, work, error))
    return FALSE;
  if (report != NULL)
    *report = (CarnetVerifyReport){ facts.n_revisions, facts.n_payloads, facts.n_attachments, facts.bytes,
                                    facts.outdated };
  return TRUE;
}

/* @problem: (transfer full). Returns: %FALSE. */
static gboolean
tell_damage (CarnetLogbook *self, GError *problem, GError **error)
{
  carnet_logbook_name_backups (self, problem);
  g_propagate_error (error, problem);
  return FALSE;
}

gboolean
carnet_logbook_verify (CarnetLogbook      *self,
                       CarnetVerifyReport *report,
                       CarnetProgressFunc  progress,
                       gpointer            progress_data,
                       GCancellable       *cancellable,
                       GError            **error)
{
  CarnetWork work = { progress, progress_data, cancellable };
  GError    *problem = NULL;

  return verify_store (self->store, report, &work, &problem) || tell_damage (self, problem, error);
}

gboolean
carnet_logbook_rebuild (CarnetLogbook     *self,
                        CarnetProgressFunc progress,
                        gpointer           progress_data,
                        GCancellable      *cancellable,
                        GError           **error)
{
  CarnetWork work = { progress, progress_data, cancellable };
  GError    *problem = NULL;

  return carnet_store_rebuild (self->store, &work, &problem) || tell_damage (self, problem, error);
}

gboolean
carnet_logbook_is_outdated (CarnetLogbook *self)
{
  return carnet_store_is_outdated (self->store);
}

static void
append_line_cb (const char *line, gpointer user_data)
{
  g_string_append (user_data, line);
  g_string_append_c (user_data, '\n');
}

char *
carnet_logbook_dump (CarnetLogbook *self, gboolean derived_only, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!carnet_store_dump (self->store, derived_only ? CARNET_DUMP_DERIVED : CARNET_DUMP_ALL, append_line_cb,
                          text, error))
    return NULL;
  return g_strdup (text->str);
}

/* -- Copies -------------------------------------------------------------------------------- */

gboolean
carnet_logbook_seal_drafts (CarnetLogbook *self, gboolean allowed, GError **error)
{
  g_autoptr (GPtrArray) drafts = carnet_logbook_list_drafts (self, error);

  if (drafts == NULL)
    return FALSE;
  if (drafts->len > 0 && !allowed)
    {
      g_set_error (error, CARNET_ERROR, CARNET_ERROR_FAILED,
                   ngettext ("%u observation is still being written: finish it first.",
                             "%u observations are still being written: finish them first.", drafts->len),
                   drafts->len);
      return FALSE;
    }
  for (guint i = 0; i < drafts->len; i++)
    {
      const CarnetDraft *draft = drafts->pdata[i];

      if (!carnet_logbook_seal_draft (self, &draft->entity, draft->stamp, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* Into an empty file of mode 0600 that is there already, so that nobody else reads it meanwhile. */
static gboolean
copy_into (CarnetLogbook *self, const char *path, const CarnetWork *work, GError **error)
{
  g_autoptr (CarnetStore) copy = NULL;
  g_autoptr (GError) problem = NULL;

  if (!carnet_store_vacuum_into (self->store, path, &problem))
    {
      /* SQLite names the file it reads; what has no room is the one it writes. */
      if (g_error_matches (problem, CARNET_ERROR, CARNET_ERROR_DISK_FULL)
          || g_error_matches (problem, CARNET_ERROR, CARNET_ERROR_READ_ONLY))
        carnet_file_name_in_error (problem, carnet_logbook_get_path (self), path);
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  copy = carnet_store_open (path, FALSE, error);
  return copy != NULL && verify_store (copy, NULL, work, error);
}

static gboolean
copy_to (CarnetLogbook *self, const char *path, const CarnetWork *work, GError **error)
{
  g_autofree char *temporary = carnet_file_open_beside (path, error);
  g_autoptr (GError) problem = NULL;

  if (temporary == NULL)
    return FALSE;
  if (copy_into (self, temporary, work, &problem) && carnet_file_publish (temporary, path, FALSE, &problem))
    return TRUE;
  carnet_file_discard (temporary);
  carnet_file_name_in_error (problem, temporary, path);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

gboolean
carnet_logbook_copy (CarnetLogbook     *self,
                     const char        *path,
                     gboolean           with_drafts_sealed,
                     CarnetProgressFunc progress,
                     gpointer           progress_data,
                     GCancellable      *cancellable,
                     GError           **error)
{
  CarnetWork work = { progress, progress_data, cancellable };

  /* Before the work, not after it. */
  if (!carnet_file_check_free (path, error))
    return FALSE;
  return carnet_logbook_seal_drafts (self, with_drafts_sealed, error) && copy_to (self, path, &work, error);
}

/* -- XML ----------------------------------------------------------------------------------------- */

gboolean
carnet_logbook_export_xml (CarnetLogbook             *self,
                           const char                *path,
                           const CarnetExportOptions *options,
                           guint                     *n_observations,
                           CarnetProgressFunc         progress,
                           gpointer                   progress_data,
                           GCancellable              *cancellable,
                           GError                   **error)
{
  return carnet_xml_export (self->store, path, options->profile, &options->query, options->pseudonyms,
                            options->replace, n_observations, progress, progress_data, cancellable, error);
}

gboolean
carnet_logbook_import_xml (CarnetLogbook      *self,
                           const char         *path,
                           CarnetImportReport *report,
                           CarnetProgressFunc  progress,
                           gpointer            progress_data,
                           GCancellable       *cancellable,
                           GError            **error)
{
  const CarnetWork   work = { progress, progress_data, cancellable };
  const CarnetWork   quiet = { NULL, NULL, cancellable };
  CarnetIntakeReport taken = { 0 };
  g_autofree char   *backup = NULL;
  gboolean           done;

  if (!carnet_logbook_check_open_for_writing (self, error)
      || (backup = carnet_logbook_backup (self, &quiet, error)) == NULL)
    return FALSE;
  done = carnet_reception_import (self->store, path, carnet_logbook_now (self), &taken, &work, error);
  carnet_logbook_settle_backup (self, backup, done && taken.n_new > 0);
  if (!done)
    return FALSE;
  g_clear_pointer (&self->programme, carnet_programme_unref);
  if (report != NULL)
    *report = (CarnetImportReport){ taken.n_new,
                                    taken.n_known,
                                    taken.n_observations_new,
                                    taken.n_observations_changed,
                                    taken.n_observations_deleted,
                                    taken.n_withheld };
  return TRUE;
}
