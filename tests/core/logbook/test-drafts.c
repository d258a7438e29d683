/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/carnet-test-world.h"

static guint
count (CarnetLogbook *logbook)
{
  g_autoptr (GError) error = NULL;
  guint n;

  g_assert_true (carnet_logbook_count_observations (logbook, NULL, &n, &error));
  g_assert_no_error (error);
  return n;
}

static void
test_draft (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autofree char *path = g_strdup (carnet_logbook_get_path (logbook));
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (CarnetDraft) draft = NULL;
  g_autoptr (CarnetObservation) observation = NULL;
  CarnetId id = carnet_id_from_name ("draft");
  gint64   saved;

  carnet_writes_set_text (writes, CARNET_KEY_TITLE, "Presque");
  g_assert_true (
      carnet_logbook_save_draft (logbook, &id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, &saved, NULL));
  g_assert_cmpint (saved, >, 0);
  g_assert_cmpuint (count (logbook), ==, 0);
  /* As after a crash: another opening finds it. */
  carnet_logbook_close (g_steal_pointer (&logbook));
  logbook = carnet_logbook_open (path, CARNET_OPEN_READ_WRITE, &world->sources, NULL);
  draft = carnet_logbook_load_draft (logbook, &id, NULL);
  g_assert_cmpstr (carnet_writes_find_text (draft->writes, CARNET_KEY_TITLE), ==, "Presque");
  g_assert_true (carnet_logbook_seal_draft (logbook, &id, CARNET_DRAFT_ANY, NULL, NULL));
  observation = carnet_logbook_load_observation (logbook, &id, NULL);
  g_assert_cmpstr (observation->title, ==, "Presque");
  g_clear_pointer (&draft, carnet_draft_free);
  draft = carnet_logbook_load_draft (logbook, &id, NULL);
  g_assert_null (draft);
}

/* Invariant 19: a draft opened before a merge never supersedes what its writer did not see. */
static void
test_draft_after_merge (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) mine = carnet_world_logbook (world, "moi");
  g_autoptr (CarnetLogbook) theirs = carnet_world_logbook (world, "elle");
  g_autofree char *my_path = g_strdup (carnet_logbook_get_path (mine));
  g_autofree char *their_path = g_strdup (carnet_logbook_get_path (theirs));
  g_autoptr (CarnetObservation) seen = NULL;
  g_autoptr (CarnetObservation) after = NULL;
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId id = { { 0 } };

  carnet_test_write (mine, &id, CARNET_KEY_TITLE, "Version commune", NULL);
  carnet_test_unite (their_path, my_path);
  seen = carnet_logbook_load_observation (mine, &id, NULL);
  carnet_writes_set_text (writes, CARNET_KEY_TITLE, "Ma version");
  g_assert_true (
      carnet_logbook_save_draft (mine, &id, CARNET_KIND_OBSERVATION, seen->heads, writes, NULL, NULL, NULL));
  carnet_test_write (theirs, &id, CARNET_KEY_TITLE, "Sa version", NULL);
  carnet_test_unite (my_path, their_path);
  g_assert_true (carnet_logbook_seal_draft (mine, &id, CARNET_DRAFT_ANY, NULL, NULL));
  after = carnet_logbook_load_observation (mine, &id, NULL);
  g_assert_cmpuint (after->conflicts->len, ==, 1);
  g_assert_cmpstr (after->conflicts->pdata[0], ==, CARNET_KEY_TITLE);
}

