/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "carnet-bench-rows.h"
#include "carnet-bench-sample.h"
#include "carnet-bench.h"
#include "merge/carnet-merge-store.h"

#define ROUNDS 5
#define ROUNDS_LONG 0 /* from LONG observations on, where each takes minutes: one, that nothing warms */
#define LONG 1000000
#define N_FILES 10
#define MEMORY_FROM 100000 /* a smaller logbook fits whole into what SQLite may keep */

/* Ten logbooks, half of whose observations are held already, those that were edited without the edit: read by
 * the reader apart, every hash verified, compared, applied in one transaction. The floor does to bare SQLite
 * what that did to the rows, from a file that holds as much. */

typedef struct
{
  guint      size, n_seen; /* observations, revisions */
  char      *paths[N_FILES + 1];
  char      *base; /* what holds half of it */
  char      *path;
  char      *bare_base, *bare_words_base, *bare;
  BenchRows *rows; /* that the merge adds or changes */
} Merging;

/* Every entity is in one file, whole, as in what is sent; every other one of each file is held. */
static void
make_files (Merging *self)
{
  g_autoptr (GPtrArray) revisions = bench_sample_revisions (self->size);
  g_autoptr (GPtrArray) half = g_ptr_array_new ();
  GPtrArray *parts[N_FILES];
  gint64     n_entities = -1;

  self->n_seen = revisions->len;
  for (guint i = 0; i < N_FILES; i++)
    parts[i] = g_ptr_array_new ();
  for (guint i = 0; i < revisions->len; i++)
    {
      const CarnetRevision *revision = revisions->pdata[i];
      gboolean              first = revision->parents->len == 0;

      n_entities += first; /* an edit follows what it edits */
      /* Not always the tenth to the same one: it is the tenth that was edited. */
      g_ptr_array_add (parts[(n_entities + n_entities / N_FILES) % N_FILES], revisions->pdata[i]);
      if (first && n_entities / N_FILES % 2 == 0)
        g_ptr_array_add (half, revisions->pdata[i]);
    }
  for (guint i = 0; i < N_FILES; i++)
    {
      g_autofree char *name = g_strdup_printf ("merge-%u.carnet", i);

      self->paths[i] = bench_file (name);
      bench_sample_store (self->paths[i], parts[i]);
      g_ptr_array_unref (parts[i]);
    }
  self->base = bench_file ("merge-base.carnet");
  bench_sample_store (self->base, half);
}

static void
merge_files (const char *path, const char *const *paths)
{
  g_autoptr (CarnetStore) store = NULL;
  g_autoptr (CarnetMerge) merge = NULL;
  gint64 sitting;

  BENCH_TRY (store = carnet_store_open (path, FALSE, &error));
  merge = carnet_merge_new (store, carnet_clock_now (NULL));
  BENCH_TRY (carnet_merge_read_files (merge, paths, NULL, &error));
  g_assert_cmpuint (carnet_merge_get_n_ready (merge), ==, N_FILES);
  BENCH_TRY (carnet_merge_apply (merge, &sitting, NULL, &error));
}

/* Nothing that one left is waited for by the next, or takes the room of its files in the system's cache. */
static void
settle (gpointer data, guint round)
{
  Merging *self = data;

  g_unlink (self->path);
  g_unlink (self->bare);
  sync ();
}

/* Copying what holds half is on both sides. */
static void
merge (gpointer data, guint round)
{
  Merging *self = data;

  bench_start_anew (self->base, self->path);
  merge_files (self->path, (const char *const *)self->paths);
}

static void
bare (gpointer data, guint round)
{
  Merging *self = data;

  bench_start_anew (self->bare_base, self->bare);
  bench_rows_add (self->rows, self->bare);
}

static void
bare_words (gpointer data, guint round)
{
  Merging *self = data;

  bench_start_anew (self->bare_words_base, self->bare);
  bench_rows_add (self->rows, self->bare);
}

/* What one merge adds, and the same base for bare SQLite. */
static void
make_floor (Merging *self)
{
  g_autoptr (BenchRows) held = bench_rows_load_file (self->base);

  self->path = bench_file ("merged.carnet");
  self->bare_base = bench_file ("merge-bare-base.db");
  self->bare_words_base = bench_file ("merge-bare-words-base.db");
  self->bare = bench_file ("merged-bare.db");
  merge (self, 0);
  bench_rows_store (held, self->bare_base);
  bench_rows_store_with (held, self->bare_words_base, "carnet");
  self->rows = bench_rows_load_added (self->base, self->path);
}

static void
merging_clear (Merging *self)
{
  for (guint i = 0; i < N_FILES; i++)
    g_free (self->paths[i]);
  g_free (self->base);
  g_free (self->path);
  g_free (self->bare_base);
  g_free (self->bare_words_base);
  g_free (self->bare);
  g_clear_pointer (&self->rows, bench_rows_free);
}

/* -- Memory -------------------------------------------------------------------------------- */

int
bench_merge_child (int argc, char **argv)
{
  double before = bench_resident_kb ();

  bench_reset_peak ();
  merge_files (argv[0], (const char *const *)argv + 1);
  printf ("%.0f\n", bench_peak_kb () - before);
  return EXIT_SUCCESS;
}

/* In a process of its own, whose memory holds nothing else. Returns: what merging takes at most, in kB. */
static double
measure_memory (const Merging *self)
{
  const char      *arguments[N_FILES + 4] = { "/proc/self/exe", "merge-child", self->path };
  g_autofree char *output = NULL;
  int              status;

  for (guint i = 0; i < N_FILES; i++)
    arguments[3 + i] = self->paths[i];
  bench_start_anew (self->base, self->path);
  BENCH_TRY (g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL,
                           &status, &error)
             && g_spawn_check_wait_status (status, &error));
  return g_ascii_strtod (output, NULL);
}

/* -- The figures ------------------------------------------------------------------------------ */

static void
print_many (Merging *self)
{
  static const BenchFunc funcs[] = { merge, bare, bare_words };
  static double          smallest_kb = 0;
  static guint           smallest = 0;
  g_autoptr (GPtrArray) times = bench_interleave_after (settle, funcs, G_N_ELEMENTS (funcs), self,
                                                        self->size < LONG ? ROUNDS : ROUNDS_LONG);
  double kb = measure_memory (self), rate = self->n_seen / bench_median (times->pdata[0]) * 1000;

  bench_print (&(BenchFigure){ "merge, 10 files, half held", self->size, rate, "revisions seen/s",
                               self->n_seen / bench_median (times->pdata[1]) * 1000,
                               "bare SQLite, same rows, FTS5 at the end", ">= 0.7" });
  bench_print (&(BenchFigure){ "merge, 10 files, half held", self->size, rate, "revisions seen/s",
                               self->n_seen / bench_median (times->pdata[2]) * 1000,
                               "bare SQLite, same rows, FTS5 of the same words at the end", NULL });
  if (smallest == 0)
    {
      smallest = self->size;
      smallest_kb = kb;
    }
  bench_print (&(BenchFigure){ "merge, 10 files, memory at most", self->size, kb, "kB", smallest_kb,
                               "the first size of this run", smallest < MEMORY_FROM ? NULL : "<= 1.3" });
}

void
bench_merge_files (guint size)
{
  Merging self = { .size = size };

  make_files (&self);
  printf ("%s\n", self.base);
  for (guint i = 0; i < N_FILES; i++)
    printf ("%s\n", self.paths[i]);
  merging_clear (&self);
}

void
bench_merge (guint size)
{
  Merging self = { .size = size };

  make_files (&self);
  make_floor (&self);
  print_many (&self);
  merging_clear (&self);
}
