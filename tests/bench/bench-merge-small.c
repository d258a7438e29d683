/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#include "carnet-bench-rows.h"
#include "carnet-bench-sample.h"
#include "carnet-bench.h"
#include "logbook/carnet-logbook-merge.h"
#include "logbook/carnet-logbook.h"
#include "merge/carnet-merge-store.h"

/* What one catalyst sends, 200 observations, into a logbook: what it costs should not depend on how much is
 * there. */

#define ROUNDS 5
#define N_SMALL 200
#define SMALLEST 1000

enum
{
  COMPARE,
  APPLY,
  BACKUP,
  AHEAD,
  BARE, /* SQLite, which takes the rows that applying changes */
  COPY, /* of the same file, by cp, durably */
  N_STEPS
};

typedef struct
{
  char      *small, *base, *path;
  char      *bare_base, *bare;
  BenchRows *rows;          /* that it adds or changes */
  double     took[N_STEPS]; /* ms, the last time */
} Small;

/* What is still to be written of the copy would be waited for by the first commit. As for who has it open,
 * the copy alone is in the system's cache. */
static void
start_settled (const char *base, const char *path)
{
  bench_start_anew (base, path);
  bench_settle (path);
  bench_forget (base);
}

static void
make_small (Small *self, guint size)
{
  g_autoptr (GPtrArray) revisions = bench_sample_revisions (size);
  g_autoptr (GPtrArray) notebook = bench_sample_notebook (N_SMALL);

  self->small = bench_file ("merge-small.carnet");
  bench_sample_store (self->small, notebook);
  self->base = bench_file ("merge-base.carnet");
  bench_sample_store (self->base, revisions);
  self->path = bench_file ("merged.carnet");
}

int
bench_merge_small_child (char **argv)
{
  const char *paths[] = { argv[1], NULL };
  g_autoptr (CarnetStore) store = NULL;
  g_autoptr (CarnetMerge) merging = NULL;
  double begin, compared;
  gint64 sitting;

  BENCH_TRY (store = carnet_store_open (argv[0], FALSE, &error));
  begin = bench_now ();
  merging = carnet_merge_new (store, carnet_clock_now (NULL));
  BENCH_TRY (carnet_merge_read_files (merging, paths, NULL, &error));
  compared = bench_now ();
  BENCH_TRY (carnet_merge_apply (merging, &sitting, NULL, &error));
  printf ("%f %f\n", compared - begin, bench_now () - compared);
  return EXIT_SUCCESS;
}

/* In a process of its own: this one holds as much in memory as was made. */
static void
merge_small (Small *self)
{
  const char      *arguments[] = { "/proc/self/exe", "merge-small-child", self->path, self->small, NULL };
  g_autofree char *output = NULL;
  int              status;

  BENCH_TRY (g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL,
                           &status, &error)
             && g_spawn_check_wait_status (status, &error));
  g_assert_cmpint (sscanf (output, "%lf %lf", &self->took[COMPARE], &self->took[APPLY]), ==, 2);
}

static void
make_small_floor (Small *self)
{
  g_autoptr (BenchRows) held = bench_rows_load_file (self->base);

  self->bare_base = bench_file ("merge-bare-base.db");
  self->bare = bench_file ("merged-bare.db");
  bench_rows_store (held, self->bare_base);
  bench_start_anew (self->base, self->path);
  merge_small (self);
  self->rows = bench_rows_load_added (self->base, self->path);
}

static void
add_bare (Small *self)
{
  double begin;

  start_settled (self->bare_base, self->bare);
  begin = bench_now ();
  bench_rows_add (self->rows, self->bare);
  self->took[BARE] = bench_now () - begin;
  bench_forget (self->bare);
}

static void
small_clear (Small *self)
{
  g_free (self->small);
  g_free (self->base);
  g_free (self->path);
  g_free (self->bare_base);
  g_free (self->bare);
  bench_rows_free (self->rows);
}

static double
time_backup (CarnetLogbook *logbook)
{
  double           begin = bench_now (), took;
  g_autofree char *backup = NULL;

  BENCH_TRY (backup = carnet_logbook_make_backup (logbook, NULL, NULL, NULL, &error));
  took = bench_now () - begin;
  g_unlink (backup);
  return took;
}

/* All at once, as the command line does; and when it was copied while the preview was looked at. */
static void
back_up (Small *self)
{
  g_autoptr (CarnetLogbook) logbook = NULL;
  gboolean more = TRUE;

  BENCH_TRY (logbook = carnet_logbook_open (self->path, CARNET_OPEN_READ_WRITE, NULL, &error));
  self->took[BACKUP] = time_backup (logbook);
  while (more)
    BENCH_TRY (carnet_logbook_back_up_ahead (logbook, &more, &error));
  self->took[AHEAD] = time_backup (logbook);
}

static void
copy (Small *self)
{
  g_autofree char *copied = g_strconcat (self->path, "-copy", NULL);
  const char      *arguments[]
      = { "sh", "-c", "cp --reflink=never -- \"$0\" \"$1\" && sync \"$1\"", self->path, copied, NULL };
  double begin = bench_now ();
  int    status;

  BENCH_TRY (g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                           &status, &error)
             && g_spawn_check_wait_status (status, &error));
  self->took[COPY] = bench_now () - begin;
  g_unlink (copied);
}

/* @medians: ms, of each step */
static void
time_small (guint size, double medians[N_STEPS])
{
  Small      small = { 0 };
  GPtrArray *times = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);

  for (guint i = 0; i < N_STEPS; i++)
    g_ptr_array_add (times, g_array_new (FALSE, FALSE, sizeof (double)));
  make_small (&small, size);
  make_small_floor (&small);
  for (guint round = 0; round < ROUNDS; round++)
    {
      start_settled (small.base, small.path);
      merge_small (&small);
      back_up (&small);
      copy (&small);
      bench_forget (small.path);
      add_bare (&small);
      for (guint i = 0; i < N_STEPS; i++)
        g_array_append_val ((GArray *)times->pdata[i], small.took[i]);
    }
  for (guint i = 0; i < N_STEPS; i++)
    medians[i] = bench_median (times->pdata[i]);
  g_ptr_array_unref (times);
  small_clear (&small);
}

void
bench_merge_small (guint size)
{
  double smallest[N_STEPS], medians[N_STEPS];

  time_small (SMALLEST, smallest);
  time_small (size, medians);
  bench_print (&(BenchFigure){ "merge, one file of 200, reading and comparing", size, medians[COMPARE], "ms",
                               smallest[COMPARE], "the same into a logbook of 1000", "<= 1.3" });
  bench_print (&(BenchFigure){ "merge, one file of 200, applying", size, medians[APPLY], "ms",
                               smallest[APPLY], "the same into a logbook of 1000", "<= 1.3" });
  bench_print (&(BenchFigure){ "merge, one file of 200, applying", size, medians[APPLY], "ms", medians[BARE],
                               "bare SQLite, same rows", "<= 1" });
  bench_print (&(BenchFigure){ "bare SQLite, the same rows", size, medians[BARE], "ms", smallest[BARE],
                               "into a logbook of 1000", NULL });
  bench_print (&(BenchFigure){ "merge, the backup before", size, medians[BACKUP], "ms", medians[COPY],
                               "cp of the same file, and sync", "<= 1.3" });
  bench_print (&(BenchFigure){ "merge, what is left of the backup after the preview", size, medians[AHEAD],
                               "ms", medians[BACKUP], "made all at once", NULL });
}
