/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carnet-received-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <time.h>

#include "store/carnet-received.h"
#include "store/carnet-store-private.h"

/* Well under a millisecond of SQLite's machine. */
#define PROGRESS_STEPS 1000
#define DEADLINE_NS G_GINT64_CONSTANT (1000000000)
#define DEADLINE_BYTES (20 << 20) /* that give as much again */
/* Twice the longest statement of the schema, and its longest name. */
#define SCHEMA_LENGTH_MAX 4096

/* Of the database header: SQLite's file format, §1.3. */
#define HEADER_SIZE 100
#define AT_PAGE_SIZE 16
#define AT_WRITE_FORMAT 18
#define AT_READ_FORMAT 19
#define AT_CHANGE_COUNTER 24
#define AT_N_PAGES 28
#define AT_SCHEMA_FORMAT 44
#define AT_ENCODING 56
#define AT_USER_VERSION 60
#define AT_APPLICATION_ID 68
#define AT_VALID_FOR 92
#define FORMAT_WAL 2
#define SCHEMA_FORMAT 4
#define ENCODING_UTF_8 1

/* The only tables that are read, of the last the sender: the others are derived, or that machine's own. */
static const char *const readable[] = { "sqlite_master", "sqlite_schema", "revision", "payload", "blob",
                                        "redaction",     "hidden",        "meta",     NULL };

/* -- Refusing ----------------------------------------------------------------------- */

gboolean
carnet_received_refuse (CarnetReceived *self, int code, const char *problem, GError **error)
{
  g_set_error (error, CARNET_ERROR, code, _ ("“%s” cannot be taken in: %s."), self->name, problem);
  return FALSE;
}

gboolean
carnet_received_refuse_damaged (CarnetReceived *self, GError **error)
{
  return carnet_received_refuse (self, CARNET_ERROR_CORRUPT,
                                 _ ("it is damaged, or was changed after it was sent"), error);
}

gboolean
carnet_received_fail (CarnetReceived *self, GError **error)
{
  switch (sqlite3_errcode (self->db->handle) & 0xff)
    {
    case SQLITE_INTERRUPT:
      return !g_cancellable_set_error_if_cancelled (self->cancellable, error)
             && carnet_received_refuse (self, CARNET_ERROR_TOO_LARGE, _ ("reading it takes too long"), error);
    case SQLITE_TOOBIG:
    case SQLITE_NOMEM:
      return carnet_received_refuse (self, CARNET_ERROR_TOO_LARGE, _ ("reading it takes too much memory"),
                                     error);
    default:
      return carnet_received_refuse_damaged (self, error);
    }
}

/* -- The first bytes ------------------------------------------------------------------ */

static guint32
number_at (const guint8 *bytes, gsize offset)
{
  guint32 number;

  memcpy (&number, bytes + offset, sizeof number);
  return GUINT32_FROM_BE (number);
}

/* 0 for one that is impossible. */
static gsize
get_page_size (const guint8 *bytes)
{
  gsize size = (gsize)bytes[AT_PAGE_SIZE] << 8 | bytes[AT_PAGE_SIZE + 1];

  if (size == 1)
    return 65536;
  return size >= 512 && (size & (size - 1)) == 0 ? size : 0;
}

static gboolean
check_version (CarnetReceived *self, const guint8 *bytes, GError **error)
{
  guint32 version = number_at (bytes, AT_USER_VERSION);

  if (version > CARNET_SCHEMA_VERSION)
    return carnet_received_refuse (self, CARNET_ERROR_TOO_NEW,
                                   _ ("a newer version of Carnet de bord wrote it"), error);
  return version == CARNET_SCHEMA_VERSION || carnet_received_refuse_damaged (self, error);
}

