/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/carnet-test-conflicts.h"

/* -- Reading ----------------------------------------------------------------------------- */

static void
assert_field (const CarnetEntityConflict *conflict,
              guint                       i,
              const char                 *label,
              const char                 *mine,
              const char                 *other)
{
  const CarnetFieldConflict *field = conflict->fields->pdata[i];

  g_assert_cmpstr (field->field.label, ==, label);
  g_assert_cmpuint (field->versions->len, ==, 2);
  g_assert_cmpstr (carnet_test_nth_version (field, 0)->text, ==, mine);
  g_assert_cmpstr (carnet_test_nth_version (field, 1)->text, ==, other);
  g_assert_true (carnet_test_nth_version (field, 0)->mine);
  g_assert_false (carnet_test_nth_version (field, 1)->mine);
}

static void
test_load (CarnetPair *pair, gconstpointer unused)
{
  g_autoptr (CarnetEntityConflict) conflict = NULL;
  const CarnetFieldConflict *title;
  const CarnetWriter        *writer;

  carnet_pair_disagree (pair);
  conflict = carnet_test_load_conflict (pair->ours, &pair->id);
  g_assert_cmpuint (conflict->fields->len, ==, 3);
  assert_field (conflict, 0, "Title", "Notre titre", "Leur titre");
  assert_field (conflict, 1, "Faits", "Un don, dit-on.", "Un don sans retour.");
  assert_field (conflict, 2, "Innovation", "1 · weak signal", "2 · established");
  g_assert_false (conflict->contested);

  title = conflict->fields->pdata[0];
  g_assert_cmpstr (title->ancestor->text, ==, "Commun");
  writer = carnet_test_nth_version (title, 1)->writers->pdata[0];
  g_assert_cmpstr (writer->name, ==, "Autre personne d’exemple");
  g_assert_cmpstr (writer->role, ==, CARNET_ROLE_CATALYST);
  g_assert_cmpint (writer->recorded_ms, >, ((CarnetWriter *)title->ancestor->writers->pdata[0])->recorded_ms);
  g_assert_null (((CarnetFieldConflict *)conflict->fields->pdata[2])->ancestor);
  g_assert_cmpstr (((CarnetFieldConflict *)conflict->fields->pdata[2])->unwritten, ==, "");
  g_assert_null (title->unwritten);
  /* The date and the author are the same for both. */
  g_assert_cmpuint (conflict->agreed->len, ==, 2);
  g_assert_cmpstr (((CarnetFieldText *)conflict->agreed->pdata[0])->text, ==, "Thursday 5 July 2018");
}

/* What nobody has said of the visibility is for the coordination. */
static void
test_unwritten (CarnetPair *pair, gconstpointer unused)
{
  g_autoptr (CarnetEntityConflict) conflict = NULL;

  carnet_test_write (pair->theirs, &pair->id, CARNET_KEY_VISIBILITY, "publishable", NULL);
  carnet_test_write (pair->ours, &pair->id, CARNET_KEY_VISIBILITY, "private", NULL);
  carnet_pair_exchange (pair);
  conflict = carnet_test_load_conflict (pair->theirs, &pair->id);
  g_assert_cmpstr (carnet_test_find_field (conflict, CARNET_KEY_VISIBILITY)->unwritten, ==, "Coordination");
}

/* On the other machine the other's is mine. */
static void
test_mine (CarnetPair *pair, gconstpointer unused)
{
  g_autoptr (CarnetEntityConflict) conflict = NULL;

  carnet_pair_disagree (pair);
  conflict = carnet_test_load_conflict (pair->theirs, &pair->id);
  assert_field (conflict, 0, "Title", "Leur titre", "Notre titre");
}

