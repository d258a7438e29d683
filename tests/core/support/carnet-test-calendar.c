/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/carnet-test-calendar.h"

#include <string.h>

void
carnet_calendar_set_up (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  fixture->world = carnet_world_new (1);
  fixture->logbook = carnet_world_logbook (fixture->world, "essai");
  fixture->path = carnet_world_path (fixture->world, "agenda.ics");
}

void
carnet_calendar_tear_down (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  carnet_logbook_verify (fixture->logbook, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  carnet_logbook_close (fixture->logbook);
  carnet_world_free (fixture->world);
  g_free (fixture->path);
}

void
carnet_calendar_put (CarnetCalendarFixture *fixture, const char *events)
{
  g_autofree char *text
      = g_strconcat ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", events, "END:VCALENDAR\r\n", NULL);

  carnet_test_write_file (fixture->path, text, strlen (text));
}
