/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/carnet-test-conflicts.h"

/* What settled a conflict, taken back. */

static CarnetHash
settle_title (CarnetPair *pair, guint version)
{
  g_autoptr (CarnetEntityConflict) conflict = carnet_test_load_conflict (pair->ours, &pair->id);
  g_autoptr (CarnetWrites) choices = carnet_writes_new ();
  CarnetHash revision;

  carnet_writes_set (
      choices, CARNET_KEY_TITLE,
      &carnet_test_nth_version (carnet_test_find_field (conflict, CARNET_KEY_TITLE), version)->value);
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

  carnet_pair_disagree (pair);
  before = carnet_logbook_dump (pair->ours, TRUE, NULL);
  revision = settle_title (pair, 1);
  carnet_test_assert_conflicts (pair->ours, &pair->id, 2);
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

  carnet_pair_disagree (pair);
  revision = settle_title (pair, 1);
  info = carnet_logbook_load_info (pair->ours, NULL);
  n_revisions = info->n_revisions;
  carnet_info_free (info);
  take_back (pair, &revision);
  info = carnet_logbook_load_info (pair->ours, NULL);
  g_assert_cmpuint (info->n_revisions, ==, n_revisions);
  carnet_info_free (info);
  carnet_pair_exchange (pair);
  carnet_test_assert_conflicts (pair->theirs, &pair->id, 3);
  carnet_test_assert_conflicts (pair->ours, &pair->id, 3);
  settle_title (pair, 0);
  carnet_pair_exchange (pair);
  carnet_test_assert_conflicts (pair->theirs, &pair->id, 2);
  carnet_test_assert_title (pair->theirs, &pair->id, "Notre titre");
}

/* What stands on it keeps it: it is settled, and what was written stays. */
static void
test_take_back_late (CarnetPair *pair, gconstpointer unused)
{
  g_autofree char *before = NULL, *after = NULL, *kind = NULL;
  g_autoptr (GError) error = NULL;
  CarnetHash revision;
  CarnetId   id;

  carnet_pair_disagree (pair);
  revision = settle_title (pair, 1);
  carnet_test_write (pair->ours, &pair->id, CARNET_KEY_TITLE, "Encore un titre", NULL);
  before = carnet_logbook_dump (pair->ours, FALSE, NULL);
  g_assert_false (carnet_logbook_take_back (pair->ours, &revision, &id, &kind, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_CHANGED);
  after = carnet_logbook_dump (pair->ours, FALSE, NULL);
  g_assert_cmpstr (before, ==, after);
  carnet_test_assert_title (pair->ours, &pair->id, "Encore un titre");
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

  carnet_pair_disagree (pair);
  revision = settle_title (pair, 1);
  carnet_test_exchange (pair->theirs, pair->ours);
  take_back (pair, &revision);
  carnet_test_write (pair->theirs, &other, CARNET_KEY_TITLE, "Une autre", NULL);
  carnet_test_exchange (pair->ours, pair->theirs);
  carnet_test_assert_conflicts (pair->ours, &pair->id, 3);
  carnet_test_write (pair->theirs, &pair->id, CARNET_KEY_DATE, "2018-07-06", NULL);
  carnet_test_exchange (pair->ours, pair->theirs);
  carnet_test_assert_conflicts (pair->ours, &pair->id, 2);
  carnet_test_assert_title (pair->ours, &pair->id, "Leur titre");
}

/* It came back with a file, and goes with it. */
static void
test_taken_back_withdrawn (CarnetPair *pair, gconstpointer unused)
{
  CarnetHash revision;

  carnet_pair_disagree (pair);
  revision = settle_title (pair, 1);
  carnet_test_exchange (pair->theirs, pair->ours);
  take_back (pair, &revision);
  carnet_test_write (pair->theirs, &pair->id, CARNET_KEY_DATE, "2018-07-06", NULL);
  carnet_test_exchange (pair->ours, pair->theirs);
  carnet_test_assert_conflicts (pair->ours, &pair->id, 2);
  set_last_withdrawn (pair->ours, TRUE);
  carnet_test_assert_conflicts (pair->ours, &pair->id, 3);
  set_last_withdrawn (pair->ours, FALSE);
  carnet_test_assert_conflicts (pair->ours, &pair->id, 2);
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

  carnet_pair_disagree (pair);
  revision = settle_title (pair, 1);
  carnet_writes_set_text (draft, CARNET_KEY_TITLE, "En cours");
  g_assert_true (carnet_logbook_save_draft (pair->ours, &pair->id, CARNET_KIND_OBSERVATION, NULL, draft, NULL,
                                            NULL, NULL));
  g_assert_false (carnet_logbook_take_back (pair->ours, &revision, &id, &kind, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_CHANGED);
  carnet_test_assert_conflicts (pair->ours, &pair->id, 2);
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

  carnet_pair_disagree (pair);
  carnet_test_exchange (pair->theirs, pair->ours);
  carnet_test_write (pair->theirs, &pair->id, CARNET_KEY_TITLE, "Tranché là-bas", NULL);
  revision = settle_title (pair, 1);
  merge = carnet_logbook_prepare_merge (pair->ours, paths, CARNET_MERGE_DEFAULT, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (carnet_merge_get_totals (merge)->observations[CARNET_MERGE_CONFLICT], ==, 1);
  take_back (pair, &revision);
  g_assert_true (carnet_logbook_apply_merge (pair->ours, merge, &sitting, NULL, NULL, NULL, NULL));
  carnet_test_assert_title (pair->ours, &pair->id, "Tranché là-bas");
  batches = carnet_logbook_list_batches (pair->ours, NULL);
  g_assert_cmpint (((CarnetBatch *)batches->pdata[0])->n_conflicts, ==,
                   (gint64)carnet_merge_counts_open (&carnet_merge_get_file (merge, 0)->counts));
  g_assert_cmpint (((CarnetBatch *)batches->pdata[0])->n_conflicts, ==, 0);
}

static void
test_take_back_deletion (CarnetPair *pair, gconstpointer unused)
{
  g_autoptr (CarnetEntityConflict) conflict = carnet_pair_contest (pair), again = NULL;
  g_autoptr (CarnetWrites) choices = carnet_writes_new ();
  CarnetHash revision;

  carnet_writes_set_integer (choices, CARNET_KEY_DELETED, 1);
  g_assert_true (carnet_logbook_resolve (pair->ours, conflict, choices, &revision, NULL));
  take_back (pair, &revision);
  again = carnet_test_load_conflict (pair->ours, &pair->id);
  g_assert_true (again->contested);
}

#define ADD(path, test) g_test_add (path, CarnetPair, NULL, carnet_pair_set_up, test, carnet_pair_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/conflicts/take-back", test_take_back);
  ADD ("/conflicts/taken-back-stays", test_taken_back_stays);
  ADD ("/conflicts/take-back-late", test_take_back_late);
  ADD ("/conflicts/taken-back-returns", test_taken_back_returns);
  ADD ("/conflicts/taken-back-withdrawn", test_taken_back_withdrawn);
  ADD ("/conflicts/take-back-draft", test_take_back_draft);
  ADD ("/conflicts/take-back-meanwhile", test_take_back_meanwhile);
  ADD ("/conflicts/take-back-deletion", test_take_back_deletion);
  return g_test_run ();
}
