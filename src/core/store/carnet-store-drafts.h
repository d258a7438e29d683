/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/carnet-draft.h"
#include "store/carnet-store.h"

G_BEGIN_DECLS

/* See the functions of the same names of logbook/carnet-logbook.h. */

gboolean     carnet_store_save_draft (CarnetStore        *self,
                                      const CarnetId     *entity,
                                      const char         *kind,
                                      const GArray       *heads,
                                      const CarnetWrites *writes,
                                      gint64              now_ms,
                                      GError            **error);
CarnetDraft *carnet_store_load_draft (CarnetStore *self, const CarnetId *entity, GError **error);
GPtrArray   *carnet_store_list_drafts (CarnetStore *self, GError **error);
gboolean     carnet_store_discard_draft (CarnetStore *self, const CarnetId *entity, GError **error);

G_END_DECLS
