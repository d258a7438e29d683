/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns the table of the official territories into the read-only database that the
 * gazetteer searches. Run while building:
 *   carnet-gazetteer-build VINTAGE TABLE.tsv TERRITORIES.db */
#include <errno.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "store/carnet-gazetteer-list.h"

static const char SCHEMA[]
    = "PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
      "PRAGMA encoding='UTF-8';"
      "CREATE TABLE territory (rank INTEGER PRIMARY KEY, kind TEXT NOT NULL, code TEXT NOT NULL,"
      " name TEXT NOT NULL, departement TEXT NOT NULL, region TEXT NOT NULL,"
      " departement_name TEXT NOT NULL, population INTEGER NOT NULL) STRICT;"
      "CREATE TABLE list (vintage TEXT NOT NULL, names BLOB NOT NULL) STRICT;"
      "BEGIN";

static const char FINISH[]
    = "CREATE UNIQUE INDEX territory_code ON territory (code, kind); COMMIT; PRAGMA user_version=1";

/* Best first among equally good matches. */
static const char *const KINDS[] = { "region", "departement", "epci", "ept", "commune", "arrondissement" };

typedef struct
{
  char **columns; /* kind, code, name, departement, region, population */
  guint  kind;
  gint64 population;
} Row;

enum
{
  KIND,
  CODE,
  NAME,
  DEPARTEMENT,
  REGION,
  POPULATION,
  N_COLUMNS,
};

static void die (const char *format, ...) G_GNUC_PRINTF (1, 2) G_GNUC_NORETURN;

static void
die (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  vfprintf (stderr, format, arguments);
  va_end (arguments);
  fputc ('\n', stderr);
  exit (1);
}

static void
row_free (gpointer data)
{
  Row *row = data;

  g_strfreev (row->columns);
  g_free (row);
}

static guint
kind_rank (const char *kind)
{
  /* The territories of Grand Paris rank among the other intercommunalities. */
  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    if (g_str_equal (KINDS[i], kind))
      return g_str_equal (kind, "ept") ? i - 1 : i;
  die ("unknown kind of territory: %s", kind);
}

static Row *
parse_row (const char *line, guint number)
{
  Row *row = g_new0 (Row, 1);

  row->columns = g_strsplit (line, "\t", -1);
  if (g_strv_length (row->columns) != N_COLUMNS)
    die ("line %u does not have %d columns", number, N_COLUMNS);
  if (row->columns[CODE][0] == '\0' || row->columns[NAME][0] == '\0')
    die ("line %u has no code or no name", number);
  row->kind = kind_rank (row->columns[KIND]);
  row->population = -1;
  if (row->columns[POPULATION][0] != '\0'
      && !g_ascii_string_to_signed (row->columns[POPULATION], 10, 0, G_MAXINT32, &row->population, NULL))
    die ("line %u has a population that is not a number", number);
  return row;
}

static GPtrArray *
read_table (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  GPtrArray *rows = g_ptr_array_new_with_free_func (row_free);

  if (!g_file_get_contents (path, &text, NULL, &error))
    die ("%s", error->message);
  if (!g_utf8_validate (text, -1, NULL))
    die ("%s is not UTF-8", path);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    if (lines[i][0] != '\0')
      g_ptr_array_add (rows, parse_row (lines[i], i + 1));
  return rows;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *one = *(const Row *const *)a;
  const Row *two = *(const Row *const *)b;

  if (one->kind != two->kind)
    return one->kind < two->kind ? -1 : 1;
  if (one->population != two->population)
    return one->population > two->population ? -1 : 1;
  return strcmp (one->columns[CODE], two->columns[CODE]);
}

static void
check (sqlite3 *db, int result)
{
  if (result != SQLITE_OK && result != SQLITE_DONE)
    die ("%s", sqlite3_errmsg (db));
}

static void
insert_row (sqlite3 *db, sqlite3_stmt *insert, const Row *row, GHashTable *departements)
{
  const char *departement = g_hash_table_lookup (departements, row->columns[DEPARTEMENT]);

  for (int i = KIND; i <= REGION; i++)
    check (db, sqlite3_bind_text (insert, i + 1, row->columns[i], -1, SQLITE_STATIC));
  check (db, sqlite3_bind_text (insert, 6, departement != NULL ? departement : "", -1, SQLITE_STATIC));
  check (db, sqlite3_bind_int64 (insert, 7, row->population));
  check (db, sqlite3_step (insert));
  check (db, sqlite3_reset (insert));
}

static GHashTable *
index_departements (GPtrArray *rows)
{
  GHashTable *names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rows->len; i++)
    {
      Row *row = g_ptr_array_index (rows, i);

      if (g_str_equal (row->columns[KIND], "departement"))
        g_hash_table_insert (names, row->columns[CODE], row->columns[NAME]);
    }
  return names;
}

static void
insert_rows (sqlite3 *db, GPtrArray *rows, GString *names)
{
  g_autoptr (GHashTable) departements = index_departements (rows);
  sqlite3_stmt *insert = NULL;

  check (db, sqlite3_prepare_v2 (db,
                                 "INSERT INTO territory (kind, code, name, departement, region,"
                                 " departement_name, population) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                                 -1, &insert, NULL));
  for (guint i = 0; i < rows->len; i++)
    {
      const Row       *row = g_ptr_array_index (rows, i);
      g_autofree char *line = carnet_gazetteer_line (row->columns[NAME]);

      insert_row (db, insert, row, departements);
      g_string_append_len (names, line, strlen (line) + 1);
    }
  sqlite3_finalize (insert);
}

static void
insert_list (sqlite3 *db, const char *vintage, const GString *names)
{
  sqlite3_stmt *insert = NULL;

  check (db, sqlite3_prepare_v2 (db, "INSERT INTO list (vintage, names) VALUES (?1, ?2)", -1, &insert, NULL));
  check (db, sqlite3_bind_text (insert, 1, vintage, -1, SQLITE_STATIC));
  check (db, sqlite3_bind_blob64 (insert, 2, names->str, names->len, SQLITE_STATIC));
  check (db, sqlite3_step (insert));
  sqlite3_finalize (insert);
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  sqlite3 *db = NULL;

  if (argc != 4)
    die ("usage: %s VINTAGE TABLE.tsv TERRITORIES.db", argv[0]);
  rows = read_table (argv[2]);
  g_ptr_array_sort (rows, compare_rows);
  if (g_unlink (argv[3]) != 0 && errno != ENOENT)
    die ("%s: %s", argv[3], g_strerror (errno));
  if (sqlite3_open (argv[3], &db) != SQLITE_OK)
    die ("%s: %s", argv[3], sqlite3_errmsg (db));
  check (db, sqlite3_exec (db, SCHEMA, NULL, NULL, NULL));
  insert_rows (db, rows, names);
  insert_list (db, argv[1], names);
  check (db, sqlite3_exec (db, FINISH, NULL, NULL, NULL));
  check (db, sqlite3_close (db));
  return 0;
}
