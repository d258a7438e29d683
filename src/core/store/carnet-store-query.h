/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/carnet-store.h"

G_BEGIN_DECLS

/** carnet_store_list_seqs: (transfer full) (element-type gint64): the rows that answer to @query, in its
 * order; @limit -1 for all. */
GArray *carnet_store_list_seqs (CarnetStore       *self,
                                const CarnetQuery *query,
                                gint64             offset,
                                gint64             limit,
                                GError           **error);

/** carnet_store_list_seqs_by_id: as above, ordered by date, then id: an order that does not depend on
 * arrival. */
GArray *carnet_store_list_seqs_by_id (CarnetStore *self, const CarnetQuery *query, GError **error);

G_END_DECLS
