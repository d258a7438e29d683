/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "logbook/carnet-logbook-backups.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/carnet-file.h"
#include "logbook/carnet-logbook-private.h"

#define SUFFIX ".carnet"
#define FOLDER_SUFFIX "-backups"

void
carnet_backup_free (CarnetBackup *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self);
}

/* -- Settings ------------------------------------------------------------------------------- */

static char *
dup_setting (CarnetLogbook *self, const char *key)
{
  char *value = NULL;

  /* What cannot be read of a damaged logbook must not keep it from being copied. */
  return carnet_store_dup_meta_text (self->store, key, &value, NULL) ? value : NULL;
}

static gboolean
set_setting (CarnetLogbook *self, const char *key, const char *value, GError **error)
{
  if (!carnet_logbook_check_open_for_writing (self, error) || !carnet_logbook_begin (self, error))
    return FALSE;
  if (carnet_store_set_meta_text (self->store, key, value, error))
    return carnet_logbook_commit (self, error);
  carnet_logbook_rollback (self);
  return FALSE;
}

char *
carnet_logbook_dup_backup_place (CarnetLogbook *self)
{
  g_autofree char *place = dup_setting (self, CARNET_META_BACKUP_PLACE);

  return place != NULL && *place != '\0' ? g_steal_pointer (&place) : NULL;
}

static char *
folder_in (CarnetLogbook *self, const char *place)
{
  const char      *path = carnet_logbook_get_path (self);
  g_autofree char *stem
      = g_str_has_suffix (path, SUFFIX) ? g_strndup (path, strlen (path) - strlen (SUFFIX)) : g_strdup (path);
  g_autofree char *beside = g_strconcat (stem, FOLDER_SUFFIX, NULL);
  g_autofree char *name = g_path_get_basename (beside);

  return place != NULL ? g_build_filename (place, name, NULL) : g_steal_pointer (&beside);
}

char *
carnet_logbook_dup_backup_folder (CarnetLogbook *self)
{
  g_autofree char *place = carnet_logbook_dup_backup_place (self);

  return folder_in (self, place);
}

/* By making what a backup would make, and taking it away. */
static gboolean
check_writable (const char *folder, GError **error)
{
  const gboolean   made = g_mkdir (folder, 0700) == 0;
  g_autofree char *file = NULL, *temporary = NULL;

  if (!made && errno != EEXIST)
    return carnet_file_set_error (folder, errno, error);
  file = g_build_filename (folder, "x" SUFFIX, NULL);
  temporary = carnet_file_open_beside (file, error);
  if (temporary != NULL)
    carnet_file_discard (temporary);
  if (made)
    g_rmdir (folder);
  return temporary != NULL;
}

static gboolean
check_place (CarnetLogbook *self, const char *place, GError **error)
{
  g_autofree char *folder = folder_in (self, place);
  g_autoptr (GError) problem = NULL;

  if (!g_path_is_absolute (place) || !g_file_test (place, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND, _ ("“%s” is not a folder."), place);
      return FALSE;
    }
  if (check_writable (folder, &problem))
    return TRUE;
  g_set_error (error, CARNET_ERROR, problem->code, _ ("No backup can be made in the folder “%s”."), place);
  return FALSE;
}

gboolean
carnet_logbook_set_backup_place (CarnetLogbook *self, const char *place, GError **error)
{
  if (place != NULL && !check_place (self, place, error))
    return FALSE;
  return set_setting (self, CARNET_META_BACKUP_PLACE, place != NULL ? place : "", error);
}

guint
carnet_logbook_get_backups_kept (CarnetLogbook *self)
{
  g_autofree char *text = dup_setting (self, CARNET_META_BACKUPS_KEPT);
  guint64          kept;

  if (text != NULL && g_ascii_string_to_unsigned (text, 10, 1, CARNET_BACKUPS_KEPT_MAX, &kept, NULL))
    return (guint)kept;
  return CARNET_BACKUPS_KEPT;
}

gboolean
carnet_logbook_set_backups_kept (CarnetLogbook *self, guint kept, GError **error)
{
  char text[16];

  if (kept < 1 || kept > CARNET_BACKUPS_KEPT_MAX)
    {
      g_set_error (error, CARNET_ERROR, CARNET_ERROR_INVALID, _ ("From 1 to %d backups can be kept."),
                   CARNET_BACKUPS_KEPT_MAX);
      return FALSE;
    }
  g_snprintf (text, sizeof text, "%u", kept);
  return set_setting (self, CARNET_META_BACKUPS_KEPT, text, error);
}

