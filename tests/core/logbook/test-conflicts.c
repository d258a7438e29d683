/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/carnet-test-conflicts.h"
#include "support/carnet-test-pair.h"

#include <string.h>

#define N_LIVES 16
#define N_STEPS 30

static void
exchange (CarnetLogbook *into, CarnetLogbook *from)
{
  carnet_test_unite (carnet_logbook_get_path (into), carnet_logbook_get_path (from));
}

static void
write_level (CarnetLogbook *logbook, CarnetId *id, gint64 level)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();

  carnet_writes_set_integer (writes, CARNET_KEY_IMPACT_INNOVATION, level);
  g_assert_true (carnet_logbook_write (logbook, id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL));
}

static void
write_deleted (CarnetLogbook *logbook, CarnetId *id, gint64 deleted)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();

  carnet_writes_set_integer (writes, CARNET_KEY_DELETED, deleted);
  g_assert_true (carnet_logbook_write (logbook, id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL));
}

/* Title, facts and a level, each their way. */
static void
disagree (CarnetPair *pair)
{
  carnet_test_write (pair->theirs, &pair->id, CARNET_KEY_TITLE, "Leur titre", pair->facts,
                     "Un don sans retour.", NULL);
  write_level (pair->theirs, &pair->id, 2);
  carnet_test_write (pair->ours, &pair->id, CARNET_KEY_TITLE, "Notre titre", pair->facts, "Un don, dit-on.",
                     NULL);
  write_level (pair->ours, &pair->id, 1);
  carnet_pair_exchange (pair);
}

static const CarnetFieldConflict *
find (const CarnetEntityConflict *conflict, const char *key)
{
  const CarnetFieldConflict *field = carnet_entity_conflict_find (conflict, key);

  g_assert_nonnull (field);
  return field;
}

static const CarnetFieldVersion *
nth_version (const CarnetFieldConflict *field, guint i)
{
  g_assert_cmpuint (i, <, field->versions->len);
  return field->versions->pdata[i];
}

static void
assert_title (CarnetLogbook *logbook, const CarnetId *id, const char *title)
{
  g_autoptr (CarnetObservation) observation = carnet_logbook_load_observation (logbook, id, NULL);

  g_assert_nonnull (observation);
  g_assert_cmpstr (observation->title, ==, title);
}

static void
assert_conflicts (CarnetLogbook *logbook, const CarnetId *id, guint n)
{
  g_autoptr (CarnetObservation) observation = carnet_logbook_load_observation (logbook, id, NULL);

  g_assert_nonnull (observation);
  g_assert_cmpuint (observation->conflicts->len, ==, n);
}

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
  g_assert_cmpstr (nth_version (field, 0)->text, ==, mine);
  g_assert_cmpstr (nth_version (field, 1)->text, ==, other);
  g_assert_true (nth_version (field, 0)->mine);
  g_assert_false (nth_version (field, 1)->mine);
}

static void
test_load (CarnetPair *pair, gconstpointer unused)
{
  g_autoptr (CarnetEntityConflict) conflict = NULL;
  const CarnetFieldConflict *title;
  const CarnetWriter        *writer;

  disagree (pair);
  conflict = carnet_test_load_conflict (pair->ours, &pair->id);
  g_assert_cmpuint (conflict->fields->len, ==, 3);
  assert_field (conflict, 0, "Title", "Notre titre", "Leur titre");
  assert_field (conflict, 1, "Faits", "Un don, dit-on.", "Un don sans retour.");
  assert_field (conflict, 2, "Innovation", "1 · weak signal", "2 · established");
  g_assert_false (conflict->contested);

  title = conflict->fields->pdata[0];
  g_assert_cmpstr (title->ancestor->text, ==, "Commun");
  writer = nth_version (title, 1)->writers->pdata[0];
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
  g_assert_cmpstr (find (conflict, CARNET_KEY_VISIBILITY)->unwritten, ==, "Coordination");
}

