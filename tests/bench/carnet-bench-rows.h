/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BenchRows:
 *
 * The rows of the tables that an intake fills, ready in memory, and the way bare
 * SQLite takes them in: the floor of everything that stores.
 */
typedef struct _BenchRows BenchRows;

/** bench_rows_load: of the sample of @size observations. */
BenchRows *bench_rows_load (guint size);
/** bench_rows_load_file: of the logbook at @path. */
BenchRows *bench_rows_load_file (const char *path);
/** bench_rows_load_added: those of the logbook @after that @before has not, or has otherwise. */
BenchRows *bench_rows_load_added (const char *before, const char *after);
void       bench_rows_free (BenchRows *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchRows, bench_rows_free)
/** bench_rows_store: into a new file at @path: the same tables and indexes, FTS5 of unicode61 at the end. */
void bench_rows_store (BenchRows *self, const char *path);
/** bench_rows_store_with: the same with another tokenizer. */
void bench_rows_store_with (BenchRows *self, const char *path, const char *tokenizer);
/** bench_rows_add: into a file made so, in one transaction, FTS5 at the end. */
void bench_rows_add (BenchRows *self, const char *path);

G_END_DECLS
