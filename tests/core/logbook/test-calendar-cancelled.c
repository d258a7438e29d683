/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events that are cancelled, and the milestones that came of them. */
#include "base/carnet-error.h"
#include "logbook/carnet-logbook-private.h"
#include "support/carnet-test-calendar-events.h"

static void
link_to (CarnetCalendarFixture *fixture, const char *title)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId id, observation = { { 0 } };

  g_assert_true (carnet_calendar_events_find (fixture, title, &id));
  carnet_writes_set_text (writes, CARNET_KEY_TITLE, "Une observation");
  carnet_writes_set_id (writes, CARNET_KEY_MILESTONE, &id);
  g_assert_true (carnet_logbook_write (fixture->logbook, &observation, CARNET_KIND_OBSERVATION, NULL, writes,
                                       NULL, NULL));
}

static void
test_cancelled (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetCalendarPlan) self = NULL;

  carnet_calendar_events_take_in (fixture, CARNET_CALENDAR_EVENT ("a", "Une visite", ""),
                                  "1 new, 0 changed, 0 deleted, 0 same:");
  self = carnet_calendar_events_plan (
      fixture, CARNET_CALENDAR_EVENT ("a", "Une visite", CARNET_CALENDAR_CANCELLED "SEQUENCE:1\r\n"));
  carnet_calendar_events_assert_plan (self, "0 new, 0 changed, 1 deleted, 0 same:");
  for (guint i = 0; i < 2; i++)
    {
      carnet_calendar_events_apply (fixture, self);
      carnet_calendar_events_assert_there (fixture, "Une visite", FALSE);
      g_assert_true (carnet_logbook_undo_calendar (fixture->logbook, self, NULL));
      carnet_calendar_events_assert_there (fixture, "Une visite", TRUE);
    }
  /* Whoever took it back wants it. */
  carnet_calendar_events_assert_planned (
      fixture, CARNET_CALENDAR_EVENT ("a", "Une visite", CARNET_CALENDAR_CANCELLED "SEQUENCE:1\r\n"),
      "0 new, 0 changed, 0 deleted, 0 same: kept");
}

/* The age is taken back, too. */
static void
test_cancelled_undone (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetCalendarPlan) self = NULL;

  carnet_calendar_events_take_in (fixture, CARNET_CALENDAR_EVENT ("a", "Une visite", "SEQUENCE:1\r\n"),
                                  "1 new, 0 changed, 0 deleted, 0 same:");
  self = carnet_calendar_events_plan (
      fixture, CARNET_CALENDAR_EVENT ("a", "Une visite", CARNET_CALENDAR_CANCELLED "SEQUENCE:3\r\n"));
  carnet_calendar_events_apply (fixture, self);
  g_assert_true (carnet_logbook_undo_calendar (fixture->logbook, self, NULL));
  carnet_calendar_events_assert_planned (
      fixture, CARNET_CALENDAR_EVENT ("a", "Une visite", CARNET_CALENDAR_CANCELLED "SEQUENCE:4\r\n"),
      "0 new, 0 changed, 0 deleted, 0 same: kept");
  carnet_calendar_events_take_in (fixture, CARNET_CALENDAR_EVENT ("a", "Autre", "SEQUENCE:2\r\n"),
                                  "0 new, 1 changed, 0 deleted, 0 same:");
  carnet_calendar_events_assert_planned (
      fixture, CARNET_CALENDAR_EVENT ("a", "Autre", CARNET_CALENDAR_CANCELLED "SEQUENCE:4\r\n"),
      "0 new, 0 changed, 0 deleted, 0 same: kept");
}

