/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define CARNET_TYPE_UNDO_STACK (carnet_undo_stack_get_type ())
/**
 * CarnetUndoStack:
 *
 * One history of edits over several texts, so that undoing goes back through a
 * whole observation in the order in which it was written. Knows no widget.
 *
 * Properties `can-undo` and `can-redo`: notified when they change.
 */
G_DECLARE_FINAL_TYPE (CarnetUndoStack, carnet_undo_stack, CARNET, UNDO_STACK, GObject)

/**
 * CarnetUndoFunc:
 * @field: which text
 * @offset: in code points
 *
 * Replaces, in that text, @removed by @inserted at @offset. What it does must not
 * be recorded again: see carnet_undo_stack_is_replaying().
 */
typedef void (*CarnetUndoFunc) (guint       field,
                                guint       offset,
                                const char *removed,
                                const char *inserted,
                                gpointer    user_data);

CarnetUndoStack *carnet_undo_stack_new (void);
/** carnet_undo_stack_record: at @offset of @field, @removed became @inserted. Ignored while replaying.
 * Letters typed one after the other make one step for each word. */
void carnet_undo_stack_record (CarnetUndoStack *self,
                               guint            field,
                               guint            offset,
                               const char      *removed,
                               const char      *inserted);
/** carnet_undo_stack_begin, …end: what is recorded in between is one step. They nest. */
void carnet_undo_stack_begin (CarnetUndoStack *self);
void carnet_undo_stack_end (CarnetUndoStack *self);
/** carnet_undo_stack_break: what comes next starts a step of its own. */
void carnet_undo_stack_break (CarnetUndoStack *self);
/** carnet_undo_stack_undo, …redo: Returns: %FALSE when there is nothing to do. */
gboolean carnet_undo_stack_undo (CarnetUndoStack *self, CarnetUndoFunc func, gpointer user_data);
gboolean carnet_undo_stack_redo (CarnetUndoStack *self, CarnetUndoFunc func, gpointer user_data);
gboolean carnet_undo_stack_is_replaying (CarnetUndoStack *self);
void     carnet_undo_stack_clear (CarnetUndoStack *self);

G_END_DECLS
