/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "log/carnet-history.h"

G_BEGIN_DECLS

/* What a person needs to settle a conflict, and to read what came before. Everything
 * here borrows from the history it was made of, which must live longer. */

/**
 * CarnetVersion: one of the values of a field in conflict.
 * @value: as its writers wrote it
 * @writers: (element-type CarnetRevision): who wrote that very value, oldest first
 */
typedef struct
{
  CarnetValue value;
  GPtrArray  *writers;
} CarnetVersion;

/**
 * CarnetConflict: a field whose latest writers do not agree.
 * @versions: (element-type CarnetVersion): two or more, by recorded_ms of their
 *   oldest writer, then by its id
 * @ancestor: (nullable): who wrote @ancestor_value: the field as it stood in what
 *   all the writers had seen; %NULL when they had nothing of it in common, or only
 *   an older conflict
 * @was_empty: they had something of the entity in common, in which nobody had written the field yet
 */
typedef struct
{
  const char           *key;
  GPtrArray            *versions;
  const CarnetRevision *ancestor;
  CarnetValue           ancestor_value;
  gboolean              was_empty;
} CarnetConflict;

/** carnet_conflict_new: (transfer full) (nullable): %NULL when @key is not in conflict. */
CarnetConflict *carnet_conflict_new (CarnetHistory *history, const char *key);
void            carnet_conflict_free (CarnetConflict *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetConflict, carnet_conflict_free)

/**
 * carnet_history_at:
 * Returns: (transfer full) (nullable): the history as the writer of @revision left
 *   it: that revision and all its ancestors; %NULL when it is not held.
 */
CarnetHistory *carnet_history_at (CarnetHistory *self, const CarnetHash *revision);
/** carnet_history_find: (transfer none) (nullable) */
CarnetRevision *carnet_history_find (CarnetHistory *self, const CarnetHash *revision);
/** carnet_history_common: (transfer full): the history of what every one of @revisions (element-type
 * CarnetRevision) descends from, or is. */
CarnetHistory *carnet_history_common (CarnetHistory *self, GPtrArray *revisions);

/** carnet_history_list_newest: (transfer container) (element-type CarnetRevision): all of them, each before
 * those it descends from; where that leaves the choice the latest first, then by id. */
GPtrArray *carnet_history_list_newest (CarnetHistory *self);

/**
 * CarnetChange: one field that a revision wrote.
 * @before: (nullable): the field as its writer saw it, in conflict perhaps; %NULL
 *   when it was never written before
 * @after: what was written
 */
typedef struct
{
  const char *key;
  CarnetCell *before;
  CarnetValue after;
} CarnetChange;

/** carnet_history_list_changes: (transfer full) (element-type CarnetChange): what @revision, which must be of
 * @self, changed against its parents, by key; a field written again as it was is left out. */
GPtrArray *carnet_history_list_changes (CarnetHistory *self, const CarnetRevision *revision);

G_END_DECLS