static void
test_none (CarnetPair *pair, gconstpointer unused)
{
  g_autoptr (CarnetEntityConflict) conflict = carnet_test_load_conflict (pair->ours, &pair->id);
  g_autoptr (GError) error = NULL;
  CarnetId unheard = carnet_id_from_name ("unheard");

  g_assert_cmpuint (conflict->fields->len, ==, 0);
  g_assert_false (conflict->contested);
  g_assert_null (carnet_logbook_load_conflict (pair->ours, &unheard, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND);
}

/* -- Settling -------------------------------------------------------------------------------- */

/* Invariant 17: what one settles is settled for all, each field their way. */
static void
test_resolve (CarnetPair *pair, gconstpointer unused)
{
  g_autoptr (CarnetEntityConflict) conflict = NULL;
  g_autoptr (CarnetWrites) choices = carnet_writes_new ();
  g_autoptr (CarnetObservation) settled = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *both = NULL;
  CarnetId         section = carnet_test_section (0);
  CarnetHash       revision;

  carnet_pair_disagree (pair);
  conflict = carnet_test_load_conflict (pair->ours, &pair->id);
  both = carnet_field_conflict_join (carnet_test_find_field (conflict, pair->facts));
  carnet_writes_set (
      choices, CARNET_KEY_TITLE,
      &carnet_test_nth_version (carnet_test_find_field (conflict, CARNET_KEY_TITLE), 1)->value);
  carnet_writes_set_text (choices, pair->facts, both);
  carnet_writes_set_integer (choices, CARNET_KEY_IMPACT_INNOVATION, 3);
  carnet_logbook_resolve (pair->ours, conflict, choices, &revision, &error);
  g_assert_no_error (error);

  carnet_pair_exchange (pair);
  settled = carnet_logbook_load_observation (pair->theirs, &pair->id, NULL);
  g_assert_cmpuint (settled->conflicts->len, ==, 0);
  g_assert_cmpuint (settled->heads->len, ==, 1);
  g_assert_true (carnet_hash_equal (&g_array_index (settled->heads, CarnetHash, 0), &revision));
  g_assert_cmpstr (settled->title, ==, "Leur titre");
  g_assert_cmpstr (carnet_observation_get_text (settled, &section), ==,
                   "Un don, dit-on.\n\nUn don sans retour.");
  g_assert_cmpint (settled->impacts[CARNET_IMPACT_INNOVATION], ==, 3);
}

static void
test_some_fields (CarnetPair *pair, gconstpointer unused)
{
  g_autoptr (CarnetEntityConflict) conflict = NULL;
  g_autoptr (CarnetWrites) choices = carnet_writes_new ();

  carnet_pair_disagree (pair);
  conflict = carnet_test_load_conflict (pair->ours, &pair->id);
  carnet_writes_set (
      choices, CARNET_KEY_TITLE,
      &carnet_test_nth_version (carnet_test_find_field (conflict, CARNET_KEY_TITLE), 0)->value);
  g_assert_true (carnet_logbook_resolve (pair->ours, conflict, choices, NULL, NULL));
  carnet_pair_exchange (pair);
  carnet_test_assert_conflicts (pair->theirs, &pair->id, 2);
  carnet_test_assert_title (pair->theirs, &pair->id, "Notre titre");
}

static void
assert_refused (CarnetLogbook              *logbook,
                const CarnetEntityConflict *seen,
                const char                 *key,
                const CarnetValue          *value,
                CarnetError                 code)
{
  g_autoptr (CarnetWrites) choices = carnet_writes_new ();
  g_autofree char *before = carnet_logbook_dump (logbook, FALSE, NULL), *after = NULL;
  g_autoptr (GError) error = NULL;

  carnet_writes_set (choices, key, value);
  g_assert_false (carnet_logbook_resolve (logbook, seen, choices, NULL, &error));
  g_assert_error (error, CARNET_ERROR, (int)code);
  after = carnet_logbook_dump (logbook, FALSE, NULL);
  g_assert_cmpstr (before, ==, after);
}

/* Nothing that nobody read is superseded: another value of the field arrived after it was shown. */
static void
test_unseen (CarnetPair *pair, gconstpointer unused)
{
  g_autoptr (CarnetEntityConflict) conflict = NULL;

  carnet_pair_disagree (pair);
  conflict = carnet_test_load_conflict (pair->ours, &pair->id);
  carnet_test_write (pair->theirs, &pair->id, CARNET_KEY_TITLE, "Leur autre titre", NULL);
  carnet_test_exchange (pair->ours, pair->theirs);
  assert_refused (pair->ours, conflict, CARNET_KEY_TITLE,
                  &carnet_test_nth_version (carnet_test_find_field (conflict, CARNET_KEY_TITLE), 0)->value,
                  CARNET_ERROR_CHANGED);
}

/* What arrived of another field neither hinders nor is lost. */
static void
test_unseen_elsewhere (CarnetPair *pair, gconstpointer unused)
{
  g_autoptr (CarnetEntityConflict) conflict = NULL;
  g_autoptr (CarnetObservation) settled = NULL;
  g_autoptr (CarnetWrites) choices = carnet_writes_new ();
  g_autofree char *follow_up = carnet_test_text_key (1);
  CarnetId         section = carnet_test_section (1);

  carnet_pair_disagree (pair);
  conflict = carnet_test_load_conflict (pair->ours, &pair->id);
  carnet_test_write (pair->theirs, &pair->id, follow_up, "En septembre.", NULL);
  carnet_test_exchange (pair->ours, pair->theirs);
  carnet_writes_set (
      choices, CARNET_KEY_TITLE,
      &carnet_test_nth_version (carnet_test_find_field (conflict, CARNET_KEY_TITLE), 0)->value);
  g_assert_true (carnet_logbook_resolve (pair->ours, conflict, choices, NULL, NULL));
  settled = carnet_logbook_load_observation (pair->ours, &pair->id, NULL);
  g_assert_cmpstr (settled->title, ==, "Notre titre");
  g_assert_cmpuint (settled->conflicts->len, ==, 2);
  g_assert_cmpstr (carnet_observation_get_text (settled, &section), ==, "En septembre.");
}

static void
test_refusals (CarnetPair *pair, gconstpointer unused)
{
  g_autoptr (CarnetEntityConflict) conflict = NULL;
  g_autoptr (CarnetWrites) bad = carnet_writes_new ();
  CarnetValue level, date;

  carnet_pair_disagree (pair);
  conflict = carnet_test_load_conflict (pair->ours, &pair->id);
  carnet_writes_set_integer (bad, CARNET_KEY_IMPACT_INNOVATION, 4);
  carnet_writes_set_text (bad, CARNET_KEY_DATE, "2018-07-06");
  carnet_writes_find (bad, CARNET_KEY_IMPACT_INNOVATION, &level);
  carnet_writes_find (bad, CARNET_KEY_DATE, &date);
  assert_refused (pair->ours, conflict, CARNET_KEY_IMPACT_INNOVATION, &level, CARNET_ERROR_INVALID);
  assert_refused (pair->ours, conflict, CARNET_KEY_DATE, &date, CARNET_ERROR_INVALID);
  assert_refused (pair->ours, conflict, CARNET_KEY_DELETED, &level, CARNET_ERROR_INVALID);
}

/* Invariant 19: a draft begun before stays, and what it says later stands beside what was settled. */
static void
test_draft (CarnetPair *pair, gconstpointer unused)
{
  g_autoptr (CarnetEntityConflict) conflict = NULL;
  g_autoptr (CarnetWrites) draft = carnet_writes_new ();
  g_autoptr (CarnetWrites) choices = carnet_writes_new ();
  g_autoptr (CarnetDraft) kept = NULL;

  carnet_writes_set_text (draft, CARNET_KEY_TITLE, "Notre brouillon");
  g_assert_true (carnet_logbook_save_draft (pair->ours, &pair->id, CARNET_KIND_OBSERVATION, NULL, draft, NULL,
                                            NULL, NULL));
  carnet_pair_disagree (pair);
  conflict = carnet_test_load_conflict (pair->ours, &pair->id);
  carnet_writes_set (
      choices, CARNET_KEY_TITLE,
      &carnet_test_nth_version (carnet_test_find_field (conflict, CARNET_KEY_TITLE), 0)->value);
  g_assert_true (carnet_logbook_resolve (pair->ours, conflict, choices, NULL, NULL));
  kept = carnet_logbook_load_draft (pair->ours, &pair->id, NULL);
  g_assert_nonnull (kept);
  g_assert_true (carnet_writes_equal (kept->writes, draft));
  g_assert_true (carnet_logbook_seal_draft (pair->ours, &pair->id, CARNET_DRAFT_ANY, NULL, NULL));
  carnet_test_assert_conflicts (pair->ours, &pair->id, 3);
}

/* -- Contested deletions ----------------------------------------------------------------------- */

static void
settle_deletion (CarnetPair *pair, gint64 deleted)
{
  g_autoptr (CarnetEntityConflict) conflict = carnet_pair_contest (pair);
  g_autoptr (CarnetWrites) choices = carnet_writes_new ();
  g_autoptr (CarnetObservation) settled = NULL;

  carnet_writes_set_integer (choices, CARNET_KEY_DELETED, deleted);
  g_assert_true (carnet_logbook_resolve (pair->ours, conflict, choices, NULL, NULL));
  carnet_pair_exchange (pair);
  settled = carnet_logbook_load_observation (pair->theirs, &pair->id, NULL);
  g_assert_false (settled->contested);
  g_assert_cmpint (settled->deleted, ==, deleted == 1);
}

static void
test_delete (CarnetPair *pair, gconstpointer unused)
{
  settle_deletion (pair, 1);
}

static void
test_keep (CarnetPair *pair, gconstpointer unused)
{
  settle_deletion (pair, 0);
}

/* Somebody writes on after the conflict was shown: it is not deleted over their head. */
static void
test_delete_unseen (CarnetPair *pair, gconstpointer unused)
{
  g_autoptr (CarnetEntityConflict) conflict = carnet_pair_contest (pair);
  g_autoptr (CarnetWrites) choices = carnet_writes_new ();
  CarnetValue deleted;

  carnet_writes_set_integer (choices, CARNET_KEY_DELETED, 1);
  carnet_writes_find (choices, CARNET_KEY_DELETED, &deleted);
  carnet_test_write (pair->theirs, &pair->id, pair->facts, "Encore ceci.", NULL);
  carnet_test_exchange (pair->ours, pair->theirs);
  assert_refused (pair->ours, conflict, CARNET_KEY_DELETED, &deleted, CARNET_ERROR_CHANGED);
}

#define ADD(path, test) g_test_add (path, CarnetPair, NULL, carnet_pair_set_up, test, carnet_pair_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/conflicts/load", test_load);
  ADD ("/conflicts/unwritten", test_unwritten);
  ADD ("/conflicts/mine", test_mine);
  ADD ("/conflicts/none", test_none);
  ADD ("/conflicts/resolve", test_resolve);
  ADD ("/conflicts/some-fields", test_some_fields);
  ADD ("/conflicts/unseen", test_unseen);
  ADD ("/conflicts/unseen-elsewhere", test_unseen_elsewhere);
  ADD ("/conflicts/refusals", test_refusals);
  ADD ("/conflicts/draft", test_draft);
  ADD ("/conflicts/delete", test_delete);
  ADD ("/conflicts/keep", test_keep);
  ADD ("/conflicts/delete-unseen", test_delete_unseen);
  return g_test_run ();
}
