/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/carnet-error.h"
#include "logbook/carnet-logbook-private.h"
#include "support/carnet-test-calendar.h"

#define EVENT(uid, day, more)                                                                                \
  "BEGIN:VEVENT\r\nUID:" uid "\r\nDTSTART;VALUE=DATE:" day "\r\n" more "\r\nEND:VEVENT\r\n"

static CarnetCalendarPlan *
plan (CarnetLogbook *logbook, const char *path)
{
  g_autoptr (GError) error = NULL;
  CarnetCalendarPlan *self = carnet_logbook_plan_calendar (logbook, path, NULL, &error);

  g_assert_no_error (error);
  return self;
}

static void
assert_counts (const CarnetCalendarPlan *self, guint n_new, guint n_changed, guint n_same, guint n_left_out)
{
  g_assert_cmpuint (self->n_new, ==, n_new);
  g_assert_cmpuint (self->n_changed, ==, n_changed);
  g_assert_cmpuint (self->changes->len, ==, n_new + n_changed);
  g_assert_cmpuint (self->n_same, ==, n_same);
  g_assert_cmpuint (self->left_out->len, ==, n_left_out);
}

/* Plans, applies, and asserts what it did; then, that doing so again does nothing. */
static void
take_in (CarnetLogbook *logbook,
         const char    *path,
         guint          n_new,
         guint          n_changed,
         guint          n_same,
         guint          n_left_out)
{
  g_autoptr (CarnetCalendarPlan) self = plan (logbook, path);
  g_autoptr (CarnetCalendarPlan) again = NULL;
  g_autoptr (GError) error = NULL;

  assert_counts (self, n_new, n_changed, n_same, n_left_out);
  carnet_logbook_apply_calendar (logbook, self, &error);
  g_assert_no_error (error);
  again = plan (logbook, path);
  assert_counts (again, 0, 0, n_new + n_changed + n_same, n_left_out);
  g_assert_cmpuint (again->notes->len, ==, 0);
}

static const CarnetMilestone *
find (const CarnetProgramme *programme, const char *title)
{
  for (guint i = 0; i < programme->milestones->len; i++)
    {
      const CarnetMilestone *milestone = programme->milestones->pdata[i];

      if (g_str_equal (milestone->title, title))
        return milestone;
    }
  return NULL;
}

/* What the milestone of that title says: « when | place ». */
static char *
tell (CarnetLogbook *logbook, const char *title)
{
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (logbook, NULL);
  const CarnetMilestone *milestone = find (programme, title);
  g_autofree char       *when = milestone != NULL ? carnet_when_to_iso (&milestone->when) : NULL;

  return when != NULL ? g_strdup_printf ("%s | %s", when, milestone->place) : g_strdup ("");
}

static void
assert_told (CarnetLogbook *logbook, const char *title, const char *expected)
{
  g_autofree char *told = tell (logbook, title);

  g_assert_cmpstr (told, ==, expected);
}

static void
edit (CarnetLogbook *logbook, const char *title, const char *key, const char *text)
{
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (logbook, NULL);
  const CarnetMilestone *milestone = find (programme, title);
  CarnetId               id = milestone->id;
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GError) error = NULL;

  carnet_writes_set_text (writes, key, text);
  carnet_logbook_write (logbook, &id, CARNET_KIND_MILESTONE, NULL, writes, NULL, &error);
  g_assert_no_error (error);
}

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

/* -- Reading again --------------------------------------------------------------------------------------- */

static void
test_new (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  carnet_calendar_put (fixture, EVENT ("a", "20180705", "SUMMARY:Une visite\r\nLOCATION:Bressuire") EVENT (
                                    "b", "20180910", "SUMMARY:Un atelier\r\nRRULE:FREQ=WEEKLY;COUNT=2"));
  take_in (fixture->logbook, fixture->path, 3, 0, 0, 0);
  assert_told (fixture->logbook, "Une visite", "2018-07-05 | Bressuire");
}

