/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/carnet-session.h"

G_BEGIN_DECLS

#define CARNET_TYPE_MILESTONE_CHANGES (carnet_milestone_changes_get_type ())
/**
 * CarnetMilestoneChanges:
 *
 * What is done to milestones in one view: one revision after the other, each upon what was seen, and each
 * undone or done again by another revision. Moves that are asked for while one is being written become one.
 *
 * Signals: `written (const CarnetId *id, const char *sentence, gboolean undoable)`: done, said in a sentence;
 * the milestone may be deleted. `failed (const GError *error)`: nothing was written.
 */
G_DECLARE_FINAL_TYPE (CarnetMilestoneChanges, carnet_milestone_changes, CARNET, MILESTONE_CHANGES, GObject)

CarnetMilestoneChanges *carnet_milestone_changes_new (CarnetSession *session);
/**
 * carnet_milestone_changes_write:
 * @seen, @heads: (nullable): of carnet_logbook_load_milestone(); %NULL for a new one
 * @wanted: copied
 */
void carnet_milestone_changes_write (CarnetMilestoneChanges *self,
                                     const CarnetMilestone  *seen,
                                     const GArray           *heads,
                                     const CarnetMilestone  *wanted);
/** carnet_milestone_changes_move: by days, or by months when it is dated to the month. */
void carnet_milestone_changes_move (CarnetMilestoneChanges *self, const CarnetId *id, int steps);
void carnet_milestone_changes_delete (CarnetMilestoneChanges *self, const CarnetId *id);
/** carnet_milestone_changes_take: what reading a calendar changes, at once, undone at once.
 * @plan: (transfer full) */
void carnet_milestone_changes_take (CarnetMilestoneChanges *self, CarnetCalendarPlan *plan);
/** carnet_milestone_changes_undo: the last one; does nothing when there is none. */
void carnet_milestone_changes_undo (CarnetMilestoneChanges *self);
void carnet_milestone_changes_redo (CarnetMilestoneChanges *self);
/** carnet_milestone_changes_is_busy: something is being written, or waits for it. */
gboolean carnet_milestone_changes_is_busy (CarnetMilestoneChanges *self);

G_END_DECLS
