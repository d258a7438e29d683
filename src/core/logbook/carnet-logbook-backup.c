/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/carnet-file.h"
#include "logbook/carnet-logbook-backups.h"
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

/* Where somebody chose to have them: what was chosen may be away, or full. */
static void
set_no_place (CarnetLogbook *self, const char *folder, int reason, GError **error)
{
  g_autofree char *place = carnet_logbook_dup_backup_place (self);

  if (place == NULL)
    carnet_file_set_error (folder, reason, error);
  else
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_IO,
                 _ ("The folder of the backups, “%s”, cannot be written to (%s), and nothing was changed: "
                    "choose another with “carnet backups --folder” or in the preferences."),
                 place, g_strerror (reason));
}

char *
carnet_logbook_backup (CarnetLogbook *self, const CarnetWork *work, GError **error)
{
  g_autofree char *folder = carnet_logbook_dup_backup_folder (self);
  g_autofree char *path = NULL;

  /* Not the place itself: a stick that is not there is not a folder to make. */
  if (g_mkdir (folder, 0700) != 0 && errno != EEXIST)
    return set_no_place (self, folder, errno, error), NULL;
  path = new_backup_path (self, folder);
  if (copy_file (self, path, work, error))
    return g_steal_pointer (&path);
  g_rmdir (folder); /* when it is empty */
  return NULL;
}

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
