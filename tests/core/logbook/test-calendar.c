/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/carnet-error.h"
#include "logbook/carnet-logbook-private.h"
#include "support/carnet-test-calendar-plan.h"

/* -- Reading again --------------------------------------------------------------------------------------- */

static void
test_new (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  carnet_calendar_put (
      fixture, CARNET_TEST_EVENT ("a", "20180705", "SUMMARY:Une visite\r\nLOCATION:Bressuire")
                   CARNET_TEST_EVENT ("b", "20180910", "SUMMARY:Un atelier\r\nRRULE:FREQ=WEEKLY;COUNT=2"));
  carnet_calendar_take_in (fixture->logbook, fixture->path, 3, 0, 0, 0);
  carnet_calendar_assert_told (fixture->logbook, "Une visite", "2018-07-05 | Bressuire");
}

static void
test_planning_writes_nothing (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autofree char *before = carnet_test_hash_file (carnet_logbook_get_path (fixture->logbook)), *after = NULL;
  g_autoptr (CarnetCalendarPlan) self = NULL;

  carnet_calendar_put (fixture, CARNET_TEST_EVENT ("a", "20180705", "SUMMARY:Une visite"));
  self = carnet_calendar_plan (fixture->logbook, fixture->path);
  carnet_calendar_assert_counts (self, 1, 0, 0, 0);
  after = carnet_test_hash_file (carnet_logbook_get_path (fixture->logbook));
  g_assert_cmpstr (before, ==, after);
}

static void
test_changed (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  carnet_calendar_put (fixture,
                       CARNET_TEST_EVENT ("a", "20180705", "SUMMARY:Une visite\r\nLOCATION:Bressuire"));
  carnet_calendar_take_in (fixture->logbook, fixture->path, 1, 0, 0, 0);
  carnet_calendar_put (fixture, CARNET_TEST_EVENT ("a", "20180706", "SUMMARY:Une visite"));
  carnet_calendar_take_in (fixture->logbook, fixture->path, 0, 1, 0, 0);
  carnet_calendar_assert_told (fixture->logbook, "Une visite", "2018-07-06 | ");
  /* Moved back: it is news again. */
  carnet_calendar_put (fixture, CARNET_TEST_EVENT ("a", "20180705", "SUMMARY:Une visite"));
  carnet_calendar_take_in (fixture->logbook, fixture->path, 0, 1, 0, 0);
  carnet_calendar_assert_told (fixture->logbook, "Une visite", "2018-07-05 | ");
}

/* What a person wrote since stays, field by field, until the calendar says something else of it. */
static void
test_edited_here (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  carnet_calendar_put (fixture,
                       CARNET_TEST_EVENT ("a", "20180705", "SUMMARY:Une visite\r\nLOCATION:Bressuire"));
  carnet_calendar_take_in (fixture->logbook, fixture->path, 1, 0, 0, 0);
  carnet_calendar_edit (fixture->logbook, "Une visite", CARNET_KEY_PLACE, "Ancenis");
  carnet_calendar_take_in (fixture->logbook, fixture->path, 0, 0, 1, 0);
  carnet_calendar_assert_told (fixture->logbook, "Une visite", "2018-07-05 | Ancenis");
  carnet_calendar_put (fixture,
                       CARNET_TEST_EVENT ("a", "20180706", "SUMMARY:Une visite\r\nLOCATION:Bressuire"));
  carnet_calendar_take_in (fixture->logbook, fixture->path, 0, 1, 0, 0);
  carnet_calendar_assert_told (fixture->logbook, "Une visite", "2018-07-06 | Ancenis");
  carnet_calendar_take_in (fixture->logbook, fixture->path, 0, 0, 1, 0);
  carnet_calendar_put (fixture,
                       CARNET_TEST_EVENT ("a", "20180706", "SUMMARY:Une visite\r\nLOCATION:Parthenay"));
  carnet_calendar_take_in (fixture->logbook, fixture->path, 0, 1, 0, 0);
  carnet_calendar_assert_told (fixture->logbook, "Une visite", "2018-07-06 | Parthenay");
}

