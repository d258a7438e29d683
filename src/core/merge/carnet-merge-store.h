/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "log/carnet-history.h"
#include "merge/carnet-merge.h"
#include "store/carnet-store-file.h"

G_BEGIN_DECLS

/* What the façade asks: see the functions of logbook/carnet-logbook-merge.h. */

/** carnet_merge_new: no files yet. @store: borrowed, must outlive it; @now_ms: to tell dates in the future */
CarnetMerge *carnet_merge_new (CarnetStore *store, gint64 now_ms);
/** carnet_merge_read_files: adds the files at @paths in their order, whatever becomes of each. Some are read
 * ahead on threads: @work's progress may be told on one of them, but never on two at once. Returns: %FALSE
 * when the work as a whole cannot go on, as when the reader cannot be started (%G_SPAWN_ERROR). */
gboolean
carnet_merge_read_files (CarnetMerge *self, const char *const *paths, const CarnetWork *work, GError **error);
/** carnet_merge_refresh: compares every ready file again when the store changed since. */
gboolean carnet_merge_refresh (CarnetMerge *self, const CarnetWork *work, GError **error);
/** carnet_merge_set_options: see carnet_logbook_set_merge_options(). */
gboolean carnet_merge_set_options (CarnetMerge       *self,
                                   CarnetMergeOptions options,
                                   const CarnetWork  *work,
                                   GError           **error);
/**
 * carnet_merge_apply:
 * Takes in every ready file in one transaction.
 * @sitting: (out): 0 when nothing was ready
 */
gboolean carnet_merge_apply (CarnetMerge *self, gint64 *sitting, const CarnetWork *work, GError **error);

/** carnet_merge_load_after: (transfer full) (nullable): @entity once file @index is in; %NULL, without an
 * error, when there is none. */
CarnetHistory *
carnet_merge_load_after (CarnetMerge *self, guint index, const CarnetId *entity, GError **error);
/** carnet_merge_dup_text: (transfer full): what @key of @entity says once file @index is in; "". */
char *carnet_merge_dup_text (CarnetMerge *self, guint index, const CarnetId *entity, const char *key);
/**
 * carnet_merge_load_histories: carnet_merge_load_change(), and what it was read from.
 * @before: (out) (transfer full) (nullable): as it is held, with what the files before bring
 * @after: (out) (transfer full): the same with what @file brings
 */
CarnetMergeChange *carnet_merge_load_histories (CarnetMerge    *self,
                                                guint           file,
                                                guint           index,
                                                CarnetHistory **before,
                                                CarnetHistory **after,
                                                GError        **error);

G_END_DECLS