static void
test_planning_writes_nothing (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autofree char *before = carnet_test_hash_file (carnet_logbook_get_path (fixture->logbook)), *after = NULL;
  g_autoptr (CarnetCalendarPlan) self = NULL;

  carnet_calendar_put (fixture, EVENT ("a", "20180705", "SUMMARY:Une visite"));
  self = plan (fixture->logbook, fixture->path);
  assert_counts (self, 1, 0, 0, 0);
  after = carnet_test_hash_file (carnet_logbook_get_path (fixture->logbook));
  g_assert_cmpstr (before, ==, after);
}

static void
test_changed (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  carnet_calendar_put (fixture, EVENT ("a", "20180705", "SUMMARY:Une visite\r\nLOCATION:Bressuire"));
  take_in (fixture->logbook, fixture->path, 1, 0, 0, 0);
  carnet_calendar_put (fixture, EVENT ("a", "20180706", "SUMMARY:Une visite"));
  take_in (fixture->logbook, fixture->path, 0, 1, 0, 0);
  assert_told (fixture->logbook, "Une visite", "2018-07-06 | ");
  /* Moved back: it is news again. */
  carnet_calendar_put (fixture, EVENT ("a", "20180705", "SUMMARY:Une visite"));
  take_in (fixture->logbook, fixture->path, 0, 1, 0, 0);
  assert_told (fixture->logbook, "Une visite", "2018-07-05 | ");
}

/* What a person wrote since stays, field by field, until the calendar says something else of it. */
static void
test_edited_here (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  carnet_calendar_put (fixture, EVENT ("a", "20180705", "SUMMARY:Une visite\r\nLOCATION:Bressuire"));
  take_in (fixture->logbook, fixture->path, 1, 0, 0, 0);
  edit (fixture->logbook, "Une visite", CARNET_KEY_PLACE, "Ancenis");
  take_in (fixture->logbook, fixture->path, 0, 0, 1, 0);
  assert_told (fixture->logbook, "Une visite", "2018-07-05 | Ancenis");
  carnet_calendar_put (fixture, EVENT ("a", "20180706", "SUMMARY:Une visite\r\nLOCATION:Bressuire"));
  take_in (fixture->logbook, fixture->path, 0, 1, 0, 0);
  assert_told (fixture->logbook, "Une visite", "2018-07-06 | Ancenis");
  take_in (fixture->logbook, fixture->path, 0, 0, 1, 0);
  carnet_calendar_put (fixture, EVENT ("a", "20180706", "SUMMARY:Une visite\r\nLOCATION:Parthenay"));
  take_in (fixture->logbook, fixture->path, 0, 1, 0, 0);
  assert_told (fixture->logbook, "Une visite", "2018-07-06 | Parthenay");
}

/* What the calendar says as it stands here already is remembered as what it said. */
static void
test_said_already (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  carnet_calendar_put (fixture, EVENT ("a", "20180705", "SUMMARY:A"));
  take_in (fixture->logbook, fixture->path, 1, 0, 0, 0);
  edit (fixture->logbook, "A", CARNET_KEY_TITLE, "B");
  carnet_calendar_put (fixture, EVENT ("a", "20180705", "SUMMARY:B"));
  take_in (fixture->logbook, fixture->path, 0, 0, 1, 0);
  edit (fixture->logbook, "B", CARNET_KEY_TITLE, "C");
  take_in (fixture->logbook, fixture->path, 0, 0, 1, 0);
  assert_told (fixture->logbook, "C", "2018-07-05 | ");
}

