/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "support/carnet-test-world.h"

#include "store/carnet-received.h"

G_BEGIN_DECLS

/* Files that nobody sends but somebody who means harm, or whose disk failed. */

/**
 * CarnetHostileBy: who refuses it.
 * @CARNET_HOSTILE_READ: reading the file
 * @CARNET_HOSTILE_PARSED: hashing a revision again
 * @CARNET_HOSTILE_STAGED: seeing the revisions side by side
 * @CARNET_HOSTILE_TAKEN: nobody: it is odd, but true
 */
typedef enum
{
  CARNET_HOSTILE_READ,
  CARNET_HOSTILE_PARSED,
  CARNET_HOSTILE_STAGED,
  CARNET_HOSTILE_TAKEN,
} CarnetHostileBy;

/**
 * CarnetHostile:
 * @sql: (nullable): what is done to a good logbook, then
 * @change: (nullable): what else
 * @sentence: a part of what is said
 */
typedef struct
{
  const char *name;
  const char *sql;
  void (*change) (const char *path);
  CarnetHostileBy by;
  CarnetError     code;
  const char     *sentence;
} CarnetHostile;

/** carnet_hostile_files, …_graphs: the end has no name. */
extern const CarnetHostile carnet_hostile_files[];
extern const CarnetHostile carnet_hostile_graphs[];

/** carnet_hostile_good: writes a good logbook: three observations, an attachment, two sections. */
void carnet_hostile_good (const char *path);
/** carnet_hostile_make: writes that file. */
void carnet_hostile_make (const CarnetHostile *self, const char *path);
/** carnet_hostile_run: runs @sql on a file with everything allowed. */
void carnet_hostile_run (const char *path, const char *sql);
/** carnet_hostile_add_chain: @n revisions of one observation, each the parent of the next. */
void carnet_hostile_add_chain (const char *path, guint n);

/** CarnetHostileCounts: of what was received and verified. */
typedef struct
{
  guint n_revisions;
  guint n_erased;
  guint n_blobs;
  guint n_redactions;
} CarnetHostileCounts;

/** carnet_hostile_receiver: parses every revision and hashes every attachment, and counts. */
CarnetReceiver carnet_hostile_receiver (CarnetHostileCounts *counts);
/** carnet_hostile_assert_sentence: one line, one full stop at its end, of a length to read. */
void carnet_hostile_assert_sentence (const char *sentence);

G_END_DECLS
