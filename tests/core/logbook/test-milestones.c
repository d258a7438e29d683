/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/carnet-error.h"
#include "support/carnet-test-one.h"

static void
set (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static CarnetMilestone *
new_milestone (const char *title, const char *when)
{
  CarnetMilestone *milestone = carnet_milestone_new ();

  set (&milestone->title, title);
  milestone->kind = CARNET_MILESTONE_WORKSHOP;
  g_assert_true (*when == '\0' || carnet_when_parse (when, &milestone->when, NULL));
  return milestone;
}

static guint64
count_revisions (CarnetLogbook *logbook)
{
  g_autoptr (CarnetInfo) info = carnet_logbook_load_info (logbook, NULL);

  return info->n_revisions;
}

static const CarnetMilestone *
find (const CarnetProgramme *programme, const CarnetId *id)
{
  return carnet_programme_find_milestone (programme, id);
}

static CarnetId
add (CarnetLogbook *logbook, const char *title, const char *when)
{
  g_autoptr (CarnetMilestone) milestone = new_milestone (title, when);
  g_autoptr (GError) error = NULL;

  carnet_logbook_write_milestone (logbook, NULL, NULL, milestone, NULL, &error);
  g_assert_no_error (error);
  return milestone->id;
}

static void
test_add (CarnetOne *fixture, gconstpointer unused)
{
  const CarnetId id = add (fixture->logbook, "  Un\tatelier ", "2018-09-03/2018-09-05");
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (fixture->logbook, NULL);
  const CarnetMilestone *shown = find (programme, &id);
  g_autofree char       *iso = NULL;

  g_assert_nonnull (shown);
  g_assert_cmpuint (programme->milestones->len, ==, 3);
  g_assert_cmpstr (shown->title, ==, "Un atelier");
  g_assert_cmpint (shown->kind, ==, CARNET_MILESTONE_WORKSHOP);
  iso = carnet_when_to_iso (&shown->when);
  g_assert_cmpstr (iso, ==, "2018-09-03/2018-09-05");
  g_assert_true (carnet_logbook_verify (fixture->logbook, NULL, NULL, NULL, NULL, NULL));
}

/* A field that was not touched is not written; nothing touched writes nothing. */
static void
test_change (CarnetOne *fixture, gconstpointer unused)
{
  const CarnetId id = add (fixture->logbook, "Un atelier", "2018-09");
  g_autoptr (GArray) heads = NULL;
  g_autoptr (CarnetMilestone) seen = carnet_logbook_load_milestone (fixture->logbook, &id, &heads, NULL);
  g_autoptr (CarnetMilestone) wanted = carnet_milestone_copy (seen);
  g_autoptr (CarnetHistory) history = NULL;
  const guint64         before = count_revisions (fixture->logbook);
  const CarnetRevision *last;
  const CarnetHash      none = { { 0 } };
  CarnetHash            revision;
  CarnetValue           cleared;

  g_assert_true (carnet_logbook_write_milestone (fixture->logbook, seen, heads, wanted, &revision, NULL));
  g_assert_true (carnet_hash_equal (&revision, &none));
  g_assert_cmpuint (count_revisions (fixture->logbook), ==, before);

  set (&wanted->place, "Bressuire");
  g_assert_true (carnet_logbook_write_milestone (fixture->logbook, seen, heads, wanted, &revision, NULL));
  history = carnet_logbook_load_history (fixture->logbook, &id, NULL);
  last = carnet_history_get_sorted (history)->pdata[1];
  g_assert_true (carnet_hash_equal (&last->id, &revision));
  g_assert_cmpuint (carnet_writes_size (last->writes), ==, 1);
  g_assert_cmpstr (carnet_writes_find_text (last->writes, CARNET_KEY_PLACE), ==, "Bressuire");

  {
    g_autoptr (CarnetWrites) emptied = carnet_milestone_list_changes (wanted, seen);

    g_assert_true (carnet_writes_find (emptied, CARNET_KEY_PLACE, &cleared));
    g_assert_cmpint (cleared.type, ==, CARNET_VALUE_NONE);
  }
}

/* What somebody wrote meanwhile is not overwritten unseen. */
static void
test_upon_what_was_seen (CarnetOne *fixture, gconstpointer unused)
{
  const CarnetId id = add (fixture->logbook, "Un atelier", "2018-09");
  g_autoptr (GArray) heads = NULL;
  g_autoptr (CarnetMilestone) seen = carnet_logbook_load_milestone (fixture->logbook, &id, &heads, NULL);
  g_autoptr (CarnetMilestone) mine = carnet_milestone_copy (seen), other = carnet_milestone_copy (seen);
  g_autoptr (CarnetHistory) history = NULL;

  set (&mine->title, "Le mien");
  set (&other->title, "Le sien");
  set (&other->place, "Là-bas");
  g_assert_true (carnet_logbook_write_milestone (fixture->logbook, seen, heads, mine, NULL, NULL));
  g_assert_true (carnet_logbook_write_milestone (fixture->logbook, seen, heads, other, NULL, NULL));
  history = carnet_logbook_load_history (fixture->logbook, &id, NULL);
  g_assert_cmpuint (carnet_history_get_heads (history)->len, ==, 2);
  g_assert_true (carnet_history_find_cell (history, CARNET_KEY_TITLE)->conflict);
  g_assert_false (carnet_history_find_cell (history, CARNET_KEY_PLACE)->conflict);
}

static void
test_delete (CarnetOne *fixture, gconstpointer unused)
{
  const CarnetId id = add (fixture->logbook, "Un atelier", "2018-09");
  CarnetId       observation = { { 0 } };
  g_autoptr (CarnetWrites) link = carnet_writes_new ();
  g_autoptr (CarnetMilestone) deleted = NULL;
  g_autoptr (CarnetProgramme) without = NULL, with = NULL;

  carnet_writes_set_id (link, CARNET_KEY_MILESTONE, &id);
  carnet_writes_set_text (link, CARNET_KEY_TITLE, "Liée");
  g_assert_true (
      carnet_logbook_write (fixture->logbook, &observation, CARNET_KIND_OBSERVATION, NULL, link, NULL, NULL));
  g_assert_true (
      carnet_logbook_set_deleted (fixture->logbook, CARNET_KIND_MILESTONE, &id, TRUE, NULL, NULL, NULL));
  without = carnet_logbook_load_programme (fixture->logbook, NULL);
  g_assert_null (find (without, &id));
  deleted = carnet_logbook_load_milestone (fixture->logbook, &id, NULL, NULL);
  g_assert_cmpuint (deleted->n_observations, ==, 1);
  g_assert_true (
      carnet_logbook_set_deleted (fixture->logbook, CARNET_KIND_MILESTONE, &id, FALSE, NULL, NULL, NULL));
  with = carnet_logbook_load_programme (fixture->logbook, NULL);
  g_assert_cmpuint (find (with, &id)->n_observations, ==, 1);
}

static void
test_refused (CarnetOne *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *title;
    const char *when;
    const char *url;
    int         code;
    const char *sentence;
  } cases[] = {
    { " \t", "2018-09", "", CARNET_ERROR_INVALID, "A milestone needs a title." },
    { "T", "", "", CARNET_ERROR_INVALID, "A milestone needs a date: a day, a month or a range of days." },
    { "T", "2018-09", "exemple", CARNET_ERROR_INVALID,
      "“exemple” is not the address of a web page, such as https://example.org/." },
    { "T", "2018-09", "file:///etc/passwd", CARNET_ERROR_INVALID,
      "“file:///etc/passwd” is not the address of a web page, such as https://example.org/." },
    { "T", "2081-09-01", "", CARNET_ERROR_OUTSIDE,
      "1 September 2081 is more than 20 years from the logbook: look at the year again." },
    { "T", "1018-09", "", CARNET_ERROR_OUTSIDE,
      "September 1018 is more than 20 years from the logbook: look at the year again." },
  };
  const guint64 before = count_revisions (fixture->logbook);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CarnetMilestone) milestone = new_milestone (cases[i].title, cases[i].when);
      g_autoptr (GError) error = NULL;

      set (&milestone->url, cases[i].url);
      g_assert_false (carnet_logbook_write_milestone (fixture->logbook, NULL, NULL, milestone, NULL, &error));
      g_assert_error (error, CARNET_ERROR, cases[i].code);
      g_assert_cmpstr (error->message, ==, cases[i].sentence);
    }
  g_assert_cmpuint (count_revisions (fixture->logbook), ==, before);
}

