/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "support/carnet-test-world.h"

/** CarnetCalendarFixture: a logbook, and where calendars for it are put; the logbook must be sound in the
 * end. */
typedef struct
{
  CarnetWorld   *world;
  CarnetLogbook *logbook;
  char          *path;
} CarnetCalendarFixture;

void carnet_calendar_set_up (CarnetCalendarFixture *fixture, gconstpointer unused);
void carnet_calendar_tear_down (CarnetCalendarFixture *fixture, gconstpointer unused);
/** carnet_calendar_put: a calendar of @events, lines of a VCALENDAR. */
void carnet_calendar_put (CarnetCalendarFixture *fixture, const char *events);
