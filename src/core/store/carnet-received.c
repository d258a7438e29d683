/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carnet-received.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>
#include <string.h>

#include "log/carnet-revision.h"
#include "store/carnet-store-private.h"
#include "store/carnet-tokenizer.h"

/* https://www.sqlite.org/fileformat2.html#the_database_header */
#define HEADER_SIZE 100
#define MAGIC "SQLite format 3"
#define AT_PAGE_SIZE 16
#define AT_WRITE_VERSION 18
#define AT_READ_VERSION 19
#define AT_ENCODING 56
#define AT_USER_VERSION 60
#define AT_APPLICATION_ID 68

/* A header of as many parents as there may be, with room. */
#define HEADER_MAX (CARNET_PARENTS_MAX * CARNET_HASH_SIZE + 1024)
/* Instructions of SQLite's machine between two looks at the clock and the cancellable. */
#define LOOK_EVERY 1000
#define DEADLINE_US (G_USEC_PER_SEC + G_USEC_PER_SEC / 2)
#define BYTES_A_SECOND (20u << 20)

typedef struct
{
  sqlite3      *db;
  const char   *name;
  GCancellable *cancellable; /* nullable */
  gint64        deadline_us;
  gboolean      late;
} Received;

static gboolean
refuse (Received *self, int code, const char *problem, GError **error)
{
  g_set_error (error, CARNET_ERROR, code, _ ("“%s” cannot be taken in: %s."), self->name, problem);
  return FALSE;
}

static gboolean
refuse_damaged (Received *self, GError **error)
{
  return refuse (self, CARNET_ERROR_CORRUPT, _ ("it is damaged, or was changed after it was sent"), error);
}

/* What SQLite ran into: a limit of ours, or a file that is not what it says. */
static gboolean
refuse_result (Received *self, int result, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (self->late)
    return refuse (self, CARNET_ERROR_TOO_LARGE, _ ("reading it takes too long"), error);
  if (result == SQLITE_NOMEM || result == SQLITE_TOOBIG)
    return refuse (self, CARNET_ERROR_TOO_LARGE, _ ("reading it takes too much memory"), error);
  return refuse_damaged (self, error);
}

/* -- Before SQLite sees it ---------------------------------------------------------------- */

static guint32
read_be32 (const guint8 *bytes)
{
  return (guint32)bytes[0] << 24 | (guint32)bytes[1] << 16 | (guint32)bytes[2] << 8 | bytes[3];
}

static gboolean
check_version (Received *self, const guint8 *bytes, GError **error)
{
  guint32 version = read_be32 (bytes + AT_USER_VERSION);

  if (version > CARNET_SCHEMA_VERSION)
    return refuse (self, CARNET_ERROR_TOO_NEW, _ ("a newer version of Carnet de bord wrote it"), error);
  return version == CARNET_SCHEMA_VERSION || refuse_damaged (self, error);
}

static gboolean
check_header (Received *self, const guint8 *bytes, gsize size, GError **error)
{
  guint page;

  if (size < HEADER_SIZE || memcmp (bytes, MAGIC, sizeof MAGIC) != 0
      || read_be32 (bytes + AT_APPLICATION_ID) != CARNET_APPLICATION_ID)
    return refuse (self, CARNET_ERROR_NOT_A_LOGBOOK, _ ("it is not a logbook"), error);
  if (size > CARNET_RECEIVED_MAX)
    return refuse (self, CARNET_ERROR_TOO_LARGE, _ ("it is larger than 512 MB"), error);
  if (bytes[AT_WRITE_VERSION] != 1 || bytes[AT_READ_VERSION] != 1)
    return refuse (self, CARNET_ERROR_CORRUPT,
                   _ ("it is a raw copy of a file in use: send a copy made by the application"), error);
  page = (guint)bytes[AT_PAGE_SIZE] << 8 | bytes[AT_PAGE_SIZE + 1];
  if ((page != 1 && (page < 512 || (page & (page - 1)) != 0)) || read_be32 (bytes + AT_ENCODING) != 1
      || size % (page == 1 ? 65536 : page) != 0)
    return refuse_damaged (self, error);
  return check_version (self, bytes, error);
}

/* -- A connection that can do nothing but read ------------------------------------------------ */

static int
progress_cb (void *data)
{
  Received *self = data;

  self->late = g_get_monotonic_time () > self->deadline_us;
  return self->late || (self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable));
}

static int
authorize_cb (void       *data,
              int         action,
              const char *first,
              const char *second,
              const char *database,
              const char *by)
{
  static const char *const tables[]
      = { "sqlite_master", "revision", "payload", "blob", "redaction", "hidden", NULL };

  if (action == SQLITE_SELECT)
    return SQLITE_OK;
  if (action == SQLITE_PRAGMA)
    return g_strcmp0 (first, "quick_check") == 0 ? SQLITE_OK : SQLITE_DENY;
  return action == SQLITE_READ && g_strv_contains (tables, first) ? SQLITE_OK : SQLITE_DENY;
}

