/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carnet-db.h"

#include <sqlite3.h>
#include <string.h>

#include "store/carnet-db-private.h"
#include "store/carnet-tokenizer.h"

#define BUSY_TIMEOUT_MS 5000
/* Steps of SQLite's machine between two looks at whether to stop: well under a millisecond, and more than
 * COMMIT has, which must not be stopped. */
#define PROGRESS_STEPS 1000

static void
statement_free (gpointer data)
{
  CarnetStatement *self = data;

  sqlite3_finalize (self->stmt);
  g_free (self->unknown);
  g_free (self);
}

static gboolean
configure (CarnetDb *self, GError **error)
{
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  if (carnet_tokenizer_register (self->handle) != SQLITE_OK)
    return carnet_db_set_error (self, error);
  /* None of these reads the file. */
  return carnet_db_exec (self,
                         "PRAGMA synchronous=EXTRA;"
                         "PRAGMA foreign_keys=ON;"
                         "PRAGMA cell_size_check=ON;"
                         "PRAGMA mmap_size=0;"
                         "PRAGMA secure_delete=ON;"
                         "PRAGMA trusted_schema=OFF;",
                         error);
}

CarnetDb *
carnet_db_open (const char *path, CarnetDbMode mode, GError **error)
{
  g_autoptr (CarnetDb) self = g_new0 (CarnetDb, 1);
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;

  self->path = g_strdup (path);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, statement_free);
  flags |= mode == CARNET_DB_READ_ONLY ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  if (mode == CARNET_DB_CREATE)
    flags |= SQLITE_OPEN_CREATE;
  if (sqlite3_open_v2 (path, &self->handle, flags, NULL) != SQLITE_OK)
    return carnet_db_set_error (self, error), NULL;
  return configure (self, error) ? g_steal_pointer (&self) : NULL;
}

void
carnet_db_close (CarnetDb *self)
{
  g_hash_table_unref (self->statements);
  sqlite3_close (self->handle);
  g_free (self->path);
  g_free (self);
}

const char *
carnet_db_get_path (CarnetDb *self)
{
  return self->path;
}

