/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/carnet-db.h"
#include "store/carnet-store-file.h"
#include "store/carnet-store-held.h"
#include "store/carnet-store.h"

#define CARNET_APPLICATION_ID 0x43444231
#define CARNET_SCHEMA_VERSION 1
/** By which rules derived tables are filled: raised with them, and what was filled by others, or changed by
 * whoever knows others, is filled anew before anything is written. 2: a conflict is what a person can settle,
 * and what is not shown is found too.
 */
#define CARNET_DERIVATION "2"
/** What %CARNET_META_DERIVED says, before the last transaction in hexadecimal digits. */
#define CARNET_DERIVED_AS_OF CARNET_DERIVATION " "

struct _CarnetStore
{
  CarnetDb *db;
  gboolean  read_only;
  gboolean  outdated; /* carnet_store_is_outdated(), as it was found last */
  guint     depth;    /* of nested transactions */
  gboolean  doomed;   /* one within failed: all is undone, and none of the others can be kept */
  gboolean  unsure;   /* carnet_store_is_unsure() */
  gboolean  bulk;     /* carnet_store_begin_bulk() */
  gint64    changes;  /* carnet_db_total_changes() at its beginning */
};

/** carnet_store_begin_as_is: as carnet_store_begin(), to fill what is outdated or not there yet: what is
 * committed counts as filled. */
gboolean carnet_store_begin_as_is (CarnetStore *self, GError **error);
/** carnet_store_find_outdated: looks whether it is, by what the file says now. */
gboolean carnet_store_find_outdated (CarnetStore *self, GError **error);
/** carnet_store_refill: drops and rebuilds the derived tables, and ends the transaction it was begun in,
 * however it went. */
gboolean carnet_store_refill (CarnetStore *self, const CarnetWork *work, GError **error);

/** carnet_store_load_schema: (transfer full): the script that makes the tables of an empty logbook. */
GBytes *carnet_store_load_schema (GError **error);

/* -- Derived tables (carnet-store-derive.c) ----------------------------------------- */

/**
 * CarnetDerivation:
 * @CARNET_DERIVE_FRESH: there are no derived rows of the entity
 * @CARNET_DERIVE_UNCOUNTED: there are, but neither counts nor search index know it
 * @CARNET_DERIVE_AGAIN: there may be, and counts and index follow
 *
 * After the first two, the caller ends with carnet_store_count_from().
 */
typedef enum
{
  CARNET_DERIVE_FRESH,
  CARNET_DERIVE_UNCOUNTED,
  CARNET_DERIVE_AGAIN,
} CarnetDerivation;

/** carnet_store_derive: brings the derived rows of @entity up to date. @first: the seq of its first revision.
 */
gboolean carnet_store_derive (CarnetStore     *self,
                              const CarnetId  *entity,
                              gint64           first,
                              CarnetDerivation derivation,
                              GError         **error);
/** carnet_fresh_get_revisions: (transfer none) (element-type CarnetRevision) */
GPtrArray *carnet_fresh_get_revisions (CarnetFresh *self);
/** carnet_store_derive_fresh: as #CARNET_DERIVE_FRESH, for an entity of which @fresh is all that is held, in
 * the rows that end with @last. */
gboolean carnet_store_derive_fresh (CarnetStore *self, CarnetFresh *fresh, gint64 last, GError **error);
/** carnet_store_derive_all: as #CARNET_DERIVE_FRESH, every entity. */
gboolean carnet_store_derive_all (CarnetStore *self, const CarnetWork *work, GError **error);
/** carnet_store_count_from: adds to the counts and to the search index the visible observations whose seq
 * is above @seq. */
gboolean carnet_store_count_from (CarnetStore *self, gint64 seq, GError **error);
/** carnet_store_count_without_words: the same, the search index left alone. */
gboolean carnet_store_count_without_words (CarnetStore *self, gint64 seq, GError **error);
/** carnet_store_load_revisions: (transfer full) (element-type CarnetRevision): the visible revisions of
 * @entity, verified. */
GPtrArray *carnet_store_load_revisions (CarnetStore *self, const CarnetId *entity, GError **error);

/** carnet_kind_get_table: (nullable): the table with one row for each entity of @kind. */
const char *carnet_kind_get_table (const char *kind);
/** carnet_store_derive_kind: writes the typed row of @entity and its sets. */
gboolean carnet_store_derive_kind (CarnetStore    *self,
                                   const CarnetId *entity,
                                   const char     *kind,
                                   gint64          seq,
                                   CarnetHistory  *history,
                                   GError        **error);
gboolean carnet_store_derive_observation (CarnetStore     *self,
                                          const CarnetId  *entity,
                                          gint64           seq,
                                          CarnetHistory   *history,
                                          CarnetDerivation derivation,
                                          GError         **error);