/* On the other machine the other's is mine. */
static void
test_mine (CarnetPair *pair, gconstpointer unused)
{
  g_autoptr (CarnetEntityConflict) conflict = NULL;

  disagree (pair);
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

  disagree (pair);
  conflict = carnet_test_load_conflict (pair->ours, &pair->id);
  both = carnet_field_conflict_join (find (conflict, pair->facts));
  carnet_writes_set (choices, CARNET_KEY_TITLE, &nth_version (find (conflict, CARNET_KEY_TITLE), 1)->value);
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

  disagree (pair);
  conflict = carnet_test_load_conflict (pair->ours, &pair->id);
  carnet_writes_set (choices, CARNET_KEY_TITLE, &nth_version (find (conflict, CARNET_KEY_TITLE), 0)->value);
  g_assert_true (carnet_logbook_resolve (pair->ours, conflict, choices, NULL, NULL));
  carnet_pair_exchange (pair);
  assert_conflicts (pair->theirs, &pair->id, 2);
  assert_title (pair->theirs, &pair->id, "Notre titre");
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

  disagree (pair);
  conflict = carnet_test_load_conflict (pair->ours, &pair->id);
  carnet_test_write (pair->theirs, &pair->id, CARNET_KEY_TITLE, "Leur autre titre", NULL);
  exchange (pair->ours, pair->theirs);
  assert_refused (pair->ours, conflict, CARNET_KEY_TITLE,
                  &nth_version (find (conflict, CARNET_KEY_TITLE), 0)->value, CARNET_ERROR_CHANGED);
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

  disagree (pair);
  conflict = carnet_test_load_conflict (pair->ours, &pair->id);
  carnet_test_write (pair->theirs, &pair->id, follow_up, "En septembre.", NULL);
  exchange (pair->ours, pair->theirs);
  carnet_writes_set (choices, CARNET_KEY_TITLE, &nth_version (find (conflict, CARNET_KEY_TITLE), 0)->value);
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

  disagree (pair);
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
  disagree (pair);
  conflict = carnet_test_load_conflict (pair->ours, &pair->id);
  carnet_writes_set (choices, CARNET_KEY_TITLE, &nth_version (find (conflict, CARNET_KEY_TITLE), 0)->value);
  g_assert_true (carnet_logbook_resolve (pair->ours, conflict, choices, NULL, NULL));
  kept = carnet_logbook_load_draft (pair->ours, &pair->id, NULL);
  g_assert_nonnull (kept);
  g_assert_true (carnet_writes_equal (kept->writes, draft));
  g_assert_true (carnet_logbook_seal_draft (pair->ours, &pair->id, CARNET_DRAFT_ANY, NULL, NULL));
  assert_conflicts (pair->ours, &pair->id, 3);
}

/* -- Taking it back ------------------------------------------------------------------------------ */

static CarnetHash
settle_title (CarnetPair *pair, guint version)
{
  g_autoptr (CarnetEntityConflict) conflict = carnet_test_load_conflict (pair->ours, &pair->id);
  g_autoptr (CarnetWrites) choices = carnet_writes_new ();
  CarnetHash revision;

  carnet_writes_set (choices, CARNET_KEY_TITLE,
                     &nth_version (find (conflict, CARNET_KEY_TITLE), version)->value);
  g_assert_true (carnet_logbook_resolve (pair->ours, conflict, choices, &revision, NULL));
  return revision;
}

static void
take_back (CarnetPair *pair, const CarnetHash *revision)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kind = NULL;
  CarnetId         id;

  carnet_logbook_take_back (pair->ours, revision, &id, &kind, &error);
  g_assert_no_error (error);
  g_assert_true (carnet_id_equal (&id, &pair->id));
  g_assert_cmpstr (kind, ==, CARNET_KIND_OBSERVATION);
}