static void
limit (sqlite3 *db)
{
  sqlite3_limit (db, SQLITE_LIMIT_LENGTH, CARNET_ATTACHMENT_MAX + (1 << 20));
  sqlite3_limit (db, SQLITE_LIMIT_SQL_LENGTH, 100000);
  sqlite3_limit (db, SQLITE_LIMIT_COLUMN, 100);
  sqlite3_limit (db, SQLITE_LIMIT_EXPR_DEPTH, 20);
  sqlite3_limit (db, SQLITE_LIMIT_COMPOUND_SELECT, 3);
  sqlite3_limit (db, SQLITE_LIMIT_VDBE_OP, 25000);
  sqlite3_limit (db, SQLITE_LIMIT_FUNCTION_ARG, 8);
  sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit (db, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50);
  sqlite3_limit (db, SQLITE_LIMIT_VARIABLE_NUMBER, 10);
  sqlite3_limit (db, SQLITE_LIMIT_TRIGGER_DEPTH, 10);
  sqlite3_limit (db, SQLITE_LIMIT_WORKER_THREADS, 0);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
}

static gboolean
open_bytes (Received *self, const guint8 *bytes, gsize size, GError **error)
{
  int result = sqlite3_open_v2 (":memory:", &self->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);

  if (result == SQLITE_OK)
    {
      limit (self->db);
      sqlite3_exec (self->db, "PRAGMA cell_size_check = ON", NULL, NULL, NULL);
      /* READONLY: SQLite never writes to the bytes. */
      result = sqlite3_deserialize (self->db, "main", (unsigned char *)bytes, (sqlite3_int64)size,
                                    (sqlite3_int64)size, SQLITE_DESERIALIZE_READONLY);
    }
  if (result != SQLITE_OK)
    return refuse_result (self, result, error);
  self->deadline_us
      = g_get_monotonic_time () + DEADLINE_US + (gint64)(size / BYTES_A_SECOND * G_USEC_PER_SEC);
  sqlite3_progress_handler (self->db, LOOK_EVERY, progress_cb, self);
  sqlite3_set_authorizer (self->db, authorize_cb, self);
  return TRUE;
}

/* -- The schema ---------------------------------------------------------------------------------- */

/* Every row of the schema, in one text. Returns: %NULL when it cannot be read. */
static char *
describe_schema (sqlite3 *db, int *result)
{
  GString      *text = g_string_new (NULL);
  sqlite3_stmt *select = NULL;

  *result = sqlite3_prepare_v2 (
      db, "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name, type, tbl_name", -1, &select,
      NULL);
  while (*result == SQLITE_OK || *result == SQLITE_ROW)
    {
      *result = sqlite3_step (select);
      for (int i = 0; *result == SQLITE_ROW && i < 4; i++)
        {
          const char *column = (const char *)sqlite3_column_text (select, i);

          g_string_append_printf (text, "%s\x1f", column != NULL ? column : "\x1e");
        }
    }
  sqlite3_finalize (select);
  return g_string_free (text, *result != SQLITE_DONE);
}