static void
test_cancelled_no_more (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetCalendarPlan) self = NULL;

  carnet_calendar_events_take_in (fixture, CARNET_CALENDAR_EVENT ("a", "Une visite", "SEQUENCE:1\r\n"),
                                  "1 new, 0 changed, 0 deleted, 0 same:");
  carnet_calendar_events_take_in (
      fixture, CARNET_CALENDAR_EVENT ("a", "Une visite", CARNET_CALENDAR_CANCELLED "SEQUENCE:2\r\n"),
      "0 new, 0 changed, 1 deleted, 0 same:");
  carnet_calendar_events_assert_planned (fixture, CARNET_CALENDAR_EVENT ("a", "Une visite", "SEQUENCE:2\r\n"),
                                         "0 new, 0 changed, 0 deleted, 0 same: deleted");
  self = carnet_calendar_events_plan (
      fixture, CARNET_CALENDAR_EVENT ("a", "Une visite", "STATUS:CONFIRMED\r\nSEQUENCE:3\r\n"));
  carnet_calendar_events_assert_plan (self, "1 new, 0 changed, 0 deleted, 0 same:");
  for (guint i = 0; i < 2; i++)
    {
      carnet_calendar_events_apply (fixture, self);
      carnet_calendar_events_assert_there (fixture, "Une visite", TRUE);
      if (i == 0)
        g_assert_true (carnet_logbook_undo_calendar (fixture->logbook, self, NULL));
      carnet_calendar_events_assert_there (fixture, "Une visite", i == 1);
    }
  carnet_calendar_events_take_in (
      fixture, CARNET_CALENDAR_EVENT ("a", "Une visite", CARNET_CALENDAR_CANCELLED "SEQUENCE:4\r\n"),
      "0 new, 0 changed, 1 deleted, 0 same:");
}

/* What a person deleted stays so. */
static void
test_deleted_by_person (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId id;

  carnet_calendar_events_take_in (fixture, CARNET_CALENDAR_EVENT ("a", "Une visite", "SEQUENCE:1\r\n"),
                                  "1 new, 0 changed, 0 deleted, 0 same:");
  g_assert_true (carnet_calendar_events_find (fixture, "Une visite", &id));
  carnet_writes_set_integer (writes, CARNET_KEY_DELETED, 1);
  g_assert_true (
      carnet_logbook_write (fixture->logbook, &id, CARNET_KIND_MILESTONE, NULL, writes, NULL, NULL));
  carnet_calendar_events_assert_planned (fixture, CARNET_CALENDAR_EVENT ("a", "Une visite", "SEQUENCE:3\r\n"),
                                         "0 new, 0 changed, 0 deleted, 0 same: deleted");
}

/* Many UIDs are addresses, of which one begins another. */
static void
test_cancelled_address (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  carnet_calendar_events_take_in (
      fixture,
      CARNET_CALENDAR_EVENT ("https://exemple.org/x", "Elle", "")
          CARNET_CALENDAR_EVENT ("https://exemple.org/x/y", "Lettre", "")
              CARNET_CALENDAR_EVENT ("https://exemple.org/x/2018070", "Sept", "")
                  CARNET_CALENDAR_EVENT ("https://exemple.org/x/201807051", "Neuf", "")
                      CARNET_CALENDAR_EVENT ("https://exemple.org/x/2018070T", "Heure", ""),
      "5 new, 0 changed, 0 deleted, 0 same:");
  carnet_calendar_events_take_in (
      fixture, CARNET_CALENDAR_EVENT ("https://exemple.org/x", "Elle", CARNET_CALENDAR_CANCELLED),
      "0 new, 0 changed, 1 deleted, 0 same:");
  carnet_calendar_events_assert_there (fixture, "Elle", FALSE);
}

