/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "carnet-bench-rows.h"
#include "carnet-bench-sample.h"
#include "carnet-bench-xml.h"
#include "carnet-bench.h"
#include "exchange/carnet-xml-store.h"

#define ROUNDS 5

typedef struct
{
  CarnetStore *store;
  CarnetQuery  query;
  char        *report, *exchange, *written, *imported, *bare;
  BenchEvents *report_events, *exchange_events;
  BenchRows   *rows;
} Xml;

static void export(Xml *self, CarnetProfile profile, const char *path)
{
  BENCH_TRY (carnet_xml_export (self->store, path, profile, &self->query, FALSE, TRUE, NULL, NULL, NULL, NULL,
                                &error));
}

static void
export_report (gpointer data, guint round)
{
  export(data, CARNET_PROFILE_REPORT, ((Xml *)data)->report);
}

static void
export_exchange (gpointer data, guint round)
{
  export(data, CARNET_PROFILE_EXCHANGE, ((Xml *)data)->exchange);
}

static void
write_report (gpointer data, guint round)
{
  bench_events_write (((Xml *)data)->report_events, ((Xml *)data)->written);
}

static void
write_exchange (gpointer data, guint round)
{
  bench_events_write (((Xml *)data)->exchange_events, ((Xml *)data)->written);
}

static void
import (gpointer data, guint round)
{
  Xml *self = data;
  g_autoptr (CarnetStore) store = NULL;

  g_unlink (self->imported);
  BENCH_TRY (store = carnet_store_create (self->imported, &error));
  BENCH_TRY (carnet_xml_import (store, self->exchange, 0, NULL, NULL, NULL, NULL, &error));
}

static void
read_bare (gpointer data, guint round)
{
  bench_xml_read (((Xml *)data)->exchange, NULL);
}

static void
read_and_store_bare (gpointer data, guint round)
{
  Xml *self = data;

  bench_xml_read (self->exchange, CARNET_BENCH_SCHEMA);
  bench_rows_store (self->rows, self->bare);
}

static double
megabytes (const char *path)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    g_error ("%s cannot be read", path);
  return (double)status.st_size / 1e6;
}

static void
print_rate (const char       *name,
            guint             size,
            const char       *path,
            const BenchTimes *times,
            const BenchTimes *floor,
            const char       *floor_name)
{
  double rate = megabytes (path) * 1000;

  bench_print (&(BenchFigure){ name, size, rate / bench_median (times), "MB/s", rate / bench_median (floor),
                               floor_name, ">= 0.7" });
}

static void
measure (Xml *self, guint size)
{
  static const BenchFunc funcs[] = { export_report, write_report, export_exchange,    write_exchange,
                                     import,        read_bare,    read_and_store_bare };
  g_autoptr (GPtrArray) times = bench_interleave (funcs, G_N_ELEMENTS (funcs), self, ROUNDS);

  print_rate ("export, report, read back and checked", size, self->report, times->pdata[0], times->pdata[1],
              "xmlTextWriter, same bytes");
  print_rate ("export, exchange, read back and checked", size, self->exchange, times->pdata[2],
              times->pdata[3], "xmlTextWriter, same bytes");
  print_rate ("import, checked, stored, indexed", size, self->exchange, times->pdata[4], times->pdata[6],
              "xmlTextReader with the schema, then the same rows into bare SQLite");
  print_rate ("import, against reading alone", size, self->exchange, times->pdata[4], times->pdata[5],
              "xmlTextReader, same bytes");
}

void
bench_xml (guint size)
{
  g_autofree char *path = bench_sample_path (size), *report = bench_file ("report.xml"),
                  *exchange = bench_file ("exchange.xml"), *written = bench_file ("written.xml"),
                  *imported = bench_file ("imported.carnet"), *bare = bench_file ("imported-bare.db");
  g_autoptr (CarnetStore) store = NULL;
  g_autoptr (BenchRows) rows = bench_rows_load (size);
  Xml self = { NULL, CARNET_QUERY_INIT, report, exchange, written, imported, bare, NULL, NULL, rows };

  BENCH_TRY (store = carnet_store_open (path, TRUE, &error));
  self.store = store;
  export_report (&self, 0);
  export_exchange (&self, 0);
  self.report_events = bench_events_load (report);
  self.exchange_events = bench_events_load (exchange);
  measure (&self, size);
  bench_events_free (self.report_events);
  bench_events_free (self.exchange_events);
}