static void
test_draft_refused (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (CarnetDraft) kept = NULL;
  CarnetId id = carnet_id_from_name ("draft");
  g_autoptr (GError) error = NULL;

  carnet_writes_set_text (writes, CARNET_KEY_DATE, "2017-01-01");
  carnet_writes_set_text (writes, CARNET_KEY_TITLE, "À ne pas perdre");
  g_assert_true (
      carnet_logbook_save_draft (logbook, &id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL, NULL));
  g_assert_false (carnet_logbook_seal_draft (logbook, &id, CARNET_DRAFT_ANY, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_OUTSIDE);
  kept = carnet_logbook_load_draft (logbook, &id, NULL);
  g_assert_cmpstr (carnet_writes_find_text (kept->writes, CARNET_KEY_TITLE), ==, "À ne pas perdre");
}

static void
test_draft_without_heads (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (CarnetObservation) observation = NULL;
  CarnetId id = { { 0 } };

  carnet_test_write (logbook, &id, CARNET_KEY_TITLE, "Un", NULL);
  carnet_writes_set_text (writes, CARNET_KEY_TITLE, "Deux");
  g_assert_true (
      carnet_logbook_save_draft (logbook, &id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL, NULL));
  g_assert_true (carnet_logbook_seal_draft (logbook, &id, CARNET_DRAFT_ANY, NULL, NULL));
  observation = carnet_logbook_load_observation (logbook, &id, NULL);
  g_assert_cmpstr (observation->title, ==, "Deux");
  g_assert_cmpuint (observation->conflicts->len, ==, 0);
}

static void
save_title (CarnetLogbook *logbook, const CarnetId *id, const char *title, gint64 *stamp)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GError) error = NULL;

  carnet_writes_set_text (writes, CARNET_KEY_TITLE, title);
  carnet_logbook_save_draft (logbook, id, CARNET_KIND_OBSERVATION, NULL, writes, stamp, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_both_titles (CarnetLogbook *logbook, const CarnetId *id, const char *one, const char *other)
{
  g_autoptr (CarnetHistory) history = carnet_logbook_load_history (logbook, id, NULL);
  const CarnetCell *cell = carnet_history_find_cell (history, CARNET_KEY_TITLE);
  gboolean          found[2] = { FALSE, FALSE };

  g_assert_true (cell->conflict);
  g_assert_cmpuint (cell->writers->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const CarnetRevision *writer = cell->writers->pdata[i];
      const char           *title = carnet_writes_find_text (writer->writes, CARNET_KEY_TITLE);

      found[0] |= g_str_equal (title, one);
      found[1] |= g_str_equal (title, other);
    }
  g_assert_true (found[0] && found[1]);
}

/* Two programs write on one observation, neither knowing of the other: both are kept. */
static void
test_draft_twice (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) first = carnet_world_logbook (world, "a");
  g_autoptr (CarnetLogbook) second
      = carnet_logbook_open (carnet_logbook_get_path (first), CARNET_OPEN_READ_WRITE, &world->sources, NULL);
  g_autoptr (GPtrArray) left = NULL;
  CarnetId id = { { 0 } };
  gint64   mine = 0, theirs = 0;

  carnet_test_write (first, &id, CARNET_KEY_TITLE, "Avant", NULL);
  save_title (first, &id, "Un", &mine);
  save_title (second, &id, "Deux", &theirs);
  save_title (first, &id, "Un, plus loin", &mine);
  save_title (second, &id, "Deux, plus loin", &theirs);
  g_assert_true (carnet_logbook_seal_draft (first, &id, mine, NULL, NULL));
  g_assert_true (carnet_logbook_seal_draft (second, &id, theirs, NULL, NULL));
  assert_both_titles (first, &id, "Un, plus loin", "Deux, plus loin");
  left = carnet_logbook_list_drafts (first, NULL);
  g_assert_cmpuint (left->len, ==, 0);
}

/* One continues what the other left, who was not gone after all. */
static void
test_draft_taken_over (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) first = carnet_world_logbook (world, "a");
  g_autoptr (CarnetLogbook) second
      = carnet_logbook_open (carnet_logbook_get_path (first), CARNET_OPEN_READ_WRITE, &world->sources, NULL);
  g_autoptr (CarnetDraft) found = NULL;
  g_autoptr (GPtrArray) left = NULL;
  CarnetId id = { { 0 } };
  gint64   mine = 0, theirs;

  carnet_test_write (first, &id, CARNET_KEY_TITLE, "Avant", NULL);
  save_title (first, &id, "Un", &mine);
  found = carnet_logbook_load_draft (second, &id, NULL);
  theirs = found->stamp;
  save_title (second, &id, "Un, repris", &theirs);
  left = carnet_logbook_list_drafts (first, NULL);
  g_assert_cmpuint (left->len, ==, 1);
  save_title (first, &id, "Un, plus loin", &mine);
  g_assert_true (carnet_logbook_discard_draft (second, &id, 0, NULL));
  g_assert_true (carnet_logbook_seal_draft (second, &id, CARNET_DRAFT_ANY, NULL, NULL));
  assert_both_titles (first, &id, "Un, repris", "Un, plus loin");
}

/* Saved again after a failure that had saved it all the same: one draft. */
static void
test_draft_saved_again (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autoptr (GPtrArray) drafts = NULL;
  CarnetId id = carnet_id_from_name ("draft");
  gint64   stamp = 0, same = 0;

  save_title (logbook, &id, "Un", &stamp);
  save_title (logbook, &id, "Un, plus loin", &same);
  g_assert_cmpint (same, ==, stamp);
  drafts = carnet_logbook_list_drafts (logbook, NULL);
  g_assert_cmpuint (drafts->len, ==, 1);
}

/* What no revision can hold is no draft either: it could not be read back, and what was saved before is kept.
 */
static void
test_draft_with_marks (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (CarnetDraft) draft = NULL;
  g_autoptr (GString) text = g_string_new ("q");
  g_autoptr (GError) error = NULL;
  CarnetId id = carnet_id_from_name ("draft");

  for (guint i = 0; i < 31; i++)
    g_string_append (text, "\xcc\x81");
  carnet_writes_set_text (writes, CARNET_KEY_TITLE, "Presque");
  g_assert_true (
      carnet_logbook_save_draft (logbook, &id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL, NULL));
  carnet_writes_set_text (writes, CARNET_KEY_TITLE, text->str);
  g_assert_false (
      carnet_logbook_save_draft (logbook, &id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_INVALID);
  draft = carnet_logbook_load_draft (logbook, &id, NULL);
  g_assert_cmpstr (carnet_writes_find_text (draft->writes, CARNET_KEY_TITLE), ==, "Presque");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/drafts/draft", test_draft);
  g_test_add_func ("/drafts/after-merge", test_draft_after_merge);
  g_test_add_func ("/drafts/refused", test_draft_refused);
  g_test_add_func ("/drafts/without-heads", test_draft_without_heads);
  g_test_add_func ("/drafts/twice", test_draft_twice);
  g_test_add_func ("/drafts/taken-over", test_draft_taken_over);
  g_test_add_func ("/drafts/with-marks", test_draft_with_marks);
  g_test_add_func ("/drafts/saved-again", test_draft_saved_again);
  return g_test_run ();
}
