/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/statvfs.h>

#include "base/carnet-file.h"
#include "logbook/carnet-logbook-backups.h"
#include "logbook/carnet-logbook-private.h"
#include "store/carnet-store-held.h"

#define TRIES 99 /* at the next number, while other programs take it */

/* What was copied must say the same of itself. @mine: when it was copied */
static gboolean
check_copy (const CarnetStoreState *mine, const char *path, GError **error)
{
  g_autoptr (CarnetStore) copy = carnet_store_open (path, FALSE, error);
  CarnetStoreState other;

  if (copy == NULL || !carnet_store_load_state (copy, &other, error))
    return FALSE;
  if (memcmp (mine, &other, sizeof other) == 0)
    return TRUE;
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_FAILED, _ ("“%s” did not become what it should."), path);
  return FALSE;
}

/* One view for both, whoever writes meanwhile. */
static gboolean
copy_with_state (CarnetLogbook    *self,
                 CarnetStoreCopy  *copy,
                 CarnetStoreState *state,
                 const CarnetWork *work,
                 GError          **error)
{
  gboolean done;

  if (!carnet_store_begin_read (self->store, error))
    return FALSE;
  done = carnet_store_load_state (self->store, state, error) && carnet_store_copy_rest (copy, work, error);
  carnet_store_end_read (self->store);
  return done;
}

static char *
new_backup_path (CarnetLogbook *self, const char *folder)
{
  g_autoptr (GPtrArray) names = carnet_logbook_list_backup_names (folder);
  CarnetDate       today = carnet_date_from_ms (carnet_logbook_now (self));
  g_autofree char *day = today != CARNET_DATE_NONE ? carnet_date_to_iso (today) : g_strdup ("0000-00-00");
  guint64          last = names->len > 0 ? g_ascii_strtoull (names->pdata[names->len - 1], NULL, 10) : 0;
  g_autofree char *name = g_strdup_printf ("%06u-%s.carnet", (guint)(last + 1), day);

  return g_build_filename (folder, name, NULL);
}

static gboolean
is_away (const GError *problem, const char *folder)
{
  return g_error_matches (problem, CARNET_ERROR, CARNET_ERROR_NOT_FOUND)
         && !g_file_test (folder, G_FILE_TEST_IS_DIR);
}

/* Nobody knows the file that could not be made; but the folder, which may have been chosen, and that it is
 * for the backup. */
static void
say_why (GError *problem, const char *folder)
{
  char *sentence;

  if (g_error_matches (problem, CARNET_ERROR, CARNET_ERROR_DISK_FULL))
    sentence = g_strdup_printf (
        _ ("There is no room left for the backup in the folder “%s”, and nothing was changed."), folder);
  else if (g_error_matches (problem, CARNET_ERROR, CARNET_ERROR_READ_ONLY))
    sentence = g_strdup_printf (_ ("The folder of the backups, “%s”, cannot be written to, and nothing was "
                                   "changed: choose another with “carnet backups --folder” or in the "
                                   "preferences."),
                                folder);
  else if (is_away (problem, folder))
    sentence = g_strdup_printf (_ ("The folder of the backups, “%s”, is not there, and nothing was "
                                   "changed: choose another with “carnet backups --folder” or in the "
                                   "preferences."),
                                folder);
  else
    return;
  g_free (problem->message);
  problem->message = sentence;
}

/* -- One that is being made ----------------------------------------------------------------- */

struct _CarnetBackupCopy
{
  char            *folder;
  char            *temporary; /* (nullable): %NULL once it has its name */
  CarnetStoreCopy *copy;      /* (nullable): %NULL once it is whole */
  guint64          n_parts;   /* copied ahead */
};

void
carnet_backup_copy_free (CarnetBackupCopy *self)
{
  g_clear_pointer (&self->copy, carnet_store_copy_free);
  if (self->temporary != NULL)
    carnet_file_discard (self->temporary);
  g_rmdir (self->folder); /* when it is empty */
  g_free (self->folder);
  g_free (self->temporary);
  g_free (self);
}