static void
test_cancelled_again (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  carnet_calendar_events_take_in (
      fixture, CARNET_CALENDAR_EVENT ("a", "Une visite", "") CARNET_CALENDAR_EVENT ("b", "Autre", ""),
      "2 new, 0 changed, 0 deleted, 0 same:");
  carnet_calendar_events_take_in (fixture,
                                  CARNET_CALENDAR_EVENT ("a", "Une visite", CARNET_CALENDAR_CANCELLED)
                                      CARNET_CALENDAR_EVENT ("b", "Autre", ""),
                                  "0 new, 0 changed, 1 deleted, 1 same:");
  carnet_calendar_events_assert_planned (fixture,
                                         CARNET_CALENDAR_EVENT ("a", "Une visite", CARNET_CALENDAR_CANCELLED)
                                             CARNET_CALENDAR_EVENT ("c", "Jamais", CARNET_CALENDAR_CANCELLED),
                                         "0 new, 0 changed, 0 deleted, 0 same: cancelled cancelled");
  carnet_calendar_events_assert_there (fixture, "Autre", TRUE);
}

static void
test_cancelled_older (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  carnet_calendar_events_take_in (fixture, CARNET_CALENDAR_EVENT ("a", "Une visite", "SEQUENCE:2\r\n"),
                                  "1 new, 0 changed, 0 deleted, 0 same:");
  carnet_calendar_events_assert_planned (
      fixture, CARNET_CALENDAR_EVENT ("a", "Une visite", CARNET_CALENDAR_CANCELLED "SEQUENCE:1\r\n"),
      "0 new, 0 changed, 0 deleted, 0 same: older");
}

/* What somebody wrote on it stays, the same words again too. */
static void
test_cancelled_changed (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  carnet_calendar_events_take_in (fixture, CARNET_CALENDAR_EVENT ("a", "Une visite", ""),
                                  "1 new, 0 changed, 0 deleted, 0 same:");
  carnet_calendar_events_write_on (fixture, "Une visite", CARNET_KEY_PLACE, "Bressuire");
  carnet_calendar_events_assert_planned (fixture,
                                         CARNET_CALENDAR_EVENT ("a", "Une visite", CARNET_CALENDAR_CANCELLED),
                                         "0 new, 0 changed, 0 deleted, 0 same: kept");
  carnet_calendar_events_write_on (fixture, "Une visite", CARNET_KEY_PLACE, NULL);
  carnet_calendar_events_assert_planned (fixture,
                                         CARNET_CALENDAR_EVENT ("a", "Une visite", CARNET_CALENDAR_CANCELLED),
                                         "0 new, 0 changed, 0 deleted, 0 same: kept");
}

static void
test_cancelled_linked (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetCalendarPlan) self = NULL;
  g_autoptr (GError) error = NULL;

  carnet_calendar_events_take_in (fixture, CARNET_CALENDAR_EVENT ("a", "Une visite", ""),
                                  "1 new, 0 changed, 0 deleted, 0 same:");
  self = carnet_calendar_events_plan (fixture,
                                      CARNET_CALENDAR_EVENT ("a", "Une visite", CARNET_CALENDAR_CANCELLED));
  carnet_calendar_events_assert_plan (self, "0 new, 0 changed, 1 deleted, 0 same:");
  link_to (fixture, "Une visite");
  carnet_calendar_events_assert_planned (fixture,
                                         CARNET_CALENDAR_EVENT ("a", "Une visite", CARNET_CALENDAR_CANCELLED),
                                         "0 new, 0 changed, 0 deleted, 0 same: kept");
  /* Since the plan was made, too. */
  g_assert_false (carnet_logbook_apply_calendar (fixture->logbook, self, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_EXISTS);
  carnet_calendar_events_assert_there (fixture, "Une visite", TRUE);
}

