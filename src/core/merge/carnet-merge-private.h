/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "log/carnet-history.h"
#include "merge/carnet-merge-store.h"
#include "merge/carnet-spill.h"
#include "merge/carnet-staging.h"
#include "store/carnet-store-file.h"
#include "store/carnet-store-held.h"

/* Marks of what is staged. Above zero: it is held, see carnet_mark_of_held(). */
#define CARNET_MARK_NEW (-1)     /* neither held nor in an earlier file */
#define CARNET_MARK_EARLIER (-2) /* in an earlier file */

static inline gint64
carnet_mark_of_held (const CarnetHeld *held)
{
  return held->seq * 8 + (held->lacks ? 1 : 0) + (held->hidden ? 2 : 0) + (held->own ? 4 : 0);
}

static inline CarnetHeld
carnet_held_of_mark (gint64 mark)
{
  return (CarnetHeld){ mark / 8, (mark & 1) != 0, (mark & 2) != 0, (mark & 4) != 0 };
}

/** CarnetMergeChanged: what a file changes. @kind: borrowed from the staging; @rank: carnet_kind_get_place();
 * @waits: carnet_before_after_waits() */
typedef struct
{
  CarnetId              entity;
  CarnetMergeChangeType type;
  gboolean              waits;
  const char           *kind;
  guint                 rank;
  guint32               order;
} CarnetMergeChanged;

/** CarnetMergeFresh: a person, or a territory, of which nothing was seen yet.
 * @key: of its name, once suspects were counted */
typedef struct
{
  CarnetId id;
  gboolean person;
  char    *key;
} CarnetMergeFresh;

/** CarnetMergeEntry: one file and what is known of it. */
typedef struct
{
  CarnetMergeFile file; /* its strings are the ones below */
  char           *path, *name, *problem, *reason, *author, *role, *territory;
  CarnetHash      hash;
  CarnetId        sender;    /* as the file says; nil */
  CarnetStaging  *staging;   /* (nullable): of a file that is ready */
  CarnetSpill    *changes;   /* (nullable): CarnetMergeChanged, in the order in which they are shown */
  GArray         *groups;    /* CarnetMergeGroup: of the changes */
  GArray         *directory; /* CarnetMergeFresh */
  gint64          n_same; /* observations that no file changes: what it adds to those of the files before it;
                             below zero for what they have as it is and it changes */
} CarnetMergeEntry;

struct _CarnetMerge
{
  CarnetStore       *store; /* borrowed */
  gint64             now_ms;
  CarnetMergeOptions options;
  GPtrArray         *entries; /* CarnetMergeEntry */
  CarnetMergeCounts  totals;
  GHashTable        *open;  /* CarnetId → CarnetMergeChanged, borrowed: what the files leave to settle */
  CarnetStoreState   state; /* of the store the counts are of */
};

CarnetMergeEntry *carnet_merge_entry_new (const char *path);
void              carnet_merge_entry_free (CarnetMergeEntry *self);
/** carnet_merge_entry_take_changes: @changes: (transfer full) (nullable) */
void carnet_merge_entry_take_changes (CarnetMergeEntry *self, CarnetSpill *changes);
/** carnet_merge_entry_get_changes: (array length=n): what it changes. */
const CarnetMergeChanged *carnet_merge_entry_get_changes (const CarnetMergeEntry *self, guint *n);
/** carnet_merge_entry_refuse: takes @problem, whose sentence is why. */
void carnet_merge_entry_refuse (CarnetMergeEntry *entry, GError *problem);

/** carnet_merge_add_entry: takes @entry, which was read or refused, and compares it. */
gboolean
carnet_merge_add_entry (CarnetMerge *self, CarnetMergeEntry *entry, const CarnetWork *work, GError **error);

/** carnet_merge_tell_apart: names the files again: those of one name with as much of their folders as tells
 * them apart. */
void carnet_merge_tell_apart (CarnetMerge *self);
/** carnet_merge_dup_refusal: (transfer full): the sentence that refuses the file @name, up to why. */
char *carnet_merge_dup_refusal (const char *name);

