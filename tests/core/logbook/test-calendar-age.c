/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/carnet-error.h"
#include "logbook/carnet-logbook-private.h"
#include "support/carnet-test-calendar.h"

/* Events that are older than what was taken in, and events that are cancelled. */

#define EVENT(uid, title, more)                                                                              \
  "BEGIN:VEVENT\r\nUID:" uid "\r\nDTSTART;VALUE=DATE:20180705\r\nSUMMARY:" title "\r\n" more "END:"          \
  "VEVENT\r\n"
#define CANCELLED "STATUS:CANCELLED\r\n"
#define WEEKLY "RRULE:FREQ=WEEKLY;COUNT=3\r\n"

static CarnetCalendarPlan *
plan (CarnetCalendarFixture *fixture, const char *events)
{
  g_autoptr (GError) error = NULL;
  CarnetCalendarPlan *self;

  carnet_calendar_put (fixture, events);
  self = carnet_logbook_plan_calendar (fixture->logbook, fixture->path, NULL, &error);
  g_assert_no_error (error);
  return self;
}

/* « 1 new, 0 changed, 2 deleted, 0 same: reasons of what is left out » */
static void
assert_plan (const CarnetCalendarPlan *self, const char *expected)
{
  g_autoptr (GString) told = g_string_new (NULL);

  g_assert_cmpuint (self->changes->len, ==, self->n_new + self->n_changed + self->n_deleted);
  g_string_printf (told, "%u new, %u changed, %u deleted, %u same:", self->n_new, self->n_changed,
                   self->n_deleted, self->n_same);
  for (guint i = 0; i < self->left_out->len; i++)
    g_string_append_printf (
        told, " %s",
        carnet_calendar_reason_to_string (((CarnetCalendarLeftOut *)self->left_out->pdata[i])->reason));
  g_assert_cmpstr (told->str, ==, expected);
}

static void
assert_planned (CarnetCalendarFixture *fixture, const char *events, const char *expected)
{
  g_autoptr (CarnetCalendarPlan) self = plan (fixture, events);

  assert_plan (self, expected);
}

static void
apply (CarnetCalendarFixture *fixture, CarnetCalendarPlan *self)
{
  g_autoptr (GError) error = NULL;

  carnet_logbook_apply_calendar (fixture->logbook, self, &error);
  g_assert_no_error (error);
}

static void
take_in (CarnetCalendarFixture *fixture, const char *events, const char *expected)
{
  g_autoptr (CarnetCalendarPlan) self = plan (fixture, events);

  assert_plan (self, expected);
  apply (fixture, self);
}

/* Returns: %FALSE when no milestone has that title. */
static gboolean
find (CarnetCalendarFixture *fixture, const char *title, CarnetId *id)
{
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (fixture->logbook, NULL);

  for (guint i = 0; i < programme->milestones->len; i++)
    {
      const CarnetMilestone *milestone = programme->milestones->pdata[i];

      if (!g_str_equal (milestone->title, title))
        continue;
      *id = milestone->id;
      return TRUE;
    }
  return FALSE;
}

static void
assert_there (CarnetCalendarFixture *fixture, const char *title, gboolean there)
{
  CarnetId id;

  g_assert_true (find (fixture, title, &id) == there);
}

static void
write_on (CarnetCalendarFixture *fixture, const char *title, const char *key, const char *text)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId id;

  g_assert_true (find (fixture, title, &id));
  carnet_writes_set_text (writes, key, text);
  g_assert_true (
      carnet_logbook_write (fixture->logbook, &id, CARNET_KIND_MILESTONE, NULL, writes, NULL, NULL));
}

static void
link_to (CarnetCalendarFixture *fixture, const char *title)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId id, observation = { { 0 } };

  g_assert_true (find (fixture, title, &id));
  carnet_writes_set_text (writes, CARNET_KEY_TITLE, "Une observation");
  carnet_writes_set_id (writes, CARNET_KEY_MILESTONE, &id);
  g_assert_true (carnet_logbook_write (fixture->logbook, &observation, CARNET_KIND_OBSERVATION, NULL, writes,
                                       NULL, NULL));
}

/* -- Older ----------------------------------------------------------------------------------------- */