/* What the calendar says as it stands here already is remembered as what it said. */
static void
test_said_already (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  carnet_calendar_put (fixture, CARNET_TEST_EVENT ("a", "20180705", "SUMMARY:A"));
  carnet_calendar_take_in (fixture->logbook, fixture->path, 1, 0, 0, 0);
  carnet_calendar_edit (fixture->logbook, "A", CARNET_KEY_TITLE, "B");
  carnet_calendar_put (fixture, CARNET_TEST_EVENT ("a", "20180705", "SUMMARY:B"));
  carnet_calendar_take_in (fixture->logbook, fixture->path, 0, 0, 1, 0);
  carnet_calendar_edit (fixture->logbook, "B", CARNET_KEY_TITLE, "C");
  carnet_calendar_take_in (fixture->logbook, fixture->path, 0, 0, 1, 0);
  carnet_calendar_assert_told (fixture->logbook, "C", "2018-07-05 | ");
}

static void
test_undo_said (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetCalendarPlan) whole = NULL, self = NULL, again = NULL;
  g_autoptr (CarnetHistory) history = NULL;

  carnet_calendar_put (fixture, CARNET_TEST_EVENT ("a", "20180705", "SUMMARY:A"));
  carnet_calendar_take_in (fixture->logbook, fixture->path, 1, 0, 0, 0);
  carnet_calendar_edit (fixture->logbook, "A", CARNET_KEY_TITLE, "B");
  carnet_calendar_put (fixture, CARNET_TEST_EVENT ("a", "20180705", "SUMMARY:B"));
  whole = carnet_calendar_plan (fixture->logbook, fixture->path);
  self = carnet_calendar_plan_steal_notes (whole);
  g_assert_cmpuint (whole->notes->len, ==, 0);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (carnet_logbook_apply_calendar (fixture->logbook, self, NULL));
      g_assert_true (carnet_logbook_undo_calendar (fixture->logbook, self, NULL));
    }
  again = carnet_calendar_plan (fixture->logbook, fixture->path);
  g_assert_cmpuint (again->notes->len, ==, 1);
  history = carnet_logbook_load_history (fixture->logbook,
                                         &((const CarnetCalendarChange *)again->notes->pdata[0])->id, NULL);
  g_assert_cmpuint (carnet_history_get_heads (history)->len, ==, 1);
  carnet_calendar_assert_told (fixture->logbook, "B", "2018-07-05 | ");
}

static void
test_differences (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetCalendarPlan) self = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  const CarnetCalendarChange      *change;
  const CarnetMilestoneDifference *first, *second;

  carnet_calendar_put (fixture,
                       CARNET_TEST_EVENT ("a", "20180705", "SUMMARY:Une visite\r\nLOCATION:Bressuire"));
  carnet_calendar_take_in (fixture->logbook, fixture->path, 1, 0, 0, 0);
  carnet_calendar_put (fixture,
                       CARNET_TEST_EVENT ("a", "20180706", "SUMMARY:Une visite\r\nLOCATION:Ancenis"));
  self = carnet_calendar_plan (fixture->logbook, fixture->path);
  change = self->changes->pdata[0];
  differences = carnet_milestone_list_differences (change->before, change->after);
  g_assert_cmpuint (differences->len, ==, 2);
  first = differences->pdata[0];
  second = differences->pdata[1];
  g_assert_cmpstr (first->label, ==, "When");
  g_assert_cmpstr (first->before, ==, "5 July 2018");
  g_assert_cmpstr (first->after, ==, "6 July 2018");
  g_assert_cmpstr (second->label, ==, "Where");
  g_assert_cmpstr (second->before, ==, "Bressuire");
  g_assert_cmpstr (second->after, ==, "Ancenis");
}

/* -- What is left out
 * ---------------------------------------------------------------------------------------- */

static CarnetCalendarReason
reason_of (const CarnetCalendarPlan *self, guint index)
{
  return ((const CarnetCalendarLeftOut *)self->left_out->pdata[index])->reason;
}

static void
test_outside (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetCalendarPlan) self = NULL;

  carnet_calendar_put (fixture, CARNET_TEST_EVENT ("a", "20171231", "SUMMARY:Avant")
                                    CARNET_TEST_EVENT ("b", "20180101", "SUMMARY:Premier jour")
                                        CARNET_TEST_EVENT ("c", "20190131", "SUMMARY:Dernier jour")
                                            CARNET_TEST_EVENT ("d", "20190201", "SUMMARY:Après"));
  self = carnet_calendar_plan (fixture->logbook, fixture->path);
  carnet_calendar_assert_counts (self, 2, 0, 0, 2);
  g_assert_cmpint (reason_of (self, 0), ==, CARNET_CALENDAR_OUTSIDE);
  g_assert_cmpint (reason_of (self, 1), ==, CARNET_CALENDAR_OUTSIDE);
}

