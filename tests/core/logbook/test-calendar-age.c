/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events that are older than what was taken in. */
#include <string.h>

#include "logbook/carnet-logbook-private.h"
#include "support/carnet-test-calendar-events.h"

/* -- Older ----------------------------------------------------------------------------------------- */

static void
test_sequence (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  carnet_calendar_events_take_in (fixture, CARNET_CALENDAR_EVENT ("a", "Deux", "SEQUENCE:2\r\n"),
                                  "1 new, 0 changed, 0 deleted, 0 same:");
  carnet_calendar_events_assert_planned (fixture, CARNET_CALENDAR_EVENT ("a", "Un", "SEQUENCE:1\r\n"),
                                         "0 new, 0 changed, 0 deleted, 0 same: older");
  /* One that says nothing else needs no word, and is not remembered. */
  carnet_calendar_events_take_in (fixture, CARNET_CALENDAR_EVENT ("a", "Deux", "SEQUENCE:1\r\n"),
                                  "0 new, 0 changed, 0 deleted, 1 same:");
  carnet_calendar_events_assert_planned (fixture, CARNET_CALENDAR_EVENT ("a", "Un", "SEQUENCE:1\r\n"),
                                         "0 new, 0 changed, 0 deleted, 0 same: older");
  carnet_calendar_events_take_in (fixture, CARNET_CALENDAR_EVENT ("a", "Trois", "SEQUENCE:2\r\n"),
                                  "0 new, 1 changed, 0 deleted, 0 same:");
  carnet_calendar_events_take_in (fixture, CARNET_CALENDAR_EVENT ("a", "Quatre", "SEQUENCE:10\r\n"),
                                  "0 new, 1 changed, 0 deleted, 0 same:");
  carnet_calendar_events_assert_planned (fixture, CARNET_CALENDAR_EVENT ("a", "Cinq", "SEQUENCE:9\r\n"),
                                         "0 new, 0 changed, 0 deleted, 0 same: older");
}

#define AT(hour) "DTSTAMP:20180601T" hour "0000Z\r\n"

static void
test_stamp (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  carnet_calendar_events_take_in (fixture, CARNET_CALENDAR_EVENT ("a", "Dix", AT ("10")),
                                  "1 new, 0 changed, 0 deleted, 0 same:");
  carnet_calendar_events_assert_planned (fixture, CARNET_CALENDAR_EVENT ("a", "Neuf", AT ("09")),
                                         "0 new, 0 changed, 0 deleted, 0 same: older");
  /* Which counts when the number is the same alone. */
  carnet_calendar_events_take_in (fixture, CARNET_CALENDAR_EVENT ("a", "Huit", "SEQUENCE:1\r\n" AT ("08")),
                                  "0 new, 1 changed, 0 deleted, 0 same:");
  carnet_calendar_events_assert_planned (fixture, CARNET_CALENDAR_EVENT ("a", "Onze", AT ("11")),
                                         "0 new, 0 changed, 0 deleted, 0 same: older");
  carnet_calendar_events_take_in (fixture, CARNET_CALENDAR_EVENT ("a", "Sans", "SEQUENCE:1\r\n"),
                                  "0 new, 1 changed, 0 deleted, 0 same:");
}

/* The time of an export alone is no news. */
static void
test_stamp_alone (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetCalendarPlan) again = NULL;

  carnet_calendar_events_take_in (fixture, CARNET_CALENDAR_EVENT ("a", "Dix", AT ("10")),
                                  "1 new, 0 changed, 0 deleted, 0 same:");
  again = carnet_calendar_events_plan (fixture, CARNET_CALENDAR_EVENT ("a", "Dix", AT ("11")));
  carnet_calendar_events_assert_plan (again, "0 new, 0 changed, 0 deleted, 1 same:");
  g_assert_cmpuint (again->notes->len, ==, 0);
}

/* Where nothing else is there any version is taken. */
static void
test_only_one (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  carnet_calendar_events_take_in (fixture, CARNET_CALENDAR_EVENT ("a", "Deux", "SEQUENCE:2\r\n"),
                                  "1 new, 0 changed, 0 deleted, 0 same:");
  carnet_calendar_events_take_in (fixture, CARNET_CALENDAR_EVENT ("b", "Un", "SEQUENCE:1\r\n"),
                                  "1 new, 0 changed, 0 deleted, 0 same:");
}

