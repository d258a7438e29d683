/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>

#include "carnet-bench-bare.h"
#include "carnet-bench-rows.h"
#include "carnet-bench-sample.h"
#include "carnet-bench-xml.h"
#include "carnet-bench.h"
#include "exchange/carnet-xml-state.h"
#include "exchange/carnet-xml-store.h"
#include "merge/carnet-reception-import.h"

#define ROUNDS 5

/* What a report shows, and what an exchange has besides, as one would ask SQLite for it. */
#define STATE                                                                                                \
  "SELECT id, deleted, conflicts, date, author, territory, milestone, performance, innovation, confiance,"   \
  " visibility, review, title, body, layout,"                                                                \
  " (SELECT group_concat (hex (theme)) FROM observation_theme AS t WHERE t.observation = o.seq)"             \
  " FROM observation AS o WHERE deleted <> 1 ORDER BY date, id"
#define REVISIONS                                                                                            \
  "WITH s AS MATERIALIZED (SELECT seq FROM revision ORDER BY recorded_ms, id)"                               \
  " SELECT r.id, r.header, p.bytes FROM s CROSS JOIN revision AS r ON r.seq = s.seq"                         \
  " LEFT JOIN payload AS p ON p.revision = r.seq"

/* One profile: its file, and what its file says. */
typedef struct
{
  CarnetProfile profile;
  char         *path;
  BenchEvents  *events;
} Side;

typedef struct
{
  CarnetStore *store;
  sqlite3     *bare;
  CarnetQuery  query;
  Side         report, exchange;
  char        *written, *imported, *taken, *stored;
  BenchRows   *rows;
  GPtrArray   *revisions;
} Xml;

/* -- Exports as the program does them ------------------------------------------------- */

static void export(Xml *self, const Side *side)
{
  BENCH_TRY (carnet_xml_export (self->store, side->path, side->profile, &self->query, FALSE, TRUE, NULL, NULL,
                                NULL, NULL, &error));
}

static void
export_report (gpointer data, guint round)
{
  export(data, &((Xml *)data)->report);
}

static void
export_exchange (gpointer data, guint round)
{
  export(data, &((Xml *)data)->exchange);
}

/* -- Writing alone -------------------------------------------------------------------------- */

static void
write_alone (Xml *self, CarnetProfile profile)
{
  CarnetXmlProgress progress = { 0 };
  CarnetXmlState    state = { .store = self->store, .profile = profile, .progress = &progress };
  int               fd = g_open (self->written, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

  state.query = profile == CARNET_PROFILE_REPORT ? &self->query : NULL;
  state.writer = carnet_xml_writer_new (fd, self->written);
  carnet_xml_state_init (&state);
  BENCH_TRY (carnet_store_begin_read (self->store, &error));
  BENCH_TRY (carnet_xml_state_write_document (&state, &error));
  BENCH_TRY (carnet_xml_writer_finish (state.writer, &error));
  carnet_store_rollback (self->store);
  carnet_xml_state_clear (&state);
  carnet_xml_writer_free (state.writer);
  g_close (fd, NULL);
}

static void
write_report (gpointer data, guint round)
{
  write_alone (data, CARNET_PROFILE_REPORT);
}

static void
write_exchange (gpointer data, guint round)
{
  write_alone (data, CARNET_PROFILE_EXCHANGE);
}

static void
fetch (Xml *self, const char *sql)
{
  sqlite3_stmt *statement = bench_bare_prepare (self->bare, sql);

  if (bench_bare_drain (statement) == 0)
    g_error ("there are no rows");
  sqlite3_finalize (statement);
}

static void
write_report_bare (gpointer data, guint round)
{
  Xml *self = data;

  fetch (self, STATE);
  bench_events_write (self->report.events, self->written);
}

static void
write_exchange_bare (gpointer data, guint round)
{
  Xml *self = data;

  fetch (self, STATE);
  fetch (self, REVISIONS);
  bench_events_write (self->exchange.events, self->written);
}

/* -- Reading alone ---------------------------------------------------------------------------- */

static void
read_report (gpointer data, guint round)
{
  BENCH_TRY (carnet_xml_validate (((Xml *)data)->report.path, NULL, NULL, &error));
}

static void
read_exchange (gpointer data, guint round)
{
  BENCH_TRY (carnet_xml_validate (((Xml *)data)->exchange.path, NULL, NULL, &error));
}

static void
read_report_bare (gpointer data, guint round)
{
  bench_xml_push (((Xml *)data)->report.path, CARNET_BENCH_SCHEMA);
}

static void
read_exchange_bare (gpointer data, guint round)
{
  bench_xml_push (((Xml *)data)->exchange.path, CARNET_BENCH_SCHEMA);
}

/* -- Imports --------------------------------------------------------------------------------------- */

static void
import (gpointer data, guint round)
{
  Xml *self = data;
  g_autoptr (CarnetStore) store = NULL;

  g_unlink (self->imported);
  BENCH_TRY (store = carnet_store_create (self->imported, &error));
  BENCH_TRY (carnet_reception_import (store, self->exchange.path, 0, NULL, NULL, &error));
}

static void
take (gpointer data, guint round)
{
  Xml *self = data;

  g_unlink (self->taken);
  bench_sample_store (self->taken, self->revisions);
}

static void
read_and_store_bare (gpointer data, guint round)
{
  Xml *self = data;

  bench_xml_read (self->exchange.path, CARNET_BENCH_SCHEMA);
  bench_rows_store (self->rows, self->stored);
}

/* -- All ------------------------------------------------------------------------------------------- */

enum
{
  EXPORT_REPORT,
  WRITE_REPORT,
  WRITE_REPORT_BARE,
  READ_REPORT,
  READ_REPORT_BARE,
  EXPORT_EXCHANGE,
  WRITE_EXCHANGE,
  WRITE_EXCHANGE_BARE,
  READ_EXCHANGE,
  READ_EXCHANGE_BARE,
  IMPORT,
  TAKE,
  READ_AND_STORE_BARE,
  N_MEASURES,
};

static const BenchFunc funcs[N_MEASURES] = {
  [EXPORT_REPORT] = export_report,
  [WRITE_REPORT] = write_report,
  [WRITE_REPORT_BARE] = write_report_bare,
  [READ_REPORT] = read_report,
  [READ_REPORT_BARE] = read_report_bare,
  [EXPORT_EXCHANGE] = export_exchange,
  [WRITE_EXCHANGE] = write_exchange,
  [WRITE_EXCHANGE_BARE] = write_exchange_bare,
  [READ_EXCHANGE] = read_exchange,
  [READ_EXCHANGE_BARE] = read_exchange_bare,
  [IMPORT] = import,
  [TAKE] = take,
  [READ_AND_STORE_BARE] = read_and_store_bare,
};

static double
megabytes (const char *path)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    g_error ("%s cannot be read", path);
  return (double)status.st_size / 1e6;
}