static void
test_sequence (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  take_in (fixture, EVENT ("a", "Deux", "SEQUENCE:2\r\n"), "1 new, 0 changed, 0 deleted, 0 same:");
  assert_planned (fixture, EVENT ("a", "Un", "SEQUENCE:1\r\n"), "0 new, 0 changed, 0 deleted, 0 same: older");
  /* One that says nothing else needs no word, and is not remembered. */
  take_in (fixture, EVENT ("a", "Deux", "SEQUENCE:1\r\n"), "0 new, 0 changed, 0 deleted, 1 same:");
  assert_planned (fixture, EVENT ("a", "Un", "SEQUENCE:1\r\n"), "0 new, 0 changed, 0 deleted, 0 same: older");
  take_in (fixture, EVENT ("a", "Trois", "SEQUENCE:2\r\n"), "0 new, 1 changed, 0 deleted, 0 same:");
  take_in (fixture, EVENT ("a", "Quatre", "SEQUENCE:10\r\n"), "0 new, 1 changed, 0 deleted, 0 same:");
  assert_planned (fixture, EVENT ("a", "Cinq", "SEQUENCE:9\r\n"),
                  "0 new, 0 changed, 0 deleted, 0 same: older");
}

#define AT(hour) "DTSTAMP:20180601T" hour "0000Z\r\n"

static void
test_stamp (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  take_in (fixture, EVENT ("a", "Dix", AT ("10")), "1 new, 0 changed, 0 deleted, 0 same:");
  assert_planned (fixture, EVENT ("a", "Neuf", AT ("09")), "0 new, 0 changed, 0 deleted, 0 same: older");
  /* Which counts when the number is the same alone. */
  take_in (fixture, EVENT ("a", "Huit", "SEQUENCE:1\r\n" AT ("08")), "0 new, 1 changed, 0 deleted, 0 same:");
  assert_planned (fixture, EVENT ("a", "Onze", AT ("11")), "0 new, 0 changed, 0 deleted, 0 same: older");
  take_in (fixture, EVENT ("a", "Sans", "SEQUENCE:1\r\n"), "0 new, 1 changed, 0 deleted, 0 same:");
}

/* The time of an export alone is no news. */
static void
test_stamp_alone (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetCalendarPlan) again = NULL;

  take_in (fixture, EVENT ("a", "Dix", AT ("10")), "1 new, 0 changed, 0 deleted, 0 same:");
  again = plan (fixture, EVENT ("a", "Dix", AT ("11")));
  assert_plan (again, "0 new, 0 changed, 0 deleted, 1 same:");
  g_assert_cmpuint (again->notes->len, ==, 0);
}

/* Where nothing else is there any version is taken. */
static void
test_only_one (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  take_in (fixture, EVENT ("a", "Deux", "SEQUENCE:2\r\n"), "1 new, 0 changed, 0 deleted, 0 same:");
  take_in (fixture, EVENT ("b", "Un", "SEQUENCE:1\r\n"), "1 new, 0 changed, 0 deleted, 0 same:");
}

static void
test_older_undone (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetCalendarPlan) self = NULL;

  take_in (fixture, EVENT ("a", "Un", "SEQUENCE:1\r\n"), "1 new, 0 changed, 0 deleted, 0 same:");
  self = plan (fixture, EVENT ("a", "Trois", "SEQUENCE:3\r\n"));
  apply (fixture, self);
  assert_planned (fixture, EVENT ("a", "Deux", "SEQUENCE:2\r\n"),
                  "0 new, 0 changed, 0 deleted, 0 same: older");
  g_assert_true (carnet_logbook_undo_calendar (fixture->logbook, self, NULL));
  assert_planned (fixture, EVENT ("a", "Deux", "SEQUENCE:2\r\n"), "0 new, 1 changed, 0 deleted, 0 same:");
}

