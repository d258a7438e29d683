/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendars that meet what is there already: our own exports, another programme, what others received too. */
#include <string.h>

#include "base/carnet-error.h"
#include "logbook/carnet-logbook-private.h"
#include "support/carnet-test-calendar-plan.h"

static char *
export_text (CarnetLogbook *logbook, const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  carnet_logbook_export_calendar (logbook, path, TRUE, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

/* -- Out and in again
 * -------------------------------------------------------------------------------------------- */

static void
test_own_export (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autofree char *text = export_text (fixture->logbook, fixture->path);
  g_autofree char *again = export_text (fixture->logbook, fixture->path);

  g_assert_cmpstr (text, ==, again);
  carnet_calendar_take_in (fixture->logbook, fixture->path, 0, 0, 2, 0);
}

/* An old export that comes back undoes nothing; what another calendar changed in it is taken. */
static void
test_old_export (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) text = NULL;
  g_autofree char *exported = NULL;

  {
    g_autoptr (CarnetMilestone) milestone = carnet_milestone_new ();

    g_free (milestone->title);
    milestone->title = g_strdup ("Un forum");
    g_assert_true (carnet_when_parse ("2018-09", &milestone->when, NULL));
    g_assert_true (carnet_logbook_write_milestone (fixture->logbook, NULL, NULL, milestone, NULL, NULL));
  }
  exported = export_text (fixture->logbook, fixture->path);
  carnet_calendar_edit (fixture->logbook, "Un forum", CARNET_KEY_PLACE, "Bressuire");
  carnet_calendar_edit (fixture->logbook, "Un forum", CARNET_KEY_WHEN, "2018-09-12");
  carnet_calendar_take_in (fixture->logbook, fixture->path, 0, 0, 3, 0);
  carnet_calendar_assert_told (fixture->logbook, "Un forum", "2018-09-12 | Bressuire");

  text = g_string_new (exported);
  g_string_replace (text, "20180901", "20180920", 0);
  g_string_replace (text, "20181001", "20180921", 0);
  carnet_test_write_file (fixture->path, text->str, text->len);
  carnet_calendar_take_in (fixture->logbook, fixture->path, 0, 1, 2, 0);
  carnet_calendar_assert_told (fixture->logbook, "Un forum", "2018-09-20 | Bressuire");
}

/* As another program may write it. */
static void
take_title (CarnetLogbook *logbook, const char *title)
{
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (logbook, NULL);
  const CarnetId *id = &carnet_calendar_find (programme, title)->id;
  g_autoptr (CarnetHistory) history = carnet_logbook_load_history (logbook, id, NULL);
  g_autoptr (GArray) heads = carnet_logbook_heads_of (history);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GError) error = NULL;

  carnet_writes_set_text (writes, CARNET_KEY_TITLE, NULL);
  carnet_logbook_seal (logbook, id, CARNET_KIND_MILESTONE, heads, &logbook->owner->id,
                       carnet_logbook_now (logbook), writes, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* One without a title goes out under a name, which is not taken for its title when it comes back, nor later.
 */
static void
test_untitled (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autofree char *text = NULL;

  carnet_calendar_put (fixture, CARNET_TEST_EVENT ("a", "20180705", "SUMMARY:Une visite"));
  carnet_calendar_take_in (fixture->logbook, fixture->path, 1, 0, 0, 0);
  take_title (fixture->logbook, "Une visite");
  {
    g_autoptr (CarnetMilestone) milestone = carnet_milestone_new ();

    g_free (milestone->title);
    milestone->title = g_strdup ("Un forum");
    g_assert_true (carnet_when_parse ("2018-09-12", &milestone->when, NULL));
    g_assert_true (carnet_logbook_write_milestone (fixture->logbook, NULL, NULL, milestone, NULL, NULL));
  }
  take_title (fixture->logbook, "Un forum");
  text = export_text (fixture->logbook, fixture->path);
  g_assert_nonnull (strstr (text, "SUMMARY:Milestone without a title\r\n"));
  carnet_calendar_take_in (fixture->logbook, fixture->path, 0, 0, 4, 0);
  carnet_calendar_edit (fixture->logbook, "", CARNET_KEY_TITLE, "Un forum");
  carnet_calendar_edit (fixture->logbook, "", CARNET_KEY_TITLE, "Un autre");
  carnet_calendar_take_in (fixture->logbook, fixture->path, 0, 0, 4, 0);
}

static void
assert_same_uids (const char *a, const char *b)
{
  g_auto (GStrv) left = g_strsplit (a, "\r\n", -1), right = g_strsplit (b, "\r\n", -1);
  guint n = 0;

  for (guint i = 0; left[i] != NULL; i++)
    if (g_str_has_prefix (left[i], "UID:"))
      {
        g_assert_true (g_strv_contains ((const char *const *)right, left[i]));
        n++;
      }
  g_assert_cmpuint (n, >, 2);
}

/* Into another programme and out again: the UIDs stay, those of occurrences too. */
static void
test_other_programme (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetProgramme) other = carnet_world_programme ();
  g_autofree char  *path = carnet_world_path (fixture->world, "autre.carnet");
  g_autofree char  *first = NULL, *second = NULL;
  const CarnetOwner owner = { .name = "autre", .role = CARNET_ROLE_CATALYST };
  g_autoptr (CarnetLogbook) logbook = NULL;
  g_autoptr (GError) error = NULL;

  carnet_calendar_put (
      fixture, CARNET_TEST_EVENT ("a", "20180910", "SUMMARY:Un atelier\r\nRRULE:FREQ=WEEKLY;COUNT=2"));
  carnet_calendar_take_in (fixture->logbook, fixture->path, 2, 0, 0, 0);
  other->id = carnet_id_from_name ("programme:autre");
  g_ptr_array_set_size (other->milestones, 0);
  logbook = carnet_logbook_create (path, other, &owner, &fixture->world->sources, &error);
  g_assert_no_error (error);
  first = export_text (fixture->logbook, fixture->path);
  carnet_calendar_take_in (logbook, fixture->path, 4, 0, 0, 0);
  second = export_text (logbook, fixture->path);
  assert_same_uids (first, second);
  assert_same_uids (second, first);
  carnet_calendar_take_in (fixture->logbook, fixture->path, 0, 0, 4, 0);
  g_assert_true (carnet_logbook_verify (logbook, NULL, NULL, NULL, NULL, NULL));
}

/* -- Two programmes in one logbook ------------------------------------------------------------------------
 */

/* Keeps the logbook for the next year too, and now. */
static CarnetProgramme *
add_next_year (CarnetLogbook *logbook, CarnetProgramme **old)
{
  CarnetProgramme *next;
  g_autoptr (GError) error = NULL;

  *old = carnet_logbook_load_programme (logbook, NULL);
  next = carnet_programme_shift_years (*old, 1);
  g_ptr_array_set_size (next->milestones, 0);
  carnet_logbook_add_programme (logbook, next, &error);
  g_assert_no_error (error);
  return next;
}

static void
test_next_year (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetProgramme) old = NULL, next = NULL;
  g_autofree char *exported = NULL;
  g_autoptr (GString) text = NULL;

  carnet_calendar_put (fixture, CARNET_TEST_EVENT ("net-1", "20180705", "SUMMARY:Une visite"));
  carnet_calendar_take_in (fixture->logbook, fixture->path, 1, 0, 0, 0);
  exported = export_text (fixture->logbook, fixture->path);
  next = add_next_year (fixture->logbook, &old);
  carnet_calendar_put (fixture, CARNET_TEST_EVENT ("net-1", "20190705", "SUMMARY:Une visite"));
  carnet_calendar_take_in (fixture->logbook, fixture->path, 1, 0, 0, 0);
  carnet_calendar_assert_told (fixture->logbook, "Une visite", "2019-07-05 | ");
  g_assert_true (carnet_logbook_choose_programme (fixture->logbook, &old->id, NULL));
  carnet_calendar_assert_told (fixture->logbook, "Une visite", "2018-07-05 | ");

  /* What was exported from there, too. */
  g_assert_true (carnet_logbook_choose_programme (fixture->logbook, &next->id, NULL));
  text = g_string_new (exported);
  g_string_replace (text, ":2018", ":2019", 0);
  g_string_replace (text, ":20190705", ":20190706", 0);
  g_string_replace (text, "DTEND;VALUE=DATE:20190706", "DTEND;VALUE=DATE:20190707", 0);
  carnet_test_write_file (fixture->path, text->str, text->len);
  carnet_calendar_take_in (fixture->logbook, fixture->path, 2, 1, 0, 0);
  carnet_calendar_assert_told (fixture->logbook, "Une visite", "2019-07-06 | ");
  g_assert_true (carnet_logbook_choose_programme (fixture->logbook, &old->id, NULL));
  carnet_calendar_assert_told (fixture->logbook, "Une visite", "2018-07-05 | ");
}

