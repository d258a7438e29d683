/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-bench-bare.h"
#include "carnet-bench-sample.h"
#include "carnet-bench.h"
#include "logbook/carnet-logbook.h"

#define ROUNDS 31
#define PAGE 50

/* Everything the first page shows. */
static void
show_first_page (const char *path)
{
  g_autoptr (CarnetLogbook) logbook = NULL;
  g_autoptr (CarnetProgramme) programme = NULL;
  g_autoptr (GPtrArray) months = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  CarnetQuery query = CARNET_QUERY_INIT;
  guint       count;

  query.order = CARNET_ORDER_NEWEST;
  BENCH_TRY (logbook = carnet_logbook_open (path, CARNET_OPEN_READ_WRITE, NULL, &error));
  BENCH_TRY (programme = carnet_logbook_load_programme (logbook, &error));
  BENCH_TRY (months = carnet_logbook_count_by_month (logbook, &error));
  BENCH_TRY (carnet_logbook_count_observations (logbook, &query, &count, &error));
  BENCH_TRY (rows = carnet_logbook_list_observations (logbook, &query, 0, PAGE, &error));
  g_assert_cmpuint (rows->len, ==, PAGE);
}

static void
ours (gpointer data, guint round)
{
  show_first_page (data);
}

static void
bare (gpointer data, guint round)
{
  sqlite3      *handle = bench_bare_open (data, NULL);
  sqlite3_stmt *select
      = bench_bare_prepare (handle, "SELECT id, title, date, body FROM observation WHERE deleted <> 1"
                                    " ORDER BY date DESC, seq DESC LIMIT 50");

  g_assert_cmpuint (bench_bare_drain (select), ==, PAGE);
  sqlite3_finalize (select);
  sqlite3_close (handle);
}

void
bench_open (guint size)
{
  static const BenchFunc funcs[] = { ours, bare };
  static double          smallest = 0;
  g_autofree char       *path = bench_sample_path (size);
  g_autoptr (GPtrArray) times = bench_interleave (funcs, G_N_ELEMENTS (funcs), path, ROUNDS);
  double took = bench_median (times->pdata[0]);

  bench_print (&(BenchFigure){ "open, first page of 50", size, took, "ms", bench_median (times->pdata[1]),
                               "sqlite3_open, SELECT of 50 rows", NULL });
  if (smallest == 0)
    smallest = took;
  else
    bench_print (&(BenchFigure){ "open, first page of 50, growth", size, took, "ms", smallest,
                                 "the smallest size of this run", "<= 1.3" });
}
