/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "logbook/carnet-logbook-calendar-private.h"

G_BEGIN_DECLS

/* A milestone that is or was here. */
typedef struct
{
  CarnetId         id;
  CarnetHistory   *history;
  CarnetMilestone *milestone;
  char            *uid;
  gboolean         imported; /* it says a UID itself */
  gboolean         ours;     /* of the programme that is planned for */
  gboolean         deleted;
} CarnetCalendarKnown;

typedef struct
{
  CarnetCalendarPlan    *plan;
  const CarnetProgramme *programme;
  CarnetDate             first;
  CarnetDate             last;
  GHashTable            *by_id;   /* CarnetId → CarnetCalendarKnown, which it owns */
  GHashTable            *by_uid;  /* char * → CarnetCalendarKnown: ours alone */
  GHashTable            *planned; /* CarnetId: what an event of the file speaks of already */
} CarnetCalendarPlanning;

void carnet_calendar_known_free (gpointer known);
/** carnet_calendar_known_compare_age: less than, equal to or greater than zero as an event that says this is
 * older than what was taken in, of the same age, or newer. @known: (nullable) */
int carnet_calendar_known_compare_age (const CarnetCalendarKnown *known, guint sequence, gint64 revised_ms);
/** carnet_calendar_planning_learn: every milestone that is or was here. */
gboolean
carnet_calendar_planning_learn (CarnetLogbook *self, CarnetCalendarPlanning *planning, GError **error);
/** carnet_calendar_known_takes_back: whether @event is newer than the calendar's word by which alone @known
 * was deleted. */
gboolean
carnet_calendar_known_takes_back (const CarnetCalendarKnown *known, const CarnetCalendarEvent *event);
/** carnet_calendar_planning_cancel: what the calendar cancels, once all it says else is planned. */
gboolean
carnet_calendar_planning_cancel (CarnetLogbook *self, CarnetCalendarPlanning *planning, GError **error);
/** carnet_calendar_change_new: (transfer full) */
CarnetCalendarChange *carnet_calendar_change_new (const CarnetId *id, const CarnetMilestone *after);
/** carnet_calendar_change_say: adds @text, unless it is said already, and to what is undone what is said now.
 * @known: (nullable); @text: empty for none */
void carnet_calendar_change_say (CarnetCalendarChange      *change,
                                 const CarnetCalendarKnown *known,
                                 const char                *key,
                                 const char                *text);

G_END_DECLS
