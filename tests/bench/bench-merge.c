/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "carnet-bench-rows.h"
#include "carnet-bench-sample.h"
#include "carnet-bench.h"
#include "logbook/carnet-logbook-merge.h"
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
start_anew (const char *base, const char *path)
{
  g_autoptr (GFile) from = g_file_new_for_path (base);
  g_autoptr (GFile) to = g_file_new_for_path (path);

  BENCH_TRY (g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error));
}

static void
merge (gpointer data, guint round)
{
  Merging *self = data;
  g_autoptr (CarnetStore) store = NULL;
  g_autoptr (CarnetMerge) merge = NULL;
  gint64 sitting;

  start_anew (self->base, self->path);
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

  start_anew (self->base, self->path); /* the same copy, on both sides */
  bench_rows_store (self->rows, self->bare);
}

/* -- A small one into a large one --------------------------------------------------------------- */

#define N_SMALL 220 /* revisions, of 200 observations */
#define SMALLEST 1000

typedef struct
{
  char  *small, *base, *path;
  double prepare, apply; /* ms, of the last merge */
} Small;

static void
make_small (Small *self, guint size)
{
  g_autoptr (GPtrArray) revisions = bench_sample_revisions (size);
  g_autoptr (GPtrArray) last = g_ptr_array_new ();

  add_part (last, revisions, revisions->len - N_SMALL, 1);
  self->small = bench_file ("merge-small.carnet");
  bench_sample_store (self->small, last);
  g_ptr_array_set_size (revisions, (int)(revisions->len - N_SMALL));
  self->base = bench_file ("merge-base.carnet");
  bench_sample_store (self->base, revisions);
  self->path = bench_file ("merged.carnet");
}

/* As the application does it: the backup, which copies the bytes of the large one, and the rest. */
static void
merge_small (Small *self)
{
  const char *paths[] = { self->small, NULL };
  g_autoptr (CarnetLogbook) logbook = NULL;
  g_autoptr (CarnetMerge) merging = NULL;
  double begin;

  BENCH_TRY (logbook = carnet_logbook_open (self->path, CARNET_OPEN_READ_WRITE, NULL, &error));
  begin = bench_now ();
  BENCH_TRY (merging = carnet_logbook_prepare_merge (logbook, paths, NULL, NULL, NULL, &error));
  self->prepare = bench_now () - begin;
  begin = bench_now ();
  BENCH_TRY (
      carnet_logbook_apply_merge (logbook, merging, CARNET_MERGE_DEFAULT, NULL, NULL, NULL, NULL, &error));
  self->apply = bench_now () - begin;
}

static void
time_small (guint size, double *prepare, double *apply)
{
  Small small = { 0 };
  g_autoptr (BenchTimes) prepares = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (BenchTimes) applies = g_array_new (FALSE, FALSE, sizeof (double));

  make_small (&small, size);
  for (guint i = 0; i < ROUNDS; i++)
    {
      start_anew (small.base, small.path);
      merge_small (&small);
      g_array_append_val (prepares, small.prepare);
      g_array_append_val (applies, small.apply);
    }
  *prepare = bench_median (prepares);
  *apply = bench_median (applies);
  g_free (small.small);
  g_free (small.base);
  g_free (small.path);
}

static void
print_small (guint size)
{
  double prepare, apply, smallest_prepare, smallest_apply;

  time_small (SMALLEST, &smallest_prepare, &smallest_apply);
  time_small (size, &prepare, &apply);
  bench_print (&(BenchFigure){ "merge, one file of 200, reading and comparing", size, prepare, "ms",
                               smallest_prepare, "the same into a logbook of 1000", "<= 1.3" });
  bench_print (&(BenchFigure){ "merge, one file of 200, backup and applying", size, apply, "ms",
                               smallest_apply, "the same into a logbook of 1000", "<= 1.3" });
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
  print_small (size);
}
