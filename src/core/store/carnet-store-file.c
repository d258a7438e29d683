/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carnet-store-file.h"

#include <glib/gi18n-lib.h>

#include "store/carnet-db-private.h"
#include "store/carnet-store-private.h"

#define PROGRESS_STEPS 100

gboolean
carnet_work_step (const CarnetWork *work, guint64 done, guint64 total, GError **error)
{
  if (work == NULL)
    return TRUE;
  if (work->cancellable != NULL && g_cancellable_is_cancelled (work->cancellable))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled."));
      return FALSE;
    }
  if (work->progress != NULL && (done == total || done % MAX (total / PROGRESS_STEPS, 1) == 0))
    work->progress (done, total, work->progress_data);
  return TRUE;
}

/* -- Rebuilding --------------------------------------------------------------------- */

gboolean
carnet_store_derive_all (CarnetStore *self, const CarnetWork *work, GError **error)
{
  g_autoptr (CarnetStatement) select = NULL;
  gint64     total, done = 0;
  CarnetStep step;

  if (!carnet_db_get_integer (self->db, "SELECT count(DISTINCT entity) FROM revision", &total, error))
    return FALSE;
  select = carnet_db_prepare (
      self->db, "SELECT entity, min (seq) FROM revision GROUP BY entity ORDER BY min (seq)", error);
  if (select == NULL)
    return FALSE;
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      CarnetId entity = carnet_statement_get_id (select, 0);

      if (!carnet_store_derive (self, &entity, carnet_statement_get_integer (select, 1), CARNET_DERIVE_FRESH,
                                error)
          || !carnet_work_step (work, (guint64)++done, (guint64)total, error))
        return FALSE;
    }
  return step == CARNET_STEP_DONE;
}

/* Deriving is one half of it, counting and finding words the other. */
typedef struct
{
  const CarnetWork *work;
  gboolean          second;
} Half;

static void
note_half_cb (guint64 done, guint64 total, gpointer user_data)
{
  const Half *self = user_data;

  self->work->progress (self->second ? total + done : done, total * 2, self->work->progress_data);
}

static gboolean
rebuild (CarnetStore *self, const CarnetWork *work, GError **error)
{
  static const CarnetWork quiet = { 0 };
  Half                    half = { work != NULL ? work : &quiet, FALSE };
  CarnetWork part = { half.work->progress != NULL ? note_half_cb : NULL, &half, half.work->cancellable };

  if (!carnet_store_begin_bulk (self, error) || !carnet_store_clear_derived (self, error)
      || !carnet_store_derive_all (self, &part, error))
    return FALSE;
  half.second = TRUE;
  return carnet_store_end_bulk (self, 0, &part, error);
}

gboolean
carnet_store_refill (CarnetStore *self, const CarnetWork *work, GError **error)
{
  gboolean done = rebuild (self, work, error);

  if (done)
    done = carnet_store_commit (self, error);
  else
    carnet_store_rollback (self);
  carnet_store_leave_bulk (self);
  return done;
}

gboolean
carnet_store_rebuild (CarnetStore *self, const CarnetWork *work, GError **error)
{
  return carnet_store_begin_as_is (self, error) && carnet_store_refill (self, work, error);
}

gboolean
carnet_store_is_outdated (CarnetStore *self)
{
  return self->outdated;
}

/* -- Copies ------------------------------------------------------------------------------ */

gboolean
carnet_store_vacuum_into (CarnetStore *self, const char *path, GError **error)
{
  g_autoptr (CarnetStatement) vacuum = carnet_db_prepare (self->db, "VACUUM INTO :path", error);

  if (vacuum == NULL)
    return FALSE;
  carnet_statement_bind_text (vacuum, ":path", path);
  return carnet_statement_run (vacuum, error);
}

#define PAGES_A_STEP 1024
/* SQLite writes no more than 128 KiB at once. */
#define CHUNK (1 << 16)