/** CarnetObservationRows: what carnet_store_insert_observation() writes; of a history, on any thread. */
typedef struct _CarnetObservationRows CarnetObservationRows;
CarnetObservationRows *carnet_observation_rows_new (const CarnetId *entity, CarnetHistory *history);
void                   carnet_observation_rows_free (CarnetObservationRows *self);
/** carnet_store_insert_observation: as #CARNET_DERIVE_FRESH. */
gboolean carnet_store_insert_observation (CarnetStore                 *self,
                                          gint64                       seq,
                                          const CarnetObservationRows *rows,
                                          GError                     **error);

/* -- Much at once (carnet-store-bulk.c) ------------------------------------------------- */

/** carnet_store_begin_bulk: within a transaction. Until carnet_store_end_bulk(), what is derived leaves the
 * search index as it is. */
gboolean carnet_store_begin_bulk (CarnetStore *self, GError **error);
/** carnet_store_keep_words: keeps what the index has of the observation of row @seq, before it first changes.
 * @visible: whether it is in the index
 * @body: with what the index has after it */
gboolean carnet_store_keep_words (CarnetStore *self,
                                  gint64       seq,
                                  gboolean     visible,
                                  const char  *title,
                                  const char  *body,
                                  GError     **error);
/** carnet_store_end_bulk: brings the search index up to date, and counts and indexes the observations whose
 * row is above @seq, as carnet_store_count_from() does. @work: (nullable): of the index. */
gboolean carnet_store_end_bulk (CarnetStore *self, gint64 seq, const CarnetWork *work, GError **error);
/** carnet_store_end_bulk_anew: the same when no row was added, but makes the whole index anew: no word stays
 * in it of what is gone. */
gboolean carnet_store_end_bulk_anew (CarnetStore *self, GError **error);
/** carnet_store_index_changed_from: brings the search index from what carnet_store_keep_words() kept to what
 * is, and adds to it the visible observations whose seq is above @seq, with the help of another thread
 * (carnet-store-index.c). */
gboolean
carnet_store_index_changed_from (CarnetStore *self, gint64 seq, const CarnetWork *work, GError **error);
/** carnet_store_index_added: adds to it the visible observations whose seq is above @seq. */
gboolean carnet_store_index_added (CarnetStore *self, gint64 seq, GError **error);
/** carnet_store_leave_bulk: gives back the memory and ends what carnet_store_begin_bulk() began, however it
 * went. */
void carnet_store_leave_bulk (CarnetStore *self);

/** carnet_store_clone_file: makes @to, an empty file, one that shares the blocks of @from, which nobody may
 * write to meanwhile. Returns: %FALSE, and @to is empty, where that cannot be done or is not worth it. */
gboolean carnet_store_clone_file (const char *from, const char *to);

/** carnet_store_clear_derived: empties every derived table. */
gboolean carnet_store_clear_derived (CarnetStore *self, GError **error);
/** carnet_history_count_conflicts: the number of fields in conflict that a person can settle. */
guint carnet_history_count_conflicts (CarnetHistory *history, const char *kind);

/** carnet_history_dup_others: (transfer full): while titles or texts are in conflict, the versions that are
 * not shown; the index has them after the body. */
char *carnet_history_dup_others (CarnetHistory *history);
/** carnet_store_load_others: (transfer full) (nullable): the same, as the derived tables tell it; %NULL with
 * an error. */
char *carnet_store_load_others (CarnetStore *self, const CarnetId *entity, GError **error);

/** carnet_value_get_date: %CARNET_DATE_NONE when it is no day. */
CarnetDate carnet_value_get_date (const CarnetValue *value);
/** carnet_value_get_review: a draft when it is none of the words. */
CarnetReview carnet_value_get_review (const CarnetValue *value);
/** carnet_value_get_level: of an impact, within bounds. */
int carnet_value_get_level (const CarnetValue *value);
/** carnet_value_get_visibility: what nobody said is for those the logbook is kept for; a word not understood
 * is kept close. */
CarnetVisibility carnet_value_get_visibility (const CarnetValue *value);
/** carnet_cell_get_kept: as carnet_cell_get_shown(), but while people disagree on who may read an observation
 * or quote a passage, the closest of what they said holds. */
void carnet_cell_get_kept (const CarnetCell *cell, CarnetValue *value);

/** carnet_store_delete_unnamed_blobs: those of which no version of anything speaks. */
gboolean carnet_store_delete_unnamed_blobs (CarnetStore *self, GError **error);

/** carnet_store_set_corrupt: says that it is damaged. @what: translated, a part of a sentence. Returns:
 * %FALSE. */
gboolean carnet_store_set_corrupt (CarnetStore *self, const char *what, GError **error);

/* -- Verifying (carnet-store-compare.c, carnet-store-words.c) ------------------------------ */

/** carnet_store_compare_derived: derives all of the logbook anew in tables of the connection's own, and
 * compares.
 * @same: (out). Changes nothing of the file; may be a second connection, of another thread. */
gboolean
carnet_store_compare_derived (CarnetStore *self, const CarnetWork *work, gboolean *same, GError **error);
/** carnet_store_compare_words: @same: (out): whether the search index has each word of the observations as
 * often, and in as many of them, as they do. */
gboolean
carnet_store_compare_words (CarnetStore *self, const CarnetWork *work, gboolean *same, GError **error);