/* The identifier that it would have is that of a milestone that went over to another programme. */
static void
test_went_over (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetProgramme) old = NULL, next = NULL;
  g_autoptr (CarnetProgramme) programme = NULL;
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId id;

  next = add_next_year (fixture->logbook, &old);
  carnet_calendar_put (fixture, CARNET_TEST_EVENT ("net-1", "20190705", "SUMMARY:Une visite"));
  carnet_calendar_take_in (fixture->logbook, fixture->path, 1, 0, 0, 0);
  programme = carnet_logbook_load_programme (fixture->logbook, NULL);
  id = carnet_calendar_find (programme, "Une visite")->id;
  carnet_writes_set_id (writes, CARNET_KEY_PROGRAMME, &old->id);
  g_assert_true (
      carnet_logbook_write (fixture->logbook, &id, CARNET_KIND_MILESTONE, NULL, writes, NULL, NULL));
  carnet_calendar_put (fixture, CARNET_TEST_EVENT ("net-1", "20190706", "SUMMARY:Une visite"));
  carnet_calendar_take_in (fixture->logbook, fixture->path, 1, 0, 0, 0);
  carnet_calendar_assert_told (fixture->logbook, "Une visite", "2019-07-06 | ");
  g_assert_true (carnet_logbook_choose_programme (fixture->logbook, &old->id, NULL));
  carnet_calendar_assert_told (fixture->logbook, "Une visite", "2019-07-05 | ");
}