/* What another program may have turned into a logbook with a WAL, of which the file alone is not all. */
static gboolean
copy_pages (CarnetDb *from, CarnetDb *to, const CarnetWork *work, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to->handle, "main", from->handle, "main");
  gboolean        going = TRUE;
  int             code = SQLITE_OK;

  if (backup == NULL)
    return carnet_db_set_error (to, error);
  while (going && (code = sqlite3_backup_step (backup, PAGES_A_STEP)) == SQLITE_OK)
    {
      guint64 total = (guint64)sqlite3_backup_pagecount (backup);

      going = carnet_work_step (work, total - (guint64)sqlite3_backup_remaining (backup), total, error);
    }
  sqlite3_backup_finish (backup);
  return going && (code == SQLITE_DONE || carnet_db_set_error_code (to, code, error));
}

static sqlite3_file *
file_of (CarnetDb *db)
{
  sqlite3_file *file = NULL;

  sqlite3_file_control (db->handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  return file;
}

/* Through SQLite's own handles: closing another one of this file would give up its locks. */
static gboolean
copy_bytes (CarnetDb *from, CarnetDb *to, const CarnetWork *work, GError **error)
{
  sqlite3_file      *in = file_of (from), *out = file_of (to);
  g_autofree guint8 *bytes = g_malloc (CHUNK);
  sqlite3_int64      size = 0;
  int                code = in->pMethods->xFileSize (in, &size);

  for (sqlite3_int64 at = 0; at < size && code == SQLITE_OK; at += CHUNK)
    {
      int n = (int)MIN (size - at, CHUNK);

      code = in->pMethods->xRead (in, bytes, n, at);
      if (code != SQLITE_OK)
        break;
      code = out->pMethods->xWrite (out, bytes, n, at);
      if (code != SQLITE_OK)
        return carnet_db_set_error_code (to, code, error);
      if (!carnet_work_step (work, (guint64)(at / CHUNK + 1), (guint64)((size + CHUNK - 1) / CHUNK), error))
        return FALSE;
    }
  return code == SQLITE_OK || carnet_db_set_error_code (from, code, error);
}

/* Into an empty file that is there. */
static gboolean
copy_into (CarnetDb *from, const char *path, gboolean wal, const CarnetWork *work, GError **error)
{
  g_autoptr (CarnetDb) copy = carnet_db_open (path, CARNET_DB_READ_WRITE, error);

  /* Whoever asked throws away what does not come to its end. */
  if (copy == NULL || !carnet_db_exec (copy, "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF", error))
    return FALSE;
  return wal ? copy_pages (from, copy, work, error) : copy_bytes (from, copy, work, error);
}

static gboolean
copy_all (CarnetDb *from, const char *path, const CarnetWork *work, GError **error)
{
  g_autoptr (CarnetStatement) mode = carnet_db_prepare (from, "PRAGMA journal_mode", error);
  gboolean wal;

  if (mode == NULL || carnet_statement_step (mode, error) != CARNET_STEP_ROW)
    return FALSE;
  wal = g_str_equal (carnet_statement_get_text (mode, 0), "wal");
  return (!wal && carnet_store_clone_file (carnet_db_get_path (from), path))
         || copy_into (from, path, wal, work, error);
}

gboolean
carnet_store_copy_file (CarnetStore *self, const char *path, const CarnetWork *work, GError **error)
{
  gint64   version;
  gboolean done;

  if (!carnet_store_begin_read (self, error))
    return FALSE;
  /* With what was read first, what an interrupted writer left is undone, and the lock taken that keeps others
   * from writing meanwhile: all there is is in the file. */
  done = carnet_db_get_integer (self->db, "PRAGMA schema_version", &version, error)
         && copy_all (self->db, path, work, error);
  carnet_store_end_read (self);
  return done;
}

gboolean
carnet_store_clear_local (CarnetStore *self, GError **error)
{
  if (!carnet_store_begin (self, error))
    return FALSE;
  if (carnet_db_exec (
          self->db, "DELETE FROM provenance; DELETE FROM batch; DELETE FROM draft; DELETE FROM sent", error))
    return carnet_store_commit (self, error);
  carnet_store_rollback (self);
  return FALSE;
}
