/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gcrypt.h>

#include "carnet-bench-sample.h"
#include "carnet-bench.h"
#include "store/carnet-store-file.h"

#define ROUNDS 5

typedef struct
{
  CarnetStore     *store;
  CarnetStoreFacts facts;
  GPtrArray       *revisions;
} Verify;

static void
ours (gpointer data, guint round)
{
  Verify *self = data;

  BENCH_TRY (carnet_store_verify (self->store, &self->facts, NULL, &error));
}

static void
hash_bytes (GBytes *bytes)
{
  guint8      digest[32];
  gsize       size;
  const void *data = g_bytes_get_data (bytes, &size);

  gcry_md_hash_buffer (GCRY_MD_SHA256, digest, data, size);
}

static void
bare (gpointer data, guint round)
{
  Verify *self = data;

  for (guint i = 0; i < self->revisions->len; i++)
    {
      const CarnetRevision *revision = self->revisions->pdata[i];

      hash_bytes (revision->header);
      hash_bytes (revision->payload);
    }
}

static void
rebuild (gpointer data, guint round)
{
  BENCH_TRY (carnet_store_rebuild (((Verify *)data)->store, NULL, &error));
}

void
bench_verify (guint size)
{
  static const BenchFunc funcs[] = { ours, bare, rebuild };
  g_autofree char       *path = bench_sample_copy (size, "verify.carnet");
  g_autoptr (GPtrArray) revisions = bench_sample_revisions (size);
  g_autoptr (GPtrArray) times = NULL;
  Verify self = { NULL, { 0 }, revisions };

  BENCH_TRY (self.store = carnet_store_open (path, FALSE, &error));
  times = bench_interleave (funcs, G_N_ELEMENTS (funcs), &self, ROUNDS);
  bench_print (&(BenchFigure){ "verify: hashes, integrity, rebuild and compare", size,
                               bench_median (times->pdata[0]), "ms", bench_median (times->pdata[1]),
                               "libgcrypt SHA-256 of the same bytes", NULL });
  bench_print (&(BenchFigure){ "rebuild", size, bench_median (times->pdata[2]), "ms",
                               bench_median (times->pdata[1]), "libgcrypt SHA-256 of the same bytes", NULL });
  carnet_store_close (self.store);
}
