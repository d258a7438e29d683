/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/carnet-hostile.h"

#include <sqlite3.h>
#include <string.h>

#include "log/carnet-revision.h"

/* -- A good one ------------------------------------------------------------------------- */

static GBytes *
make_good (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (7);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "good");
  g_autoptr (GBytes) picture = g_bytes_new_static ("no picture", 10);
  g_autofree char *key = carnet_test_text_key (0);
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize size;

  for (guint i = 0; i < 3; i++)
    {
      CarnetId id = { { 0 } };

      carnet_test_write (logbook, &id, CARNET_KEY_TITLE, "Un chantier", key, "Le chantier a commencé.", NULL);
      g_assert_true (carnet_logbook_attach (logbook, &id, picture, "image.png", NULL));
    }
  g_file_get_contents (carnet_logbook_get_path (logbook), &bytes, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (bytes, size);
}

void
carnet_hostile_good (const char *path)
{
  static GBytes *good;
  gsize          size;
  const void    *bytes;

  if (good == NULL)
    good = make_good ();
  bytes = g_bytes_get_data (good, &size);
  carnet_test_write_file (path, bytes, size);
}

/* -- Changing it ------------------------------------------------------------------------ */

static sqlite3 *
open_allowing (const char *path)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db,
                "PRAGMA synchronous = OFF; PRAGMA writable_schema = ON; PRAGMA ignore_check_constraints = ON",
                NULL, NULL, NULL);
  return db;
}

void
carnet_hostile_run (const char *path, const char *sql)
{
  sqlite3 *db = open_allowing (path);
  char    *problem = NULL;

  sqlite3_exec (db, sql, NULL, NULL, &problem);
  g_assert_cmpstr (problem, ==, NULL);
  sqlite3_close (db);
}

void
carnet_hostile_make (const CarnetHostile *self, const char *path)
{
  carnet_hostile_good (path);
  if (self->sql != NULL)
    carnet_hostile_run (path, self->sql);
  if (self->change != NULL)
    self->change (path);
}

typedef void (*BytesFunc) (guint8 *bytes, gsize *size);

static void
change_bytes (const char *path, BytesFunc func)
{
  g_autofree char *bytes = NULL;
  gsize            size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  func ((guint8 *)bytes, &size);
  carnet_test_write_file (path, bytes, size);
}

