/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "log/carnet-revision.h"

G_BEGIN_DECLS

/**
 * CarnetCell:
 * @key: borrowed from the history
 * @writers: (element-type CarnetRevision): the live revisions of the field: its
 *   latest writers, none an ancestor of another, sorted by id
 * @conflict: their values are not all the same
 *
 * The state of one field of an entity. The value to show is that of the writer
 * with the greatest recorded_ms, then the greatest id (carnet_cell_get_shown());
 * in a conflict the others stay readable.
 */
typedef struct
{
  const char *key;
  GPtrArray  *writers;
  gboolean    conflict;
} CarnetCell;

/** carnet_cell_get_shown: the value a screen shows; borrowed. */
void carnet_cell_get_shown (const CarnetCell *cell, CarnetValue *value);

/** carnet_cell_has_writers_of: whether the same revisions are behind it as behind @other (nullable). */
gboolean carnet_cell_has_writers_of (const CarnetCell *cell, const CarnetCell *other);

/**
 * CarnetHistory:
 *
 * The revisions of one entity and what follows from them: heads and cells. Pure:
 * no file, no clock. Parents that are not held count as absent, so what hangs
 * from them looks concurrent until they arrive. A revision whose payload is not
 * held writes nothing.
 */
typedef struct _CarnetHistory CarnetHistory;

/** carnet_history_new: @revisions (element-type CarnetRevision): all of one entity, in any order, without
 * duplicates. */
CarnetHistory *carnet_history_new (GPtrArray *revisions);
void           carnet_history_free (CarnetHistory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetHistory, carnet_history_free)

/** carnet_history_get_heads: (transfer none) (element-type CarnetRevision): revisions no other descends from,
 * sorted by id. */
GPtrArray *carnet_history_get_heads (CarnetHistory *self);
/** carnet_history_get_sorted: (transfer none) (element-type CarnetRevision): parents before children; ties by
 * id. */
GPtrArray *carnet_history_get_sorted (CarnetHistory *self);
/** carnet_history_get_cells: (transfer none) (element-type CarnetCell): sorted by key. */
GPtrArray *carnet_history_get_cells (CarnetHistory *self);
/** carnet_history_find_cell: (transfer none) (nullable) */
const CarnetCell *carnet_history_find_cell (CarnetHistory *self, const char *key);
/** carnet_history_is_incomplete: a parent of some revision is not held. */
gboolean carnet_history_is_incomplete (CarnetHistory *self);

/**
 * CarnetDeletion:
 * @CARNET_DELETION_NONE: not deleted
 * @CARNET_DELETION_DELETED: deleted, and everyone who wrote knew or came before
 * @CARNET_DELETION_CONTESTED: deleted by one person while another, not knowing,
 *   wrote (some revision is neither before nor after any of the live deletions),
 *   or deleted and restored at once: the entity stays visible until somebody
 *   settles it
 */
typedef enum
{
  CARNET_DELETION_NONE,
  CARNET_DELETION_DELETED,
  CARNET_DELETION_CONTESTED,
} CarnetDeletion;

CarnetDeletion carnet_history_get_deletion (CarnetHistory *self);
/** carnet_history_list_unaware: (transfer container) (element-type CarnetRevision): those neither before nor
 * after any live deletion: what makes it contested. */
GPtrArray *carnet_history_list_unaware (CarnetHistory *self);

G_END_DECLS