static void
test_undo_said (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetCalendarPlan) whole = NULL, self = NULL, again = NULL;
  g_autoptr (CarnetHistory) history = NULL;

  carnet_calendar_put (fixture, EVENT ("a", "20180705", "SUMMARY:A"));
  take_in (fixture->logbook, fixture->path, 1, 0, 0, 0);
  edit (fixture->logbook, "A", CARNET_KEY_TITLE, "B");
  carnet_calendar_put (fixture, EVENT ("a", "20180705", "SUMMARY:B"));
  whole = plan (fixture->logbook, fixture->path);
  self = carnet_calendar_plan_steal_notes (whole);
  g_assert_cmpuint (whole->notes->len, ==, 0);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (carnet_logbook_apply_calendar (fixture->logbook, self, NULL));
      g_assert_true (carnet_logbook_undo_calendar (fixture->logbook, self, NULL));
    }
  again = plan (fixture->logbook, fixture->path);
  g_assert_cmpuint (again->notes->len, ==, 1);
  history = carnet_logbook_load_history (fixture->logbook,
                                         &((const CarnetCalendarChange *)again->notes->pdata[0])->id, NULL);
  g_assert_cmpuint (carnet_history_get_heads (history)->len, ==, 1);
  assert_told (fixture->logbook, "B", "2018-07-05 | ");
}

static void
test_differences (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetCalendarPlan) self = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  const CarnetCalendarChange      *change;
  const CarnetMilestoneDifference *first, *second;

  carnet_calendar_put (fixture, EVENT ("a", "20180705", "SUMMARY:Une visite\r\nLOCATION:Bressuire"));
  take_in (fixture->logbook, fixture->path, 1, 0, 0, 0);
  carnet_calendar_put (fixture, EVENT ("a", "20180706", "SUMMARY:Une visite\r\nLOCATION:Ancenis"));
  self = plan (fixture->logbook, fixture->path);
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

  carnet_calendar_put (
      fixture, EVENT ("a", "20171231", "SUMMARY:Avant") EVENT ("b", "20180101", "SUMMARY:Premier jour")
                   EVENT ("c", "20190131", "SUMMARY:Dernier jour") EVENT ("d", "20190201", "SUMMARY:Après"));
  self = plan (fixture->logbook, fixture->path);
  assert_counts (self, 2, 0, 0, 2);
  g_assert_cmpint (reason_of (self, 0), ==, CARNET_CALENDAR_OUTSIDE);
  g_assert_cmpint (reason_of (self, 1), ==, CARNET_CALENDAR_OUTSIDE);
}

/* An occurrence and an event whose UID reads the same. */
static void
test_one_id_twice (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetCalendarPlan) again = NULL;

  carnet_calendar_put (fixture, EVENT ("a", "20180910", "SUMMARY:Un atelier\r\nRRULE:FREQ=WEEKLY;COUNT=2")
                                    EVENT ("a/20180910", "20180911", "SUMMARY:Une visite"));
  take_in (fixture->logbook, fixture->path, 2, 0, 0, 1);
  again = plan (fixture->logbook, fixture->path);
  g_assert_cmpint (reason_of (again, 0), ==, CARNET_CALENDAR_TWICE);
  assert_told (fixture->logbook, "Une visite", "");
}

/* What is here may move out of the year, within reason. */
static void
test_moved_outside (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  carnet_calendar_put (fixture, EVENT ("a", "20180705", "SUMMARY:Une visite"));
  take_in (fixture->logbook, fixture->path, 1, 0, 0, 0);
  carnet_calendar_put (fixture, EVENT ("a", "20190705", "SUMMARY:Une visite"));
  take_in (fixture->logbook, fixture->path, 0, 1, 0, 0);
  carnet_calendar_put (fixture, EVENT ("a", "21190705", "SUMMARY:Une visite"));
  take_in (fixture->logbook, fixture->path, 0, 0, 0, 1);
  assert_told (fixture->logbook, "Une visite", "2019-07-05 | ");
}