/* -- Which there are ----------------------------------------------------------------------------- */

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

GPtrArray *
carnet_logbook_list_backup_names (const char *folder)
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

gboolean
carnet_logbook_is_path_of_backup (const char *path)
{
  g_autofree char *real = realpath (path, NULL); /* of a link to one, or from within the folder */
  g_autofree char *name = real != NULL ? g_path_get_basename (real) : NULL;
  g_autofree char *folder = real != NULL ? g_path_get_dirname (real) : NULL;

  return real != NULL && is_backup_name (name) && g_str_has_suffix (folder, FOLDER_SUFFIX);
}

gboolean
carnet_logbook_is_backup (CarnetLogbook *self)
{
  return carnet_logbook_is_path_of_backup (carnet_logbook_get_path (self));
}

/* Two logbooks of one name may have their backups in one place: the person who keeps one is made with it. */
static gboolean
is_mine (CarnetLogbook *self, const char *path)
{
  g_autoptr (CarnetStore) store = carnet_store_open (path, TRUE, NULL);
  CarnetId owner;

  return store != NULL && carnet_store_get_meta_id (store, CARNET_META_OWNER, &owner, NULL)
         && carnet_id_equal (&owner, &self->owner->id);
}

GPtrArray *
carnet_logbook_list_backups (CarnetLogbook *self)
{
  g_autofree char *folder = carnet_logbook_dup_backup_folder (self);
  g_autoptr (GPtrArray) names = carnet_logbook_list_backup_names (folder);
  GPtrArray *backups = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_backup_free);

  for (guint i = names->len; i > 0; i--)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i - 1], NULL);
      CarnetBackup    *backup;
      GStatBuf         facts;

      if (g_lstat (path, &facts) != 0 || !S_ISREG (facts.st_mode) || !is_mine (self, path))
        continue;
      backup = g_new0 (CarnetBackup, 1);
      backup->path = g_steal_pointer (&path);
      backup->made_ms = (gint64)facts.st_mtime * 1000;
      backup->size = facts.st_size;
      g_ptr_array_add (backups, backup);
    }
  return backups;
}

/* Above, looking takes longer than what the backup is made before. */
#define LOOK_MAX (64 << 20)

/* What is damaged goes into each backup: the older ones may be what there is to go back to. */
static gboolean
may_be_damaged (const CarnetBackup *newest)
{
  g_autoptr (CarnetStore) store = NULL;
  CarnetStoreFacts facts;

  if (newest->size > LOOK_MAX)
    return FALSE;
  store = carnet_store_open (newest->path, TRUE, NULL);
  return store == NULL || !carnet_store_verify (store, &facts, NULL, NULL);
}

void
carnet_logbook_sweep_backups (CarnetLogbook *self)
{
  g_autofree char *folder = carnet_logbook_dup_backup_folder (self);
  g_autoptr (GPtrArray) names = carnet_logbook_list_backup_names (folder);
  g_autoptr (GPtrArray) backups = NULL;
  const guint kept = carnet_logbook_get_backups_kept (self);

  if (names->len <= kept)
    return;
  backups = carnet_logbook_list_backups (self);
  if (backups->len <= kept || may_be_damaged (backups->pdata[0]))
    return;
  for (guint i = kept; i < backups->len; i++)
    g_unlink (((CarnetBackup *)backups->pdata[i])->path);
}

gboolean
carnet_logbook_has_backups_too_many (CarnetLogbook *self)
{
  g_autoptr (GPtrArray) backups = carnet_logbook_list_backups (self);

  return backups->len > carnet_logbook_get_backups_kept (self);
}

char *
carnet_logbook_make_backup (CarnetLogbook     *self,
                            CarnetProgressFunc progress,
                            gpointer           progress_data,
                            GCancellable      *cancellable,
                            GError           **error)
{
  const CarnetWork work = { progress, progress_data, cancellable };
  char            *path;

  if (!carnet_logbook_check_open_for_writing (self, error))
    return NULL;
  path = carnet_logbook_backup (self, &work, error);
  if (path != NULL)
    carnet_logbook_sweep_backups (self);
  return path;
}
