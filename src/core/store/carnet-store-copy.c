/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "store/carnet-db-private.h"
#include "store/carnet-store-file.h"
#include "store/carnet-store-private.h"

#define PAGES_A_STEP 1024
/* SQLite writes no more than 128 KiB at once. */
#define CHUNK (1 << 16)

/* From the header of the file: what SQLite itself looks at to see whether somebody wrote since. */
#define VERSION_AT 24
#define VERSION_SIZE 16

struct _CarnetStoreCopy
{
  CarnetStore  *store; /* borrowed */
  CarnetDb     *to;
  sqlite3_int64 at;
  guint8        version[VERSION_SIZE]; /* of what was copied up to @at; all zero with nothing copied */
};

/* Through SQLite's own handles: closing another one of this file would give up its locks. */
static sqlite3_file *
file_of (CarnetDb *db)
{
  sqlite3_file *file = NULL;

  sqlite3_file_control (db->handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  return file;
}

CarnetStoreCopy *
carnet_store_copy_new (CarnetStore *store, const char *path, GError **error)
{
  g_autoptr (CarnetStoreCopy) self = g_new0 (CarnetStoreCopy, 1);

  self->store = store;
  self->to = carnet_db_open (path, CARNET_DB_READ_WRITE, error);
  if (self->to == NULL
      || !carnet_db_exec (self->to, "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF", error))
    return NULL;
  return g_steal_pointer (&self);
}

void
carnet_store_copy_free (CarnetStoreCopy *self)
{
  g_clear_pointer (&self->to, carnet_db_close);
  g_free (self);
}

static gboolean
forget (CarnetStoreCopy *self, GError **error)
{
  sqlite3_file *out = file_of (self->to);
  int           code = out->pMethods->xTruncate (out, 0);

  self->at = 0;
  memset (self->version, 0, VERSION_SIZE);
  return code == SQLITE_OK || carnet_db_set_error_code (self->to, code, error);
}

/* -- What another program may have turned into a logbook with a WAL ------------------------------ */

/* The file alone is not all of it. */
static gboolean
copy_pages (CarnetStoreCopy *self, const CarnetWork *work, GError **error)
{
  sqlite3_backup *backup;
  gboolean        going = TRUE;
  int             code = SQLITE_OK;

  if (!forget (self, error))
    return FALSE;
  backup = sqlite3_backup_init (self->to->handle, "main", self->store->db->handle, "main");
  if (backup == NULL)
    return carnet_db_set_error (self->to, error);
  while (going && (code = sqlite3_backup_step (backup, PAGES_A_STEP)) == SQLITE_OK)
    {
      guint64 total = (guint64)sqlite3_backup_pagecount (backup);

      going = carnet_work_step (work, total - (guint64)sqlite3_backup_remaining (backup), total, error);
    }
  sqlite3_backup_finish (backup);
  return going && (code == SQLITE_DONE || carnet_db_set_error_code (self->to, code, error));
}

static gboolean
has_wal (CarnetDb *db, gboolean *wal, GError **error)
{
  g_autoptr (CarnetStatement) mode = carnet_db_prepare (db, "PRAGMA journal_mode", error);

  if (mode == NULL || carnet_statement_step (mode, error) != CARNET_STEP_ROW)
    return FALSE;
  *wal = g_str_equal (carnet_statement_get_text (mode, 0), "wal");
  return TRUE;
}

/* -- Bytes ---------------------------------------------------------------------------------------- */

static gboolean
copy_chunk (CarnetStoreCopy *self, guint8 *bytes, int n, GError **error)
{
  sqlite3_file *in = file_of (self->store->db), *out = file_of (self->to);
  int           code = in->pMethods->xRead (in, bytes, n, self->at);

  if (code != SQLITE_OK)
    return carnet_db_set_error_code (self->store->db, code, error);
  code = out->pMethods->xWrite (out, bytes, n, self->at);
  if (code != SQLITE_OK)
    return carnet_db_set_error_code (self->to, code, error);
  self->at += n;
  return TRUE;
}

static gboolean
copy_bytes (CarnetStoreCopy  *self,
            sqlite3_int64     end,
            sqlite3_int64     size,
            const CarnetWork *work,
            GError          **error)
{
  g_autofree guint8 *bytes = g_malloc (CHUNK);
  const guint64      total = (guint64)((size + CHUNK - 1) / CHUNK);

  while (self->at < end)
    if (!copy_chunk (self, bytes, (int)MIN (end - self->at, CHUNK), error)
        || !carnet_work_step (work, (guint64)((self->at + CHUNK - 1) / CHUNK), total, error))
      return FALSE;
  return TRUE;
}

/* What was written since makes all of it anew. */
static gboolean
start (CarnetStoreCopy *self, sqlite3_int64 *size, GError **error)
{
  sqlite3_file *in = file_of (self->store->db);
  guint8        version[VERSION_SIZE];
  int           code = in->pMethods->xFileSize (in, size);

  if (code == SQLITE_OK)
    code = in->pMethods->xRead (in, version, VERSION_SIZE, VERSION_AT);
  if (code != SQLITE_OK)
    return carnet_db_set_error_code (self->store->db, code, error);
  if (memcmp (version, self->version, VERSION_SIZE) == 0)
    return TRUE;
  if (!forget (self, error))
    return FALSE;
  self->at = carnet_store_clone_file (carnet_store_get_path (self->store), carnet_db_get_path (self->to))
                 ? *size
                 : 0;
  memcpy (self->version, version, VERSION_SIZE);
  return TRUE;
}

/* @part: bytes, or -1 for all of them */
static gboolean
copy (CarnetStoreCopy *self, gint64 part, gboolean *whole, const CarnetWork *work, GError **error)
{
  sqlite3_int64 size;

  if (!start (self, &size, error)
      || !copy_bytes (self, part < 0 ? size : MIN (size, self->at + part), size, work, error))
    return FALSE;
  *whole = self->at == size;
  return TRUE;
}

/* -- In a transaction ------------------------------------------------------------------------------ */

/* With what is read first, what an interrupted writer left is undone, and the lock taken that keeps others
 * from writing meanwhile: all there is is in the file. */
static gboolean
begin (CarnetStoreCopy *self, gboolean *wal, GError **error)
{
  gint64 version;

  if (!carnet_store_begin_read (self->store, error))
    return FALSE;
  if (carnet_db_get_integer (self->store->db, "PRAGMA schema_version", &version, error)
      && has_wal (self->store->db, wal, error))
    return TRUE;
  carnet_store_end_read (self->store);
  return FALSE;
}

static gboolean
sync_part (CarnetStoreCopy *self, GError **error)
{
  sqlite3_file *out = file_of (self->to);
  int           code = out->pMethods->xSync (out, SQLITE_SYNC_NORMAL);

  return code == SQLITE_OK || carnet_db_set_error_code (self->to, code, error);
}

gboolean
carnet_store_copy_part (CarnetStoreCopy *self, gsize size, gboolean *whole, GError **error)
{
  gboolean wal, done;

  *whole = FALSE;
  if (!begin (self, &wal, error))
    return FALSE;
  done = wal || copy (self, (gint64)size, whole, NULL, error);
  carnet_store_end_read (self->store);
  /* Nothing of a WAL can be copied ahead. */
  *whole |= wal;
  return done && sync_part (self, error);
}

gboolean
carnet_store_copy_rest (CarnetStoreCopy *self, const CarnetWork *work, GError **error)
{
  gboolean wal, done, whole;

  if (!begin (self, &wal, error))
    return FALSE;
  done = wal ? copy_pages (self, work, error) : copy (self, -1, &whole, work, error);
  carnet_store_end_read (self->store);
  return done;
}

gboolean
carnet_store_copy_file (CarnetStore *self, const char *path, const CarnetWork *work, GError **error)
{
  g_autoptr (CarnetStoreCopy) copy = carnet_store_copy_new (self, path, error);

  return copy != NULL && carnet_store_copy_rest (copy, work, error);
}
