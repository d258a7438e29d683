/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/carnet-date.h"
#include "base/carnet-error.h"
#include "base/carnet-id.h"

G_BEGIN_DECLS

/**
 * CarnetMergeState: what can be done with a received file.
 * @CARNET_MERGE_READY: it can be applied
 * @CARNET_MERGE_ALREADY: the same bytes were applied before: nothing to do
 * @CARNET_MERGE_REFUSED: it cannot be taken; its problem says why
 */
typedef enum
{
  CARNET_MERGE_READY,
  CARNET_MERGE_ALREADY,
  CARNET_MERGE_REFUSED,
} CarnetMergeState;

/**
 * CarnetMergeChangeType: what applying a file does to one entity.
 * @CARNET_MERGE_NEW: it is not held yet
 * @CARNET_MERGE_UPDATED: corrected by somebody who knew all that is held
 * @CARNET_MERGE_COMBINED: edited apart, in different fields: both stay
 * @CARNET_MERGE_CONFLICT: edited apart, in the same fields: a person must choose
 * @CARNET_MERGE_DELETED: deleted by somebody who knew all that is held, which may be nothing
 * @CARNET_MERGE_CONTESTED: deleted by one, written to by another: a person must choose
 * @CARNET_MERGE_IDENTICAL: nothing that is not held already
 */
typedef enum
{
  CARNET_MERGE_NEW,
  CARNET_MERGE_UPDATED,
  CARNET_MERGE_COMBINED,
  CARNET_MERGE_CONFLICT,
  CARNET_MERGE_DELETED,
  CARNET_MERGE_CONTESTED,
  CARNET_MERGE_IDENTICAL,
} CarnetMergeChangeType;
#define CARNET_MERGE_N_TYPES 7
/** carnet_merge_type_get_label: translated: « correction ». */
const char *carnet_merge_type_get_label (CarnetMergeChangeType type);

/**
 * CarnetMergeCounts:
 * @observations: by #CarnetMergeChangeType; every observation of the file is of one
 *   type, and a new one that is itself in conflict counts as a conflict
 * @n_revisions_new, @n_revisions_known: of all kinds
 * @n_withdrawn: known ones that are out of sight since they were withdrawn: what becomes of them is as
 *   #CarnetMergeOptions say
 * @n_withheld: the observations that were withdrawn, come again and stay out of sight
 * @n_withheld_changes: the observations that are seen, but not with all that was withdrawn and comes again
 * @n_others_withheld: of all other kinds, both. A name that comes into use is seen again: it is not among
 * them
 * @n_written_on: of the new observations, those that were withdrawn and are seen again since something new
 *   builds on them
 * @n_people, @n_territories, @n_themes, @n_milestones: of which nothing was seen yet
 * @n_others_open: of the other kinds that people settle, those that somebody will have to, as
 *   carnet_merge_counts_open()
 * @n_others_changed: of all kinds but observations, those that are held and change otherwise
 * @n_attachments: whose bytes are not held yet
 * @n_attachments_missing: named by what is new, with bytes neither held nor sent
 * @n_incomplete: entities of which an earlier revision was not sent
 * @n_future: revisions dated more than a day ahead of this machine's clock
 * @n_erasures: that the file asks for; none is carried out
 * @n_suspects: new people, and territories of no list, that have the name of another, accents and case aside:
 *   perhaps the same, see carnet_logbook_list_aliases()
 */
typedef struct
{
  guint64 observations[CARNET_MERGE_N_TYPES];
  guint64 n_revisions_new;
  guint64 n_revisions_known;
  guint64 n_withdrawn;
  guint64 n_withheld;
  guint64 n_withheld_changes;
  guint64 n_others_withheld;
  guint64 n_written_on;
  guint64 n_people;
  guint64 n_territories;
  guint64 n_themes;
  guint64 n_milestones;
  guint64 n_others_open;
  guint64 n_others_changed;
  guint64 n_attachments;
  guint64 n_attachments_missing;
  guint64 n_incomplete;
  guint64 n_future;
  guint64 n_erasures;
  guint64 n_suspects;
} CarnetMergeCounts;

/** carnet_merge_counts_modified: the observations held that would change: updated, combined, deleted. */
guint64 carnet_merge_counts_modified (const CarnetMergeCounts *self);
/** carnet_merge_counts_identical: the observations that are here as the file has them: those that stay
 * withdrawn are not. */
guint64 carnet_merge_counts_identical (const CarnetMergeCounts *self);
/** carnet_merge_counts_in_conflict: the observations that a person will have to settle. With new, modified,
 * identical ones and those that stay withdrawn they are all of the file. */
guint64 carnet_merge_counts_in_conflict (const CarnetMergeCounts *self);
/** carnet_merge_counts_open: of all kinds, what a person will have to settle: in conflict, contested. */
guint64 carnet_merge_counts_open (const CarnetMergeCounts *self);
/** carnet_merge_counts_describe_withheld: (transfer full) (nullable): translated: « 3 observations, 1 autre
 * élément »; %NULL when nothing is withheld. */
char *carnet_merge_counts_describe_withheld (const CarnetMergeCounts *self);

/**
 * CarnetMergeFile: one received file. All strings are borrowed from the merge.
 * @name: without its folder, or with as much of it as tells it from others of that name: anna/carnet.carnet
 * @problem: (nullable): why it is refused, one sentence
 * @reason: (nullable): the same without the name of the file, to follow « Refusé : »; %NULL when it cannot be
 *   said so
 * @author: who sent it, when it says; else who wrote most of it, this logbook's owner aside when somebody
 * else wrote in it; "" when nobody could be told
 * @role: their role, one of CARNET_ROLE_…, or ""
 * @territory: where most of what they wrote is, others' in the file aside; ""
 * @n_authors: people who wrote in it
 * @modified_ms: when the file was last changed, by the file system
 * @batch: the number of its batch, once it is or was applied; else 0
 * @withdrawn: that batch is withdrawn: taking it back is what brings the file in
 * @partly_withdrawn: that batch is not, but something in it is out of sight: see
 *   carnet_logbook_list_still_withdrawn()
 * @counts: all zero unless it is ready
 */
