/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "carnet-bench-bare.h"
#include "carnet-bench-sample.h"
#include "carnet-bench-words.h"
#include "carnet-bench.h"
#include "logbook/carnet-logbook.h"

#define ROUNDS 300
#define PAGE 50
#define WORDS_MAX 3

typedef struct
{
  CarnetLogbook *logbook;
  GPtrArray     *texts;       /* what is typed, one for each round */
  GPtrArray     *expressions; /* the same for bare FTS5 */
  sqlite3_stmt  *newest, *ranked, *count;
} Search;

/* Every word, the last one also as the beginning of a word. */
static char *
expression_of (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autofree char *joined = g_strjoinv ("\" \"", words);

  return g_strconcat ("\"", joined, "\" *", NULL);
}

static void
list_ours (Search *self, guint round, CarnetOrder order)
{
  g_autoptr (GPtrArray) rows = NULL;
  CarnetQuery query = CARNET_QUERY_INIT;

  query.text = self->texts->pdata[round];
  query.order = order;
  BENCH_TRY (rows = carnet_logbook_list_observations (self->logbook, &query, 0, PAGE, &error));
}

static void
newest_ours (gpointer data, guint round)
{
  list_ours (data, round, CARNET_ORDER_NEWEST);
}

static void
ranked_ours (gpointer data, guint round)
{
  list_ours (data, round, CARNET_ORDER_RANK);
}

static void
count_ours (gpointer data, guint round)
{
  Search     *self = data;
  CarnetQuery query = CARNET_QUERY_INIT;
  guint       count;

  query.text = self->texts->pdata[round];
  BENCH_TRY (carnet_logbook_count_observations (self->logbook, &query, &count, &error));
}

static void
list_bare (Search *self, guint round, sqlite3_stmt *select)
{
  sqlite3_bind_text (select, 1, self->expressions->pdata[round], -1, SQLITE_STATIC);
  bench_bare_drain (select);
}

static void
newest_bare (gpointer data, guint round)
{
  list_bare (data, round, ((Search *)data)->newest);
}

static void
ranked_bare (gpointer data, guint round)
{
  list_bare (data, round, ((Search *)data)->ranked);
}

static void
count_bare (gpointer data, guint round)
{
  list_bare (data, round, ((Search *)data)->count);
}

static void
print (const char *name, guint size, const BenchTimes *times, const BenchTimes *floor)
{
  g_autofree char *median = g_strconcat ("search, ", name, ", p50", NULL);
  g_autofree char *tail = g_strconcat ("search, ", name, ", p99", NULL);

  bench_print (&(BenchFigure){ median, size, bench_median (times), "ms", bench_median (floor), "bare FTS5",
                               "<= 1.3" });
  bench_print (&(BenchFigure){ tail, size, bench_percentile (times, 0.99), "ms",
                               bench_percentile (floor, 0.99), "bare FTS5", "<= 1.5" });
}

static void
make_queries (Search *self)
{
  g_autoptr (BenchWords) words = bench_words_new (7);

  for (guint i = 0; i <= ROUNDS; i++)
    {
      char *text = bench_words_query (words, 1 + i % WORDS_MAX);

      g_ptr_array_add (self->texts, text);
      g_ptr_array_add (self->expressions, expression_of (text));
    }
}

#define COLUMNS                                                                                              \
  "SELECT d.title, snippet (fts, 1, '[', ']', '…', 24) FROM fts JOIN doc AS d ON d.id = fts.rowid"         \
  " WHERE fts MATCH ?1"

static void
measure (Search *self, sqlite3 *handle, guint size)
{
  static const BenchFunc funcs[]
      = { newest_ours, newest_bare, ranked_ours, ranked_bare, count_ours, count_bare };
  g_autoptr (GPtrArray) times = NULL;

  self->newest = bench_bare_prepare (handle, COLUMNS " ORDER BY fts.rowid DESC LIMIT 50");
  self->ranked = bench_bare_prepare (handle, COLUMNS " ORDER BY rank LIMIT 50");
  self->count = bench_bare_prepare (handle, "SELECT count(*) FROM fts WHERE fts MATCH ?1");
  times = bench_interleave (funcs, G_N_ELEMENTS (funcs), self, ROUNDS);
  print ("newest first", size, times->pdata[0], times->pdata[1]);
  print ("ranked", size, times->pdata[2], times->pdata[3]);
  print ("count", size, times->pdata[4], times->pdata[5]);
  sqlite3_finalize (self->newest);
  sqlite3_finalize (self->ranked);
  sqlite3_finalize (self->count);
}

void
bench_search (guint size)
{
  g_autofree char *path = bench_sample_path (size), *bare = bench_file ("search-bare.db");
  g_autoptr (CarnetLogbook) logbook = NULL;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) expressions = g_ptr_array_new_with_free_func (g_free);
  sqlite3 *handle = bench_bare_open (bare, NULL);
  Search   self = { NULL, texts, expressions };

  bench_bare_index (handle, path);
  BENCH_TRY (logbook = carnet_logbook_open (path, CARNET_OPEN_READ_ONLY, NULL, &error));
  self.logbook = logbook;
  make_queries (&self);
  measure (&self, handle, size);
  sqlite3_close (handle);
}
