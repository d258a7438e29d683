/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-bench-rows.h"

#include <glib/gstdio.h>

#include "carnet-bench-bare.h"
#include "carnet-bench-sample.h"

/* The tables that an intake fills, but for the search index. */
static const char *const tables[] = { "revision",    "rev_parent",        "payload", "provenance", "head",
                                      "observation", "observation_theme", "linked",  "coverage" };

struct _BenchRows
{
  GArray    *rows[G_N_ELEMENTS (tables)]; /* sqlite3_value*, row after row */
  int        n_columns[G_N_ELEMENTS (tables)];
  GPtrArray *schema;
};

static void
load_rows (BenchRows *self, sqlite3 *handle, guint table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY rowid", tables[table]);
  g_autofree char *plain = g_strdup_printf ("SELECT * FROM %s", tables[table]);
  sqlite3_stmt    *select;

  /* Tables without row numbers are read in the order of their keys. */
  if (sqlite3_prepare_v2 (handle, sql, -1, &select, NULL) != SQLITE_OK)
    select = bench_bare_prepare (handle, plain);
  self->n_columns[table] = sqlite3_column_count (select);
  while (bench_bare_step (select))
    for (int i = 0; i < self->n_columns[table]; i++)
      {
        sqlite3_value *value = sqlite3_value_dup (sqlite3_column_value (select, i));

        g_array_append_val (self->rows[table], value);
      }
  sqlite3_finalize (select);
}

static void
insert_rows (BenchRows *self, sqlite3 *handle, guint table)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  const GArray *rows = self->rows[table];
  int           n = self->n_columns[table];
  sqlite3_stmt *insert;

  g_string_printf (sql, "INSERT INTO %s VALUES (?", tables[table]);
  for (int i = 1; i < n; i++)
    g_string_append (sql, ", ?");
  g_string_append (sql, ")");
  insert = bench_bare_prepare (handle, sql->str);
  for (guint at = 0; at < rows->len; at += (guint)n)
    {
      for (int i = 0; i < n; i++)
        sqlite3_bind_value (insert, i + 1, g_array_index (rows, sqlite3_value *, at + (guint)i));
      bench_bare_step (insert);
      sqlite3_reset (insert);
    }
  sqlite3_finalize (insert);
}

/* The statements that make the tables and indexes of the sample, but for the search index. */
static GPtrArray *
list_schema (const char *path)
{
  sqlite3      *sample = bench_bare_open (path, NULL);
  sqlite3_stmt *select = bench_bare_prepare (
      sample, "SELECT sql FROM sqlite_schema WHERE sql NOT NULL AND name NOT LIKE 'search%'"
              " AND name NOT LIKE 'sqlite%' ORDER BY type = 'index'");
  GPtrArray *schema = g_ptr_array_new_with_free_func (g_free);

  while (bench_bare_step (select))
    g_ptr_array_add (schema, g_strdup ((const char *)sqlite3_column_text (select, 0)));
  sqlite3_finalize (select);
  sqlite3_close (sample);
  return schema;
}

static sqlite3 *
make_file (BenchRows *self, const char *path)
{
  sqlite3 *handle;

  g_unlink (path);
  handle = bench_bare_open (path, BENCH_SAFE);
  bench_bare_exec (handle, "BEGIN");
  for (guint i = 0; i < self->schema->len; i++)
    bench_bare_exec (handle, self->schema->pdata[i]);
  bench_bare_exec (handle, "CREATE VIRTUAL TABLE fts USING fts5 (title, body, content = 'observation',"
                           " content_rowid = 'seq', tokenize = 'unicode61 remove_diacritics 2');"
                           "COMMIT");
  return handle;
}

void
bench_rows_store (BenchRows *self, const char *path)
{
  sqlite3 *handle = make_file (self, path);

  bench_bare_exec (handle, "PRAGMA foreign_keys=OFF; BEGIN IMMEDIATE;"
                           "INSERT INTO fts (fts, rank) VALUES ('automerge', 0)");
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    insert_rows (self, handle, i);
  bench_bare_exec (handle, "INSERT INTO fts (rowid, title, body) SELECT seq, title, body FROM observation;"
                           "INSERT INTO fts (fts, rank) VALUES ('automerge', 4);"
                           "COMMIT");
  sqlite3_close (handle);
}

BenchRows *
bench_rows_load (guint size)
{
  g_autofree char *sample = bench_sample_path (size);
  BenchRows       *self = g_new0 (BenchRows, 1);
  sqlite3         *handle = bench_bare_open (sample, NULL);

  self->schema = list_schema (sample);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      self->rows[i] = g_array_new (FALSE, FALSE, sizeof (sqlite3_value *));
      load_rows (self, handle, i);
    }
  sqlite3_close (handle);
  return self;
}

void
bench_rows_free (BenchRows *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      for (guint j = 0; j < self->rows[i]->len; j++)
        sqlite3_value_free (g_array_index (self->rows[i], sqlite3_value *, j));
      g_array_unref (self->rows[i]);
    }
  g_ptr_array_unref (self->schema);
  g_free (self);
}
