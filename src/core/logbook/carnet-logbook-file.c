/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/carnet-file.h"
#include "exchange/carnet-xml-store.h"
#include "logbook/carnet-logbook-private.h"

/* -- Verifying and rebuilding ----------------------------------------------------------- */

static gboolean
verify_store (CarnetStore *store, CarnetVerifyReport *report, const CarnetWork *work, GError **error)
{
  CarnetStoreFacts facts;

  if (!carnet_store_verify (store, &facts, work, error))
    return FALSE;
  if (report != NULL)
    *report = (CarnetVerifyReport){ facts.n_revisions, facts.n_payloads, facts.n_attachments, facts.bytes };
  return TRUE;
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

  return verify_store (self->store, report, &work, error);
}

gboolean
carnet_logbook_rebuild (CarnetLogbook     *self,
                        CarnetProgressFunc progress,
                        gpointer           progress_data,
                        GCancellable      *cancellable,
                        GError           **error)
{
  CarnetWork work = { progress, progress_data, cancellable };

  return carnet_store_rebuild (self->store, &work, error);
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

static gboolean
seal_drafts (CarnetLogbook *self, gboolean allowed, GError **error)
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
copy_into (CarnetLogbook    *self,
           const char       *path,
           gboolean          for_somebody,
           const CarnetWork *work,
           GError          **error)
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
  if (copy == NULL || (for_somebody && !carnet_store_clear_local (copy, error)))
    return FALSE;
  return verify_store (copy, NULL, work, error);
}

static gboolean
copy_to (CarnetLogbook *self, const char *path, gboolean for_somebody, const CarnetWork *work, GError **error)
{
  g_autofree char *temporary = carnet_file_open_beside (path, error);
  g_autoptr (GError) problem = NULL;

  if (temporary == NULL)
    return FALSE;
  if (copy_into (self, temporary, for_somebody, work, &problem)
      && carnet_file_publish (temporary, path, FALSE, &problem))
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
  return seal_drafts (self, with_drafts_sealed, error) && copy_to (self, path, TRUE, &work, error);
}

/* -- Backups --------------------------------------------------------------------------------- */

#define BACKUPS_KEPT 10
#define BACKUP_SUFFIX ".carnet"

static char *
backup_folder (CarnetLogbook *self)
{
  const char      *path = carnet_logbook_get_path (self);
  g_autofree char *stem = g_str_has_suffix (path, BACKUP_SUFFIX)
                              ? g_strndup (path, strlen (path) - strlen (BACKUP_SUFFIX))
                              : g_strdup (path);

  return g_strconcat (stem, "-backups", NULL);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *)a, *(const char *const *)b);
}

/* Backups are numbered, so that a clock set back takes none for the oldest: 000012-2018-09-25.carnet. */
static gboolean
is_backup_name (const char *name)
{
  return g_regex_match_simple ("^[0-9]{6}-[0-9]{4}-[0-9]{2}-[0-9]{2}\\.carnet$", name, 0, 0);
}

static GPtrArray *
list_backups (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray  *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_backup_name (name))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static void
sweep_backups (const char *folder)
{
  g_autoptr (GPtrArray) names = list_backups (folder);

  for (guint i = 0; i + BACKUPS_KEPT < names->len; i++)
    {
      g_autofree char *old = g_build_filename (folder, names->pdata[i], NULL);

      g_unlink (old);
    }
}

static char *
new_backup_path (CarnetLogbook *self, const char *folder)
{
  g_autoptr (GPtrArray) names = list_backups (folder);
  CarnetDate       today = carnet_date_from_ms (carnet_logbook_now (self));
  g_autofree char *day = today != CARNET_DATE_NONE ? carnet_date_to_iso (today) : g_strdup ("0000-00-00");
  guint64          last = names->len > 0 ? g_ascii_strtoull (names->pdata[names->len - 1], NULL, 10) : 0;
  g_autofree char *name = g_strdup_printf ("%06u-%s" BACKUP_SUFFIX, (guint)(last + 1), day);

  return g_build_filename (folder, name, NULL);
}

char *
carnet_logbook_backup (CarnetLogbook *self, GError **error)
{
  g_autofree char *folder = backup_folder (self);
  g_autofree char *path = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return carnet_file_set_error (folder, errno, error), NULL;
  path = new_backup_path (self, folder);
  if (copy_to (self, path, FALSE, NULL, error))
    return g_steal_pointer (&path);
  g_rmdir (folder); /* when it is empty */
  return NULL;
}

void
carnet_logbook_settle_backup (CarnetLogbook *self, const char *backup, gboolean needed)
{
  g_autofree char *folder = backup_folder (self);

  if (needed || carnet_store_is_unsure (self->store))
    sweep_backups (folder);
  else
    {
      g_unlink (backup);
      g_rmdir (folder); /* when it is empty */
    }
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
  CarnetIntakeReport taken = { 0 };
  g_autofree char   *backup = carnet_logbook_backup (self, error);
  gboolean           done;

  if (backup == NULL)
    return FALSE;
  done = carnet_xml_import (self->store, path, carnet_logbook_now (self), &taken, progress, progress_data,
                            cancellable, error);
  carnet_logbook_settle_backup (self, backup, done && taken.n_new > 0);
  if (!done)
    return FALSE;
  g_clear_pointer (&self->programme, carnet_programme_unref);
  if (report != NULL)
    *report = (CarnetImportReport){ taken.n_new, taken.n_known, taken.n_observations_new,
                                    taken.n_observations_changed };
  return TRUE;
}