/* What a logbook of this version says of itself. */
static char *
make_known_schema (void)
{
  g_autoptr (GBytes) script = carnet_store_load_schema (NULL);
  sqlite3 *db = NULL;
  char    *known = NULL;
  int      result;

  if (script != NULL
      && sqlite3_open_v2 (":memory:", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK
      && carnet_tokenizer_register (db) == SQLITE_OK
      && sqlite3_exec (db, g_bytes_get_data (script, NULL), NULL, NULL, NULL) == SQLITE_OK)
    known = describe_schema (db, &result);
  sqlite3_close (db);
  return known;
}

static gboolean
check_schema (Received *self, GError **error)
{
  int              result;
  g_autofree char *found = describe_schema (self->db, &result);
  g_autofree char *known = NULL;

  if (found == NULL)
    return refuse_result (self, result, error);
  known = make_known_schema ();
  if (g_strcmp0 (found, known) == 0)
    return TRUE;
  return refuse (self, CARNET_ERROR_CORRUPT, _ ("its tables are not those of a logbook"), error);
}

static gboolean
check_integrity (Received *self, GError **error)
{
  sqlite3_stmt *check = NULL;
  int           result = sqlite3_prepare_v2 (self->db, "PRAGMA quick_check (1)", -1, &check, NULL);
  gboolean      sound;

  if (result == SQLITE_OK)
    result = sqlite3_step (check);
  sound = result == SQLITE_ROW && g_strcmp0 ((const char *)sqlite3_column_text (check, 0), "ok") == 0;
  sqlite3_finalize (check);
  return sound || refuse_result (self, result, error);
}

/* -- Rows -------------------------------------------------------------------------------------------- */

static gboolean
is_blob (sqlite3_stmt *row, int column, int least, int most)
{
  int size = sqlite3_column_bytes (row, column);

  return sqlite3_column_type (row, column) == SQLITE_BLOB && size >= least && size <= most;
}

static CarnetHash
hash_of (sqlite3_stmt *row, int column)
{
  CarnetHash hash;

  memcpy (hash.bytes, sqlite3_column_blob (row, column), CARNET_HASH_SIZE);
  return hash;
}

typedef gboolean (*RowFunc) (Received             *self,
                             sqlite3_stmt         *row,
                             const CarnetReceiver *receiver,
                             GError              **error);

static gboolean
give_revision (Received *self, sqlite3_stmt *row, const CarnetReceiver *receiver, GError **error)
{
  gboolean   erased = sqlite3_column_type (row, 2) == SQLITE_NULL;
  CarnetHash id;

  if (!is_blob (row, 0, CARNET_HASH_SIZE, CARNET_HASH_SIZE) || !is_blob (row, 1, 1, HEADER_MAX)
      || (!erased && !is_blob (row, 2, 1, CARNET_PAYLOAD_MAX)))
    return refuse_damaged (self, error);
  id = hash_of (row, 0);
  return receiver->revision (&id, sqlite3_column_blob (row, 1), (gsize)sqlite3_column_bytes (row, 1),
                             erased ? NULL : sqlite3_column_blob (row, 2),
                             erased ? 0 : (gsize)sqlite3_column_bytes (row, 2), receiver->data, error);
}

static gboolean
give_blob (Received *self, sqlite3_stmt *row, const CarnetReceiver *receiver, GError **error)
{
  CarnetHash hash;

  if (!is_blob (row, 0, CARNET_HASH_SIZE, CARNET_HASH_SIZE) || !is_blob (row, 1, 0, CARNET_ATTACHMENT_MAX))
    return refuse_damaged (self, error);
  hash = hash_of (row, 0);
  return receiver->blob (&hash, sqlite3_column_blob (row, 1), (gsize)sqlite3_column_bytes (row, 1),
                         receiver->data, error);
}

static gboolean
give_redaction (Received *self, sqlite3_stmt *row, const CarnetReceiver *receiver, GError **error)
{
  CarnetHash revision;

  if (!is_blob (row, 0, CARNET_HASH_SIZE, CARNET_HASH_SIZE))
    return refuse_damaged (self, error);
  revision = hash_of (row, 0);
  return receiver->redaction (&revision, receiver->data, error);
}

static gboolean
give_rows (Received *self, const char *sql, RowFunc give, const CarnetReceiver *receiver, GError **error)
{
  sqlite3_stmt *select = NULL;
  int           result = sqlite3_prepare_v2 (self->db, sql, -1, &select, NULL);
  gboolean      given = TRUE;

  while (given && (result == SQLITE_OK || result == SQLITE_ROW))
    {
      result = sqlite3_step (select);
      if (result == SQLITE_ROW)
        given = give (self, select, receiver, error);
    }
  sqlite3_finalize (select);
  return given && (result == SQLITE_DONE || refuse_result (self, result, error));
}

/* What its owner withdrew is not sent; the order is that in which it was written. */
static gboolean
give_all (Received *self, const CarnetReceiver *receiver, GError **error)
{
  return give_rows (self,
                    "SELECT r.id, r.header, p.bytes FROM revision AS r"
                    " LEFT JOIN payload AS p ON p.revision = r.seq"
                    " WHERE NOT EXISTS (SELECT 1 FROM hidden AS h WHERE h.revision = r.seq) ORDER BY r.seq",
                    give_revision, receiver, error)
         && give_rows (self, "SELECT hash, bytes FROM blob", give_blob, receiver, error)
         && give_rows (self, "SELECT revision FROM redaction", give_redaction, receiver, error);
}

gboolean
carnet_received_read_logbook (const guint8         *bytes,
                              gsize                 size,
                              const char           *name,
                              const CarnetReceiver *receiver,
                              GCancellable         *cancellable,
                              GError              **error)
{
  Received received = { .name = name, .cancellable = cancellable };
  gboolean done = check_header (&received, bytes, size, error) && open_bytes (&received, bytes, size, error)
                  && check_schema (&received, error) && check_integrity (&received, error)
                  && give_all (&received, receiver, error);

  sqlite3_close (received.db);
  return done;
}
