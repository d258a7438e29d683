/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/carnet-date.h"
#include "store/carnet-store.h"

G_BEGIN_DECLS

/** An undated observation sorts after every dated one. */
#define CARNET_ROW_UNDATED G_MAXINT32

static inline gint64
carnet_row_date (CarnetDate date)
{
  return date != CARNET_DATE_NONE ? (gint64)date : CARNET_ROW_UNDATED;
}

static inline CarnetDate
carnet_date_of_row (gint64 date)
{
  return date != CARNET_ROW_UNDATED ? (CarnetDate)date : CARNET_DATE_NONE;
}

/* The lists and counts of the screens: see the functions of the same names of
 * logbook/carnet-logbook.h. */

gboolean
carnet_store_count_observations (CarnetStore *self, const CarnetQuery *query, guint *count, GError **error);
GPtrArray *carnet_store_list_observations (CarnetStore           *self,
                                           const CarnetQuery     *query,
                                           const CarnetProgramme *programme,
                                           guint                  offset,
                                           guint                  limit,
                                           GError               **error);
GPtrArray *carnet_store_load_rows (CarnetStore           *self,
                                   const CarnetQuery     *query,
                                   const CarnetProgramme *programme,
                                   const gint64          *seqs,
                                   guint                  n,
                                   GError               **error);
/** carnet_store_find_seq: 0 without error when it is not held, or not visible. */
gboolean carnet_store_find_seq (CarnetStore *self, const CarnetId *id, gint64 *seq, GError **error);
/** carnet_store_find_id: the other way: the nil id without error likewise. */
gboolean carnet_store_find_id (CarnetStore *self, gint64 seq, CarnetId *id, GError **error);
/** carnet_store_find_by_prefix: see carnet_logbook_find_observation(). */
gboolean carnet_store_find_by_prefix (CarnetStore *self, const char *text, CarnetId *id, GError **error);
/** carnet_store_find_any_by_prefix: see carnet_logbook_find_any(). */
gboolean carnet_store_find_any_by_prefix (CarnetStore *self, const char *text, CarnetId *id, GError **error);
GPtrArray *carnet_store_count_by_month (CarnetStore *self, GError **error);
GPtrArray *carnet_store_count_coverage (CarnetStore *self, GError **error);

G_END_DECLS
