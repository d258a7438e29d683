/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "carnet-bench-rows.h"
#include "carnet-bench-sample.h"
#include "carnet-bench.h"

#define ROUNDS 5

typedef struct
{
  GPtrArray *revisions;
  BenchRows *rows;
  char      *path, *bare;
} Intake;

static void
ours (gpointer data, guint round)
{
  Intake *self = data;

  g_unlink (self->path);
  bench_sample_store (self->path, self->revisions);
}

static void
bare (gpointer data, guint round)
{
  Intake *self = data;

  bench_rows_store (self->rows, self->bare);
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
  g_autofree char       *path = bench_file ("intake.carnet"), *without = bench_file ("intake-bare.db");
  g_autoptr (GPtrArray) revisions = bench_sample_revisions (size);
  g_autoptr (BenchRows) rows = bench_rows_load (size);
  g_autoptr (GPtrArray) times = NULL;
  Intake self = { revisions, rows, path, without };

  times = bench_interleave (funcs, G_N_ELEMENTS (funcs), &self, ROUNDS);
  print_rate ("intake, all new", size, &self, times->pdata[0], times->pdata[1]);
  print_rate ("intake, all known", size, &self, times->pdata[2], times->pdata[1]);
}
