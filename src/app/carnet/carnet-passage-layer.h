/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "carnet/carnet-undo-stack.h"
#include "model/carnet-passages.h"

G_BEGIN_DECLS

#define CARNET_TYPE_PASSAGE_LAYER (carnet_passage_layer_get_type ())
/**
 * CarnetPassageLayer:
 *
 * The marked passages of one text while it is being written: they follow what is
 * typed and erased, and are shown by a background and a line below.
 *
 * Signal `changed ()`: they were set; not told when they only followed the text.
 */
G_DECLARE_FINAL_TYPE (CarnetPassageLayer, carnet_passage_layer, CARNET, PASSAGE_LAYER, GObject)

/** carnet_passage_layer_new: @buffer outlives it. To be made before the history watches @buffer. */
CarnetPassageLayer *carnet_passage_layer_new (GtkTextBuffer *buffer);
/** carnet_passage_layer_set_history: records in @stack what typing again does not bring back, as text @field:
 * see carnet_passages_to_string(). */
void carnet_passage_layer_set_history (CarnetPassageLayer *self, CarnetUndoStack *stack, guint field);
/** carnet_passage_layer_get_passages: borrowed until they change; see carnet-passages.h. */
const GPtrArray *carnet_passage_layer_get_passages (CarnetPassageLayer *self);
/** carnet_passage_layer_set_passages: @passages: (transfer full) */
void carnet_passage_layer_set_passages (CarnetPassageLayer *self, GPtrArray *passages);
/** carnet_passage_layer_find_at_cursor: (nullable): the one that the selection, or the cursor, is in. */
CarnetHighlight *carnet_passage_layer_find_at_cursor (CarnetPassageLayer *self);
/** carnet_passage_layer_get_selection: without white space at its ends. Returns: %FALSE when there is nothing
 * else. */
gboolean carnet_passage_layer_get_selection (CarnetPassageLayer *self, guint *start, guint *end);

G_END_DECLS