static void
test_deleted_here (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetProgramme) programme = NULL;
  g_autoptr (CarnetCalendarPlan) self = NULL;

  carnet_calendar_put (fixture, EVENT ("a", "20180705", "SUMMARY:Une visite"));
  take_in (fixture->logbook, fixture->path, 1, 0, 0, 0);
  programme = carnet_logbook_load_programme (fixture->logbook, NULL);
  g_assert_true (carnet_logbook_set_deleted (fixture->logbook, CARNET_KIND_MILESTONE,
                                             &find (programme, "Une visite")->id, TRUE, NULL, NULL, NULL));
  self = plan (fixture->logbook, fixture->path);
  assert_counts (self, 0, 0, 0, 1);
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

  carnet_calendar_put (fixture, EVENT ("a", "20180705", "SUMMARY:Une visite\r\nLOCATION:Bressuire"));
  self = plan (fixture->logbook, fixture->path);
  g_assert_true (carnet_logbook_apply_calendar (fixture->logbook, self, NULL));
  g_assert_true (carnet_logbook_undo_calendar (fixture->logbook, self, NULL));
  assert_told (fixture->logbook, "Une visite", "");
  carnet_calendar_put (fixture, EVENT ("a", "20180705", "SUMMARY:Une visite"));
  again = plan (fixture->logbook, fixture->path);
  assert_counts (again, 1, 0, 0, 0);
  first = self->changes->pdata[0];
  second = again->changes->pdata[0];
  g_assert_true (carnet_id_equal (&first->id, &second->id));
  take_in (fixture->logbook, fixture->path, 1, 0, 0, 0);
  assert_told (fixture->logbook, "Une visite", "2018-07-05 | ");
}

static void
test_undo_changed (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetCalendarPlan) self = NULL;

  carnet_calendar_put (fixture, EVENT ("a", "20180705", "SUMMARY:Une visite"));
  take_in (fixture->logbook, fixture->path, 1, 0, 0, 0);
  carnet_calendar_put (fixture, EVENT ("a", "20180706", "SUMMARY:Une visite\r\nLOCATION:Bressuire"));
  self = plan (fixture->logbook, fixture->path);
  g_assert_true (carnet_logbook_apply_calendar (fixture->logbook, self, NULL));
  g_assert_true (carnet_logbook_undo_calendar (fixture->logbook, self, NULL));
  assert_told (fixture->logbook, "Une visite", "2018-07-05 | ");
  take_in (fixture->logbook, fixture->path, 0, 1, 0, 0);
  assert_told (fixture->logbook, "Une visite", "2018-07-06 | Bressuire");
}

static void
test_redo (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetCalendarPlan) self = NULL;

  carnet_calendar_put (fixture, EVENT ("a", "20180705", "SUMMARY:Une visite"));
  take_in (fixture->logbook, fixture->path, 1, 0, 0, 0);
  carnet_calendar_put (fixture, EVENT ("a", "20180706", "SUMMARY:Une visite")
                                    EVENT ("b", "20180707", "SUMMARY:Une autre"));
  self = plan (fixture->logbook, fixture->path);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (carnet_logbook_apply_calendar (fixture->logbook, self, NULL));
      assert_told (fixture->logbook, "Une visite", "2018-07-06 | ");
      assert_told (fixture->logbook, "Une autre", "2018-07-07 | ");
      g_assert_true (carnet_logbook_undo_calendar (fixture->logbook, self, NULL));
      assert_told (fixture->logbook, "Une visite", "2018-07-05 | ");
      assert_told (fixture->logbook, "Une autre", "");
    }
}

/* -- Out and in again
 * -------------------------------------------------------------------------------------------- */

static void
test_own_export (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autofree char *text = export_text (fixture->logbook, fixture->path);
  g_autofree char *again = export_text (fixture->logbook, fixture->path);

  g_assert_cmpstr (text, ==, again);
  take_in (fixture->logbook, fixture->path, 0, 0, 2, 0);
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
  edit (fixture->logbook, "Un forum", CARNET_KEY_PLACE, "Bressuire");
  edit (fixture->logbook, "Un forum", CARNET_KEY_WHEN, "2018-09-12");
  take_in (fixture->logbook, fixture->path, 0, 0, 3, 0);
  assert_told (fixture->logbook, "Un forum", "2018-09-12 | Bressuire");

  text = g_string_new (exported);
  g_string_replace (text, "20180901", "20180920", 0);
  g_string_replace (text, "20181001", "20180921", 0);
  carnet_test_write_file (fixture->path, text->str, text->len);
  take_in (fixture->logbook, fixture->path, 0, 1, 2, 0);
  assert_told (fixture->logbook, "Un forum", "2018-09-20 | Bressuire");
}