static void
test_older_undone (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetCalendarPlan) self = NULL;

  carnet_calendar_events_take_in (fixture, CARNET_CALENDAR_EVENT ("a", "Un", "SEQUENCE:1\r\n"),
                                  "1 new, 0 changed, 0 deleted, 0 same:");
  self = carnet_calendar_events_plan (fixture, CARNET_CALENDAR_EVENT ("a", "Trois", "SEQUENCE:3\r\n"));
  carnet_calendar_events_apply (fixture, self);
  carnet_calendar_events_assert_planned (fixture, CARNET_CALENDAR_EVENT ("a", "Deux", "SEQUENCE:2\r\n"),
                                         "0 new, 0 changed, 0 deleted, 0 same: older");
  g_assert_true (carnet_logbook_undo_calendar (fixture->logbook, self, NULL));
  carnet_calendar_events_assert_planned (fixture, CARNET_CALENDAR_EVENT ("a", "Deux", "SEQUENCE:2\r\n"),
                                         "0 new, 1 changed, 0 deleted, 0 same:");
}

static void
test_twice_in_file (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  carnet_calendar_events_take_in (
      fixture, CARNET_CALENDAR_EVENT ("a", "Dix", AT ("10")) CARNET_CALENDAR_EVENT ("a", "Neuf", AT ("09")),
      "1 new, 0 changed, 0 deleted, 0 same: twice");
  carnet_calendar_events_assert_there (fixture, "Dix", TRUE);
}

/* -- Of our own ------------------------------------------------------------------------------------- */

static void
export_to (CarnetCalendarFixture *fixture, const char *sequence)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  carnet_logbook_export_calendar (fixture->logbook, fixture->path, TRUE, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, sequence));
}

static void
read_into (CarnetCalendarFixture *fixture, CarnetLogbook *logbook, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetCalendarPlan) self = carnet_logbook_plan_calendar (logbook, fixture->path, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (self->left_out->len, ==, 0);
  g_assert_cmpuint (self->n_changed, ==, g_str_equal (expected, "changed"));
  carnet_logbook_apply_calendar (logbook, self, &error);
  g_assert_no_error (error);
}

/* What was changed here is newer than what was taken in, for whoever else took that in and for us. */
static void
test_own (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  static const char event[] = CARNET_CALENDAR_EVENT ("a", "Une visite", "SEQUENCE:7\r\n");
  g_autoptr (CarnetLogbook) other = carnet_world_logbook (fixture->world, "ailleurs");

  carnet_calendar_events_take_in (fixture, event, "1 new, 0 changed, 0 deleted, 0 same:");
  read_into (fixture, other, "");
  export_to (fixture, "SEQUENCE:7\r\n");
  carnet_calendar_events_write_on (fixture, "Une visite", CARNET_KEY_PLACE, "Bressuire");
  for (guint i = 0; i < 2; i++)
    {
      export_to (fixture, "SEQUENCE:8\r\n");
      read_into (fixture, other, i == 0 ? "changed" : "");
      /* Reading it back is no revision of it. */
      read_into (fixture, fixture->logbook, "");
    }
  carnet_calendar_events_take_in (fixture, CARNET_CALENDAR_EVENT ("a", "Visite", "SEQUENCE:12\r\n"),
                                  "0 new, 1 changed, 0 deleted, 0 same:");
  export_to (fixture, "SEQUENCE:12\r\n");
  carnet_calendar_events_write_on (fixture, "Visite", CARNET_KEY_PLACE, "Thouars");
  export_to (fixture, "SEQUENCE:13\r\n");
}

/* -- Cancelled --------------------------------------------------------------------------------------- */

#define ADD(path, func)                                                                                      \
  g_test_add ("/calendar-age/" path, CarnetCalendarFixture, NULL, carnet_calendar_set_up, func,              \
              carnet_calendar_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("sequence", test_sequence);
  ADD ("stamp", test_stamp);
  ADD ("stamp-alone", test_stamp_alone);
  ADD ("only-one", test_only_one);
  ADD ("older-undone", test_older_undone);
  ADD ("twice-in-file", test_twice_in_file);
  ADD ("own", test_own);
  return g_test_run ();
}
