/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-bench-rows.h"

#include <glib/gstdio.h>

#include "carnet-bench-bare.h"
#include "carnet-bench-sample.h"

/* The tables that an intake fills, but for the search index. */
static const char *const tables[] = { "revision",    "rev_parent",        "payload", "provenance", "head",
                                      "observation", "observation_theme", "linked",  "coverage" };
#define OBSERVATION 5
#define COUNTS 7

struct _BenchRows
{
  GArray    *rows[G_N_ELEMENTS (tables)]; /* sqlite3_value*, row after row */
  int        n_columns[G_N_ELEMENTS (tables)];
  GPtrArray *schema;
};

static void
load_rows (BenchRows *self, sqlite3_stmt *select, guint table)
{
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

  /* Counts may have changed. */
  g_string_printf (sql, "INSERT %s INTO %s VALUES (?", table >= COUNTS ? "OR REPLACE" : "", tables[table]);
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

/* -- Storing ---------------------------------------------------------------------------- */

static void
make_file (BenchRows *self, const char *path, const char *tokenizer)
{
  g_autofree char *index
      = g_strdup_printf ("CREATE VIRTUAL TABLE fts USING fts5 (title, body, content = 'observation',"
                         " content_rowid = 'seq', tokenize = '%s'); COMMIT",
                         tokenizer);
  sqlite3 *handle;

  g_unlink (path);
  handle = bench_bare_open (path, BENCH_SAFE);
  bench_bare_register (handle);
  bench_bare_exec (handle, "BEGIN");
  for (guint i = 0; i < self->schema->len; i++)
    bench_bare_exec (handle, self->schema->pdata[i]);
  bench_bare_exec (handle, index);
  sqlite3_close (handle);
}

/* Which observations there are rows of; those that were there are taken away, and from the index. They are
 * named first in each join: the other way round, SQLite would read all that the file holds. */
static void
note_observations (BenchRows *self, sqlite3 *handle)
{
  const GArray *rows = self->rows[OBSERVATION];
  sqlite3_stmt *insert;

  bench_bare_exec (handle, "CREATE TEMP TABLE touched (seq INTEGER PRIMARY KEY)");
  insert = bench_bare_prepare (handle, "INSERT INTO temp.touched VALUES (?)");
  for (guint at = 0; at < rows->len; at += (guint)self->n_columns[OBSERVATION])
    {
      sqlite3_bind_value (insert, 1, g_array_index (rows, sqlite3_value *, at));
      bench_bare_step (insert);
      sqlite3_reset (insert);
    }
  sqlite3_finalize (insert);
  bench_bare_exec (handle, "INSERT INTO fts (fts, rowid, title, body)"
                           " SELECT 'delete', o.seq, title, body FROM temp.touched AS t"
                           " CROSS JOIN observation AS o ON o.seq = t.seq;"
                           "DELETE FROM observation WHERE seq IN (SELECT seq FROM temp.touched)");
}

void
bench_rows_add (BenchRows *self, const char *path)
{
  sqlite3 *handle = bench_bare_open (path, BENCH_SAFE);

  bench_bare_register (handle);
  bench_bare_exec (handle, "PRAGMA foreign_keys=OFF; BEGIN IMMEDIATE;"
                           "INSERT INTO fts (fts, rank) VALUES ('automerge', 0)");
  note_observations (self, handle);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    insert_rows (self, handle, i);
  bench_bare_exec (handle, "INSERT INTO fts (rowid, title, body)"
                           " SELECT o.seq, title, body FROM temp.touched AS t"
                           " CROSS JOIN observation AS o ON o.seq = t.seq;"
                           "INSERT INTO fts (fts, rank) VALUES ('automerge', 4);"
                           "COMMIT");
  sqlite3_close (handle);
}

void
bench_rows_store_with (BenchRows *self, const char *path, const char *tokenizer)
{
  make_file (self, path, tokenizer);
  bench_rows_add (self, path);
}

void
bench_rows_store (BenchRows *self, const char *path)
{
  bench_rows_store_with (self, path, BENCH_BARE_TOKENIZER);
}

/* -- Loading ---------------------------------------------------------------------------- */

static BenchRows *
rows_new (const char *path)
{
  BenchRows *self = g_new0 (BenchRows, 1);

  self->schema = list_schema (path);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    self->rows[i] = g_array_new (FALSE, FALSE, sizeof (sqlite3_value *));
  return self;
}

BenchRows *
bench_rows_load_file (const char *path)
{
  BenchRows *self = rows_new (path);
  sqlite3   *handle = bench_bare_open (path, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY 1, 2", tables[i]);

      load_rows (self, bench_bare_prepare (handle, sql), i);
    }
  sqlite3_close (handle);
  return self;
}

BenchRows *
bench_rows_load (guint size)
{
  g_autofree char *sample = bench_sample_path (size);

  return bench_rows_load_file (sample);
}

BenchRows *
bench_rows_load_added (const char *before, const char *after)
{
  BenchRows       *self = rows_new (after);
  sqlite3         *handle = bench_bare_open (after, NULL);
  g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS before", before);

  bench_bare_exec (handle, attach);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM main.%s EXCEPT SELECT * FROM before.%s"
                                              " ORDER BY 1, 2",
                                              tables[i], tables[i]);

      load_rows (self, bench_bare_prepare (handle, sql), i);
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