static void
test_twice_in_file (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  take_in (fixture, EVENT ("a", "Dix", AT ("10")) EVENT ("a", "Neuf", AT ("09")),
           "1 new, 0 changed, 0 deleted, 0 same: twice");
  assert_there (fixture, "Dix", TRUE);
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
  static const char event[] = EVENT ("a", "Une visite", "SEQUENCE:7\r\n");
  g_autoptr (CarnetLogbook) other = carnet_world_logbook (fixture->world, "ailleurs");

  take_in (fixture, event, "1 new, 0 changed, 0 deleted, 0 same:");
  read_into (fixture, other, "");
  export_to (fixture, "SEQUENCE:7\r\n");
  write_on (fixture, "Une visite", CARNET_KEY_PLACE, "Bressuire");
  for (guint i = 0; i < 2; i++)
    {
      export_to (fixture, "SEQUENCE:8\r\n");
      read_into (fixture, other, i == 0 ? "changed" : "");
      /* Reading it back is no revision of it. */
      read_into (fixture, fixture->logbook, "");
    }
  take_in (fixture, EVENT ("a", "Visite", "SEQUENCE:12\r\n"), "0 new, 1 changed, 0 deleted, 0 same:");
  export_to (fixture, "SEQUENCE:12\r\n");
  write_on (fixture, "Visite", CARNET_KEY_PLACE, "Thouars");
  export_to (fixture, "SEQUENCE:13\r\n");
}

/* -- Cancelled --------------------------------------------------------------------------------------- */

static void
test_cancelled (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetCalendarPlan) self = NULL;

  take_in (fixture, EVENT ("a", "Une visite", ""), "1 new, 0 changed, 0 deleted, 0 same:");
  self = plan (fixture, EVENT ("a", "Une visite", CANCELLED "SEQUENCE:1\r\n"));
  assert_plan (self, "0 new, 0 changed, 1 deleted, 0 same:");
  for (guint i = 0; i < 2; i++)
    {
      apply (fixture, self);
      assert_there (fixture, "Une visite", FALSE);
      g_assert_true (carnet_logbook_undo_calendar (fixture->logbook, self, NULL));
      assert_there (fixture, "Une visite", TRUE);
    }
  /* Whoever took it back wants it. */
  assert_planned (fixture, EVENT ("a", "Une visite", CANCELLED "SEQUENCE:1\r\n"),
                  "0 new, 0 changed, 0 deleted, 0 same: kept");
}

/* The age is taken back, too. */
static void
test_cancelled_undone (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetCalendarPlan) self = NULL;

  take_in (fixture, EVENT ("a", "Une visite", "SEQUENCE:1\r\n"), "1 new, 0 changed, 0 deleted, 0 same:");
  self = plan (fixture, EVENT ("a", "Une visite", CANCELLED "SEQUENCE:3\r\n"));
  apply (fixture, self);
  g_assert_true (carnet_logbook_undo_calendar (fixture->logbook, self, NULL));
  assert_planned (fixture, EVENT ("a", "Une visite", CANCELLED "SEQUENCE:4\r\n"),
                  "0 new, 0 changed, 0 deleted, 0 same: kept");
  take_in (fixture, EVENT ("a", "Autre", "SEQUENCE:2\r\n"), "0 new, 1 changed, 0 deleted, 0 same:");
  assert_planned (fixture, EVENT ("a", "Autre", CANCELLED "SEQUENCE:4\r\n"),
                  "0 new, 0 changed, 0 deleted, 0 same: kept");
}

static void
test_cancelled_no_more (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetCalendarPlan) self = NULL;

  take_in (fixture, EVENT ("a", "Une visite", "SEQUENCE:1\r\n"), "1 new, 0 changed, 0 deleted, 0 same:");
  take_in (fixture, EVENT ("a", "Une visite", CANCELLED "SEQUENCE:2\r\n"),
           "0 new, 0 changed, 1 deleted, 0 same:");
  assert_planned (fixture, EVENT ("a", "Une visite", "SEQUENCE:2\r\n"),
                  "0 new, 0 changed, 0 deleted, 0 same: deleted");
  self = plan (fixture, EVENT ("a", "Une visite", "STATUS:CONFIRMED\r\nSEQUENCE:3\r\n"));
  assert_plan (self, "1 new, 0 changed, 0 deleted, 0 same:");
  for (guint i = 0; i < 2; i++)
    {
      apply (fixture, self);
      assert_there (fixture, "Une visite", TRUE);
      if (i == 0)
        g_assert_true (carnet_logbook_undo_calendar (fixture->logbook, self, NULL));
      assert_there (fixture, "Une visite", i == 1);
    }
  take_in (fixture, EVENT ("a", "Une visite", CANCELLED "SEQUENCE:4\r\n"),
           "0 new, 0 changed, 1 deleted, 0 same:");
}