/* SQLite believes some of these and mends others; a file of ours has them right. */
static gboolean
check_form (CarnetReceived *self, const guint8 *bytes, gsize size, GError **error)
{
  gsize page_size = get_page_size (bytes);

  if (bytes[AT_WRITE_FORMAT] == FORMAT_WAL || bytes[AT_READ_FORMAT] == FORMAT_WAL)
    return carnet_received_refuse (
        self, CARNET_ERROR_CORRUPT,
        _ ("it is a raw copy of a file in use: send a copy made by the application"), error);
  if (size < page_size * number_at (bytes, AT_N_PAGES))
    return carnet_received_refuse (self, CARNET_ERROR_CORRUPT, _ ("its end is missing"), error);
  if (page_size == 0 || size != page_size * number_at (bytes, AT_N_PAGES)
      || number_at (bytes, AT_SCHEMA_FORMAT) != SCHEMA_FORMAT
      || number_at (bytes, AT_CHANGE_COUNTER) != number_at (bytes, AT_VALID_FOR)
      || number_at (bytes, AT_ENCODING) != ENCODING_UTF_8)
    return carnet_received_refuse_damaged (self, error);
  return TRUE;
}

static gboolean
check_header (CarnetReceived *self, const guint8 *bytes, gsize size, GError **error)
{
  static const char magic[] = "SQLite format 3"; /* with its NUL */

  if (size > CARNET_RECEIVED_MAX)
    return carnet_received_refuse (self, CARNET_ERROR_TOO_LARGE, _ ("it is larger than 512 MB"), error);
  if (size < HEADER_SIZE || memcmp (bytes, magic, sizeof magic) != 0
      || number_at (bytes, AT_APPLICATION_ID) != CARNET_APPLICATION_ID)
    return carnet_received_refuse (self, CARNET_ERROR_NOT_A_LOGBOOK, _ ("it is not a logbook"), error);
  return check_version (self, bytes, error) && check_form (self, bytes, size, error);
}

/* -- The connection ------------------------------------------------------------------- */

/* Processor time: a receiver that is slow to take what it is given costs nothing. */
static gint64
get_time_ns (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_GINT64_CONSTANT (1000000000) + now.tv_nsec;
}

static int
progress_cb (void *data)
{
  CarnetReceived *self = data;

  return g_cancellable_is_cancelled (self->cancellable) || get_time_ns () > self->deadline_ns;
}

static int
authorize_cb (void       *data,
              int         action,
              const char *first,
              const char *second,
              const char *database,
              const char *by)
{
  switch (action)
    {
    case SQLITE_SELECT:
      return by == NULL ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_READ:
      return by == NULL && g_strv_contains (readable, first) ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_PRAGMA:
      return g_str_equal (first, "quick_check") ? SQLITE_OK : SQLITE_DENY;
    default:
      return SQLITE_DENY;
    }
}

