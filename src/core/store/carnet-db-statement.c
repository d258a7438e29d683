/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "store/carnet-db-private.h"

void
carnet_statement_free (gpointer data)
{
  CarnetStatement *self = data;

  sqlite3_finalize (self->stmt);
  g_free (self->unknown);
  g_free (self);
}

static CarnetStatement *
find_cached (CarnetDb *self, const char *sql)
{
  CarnetStatement **recent = &self->recent[(GPOINTER_TO_SIZE (sql) >> 3) % CARNET_DB_N_RECENT];

  if (*recent == NULL || strcmp (sqlite3_sql ((*recent)->stmt), sql) != 0)
    *recent = g_hash_table_lookup (self->statements, sql);
  return *recent;
}

CarnetStatement *
carnet_db_prepare (CarnetDb *self, const char *sql, GError **error)
{
  CarnetStatement *statement = find_cached (self, sql);

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
        carnet_statement_free (statement);
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
      carnet_statement_free (self);
      return;
    }
  carnet_statement_reset (self);
  sqlite3_clear_bindings (self->stmt);
  self->in_use = FALSE;
}

void
carnet_statement_reset (CarnetStatement *self)
{
  self->last = 0;
  sqlite3_reset (self->stmt);
  g_clear_pointer (&self->unknown, g_free);
}

static void
bound (CarnetStatement *self, int result)
{
  /* An unknown name, out of range, has its own error. */
  if (result != SQLITE_OK && result != SQLITE_RANGE)
    self->db->lost = result;
}

/* 0 stands for "no such name", which fails the next step. */
static int
parameter (CarnetStatement *self, const char *name)
{
  const char *next = sqlite3_bind_parameter_name (self->stmt, self->last + 1);

  if (next != NULL && strcmp (next, name) == 0)
    return ++self->last;
  self->last = sqlite3_bind_parameter_index (self->stmt, name);
  if (self->last == 0 && self->unknown == NULL)
    self->unknown = g_strdup (name);
  return self->last;
}

void
carnet_statement_bind_integer (CarnetStatement *self, const char *name, gint64 value)
{
  bound (self, sqlite3_bind_int64 (self->stmt, parameter (self, name), value));
}

void
carnet_statement_bind_text (CarnetStatement *self, const char *name, const char *text)
{
  bound (self, sqlite3_bind_text (self->stmt, parameter (self, name), text, -1, SQLITE_TRANSIENT));
}

void
carnet_statement_bind_borrowed_text (CarnetStatement *self, const char *name, const char *text)
{
  bound (self, sqlite3_bind_text (self->stmt, parameter (self, name), text, -1, SQLITE_STATIC));
}

void
carnet_statement_bind_blob (CarnetStatement *self, const char *name, const void *bytes, gsize size)
{
  bound (self, sqlite3_bind_blob64 (self->stmt, parameter (self, name), size > 0 ? bytes : "", size,
                                    SQLITE_STATIC));
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
  bound (self,
         sqlite3_bind_blob (self->stmt, parameter (self, name), id->bytes, CARNET_ID_SIZE, SQLITE_TRANSIENT));
}

void
carnet_statement_bind_hash (CarnetStatement *self, const char *name, const CarnetHash *hash)
{
  bound (self, sqlite3_bind_blob (self->stmt, parameter (self, name), hash->bytes, CARNET_HASH_SIZE,
                                  SQLITE_TRANSIENT));
}

void
carnet_statement_bind_null (CarnetStatement *self, const char *name)
{
  bound (self, sqlite3_bind_null (self->stmt, parameter (self, name)));
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
  if (!carnet_db_check_nothing_lost (self->db, error))
    return CARNET_STEP_ERROR;
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
carnet_statement_read_integer (CarnetStatement *self, gint64 *value, GError **error)
{
  if (carnet_statement_step (self, error) != CARNET_STEP_ROW)
    return FALSE;
  *value = carnet_statement_get_integer (self, 0);
  return TRUE;
}

gboolean
carnet_statement_is_null (CarnetStatement *self, int column)
{
  return sqlite3_column_type (self->stmt, column) == SQLITE_NULL;
}

static void
check_read (CarnetStatement *self, const void *value)
{
  if (value == NULL && sqlite3_errcode (self->db->handle) == SQLITE_NOMEM)
    self->db->lost = SQLITE_NOMEM;
}

const char *
carnet_statement_get_text (CarnetStatement *self, int column)
{
  const char *text = (const char *)sqlite3_column_text (self->stmt, column);

  check_read (self, text);
  return text != NULL ? text : "";
}

const guint8 *
carnet_statement_get_blob (CarnetStatement *self, int column, gsize *size)
{
  const guint8 *bytes = sqlite3_column_blob (self->stmt, column);

  check_read (self, bytes);
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
