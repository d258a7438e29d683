/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "carnet/carnet-undo-stack.h"

G_BEGIN_DECLS

/** carnet_text_history_watch: records what happens to @buffer in @stack, as text number @field, until the
 * buffer goes away. */
void carnet_text_history_watch (CarnetUndoStack *stack, GtkTextBuffer *buffer, guint field);
/** carnet_text_history_replay: a step of carnet_undo_stack_undo() on @buffer; the cursor goes to its end. */
void
carnet_text_history_replay (GtkTextBuffer *buffer, guint offset, const char *removed, const char *inserted);

G_END_DECLS