/* A programme file says no UID: what came from a calendar is known by its identifier. */
static void
test_by_programme_file (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetProgramme) programme = NULL;
  g_autofree char  *path = carnet_world_path (fixture->world, "autre.carnet");
  const CarnetOwner owner = { .name = "autre", .role = CARNET_ROLE_CATALYST };
  g_autoptr (CarnetLogbook) logbook = NULL;
  g_autoptr (GError) error = NULL;

  carnet_calendar_put (fixture, CARNET_TEST_EVENT ("a", "20180705", "SUMMARY:Une visite"));
  carnet_calendar_take_in (fixture->logbook, fixture->path, 1, 0, 0, 0);
  programme = carnet_logbook_load_programme (fixture->logbook, NULL);
  logbook = carnet_logbook_create (path, programme, &owner, &fixture->world->sources, &error);
  g_assert_no_error (error);
  carnet_calendar_take_in (logbook, fixture->path, 0, 0, 1, 0);
  carnet_calendar_put (fixture, CARNET_TEST_EVENT ("a", "20180706", "SUMMARY:Une visite"));
  carnet_calendar_take_in (logbook, fixture->path, 0, 1, 0, 0);
  carnet_calendar_assert_told (logbook, "Une visite", "2018-07-06 | ");
}

/* Two people who read the same calendar have the same milestones. */
static void
test_two_people (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetLogbook) other = carnet_world_logbook (fixture->world, "autre");
  g_autofree char *path = g_strdup (carnet_logbook_get_path (other));
  g_autoptr (CarnetProgramme) programme = NULL;

  carnet_calendar_put (fixture, CARNET_TEST_EVENT ("a", "20180705", "SUMMARY:Une visite"));
  carnet_calendar_take_in (fixture->logbook, fixture->path, 1, 0, 0, 0);
  carnet_calendar_take_in (other, fixture->path, 1, 0, 0, 0);
  g_clear_pointer (&other, carnet_logbook_close);
  carnet_test_unite (carnet_logbook_get_path (fixture->logbook), path);
  programme = carnet_logbook_load_programme (fixture->logbook, NULL);
  g_assert_cmpuint (programme->milestones->len, ==, 3);
  carnet_calendar_take_in (fixture->logbook, fixture->path, 0, 0, 1, 0);
}

/* What another has read of it comes between the plan and its application. */
static void
test_came_meanwhile (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetLogbook) other = carnet_world_logbook (fixture->world, "autre");
  g_autofree char *path = g_strdup (carnet_logbook_get_path (other));
  g_autoptr (CarnetCalendarPlan) self = NULL;
  g_autoptr (GError) error = NULL;

  carnet_calendar_put (fixture, CARNET_TEST_EVENT ("b", "20180704", "SUMMARY:Une autre")
                                    CARNET_TEST_EVENT ("a", "20180705", "SUMMARY:Une visite"));
  self = carnet_calendar_plan (fixture->logbook, fixture->path);
  carnet_calendar_put (fixture, CARNET_TEST_EVENT ("a", "20180705", "SUMMARY:Une visite"));
  carnet_calendar_take_in (other, fixture->path, 1, 0, 0, 0);
  carnet_calendar_edit (other, "Une visite", CARNET_KEY_PLACE, "Bressuire");
  carnet_calendar_edit (other, "Une visite", CARNET_KEY_TITLE, "La visite");
  g_clear_pointer (&other, carnet_logbook_close);
  carnet_test_unite (carnet_logbook_get_path (fixture->logbook), path);
  g_assert_false (carnet_logbook_apply_calendar (fixture->logbook, self, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_EXISTS);
  carnet_calendar_assert_told (fixture->logbook, "La visite", "2018-07-05 | Bressuire");
  carnet_calendar_assert_told (fixture->logbook, "Une autre", "");
  carnet_calendar_take_in (fixture->logbook, fixture->path, 0, 0, 1, 0);
}

/* -- Refusals
 * ------------------------------------------------------------------------------------------------------ */

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (CarnetCalendarFixture *, gconstpointer);
  } tests[] = {
    { "own-export", test_own_export },
    { "old-export", test_old_export },
    { "other-programme", test_other_programme },
    { "untitled", test_untitled },
    { "next-year", test_next_year },
    { "went-over", test_went_over },
    { "by-programme-file", test_by_programme_file },
    { "two-people", test_two_people },
    { "came-meanwhile", test_came_meanwhile },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/logbook/calendar-again/", tests[i].name, NULL);

      g_test_add (path, CarnetCalendarFixture, NULL, carnet_calendar_set_up, tests[i].test,
                  carnet_calendar_tear_down);
    }
  return g_test_run ();
}