/* As another program may write it. */
static void
take_title (CarnetLogbook *logbook, const char *title)
{
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (logbook, NULL);
  const CarnetId *id = &find (programme, title)->id;
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

  carnet_calendar_put (fixture, EVENT ("a", "20180705", "SUMMARY:Une visite"));
  take_in (fixture->logbook, fixture->path, 1, 0, 0, 0);
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
  take_in (fixture->logbook, fixture->path, 0, 0, 4, 0);
  edit (fixture->logbook, "", CARNET_KEY_TITLE, "Un forum");
  edit (fixture->logbook, "", CARNET_KEY_TITLE, "Un autre");
  take_in (fixture->logbook, fixture->path, 0, 0, 4, 0);
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

  carnet_calendar_put (fixture, EVENT ("a", "20180910", "SUMMARY:Un atelier\r\nRRULE:FREQ=WEEKLY;COUNT=2"));
  take_in (fixture->logbook, fixture->path, 2, 0, 0, 0);
  other->id = carnet_id_from_name ("programme:autre");
  g_ptr_array_set_size (other->milestones, 0);
  logbook = carnet_logbook_create (path, other, &owner, &fixture->world->sources, &error);
  g_assert_no_error (error);
  first = export_text (fixture->logbook, fixture->path);
  take_in (logbook, fixture->path, 4, 0, 0, 0);
  second = export_text (logbook, fixture->path);
  assert_same_uids (first, second);
  assert_same_uids (second, first);
  take_in (fixture->logbook, fixture->path, 0, 0, 4, 0);
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

  carnet_calendar_put (fixture, EVENT ("net-1", "20180705", "SUMMARY:Une visite"));
  take_in (fixture->logbook, fixture->path, 1, 0, 0, 0);
  exported = export_text (fixture->logbook, fixture->path);
  next = add_next_year (fixture->logbook, &old);
  carnet_calendar_put (fixture, EVENT ("net-1", "20190705", "SUMMARY:Une visite"));
  take_in (fixture->logbook, fixture->path, 1, 0, 0, 0);
  assert_told (fixture->logbook, "Une visite", "2019-07-05 | ");
  g_assert_true (carnet_logbook_choose_programme (fixture->logbook, &old->id, NULL));
  assert_told (fixture->logbook, "Une visite", "2018-07-05 | ");

  /* What was exported from there, too. */
  g_assert_true (carnet_logbook_choose_programme (fixture->logbook, &next->id, NULL));
  text = g_string_new (exported);
  g_string_replace (text, ":2018", ":2019", 0);
  g_string_replace (text, ":20190705", ":20190706", 0);
  g_string_replace (text, "DTEND;VALUE=DATE:20190706", "DTEND;VALUE=DATE:20190707", 0);
  carnet_test_write_file (fixture->path, text->str, text->len);
  take_in (fixture->logbook, fixture->path, 2, 1, 0, 0);
  assert_told (fixture->logbook, "Une visite", "2019-07-06 | ");
  g_assert_true (carnet_logbook_choose_programme (fixture->logbook, &old->id, NULL));
  assert_told (fixture->logbook, "Une visite", "2018-07-05 | ");
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
  carnet_calendar_put (fixture, EVENT ("net-1", "20190705", "SUMMARY:Une visite"));
  take_in (fixture->logbook, fixture->path, 1, 0, 0, 0);
  programme = carnet_logbook_load_programme (fixture->logbook, NULL);
  id = find (programme, "Une visite")->id;
  carnet_writes_set_id (writes, CARNET_KEY_PROGRAMME, &old->id);
  g_assert_true (
      carnet_logbook_write (fixture->logbook, &id, CARNET_KIND_MILESTONE, NULL, writes, NULL, NULL));
  carnet_calendar_put (fixture, EVENT ("net-1", "20190706", "SUMMARY:Une visite"));
  take_in (fixture->logbook, fixture->path, 1, 0, 0, 0);
  assert_told (fixture->logbook, "Une visite", "2019-07-06 | ");
  g_assert_true (carnet_logbook_choose_programme (fixture->logbook, &old->id, NULL));
  assert_told (fixture->logbook, "Une visite", "2019-07-05 | ");
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

  carnet_calendar_put (fixture, EVENT ("a", "20180705", "SUMMARY:Une visite"));
  take_in (fixture->logbook, fixture->path, 1, 0, 0, 0);
  programme = carnet_logbook_load_programme (fixture->logbook, NULL);
  logbook = carnet_logbook_create (path, programme, &owner, &fixture->world->sources, &error);
  g_assert_no_error (error);
  take_in (logbook, fixture->path, 0, 0, 1, 0);
  carnet_calendar_put (fixture, EVENT ("a", "20180706", "SUMMARY:Une visite"));
  take_in (logbook, fixture->path, 0, 1, 0, 0);
  assert_told (logbook, "Une visite", "2018-07-06 | ");
}

