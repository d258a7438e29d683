/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-bench-bare.h"

#include <string.h>

#include "store/carnet-tokenizer.h"

static void
check (sqlite3 *handle, int result, const char *what)
{
  if (result != SQLITE_OK)
    g_error ("%s: %s", what, sqlite3_errmsg (handle));
}

sqlite3 *
bench_bare_open (const char *path, const char *settings)
{
  sqlite3 *handle;

  check (NULL, sqlite3_open (path, &handle), path);
  if (settings != NULL)
    bench_bare_exec (handle, settings);
  return handle;
}

void
bench_bare_register (sqlite3 *handle)
{
  check (handle, carnet_tokenizer_register (handle), "the tokenizer");
}

void
bench_bare_exec (sqlite3 *handle, const char *sql)
{
  check (handle, sqlite3_exec (handle, sql, NULL, NULL, NULL), sql);
}

sqlite3_stmt *
bench_bare_prepare (sqlite3 *handle, const char *sql)
{
  sqlite3_stmt *statement;

  check (handle, sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), sql);
  return statement;
}

gboolean
bench_bare_step (sqlite3_stmt *statement)
{
  int result = sqlite3_step (statement);

  if (result != SQLITE_ROW && result != SQLITE_DONE)
    g_error ("%s: %s", sqlite3_sql (statement), sqlite3_errmsg (sqlite3_db_handle (statement)));
  return result == SQLITE_ROW;
}

guint
bench_bare_drain (sqlite3_stmt *statement)
{
  gsize total = 0;
  guint n = 0;

  for (; bench_bare_step (statement); n++)
    for (int i = 0; i < sqlite3_column_count (statement); i++)
      {
        const unsigned char *text = sqlite3_column_text (statement, i);

        total += text != NULL ? strlen ((const char *)text) : 0;
      }
  sqlite3_reset (statement);
  return total > 0 ? n : 0;
}

void
bench_bare_index (sqlite3 *handle, const char *path)
{
  g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS sample", path);

  bench_bare_exec (handle, attach);
  bench_bare_exec (handle,
                   "PRAGMA synchronous=OFF;"
                   "BEGIN;"
                   "CREATE TABLE doc (id INTEGER PRIMARY KEY, title TEXT, body TEXT);"
                   "CREATE VIRTUAL TABLE fts USING fts5 (title, body, content = 'doc', content_rowid = 'id',"
                   " tokenize = '" BENCH_BARE_TOKENIZER "');"
                   "INSERT INTO doc SELECT seq, title, body FROM sample.observation;"
                   "INSERT INTO fts (rowid, title, body) SELECT id, title, body FROM doc;"
                   "COMMIT;"
                   "DETACH sample;");
}
