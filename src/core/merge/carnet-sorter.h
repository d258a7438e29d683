/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "merge/carnet-spill.h"

G_BEGIN_DECLS

/**
 * CarnetSorter:
 *
 * Records of one size, however many, put in order within little memory: they are
 * sorted some at a time, wait in a temporary file, and are merged at the end.
 */
typedef struct _CarnetSorter CarnetSorter;

/** carnet_sorter_new: @size: bytes of a record; @compare: no two may be equal, if their order matters */
CarnetSorter *carnet_sorter_new (gsize size, GCompareFunc compare);
void          carnet_sorter_free (CarnetSorter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetSorter, carnet_sorter_free)

/** carnet_sorter_add: @record: is copied. */
gboolean carnet_sorter_add (CarnetSorter *self, gconstpointer record, GError **error);
/** carnet_sorter_end: frees @self. Returns: (transfer full): all records in order, mapped. */
CarnetSpill *carnet_sorter_end (CarnetSorter *self, GError **error);

G_END_DECLS
