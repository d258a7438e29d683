/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/carnet-db.h"
#include "store/carnet-store.h"

G_BEGIN_DECLS

gboolean carnet_query_asks_for_text (const CarnetQuery *query);
/** carnet_query_dup_expression: (transfer full) (nullable): what to ask the search index; %NULL also when the
 * text holds no word. */
char *carnet_query_dup_expression (const CarnetQuery *query);
/** carnet_query_finds_nothing: the text holds no word, so that no query can be made of it. */
gboolean carnet_query_finds_nothing (const CarnetQuery *query, const char *expression);

/**
 * carnet_store_prepare_query:
 * @columns, @tail: SQL before and after the conditions
 * @expression: (nullable): of carnet_query_dup_expression()
 * A statement over the rows that answer to @query, its parameters bound but for
 * those of @tail. The table `search` is there when there is an expression and the
 * order is not that of rank.
 */
CarnetStatement *carnet_store_prepare_query (CarnetStore       *self,
                                             const char        *columns,
                                             const CarnetQuery *query,
                                             const char        *expression,
                                             const char        *tail,
                                             GError           **error);

/** carnet_store_list_seqs: (transfer full) (element-type gint64): the rows that answer to @query, in its
 * order; @limit -1 for all. */
GArray *carnet_store_list_seqs (CarnetStore       *self,
                                const CarnetQuery *query,
                                gint64             offset,
                                gint64             limit,
                                GError           **error);

/** carnet_store_prepare_by_id: a statement that gives @columns of "observation AS o" for all that @query asks
 * for, by date, then id: an order that does not depend on the file. */
CarnetStatement *
carnet_store_prepare_by_id (CarnetStore *self, const char *columns, const CarnetQuery *query, GError **error);

G_END_DECLS
