/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "support/carnet-test-calendar.h"

G_BEGIN_DECLS

/* What a calendar would change in a logbook, and what it changed. */

#define CARNET_TEST_EVENT(uid, day, more)                                                                    \
  "BEGIN:VEVENT\r\nUID:" uid "\r\nDTSTART;VALUE=DATE:" day "\r\n" more "\r\nEND:VEVENT\r\n"

/** carnet_calendar_plan: (transfer full) */
CarnetCalendarPlan *carnet_calendar_plan (CarnetLogbook *logbook, const char *path);
void                carnet_calendar_assert_counts (const CarnetCalendarPlan *self,
                                                   guint                     n_new,
                                                   guint                     n_changed,
                                                   guint                     n_same,
                                                   guint                     n_left_out);
/** carnet_calendar_take_in: plans, applies, and asserts what it did; then, that doing so again does nothing.
 */
void carnet_calendar_take_in (CarnetLogbook *logbook,
                              const char    *path,
                              guint          n_new,
                              guint          n_changed,
                              guint          n_same,
                              guint          n_left_out);
/** carnet_calendar_find: (transfer none) (nullable) */
const CarnetMilestone *carnet_calendar_find (const CarnetProgramme *programme, const char *title);
/** carnet_calendar_tell: (transfer full): what the milestone of that title says: « when | place », empty for
 * none. */
char *carnet_calendar_tell (CarnetLogbook *logbook, const char *title);
void  carnet_calendar_assert_told (CarnetLogbook *logbook, const char *title, const char *expected);
/** carnet_calendar_edit: as a person does, the milestone of that title. */
void carnet_calendar_edit (CarnetLogbook *logbook, const char *title, const char *key, const char *text);

G_END_DECLS
