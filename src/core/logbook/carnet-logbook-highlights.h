/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "log/carnet-writes.h"
#include "model/carnet-highlight.h"

G_BEGIN_DECLS

typedef struct _CarnetLogbook CarnetLogbook;

/* Highlights are entities: carnet_logbook_write() makes, changes and deletes them. */

/** carnet_logbook_list_highlights: (transfer full) (element-type CarnetHighlight): those of @observation that
 * are not deleted, by where they begin. Where they are by now is for carnet_quote_find(). */
GPtrArray *carnet_logbook_list_highlights (CarnetLogbook *self, const CarnetId *observation, GError **error);
/** carnet_logbook_list_highlight_drafts: (transfer full) (element-type CarnetDraft): the newest of each of
 * @highlights (element-type CarnetHighlight), and of others that say that they are of @observation. */
GPtrArray *carnet_logbook_list_highlight_drafts (CarnetLogbook   *self,
                                                 const CarnetId  *observation,
                                                 const GPtrArray *highlights,
                                                 GError         **error);

/** carnet_highlight_dup_writes: (transfer full): what turns @base (nullable: nothing) into @self. */
CarnetWrites *carnet_highlight_dup_writes (const CarnetHighlight *self, const CarnetHighlight *base);
/** carnet_highlight_apply: sets what @writes say. Returns: %FALSE when they say that it is deleted. */
gboolean carnet_highlight_apply (CarnetHighlight *self, const CarnetWrites *writes);

G_END_DECLS
