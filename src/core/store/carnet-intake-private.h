/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/carnet-store-private.h"

struct _CarnetIntake
{
  CarnetStore       *store;     /* borrowed */
  gint64             base;      /* revisions above it are of this intake */
  gboolean           bulk;      /* much is expected */
  gint64             batch;     /* being filled; 0 for what the owner writes */
  gboolean           counts;    /* nobody has said what the batch does to the observations */
  guint64            batch_new; /* report.n_new when it began */
  guint64            batch_known;
  gboolean           any_hidden; /* some revision of the file is hidden */
  guint64            n_shown;    /* observations of which nothing was seen, that were held */
  gboolean           take_back;  /* hidden revisions that come again are shown again */
  gint64             n_held;     /* all revisions of the file */
  gint64             n_texts;    /* all payloads of the file */
  CarnetHash         xor_ids;    /* of all revisions of the file */
  GHashTable        *touched;    /* CarnetId → itself: entities to derive at the end */
  GArray            *again;      /* gint64: the first rows of what was there and is derived anew */
  CarnetIntakeReport report;
};

/** carnet_intake_insert: the rows of one revision. @seq: (out): its row, 0 when the id was held already. */
gboolean
carnet_intake_insert (CarnetIntake *self, const CarnetRevision *revision, gint64 *seq, GError **error);
/** carnet_intake_note_known: the batch brought @revision again; what it completes or shows again is touched.
 */
gboolean carnet_intake_note_known (CarnetIntake *self, const CarnetRevision *revision, GError **error);
/** carnet_intake_close_batch: notes how many revisions the batch being filled has brought. */
gboolean carnet_intake_close_batch (CarnetIntake *self, GError **error);
/** carnet_intake_count_batch: notes of a batch whose counts nobody said what the report says of observations.
 */
gboolean carnet_intake_count_batch (CarnetIntake *self, GError **error);
