/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "support/carnet-test-calendar.h"

G_BEGIN_DECLS

/* What events of one day do to a logbook, told in one line. */

#define CARNET_CALENDAR_EVENT(uid, title, more)                                                              \
  "BEGIN:VEVENT\r\nUID:" uid "\r\nDTSTART;VALUE=DATE:20180705\r\nSUMMARY:" title "\r\n" more "END:"          \
  "VEVENT\r\n"
#define CARNET_CALENDAR_CANCELLED "STATUS:CANCELLED\r\n"
#define CARNET_CALENDAR_WEEKLY "RRULE:FREQ=WEEKLY;COUNT=3\r\n"

/** carnet_calendar_events_plan: (transfer full) */
CarnetCalendarPlan *carnet_calendar_events_plan (CarnetCalendarFixture *fixture, const char *events);
/** carnet_calendar_events_assert_plan: @expected: « 1 new, 0 changed, 2 deleted, 0 same: reasons of what is
 * left out » */
void carnet_calendar_events_assert_plan (const CarnetCalendarPlan *self, const char *expected);
void carnet_calendar_events_assert_planned (CarnetCalendarFixture *fixture,
                                            const char            *events,
                                            const char            *expected);
void carnet_calendar_events_apply (CarnetCalendarFixture *fixture, CarnetCalendarPlan *self);
/** carnet_calendar_events_take_in: applies what must be as @expected. */
void
carnet_calendar_events_take_in (CarnetCalendarFixture *fixture, const char *events, const char *expected);
/** carnet_calendar_events_find: %FALSE when no milestone has that title. */
gboolean carnet_calendar_events_find (CarnetCalendarFixture *fixture, const char *title, CarnetId *id);
void carnet_calendar_events_assert_there (CarnetCalendarFixture *fixture, const char *title, gboolean there);
/** carnet_calendar_events_write_on: as a person does, on the milestone of that title. */
void carnet_calendar_events_write_on (CarnetCalendarFixture *fixture,
                                      const char            *title,
                                      const char            *key,
                                      const char            *text);

G_END_DECLS