/* An occurrence and an event whose UID reads the same. */
static void
test_one_id_twice (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetCalendarPlan) again = NULL;

  carnet_calendar_put (fixture,
                       CARNET_TEST_EVENT ("a", "20180910", "SUMMARY:Un atelier\r\nRRULE:FREQ=WEEKLY;COUNT=2")
                           CARNET_TEST_EVENT ("a/20180910", "20180911", "SUMMARY:Une visite"));
  carnet_calendar_take_in (fixture->logbook, fixture->path, 2, 0, 0, 1);
  again = carnet_calendar_plan (fixture->logbook, fixture->path);
  g_assert_cmpint (reason_of (again, 0), ==, CARNET_CALENDAR_TWICE);
  carnet_calendar_assert_told (fixture->logbook, "Une visite", "");
}

/* What is here may move out of the year, within reason. */
static void
test_moved_outside (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  carnet_calendar_put (fixture, CARNET_TEST_EVENT ("a", "20180705", "SUMMARY:Une visite"));
  carnet_calendar_take_in (fixture->logbook, fixture->path, 1, 0, 0, 0);
  carnet_calendar_put (fixture, CARNET_TEST_EVENT ("a", "20190705", "SUMMARY:Une visite"));
  carnet_calendar_take_in (fixture->logbook, fixture->path, 0, 1, 0, 0);
  carnet_calendar_put (fixture, CARNET_TEST_EVENT ("a", "21190705", "SUMMARY:Une visite"));
  carnet_calendar_take_in (fixture->logbook, fixture->path, 0, 0, 0, 1);
  carnet_calendar_assert_told (fixture->logbook, "Une visite", "2019-07-05 | ");
}

static void
test_deleted_here (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetProgramme) programme = NULL;
  g_autoptr (CarnetCalendarPlan) self = NULL;

  carnet_calendar_put (fixture, CARNET_TEST_EVENT ("a", "20180705", "SUMMARY:Une visite"));
  carnet_calendar_take_in (fixture->logbook, fixture->path, 1, 0, 0, 0);
  programme = carnet_logbook_load_programme (fixture->logbook, NULL);
  g_assert_true (carnet_logbook_set_deleted (fixture->logbook, CARNET_KIND_MILESTONE,
                                             &carnet_calendar_find (programme, "Une visite")->id, TRUE, NULL,
                                             NULL, NULL));
  self = carnet_calendar_plan (fixture->logbook, fixture->path);
  carnet_calendar_assert_counts (self, 0, 0, 0, 1);
  g_assert_cmpint (reason_of (self, 0), ==, CARNET_CALENDAR_DELETED);
}

/* -- Undoing
 * --------------------------------------------------------------------------------------------------- */

/* What was undone is new again, and has the identifier it had. */
static void
test_undo_new (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetCalendarPlan) self = NULL, again = NULL;
  const CarnetCalendarChange *first, *second;

  carnet_calendar_put (fixture,
                       CARNET_TEST_EVENT ("a", "20180705", "SUMMARY:Une visite\r\nLOCATION:Bressuire"));
  self = carnet_calendar_plan (fixture->logbook, fixture->path);
  g_assert_true (carnet_logbook_apply_calendar (fixture->logbook, self, NULL));
  g_assert_true (carnet_logbook_undo_calendar (fixture->logbook, self, NULL));
  carnet_calendar_assert_told (fixture->logbook, "Une visite", "");
  carnet_calendar_put (fixture, CARNET_TEST_EVENT ("a", "20180705", "SUMMARY:Une visite"));
  again = carnet_calendar_plan (fixture->logbook, fixture->path);
  carnet_calendar_assert_counts (again, 1, 0, 0, 0);
  first = self->changes->pdata[0];
  second = again->changes->pdata[0];
  g_assert_true (carnet_id_equal (&first->id, &second->id));
  carnet_calendar_take_in (fixture->logbook, fixture->path, 1, 0, 0, 0);
  carnet_calendar_assert_told (fixture->logbook, "Une visite", "2018-07-05 | ");
}

