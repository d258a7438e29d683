/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "carnet-bench-rows.h"
#include "carnet-bench-sample.h"
#include "carnet-bench.h"
#include "logbook/carnet-logbook.h"
#include "merge/carnet-merge-store.h"

#define ROUNDS 5
#define N_FILES 10

/* Ten logbooks, half of whose revisions are held already: read by the reader apart, every hash verified,
 * compared, applied in one transaction. The floor inserts the other half into bare SQLite. */

typedef struct
{
  GPtrArray *revisions;
  char      *paths[N_FILES + 1];
  char      *base; /* what holds half of it */
  char      *path, *bare;
  BenchRows *rows;
} Merging;

static void
add_part (GPtrArray *part, GPtrArray *revisions, guint from, guint step)
{
  for (guint i = from; i < revisions->len; i += step)
    g_ptr_array_add (part, revisions->pdata[i]);
}

static void
make_files (Merging *self)
{
  g_autoptr (GPtrArray) half = g_ptr_array_new ();

  for (guint i = 0; i < N_FILES; i++)
    {
      g_autoptr (GPtrArray) part = g_ptr_array_new ();
      g_autofree char *name = g_strdup_printf ("merge-%u.carnet", i);

      add_part (part, self->revisions, i, N_FILES);
      self->paths[i] = bench_file (name);
      bench_sample_store (self->paths[i], part);
    }
  /* Every tenth of each residue: half of each file. */
  for (guint i = 0; i < N_FILES; i++)
    add_part (half, self->revisions, i, 2 * N_FILES);
  self->base = bench_file ("merge-base.carnet");
  bench_sample_store (self->base, half);
}

static void
start_anew (Merging *self)
{
  g_autoptr (GFile) from = g_file_new_for_path (self->base);
  g_autoptr (GFile) to = g_file_new_for_path (self->path);

  BENCH_TRY (g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error));
}

static void
merge (gpointer data, guint round)
{
  Merging *self = data;
  g_autoptr (CarnetStore) store = NULL;
  g_autoptr (CarnetMerge) merge = NULL;
  gint64 sitting;

  start_anew (self);
  BENCH_TRY (store = carnet_store_open (self->path, FALSE, &error));
  merge = carnet_merge_new (store, carnet_clock_now (NULL));
  BENCH_TRY (carnet_merge_read_files (merge, (const char *const *)self->paths, NULL, &error));
  g_assert_cmpuint (carnet_merge_get_n_ready (merge), ==, N_FILES);
  BENCH_TRY (carnet_merge_apply (merge, CARNET_MERGE_DEFAULT, &sitting, NULL, &error));
}

static void
bare (gpointer data, guint round)
{
  Merging *self = data;

  start_anew (self); /* the same copy, on both sides */
  bench_rows_store (self->rows, self->bare);
}

void
bench_merge (guint size)
{
  static const BenchFunc funcs[] = { merge, bare };
  g_autoptr (GPtrArray) revisions = bench_sample_revisions (size);
  g_autoptr (BenchRows) rows = bench_rows_load (size / 2);
  g_autofree char *path = bench_file ("merged.carnet"), *without = bench_file ("merged-bare.db");
  g_autoptr (GPtrArray) times = NULL;
  Merging self = { .revisions = revisions, .rows = rows, .path = path, .bare = without };

  make_files (&self);
  bench_reset_peak ();
  times = bench_interleave (funcs, G_N_ELEMENTS (funcs), &self, ROUNDS);
  bench_print (&(BenchFigure){ "merge, 10 files, half held", size,
                               revisions->len / bench_median (times->pdata[0]) * 1000, "revisions seen/s",
                               revisions->len / bench_median (times->pdata[1]) * 1000,
                               "bare SQLite inserting the other half, FTS5 at the end", ">= 0.7" });
  for (guint i = 0; i < N_FILES; i++)
    g_free (self.paths[i]);
  g_free (self.base);
}
