/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "log/carnet-writes.h"
#include "store/carnet-draft.h"

G_BEGIN_DECLS

typedef struct _CarnetLogbook CarnetLogbook;

/* What is being written, before it is sealed. */

/**
 * carnet_logbook_save_draft:
 * @stamp: (inout) (optional): of the draft that this one continues, as loaded or as
 *   last saved; 0 for a new one; receives what it is now. %NULL: that of whoever was last
 *
 * Saves, durably, all unsealed writes of @entity, replacing the draft of that @stamp.
 * When another program saved its own over it meanwhile, or sealed it, this one is kept
 * beside as a draft of its own, and what both wrote is sealed as two revisions.
 * @heads are kept from the first save of a draft; later ones are ignored until it
 * is sealed or discarded. @saved_ms (optional) receives the time.
 */
gboolean carnet_logbook_save_draft (CarnetLogbook      *self,
                                    const CarnetId     *entity,
                                    const char         *kind,
                                    const GArray       *heads,
                                    const CarnetWrites *writes,
                                    gint64             *stamp,
                                    gint64             *saved_ms,
                                    GError            **error);
/** carnet_logbook_load_draft: Returns: (transfer full) (nullable): the newest, when several programs write;
 * %NULL without error when there is none. */
CarnetDraft *carnet_logbook_load_draft (CarnetLogbook *self, const CarnetId *entity, GError **error);
/** carnet_logbook_list_drafts: (transfer full) (element-type CarnetDraft): oldest first. */
GPtrArray *carnet_logbook_list_drafts (CarnetLogbook *self, GError **error);
/** carnet_logbook_discard_draft: @stamp: of one, or %CARNET_DRAFT_ANY. Without such a draft it does nothing.
 */
gboolean
carnet_logbook_discard_draft (CarnetLogbook *self, const CarnetId *entity, gint64 stamp, GError **error);
/**
 * carnet_logbook_seal_draft:
 * @stamp: of one, or %CARNET_DRAFT_ANY
 * Turns the draft of @entity into a revision whose parents are the heads the
 * person saw, and removes it, in one transaction. Without such a draft it does nothing.
 */
gboolean carnet_logbook_seal_draft (CarnetLogbook  *self,
                                    const CarnetId *entity,
                                    gint64          stamp,
                                    CarnetHash     *revision,
                                    GError        **error);

G_END_DECLS
