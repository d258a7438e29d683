/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carnet-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "base/carnet-file.h"
#include "carnet-schema.h"
#include "store/carnet-store-file.h"
#include "store/carnet-store-private.h"

/* A FIFO would block the opening and a directory would give a riddle. */
static gboolean
check_regular (const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  GStatBuf         status;

  if (g_stat (path, &status) != 0)
    {
      if (errno == ENOENT || errno == ENOTDIR)
        g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND, _ ("There is no file “%s”."), path);
      else
        g_set_error (error, CARNET_ERROR, CARNET_ERROR_IO, _ ("“%s” cannot be opened: %s."), name,
                     g_strerror (errno));
      return FALSE;
    }
  if (!S_ISREG (status.st_mode))
    {
      g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_A_LOGBOOK, _ ("“%s” is not a logbook."), name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_identity (CarnetStore *self, GError **error)
{
  g_autofree char *name = g_path_get_basename (carnet_store_get_path (self));
  gint64           application, version;

  if (!carnet_db_get_integer (self->db, "PRAGMA application_id", &application, error)
      || !carnet_db_get_integer (self->db, "PRAGMA user_version", &version, error))
    return FALSE;
  if (application != CARNET_APPLICATION_ID || version < 1)
    {
      g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_A_LOGBOOK, _ ("“%s” is not a logbook."), name);
      return FALSE;
    }
  if (version > CARNET_SCHEMA_VERSION)
    {
      g_set_error (
          error, CARNET_ERROR, CARNET_ERROR_TOO_NEW,
          _ ("“%s” was written by a newer version of Carnet de bord: update the program to open it."), name);
      return FALSE;
    }
  return TRUE;
}

/* SQLite silently falls back to reading what it may not write. */
static gboolean
check_writable (const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);

  /* The folder too: the journal is made beside the file. */
  if (g_access (path, W_OK) == 0 && g_access (folder, W_OK) == 0)
    return TRUE;
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_READ_ONLY, _ ("“%s” cannot be written to."), name);
  return FALSE;
}

static CarnetStore *
open_as (const char *path, gboolean read_only, GError **error)
{
  g_autoptr (CarnetStore) self = g_new0 (CarnetStore, 1);

  self->read_only = read_only;
  self->db = carnet_db_open (path, read_only ? CARNET_DB_READ_ONLY : CARNET_DB_READ_WRITE, error);
  if (self->db == NULL || !check_identity (self, error) || !carnet_store_find_outdated (self, error))
    return NULL;
  if (!read_only
      && (!check_writable (path, error) || !carnet_db_exec (self->db, "PRAGMA journal_mode=DELETE", error)))
    return NULL;
  return g_steal_pointer (&self);
}

/* What a program that was killed left half written is read when whoever may write has rolled it back. */
static CarnetStore *
open_to_read (const char *path, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (CarnetStore) self = open_as (path, TRUE, &problem);
  g_autoptr (CarnetStore) writer = NULL;

  if (self == NULL && g_error_matches (problem, CARNET_ERROR, CARNET_ERROR_READ_ONLY)
      && check_writable (path, NULL))
    {
      writer = open_as (path, FALSE, error);
      return writer != NULL ? open_as (path, TRUE, error) : NULL;
    }
  if (self == NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return g_steal_pointer (&self);
}

CarnetStore *
carnet_store_open (const char *path, gboolean read_only, GError **error)
{
  if (!check_regular (path, error))
    return NULL;
  return read_only ? open_to_read (path, error) : open_as (path, FALSE, error);
}

GBytes *
carnet_store_load_schema (GError **error)
{
  return g_resource_lookup_data (carnet_schema_get_resource (),
                                 "/io/github/carnetdebord/Carnet/store/schema-1.sql",
                                 G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}

static gboolean
make_schema (CarnetStore *self, GError **error)
{
  g_autoptr (GBytes) sql = carnet_store_load_schema (error);

  return sql != NULL && carnet_store_begin_as_is (self, error)
         && carnet_db_exec (self->db, g_bytes_get_data (sql, NULL), error)
         && carnet_store_commit (self, error);
}

static CarnetStore *
create_at (const char *path, GError **error)
{
  g_autoptr (CarnetStore) self = g_new0 (CarnetStore, 1);

  self->db = carnet_db_open (path, CARNET_DB_CREATE, error);
  return self->db != NULL && make_schema (self, error) ? g_steal_pointer (&self) : NULL;
}

CarnetStore *
carnet_store_create (const char *path, GError **error)
{
  int          fd = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  CarnetStore *self;

  if (fd < 0)
    return carnet_file_set_error (path, errno, error), NULL;
  g_close (fd, NULL);
  self = create_at (path, error);
  if (self == NULL)
    g_unlink (path);
  return self;
}

void
carnet_store_close (CarnetStore *self)
{
  g_clear_pointer (&self->db, carnet_db_close);
  g_free (self);
}

const char *
carnet_store_get_path (CarnetStore *self)
{
  return carnet_db_get_path (self->db);
}

gboolean
carnet_store_is_read_only (CarnetStore *self)
{
  return self->read_only;
}
