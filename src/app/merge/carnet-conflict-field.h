/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "logbook/carnet-logbook.h"

G_BEGIN_DECLS

/**
 * CarnetConflictSide: what the buttons for the whole conflict choose.
 * @CARNET_SIDE_MINE: the first version
 * @CARNET_SIDE_OTHER: the second, where there are two
 * @CARNET_SIDE_ALL: every text; a choice that can only be one thing is left open
 */
typedef enum
{
  CARNET_SIDE_MINE,
  CARNET_SIDE_OTHER,
  CARNET_SIDE_ALL,
} CarnetConflictSide;

#define CARNET_TYPE_CONFLICT_FIELD (carnet_conflict_field_get_type ())
/**
 * CarnetConflictField:
 *
 * One field in conflict: its versions side by side or stacked, what they had in
 * common, and what was chosen. Signal `changed`: another choice was made.
 */
G_DECLARE_FINAL_TYPE (CarnetConflictField, carnet_conflict_field, CARNET, CONFLICT_FIELD, GtkWidget)

/** carnet_conflict_field_new: @field must live as long. */
GtkWidget *carnet_conflict_field_new (const CarnetFieldConflict *field);
/** carnet_conflict_field_new_deletion: whether the observation or milestone is kept. */
GtkWidget *carnet_conflict_field_new_deletion (const CarnetEntityConflict *conflict);
/** carnet_conflict_field_get_choice: adds what was chosen to @choices (nullable). Returns: %FALSE when
 * nothing is chosen yet. */
gboolean carnet_conflict_field_get_choice (CarnetConflictField *self, CarnetWrites *choices);
void     carnet_conflict_field_choose (CarnetConflictField *self, CarnetConflictSide side);
void     carnet_conflict_field_set_stacked (CarnetConflictField *self, gboolean stacked);
/** carnet_conflict_field_show_captions: who wrote each version, for when no heading above says it. */
void carnet_conflict_field_show_captions (CarnetConflictField *self, gboolean shown);
/** carnet_conflict_field_focus: focuses the first version. */
void carnet_conflict_field_focus (CarnetConflictField *self);
/** carnet_conflict_field_move: focuses the version @step further than the focused one. Returns: %FALSE when
 * none of them has the focus. */
gboolean carnet_conflict_field_move (CarnetConflictField *self, int step);

G_END_DECLS
