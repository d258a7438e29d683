/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carnet-db.h"

#include <sqlite3.h>
#include <string.h>

#include "base/carnet-text.h"
#include "store/carnet-db-private.h"
#include "store/carnet-tokenizer.h"

#define BUSY_TIMEOUT_MS 5000
/* Steps of SQLite's machine between two looks at whether to stop: well under a millisecond, and more than
 * COMMIT has, which must not be stopped. */
#define PROGRESS_STEPS 1000

/* carnet_fold (text): carnet_text_fold(). */
static void
fold_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *text = (const char *)sqlite3_value_text (values[0]);

  if (text != NULL)
    sqlite3_result_text (context, carnet_text_fold (text), -1, g_free);
}

static int
register_functions (sqlite3 *handle)
{
  int code = sqlite3_create_function_v2 (handle, "carnet_fold", 1,
                                         SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL,
                                         fold_cb, NULL, NULL, NULL);

  if (code == SQLITE_OK)
    code = carnet_written_register (handle);
  return code == SQLITE_OK ? carnet_tokenizer_register (handle) : code;
}

static gboolean
configure (CarnetDb *self, GError **error)
{
  int registered;

  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  registered = register_functions (self->handle);
  if (registered != SQLITE_OK)
    return carnet_db_set_error_code (self, registered, error);
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
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, carnet_statement_free);
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
carnet_db_check_nothing_lost (CarnetDb *self, GError **error)
{
  int lost = self->lost;

  self->lost = SQLITE_OK;
  return lost == SQLITE_OK || carnet_db_set_error_code (self, lost, error);
}

gboolean
carnet_db_exec (CarnetDb *self, const char *sql, GError **error)
{
  if (!carnet_db_check_nothing_lost (self, error))
    return FALSE;
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
carnet_db_total_changes (CarnetDb *self)
{
  return sqlite3_total_changes64 (self->handle);
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

void
carnet_db_recover (CarnetDb *self)
{
  self->lost = SQLITE_OK;
  if (!self->starved)
    return;
  /* The search index answers the next transaction with the error of the last; a fresh one has none. */
  self->starved = sqlite3_exec (self->handle, "PRAGMA writable_schema=RESET", NULL, NULL, NULL) != SQLITE_OK;
}

void
carnet_db_set_cache (CarnetDb *self, int kb)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA cache_size=-%d", kb);

  /* Not carnet_db_exec(), which would take what was lost for told. */
  sqlite3_exec (self->handle, sql, NULL, NULL, NULL);
  carnet_db_rest (self);
}

void
carnet_db_rest (CarnetDb *self)
{
  sqlite3_db_release_memory (self->handle);
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