/* The same versions, of the same people, in all that screens read; the second time changes nothing. */
static void
test_take_back (CarnetPair *pair, gconstpointer unused)
{
  g_autofree char *before = NULL, *after = NULL, *again = NULL;
  CarnetHash       revision;

  disagree (pair);
  before = carnet_logbook_dump (pair->ours, TRUE, NULL);
  revision = settle_title (pair, 1);
  assert_conflicts (pair->ours, &pair->id, 2);
  take_back (pair, &revision);
  after = carnet_logbook_dump (pair->ours, TRUE, NULL);
  g_assert_cmpstr (before, ==, after);
  take_back (pair, &revision);
  again = carnet_logbook_dump (pair->ours, TRUE, NULL);
  g_assert_cmpstr (before, ==, again);
}

/* It stays held, and goes to nobody: for the other, too, all three fields are to be settled; then otherwise.
 */
static void
test_taken_back_stays (CarnetPair *pair, gconstpointer unused)
{
  CarnetHash  revision;
  CarnetInfo *info;
  guint64     n_revisions;

  disagree (pair);
  revision = settle_title (pair, 1);
  info = carnet_logbook_load_info (pair->ours, NULL);
  n_revisions = info->n_revisions;
  carnet_info_free (info);
  take_back (pair, &revision);
  info = carnet_logbook_load_info (pair->ours, NULL);
  g_assert_cmpuint (info->n_revisions, ==, n_revisions);
  carnet_info_free (info);
  carnet_pair_exchange (pair);
  assert_conflicts (pair->theirs, &pair->id, 3);
  assert_conflicts (pair->ours, &pair->id, 3);
  settle_title (pair, 0);
  carnet_pair_exchange (pair);
  assert_conflicts (pair->theirs, &pair->id, 2);
  assert_title (pair->theirs, &pair->id, "Notre titre");
}