/* What a person deleted stays so. */
static void
test_deleted_by_person (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId id;

  take_in (fixture, EVENT ("a", "Une visite", "SEQUENCE:1\r\n"), "1 new, 0 changed, 0 deleted, 0 same:");
  g_assert_true (find (fixture, "Une visite", &id));
  carnet_writes_set_integer (writes, CARNET_KEY_DELETED, 1);
  g_assert_true (
      carnet_logbook_write (fixture->logbook, &id, CARNET_KIND_MILESTONE, NULL, writes, NULL, NULL));
  assert_planned (fixture, EVENT ("a", "Une visite", "SEQUENCE:3\r\n"),
                  "0 new, 0 changed, 0 deleted, 0 same: deleted");
}

/* Many UIDs are addresses, of which one begins another. */
static void
test_cancelled_address (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  take_in (fixture,
           EVENT ("https://exemple.org/x", "Elle", "") EVENT ("https://exemple.org/x/y", "Lettre", "")
               EVENT ("https://exemple.org/x/2018070", "Sept", "")
                   EVENT ("https://exemple.org/x/201807051", "Neuf", "")
                       EVENT ("https://exemple.org/x/2018070T", "Heure", ""),
           "5 new, 0 changed, 0 deleted, 0 same:");
  take_in (fixture, EVENT ("https://exemple.org/x", "Elle", CANCELLED),
           "0 new, 0 changed, 1 deleted, 0 same:");
  assert_there (fixture, "Elle", FALSE);
}

static void
test_cancelled_again (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  take_in (fixture, EVENT ("a", "Une visite", "") EVENT ("b", "Autre", ""),
           "2 new, 0 changed, 0 deleted, 0 same:");
  take_in (fixture, EVENT ("a", "Une visite", CANCELLED) EVENT ("b", "Autre", ""),
           "0 new, 0 changed, 1 deleted, 1 same:");
  assert_planned (fixture, EVENT ("a", "Une visite", CANCELLED) EVENT ("c", "Jamais", CANCELLED),
                  "0 new, 0 changed, 0 deleted, 0 same: cancelled cancelled");
  assert_there (fixture, "Autre", TRUE);
}

static void
test_cancelled_older (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  take_in (fixture, EVENT ("a", "Une visite", "SEQUENCE:2\r\n"), "1 new, 0 changed, 0 deleted, 0 same:");
  assert_planned (fixture, EVENT ("a", "Une visite", CANCELLED "SEQUENCE:1\r\n"),
                  "0 new, 0 changed, 0 deleted, 0 same: older");
}

/* What somebody wrote on it stays, the same words again too. */
static void
test_cancelled_changed (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  take_in (fixture, EVENT ("a", "Une visite", ""), "1 new, 0 changed, 0 deleted, 0 same:");
  write_on (fixture, "Une visite", CARNET_KEY_PLACE, "Bressuire");
  assert_planned (fixture, EVENT ("a", "Une visite", CANCELLED), "0 new, 0 changed, 0 deleted, 0 same: kept");
  write_on (fixture, "Une visite", CARNET_KEY_PLACE, NULL);
  assert_planned (fixture, EVENT ("a", "Une visite", CANCELLED), "0 new, 0 changed, 0 deleted, 0 same: kept");
}