static void
print_rate (const char *name,
            guint       size,
            const char *path,
            double      ms,
            double      floor_ms,
            const char *floor_name)
{
  double rate = megabytes (path) * 1000;

  bench_print (&(BenchFigure){ name, size, rate / ms, "MB/s", rate / floor_ms, floor_name, ">= 0.7" });
}

/* @first: the export of the side; the four others follow it. */
static void
print_side (const Side *side, const char *const names[3], guint size, const double *first)
{
  print_rate (names[0], size, side->path, first[1], first[2], "the same rows, then xmlTextWriter");
  print_rate (names[1], size, side->path, first[3], first[4], "push parser with the schema, same bytes");
  print_rate (names[2], size, side->path, first[0], first[2] + first[4],
              "the two floors of writing and reading, one after the other");
}

static void
measure (Xml *self, guint size)
{
  static const char *const report[] = { "report, written", "report, read back", "report, exported" };
  static const char *const exchange[] = { "exchange, written", "exchange, read back", "exchange, exported" };
  g_autoptr (GPtrArray) times = bench_interleave (funcs, N_MEASURES, self, ROUNDS);
  double medians[N_MEASURES];

  for (guint i = 0; i < N_MEASURES; i++)
    medians[i] = bench_median (times->pdata[i]);
  print_side (&self->report, report, size, medians + EXPORT_REPORT);
  print_side (&self->exchange, exchange, size, medians + EXPORT_EXCHANGE);
  print_rate ("import", size, self->exchange.path, medians[IMPORT], medians[TAKE],
              "taking the same revisions from memory");
  print_rate ("import", size, self->exchange.path, medians[IMPORT], medians[READ_AND_STORE_BARE],
              "xmlTextReader with the schema, then the same rows into bare SQLite");
}

static void
load_events (Xml *self)
{
  export_report (self, 0);
  export_exchange (self, 0);
  self->report.events = bench_events_load (self->report.path);
  self->exchange.events = bench_events_load (self->exchange.path);
}

void
bench_xml (guint size)
{
  g_autofree char *path = bench_sample_path (size), *report = bench_file ("report.xml"),
                  *exchange = bench_file ("exchange.xml"), *written = bench_file ("written.xml"),
                  *imported = bench_file ("imported.carnet"), *taken = bench_file ("taken.carnet"),
                  *stored = bench_file ("imported-bare.db");
  g_autoptr (CarnetStore) store = NULL;
  g_autoptr (BenchRows) rows = bench_rows_load (size);
  g_autoptr (GPtrArray) revisions = bench_sample_revisions (size);
  Xml self = { .query = CARNET_QUERY_INIT,
               .report = { CARNET_PROFILE_REPORT, report, NULL },
               .exchange = { CARNET_PROFILE_EXCHANGE, exchange, NULL },
               .written = written,
               .imported = imported,
               .taken = taken,
               .stored = stored,
               .rows = rows,
               .revisions = revisions };

  BENCH_TRY (store = carnet_store_open (path, TRUE, &error));
  self.store = store;
  self.bare = bench_bare_open (path, NULL);
  load_events (&self);
  measure (&self, size);
  sqlite3_close (self.bare);
  bench_events_free (self.report.events);
  bench_events_free (self.exchange.events);
}
