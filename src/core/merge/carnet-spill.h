/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CarnetSpill:
 *
 * Bytes written one after the other to a temporary file without a name, and then
 * read, some at a time or as if all were in memory.
 */
typedef struct _CarnetSpill CarnetSpill;

CarnetSpill *carnet_spill_new (GError **error);
void         carnet_spill_free (CarnetSpill *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetSpill, carnet_spill_free)

gboolean carnet_spill_append (CarnetSpill *self, gconstpointer bytes, gsize size, GError **error);
guint64  carnet_spill_get_size (CarnetSpill *self);
/** carnet_spill_end: ends the writing. */
gboolean carnet_spill_end (CarnetSpill *self, GError **error);
/** carnet_spill_read: (transfer full): @size bytes from @offset on, on any thread once the writing has ended.
 */
GBytes *carnet_spill_read (CarnetSpill *self, guint64 offset, gsize size, GError **error);
/** carnet_spill_map: ends the writing, and carnet_spill_read(). Returns: (transfer none) (nullable): all that
 * was written; it may be changed; %NULL without error when that is nothing. */
guint8 *carnet_spill_map (CarnetSpill *self, GError **error);
/** carnet_spill_release: what is mapped takes no memory of ours until it is looked at again. */
void carnet_spill_release (CarnetSpill *self);
/** carnet_spill_take_array: (transfer full): what @array holds, written and mapped; frees @array. */
CarnetSpill *carnet_spill_take_array (GArray *array, GError **error);

G_END_DECLS