/** carnet_merge_find_author: (nullable): who of @authors, ranked, is taken for the sender of what they wrote:
 * the first, but another than the owner of @store, who may get back corrected what is mostly theirs. */
const CarnetId *carnet_merge_find_author (CarnetStore *store, const GArray *authors);

/* -- Comparing (carnet-merge-plan.c) ------------------------------------------------------ */

/**
 * carnet_merge_plan:
 * Compares file @index, which is ready, with the store and the ready files before
 * it: marks what is staged, counts, lists what changes. A file that does not fit
 * is refused. Returns: %FALSE when the store cannot be read, or the work was cancelled.
 */
gboolean carnet_merge_plan (CarnetMerge *self, guint index, const CarnetWork *work, GError **error);

/** carnet_merge_changed_is_open: people will have to settle it. */
gboolean carnet_merge_changed_is_open (const CarnetMergeChanged *self);

/* -- Together (carnet-merge-totals.c) ------------------------------------------------------- */

/** carnet_merge_count_same: of file @index, once its entities are marked and compared. */
void carnet_merge_count_same (CarnetMerge *self, guint index);
/** carnet_merge_sum_up: makes the totals and what is open, once the files from @first on were compared; those
 * before it are as they were. */
void carnet_merge_sum_up (CarnetMerge *self, guint first);

/* -- Marks (carnet-merge-mark.c) ----------------------------------------------------------- */

/* Of entities. */
#define CARNET_ENTITY_BRINGS 1    /* carnet_merge_brings() */
#define CARNET_ENTITY_RETURNS 2   /* a revision that was withdrawn: it may be shown again */
#define CARNET_ENTITY_FRESH 4     /* neither held nor in an earlier file */
#define CARNET_ENTITY_EARLIER 8   /* in an earlier file */
#define CARNET_ENTITY_SAME 16     /* the file does not change it */
#define CARNET_ENTITY_SHOWN 32    /* held, and not hidden */
#define CARNET_ENTITY_WITHHELD 64 /* once all files are compared: something in it stays hidden */

/** carnet_merge_mark: marks revisions and entities of file @index, counts its revisions, refuses it when it
 * does not fit. */
gboolean carnet_merge_mark (CarnetMerge *self, guint index, const CarnetWork *work, GError **error);
/** carnet_merge_release: carnet_staging_release() of files up to and with @index, and the same of what they
 * change.
 */
void carnet_merge_release (CarnetMerge *self, guint index);
/** carnet_merge_get_staging: (transfer none) (nullable): of file @index, when it is ready. */
CarnetStaging *carnet_merge_get_staging (CarnetMerge *self, guint index);
/** carnet_merge_count_attachments: of file @index: those that are new, those that are missing. */
gboolean carnet_merge_count_attachments (CarnetMerge *self, guint index, GError **error);
/** carnet_merge_brings: applying @staged may show a revision that was not seen, or the text of one that was
 * seen without. */
gboolean carnet_merge_brings (CarnetMerge *self, const CarnetStaged *staged);
/** carnet_staged_returns: it is held, and out of sight. */
gboolean carnet_staged_returns (const CarnetStaged *self);
/** carnet_staged_fills: it is held without the text that it comes with. */
gboolean carnet_staged_fills (const CarnetStaged *self);

/** CarnetShare: one part of some work, for which it is all there is. */
typedef struct
{
  CarnetWork        work;
  const CarnetWork *whole;
  guint64           from, share, all;
} CarnetShare;

/** carnet_share_of: (nullable): of @work, nullable, @share parts of @all, from the @from-th on; as long as
 * @self and @work. */
const CarnetWork *
carnet_share_of (CarnetShare *self, const CarnetWork *work, guint64 from, guint64 share, guint64 all);

/** carnet_merge_distrust: what was compared is of no store: it is compared again when asked again. */
void carnet_merge_distrust (CarnetMerge *self);

/* -- What stays out of sight (carnet-merge-withheld.c) --------------------------------------- */

