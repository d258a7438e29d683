/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/carnet-query.h"
#include "store/carnet-store.h"

G_BEGIN_DECLS

/* What a search found: a page of it, and the words it was found by, marked. */

/** CarnetStoreFound:
 * @snippet: (nullable): of the body; without a mark when the words are in the title. What the index has more
 *   than the body makes nonsense of it: see carnet_store_quote_others() */
typedef struct
{
  gint64 seq;
  char  *snippet;
} CarnetStoreFound;

/** carnet_store_found_new: (transfer full) (element-type CarnetStoreFound): those of @seqs, without snippets.
 */
GArray *carnet_store_found_new (const GArray *seqs);
/** carnet_store_find_page: (transfer full) (element-type CarnetStoreFound) (nullable): with snippets when
 * there is an @expression. */
GArray *carnet_store_find_page (CarnetStore       *self,
                                const CarnetQuery *query,
                                const char        *expression,
                                guint              offset,
                                guint              limit,
                                GError           **error);
/** carnet_store_quote_bodies: fills in the snippets of those of @page that @expression finds. */
gboolean carnet_store_quote_bodies (CarnetStore *self, GArray *page, const char *expression, GError **error);
/** carnet_store_quote_title: (transfer full) (nullable): the title with its words marked, for when no text
 * holds them. */
char *carnet_store_quote_title (CarnetStore *self, gint64 seq, const char *expression, GError **error);
/** carnet_store_quote_others: the same for @seqs (element-type gint64), those that are in conflict: of the
 * version that is shown or of others. */
gboolean carnet_store_quote_others (CarnetStore  *self,
                                    GArray       *page,
                                    const GArray *seqs,
                                    const char   *expression,
                                    GError      **error);

G_END_DECLS