/* What the functions above never write is refused of others that write fields. */
static void
test_rules (CarnetOne *fixture, gconstpointer unused)
{
  static const char *const fields[][2] = { { CARNET_KEY_KIND, "séance" },
                                           { CARNET_KEY_WHEN, "demain" },
                                           { CARNET_KEY_WHEN, "2081-01" },
                                           { CARNET_KEY_URL, "ftp://x/" },
                                           { CARNET_KEY_TITLE, "" } };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (CarnetWrites) writes = carnet_writes_new ();

      carnet_writes_set_text (writes, fields[i][0], fields[i][1]);
      g_assert_false (carnet_logbook_check_writes (fixture->logbook, CARNET_KIND_MILESTONE, writes, NULL));
    }
}

/* A kind of a newer version stays when another field is changed. */
static void
test_newer_kind (CarnetOne *fixture, gconstpointer unused)
{
  g_autoptr (CarnetMilestone) seen = new_milestone ("Un", "2018-09"), wanted = carnet_milestone_copy (seen);
  g_autoptr (CarnetWrites) writes = NULL;

  seen->kind = wanted->kind = CARNET_MILESTONE_OTHER;
  set (&wanted->title, "Deux");
  writes = carnet_milestone_list_changes (seen, wanted);
  g_assert_cmpuint (carnet_writes_size (writes), ==, 1);
  g_assert_cmpstr (carnet_writes_find_text (writes, CARNET_KEY_TITLE), ==, "Deux");
}