/* What is being written counts. */
static void
test_cancelled_drafted (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetCalendarPlan) self = NULL;
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GArray) heads = g_array_new (FALSE, FALSE, sizeof (CarnetHash));
  g_autoptr (GError) error = NULL;
  CarnetId milestone, draft = carnet_id_from_name ("brouillon");

  carnet_calendar_events_take_in (fixture, CARNET_CALENDAR_EVENT ("a", "Une visite", ""),
                                  "1 new, 0 changed, 0 deleted, 0 same:");
  self = carnet_calendar_events_plan (fixture,
                                      CARNET_CALENDAR_EVENT ("a", "Une visite", CARNET_CALENDAR_CANCELLED));
  g_assert_true (carnet_calendar_events_find (fixture, "Une visite", &milestone));
  carnet_writes_set_id (writes, CARNET_KEY_MILESTONE, &milestone);
  carnet_logbook_save_draft (fixture->logbook, &draft, CARNET_KIND_OBSERVATION, heads, writes, NULL, NULL,
                             &error);
  g_assert_no_error (error);
  carnet_calendar_events_assert_planned (fixture,
                                         CARNET_CALENDAR_EVENT ("a", "Une visite", CARNET_CALENDAR_CANCELLED),
                                         "0 new, 0 changed, 0 deleted, 0 same: kept");
  g_assert_false (carnet_logbook_apply_calendar (fixture->logbook, self, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_EXISTS);
}

/* So does a version that is not shown. */
static void
test_cancelled_disputed (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (GArray) heads = g_array_new (FALSE, TRUE, sizeof (CarnetHash));
  CarnetId milestone, observation = { { 0 } };

  carnet_calendar_events_take_in (fixture, CARNET_CALENDAR_EVENT ("a", "Une visite", ""),
                                  "1 new, 0 changed, 0 deleted, 0 same:");
  g_assert_true (carnet_calendar_events_find (fixture, "Une visite", &milestone));
  carnet_test_write (fixture->logbook, &observation, CARNET_KEY_TITLE, "Une observation", NULL);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (CarnetWrites) writes = carnet_writes_new ();
      const CarnetId other = carnet_id_from_name ("autre");

      carnet_writes_set_id (writes, CARNET_KEY_MILESTONE, i == 0 ? &milestone : &other);
      g_assert_true (carnet_logbook_write (fixture->logbook, &observation, CARNET_KIND_OBSERVATION,
                                           i == 0 ? NULL : heads, writes, NULL, NULL));
    }
  carnet_calendar_events_assert_planned (fixture,
                                         CARNET_CALENDAR_EVENT ("a", "Une visite", CARNET_CALENDAR_CANCELLED),
                                         "0 new, 0 changed, 0 deleted, 0 same: kept");
}

/* Changed elsewhere since the plan was made: the deletion is contested, and what was written is seen. */
static void
test_cancelled_meanwhile (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetCalendarPlan) self = NULL;

  carnet_calendar_events_take_in (fixture, CARNET_CALENDAR_EVENT ("a", "Une visite", ""),
                                  "1 new, 0 changed, 0 deleted, 0 same:");
  self = carnet_calendar_events_plan (fixture,
                                      CARNET_CALENDAR_EVENT ("a", "Une visite", CARNET_CALENDAR_CANCELLED));
  carnet_calendar_events_write_on (fixture, "Une visite", CARNET_KEY_PLACE, "Bressuire");
  carnet_calendar_events_apply (fixture, self);
  carnet_calendar_events_assert_there (fixture, "Une visite", TRUE);
}

/* One of ours, which went out and comes back cancelled. */
static void
test_cancelled_own (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (fixture->logbook, NULL);
  const CarnetMilestone *first = programme->milestones->pdata[0];
  g_autofree char       *hex = carnet_id_to_string (&first->id);
  g_autofree char       *event
      = g_strdup_printf ("BEGIN:VEVENT\r\nUID:%s@carnet-de-bord\r\nDTSTART;VALUE=DATE:20180705\r\nSUMMARY:x"
                         "\r\nSTATUS:CANCELLED\r\nEND:VEVENT\r\n",
                         hex);

  carnet_calendar_events_assert_planned (fixture, event, "0 new, 0 changed, 0 deleted, 0 same: kept");
}

