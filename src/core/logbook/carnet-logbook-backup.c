/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/carnet-file.h"
#include "logbook/carnet-logbook-private.h"
#include "store/carnet-store-held.h"

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
                 const char       *path,
                 CarnetStoreState *state,
                 const CarnetWork *work,
                 GError          **error)
{
  gboolean done;

  if (!carnet_store_begin_read (self->store, error))
    return FALSE;
  done = carnet_store_load_state (self->store, state, error)
         && carnet_store_copy_file (self->store, path, work, error);
  carnet_store_end_read (self->store);
  return done;
}

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

/* Into an empty file of mode 0600 that is there already, so that nobody else reads it meanwhile. */
static gboolean
copy_file (CarnetLogbook *self, const char *path, const CarnetWork *work, GError **error)
{
  g_autofree char *temporary = carnet_file_open_beside (path, error);
  g_autoptr (GError) problem = NULL;
  CarnetStoreState state;

  if (temporary == NULL)
    return FALSE;
  if (copy_with_state (self, temporary, &state, work, &problem) && check_copy (&state, temporary, &problem)
      && carnet_file_publish (temporary, path, FALSE, &problem))
    return TRUE;
  carnet_file_discard (temporary);
  carnet_file_name_in_error (problem, temporary, path);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

char *
carnet_logbook_backup (CarnetLogbook *self, const CarnetWork *work, GError **error)
{
  g_autofree char *folder = backup_folder (self);
  g_autofree char *path = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return carnet_file_set_error (folder, errno, error), NULL;
  path = new_backup_path (self, folder);
  if (copy_file (self, path, work, error))
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

void
carnet_logbook_name_backups (CarnetLogbook *self, GError *error)
{
  g_autofree char *folder = backup_folder (self);
  g_autoptr (GPtrArray) names = list_backups (folder);
  g_autofree char *name = g_path_get_basename (folder);
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