typedef struct
{
  const char       *path;
  const char       *name;
  CarnetMergeState  state;
  const char       *problem;
  const char       *reason;
  int               problem_code; /* of CARNET_ERROR */
  const char       *author;
  const char       *role;
  const char       *territory;
  guint             n_authors;
  gint64            modified_ms;
  gint64            batch;
  gboolean          withdrawn;
  gboolean          partly_withdrawn;
  CarnetMergeCounts counts;
} CarnetMergeFile;

/**
 * CarnetMergeField: one field of what changes.
 * @key: as in the log: title, date, text/<section> …
 * @before, @after: (nullable): the value shown, as text: as it is written, an id in
 *   hex, a number in digits; %NULL when not set
 * @conflict: two people wrote different values apart; @after is one of them
 */
typedef struct
{
  char    *key;
  char    *before;
  char    *after;
  gboolean conflict;
} CarnetMergeField;

/**
 * CarnetMergeChange: what a file does to one entity.
 * @kind: the word of the file for what it is, which this version may not know
 * @title, @territory: as shown after it, one line; of what has no title, what it is between; ""
 * @date: of an observation
 * @author: who wrote the newest of its new revisions; ""
 * @fields: (element-type CarnetMergeField): those that change, by key; of what is new all of them
 */
typedef struct
{
  CarnetId              id;
  char                 *kind;
  CarnetMergeChangeType type;
  char                 *title;
  CarnetDate            date;
  char                 *territory;
  char                 *author;
  GPtrArray            *fields;
} CarnetMergeChange;
void carnet_merge_change_free (CarnetMergeChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetMergeChange, carnet_merge_change_free)

/**
 * CarnetMerge:
 *
 * Received files, verified and compared with a logbook, before anything is applied:
 * see carnet_logbook_prepare_merge(). What was read waits in temporary files that
 * nobody else sees. Belongs to the thread of its logbook, which must outlive it.
 */
typedef struct _CarnetMerge CarnetMerge;

void carnet_merge_free (CarnetMerge *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetMerge, carnet_merge_free)

/**
 * CarnetMergeOptions: how all that a #CarnetMerge tells is meant.
 * @CARNET_MERGE_TAKE_BACK: what was withdrawn and comes again is shown again
 */
typedef enum
{
  CARNET_MERGE_DEFAULT = 0,
  CARNET_MERGE_TAKE_BACK = 1 << 0,
} CarnetMergeOptions;
/** carnet_merge_get_options: see carnet_logbook_set_merge_options(). */
CarnetMergeOptions carnet_merge_get_options (CarnetMerge *self);

guint                  carnet_merge_get_n_files (CarnetMerge *self);
const CarnetMergeFile *carnet_merge_get_file (CarnetMerge *self, guint index);
/** carnet_merge_get_totals: the sums over all files that are ready; but what has to be settled is told once,
 * however many files it is in, and not when a later one settles it: as many as will wait; and what is
 * identical is told once, and not when one of them changes it: as many as stay as they are. */
const CarnetMergeCounts *carnet_merge_get_totals (CarnetMerge *self);
/** carnet_merge_get_n_ready: the files that applying would take in. */
guint carnet_merge_get_n_ready (CarnetMerge *self);
/** carnet_merge_get_n_changes: what one file adds or changes, of all kinds. */
guint carnet_merge_get_n_changes (CarnetMerge *self, guint file);
/**
 * CarnetMergeGroup: the changes of one kind, one after the other.
 * @kind: (nullable): %NULL for all kinds that this version does not know
 * @first, @n: of the carnet_merge_get_n_changes()
 * @n_open: those of them that somebody will have to settle: they come first
 */
typedef struct
{
  const char *kind;
  guint       first;
  guint       n;
  guint       n_open;
} CarnetMergeGroup;
/** carnet_merge_list_groups: (transfer full) (element-type CarnetMergeGroup): by carnet_kind_get_place(),
 * none of them empty. */
GArray *carnet_merge_list_groups (CarnetMerge *self, guint file);
/**
 * CarnetMergeOpen: a change of one file that somebody will have to settle.
 * @file, @index: which, see carnet_merge_load_change()
 * @kind: one that carnet_kind_find_settled() gives
 * @again: it is in the same thing as the one before it in the list, with another file
 */
typedef struct
{
  guint       file;
  guint       index;
  const char *kind;
  gboolean    again;
} CarnetMergeOpen;
/** carnet_merge_list_open: (transfer full) (element-type CarnetMergeOpen): of all files what the totals have
 * to settle, by carnet_kind_get_place(); of each thing one after the other, in the order of the files. */
GArray *carnet_merge_list_open (CarnetMerge *self);
/**
 * carnet_merge_load_change:
 * @index: below carnet_merge_get_n_changes()
 * Returns: (transfer full): by kind; of each what is to be settled first, then deletions, corrections, new
 *   ones; each in the order of the file.
 */
CarnetMergeChange *carnet_merge_load_change (CarnetMerge *self, guint file, guint index, GError **error);
/** carnet_merge_remove_file: leaves one file out; the counts of those after it are made again. */
gboolean carnet_merge_remove_file (CarnetMerge *self, guint index, GError **error);

G_END_DECLS
