/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/carnet-error.h"
#include "base/carnet-id.h"

G_BEGIN_DECLS

/**
 * CarnetDb:
 *
 * One SQLite connection with the settings every logbook is opened with, and its
 * statements. Errors are one sentence that names the file.
 */
typedef struct _CarnetDb CarnetDb;

typedef enum
{
  CARNET_DB_READ_ONLY,
  CARNET_DB_READ_WRITE,
  CARNET_DB_CREATE,
} CarnetDbMode;

/** carnet_db_open: @path: a file; or "" for a private temporary database, made with %CARNET_DB_CREATE. */
CarnetDb *carnet_db_open (const char *path, CarnetDbMode mode, GError **error);
void      carnet_db_close (CarnetDb *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetDb, carnet_db_close)

const char *carnet_db_get_path (CarnetDb *self);
/** carnet_db_exec: runs one or more statements that return no rows. */
gboolean carnet_db_exec (CarnetDb *self, const char *sql, GError **error);
/** carnet_db_get_integer: the single integer that @sql returns. */
gboolean carnet_db_get_integer (CarnetDb *self, const char *sql, gint64 *value, GError **error);
/** carnet_db_changes: rows changed by the last INSERT, UPDATE or DELETE. */
int carnet_db_changes (CarnetDb *self);
/** carnet_db_total_changes: rows changed since the connection was opened. */
gint64 carnet_db_total_changes (CarnetDb *self);
gint64 carnet_db_last_rowid (CarnetDb *self);
/** carnet_db_recover: before a transaction: forgets what is left of one for which there was not enough
 * memory.
 */
void carnet_db_recover (CarnetDb *self);
/** carnet_db_in_transaction: whether a transaction is open. */
gboolean carnet_db_in_transaction (CarnetDb *self);

/** carnet_db_set_cache: how much of the file is kept in memory at most, in kB; what is above is given back.
 */
void carnet_db_set_cache (CarnetDb *self, int kb);
/** carnet_db_rest: gives back what is kept of the file. */
void carnet_db_rest (CarnetDb *self);
/** carnet_db_set_cancellable: @cancellable (nullable): once cancelled, statements fail within a moment with
 * %G_IO_ERROR_CANCELLED, also one under way on another thread. Borrowed until the next call. */
void carnet_db_set_cancellable (CarnetDb *self, GCancellable *cancellable);

/**
 * CarnetStatement:
 *
 * A prepared statement, kept by its connection for next time: releasing it resets
 * it. Binding an unknown name is remembered and fails the next step, loudly.
 */
typedef struct _CarnetStatement CarnetStatement;

typedef enum
{
  CARNET_STEP_ERROR,
  CARNET_STEP_DONE,
  CARNET_STEP_ROW,
} CarnetStep;

/** carnet_db_prepare: Returns: (transfer full) (nullable): release with carnet_statement_release(). */
CarnetStatement *carnet_db_prepare (CarnetDb *self, const char *sql, GError **error);
void             carnet_statement_release (CarnetStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetStatement, carnet_statement_release)

void carnet_statement_bind_integer (CarnetStatement *self, const char *name, gint64 value);
/** carnet_statement_bind_text: %NULL binds NULL; copied. */
void carnet_statement_bind_text (CarnetStatement *self, const char *name, const char *text);
/** carnet_statement_bind_borrowed_text: the same, not copied: it must last until the statement has run. */
void carnet_statement_bind_borrowed_text (CarnetStatement *self, const char *name, const char *text);
/** carnet_statement_bind_blob: NOT copied: must live until the statement is stepped and reset. */
void carnet_statement_bind_blob (CarnetStatement *self, const char *name, const void *bytes, gsize size);
void carnet_statement_bind_bytes (CarnetStatement *self, const char *name, GBytes *bytes);
void carnet_statement_bind_id (CarnetStatement *self, const char *name, const CarnetId *id);
void carnet_statement_bind_hash (CarnetStatement *self, const char *name, const CarnetHash *hash);
void carnet_statement_bind_null (CarnetStatement *self, const char *name);

CarnetStep carnet_statement_step (CarnetStatement *self, GError **error);
/** carnet_statement_run: steps to the end and resets, ready to bind again. */
gboolean carnet_statement_run (CarnetStatement *self, GError **error);
/** carnet_statement_reset: ready to bind and step again. */
void carnet_statement_reset (CarnetStatement *self);

/** carnet_statement_same_row: whether both are at rows of equal values of equal types. */
gboolean carnet_statement_same_row (CarnetStatement *self, CarnetStatement *other);
int      carnet_statement_n_columns (CarnetStatement *self);
gint64   carnet_statement_get_integer (CarnetStatement *self, int column);
/** carnet_statement_read_integer: steps once, to the only row of a query that always gives one: EXISTS,
 * count.
 * @value: (out) */
gboolean carnet_statement_read_integer (CarnetStatement *self, gint64 *value, GError **error);
gboolean carnet_statement_is_null (CarnetStatement *self, int column);
/** carnet_statement_get_text: Returns: (transfer none): "" for NULL; valid until the next step. */
const char *carnet_statement_get_text (CarnetStatement *self, int column);
/** carnet_statement_get_blob: borrowed until the next step. */
const guint8 *carnet_statement_get_blob (CarnetStatement *self, int column, gsize *size);
GBytes       *carnet_statement_dup_bytes (CarnetStatement *self, int column);
/** carnet_statement_get_id, …_hash: all zero when NULL or of another size. */
CarnetId   carnet_statement_get_id (CarnetStatement *self, int column);
CarnetHash carnet_statement_get_hash (CarnetStatement *self, int column);

G_END_DECLS
