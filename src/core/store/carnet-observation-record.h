/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/carnet-observation.h"
#include "store/carnet-db.h"
#include "store/carnet-store.h"

G_BEGIN_DECLS

/** What stands between two texts of a body. */
#define CARNET_BETWEEN_TEXTS "\n\n"

/**
 * CarnetObservationRecord:
 * @present: there is a row; all else is zero when there is none
 * @visible: not deleted: it is counted and found
 * @body: the texts of all sections, in the order of their ids
 * @others: (nullable): for carnet_observation_record_recount(): what the index has more than @body, as
 * carnet_history_dup_others()
 * @layout: which part of @body is which section (schema-1.sql)
 * @themes, @actors: (element-type CarnetId): sorted
 *
 * What the derived tables hold of one observation.
 */
typedef struct
{
  gboolean    present;
  gboolean    visible;
  CarnetId    id;
  int         deleted;
  guint       conflicts;
  gint64      date;
  CarnetMonth month;
  CarnetId    author;
  CarnetId    territory;
  CarnetId    milestone;
  int         impacts[CARNET_N_IMPACTS];
  int         visibility;
  int         review;
  char       *title;
  char       *body;
  char       *others;
  GByteArray *layout;
  GArray     *themes;
  GArray     *actors;
} CarnetObservationRecord;

void carnet_observation_record_clear (CarnetObservationRecord *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CarnetObservationRecord, carnet_observation_record_clear)

/** carnet_observation_record_read: what the tables hold now. */
gboolean carnet_observation_record_read (CarnetObservationRecord *self,
                                         CarnetStore             *store,
                                         gint64                   seq,
                                         GError                 **error);
/** carnet_observation_record_make: what they should hold. */
void carnet_observation_record_make (CarnetObservationRecord *self, const CarnetObservation *observation);

/** carnet_observation_record_recount: brings counts and search index from @old to @now, of row @seq. */
gboolean carnet_observation_record_recount (CarnetStore                   *store,
                                            gint64                         seq,
                                            const CarnetObservationRecord *old,
                                            const CarnetObservationRecord *now,
                                            GError                       **error);

/** The columns that carnet_store_read_shown() reads, of "observation AS o". */
#define CARNET_SHOWN_COLUMNS                                                                                 \
  "o.deleted, o.conflicts, o.date, o.month, o.author, o.territory, o.milestone, o.performance,"              \
  " o.innovation, o.confiance, o.visibility, o.review, o.title, o.body, o.layout, o.id, o.seq"
/**
 * carnet_store_read_shown: (transfer full)
 * @select: at a row of %CARNET_SHOWN_COLUMNS
 * Returns: (nullable): the observation as the derived tables tell it, much faster than from its revisions;
 * its heads, times and number of unknown fields are not filled. %NULL with an error when the row cannot be
 * right.
 */
CarnetObservation *carnet_store_read_shown (CarnetStore *self, CarnetStatement *select, GError **error);

/**
 * carnet_layout_find:
 * @layout: (array length=size)
 * Returns: whether @section has a text: @length bytes of the body from @offset.
 */
gboolean
carnet_layout_find (const guint8 *layout, gsize size, const CarnetId *section, gsize *offset, gsize *length);

G_END_DECLS