static void
test_cancelled_linked (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetCalendarPlan) self = NULL;
  g_autoptr (GError) error = NULL;

  take_in (fixture, EVENT ("a", "Une visite", ""), "1 new, 0 changed, 0 deleted, 0 same:");
  self = plan (fixture, EVENT ("a", "Une visite", CANCELLED));
  assert_plan (self, "0 new, 0 changed, 1 deleted, 0 same:");
  link_to (fixture, "Une visite");
  assert_planned (fixture, EVENT ("a", "Une visite", CANCELLED), "0 new, 0 changed, 0 deleted, 0 same: kept");
  /* Since the plan was made, too. */
  g_assert_false (carnet_logbook_apply_calendar (fixture->logbook, self, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_EXISTS);
  assert_there (fixture, "Une visite", TRUE);
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

  take_in (fixture, EVENT ("a", "Une visite", ""), "1 new, 0 changed, 0 deleted, 0 same:");
  self = plan (fixture, EVENT ("a", "Une visite", CANCELLED));
  g_assert_true (find (fixture, "Une visite", &milestone));
  carnet_writes_set_id (writes, CARNET_KEY_MILESTONE, &milestone);
  carnet_logbook_save_draft (fixture->logbook, &draft, CARNET_KIND_OBSERVATION, heads, writes, NULL, NULL,
                             &error);
  g_assert_no_error (error);
  assert_planned (fixture, EVENT ("a", "Une visite", CANCELLED), "0 new, 0 changed, 0 deleted, 0 same: kept");
  g_assert_false (carnet_logbook_apply_calendar (fixture->logbook, self, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_EXISTS);
}

/* So does a version that is not shown. */
static void
test_cancelled_disputed (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (GArray) heads = g_array_new (FALSE, TRUE, sizeof (CarnetHash));
  CarnetId milestone, observation = { { 0 } };

  take_in (fixture, EVENT ("a", "Une visite", ""), "1 new, 0 changed, 0 deleted, 0 same:");
  g_assert_true (find (fixture, "Une visite", &milestone));
  carnet_test_write (fixture->logbook, &observation, CARNET_KEY_TITLE, "Une observation", NULL);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (CarnetWrites) writes = carnet_writes_new ();
      const CarnetId other = carnet_id_from_name ("autre");

      carnet_writes_set_id (writes, CARNET_KEY_MILESTONE, i == 0 ? &milestone : &other);
      g_assert_true (carnet_logbook_write (fixture->logbook, &observation, CARNET_KIND_OBSERVATION,
                                           i == 0 ? NULL : heads, writes, NULL, NULL));
    }
  assert_planned (fixture, EVENT ("a", "Une visite", CANCELLED), "0 new, 0 changed, 0 deleted, 0 same: kept");
}

/* Changed elsewhere since the plan was made: the deletion is contested, and what was written is seen. */
static void
test_cancelled_meanwhile (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetCalendarPlan) self = NULL;

  take_in (fixture, EVENT ("a", "Une visite", ""), "1 new, 0 changed, 0 deleted, 0 same:");
  self = plan (fixture, EVENT ("a", "Une visite", CANCELLED));
  write_on (fixture, "Une visite", CARNET_KEY_PLACE, "Bressuire");
  apply (fixture, self);
  assert_there (fixture, "Une visite", TRUE);
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

  assert_planned (fixture, event, "0 new, 0 changed, 0 deleted, 0 same: kept");
}

static void
test_cancelled_repeated (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  take_in (fixture, EVENT ("a", "Atelier", WEEKLY), "3 new, 0 changed, 0 deleted, 0 same:");
  take_in (fixture,
           EVENT ("a", "Atelier", WEEKLY) EVENT ("a", "Atelier", "RECURRENCE-ID:20180712\r\n" CANCELLED),
           "0 new, 0 changed, 1 deleted, 2 same:");
  take_in (fixture, EVENT ("a", "Atelier", WEEKLY CANCELLED), "0 new, 0 changed, 2 deleted, 0 same:");
  assert_there (fixture, "Atelier", FALSE);
}

/* Each that stays says why. */
static void
test_cancelled_reasons (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  take_in (fixture,
           EVENT ("a", "Atelier", WEEKLY)
               EVENT ("a", "Grand atelier", "RECURRENCE-ID:20180712\r\nSEQUENCE:5\r\n"),
           "3 new, 0 changed, 0 deleted, 0 same:");
  write_on (fixture, "Atelier", CARNET_KEY_PLACE, "Bressuire");
  assert_planned (fixture, EVENT ("a", "Atelier", WEEKLY CANCELLED "SEQUENCE:1\r\n"),
                  "0 new, 0 changed, 1 deleted, 0 same: kept older");
}

/* A day of its own stays, where the file says so. */
static void
test_cancelled_but_one (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  take_in (fixture, EVENT ("a", "Atelier", WEEKLY), "3 new, 0 changed, 0 deleted, 0 same:");
  take_in (fixture,
           EVENT ("a", "Atelier", WEEKLY CANCELLED) EVENT ("a", "Atelier", "RECURRENCE-ID:20180712\r\n"),
           "0 new, 1 changed, 2 deleted, 0 same:");
  assert_there (fixture, "Atelier", TRUE);
}

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
