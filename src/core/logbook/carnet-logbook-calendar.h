/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calendar/carnet-calendar.h"
#include "log/carnet-writes.h"

G_BEGIN_DECLS

typedef struct _CarnetLogbook CarnetLogbook;

/**
 * CarnetCalendarChange: one milestone that a calendar makes, changes or cancels.
 * @id: what it has or will have
 * @before: (nullable): as it stands; %NULL when it is new, or comes back
 * @after: as it will be
 * @deletes: it will be deleted; @after is @before
 * @heads: (nullable) (element-type CarnetHash): the revisions that say @before; once applied or undone, what
 *   was written
 * @writes: what makes it so
 * @undo: what takes that back
 */
typedef struct
{
  CarnetId         id;
  CarnetMilestone *before;
  CarnetMilestone *after;
  gboolean         deletes;
  GArray          *heads;
  CarnetWrites    *writes;
  CarnetWrites    *undo;
} CarnetCalendarChange;

/**
 * CarnetCalendarPlan: what reading a calendar would do.
 * @changes: (element-type CarnetCalendarChange): in the order of the file, those that delete last
 * @n_new, @n_changed, @n_deleted: how many of each are among them
 * @n_same: events that say nothing new
 * @notes: (element-type CarnetCalendarChange): of those, what of the calendar's words is to be remembered,
 *   though no milestone changes by it: not shown, applied and undone with the others
 * @left_out: (element-type CarnetCalendarLeftOut)
 * @details: as in CarnetCalendar
 */
typedef struct
{
  GPtrArray *changes;
  guint      n_new;
  guint      n_changed;
  guint      n_deleted;
  guint      n_same;
  GPtrArray *notes;
  GPtrArray *left_out;
  guint      details[CARNET_CALENDAR_N_DETAILS];
} CarnetCalendarPlan;

void carnet_calendar_plan_free (CarnetCalendarPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetCalendarPlan, carnet_calendar_plan_free)
/** carnet_calendar_plan_steal_notes: Returns: (transfer full): a plan of the notes alone, which @self has no
 * longer. */
CarnetCalendarPlan *carnet_calendar_plan_steal_notes (CarnetCalendarPlan *self);

/**
 * carnet_logbook_plan_calendar:
 *
 * Compares a calendar with the milestones of the programme that the logbook is kept for, by UID; writes
 * nothing. An event that is a milestone of another programme alone, even one that was exported from there, is
 * a new one here, with an id of its own: made from this programme and the UID. Of two events that are one
 * milestone the first counts. Field by field, what the file says as it
 * did when it was last read is not written over what people wrote since; of a milestone that never came from
 * a calendar, what it said once counts as such. New ones lie within carnet_programme_get_year(). What was
 * deleted here stays so, unless a calendar alone cancelled it and the event is newer, and what the calendar
 * holds no longer stays here. What it says in an older version of the event than the one that was taken in is
 * left out.
 *
 * What it cancels is deleted: it goes to the trash, and comes back with the rest when this is undone. But
 * only what nobody but a calendar wrote, and what no observation is linked to, in any of its versions or in a
 * draft: all else is left out, and stays. Returns: (transfer full) (nullable)
 */
CarnetCalendarPlan *carnet_logbook_plan_calendar (CarnetLogbook *self,
                                                  const char    *path,
                                                  GCancellable  *cancellable,
                                                  GError       **error);
/** carnet_logbook_apply_calendar: does what @plan says, all of it or nothing, upon what it was made from. It
 * notes what it wrote, for carnet_logbook_undo_calendar() and for doing it again. %CARNET_ERROR_EXISTS when
 * what was new has come meanwhile, or an observation that is linked to what is deleted. */
gboolean carnet_logbook_apply_calendar (CarnetLogbook *self, CarnetCalendarPlan *plan, GError **error);
/** carnet_logbook_undo_calendar: takes back, all of it or nothing, what was done; what others wrote since
 * stays beside. */
gboolean carnet_logbook_undo_calendar (CarnetLogbook *self, CarnetCalendarPlan *plan, GError **error);

/** CarnetMilestoneDifference: @label: the field, translated; @before and @after: for reading, may be empty.
 */
typedef struct
{
  const char *key;
  const char *label;
  char       *before;
  char       *after;
} CarnetMilestoneDifference;
/** carnet_milestone_list_differences: Returns: (transfer full) (element-type CarnetMilestoneDifference) */
GPtrArray *carnet_milestone_list_differences (const CarnetMilestone *before, const CarnetMilestone *after);

/**
 * carnet_logbook_export_calendar:
 * @replace: as in carnet_calendar_write()
 * @n_events, @n_undated: (out) (optional): milestones that are in it, and that have no date to be in it
 *
 * The same logbook gives the same bytes: each event is stamped with the time of the milestone's last
 * revision, and has as many revisions as the milestone, or as a calendar said and those since.
 */
gboolean carnet_logbook_export_calendar (CarnetLogbook *self,
                                         const char    *path,
                                         gboolean       replace,
                                         guint         *n_events,
                                         guint         *n_undated,
                                         GError       **error);

G_END_DECLS
