/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "carnet-bench-bare.h"
#include "carnet-bench-sample.h"
#include "carnet-bench-words.h"
#include "carnet-bench.h"
#include "logbook/carnet-logbook.h"

#define ROUNDS 400
#define N_ENTITIES 100
#define APPENDED 4096

typedef struct
{
  CarnetLogbook *logbook;
  GPtrArray     *entities;
  GPtrArray     *writes; /* CarnetWrites: one for each round */
  int            fd;
  sqlite3       *handle;
  sqlite3_stmt  *insert;
} Seal;

/* New texts for one of the sections. */
static GPtrArray *
make_writes (guint32 seed)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_writes_unref);
  g_autoptr (BenchWords) words = bench_words_new (seed);
  CarnetId         section = carnet_id_from_name ("bench:section:faits");
  char             hex[CARNET_ID_HEX + 1];
  g_autofree char *key = NULL;

  carnet_id_to_hex (&section, hex);
  key = g_strconcat (CARNET_PREFIX_TEXT, hex, NULL);
  for (guint i = 0; i <= ROUNDS; i++)
    {
      g_autofree char *text = bench_words_paragraph (words, 900);
      CarnetWrites    *writes = carnet_writes_new ();

      carnet_writes_set_text (writes, key, text);
      g_ptr_array_add (all, writes);
    }
  return all;
}

static void
append_to_file (gpointer data, guint round)
{
  Seal        *self = data;
  static char  bytes[APPENDED];
  const size_t size = sizeof bytes;

  memset (bytes, 'a' + (int)(round % 26), size);
  if (write (self->fd, bytes, size) != (ssize_t)size || fdatasync (self->fd) != 0)
    g_error ("The file cannot be written to");
}

static void
insert_bare (gpointer data, guint round)
{
  Seal *self = data;
  g_autoptr (GBytes) bytes = carnet_writes_to_payload (self->writes->pdata[round], (const guint8[16]){ 0 });

  bench_bare_exec (self->handle, "BEGIN IMMEDIATE");
  sqlite3_bind_blob (self->insert, 1, g_bytes_get_data (bytes, NULL), (int)g_bytes_get_size (bytes),
                     SQLITE_STATIC);
  bench_bare_step (self->insert);
  sqlite3_reset (self->insert);
  bench_bare_exec (self->handle, "COMMIT");
}

static void
seal (gpointer data, guint round)
{
  Seal      *self = data;
  CarnetId   entity = *(CarnetId *)self->entities->pdata[round % self->entities->len];
  CarnetHash revision;

  BENCH_TRY (carnet_logbook_write (self->logbook, &entity, CARNET_KIND_OBSERVATION, NULL,
                                   self->writes->pdata[round], &revision, &error));
}

static void
save_draft (gpointer data, guint round)
{
  Seal           *self = data;
  const CarnetId *entity = self->entities->pdata[round % self->entities->len];

  BENCH_TRY (carnet_logbook_save_draft (self->logbook, entity, CARNET_KIND_OBSERVATION, NULL,
                                        self->writes->pdata[round], NULL, NULL, &error));
}

static void
print (const char *name, guint size, const BenchTimes *times, const BenchTimes *floor, const char *floor_name)
{
  g_autofree char *median = g_strconcat (name, ", p50", NULL), *tail = g_strconcat (name, ", p99", NULL);

  bench_print (&(BenchFigure){ median, size, bench_median (times), "ms", bench_median (floor), floor_name,
                               strstr (floor_name, "SQLite") != NULL ? "<= 2" : NULL });
  bench_print (&(BenchFigure){ tail, size, bench_percentile (times, 0.99), "ms",
                               bench_percentile (floor, 0.99), floor_name, NULL });
}

static void
measure (Seal *self, guint size)
{
  static const BenchFunc funcs[] = { append_to_file, insert_bare, seal, save_draft };
  g_autoptr (GPtrArray) times = bench_interleave (funcs, G_N_ELEMENTS (funcs), self, ROUNDS);
  const char *append = "append of 4 kB, fdatasync", *insert = "bare SQLite insert, DELETE and EXTRA";

  print ("seal an edit", size, times->pdata[2], times->pdata[1], insert);
  print ("seal an edit", size, times->pdata[2], times->pdata[0], append);
  print ("save a draft", size, times->pdata[3], times->pdata[1], insert);
  print ("save a draft", size, times->pdata[3], times->pdata[0], append);
  bench_print (&(BenchFigure){ "seal an edit, p99 within a frame", size,
                               bench_percentile (times->pdata[2], 0.99), "ms", 1000.0 / 60,
                               "one frame at 60 Hz", "<= 1" });
}

void
bench_seal (guint size)
{
  g_autofree char *path = bench_sample_copy (size, "seal.carnet"), *bare = bench_file ("seal-bare.db"),
                  *plain = bench_file ("seal-bare.bytes");
  g_autoptr (CarnetLogbook) logbook = NULL;
  g_autoptr (GPtrArray) entities = bench_sample_list (path, N_ENTITIES);
  g_autoptr (GPtrArray) writes = make_writes (size);
  Seal self = { NULL, entities, writes };

  BENCH_TRY (logbook = carnet_logbook_open (path, CARNET_OPEN_READ_WRITE, NULL, &error));
  self.logbook = logbook;
  self.fd = g_open (plain, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
  self.handle = bench_bare_open (bare, BENCH_SAFE);
  bench_bare_exec (self.handle, "CREATE TABLE item (id INTEGER PRIMARY KEY, bytes BLOB)");
  self.insert = bench_bare_prepare (self.handle, "INSERT INTO item (bytes) VALUES (?)");
  measure (&self, size);
  sqlite3_finalize (self.insert);
  sqlite3_close (self.handle);
  g_close (self.fd, NULL);
}