static void
test_cancelled_repeated (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  carnet_calendar_events_take_in (fixture, CARNET_CALENDAR_EVENT ("a", "Atelier", CARNET_CALENDAR_WEEKLY),
                                  "3 new, 0 changed, 0 deleted, 0 same:");
  carnet_calendar_events_take_in (
      fixture,
      CARNET_CALENDAR_EVENT ("a", "Atelier", CARNET_CALENDAR_WEEKLY)
          CARNET_CALENDAR_EVENT ("a", "Atelier", "RECURRENCE-ID:20180712\r\n" CARNET_CALENDAR_CANCELLED),
      "0 new, 0 changed, 1 deleted, 2 same:");
  carnet_calendar_events_take_in (
      fixture, CARNET_CALENDAR_EVENT ("a", "Atelier", CARNET_CALENDAR_WEEKLY CARNET_CALENDAR_CANCELLED),
      "0 new, 0 changed, 2 deleted, 0 same:");
  carnet_calendar_events_assert_there (fixture, "Atelier", FALSE);
}

/* Each that stays says why. */
static void
test_cancelled_reasons (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  carnet_calendar_events_take_in (
      fixture,
      CARNET_CALENDAR_EVENT ("a", "Atelier", CARNET_CALENDAR_WEEKLY)
          CARNET_CALENDAR_EVENT ("a", "Grand atelier", "RECURRENCE-ID:20180712\r\nSEQUENCE:5\r\n"),
      "3 new, 0 changed, 0 deleted, 0 same:");
  carnet_calendar_events_write_on (fixture, "Atelier", CARNET_KEY_PLACE, "Bressuire");
  carnet_calendar_events_assert_planned (
      fixture,
      CARNET_CALENDAR_EVENT ("a", "Atelier",
                             CARNET_CALENDAR_WEEKLY CARNET_CALENDAR_CANCELLED "SEQUENCE:1\r\n"),
      "0 new, 0 changed, 1 deleted, 0 same: kept older");
}

/* A day of its own stays, where the file says so. */
static void
test_cancelled_but_one (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  carnet_calendar_events_take_in (fixture, CARNET_CALENDAR_EVENT ("a", "Atelier", CARNET_CALENDAR_WEEKLY),
                                  "3 new, 0 changed, 0 deleted, 0 same:");
  carnet_calendar_events_take_in (
      fixture,
      CARNET_CALENDAR_EVENT ("a", "Atelier", CARNET_CALENDAR_WEEKLY CARNET_CALENDAR_CANCELLED)
          CARNET_CALENDAR_EVENT ("a", "Atelier", "RECURRENCE-ID:20180712\r\n"),
      "0 new, 1 changed, 2 deleted, 0 same:");
  carnet_calendar_events_assert_there (fixture, "Atelier", TRUE);
}

#define ADD(path, func)                                                                                      \
  g_test_add ("/calendar-cancelled/" path, CarnetCalendarFixture, NULL, carnet_calendar_set_up, func,        \
              carnet_calendar_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("cancelled", test_cancelled);
  ADD ("cancelled-undone", test_cancelled_undone);
  ADD ("cancelled-no-more", test_cancelled_no_more);
  ADD ("deleted-by-person", test_deleted_by_person);
  ADD ("cancelled-address", test_cancelled_address);
  ADD ("cancelled-drafted", test_cancelled_drafted);
  ADD ("cancelled-disputed", test_cancelled_disputed);
  ADD ("cancelled-reasons", test_cancelled_reasons);
  ADD ("cancelled-again", test_cancelled_again);
  ADD ("cancelled-older", test_cancelled_older);
  ADD ("cancelled-changed", test_cancelled_changed);
  ADD ("cancelled-linked", test_cancelled_linked);
  ADD ("cancelled-meanwhile", test_cancelled_meanwhile);
  ADD ("cancelled-own", test_cancelled_own);
  ADD ("cancelled-repeated", test_cancelled_repeated);
  ADD ("cancelled-but-one", test_cancelled_but_one);
  return g_test_run ();
}
