/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "log/carnet-history.h"

G_BEGIN_DECLS

/** CarnetNode: one revision of a history, and its place in the graph. */
typedef struct
{
  CarnetRevision *revision; /* owned by history->sorted */
  guint          *parents;  /* nodes held, by index */
  guint           n_parents;
  guint           n_children;
  guint           depth;
  guint64        *later; /* keys that some strict descendant writes */
} CarnetNode;

struct _CarnetHistory
{
  GPtrArray  *sorted; /* CarnetRevision */
  GPtrArray  *heads;  /* CarnetRevision */
  GPtrArray  *cells;  /* CarnetCell, by key */
  CarnetNode *nodes;  /* in the order of sorted */
  guint       n_nodes;
  GHashTable *keys; /* char* (borrowed from writes) → index + 1, only while cells are made */
  gboolean    incomplete;
};

/** carnet_cell_judge: sorts the writers of @cell and tells whether they agree. */
void carnet_cell_judge (CarnetCell *cell);
void carnet_cell_free (CarnetCell *cell);

G_END_DECLS