/* What stands on it keeps it: it is settled, and what was written stays. */
static void
test_take_back_late (CarnetPair *pair, gconstpointer unused)
{
  g_autofree char *before = NULL, *after = NULL, *kind = NULL;
  g_autoptr (GError) error = NULL;
  CarnetHash revision;
  CarnetId   id;

  disagree (pair);
  revision = settle_title (pair, 1);
  carnet_test_write (pair->ours, &pair->id, CARNET_KEY_TITLE, "Encore un titre", NULL);
  before = carnet_logbook_dump (pair->ours, FALSE, NULL);
  g_assert_false (carnet_logbook_take_back (pair->ours, &revision, &id, &kind, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_CHANGED);
  after = carnet_logbook_dump (pair->ours, FALSE, NULL);
  g_assert_cmpstr (before, ==, after);
  assert_title (pair->ours, &pair->id, "Encore un titre");
}

static void
set_last_withdrawn (CarnetLogbook *logbook, gboolean withdrawn)
{
  g_autoptr (GPtrArray) batches = carnet_logbook_list_batches (logbook, NULL);
  const CarnetBatch *last = batches->pdata[0];
  CarnetWithdrawal   report;

  g_assert_true (withdrawn ? carnet_logbook_withdraw_batch (logbook, last->number, &report, NULL)
                           : carnet_logbook_reapply_batch (logbook, last->number, &report, NULL));
}

/* Whoever had it already and wrote on it brings it back into sight; whoever only sends it again does not. */
static void
test_taken_back_returns (CarnetPair *pair, gconstpointer unused)
{
  CarnetId   other = { { 0 } };
  CarnetHash revision;

  disagree (pair);
  revision = settle_title (pair, 1);
  exchange (pair->theirs, pair->ours);
  take_back (pair, &revision);
  carnet_test_write (pair->theirs, &other, CARNET_KEY_TITLE, "Une autre", NULL);
  exchange (pair->ours, pair->theirs);
  assert_conflicts (pair->ours, &pair->id, 3);
  carnet_test_write (pair->theirs, &pair->id, CARNET_KEY_DATE, "2018-07-06", NULL);
  exchange (pair->ours, pair->theirs);
  assert_conflicts (pair->ours, &pair->id, 2);
  assert_title (pair->ours, &pair->id, "Leur titre");
}

/* It came back with a file, and goes with it. */
static void
test_taken_back_withdrawn (CarnetPair *pair, gconstpointer unused)
{
  CarnetHash revision;

  disagree (pair);
  revision = settle_title (pair, 1);
  exchange (pair->theirs, pair->ours);
  take_back (pair, &revision);
  carnet_test_write (pair->theirs, &pair->id, CARNET_KEY_DATE, "2018-07-06", NULL);
  exchange (pair->ours, pair->theirs);
  assert_conflicts (pair->ours, &pair->id, 2);
  set_last_withdrawn (pair->ours, TRUE);
  assert_conflicts (pair->ours, &pair->id, 3);
  set_last_withdrawn (pair->ours, FALSE);
  assert_conflicts (pair->ours, &pair->id, 2);
}

/* Whoever writes on it will have it. */
static void
test_take_back_draft (CarnetPair *pair, gconstpointer unused)
{
  g_autofree char *kind = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetWrites) draft = carnet_writes_new ();
  CarnetHash revision;
  CarnetId   id;

  disagree (pair);
  revision = settle_title (pair, 1);
  carnet_writes_set_text (draft, CARNET_KEY_TITLE, "En cours");
  g_assert_true (carnet_logbook_save_draft (pair->ours, &pair->id, CARNET_KIND_OBSERVATION, NULL, draft, NULL,
                                            NULL, NULL));
  g_assert_false (carnet_logbook_take_back (pair->ours, &revision, &id, &kind, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_CHANGED);
  assert_conflicts (pair->ours, &pair->id, 2);
}

/* What is shown before a merge is what is done. */
static void
test_take_back_meanwhile (CarnetPair *pair, gconstpointer unused)
{
  const char *paths[] = { carnet_logbook_get_path (pair->theirs), NULL };
  g_autoptr (CarnetMerge) merge = NULL;
  g_autoptr (GPtrArray) batches = NULL;
  CarnetHash revision;
  gint64     sitting;

  disagree (pair);
  exchange (pair->theirs, pair->ours);
  carnet_test_write (pair->theirs, &pair->id, CARNET_KEY_TITLE, "Tranché là-bas", NULL);
  revision = settle_title (pair, 1);
  merge = carnet_logbook_prepare_merge (pair->ours, paths, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (carnet_merge_get_totals (merge)->observations[CARNET_MERGE_CONFLICT], ==, 1);
  take_back (pair, &revision);
  g_assert_true (
      carnet_logbook_apply_merge (pair->ours, merge, CARNET_MERGE_DEFAULT, &sitting, NULL, NULL, NULL, NULL));
  assert_title (pair->ours, &pair->id, "Tranché là-bas");
  batches = carnet_logbook_list_batches (pair->ours, NULL);
  g_assert_cmpint (((CarnetBatch *)batches->pdata[0])->n_conflicts, ==,
                   (gint64)carnet_merge_counts_open (&carnet_merge_get_file (merge, 0)->counts));
  g_assert_cmpint (((CarnetBatch *)batches->pdata[0])->n_conflicts, ==, 0);
}

/* -- Contested deletions ----------------------------------------------------------------------- */

static CarnetEntityConflict *
contest (CarnetPair *pair)
{
  CarnetEntityConflict *conflict;

  write_deleted (pair->theirs, &pair->id, 1);
  carnet_test_write (pair->ours, &pair->id, CARNET_KEY_TITLE, "Notre titre", NULL);
  carnet_pair_exchange (pair);
  conflict = carnet_test_load_conflict (pair->ours, &pair->id);
  g_assert_true (conflict->contested);
  g_assert_cmpuint (conflict->deleters->len, ==, 1);
  g_assert_cmpuint (conflict->keepers->len, ==, 1);
  g_assert_true (((CarnetWriter *)conflict->keepers->pdata[0])->mine);
  g_assert_cmpstr (((CarnetWriter *)conflict->deleters->pdata[0])->name, ==, "Autre personne d’exemple");
  return conflict;
}

static void
settle_deletion (CarnetPair *pair, gint64 deleted)
{
  g_autoptr (CarnetEntityConflict) conflict = contest (pair);
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
  g_autoptr (CarnetEntityConflict) conflict = contest (pair);
  g_autoptr (CarnetWrites) choices = carnet_writes_new ();
  CarnetValue deleted;

  carnet_writes_set_integer (choices, CARNET_KEY_DELETED, 1);
  carnet_writes_find (choices, CARNET_KEY_DELETED, &deleted);
  carnet_test_write (pair->theirs, &pair->id, pair->facts, "Encore ceci.", NULL);
  exchange (pair->ours, pair->theirs);
  assert_refused (pair->ours, conflict, CARNET_KEY_DELETED, &deleted, CARNET_ERROR_CHANGED);
}

static void
test_take_back_deletion (CarnetPair *pair, gconstpointer unused)
{
  g_autoptr (CarnetEntityConflict) conflict = contest (pair), again = NULL;
  g_autoptr (CarnetWrites) choices = carnet_writes_new ();
  CarnetHash revision;

  carnet_writes_set_integer (choices, CARNET_KEY_DELETED, 1);
  g_assert_true (carnet_logbook_resolve (pair->ours, conflict, choices, &revision, NULL));
  take_back (pair, &revision);
  again = carnet_test_load_conflict (pair->ours, &pair->id);
  g_assert_true (again->contested);
}

/* -- History -------------------------------------------------------------------------------------- */

static GPtrArray *
list (CarnetLogbook *logbook, const CarnetId *id)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = carnet_logbook_list_history (logbook, id, &error);

  g_assert_no_error (error);
  return entries;
}

static void
test_history (CarnetPair *pair, gconstpointer unused)
{
  g_autoptr (GPtrArray) entries = NULL;
  const CarnetHistoryEntry *first, *last;
  const CarnetFieldChange  *change;

  carnet_test_write (pair->theirs, &pair->id, CARNET_KEY_TITLE, "Leur titre", NULL);
  exchange (pair->ours, pair->theirs);
  entries = list (pair->ours, &pair->id);
  g_assert_cmpuint (entries->len, ==, 2);
  last = entries->pdata[0];
  first = entries->pdata[1];
  g_assert_true (first->first && !first->current && first->writer->mine);
  g_assert_cmpuint (first->changes->len, ==, 4); /* title, date, author, facts */
  g_assert_true (last->current && !last->first && !last->writer->mine && !last->erased);
  g_assert_cmpuint (last->batches->len, ==, 1);
  g_assert_true (
      g_str_has_suffix (((CarnetBatch *)last->batches->pdata[0])->name, "Autre personne d’exemple.carnet"));
  g_assert_cmpuint (last->changes->len, ==, 1);
  change = last->changes->pdata[0];
  g_assert_cmpstr (change->before, ==, "Commun");
  g_assert_cmpstr (change->after, ==, "Leur titre");
  g_assert_false (change->settled);
}

static void
test_find_revision (CarnetPair *pair, gconstpointer unused)
{
  g_autoptr (GPtrArray) entries = list (pair->ours, &pair->id);
  const CarnetHistoryEntry *entry = entries->pdata[0];
  g_autofree char          *hex = carnet_hash_to_string (&entry->writer->revision);
  g_autofree char          *digits = g_strndup (hex, 8);
  g_autoptr (GError) error = NULL;
  CarnetHash found;

  g_assert_true (carnet_logbook_find_revision (pair->ours, &pair->id, digits, &found, NULL));
  g_assert_true (carnet_hash_equal (&found, &entry->writer->revision));
  g_assert_false (carnet_logbook_find_revision (pair->ours, &pair->id, "xyz", &found, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_INVALID);
  g_clear_error (&error);
  digits[0] = digits[0] == '0' ? '1' : '0';
  g_assert_false (carnet_logbook_find_revision (pair->ours, &pair->id, digits, &found, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND);
}

/* The oldest version of what was then retitled, given a level and deleted. */
static void
test_restore (CarnetPair *pair, gconstpointer unused)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (CarnetObservation) restored = NULL;
  static const CarnetHash none;
  CarnetHash              written;
  const CarnetHash       *oldest;

  carnet_test_write (pair->ours, &pair->id, CARNET_KEY_TITLE, "Notre titre", NULL);
  write_level (pair->ours, &pair->id, 3);
  write_deleted (pair->ours, &pair->id, 1);
  entries = list (pair->ours, &pair->id);
  oldest = &((CarnetHistoryEntry *)entries->pdata[entries->len - 1])->writer->revision;
  g_assert_true (carnet_logbook_restore_revision (pair->ours, &pair->id, oldest, NULL, &written, NULL));
  restored = carnet_logbook_load_observation (pair->ours, &pair->id, NULL);
  g_assert_cmpstr (restored->title, ==, "Commun");
  g_assert_cmpint (restored->impacts[CARNET_IMPACT_INNOVATION], ==, 0);
  g_assert_false (restored->deleted);
  g_assert_true (carnet_hash_equal (&g_array_index (restored->heads, CarnetHash, 0), &written));
  g_assert_true (carnet_logbook_restore_revision (pair->ours, &pair->id, oldest, NULL, &written, NULL));
  g_assert_true (carnet_hash_equal (&written, &none));
}

/* A person's revision is not a version of an observation. */
static void
test_restore_refusals (CarnetPair *pair, gconstpointer unused)
{
  const CarnetPerson *owner = carnet_logbook_get_owner (pair->ours);
  g_autoptr (GPtrArray) entries = list (pair->ours, &owner->id);
  const CarnetHash *revision = &((CarnetHistoryEntry *)entries->pdata[0])->writer->revision;
  g_autoptr (GError) error = NULL;

  g_assert_false (carnet_logbook_restore_revision (pair->ours, &pair->id, revision, NULL, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (carnet_logbook_restore_revision (pair->ours, &owner->id, revision, NULL, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND);
}

/* -- Whatever happened before ------------------------------------------------------------------------ */

static void
write_by_chance (CarnetLogbook *logbook, CarnetId *id, const char *facts)
{
  static const char *const words[] = { "Un", "Deux", "Trois", "" };
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GError) error = NULL;

  switch (g_test_rand_int_range (0, 5))
    {
    case 0:
      carnet_writes_set_integer (writes, CARNET_KEY_DELETED, g_test_rand_int_range (0, 3) == 0);
      break;
    case 1:
      carnet_writes_set_integer (writes, CARNET_KEY_IMPACT_INNOVATION, g_test_rand_int_range (0, 4));
      break;
    case 2:
      carnet_writes_set_text (writes, facts, words[g_test_rand_int_range (0, 4)]);
      break;
    default:
      carnet_writes_set_text (writes, CARNET_KEY_TITLE, words[g_test_rand_int_range (0, 4)]);
      break;
    }
  carnet_logbook_write (logbook, id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, &error);
  g_assert_no_error (error);
}

static void
live (CarnetPair *pair)
{
  CarnetLogbook *logbooks[] = { pair->ours, pair->theirs };

  for (guint i = 0; i < N_STEPS; i++)
    {
      guint who = (guint)g_test_rand_int_range (0, 2);

      if (g_test_rand_int_range (0, 5) == 0)
        exchange (logbooks[who], logbooks[1 - who]);
      else
        write_by_chance (logbooks[who], &pair->id, pair->facts);
    }
  carnet_pair_exchange (pair);
}

static void
settle_by_chance (CarnetPair *pair)
{
  g_autoptr (CarnetEntityConflict) conflict = carnet_test_load_conflict (pair->ours, &pair->id);
  g_autoptr (CarnetWrites) choices = carnet_writes_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < conflict->fields->len; i++)
    {
      const CarnetFieldConflict *field = conflict->fields->pdata[i];
      guint                      chosen = (guint)g_test_rand_int_range (0, (gint32)field->versions->len);

      carnet_writes_set (choices, field->field.key, &nth_version (field, chosen)->value);
    }
  if (conflict->contested)
    carnet_writes_set_integer (choices, CARNET_KEY_DELETED, g_test_rand_int_range (0, 2));
  carnet_logbook_resolve (pair->ours, conflict, choices, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_settled (CarnetLogbook *logbook, const CarnetId *id)
{
  g_autoptr (CarnetEntityConflict) conflict = carnet_test_load_conflict (logbook, id);

  g_assert_cmpuint (conflict->fields->len, ==, 0);
  g_assert_false (conflict->contested);
}

static char *
describe_state (GPtrArray *state)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < state->len; i++)
    {
      const CarnetFieldText *field = state->pdata[i];

      if (!g_str_equal (field->field.key, CARNET_KEY_DELETED) && *field->text != '\0')
        g_string_append_printf (text, "%s=%s\n", field->field.key, field->text);
    }
  return g_string_free (text, FALSE);
}

static char *
state_at (CarnetLogbook *logbook, const CarnetId *id, const CarnetHash *revision)
{
  g_autoptr (GPtrArray) state = carnet_logbook_load_state_at (logbook, id, revision, NULL);

  g_assert_nonnull (state);
  return describe_state (state);
}

static gboolean
is_deleted (CarnetLogbook *logbook, const CarnetId *id)
{
  g_autoptr (CarnetObservation) observation = carnet_logbook_load_observation (logbook, id, NULL);

  g_assert_nonnull (observation);
  return observation->deleted;
}

/* Any version can be gone back to: then it says the same, is in no conflict, and is there. */
static void
restore_each (CarnetPair *pair)
{
  g_autoptr (GPtrArray) entries = list (pair->ours, &pair->id);

  for (guint i = 0; i < entries->len; i++)
    {
      const CarnetHash *revision = &((CarnetHistoryEntry *)entries->pdata[i])->writer->revision;
      g_autofree char  *then = state_at (pair->ours, &pair->id, revision), *now = NULL;
      g_autoptr (CarnetEntityConflict) restored = NULL;

      g_assert_true (carnet_logbook_restore_revision (pair->ours, &pair->id, revision, NULL, NULL, NULL));
      restored = carnet_test_load_conflict (pair->ours, &pair->id);
      g_assert_false (is_deleted (pair->ours, &pair->id) || restored->contested);
      g_assert_cmpuint (restored->fields->len, ==, 0);
      now = describe_state (restored->agreed);
      g_assert_cmpstr (then, ==, now);
    }
}

static void
test_lives (CarnetPair *unused_pair, gconstpointer unused)
{
  for (guint i = 0; i < N_LIVES; i++)
    {
      CarnetPair pair = { 0 };

      carnet_pair_set_up (&pair, NULL);
      live (&pair);
      settle_by_chance (&pair);
      carnet_pair_exchange (&pair);
      assert_settled (pair.ours, &pair.id);
      assert_settled (pair.theirs, &pair.id);
      restore_each (&pair);
      carnet_pair_tear_down (&pair, NULL);
    }
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
  ADD ("/conflicts/take-back", test_take_back);
  ADD ("/conflicts/taken-back-stays", test_taken_back_stays);
  ADD ("/conflicts/take-back-late", test_take_back_late);
  ADD ("/conflicts/taken-back-returns", test_taken_back_returns);
  ADD ("/conflicts/taken-back-withdrawn", test_taken_back_withdrawn);
  ADD ("/conflicts/take-back-draft", test_take_back_draft);
  ADD ("/conflicts/take-back-meanwhile", test_take_back_meanwhile);
  ADD ("/conflicts/take-back-deletion", test_take_back_deletion);
  ADD ("/conflicts/delete", test_delete);
  ADD ("/conflicts/keep", test_keep);
  ADD ("/conflicts/delete-unseen", test_delete_unseen);
  ADD ("/conflicts/history", test_history);
  ADD ("/conflicts/find-revision", test_find_revision);
  ADD ("/conflicts/restore", test_restore);
  ADD ("/conflicts/restore-refusals", test_restore_refusals);
  ADD ("/conflicts/lives", test_lives);
  return g_test_run ();
}
