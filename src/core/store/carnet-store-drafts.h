/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/carnet-draft.h"
#include "store/carnet-store.h"

G_BEGIN_DECLS

/** carnet_store_save_draft: in place of that of stamp @known, if it is there still; @draft carries the stamp
 * it shall have, and its time as @saved_ms. See carnet_logbook_save_draft(). */
gboolean carnet_store_save_draft (CarnetStore *self, const CarnetDraft *draft, gint64 known, GError **error);
/* See the functions of the same names of logbook/carnet-logbook.h. */
CarnetDraft *carnet_store_load_draft (CarnetStore *self, const CarnetId *entity, GError **error);
/** carnet_store_list_drafts: @entity: (nullable): of all */
GPtrArray *carnet_store_list_drafts (CarnetStore *self, const CarnetId *entity, GError **error);
gboolean carnet_store_discard_draft (CarnetStore *self, const CarnetId *entity, gint64 stamp, GError **error);

G_END_DECLS
