/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>

#include "carnet-bench-bare.h"
#include "carnet-bench-sample.h"
#include "carnet-bench.h"
#include "logbook/carnet-logbook.h"

#define PAGE 50
#define ROUNDS 5

/* -- In a process of its own --------------------------------------------------------- */

static double
measure_ours (const char *path)
{
  g_autoptr (CarnetLogbook) logbook = NULL;
  g_autoptr (CarnetProgramme) programme = NULL;
  g_autoptr (GPtrArray) months = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  CarnetQuery query = CARNET_QUERY_INIT;

  query.order = CARNET_ORDER_NEWEST;
  BENCH_TRY (logbook = carnet_logbook_open (path, CARNET_OPEN_READ_WRITE, NULL, &error));
  BENCH_TRY (programme = carnet_logbook_load_programme (logbook, &error));
  BENCH_TRY (months = carnet_logbook_count_by_month (logbook, &error));
  BENCH_TRY (rows = carnet_logbook_list_observations (logbook, &query, 0, PAGE, &error));
  return bench_private_kb ();
}

static double
measure_bare (const char *path)
{
  sqlite3      *handle = bench_bare_open (path, NULL);
  sqlite3_stmt *select
      = bench_bare_prepare (handle, "SELECT id, title, date, body FROM observation WHERE deleted <> 1"
                                    " ORDER BY date DESC, seq DESC LIMIT 50");
  double kb;

  bench_bare_drain (select);
  kb = bench_private_kb ();
  sqlite3_finalize (select);
  sqlite3_close (handle);
  return kb;
}

int
bench_memory_child (const char *what, guint size)
{
  g_autofree char *path = bench_sample_path (size);

  printf ("%.0f\n", g_str_equal (what, "ours") ? measure_ours (path) : measure_bare (path));
  return EXIT_SUCCESS;
}

/* -- From outside ---------------------------------------------------------------------- */

static double
run_child (const char *what, guint size)
{
  g_autofree char *number = g_strdup_printf ("%u", size), *output = NULL;
  const char      *arguments[] = { "/proc/self/exe", "memory-child", what, number, NULL };
  int              status;

  BENCH_TRY (g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL,
                           &status, &error)
             && g_spawn_check_wait_status (status, &error));
  return g_ascii_strtod (output, NULL);
}

void
bench_memory (guint size)
{
  static double    smallest_kb = 0;
  static guint     smallest_size = 0;
  g_autofree char *path = bench_sample_path (size);
  g_autoptr (BenchTimes) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (BenchTimes) bare = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < ROUNDS; i++)
    {
      double with = run_child ("ours", size), without = run_child ("bare", size);

      g_array_append_val (ours, with);
      g_array_append_val (bare, without);
    }
  bench_print (&(BenchFigure){ "private memory, first page of 50", size, bench_median (ours), "kB",
                               bench_median (bare), "sqlite3_open, SELECT of 50 rows", NULL });
  if (smallest_size == 0)
    {
      smallest_kb = bench_median (ours);
      smallest_size = size;
    }
  else
    bench_print (&(BenchFigure){ "private memory per observation more", size,
                                 (bench_median (ours) - smallest_kb) * 1024 / (size - smallest_size), "bytes",
                                 32, "the goal", "<= 1" });
}
