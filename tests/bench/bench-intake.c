/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "carnet-bench-bare.h"
#include "carnet-bench-sample.h"
#include "carnet-bench.h"

#define ROUNDS 5

/* The tables that an intake fills, but for the search index. */
static const char *const tables[] = { "revision", "rev_parent",  "payload",           "provenance",
                                      "head",     "observation", "observation_theme", "coverage" };

typedef struct
{
  GPtrArray *revisions;
  GArray    *rows[G_N_ELEMENTS (tables)]; /* sqlite3_value*, row after row */
  int        n_columns[G_N_ELEMENTS (tables)];
  char      *path, *bare;
} Intake;

static void
ours (gpointer data, guint round)
{
  Intake *self = data;

  g_unlink (self->path);
  bench_sample_store (self->path, self->revisions);
}

/* -- The same rows, ready in memory, through bare SQLite ------------------------------- */

static void
load_rows (Intake *self, sqlite3 *handle, guint table)
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
insert_rows (Intake *self, sqlite3 *handle, guint table)
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
make_bare (Intake *self)
{
  g_autofree char *sample = bench_sample_path (1000);
  g_autoptr (GPtrArray) schema = list_schema (sample);
  sqlite3 *handle;

  g_unlink (self->bare);
  handle = bench_bare_open (self->bare, BENCH_SAFE);
  bench_bare_exec (handle, "BEGIN");
  for (guint i = 0; i < schema->len; i++)
    bench_bare_exec (handle, schema->pdata[i]);
  bench_bare_exec (handle, "CREATE VIRTUAL TABLE fts USING fts5 (title, body, content = 'observation',"
                           " content_rowid = 'seq', tokenize = 'unicode61 remove_diacritics 2');"
                           "COMMIT");
  return handle;
}

static void
bare (gpointer data, guint round)
{
  Intake  *self = data;
  sqlite3 *handle = make_bare (self);

  bench_bare_exec (handle, "PRAGMA foreign_keys=OFF; BEGIN IMMEDIATE;"
                           "INSERT INTO fts (fts, rank) VALUES ('automerge', 0)");
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    insert_rows (self, handle, i);
  bench_bare_exec (handle, "INSERT INTO fts (rowid, title, body) SELECT seq, title, body FROM observation;"
                           "INSERT INTO fts (fts, rank) VALUES ('automerge', 4);"
                           "COMMIT");
  sqlite3_close (handle);
}

/* -- The same again: everything is held already ------------------------------------------ */

static void
again (gpointer data, guint round)
{
  Intake *self = data;
  g_autoptr (CarnetStore) store = NULL;
  CarnetIntake      *intake;
  CarnetIntakeReport report;
  CarnetHash         file = carnet_hash_of (NULL, "again", 5);

  BENCH_TRY (store = carnet_store_open (self->path, FALSE, &error));
  BENCH_TRY (intake = carnet_intake_begin (store, "again", &file, 0, &error));
  for (guint i = 0; i < self->revisions->len; i++)
    BENCH_TRY (carnet_intake_add (intake, self->revisions->pdata[i], &error));
  BENCH_TRY (carnet_intake_finish (intake, &report, &error));
  g_assert_cmpuint (report.n_new, ==, 0);
}

static void
print_rate (const char       *name,
            guint             size,
            const Intake     *self,
            const BenchTimes *times,
            const BenchTimes *floor)
{
  double n = self->revisions->len;

  bench_print (&(BenchFigure){ name, size, n / bench_median (times) * 1000, "revisions/s",
                               n / bench_median (floor) * 1000, "bare SQLite, same rows, FTS5 at the end",
                               ">= 0.7" });
}

void
bench_intake (guint size)
{
  static const BenchFunc funcs[] = { ours, bare, again };
  g_autofree char       *sample = bench_sample_path (size), *path = bench_file ("intake.carnet"),
                  *without = bench_file ("intake-bare.db");
  g_autoptr (GPtrArray) revisions = bench_sample_revisions (size);
  g_autoptr (GPtrArray) times = NULL;
  Intake   self = { revisions, { NULL }, { 0 }, path, without };
  sqlite3 *handle = bench_bare_open (sample, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      self.rows[i] = g_array_new (FALSE, FALSE, sizeof (sqlite3_value *));
      load_rows (&self, handle, i);
    }
  sqlite3_close (handle);
  times = bench_interleave (funcs, G_N_ELEMENTS (funcs), &self, ROUNDS);
  print_rate ("intake, all new", size, &self, times->pdata[0], times->pdata[1]);
  print_rate ("intake, all known", size, &self, times->pdata[2], times->pdata[1]);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      for (guint j = 0; j < self.rows[i]->len; j++)
        sqlite3_value_free (g_array_index (self.rows[i], sqlite3_value *, j));
      g_array_unref (self.rows[i]);
    }
}
