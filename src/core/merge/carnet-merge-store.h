/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "merge/carnet-merge.h"
#include "store/carnet-store-file.h"

G_BEGIN_DECLS

/* What the façade asks: see the functions of logbook/carnet-logbook-merge.h. */

/** carnet_merge_new: no files yet. @store: borrowed, must outlive it; @now_ms: to tell dates in the future */
CarnetMerge *carnet_merge_new (CarnetStore *store, gint64 now_ms);
/** carnet_merge_read_file: adds the file at @path, whatever becomes of it. Returns: %FALSE when the work as a
 * whole cannot go on. */
gboolean carnet_merge_read_file (CarnetMerge *self, const char *path, const CarnetWork *work, GError **error);
/** carnet_merge_refresh: compares every ready file again when the store changed since. */
gboolean carnet_merge_refresh (CarnetMerge *self, const CarnetWork *work, GError **error);
/**
 * carnet_merge_apply:
 * Takes in every ready file in one transaction.
 * @sitting: (out): 0 when nothing was ready
 */
gboolean carnet_merge_apply (CarnetMerge       *self,
                             CarnetMergeOptions options,
                             gint64            *sitting,
                             const CarnetWork  *work,
                             GError           **error);

G_END_DECLS