static void
test_of_another_kind (CarnetOne *fixture, gconstpointer unused)
{
  CarnetId observation = { { 0 } };
  g_autoptr (GError) error = NULL;

  carnet_test_write (fixture->logbook, &observation, CARNET_KEY_TITLE, "Une observation", NULL);
  g_assert_null (carnet_logbook_load_milestone (fixture->logbook, &observation, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND);
}

static CarnetProgramme *
programme_with (const char *first, const char *second_url)
{
  CarnetProgramme *programme = carnet_programme_new ();
  const char      *titles[] = { first, "Second" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      CarnetMilestone *milestone = new_milestone (titles[i], "2018-09");

      milestone->id = carnet_id_from_name (titles[i]);
      g_ptr_array_add (programme->milestones, milestone);
    }
  set (&((CarnetMilestone *)programme->milestones->pdata[1])->url, second_url);
  return programme;
}

/* What was here stays as it is, also deleted; a file is taken whole or not at all. */
static void
test_from_file (CarnetOne *fixture, gconstpointer unused)
{
  g_autoptr (CarnetProgramme) bad = programme_with ("Premier", "nulle part");
  g_autoptr (CarnetProgramme) good = programme_with ("Premier", "");
  const CarnetId first = carnet_id_from_name ("Premier"), second = carnet_id_from_name ("Second");
  g_autoptr (CarnetProgramme) shown = NULL;
  g_autoptr (GError) error = NULL;
  const guint64 before = count_revisions (fixture->logbook);
  guint         n = 7;

  g_assert_false (carnet_logbook_add_milestones (fixture->logbook, bad, &n, &error));
  g_assert_cmpstr (
      error->message, ==,
      "Milestone “Second”: “nulle part” is not the address of a web page, such as https://example.org/.");
  g_assert_cmpuint (count_revisions (fixture->logbook), ==, before);
  g_assert_true (carnet_logbook_add_milestones (fixture->logbook, good, &n, NULL));
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (
      carnet_logbook_set_deleted (fixture->logbook, CARNET_KIND_MILESTONE, &first, TRUE, NULL, NULL, NULL));
  g_assert_true (carnet_logbook_add_milestones (fixture->logbook, good, &n, NULL));
  g_assert_cmpuint (n, ==, 0);
  shown = carnet_logbook_load_programme (fixture->logbook, NULL);
  g_assert_null (find (shown, &first));
  g_assert_nonnull (find (shown, &second));
}

/* Written, read by another logbook and written there, a programme is the same bytes. */
static void
test_file_round_trip (CarnetOne *fixture, gconstpointer unused)
{
  const CarnetOwner owner = { "Autre", CARNET_ROLE_CATALYST, NULL, NULL };
  g_autofree char  *one = carnet_world_path (fixture->world, "un.xml");
  g_autofree char  *two = carnet_world_path (fixture->world, "deux.xml");
  g_autofree char  *path = carnet_world_path (fixture->world, "autre.carnet");
  g_autofree char  *first = NULL, *second = NULL;
  g_autoptr (CarnetProgramme) mine = NULL, read = NULL, theirs = NULL;
  g_autoptr (CarnetLogbook) other = NULL;
  g_autoptr (GError) error = NULL;

  add (fixture->logbook, "Un atelier & <d’autres>", "2018-09-03/2018-09-05");
  mine = carnet_logbook_load_programme (fixture->logbook, NULL);
  g_assert_true (carnet_programme_write_xml (mine, one, FALSE, &error));
  read = carnet_programme_read_xml (one, &error);
  g_assert_no_error (error);
  other = carnet_logbook_create (path, read, &owner, &fixture->world->sources, &error);
  g_assert_no_error (error);
  theirs = carnet_logbook_load_programme (other, NULL);
  g_assert_cmpuint (theirs->milestones->len, ==, 3);
  g_assert_true (carnet_programme_write_xml (theirs, two, FALSE, &error));
  g_assert_true (g_file_get_contents (one, &first, NULL, NULL));
  g_assert_true (g_file_get_contents (two, &second, NULL, NULL));
  g_assert_cmpstr (first, ==, second);
}

#define ADD(path, test) g_test_add (path, CarnetOne, NULL, carnet_one_set_up, test, carnet_one_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/milestones/add", test_add);
  ADD ("/milestones/change", test_change);
  ADD ("/milestones/upon-what-was-seen", test_upon_what_was_seen);
  ADD ("/milestones/delete", test_delete);
  ADD ("/milestones/refused", test_refused);
  ADD ("/milestones/rules", test_rules);
  ADD ("/milestones/newer-kind", test_newer_kind);
  ADD ("/milestones/of-another-kind", test_of_another_kind);
  ADD ("/milestones/from-file", test_from_file);
  ADD ("/milestones/file-round-trip", test_file_round_trip);
  return g_test_run ();
}