static void
test_undo_changed (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetCalendarPlan) self = NULL;

  carnet_calendar_put (fixture, CARNET_TEST_EVENT ("a", "20180705", "SUMMARY:Une visite"));
  carnet_calendar_take_in (fixture->logbook, fixture->path, 1, 0, 0, 0);
  carnet_calendar_put (fixture,
                       CARNET_TEST_EVENT ("a", "20180706", "SUMMARY:Une visite\r\nLOCATION:Bressuire"));
  self = carnet_calendar_plan (fixture->logbook, fixture->path);
  g_assert_true (carnet_logbook_apply_calendar (fixture->logbook, self, NULL));
  g_assert_true (carnet_logbook_undo_calendar (fixture->logbook, self, NULL));
  carnet_calendar_assert_told (fixture->logbook, "Une visite", "2018-07-05 | ");
  carnet_calendar_take_in (fixture->logbook, fixture->path, 0, 1, 0, 0);
  carnet_calendar_assert_told (fixture->logbook, "Une visite", "2018-07-06 | Bressuire");
}

static void
test_redo (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetCalendarPlan) self = NULL;

  carnet_calendar_put (fixture, CARNET_TEST_EVENT ("a", "20180705", "SUMMARY:Une visite"));
  carnet_calendar_take_in (fixture->logbook, fixture->path, 1, 0, 0, 0);
  carnet_calendar_put (fixture, CARNET_TEST_EVENT ("a", "20180706", "SUMMARY:Une visite")
                                    CARNET_TEST_EVENT ("b", "20180707", "SUMMARY:Une autre"));
  self = carnet_calendar_plan (fixture->logbook, fixture->path);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (carnet_logbook_apply_calendar (fixture->logbook, self, NULL));
      carnet_calendar_assert_told (fixture->logbook, "Une visite", "2018-07-06 | ");
      carnet_calendar_assert_told (fixture->logbook, "Une autre", "2018-07-07 | ");
      g_assert_true (carnet_logbook_undo_calendar (fixture->logbook, self, NULL));
      carnet_calendar_assert_told (fixture->logbook, "Une visite", "2018-07-05 | ");
      carnet_calendar_assert_told (fixture->logbook, "Une autre", "");
    }
}

/* -- Refusals
 * ------------------------------------------------------------------------------------------------------ */

static void
test_refused (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autofree char *before = carnet_test_hash_file (carnet_logbook_get_path (fixture->logbook)), *after = NULL;
  g_autoptr (GError) error = NULL, logbook = NULL;

  carnet_test_write_file (fixture->path, "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", 31);
  g_assert_null (carnet_logbook_plan_calendar (fixture->logbook, fixture->path, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_CORRUPT);
  g_assert_null (carnet_logbook_plan_calendar (fixture->logbook, carnet_logbook_get_path (fixture->logbook),
                                               NULL, &logbook));
  g_assert_error (logbook, CARNET_ERROR, CARNET_ERROR_NOT_A_LOGBOOK);
  after = carnet_test_hash_file (carnet_logbook_get_path (fixture->logbook));
  g_assert_cmpstr (before, ==, after);
}

/* Of a plan of which one part cannot be written, nothing is. */
static void
test_whole_or_not (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetCalendarPlan) self = NULL;
  CarnetCalendarChange *last;

  carnet_calendar_put (fixture, CARNET_TEST_EVENT ("a", "20180705", "SUMMARY:Une visite")
                                    CARNET_TEST_EVENT ("b", "20180706", "SUMMARY:Une autre"));
  self = carnet_calendar_plan (fixture->logbook, fixture->path);
  last = self->changes->pdata[1];
  carnet_writes_set_text (last->writes, CARNET_KEY_WHEN, "un jour");
  g_assert_false (carnet_logbook_apply_calendar (fixture->logbook, self, NULL));
  carnet_calendar_assert_told (fixture->logbook, "Une visite", "");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (CarnetCalendarFixture *, gconstpointer);
  } tests[] = {
    { "new", test_new },
    { "planning-writes-nothing", test_planning_writes_nothing },
    { "changed", test_changed },
    { "edited-here", test_edited_here },
    { "said-already", test_said_already },
    { "undo-said", test_undo_said },
    { "differences", test_differences },
    { "outside", test_outside },
    { "one-id-twice", test_one_id_twice },
    { "moved-outside", test_moved_outside },
    { "deleted-here", test_deleted_here },
    { "undo-new", test_undo_new },
    { "undo-changed", test_undo_changed },
    { "redo", test_redo },
    { "refused", test_refused },
    { "whole-or-not", test_whole_or_not },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/logbook/calendar/", tests[i].name, NULL);

      g_test_add (path, CarnetCalendarFixture, NULL, carnet_calendar_set_up, tests[i].test,
                  carnet_calendar_tear_down);
    }
  return g_test_run ();
}