gboolean
carnet_db_exec (CarnetDb *self, const char *sql, GError **error)
{
  if (sqlite3_exec (self->handle, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  return carnet_db_set_error (self, error);
}

gboolean
carnet_db_get_integer (CarnetDb *self, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (CarnetStatement) statement = carnet_db_prepare (self, sql, error);

  if (statement == NULL || carnet_statement_step (statement, error) == CARNET_STEP_ERROR)
    return FALSE;
  *value = carnet_statement_get_integer (statement, 0);
  return TRUE;
}

int
carnet_db_changes (CarnetDb *self)
{
  return sqlite3_changes (self->handle);
}

gint64
carnet_db_last_rowid (CarnetDb *self)
{
  return sqlite3_last_insert_rowid (self->handle);
}

gboolean
carnet_db_in_transaction (CarnetDb *self)
{
  return !sqlite3_get_autocommit (self->handle);
}

static int
progress_cb (void *data)
{
  return g_cancellable_is_cancelled (data) ? 1 : 0;
}

void
carnet_db_set_cancellable (CarnetDb *self, GCancellable *cancellable)
{
  sqlite3_progress_handler (self->handle, cancellable != NULL ? PROGRESS_STEPS : 0, progress_cb, cancellable);
}

/* -- Statements ---------------------------------------------------------------- */

CarnetStatement *
carnet_db_prepare (CarnetDb *self, const char *sql, GError **error)
{
  CarnetStatement *statement = g_hash_table_lookup (self->statements, sql);

  if (statement != NULL && !statement->in_use)
    {
      statement->in_use = TRUE;
      return statement;
    }
  /* A statement used within its own loop gets a second, uncached one. */
  {
    gboolean cached = statement == NULL;

    statement = g_new0 (CarnetStatement, 1);
    statement->db = self;
    statement->in_use = TRUE;
    statement->cached = cached;
    if (sqlite3_prepare_v3 (self->handle, sql, -1, cached ? SQLITE_PREPARE_PERSISTENT : 0, &statement->stmt,
                            NULL)
        != SQLITE_OK)
      {
        statement_free (statement);
        carnet_db_set_error (self, error);
        return NULL;
      }
    if (cached)
      g_hash_table_insert (self->statements, g_strdup (sql), statement);
  }
  return statement;
}

void
carnet_statement_release (CarnetStatement *self)
{
  if (!self->cached)
    {
      statement_free (self);
      return;
    }
  carnet_statement_reset (self);
  sqlite3_clear_bindings (self->stmt);
  self->in_use = FALSE;
}

void
carnet_statement_reset (CarnetStatement *self)
{
  sqlite3_reset (self->stmt);
  g_clear_pointer (&self->unknown, g_free);
}

/* 0 stands for "no such name", which fails the next step. */
static int
parameter (CarnetStatement *self, const char *name)
{
  int index = sqlite3_bind_parameter_index (self->stmt, name);

  if (index == 0 && self->unknown == NULL)
    self->unknown = g_strdup (name);
  return index;
}

void
carnet_statement_bind_integer (CarnetStatement *self, const char *name, gint64 value)
{
  sqlite3_bind_int64 (self->stmt, parameter (self, name), value);
}

void
carnet_statement_bind_text (CarnetStatement *self, const char *name, const char *text)
{
  sqlite3_bind_text (self->stmt, parameter (self, name), text, -1, SQLITE_TRANSIENT);
}

void
carnet_statement_bind_blob (CarnetStatement *self, const char *name, const void *bytes, gsize size)
{
  sqlite3_bind_blob64 (self->stmt, parameter (self, name), size > 0 ? bytes : "", size, SQLITE_STATIC);
}

void
carnet_statement_bind_bytes (CarnetStatement *self, const char *name, GBytes *bytes)
{
  gsize       size;
  const void *data = g_bytes_get_data (bytes, &size);

  carnet_statement_bind_blob (self, name, data, size);
}

void
carnet_statement_bind_id (CarnetStatement *self, const char *name, const CarnetId *id)
{
  sqlite3_bind_blob (self->stmt, parameter (self, name), id->bytes, CARNET_ID_SIZE, SQLITE_TRANSIENT);
}

void
carnet_statement_bind_hash (CarnetStatement *self, const char *name, const CarnetHash *hash)
{
  sqlite3_bind_blob (self->stmt, parameter (self, name), hash->bytes, CARNET_HASH_SIZE, SQLITE_TRANSIENT);
}

void
carnet_statement_bind_null (CarnetStatement *self, const char *name)
{
  sqlite3_bind_null (self->stmt, parameter (self, name));
}

CarnetStep
carnet_statement_step (CarnetStatement *self, GError **error)
{
  if (self->unknown != NULL)
    {
      g_set_error (error, CARNET_ERROR, CARNET_ERROR_FAILED, "No parameter %s in: %s", self->unknown,
                   sqlite3_sql (self->stmt));
      return CARNET_STEP_ERROR;
    }
  switch (sqlite3_step (self->stmt))
    {
    case SQLITE_ROW:
      return CARNET_STEP_ROW;
    case SQLITE_DONE:
      return CARNET_STEP_DONE;
    default:
      carnet_db_set_error (self->db, error);
      return CARNET_STEP_ERROR;
    }
}

gboolean
carnet_statement_run (CarnetStatement *self, GError **error)
{
  CarnetStep step;

  do
    step = carnet_statement_step (self, error);
  while (step == CARNET_STEP_ROW);
  carnet_statement_reset (self);
  return step == CARNET_STEP_DONE;
}

static gboolean
same_value (CarnetStatement *self, CarnetStatement *other, int column)
{
  int           type = sqlite3_column_type (self->stmt, column);
  gsize         size, other_size;
  const guint8 *bytes, *other_bytes;

  if (type != sqlite3_column_type (other->stmt, column))
    return FALSE;
  if (type == SQLITE_INTEGER)
    return sqlite3_column_int64 (self->stmt, column) == sqlite3_column_int64 (other->stmt, column);
  bytes = carnet_statement_get_blob (self, column, &size);
  other_bytes = carnet_statement_get_blob (other, column, &other_size);
  return size == other_size && (size == 0 || memcmp (bytes, other_bytes, size) == 0);
}

gboolean
carnet_statement_same_row (CarnetStatement *self, CarnetStatement *other)
{
  int n = sqlite3_column_count (self->stmt);

  if (n != sqlite3_column_count (other->stmt))
    return FALSE;
  for (int i = 0; i < n; i++)
    if (!same_value (self, other, i))
      return FALSE;
  return TRUE;
}

int
carnet_statement_n_columns (CarnetStatement *self)
{
  return sqlite3_column_count (self->stmt);
}

gint64
carnet_statement_get_integer (CarnetStatement *self, int column)
{
  return sqlite3_column_int64 (self->stmt, column);
}

gboolean
carnet_statement_is_null (CarnetStatement *self, int column)
{
  return sqlite3_column_type (self->stmt, column) == SQLITE_NULL;
}

const char *
carnet_statement_get_text (CarnetStatement *self, int column)
{
  const char *text = (const char *)sqlite3_column_text (self->stmt, column);

  return text != NULL ? text : "";
}

const guint8 *
carnet_statement_get_blob (CarnetStatement *self, int column, gsize *size)
{
  const guint8 *bytes = sqlite3_column_blob (self->stmt, column);

  *size = (gsize)sqlite3_column_bytes (self->stmt, column);
  return bytes;
}

GBytes *
carnet_statement_dup_bytes (CarnetStatement *self, int column)
{
  gsize         size;
  const guint8 *bytes = carnet_statement_get_blob (self, column, &size);

  return g_bytes_new (bytes, size);
}

static void
copy_fixed (CarnetStatement *self, int column, guint8 *into, gsize expected)
{
  gsize         size;
  const guint8 *bytes = carnet_statement_get_blob (self, column, &size);

  memset (into, 0, expected);
  if (size == expected)
    memcpy (into, bytes, size);
}

CarnetId
carnet_statement_get_id (CarnetStatement *self, int column)
{
  CarnetId id;

  copy_fixed (self, column, id.bytes, sizeof id.bytes);
  return id;
}

CarnetHash
carnet_statement_get_hash (CarnetStatement *self, int column)
{
  CarnetHash hash;

  copy_fixed (self, column, hash.bytes, sizeof hash.bytes);
  return hash;
}