/** carnet_merge_count_withheld: of each file and of the totals, once all files are compared. */
gboolean carnet_merge_count_withheld (CarnetMerge *self, const CarnetWork *work, GError **error);

/* -- Suspected duplicates (carnet-merge-suspects.c) ----------------------------------------- */

/** carnet_merge_note_directory: @entity, which is new, when it is a person or a territory. */
void carnet_merge_note_directory (CarnetMergeEntry *self, const CarnetId *entity, const char *kind);
/** carnet_merge_shown_text: (transfer full) (nullable): what @key says in @history, which may be %NULL. */
char *carnet_merge_shown_text (CarnetHistory *history, const char *key);
/** carnet_merge_shown_id: the same of an id; nil. @history: not %NULL */
CarnetId carnet_merge_shown_id (CarnetHistory *history, const char *key);
/** carnet_merge_count_suspects: counts those noted of file @index whose name is that of another. */
gboolean carnet_merge_count_suspects (CarnetMerge *self, guint index, GError **error);

/* -- Before and after (carnet-merge-before.c, carnet-merge-judge.c) --------------------------- */

/** CarnetSeen: the revisions of one entity (CarnetHash → CarnetRevision). */
typedef struct
{
  GHashTable *visible;
  GHashTable *hidden;
  gboolean    changed; /* what is visible */
  gboolean    showed;  /* something that was hidden */
} CarnetSeen;

void carnet_seen_clear (CarnetSeen *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CarnetSeen, carnet_seen_clear)

/** carnet_seen_make_history: (transfer full) (nullable): of one of the two. */
CarnetHistory *carnet_seen_make_history (GHashTable *revisions);
/** carnet_merge_load_seen: @entity, as it will be once the first @n_files are in. @held: something of it may
 * be held; @seen: (out): to be cleared on an error, too */
gboolean carnet_merge_load_seen (CarnetMerge    *self,
                                 guint           n_files,
                                 const CarnetId *entity,
                                 gboolean        held,
                                 CarnetSeen     *seen,
                                 GError        **error);

/** CarnetBeforeAfter: the visible revisions of one entity, without and with what a file brings; for each
 * %NULL when there are none. */
typedef struct
{
  CarnetHistory *before;
  CarnetHistory *after;
  gboolean       changed; /* the file makes a difference */
  gboolean       shows;   /* something that was hidden */
} CarnetBeforeAfter;

void carnet_before_after_clear (CarnetBeforeAfter *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CarnetBeforeAfter, carnet_before_after_clear)

/** carnet_before_after_judge: what becomes of an entity of @kind; there must be an after. */
CarnetMergeChangeType carnet_before_after_judge (const CarnetBeforeAfter *self, const char *kind);
/** carnet_before_after_waits: somebody has to settle it once it is in, be it since before. */
gboolean carnet_before_after_waits (const CarnetBeforeAfter *self, const char *kind);
/** carnet_merge_load_before_after: of @entity, for file @index. */
gboolean carnet_merge_load_before_after (CarnetMerge       *self,
                                         guint              index,
                                         const CarnetId    *entity,
                                         CarnetBeforeAfter *result,
                                         GError           **error);
/** carnet_merge_load_named: (transfer full) (nullable): @entity once file @index is in, as it is seen where
 * something names it: of what is withdrawn, all. */
CarnetHistory *
carnet_merge_load_named (CarnetMerge *self, guint index, const CarnetId *entity, GError **error);
/** carnet_merge_load_named_held: (transfer full) (nullable): the same of what @store holds. */
CarnetHistory *carnet_merge_load_named_held (CarnetStore *store, const CarnetId *entity, GError **error);
/** carnet_merge_load_marked: as carnet_merge_load_before_after(), of one whose marks, once
 * carnet_merge_mark() set them, say where to look. */
gboolean carnet_merge_load_marked (CarnetMerge              *self,
                                   guint                     index,
                                   const CarnetStagedEntity *entity,
                                   CarnetBeforeAfter        *result,
                                   GError                  **error);