static void
set_limits (sqlite3 *handle)
{
  static const int limits[][2] = {
    { SQLITE_LIMIT_LENGTH, SCHEMA_LENGTH_MAX },
    { SQLITE_LIMIT_SQL_LENGTH, SCHEMA_LENGTH_MAX },
    { SQLITE_LIMIT_COLUMN, 32 },
    { SQLITE_LIMIT_EXPR_DEPTH, 16 },
    { SQLITE_LIMIT_COMPOUND_SELECT, 2 },
    { SQLITE_LIMIT_VDBE_OP, 5000 },
    { SQLITE_LIMIT_FUNCTION_ARG, 4 },
    { SQLITE_LIMIT_ATTACHED, 0 },
    { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 16 },
    { SQLITE_LIMIT_VARIABLE_NUMBER, 1 },
    { SQLITE_LIMIT_TRIGGER_DEPTH, 1 },
    { SQLITE_LIMIT_WORKER_THREADS, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (handle, limits[i][0], limits[i][1]);
}

static gboolean
take_bytes (CarnetReceived *self, const guint8 *bytes, gsize size, GError **error)
{
  sqlite3 *handle = self->db->handle;

  /* Read only: SQLite never writes to them. */
  if (sqlite3_deserialize (handle, "main", (guint8 *)bytes, (sqlite3_int64)size, (sqlite3_int64)size,
                           SQLITE_DESERIALIZE_READONLY)
      != SQLITE_OK)
    return carnet_received_fail (self, error);
  self->deadline_ns = get_time_ns () + DEADLINE_NS + DEADLINE_NS / DEADLINE_BYTES * (gint64)size;
  sqlite3_progress_handler (handle, PROGRESS_STEPS, progress_cb, self);
  set_limits (handle);
  sqlite3_set_authorizer (handle, authorize_cb, NULL);
  return TRUE;
}

/* -- The schema ----------------------------------------------------------------------- */

#define SCHEMA_ROWS "SELECT type, name, tbl_name, sql, rootpage FROM sqlite_schema ORDER BY type, name"
#define SCHEMA_COLUMNS 4 /* to compare; a page has another number in each file */

static gboolean
same_text (CarnetStatement *a, CarnetStatement *b, int column)
{
  int           type = sqlite3_column_type (a->stmt, column);
  gsize         size, other_size;
  const guint8 *bytes, *other;

  if (type != sqlite3_column_type (b->stmt, column) || (type != SQLITE_TEXT && type != SQLITE_NULL))
    return FALSE;
  bytes = carnet_statement_get_blob (a, column, &size);
  other = carnet_statement_get_blob (b, column, &other_size);
  return size == other_size && (size == 0 || memcmp (bytes, other, size) == 0);
}

static gboolean
same_schema_row (CarnetStatement *expected, CarnetStatement *found)
{
  for (int i = 0; i < SCHEMA_COLUMNS; i++)
    if (!same_text (expected, found, i))
      return FALSE;
  return sqlite3_column_type (found->stmt, SCHEMA_COLUMNS) == SQLITE_INTEGER;
}

/* Returns: %FALSE when another table has it. */
static gboolean
note_root (GHashTable *roots, CarnetStatement *found)
{
  gint64 root = carnet_statement_get_integer (found, SCHEMA_COLUMNS);

  return root == 0 || g_hash_table_add (roots, g_memdup2 (&root, sizeof root));
}

static gboolean
compare_schemas (CarnetReceived *self, CarnetStatement *expected, CarnetStatement *found, GError **error)
{
  g_autoptr (GHashTable) roots = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (;;)
    {
      CarnetStep wanted = carnet_statement_step (expected, error);
      int        code = sqlite3_step (found->stmt);

      if (wanted == CARNET_STEP_ERROR)
        return FALSE;
      if (code != SQLITE_ROW && code != SQLITE_DONE)
        return carnet_received_fail (self, error);
      if (wanted == CARNET_STEP_DONE && code == SQLITE_DONE)
        return TRUE;
      if (wanted == CARNET_STEP_DONE || code == SQLITE_DONE || !same_schema_row (expected, found))
        return carnet_received_refuse (self, CARNET_ERROR_CORRUPT,
                                       _ ("its tables are not those of a logbook"), error);
      if (!note_root (roots, found))
        return carnet_received_refuse_damaged (self, error);
    }
}

static gboolean
check_schema (CarnetReceived *self, GError **error)
{
  g_autoptr (CarnetDb) model = carnet_db_open (":memory:", CARNET_DB_CREATE, error);
  g_autoptr (CarnetStatement) expected = NULL;
  g_autoptr (CarnetStatement) found = NULL;

  g_autoptr (GBytes) script = carnet_store_load_schema (error);

  if (script == NULL || model == NULL || !carnet_db_exec (model, g_bytes_get_data (script, NULL), error))
    return FALSE;
  expected = carnet_db_prepare (model, SCHEMA_ROWS, error);
  if (expected == NULL)
    return FALSE;
  found = carnet_db_prepare (self->db, SCHEMA_ROWS, NULL);
  if (found == NULL)
    return carnet_received_fail (self, error);
  return compare_schemas (self, expected, found, error);
}

gboolean
carnet_received_open (CarnetReceived *self,
                      const guint8   *bytes,
                      gsize           size,
                      const char     *name,
                      GCancellable   *cancellable,
                      GError        **error)
{
  self->name = name;
  self->cancellable = cancellable;
  if (!check_header (self, bytes, size, error))
    return FALSE;
  self->db = carnet_db_open (":memory:", CARNET_DB_CREATE, error);
  return self->db != NULL && take_bytes (self, bytes, size, error) && check_schema (self, error);
}

void
carnet_received_clear (CarnetReceived *self)
{
  g_clear_pointer (&self->db, carnet_db_close);
}
