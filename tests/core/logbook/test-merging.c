/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "exchange/carnet-xml-store.h"
#include "merge/carnet-reception-import.h"
#include "store/carnet-store-file.h"
#include "support/carnet-life.h"
#include "support/carnet-test-withheld.h"

/* Merging as people do it: files, read by the reader apart, previewed, applied, withdrawn. */

static CarnetMerge *
prepare (CarnetLogbook *into, const char *first, const char *second)
{
  const char *paths[] = { first, second, NULL };
  g_autoptr (GError) error = NULL;
  CarnetMerge *merge
      = carnet_logbook_prepare_merge (into, paths, CARNET_MERGE_DEFAULT, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < carnet_merge_get_n_files (merge); i++)
    g_assert_cmpstr (carnet_merge_get_file (merge, i)->problem, ==, NULL);
  return merge;
}

static void
set_options (CarnetLogbook *into, CarnetMerge *merge, CarnetMergeOptions options)
{
  g_autoptr (GError) error = NULL;

  carnet_logbook_set_merge_options (into, merge, options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gint64
apply (CarnetLogbook *into, CarnetMerge *merge)
{
  g_autoptr (GError) error = NULL;
  gint64 sitting;

  carnet_logbook_apply_merge (into, merge, &sitting, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return sitting;
}

/* The newest batch. */
static gint64
newest_batch (CarnetLogbook *logbook)
{
  g_autoptr (GPtrArray) batches = carnet_logbook_list_batches (logbook, NULL);

  return ((CarnetBatch *)batches->pdata[0])->number;
}

/* Returns: the number of the batch; 0 when there was nothing to apply. */
static gint64
merge_file (CarnetLogbook *into, const char *path)
{
  g_autoptr (CarnetMerge) merge = prepare (into, path, NULL);

  return apply (into, merge) != 0 ? newest_batch (into) : 0;
}

static char *export(CarnetLife *life, guint person)
{
  CarnetExportOptions options = { .profile = CARNET_PROFILE_EXCHANGE, .query = CARNET_QUERY_INIT };
  char               *path = carnet_world_path (life->world, "exchange.xml");
  g_autoptr (GError) error = NULL;

  options.replace = TRUE;
  carnet_logbook_export_xml (life->logbooks[person], path, &options, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return path;
}

/* Another logbook that holds what @person's does, at this moment. */
static CarnetLogbook *
copy_logbook (CarnetLife *life, guint person, const char *name)
{
  g_autofree char *path = carnet_world_path (life->world, name);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  CarnetLogbook *copy;
  gsize          size;

  g_assert_true (g_file_get_contents (carnet_logbook_get_path (life->logbooks[person]), &bytes, &size, NULL));
  carnet_test_write_file (path, bytes, size);
  copy = carnet_logbook_open (path, CARNET_OPEN_READ_WRITE, &life->world->sources, &error);
  g_assert_no_error (error);
  return copy;
}

static const char *
path_of (CarnetLife *life, guint person)
{
  return carnet_logbook_get_path (life->logbooks[person]);
}

/* -- Preview -------------------------------------------------------------------------------- */

/* Independent of what the merge tells: the logbook before and after. */
static CarnetMergeChangeType
judge (const CarnetObservation *before, const CarnetObservation *after, gboolean grew)
{
  if (!grew)
    return CARNET_MERGE_IDENTICAL;
  if (after->contested && (before == NULL || !before->contested))
    return CARNET_MERGE_CONTESTED;
  if (after->deleted && (before == NULL || !before->deleted))
    return CARNET_MERGE_DELETED;
  if (before == NULL)
    return after->conflicts->len > 0 ? CARNET_MERGE_CONFLICT : CARNET_MERGE_NEW;
  return CARNET_MERGE_UPDATED;
}

static guint
count_revisions (CarnetLogbook *logbook, const CarnetId *entity)
{
  g_autoptr (CarnetHistory) history = carnet_logbook_load_history (logbook, entity, NULL);

  return history != NULL ? carnet_history_get_sorted (history)->len : 0;
}

static const char *
compare_counts (const CarnetMergeCounts *told, const guint64 *found, guint64 n_new)
{
  if (told->n_revisions_new != n_new)
    return "the preview tells another number of new revisions";
  if (told->observations[CARNET_MERGE_NEW] != found[CARNET_MERGE_NEW]
      || told->observations[CARNET_MERGE_IDENTICAL] != found[CARNET_MERGE_IDENTICAL]
      || told->observations[CARNET_MERGE_DELETED] != found[CARNET_MERGE_DELETED]
      || told->observations[CARNET_MERGE_CONTESTED] != found[CARNET_MERGE_CONTESTED])
    return "the preview tells other counts than what becomes";
  return told->observations[CARNET_MERGE_UPDATED] + told->observations[CARNET_MERGE_COMBINED]
                     + told->observations[CARNET_MERGE_CONFLICT]
                 == found[CARNET_MERGE_UPDATED] + found[CARNET_MERGE_CONFLICT]
             ? NULL
             : "the preview tells other changes than what becomes";
}

typedef struct
{
  CarnetObservation *shown[CARNET_LIFE_ENTITIES];
  guint              n_shown[CARNET_LIFE_ENTITIES];
  guint64            n_revisions;
} Before;

static void
before_clear (Before *self)
{
  for (guint i = 0; i < CARNET_LIFE_ENTITIES; i++)
    g_clear_pointer (&self->shown[i], carnet_observation_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Before, before_clear)

static void
before_load (Before *self, CarnetLife *life)
{
  g_autoptr (CarnetInfo) info = carnet_logbook_load_info (life->logbooks[0], NULL);

  self->n_revisions = info->n_revisions;
  for (guint i = 0; i < CARNET_LIFE_ENTITIES; i++)
    {
      self->shown[i] = carnet_logbook_load_observation (life->logbooks[0], &life->entities[i], NULL);
      self->n_shown[i] = count_revisions (life->logbooks[0], &life->entities[i]);
    }
}

/* Applies what was previewed. Invariant 11. */
static const char *
becomes (CarnetLife *life, CarnetMerge *merge)
{
  CarnetLogbook    *into = life->logbooks[0];
  CarnetMergeCounts told = *carnet_merge_get_totals (merge);
  guint64           found[CARNET_MERGE_N_TYPES] = { 0 };
  g_auto (Before) before = { 0 };
  g_autoptr (CarnetInfo) grown = NULL;

  before_load (&before, life);
  apply (into, merge);
  for (guint i = 0; i < CARNET_LIFE_ENTITIES; i++)
    {
      g_autoptr (CarnetObservation) after = carnet_logbook_load_observation (into, &life->entities[i], NULL);
      const gboolean grew = count_revisions (into, &life->entities[i]) > before.n_shown[i];

      if (count_revisions (life->logbooks[1], &life->entities[i]) > 0)
        found[judge (before.shown[i], after, grew)]++;
    }
  grown = carnet_logbook_load_info (into, NULL);
  if (carnet_merge_get_file (merge, 0)->state == CARNET_MERGE_ALREADY)
    return grown->n_revisions == before.n_revisions ? NULL : "what was already merged brings something";
  return compare_counts (&told, found, grown->n_revisions - before.n_revisions);
}

/* Invariants 11 and 12. */
static const char *
previews (CarnetLife *life)
{
  g_autofree char *before_hash = carnet_test_hash_file (path_of (life, 0)), *after_hash = NULL;
  g_autoptr (CarnetMerge) merge = prepare (life->logbooks[0], path_of (life, 1), NULL);

  for (guint i = 0; i < carnet_merge_get_n_changes (merge, 0); i++)
    {
      g_autoptr (CarnetMergeChange) change = carnet_merge_load_change (merge, 0, i, NULL);

      g_assert_nonnull (change);
      g_assert_cmpint (change->type, !=, CARNET_MERGE_IDENTICAL);
    }
  after_hash = carnet_test_hash_file (path_of (life, 0));
  if (!g_str_equal (before_hash, after_hash))
    return "the preview changed the file";
  return becomes (life, merge);
}

/* -- Convergence ------------------------------------------------------------------------------ */

/* Invariants 1 to 5, 7 and 30: any order, together or apart, again: the same. */
static const char *
converges (CarnetLife *life)
{
  g_autoptr (CarnetLogbook) other = copy_logbook (life, 0, "other.carnet");
  g_autoptr (CarnetLogbook) third = copy_logbook (life, 0, "third.carnet");
  g_autoptr (CarnetMerge) together = prepare (third, path_of (life, 2), path_of (life, 1));
  g_autofree char *one = NULL, *two = NULL, *three = NULL, *again = NULL;

  merge_file (life->logbooks[0], path_of (life, 1));
  merge_file (life->logbooks[0], path_of (life, 2));
  merge_file (other, path_of (life, 2));
  merge_file (other, path_of (life, 1));
  apply (third, together);
  one = carnet_life_dump (life->logbooks[0], FALSE);
  two = carnet_life_dump (other, FALSE);
  three = carnet_life_dump (third, FALSE);
  if (!g_str_equal (one, two) || !g_str_equal (one, three))
    return "the order of merging shows";
  if (merge_file (other, path_of (life, 1)) != 0)
    return "the same file is merged twice";
  again = carnet_life_dump (other, FALSE);
  if (!g_str_equal (again, two))
    return "merging again changes something";
  return carnet_logbook_verify (third, NULL, NULL, NULL, NULL, NULL) ? NULL
                                                                     : "what was merged does not verify";
}

/* Invariants 9 and 28: as XML or as SQLite, the same. */
static const char *
travels (CarnetLife *life)
{
  g_autoptr (CarnetLogbook) other = copy_logbook (life, 0, "other.carnet");
  g_autofree char *xml = export(life, 1);
  g_autofree char *one = NULL, *two = NULL;

  merge_file (life->logbooks[0], path_of (life, 1));
  merge_file (other, xml);
  one = carnet_life_dump (life->logbooks[0], FALSE);
  two = carnet_life_dump (other, FALSE);
  return g_str_equal (one, two) ? NULL : "what travelled as XML differs";
}

/* -- Withdrawing --------------------------------------------------------------------------------- */

static void
withdraw (CarnetLogbook *logbook, gint64 batch, gboolean withdrawn)
{
  g_autoptr (GError) error = NULL;

  if (withdrawn)
    carnet_logbook_withdraw_batch (logbook, batch, NULL, &error);
  else
    carnet_logbook_reapply_batch (logbook, batch, NULL, &error);
  g_assert_no_error (error);
}

/* Invariant 22. */
static const char *
withdraws (CarnetLife *life)
{
  CarnetLogbook   *logbook = life->logbooks[0];
  g_autofree char *before = carnet_life_dump (logbook, TRUE), *merged = NULL, *withdrawn = NULL, *back = NULL;
  gint64           batch = merge_file (logbook, path_of (life, 1));

  if (batch == 0) /* merged in the course of that life */
    return NULL;
  merged = carnet_life_dump (logbook, FALSE);
  withdraw (logbook, batch, TRUE);
  withdrawn = carnet_life_dump (logbook, TRUE);
  if (!g_str_equal (before, withdrawn))
    return "withdrawing leaves something";
  if (!carnet_logbook_verify (logbook, NULL, NULL, NULL, NULL, NULL))
    return "a logbook with a withdrawn batch does not verify";
  withdraw (logbook, batch, FALSE);
  back = carnet_life_dump (logbook, FALSE);
  return g_str_equal (merged, back) ? NULL : "taking back gives something else";
}

/* The bytes of what @person's logbook exchanges. */
static char *
read_export (CarnetLife *life, guint person)
{
  g_autofree char *path = export(life, person), *bytes = NULL;

  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  return g_steal_pointer (&bytes);
}

/* What an empty file makes of the last export, exported again. */
static char *
import_and_export (CarnetLife *life)
{
  g_autofree char *path = carnet_world_path (life->world, "fresh.carnet"), *bytes = NULL;
  g_autofree char *in = carnet_world_path (life->world, "exchange.xml");
  g_autofree char *out = carnet_world_path (life->world, "again.xml");
  g_autoptr (CarnetStore) fresh = carnet_store_create (path, NULL);
  CarnetStoreFacts facts;
  g_autoptr (GError) error = NULL;

  carnet_reception_import (fresh, in, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (carnet_store_verify (fresh, &facts, NULL, NULL));
  carnet_xml_export (fresh, out, CARNET_PROFILE_EXCHANGE, NULL, FALSE, FALSE, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (out, &bytes, NULL, NULL));
  return g_steal_pointer (&bytes);
}

/* What is withdrawn is not exchanged: the file is the one from before it came. */
static const char *
exchanges_what_is_shown (CarnetLife *life)
{
  CarnetLogbook   *logbook = life->logbooks[0];
  g_autofree char *before = read_export (life, 0), *merged = NULL, *withdrawn = NULL, *again = NULL,
                  *back = NULL;
  gint64 batch = merge_file (logbook, path_of (life, 1));

  if (batch == 0)
    return NULL;
  merged = read_export (life, 0);
  withdraw (logbook, batch, TRUE);
  withdrawn = read_export (life, 0);
  if (!g_str_equal (before, withdrawn))
    return "what was withdrawn is exchanged";
  again = import_and_export (life);
  if (!g_str_equal (withdrawn, again))
    return "what was exchanged without what was withdrawn is not what arrives";
  withdraw (logbook, batch, FALSE);
  back = read_export (life, 0);
  return g_str_equal (merged, back) ? NULL : "what was taken back is not exchanged";
}

/* Invariant 23: with one batch withdrawn it is as if only the other had come. */
static const char *
withdraws_one (CarnetLife *life)
{
  CarnetLogbook *logbook = life->logbooks[0];
  g_autoptr (CarnetLogbook) other = copy_logbook (life, 0, "other.carnet");
  g_autofree char *one = NULL, *two = NULL;
  gint64           first = merge_file (logbook, path_of (life, 1));

  if (first == 0)
    return NULL;
  merge_file (logbook, path_of (life, 2));
  withdraw (logbook, first, TRUE);
  merge_file (other, path_of (life, 2));
  one = carnet_life_dump (logbook, TRUE);
  two = carnet_life_dump (other, TRUE);
  return g_str_equal (one, two) ? NULL : "withdrawing one batch touches another";
}

/* Invariant 24: what comes again stays withdrawn, unless it is asked for. */
static const char *
stays_withdrawn (CarnetLife *life)
{
  CarnetLogbook   *logbook = life->logbooks[0];
  g_autofree char *xml = export(life, 1);
  g_autofree char *before = carnet_life_dump (logbook, TRUE);
  g_autofree char *merged = NULL, *withdrawn = NULL, *back = NULL;
  gint64           batch = merge_file (logbook, path_of (life, 1)), second;
  g_autoptr (CarnetMerge) again = NULL;

  if (batch == 0)
    return NULL;
  merged = carnet_life_dump (logbook, TRUE);
  withdraw (logbook, batch, TRUE);
  again = prepare (logbook, xml, NULL);
  if ((carnet_merge_get_totals (again)->n_withdrawn == 0) != g_str_equal (before, merged))
    return "the preview does not tell what was withdrawn";
  apply (logbook, again);
  withdrawn = carnet_life_dump (logbook, TRUE);
  if (!g_str_equal (before, withdrawn))
    return "what was withdrawn came back by itself";
  second = newest_batch (logbook);
  withdraw (logbook, second, TRUE);
  withdraw (logbook, second, FALSE);
  g_free (withdrawn);
  withdrawn = carnet_life_dump (logbook, TRUE);
  if (!g_str_equal (before, withdrawn))
    return "what was withheld came back with its second file";
  withdraw (logbook, batch, FALSE);
  back = carnet_life_dump (logbook, TRUE);
  if (!g_str_equal (merged, back))
    return "taking back gives something else";
  withdraw (logbook, batch, TRUE);
  g_free (withdrawn);
  withdrawn = carnet_life_dump (logbook, TRUE);
  return g_str_equal (before, withdrawn) ? NULL : "what was taken back for a while is not withdrawn again";
}

/* What was withdrawn and is asked for is shown again, whoever brings it. */
static const char *
takes_back (CarnetLife *life)
{
  CarnetLogbook   *logbook = life->logbooks[0];
  g_autofree char *xml = export(life, 1);
  g_autofree char *merged = NULL, *back = NULL;
  gint64           batch = merge_file (logbook, path_of (life, 1));
  g_autoptr (CarnetMerge) again = NULL;

  if (batch == 0)
    return NULL;
  merged = carnet_life_dump (logbook, TRUE);
  withdraw (logbook, batch, TRUE);
  again = prepare (logbook, xml, NULL);
  set_options (logbook, again, CARNET_MERGE_TAKE_BACK);
  apply (logbook, again);
  back = carnet_life_dump (logbook, TRUE);
  return g_str_equal (merged, back) ? NULL : "what was asked for did not come back";
}

/* Both go on writing after one file of the other was withdrawn. */
static void
withdraw_and_go_on (CarnetLife *life)
{
  gint64 batch = merge_file (life->logbooks[0], path_of (life, 1));

  if (batch != 0)
    withdraw (life->logbooks[0], batch, TRUE);
  for (guint i = 0; i < CARNET_LIFE_STEPS / 3; i++)
    carnet_life_write (life, carnet_life_pick (life, 2));
}

/* Invariant 11 of a file that brings again what was withdrawn, and more: taken back or not. */
static const char *
previews_again (CarnetLife *life)
{
  const CarnetMergeOptions options
      = carnet_life_pick (life, 2) == 0 ? CARNET_MERGE_TAKE_BACK : CARNET_MERGE_DEFAULT;
  g_autoptr (CarnetMerge) merge = NULL;
  CarnetMergeCounts first, told;
  const char       *problem;

  withdraw_and_go_on (life);
  merge = prepare (life->logbooks[0], path_of (life, 1), NULL);
  first = *carnet_merge_get_totals (merge);
  set_options (life->logbooks[0], merge, CARNET_MERGE_TAKE_BACK);
  if (carnet_merge_counts_describe_withheld (carnet_merge_get_totals (merge)) != NULL)
    return "what is taken back is said to stay";
  if (options == CARNET_MERGE_DEFAULT)
    {
      set_options (life->logbooks[0], merge, CARNET_MERGE_DEFAULT);
      if (memcmp (&first, carnet_merge_get_totals (merge), sizeof first) != 0)
        return "a choice that was taken back leaves something";
    }
  told = *carnet_merge_get_totals (merge);
  problem = becomes (life, merge);
  /* Nobody wrote: the same file. */
  if (problem != NULL || carnet_merge_get_file (merge, 0)->state == CARNET_MERGE_ALREADY)
    return problem;
  return carnet_test_check_withheld (life->logbooks[0], path_of (life, 1), &told);
}

/* What is written upon something merged keeps it in sight, and nothing written here ever goes. */
static const char *
builds_on (CarnetLife *life)
{
  CarnetLogbook *logbook = life->logbooks[0];
  gint64         batch = merge_file (logbook, path_of (life, 1));
  guint64        n_before, n_after;
  g_autoptr (CarnetInfo) info = NULL;

  if (batch == 0)
    return NULL;
  for (guint i = 0; i < CARNET_LIFE_STEPS / 3; i++)
    carnet_life_write (life, 0);
  info = carnet_logbook_load_info (logbook, NULL);
  n_before = info->n_revisions;
  withdraw (logbook, batch, TRUE);
  g_clear_pointer (&info, carnet_info_free);
  info = carnet_logbook_load_info (logbook, NULL);
  n_after = info->n_revisions;
  if (n_before != n_after)
    return "withdrawing removes revisions";
  for (guint i = 0; i < CARNET_LIFE_ENTITIES; i++)
    {
      g_autoptr (CarnetHistory) history = carnet_logbook_load_history (logbook, &life->entities[i], NULL);

      if (history != NULL && carnet_history_is_incomplete (history))
        return "something visible builds on what is hidden";
    }
  return carnet_logbook_verify (logbook, NULL, NULL, NULL, NULL, NULL)
             ? NULL
             : "a logbook written to after a merge does not verify";
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/merging/previews", previews, carnet_life_test);
  g_test_add_data_func ("/merging/converges", converges, carnet_life_test);
  g_test_add_data_func ("/merging/travels", travels, carnet_life_test);
  g_test_add_data_func ("/merging/withdraws", withdraws, carnet_life_test);
  g_test_add_data_func ("/merging/exchanges-what-is-shown", exchanges_what_is_shown, carnet_life_test);
  g_test_add_data_func ("/merging/withdraws-one", withdraws_one, carnet_life_test);
  g_test_add_data_func ("/merging/stays-withdrawn", stays_withdrawn, carnet_life_test);
  g_test_add_data_func ("/merging/takes-back", takes_back, carnet_life_test);
  g_test_add_data_func ("/merging/previews-again", previews_again, carnet_life_test);
  g_test_add_data_func ("/merging/builds-on", builds_on, carnet_life_test);
  return g_test_run ();
}
