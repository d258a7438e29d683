/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* The floors: SQLite as it comes, without any of ours. Anything wrong stops the program. */

/** bench_bare_open: a connection to @path, made when it is not there, with the pragmas @settings. */
sqlite3 *bench_bare_open (const char *path, const char *settings);
/** bench_bare_register: adds the tokenizer of the logbooks, `carnet`. */
void          bench_bare_register (sqlite3 *handle);
void          bench_bare_exec (sqlite3 *handle, const char *sql);
sqlite3_stmt *bench_bare_prepare (sqlite3 *handle, const char *sql);
/** bench_bare_step: Returns: whether there is a row. */
gboolean bench_bare_step (sqlite3_stmt *statement);
/** bench_bare_drain: steps to the end, reading the text of every column, and resets. Returns: rows. */
guint bench_bare_drain (sqlite3_stmt *statement);

#define BENCH_BARE_TOKENIZER "unicode61 remove_diacritics 2"

/** What a logbook is opened with. */
#define BENCH_SAFE                                                                                           \
  "PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON"

/**
 * bench_bare_index: fills @handle with the titles and texts of the sample at @path:
 * a table `doc`, and `fts`, an FTS5 table of unicode61 over it, row numbers alike.
 */
void bench_bare_index (sqlite3 *handle, const char *path);

G_END_DECLS