/* Not the place itself: a stick that is not there is not a folder to make. */
static gboolean
make_folder (CarnetLogbook *logbook, const char *folder, GError **error)
{
  g_autofree char *place = NULL;
  g_autoptr (GError) problem = NULL;

  if (g_mkdir (folder, 0700) == 0 || errno == EEXIST)
    return TRUE;
  carnet_file_set_error (folder, errno, &problem);
  place = carnet_logbook_dup_backup_place (logbook);
  say_why (problem, place != NULL ? place : folder);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* Into an empty file of mode 0600 that is there already, so that nobody else reads it meanwhile. */
static CarnetBackupCopy *
backup_copy_new (CarnetLogbook *logbook, GError **error)
{
  g_autofree char *folder = carnet_logbook_dup_backup_folder (logbook);
  g_autofree char *path = NULL;
  g_autoptr (CarnetBackupCopy) self = NULL;
  g_autoptr (GError) problem = NULL;

  if (!make_folder (logbook, folder, error))
    return NULL;
  path = new_backup_path (logbook, folder);
  self = g_new0 (CarnetBackupCopy, 1);
  self->folder = g_steal_pointer (&folder);
  self->temporary = carnet_file_open_beside (path, &problem);
  if (self->temporary != NULL
      && (self->copy = carnet_store_copy_new (logbook->store, self->temporary, &problem)) != NULL)
    return g_steal_pointer (&self);
  say_why (problem, self->folder);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

/* (nullable): what was copied ahead, into the folder where they go now */
static CarnetBackupCopy *
take_ahead (CarnetLogbook *self)
{
  g_autofree char *folder = carnet_logbook_dup_backup_folder (self);

  if (self->ahead != NULL && !g_str_equal (self->ahead->folder, folder))
    carnet_logbook_drop_backup_ahead (self);
  return g_steal_pointer (&self->ahead);
}

static gboolean
finish (CarnetLogbook *logbook, CarnetBackupCopy *self, const CarnetWork *work, GError **error)
{
  CarnetStoreState state;

  if (!copy_with_state (logbook, self->copy, &state, work, error))
    return FALSE;
  g_clear_pointer (&self->copy, carnet_store_copy_free);
  return check_copy (&state, self->temporary, error);
}

/* Under the next number; another program may have taken it for its own at this very moment.
 * Returns: (transfer full) (nullable): the path. */
static char *
publish (CarnetLogbook *logbook, CarnetBackupCopy *self, GError **error)
{
  for (guint i = 0;; i++)
    {
      g_autofree char *path = new_backup_path (logbook, self->folder);
      g_autoptr (GError) problem = NULL;

      if (carnet_file_publish (self->temporary, path, FALSE, &problem))
        {
          g_clear_pointer (&self->temporary, g_free);
          return g_steal_pointer (&path);
        }
      if (i == TRIES || !g_error_matches (problem, CARNET_ERROR, CARNET_ERROR_EXISTS))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
    }
}

/* Takes @self. (nullable) (transfer full): its path */
static char *
finish_and_free (CarnetLogbook *logbook, CarnetBackupCopy *self, const CarnetWork *work, GError **error)
{
  g_autoptr (CarnetBackupCopy) taken = self;
  g_autoptr (GError) problem = NULL;
  g_autofree char *meant = NULL;
  char            *path = finish (logbook, taken, work, &problem) ? publish (logbook, taken, &problem) : NULL;

  if (path != NULL)
    return path;
  meant = new_backup_path (logbook, taken->folder);
  carnet_file_name_in_error (problem, taken->temporary, meant);
  say_why (problem, taken->folder);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

char *
carnet_logbook_backup (CarnetLogbook *self, const CarnetWork *work, GError **error)
{
  CarnetBackupCopy *copy = take_ahead (self);
  g_autoptr (GError) problem = NULL;
  char *path = copy != NULL ? finish_and_free (self, copy, work, &problem) : NULL;

  if (path != NULL)
    return path;
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  /* Whatever became of the one that was made ahead. */
  copy = backup_copy_new (self, error);
  return copy != NULL ? finish_and_free (self, copy, work, error) : NULL;
}

/* -- Ahead ---------------------------------------------------------------------------------- */

/* Below it there is nothing to wait for. */
#define AHEAD_MIN (64 << 20)
/* What is asked for meanwhile waits for one part. */
#define AHEAD_PART (2 << 20)

/* What is written again and again, by another program too, is not chased. */
static gboolean
has_tried_enough (CarnetLogbook *self)
{
  GStatBuf facts;

  return g_stat (carnet_logbook_get_path (self), &facts) != 0
         || ++self->ahead->n_parts > 3 * ((guint64)facts.st_size / AHEAD_PART + 1);
}

/* Large, and there is more room than the copy takes: whoever writes meanwhile needs some. */
static gboolean
is_worth_it (CarnetLogbook *self)
{
  g_autofree char *place = carnet_logbook_dup_backup_place (self);
  g_autofree char *folder
      = place != NULL ? g_steal_pointer (&place) : g_path_get_dirname (carnet_logbook_get_path (self));
  GStatBuf       facts;
  struct statvfs room;

  return g_stat (carnet_logbook_get_path (self), &facts) == 0 && facts.st_size >= AHEAD_MIN
         && statvfs (folder, &room) == 0
         && (guint64)room.f_bavail * room.f_frsize / 2 >= (guint64)facts.st_size;
}

gboolean
carnet_logbook_back_up_ahead (CarnetLogbook *self, gboolean *more, GError **error)
{
  gboolean whole;

  *more = FALSE;
  if (!carnet_logbook_check_open_for_writing (self, error))
    return FALSE;
  if (self->ahead == NULL && !is_worth_it (self))
    return TRUE;
  if (self->ahead == NULL && (self->ahead = backup_copy_new (self, error)) == NULL)
    return FALSE;
  if (has_tried_enough (self))
    return carnet_logbook_drop_backup_ahead (self), TRUE;
  if (!carnet_store_copy_part (self->ahead->copy, AHEAD_PART, &whole, error))
    return carnet_logbook_drop_backup_ahead (self), FALSE;
  *more = !whole;
  return TRUE;
}

void
carnet_logbook_drop_backup_ahead (CarnetLogbook *self)
{
  g_clear_pointer (&self->ahead, carnet_backup_copy_free);
}

/* -- Afterwards ------------------------------------------------------------------------------ */

void
carnet_logbook_settle_backup (CarnetLogbook *self, const char *backup, gboolean needed)
{
  g_autofree char *folder = g_path_get_dirname (backup);

  if (needed || carnet_store_is_unsure (self->store))
    carnet_logbook_sweep_backups (self);
  else
    {
      g_unlink (backup);
      g_rmdir (folder); /* when it is empty */
    }
}

void
carnet_logbook_name_backups (CarnetLogbook *self, GError *error)
{
  g_autofree char *folder = carnet_logbook_dup_backup_folder (self);
  g_autoptr (GPtrArray) names = carnet_logbook_list_backup_names (folder);
  g_autofree char *place = carnet_logbook_dup_backup_place (self);
  g_autofree char *name = place != NULL ? g_strdup (folder) : g_path_get_basename (folder);
  gsize            size = strlen (error->message);
  g_autofree char *half = NULL;
  char            *sentence;

  if (!g_error_matches (error, CARNET_ERROR, CARNET_ERROR_CORRUPT) || names->len == 0
      || error->message[size - 1] != '.')
    return;
  half = g_strndup (error->message, size - 1);
  /* Translators: the first is a sentence without its full stop. */
  sentence = g_strdup_printf (_ ("%s; the backups of this logbook are in the folder “%s”."), half, name);
  g_free (error->message);
  error->message = sentence;
}