#define BYTES(name, ...)                                                                                     \
  static void name##_bytes (guint8 *bytes, gsize *size) { __VA_ARGS__; }                                     \
  static void name (const char *path) { change_bytes (path, name##_bytes); }

static void
put_be32 (guint8 *bytes, guint32 number)
{
  number = GUINT32_TO_BE (number);
  memcpy (bytes, &number, sizeof number);
}

/* Where a table begins; its page is made an inner one of no cells whose only child is itself. */
static void
bite_tail (guint8 *bytes, const char *what)
{
  guint32 page = (guint32)g_ascii_strtoull (what, NULL, 10);
  guint8 *start = bytes + (page - 1) * 4096;

  memset (start, 0, 12);
  start[0] = 5;
  put_be32 (start + 8, page);
}

static int
copy_cell_cb (void *data, int n, char **values, char **names)
{
  g_strlcpy (data, values[0], 16);
  return 0;
}

static void
bite_payload_tail (const char *path)
{
  sqlite3         *db = open_allowing (path);
  g_autofree char *bytes = NULL;
  gsize            size;
  char             page[16];

  sqlite3_exec (db, "SELECT rootpage FROM sqlite_schema WHERE name = 'payload'", copy_cell_cb, page, NULL);
  sqlite3_close (db);
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  bite_tail ((guint8 *)bytes, page);
  carnet_test_write_file (path, bytes, size);
}

/* Every child of the first page, which holds the schema, is that page. */
BYTES (bite_schema_tail, g_assert_cmpint (bytes[100], ==, 5); put_be32 (bytes + 108, 1);
       for (guint i = 0; i < bytes[104]; i++)
           put_be32 (bytes + (bytes[112 + 2 * i] << 8 | bytes[113 + 2 * i]), 1))
BYTES (cut_half, *size /= 2)
BYTES (cut_page, *size -= 4096)
BYTES (cut_byte, *size -= 1)
BYTES (cut_to_header, *size = 100)
BYTES (cut_to_magic, *size = 16)
BYTES (say_more_pages, put_be32 (bytes + 28, 1 << 30))
BYTES (say_fewer_pages, put_be32 (bytes + 28, 1))
BYTES (say_no_pages, put_be32 (bytes + 28, 0))
BYTES (say_page_size_1, bytes[16] = 0; bytes[17] = 1)
BYTES (say_page_size_0, bytes[16] = 0; bytes[17] = 0)
BYTES (say_page_size_3, bytes[16] = 0; bytes[17] = 3)
BYTES (say_page_size_1024, bytes[16] = 4; bytes[17] = 0)
BYTES (say_reserved, bytes[20] = 255)
BYTES (say_wal, bytes[18] = bytes[19] = 2)
BYTES (say_wal_to_readers, bytes[19] = 2)
BYTES (say_format_9, put_be32 (bytes + 44, 9))
BYTES (say_stale, put_be32 (bytes + 92, 0x7fffffff))
BYTES (say_utf_16, put_be32 (bytes + 56, 2))
BYTES (say_free_pages, put_be32 (bytes + 32, 2); put_be32 (bytes + 36, 1000))
BYTES (say_other_program, put_be32 (bytes + 68, 0x46494c45))
BYTES (say_no_version, put_be32 (bytes + 60, 0))
BYTES (say_negative_version, put_be32 (bytes + 60, 0x80000001))

/* A page of zeros where the table should be. */
BYTES (blank_pages, for (gsize i = 4096 * 3; i < *size; i++) bytes[i] = 0)

static void
be_a_text (const char *path)
{
  carnet_test_write_file (path, "Bonjour", 7);
}

#define AS_VIEW(name, select) "DROP TABLE " name "; CREATE VIEW " name " AS " select

/* The table revision, changed while its definition says something else. */
#define UNDER_OTHER_SCHEMA(what, other, change)                                                              \
  "UPDATE sqlite_schema SET sql = replace (sql, '" what "', '" other "') WHERE name = 'revision';"           \
  "PRAGMA writable_schema = RESET; PRAGMA writable_schema = ON;" change ";"                                  \
  "UPDATE sqlite_schema SET sql = replace (sql, '" other "', '" what "') WHERE name = 'revision'"

#define READ CARNET_HOSTILE_READ, CARNET_ERROR_CORRUPT
#define TAKEN CARNET_HOSTILE_TAKEN, CARNET_ERROR_FAILED, NULL
#define TABLES "its tables are not those of a logbook"
#define DAMAGED "it is damaged"

const CarnetHostile carnet_hostile_files[] = {
  { "good", NULL, NULL, TAKEN },
  { "view", AS_VIEW ("blob", "SELECT id AS hash, header AS bytes FROM revision"), NULL, READ, TABLES },
  { "endless-view",
    AS_VIEW ("blob",
             "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
             " SELECT i AS hash, i AS bytes FROM n"),
    NULL, READ, TABLES },
  { "endless-view-as-table",
    AS_VIEW (
        "blob",
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
        " SELECT i AS hash, i AS bytes FROM n") ";"
                                                "UPDATE sqlite_schema SET type = 'table' WHERE name = 'blob'",
    NULL, READ, DAMAGED },
  { "generated-column",
    "DROP TABLE blob; CREATE TABLE blob (hash BLOB PRIMARY KEY, bytes BLOB AS (zeroblob (500000000)));"
    "INSERT INTO blob (hash) VALUES (zeroblob (32))",
    NULL, READ, TABLES },
  { "check-that-never-ends", "CREATE TABLE more (x CHECK (length (printf ('%.*c', 900000000, 'x')) > 1))",
    NULL, READ, TABLES },
  { "trigger", "CREATE TRIGGER t AFTER INSERT ON revision BEGIN DELETE FROM revision; END", NULL, READ,
    TABLES },
  { "partial-index", "CREATE INDEX i ON revision (id) WHERE length (header) > 3", NULL, READ, TABLES },
  { "expression-index", "CREATE INDEX i ON revision (hex (zeroblob (length (id))))", NULL, READ, TABLES },
  { "virtual-table", "CREATE VIRTUAL TABLE more USING fts5 (a)", NULL, READ, TABLES },
  { "unknown-virtual-table",
    "INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql)"
    " VALUES ('table', 'more', 'more', 0, 'CREATE VIRTUAL TABLE more USING fsdir (x)')",
    NULL, READ, TABLES },
  { "virtual-table-named-as-ours",
    "DROP TABLE redaction; CREATE VIRTUAL TABLE redaction USING fts5 (id, revision, bytes)", NULL, READ,
    TABLES },
  { "shared-root",
    "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'revision')"
    " WHERE name = 'payload'",
    NULL, READ, DAMAGED },
  { "root-outside", "UPDATE sqlite_schema SET rootpage = 1000000 WHERE name = 'payload'", NULL, READ,
    DAMAGED },
  { "root-is-text", "UPDATE sqlite_schema SET rootpage = 'x' WHERE name = 'payload'", NULL, READ, DAMAGED },
  { "table-bites-its-tail", NULL, bite_payload_tail, READ, DAMAGED },
  { "schema-bites-its-tail", NULL, bite_schema_tail, READ, DAMAGED },
  { "half", NULL, cut_half, READ, "its end is missing" },
  { "page-missing", NULL, cut_page, READ, "its end is missing" },
  { "byte-missing", NULL, cut_byte, READ, "its end is missing" },
  { "header-alone", NULL, cut_to_header, READ, "its end is missing" },
  { "magic-alone", NULL, cut_to_magic, CARNET_HOSTILE_READ, CARNET_ERROR_NOT_A_LOGBOOK,
    "it is not a logbook" },
  { "zeros", NULL, blank_pages, READ, DAMAGED },
  { "says-more-pages", NULL, say_more_pages, READ, "its end is missing" },
  { "says-fewer-pages", NULL, say_fewer_pages, READ, DAMAGED },
  { "says-no-pages", NULL, say_no_pages, READ, DAMAGED },
  { "page-size-1", NULL, say_page_size_1, READ, "its end is missing" },
  { "page-size-0", NULL, say_page_size_0, READ, DAMAGED },
  { "page-size-3", NULL, say_page_size_3, READ, DAMAGED },
  { "page-size-wrong", NULL, say_page_size_1024, READ, DAMAGED },
  /* True pages of that size hold the same: the size is no part of the format. */
  { "page-size-65536", "PRAGMA page_size = 65536; VACUUM", NULL, TAKEN },
  { "page-size-512", "PRAGMA page_size = 512; VACUUM", NULL, TAKEN },
  { "reserved-bytes", NULL, say_reserved, READ, DAMAGED },
  { "wal", "PRAGMA journal_mode = WAL", NULL, READ, "it is a raw copy of a file in use" },
  { "says-wal", NULL, say_wal, READ, "it is a raw copy of a file in use" },
  { "says-wal-to-readers", NULL, say_wal_to_readers, READ, "it is a raw copy of a file in use" },
  { "schema-format", NULL, say_format_9, READ, DAMAGED },
  { "stale-header", NULL, say_stale, READ, DAMAGED },
  { "utf-16", NULL, say_utf_16, READ, DAMAGED },
  /* Free pages are for who writes: nothing that is read depends on them. */
  { "says-free-pages", NULL, say_free_pages, TAKEN },
  /* The header of a revision says its kind; the column is this file's own. */
  { "invalid-text", "UPDATE revision SET kind = CAST (x'ff00fe' AS TEXT)", NULL, TAKEN },
  { "nul-in-text", "UPDATE revision SET kind = CAST (x'6100' AS TEXT)", NULL, TAKEN },
  { "31-bytes", "UPDATE revision SET id = substr (id, 1, 31) WHERE seq = 2", NULL, READ, DAMAGED },
  { "33-bytes", "UPDATE blob SET hash = CAST (hash || x'00' AS BLOB)", NULL, READ, DAMAGED },
  { "31-bytes-erased", "INSERT INTO redaction VALUES (zeroblob (32), zeroblob (31), x'')", NULL, READ,
    DAMAGED },
  { "empty-header", "UPDATE revision SET header = x''", NULL, READ, DAMAGED },
  { "long-header", "UPDATE revision SET header = zeroblob (70000)", NULL, READ, DAMAGED },
  { "empty-payload", "UPDATE payload SET bytes = x''", NULL, READ, DAMAGED },
  { "long-payload", "UPDATE payload SET bytes = zeroblob (16777217) WHERE revision = 1", NULL, READ,
    DAMAGED },
  { "long-attachment", "UPDATE blob SET bytes = zeroblob (33554433)", NULL, READ, DAMAGED },
  { "longer-attachment", "UPDATE blob SET bytes = zeroblob (100000000)", NULL, CARNET_HOSTILE_READ,
    CARNET_ERROR_TOO_LARGE, "too much memory" },
  { "not-strict", "UPDATE sqlite_schema SET sql = replace (sql, ') STRICT', ')') WHERE name = 'revision'",
    NULL, READ, TABLES },
  { "wrong-types",
    UNDER_OTHER_SCHEMA ("STRICT", "/* */", "UPDATE revision SET header = 'text', id = 12 WHERE seq = 3"),
    NULL, READ, DAMAGED },
  { "number-for-bytes",
    UNDER_OTHER_SCHEMA ("STRICT", "/* */", "UPDATE revision SET header = 3.5 WHERE seq = 3"), NULL, READ,
    DAMAGED },
  { "null-header",
    UNDER_OTHER_SCHEMA ("header      BLOB NOT NULL",
                        "header      BLOB /* */",
                        "UPDATE revision SET header = NULL"),
    NULL, READ, DAMAGED },
  { "extra-column", "ALTER TABLE revision ADD COLUMN more TEXT", NULL, READ, TABLES },
  { "missing-table", "DROP TABLE redaction", NULL, READ, TABLES },
  { "missing-derived-table", "DROP TABLE coverage", NULL, READ, TABLES },
  { "missing-index", "DROP INDEX revision_entity", NULL, READ, TABLES },
  { "extra-table", "CREATE TABLE more (a)", NULL, READ, TABLES },
  { "no-table", "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema", NULL, READ, TABLES },
  { "malformed-schema", "UPDATE sqlite_schema SET sql = 'CREATE TABLE (((' WHERE name = 'blob'", NULL, READ,
    DAMAGED },
  { "long-schema",
    "UPDATE sqlite_schema SET sql = printf ('%s -- %.*c', sql, 9000000, 'x') WHERE name = 'blob'", NULL,
    CARNET_HOSTILE_READ, CARNET_ERROR_TOO_LARGE, "too much memory" },
  { "newer", "PRAGMA user_version = 2", NULL, CARNET_HOSTILE_READ, CARNET_ERROR_TOO_NEW, "a newer version" },
  { "no-version", NULL, say_no_version, READ, DAMAGED },
  { "negative-version", NULL, say_negative_version, CARNET_HOSTILE_READ, CARNET_ERROR_TOO_NEW,
    "a newer version" },
  { "other-program", NULL, say_other_program, CARNET_HOSTILE_READ, CARNET_ERROR_NOT_A_LOGBOOK,
    "it is not a logbook" },
  { "text", NULL, be_a_text, CARNET_HOSTILE_READ, CARNET_ERROR_NOT_A_LOGBOOK, "logbook" },
  { "other-attachment", "UPDATE blob SET bytes = x'00'", NULL, CARNET_HOSTILE_PARSED, CARNET_ERROR_CORRUPT,
    "an attachment does not match its identifier" },
  /* Erasures are asked for, and nobody but a person carries one out. */
  { "erasures", "INSERT INTO redaction SELECT randomblob (32), id, x'' FROM revision", NULL, TAKEN },
  /* What is derived is derived again. */
  { "derived", "UPDATE observation SET title = 'Autre chose'; DELETE FROM rev_parent; DELETE FROM head", NULL,
    TAKEN },
  { NULL },
};

/* -- Receiving -------------------------------------------------------------------------- */

static gboolean
count_revision_cb (const CarnetHash *id,
                   const guint8     *header,
                   gsize             header_size,
                   const guint8     *payload,
                   gsize             payload_size,
                   gpointer          data,
                   GError          **error)
{
  CarnetHostileCounts *counts = data;
  g_autoptr (GBytes) head = g_bytes_new_static (header, header_size);
  g_autoptr (GBytes) text = payload != NULL ? g_bytes_new_static (payload, payload_size) : NULL;
  g_autoptr (CarnetRevision) revision = carnet_revision_parse (head, text, id, error);

  counts->n_revisions++;
  counts->n_erased += payload == NULL;
  return revision != NULL;
}

static gboolean
count_blob_cb (const CarnetHash *hash, const guint8 *bytes, gsize size, gpointer data, GError **error)
{
  CarnetHash found = carnet_hash_of (NULL, bytes, size);

  ((CarnetHostileCounts *)data)->n_blobs++;
  if (carnet_hash_equal (hash, &found))
    return TRUE;
  g_set_error_literal (error, CARNET_ERROR, CARNET_ERROR_CORRUPT,
                       "Here an attachment does not match its identifier.");
  return FALSE;
}

static gboolean
count_redaction_cb (const CarnetHash *revision, gpointer data, GError **error)
{
  ((CarnetHostileCounts *)data)->n_redactions++;
  return TRUE;
}

CarnetReceiver
carnet_hostile_receiver (CarnetHostileCounts *counts)
{
  *counts = (CarnetHostileCounts){ 0 };
  return (CarnetReceiver){ count_revision_cb, count_blob_cb, count_redaction_cb, NULL, counts };
}

void
carnet_hostile_assert_sentence (const char *sentence)
{
  g_test_message ("%s", sentence);
  g_assert_null (strpbrk (sentence, "\n\r\t"));
  g_assert_true (g_str_has_suffix (sentence, "."));
  g_assert_false (g_str_has_suffix (sentence, ".."));
  g_assert_cmpuint (strlen (sentence), <, 400);
}