/* Two people who read the same calendar have the same milestones. */
static void
test_two_people (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetLogbook) other = carnet_world_logbook (fixture->world, "autre");
  g_autofree char *path = g_strdup (carnet_logbook_get_path (other));
  g_autoptr (CarnetProgramme) programme = NULL;

  carnet_calendar_put (fixture, EVENT ("a", "20180705", "SUMMARY:Une visite"));
  take_in (fixture->logbook, fixture->path, 1, 0, 0, 0);
  take_in (other, fixture->path, 1, 0, 0, 0);
  g_clear_pointer (&other, carnet_logbook_close);
  carnet_test_unite (carnet_logbook_get_path (fixture->logbook), path);
  programme = carnet_logbook_load_programme (fixture->logbook, NULL);
  g_assert_cmpuint (programme->milestones->len, ==, 3);
  take_in (fixture->logbook, fixture->path, 0, 0, 1, 0);
}

/* What another has read of it comes between the plan and its application. */
static void
test_came_meanwhile (CarnetCalendarFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetLogbook) other = carnet_world_logbook (fixture->world, "autre");
  g_autofree char *path = g_strdup (carnet_logbook_get_path (other));
  g_autoptr (CarnetCalendarPlan) self = NULL;
  g_autoptr (GError) error = NULL;

  carnet_calendar_put (fixture, EVENT ("b", "20180704", "SUMMARY:Une autre")
                                    EVENT ("a", "20180705", "SUMMARY:Une visite"));
  self = plan (fixture->logbook, fixture->path);
  carnet_calendar_put (fixture, EVENT ("a", "20180705", "SUMMARY:Une visite"));
  take_in (other, fixture->path, 1, 0, 0, 0);
  edit (other, "Une visite", CARNET_KEY_PLACE, "Bressuire");
  edit (other, "Une visite", CARNET_KEY_TITLE, "La visite");
  g_clear_pointer (&other, carnet_logbook_close);
  carnet_test_unite (carnet_logbook_get_path (fixture->logbook), path);
  g_assert_false (carnet_logbook_apply_calendar (fixture->logbook, self, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_EXISTS);
  assert_told (fixture->logbook, "La visite", "2018-07-05 | Bressuire");
  assert_told (fixture->logbook, "Une autre", "");
  take_in (fixture->logbook, fixture->path, 0, 0, 1, 0);
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

  carnet_calendar_put (fixture, EVENT ("a", "20180705", "SUMMARY:Une visite")
                                    EVENT ("b", "20180706", "SUMMARY:Une autre"));
  self = plan (fixture->logbook, fixture->path);
  last = self->changes->pdata[1];
  carnet_writes_set_text (last->writes, CARNET_KEY_WHEN, "un jour");
  g_assert_false (carnet_logbook_apply_calendar (fixture->logbook, self, NULL));
  assert_told (fixture->logbook, "Une visite", "");
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
    { "own-export", test_own_export },
    { "old-export", test_old_export },
    { "other-programme", test_other_programme },
    { "untitled", test_untitled },
    { "next-year", test_next_year },
    { "went-over", test_went_over },
    { "by-programme-file", test_by_programme_file },
    { "two-people", test_two_people },
    { "came-meanwhile", test_came_meanwhile },
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
