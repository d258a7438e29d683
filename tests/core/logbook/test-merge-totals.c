/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/carnet-hostile.h"
#include "support/carnet-test-conflicts.h"
#include "support/carnet-test-pair.h"
#include "support/carnet-test-world.h"

/* What several files change together, and whose each of them is. */
typedef struct
{
  CarnetPair     pair;
  CarnetLogbook *third;
} World;

static void
give (CarnetLogbook *into, CarnetLogbook *from)
{
  carnet_test_unite (carnet_logbook_get_path (into), carnet_logbook_get_path (from));
}

static void
set_up (World *world, gconstpointer unused)
{
  carnet_pair_set_up (&world->pair, NULL);
  world->third = carnet_world_logbook (world->pair.world, "third");
  give (world->third, world->pair.ours);
}

static void
tear_down (World *world, gconstpointer unused)
{
  carnet_logbook_close (world->third);
  carnet_pair_tear_down (&world->pair, NULL);
}

static CarnetMerge *
prepare (World *world, CarnetLogbook *first, CarnetLogbook *second)
{
  const char *paths[]
      = { carnet_logbook_get_path (first), second ? carnet_logbook_get_path (second) : NULL, NULL };
  g_autoptr (GError) error = NULL;
  CarnetMerge *merge = carnet_logbook_prepare_merge (world->pair.ours, paths, CARNET_MERGE_DEFAULT, NULL,
                                                     NULL, NULL, &error);

  g_assert_no_error (error);
  return merge;
}

static guint64
count_open (CarnetMerge *merge, guint file)
{
  return carnet_merge_counts_open (&carnet_merge_get_file (merge, file)->counts);
}

static guint64
count_total (CarnetMerge *merge)
{
  return carnet_merge_counts_open (carnet_merge_get_totals (merge));
}

/* What is told is what waits once it is applied. */
static void
assert_waiting (World *world, CarnetMerge *merge, guint n)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (count_total (merge), ==, n);
  carnet_logbook_apply_merge (world->pair.ours, merge, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (carnet_test_count_conflicts (world->pair.ours), ==, n);
}

static void
write_apart (World *world)
{
  carnet_test_write (world->pair.ours, &world->pair.id, CARNET_KEY_TITLE, "Ici", NULL);
  carnet_test_write (world->pair.theirs, &world->pair.id, CARNET_KEY_TITLE, "Là-bas", NULL);
}

/* In conflict with two files it is settled once. */
static void
test_once (World *world, gconstpointer unused)
{
  g_autoptr (CarnetMerge) merge = NULL;

  write_apart (world);
  carnet_test_write (world->third, &world->pair.id, CARNET_KEY_TITLE, "Ailleurs", NULL);
  merge = prepare (world, world->pair.theirs, world->third);
  g_assert_cmpuint (count_open (merge, 0), ==, 1);
  g_assert_cmpuint (count_open (merge, 1), ==, 1);
  assert_waiting (world, merge, 1);
}

/* A third person settled it already: nothing waits, in whatever order the files come. */
static void
test_settled (World *world, gconstpointer unused)
{
  g_autoptr (CarnetMerge) merge = NULL, reversed = NULL;

  write_apart (world);
  give (world->third, world->pair.ours);
  give (world->third, world->pair.theirs);
  carnet_test_write (world->third, &world->pair.id, CARNET_KEY_TITLE, "Les deux", NULL);
  reversed = prepare (world, world->third, world->pair.theirs);
  g_assert_cmpuint (count_total (reversed), ==, 0);
  merge = prepare (world, world->pair.theirs, world->third);
  g_assert_cmpuint (count_open (merge, 0), ==, 1);
  assert_waiting (world, merge, 0);
}

/* The second file brings something else, and leaves the conflict of the first as it is. */
static void
test_beside (World *world, gconstpointer unused)
{
  g_autoptr (CarnetMerge) merge = NULL;

  write_apart (world);
  carnet_test_write (world->third, &world->pair.id, CARNET_KEY_DATE, "2018-07-06", NULL);
  merge = prepare (world, world->pair.theirs, world->third);
  g_assert_cmpuint (count_open (merge, 1), ==, 0);
  assert_waiting (world, merge, 1);
}

static guint64
count_identical (CarnetMerge *merge)
{
  return carnet_merge_get_totals (merge)->observations[CARNET_MERGE_IDENTICAL];
}

/* What two files have as it is here is one; what one of them changes is none. */
static void
test_identical (World *world, gconstpointer unused)
{
  g_autoptr (CarnetMerge) merge = NULL, changed = NULL, reversed = NULL;
  CarnetId other = { { 0 } };

  carnet_test_write (world->pair.ours, &other, CARNET_KEY_TITLE, "Une autre", NULL);
  give (world->pair.theirs, world->pair.ours);
  give (world->third, world->pair.ours);
  merge = prepare (world, world->pair.theirs, world->third);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpuint (carnet_merge_get_file (merge, i)->counts.observations[CARNET_MERGE_IDENTICAL], ==, 2);
  g_assert_cmpuint (count_identical (merge), ==, 2);
  carnet_test_write (world->third, &other, CARNET_KEY_TITLE, "Autrement", NULL);
  changed = prepare (world, world->pair.theirs, world->third);
  g_assert_cmpuint (count_identical (changed), ==, 1);
  reversed = prepare (world, world->third, world->pair.theirs);
  g_assert_cmpuint (count_identical (reversed), ==, 1);
  g_assert_true (carnet_merge_remove_file (reversed, 0, NULL));
  g_assert_cmpuint (count_identical (reversed), ==, 2);
}

/* New in one, it is not identical because another has it too. */
static void
test_new_twice (World *world, gconstpointer unused)
{
  g_autoptr (CarnetMerge) merge = NULL;
  CarnetId other = { { 0 } };

  carnet_test_write (world->pair.theirs, &other, CARNET_KEY_TITLE, "Une autre", NULL);
  give (world->third, world->pair.theirs);
  merge = prepare (world, world->pair.theirs, world->third);
  g_assert_cmpuint (carnet_merge_get_file (merge, 1)->counts.observations[CARNET_MERGE_IDENTICAL], ==, 2);
  g_assert_cmpuint (count_identical (merge), ==, 1);
  g_assert_cmpuint (carnet_merge_get_totals (merge)->observations[CARNET_MERGE_NEW], ==, 1);
}

static void
withdraw_newest (CarnetLogbook *logbook)
{
  g_autoptr (GPtrArray) batches = carnet_logbook_list_batches (logbook, NULL);

  g_assert_true (
      carnet_logbook_withdraw_batch (logbook, ((CarnetBatch *)batches->pdata[0])->number, NULL, NULL));
}

/* Withdrawn, and brought again by two files: it stays away once, or comes back once, with the first. */
static void
test_back_twice (World *world, gconstpointer unused)
{
  g_autoptr (CarnetMerge) first = NULL, merge = NULL;
  CarnetId other = { { 0 } };

  carnet_test_write (world->pair.theirs, &other, CARNET_KEY_TITLE, "Une autre", NULL);
  first = prepare (world, world->pair.theirs, NULL);
  assert_waiting (world, first, 0);
  withdraw_newest (world->pair.ours);
  give (world->third, world->pair.theirs);
  carnet_test_write (world->pair.theirs, &world->pair.id, CARNET_KEY_TITLE, "Encore", NULL);
  merge = prepare (world, world->pair.theirs, world->third);
  g_assert_cmpuint (carnet_merge_get_totals (merge)->n_withheld, ==, 1);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpuint (carnet_merge_get_file (merge, i)->counts.n_withheld, ==, 1);
  g_assert_cmpuint (count_identical (merge), ==, 1);
  g_assert_true (carnet_logbook_set_merge_options (world->pair.ours, merge, CARNET_MERGE_TAKE_BACK, NULL,
                                                   NULL, NULL, NULL));
  g_assert_cmpuint (carnet_merge_get_totals (merge)->n_withheld, ==, 0);
  g_assert_cmpuint (carnet_merge_get_totals (merge)->observations[CARNET_MERGE_NEW], ==, 1);
  g_assert_cmpuint (carnet_merge_get_file (merge, 1)->counts.observations[CARNET_MERGE_IDENTICAL], ==, 2);
  g_assert_cmpuint (count_identical (merge), ==, 0);
}

/* Taken back from one file without its text, which the next has: that changes it. */
static void
test_text_after (World *world, gconstpointer unused)
{
  g_autoptr (CarnetMerge) first = NULL, merge = NULL;
  g_autoptr (CarnetObservation) after = NULL;
  const CarnetMergeCounts *second;
  CarnetId                 other = { { 0 } };

  carnet_test_write (world->pair.theirs, &world->pair.id, CARNET_KEY_TITLE, "Corrigé", NULL);
  give (world->third, world->pair.theirs);
  carnet_hostile_run (carnet_logbook_get_path (world->third),
                      "DELETE FROM payload WHERE revision ="
                      " (SELECT max (seq) FROM revision WHERE kind = 'observation')");
  first = prepare (world, world->third, NULL);
  assert_waiting (world, first, 0);
  withdraw_newest (world->pair.ours);
  carnet_test_write (world->third, &other, CARNET_KEY_TITLE, "Une autre", NULL);
  merge = prepare (world, world->third, world->pair.theirs);
  g_assert_true (carnet_logbook_set_merge_options (world->pair.ours, merge, CARNET_MERGE_TAKE_BACK, NULL,
                                                   NULL, NULL, NULL));
  second = &carnet_merge_get_file (merge, 1)->counts;
  g_assert_cmpuint (carnet_merge_counts_modified (second), ==, 1);
  g_assert_cmpuint (second->observations[CARNET_MERGE_IDENTICAL], ==, 0);
  assert_waiting (world, merge, 0);
  after = carnet_logbook_load_observation (world->pair.ours, &world->pair.id, NULL);
  g_assert_cmpstr (after->title, ==, "Corrigé");
}

/* Cancelled, it tells nothing until it is asked again. */
static void
test_cancelled (World *world, gconstpointer unused)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (CarnetMerge) first = NULL, merge = NULL;
  g_autoptr (GError) error = NULL;
  CarnetId other = { { 0 } };

  carnet_test_write (world->pair.theirs, &other, CARNET_KEY_TITLE, "Une autre", NULL);
  first = prepare (world, world->pair.theirs, NULL);
  assert_waiting (world, first, 0);
  withdraw_newest (world->pair.ours);
  carnet_test_write (world->pair.theirs, &world->pair.id, CARNET_KEY_TITLE, "Encore", NULL);
  merge = prepare (world, world->pair.theirs, NULL);
  g_cancellable_cancel (cancelled);
  g_assert_false (carnet_logbook_set_merge_options (world->pair.ours, merge, CARNET_MERGE_TAKE_BACK, NULL,
                                                    NULL, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (carnet_merge_get_options (merge), ==, CARNET_MERGE_DEFAULT);
  g_assert_true (carnet_logbook_set_merge_options (world->pair.ours, merge, CARNET_MERGE_TAKE_BACK, NULL,
                                                   NULL, NULL, NULL));
  g_assert_cmpuint (carnet_merge_get_totals (merge)->observations[CARNET_MERGE_NEW], ==, 1);
  g_assert_cmpuint (carnet_merge_get_totals (merge)->observations[CARNET_MERGE_UPDATED], ==, 1);
}

/* Of one observation, one after the other, which files it is in conflict with. */
static void
test_list_open (World *world, gconstpointer unused)
{
  g_autoptr (CarnetMerge) merge = NULL, settled = NULL;
  g_autoptr (GArray) open = NULL, none = NULL;
  CarnetId other = { { 0 } }, last = { { 0 } };

  carnet_test_write (world->pair.ours, &other, CARNET_KEY_TITLE, "Une autre", NULL);
  give (world->pair.theirs, world->pair.ours);
  give (world->third, world->pair.ours);
  write_apart (world);
  carnet_test_write (world->third, &world->pair.id, CARNET_KEY_TITLE, "Ailleurs", NULL);
  carnet_test_write (world->pair.ours, &other, CARNET_KEY_TITLE, "Ici aussi", NULL);
  carnet_test_write (world->pair.theirs, &other, CARNET_KEY_TITLE, "Là-bas aussi", NULL);
  merge = prepare (world, world->pair.theirs, world->third);
  open = carnet_merge_list_open (merge);
  g_assert_cmpuint (open->len, ==, 3);
  for (guint i = 0; i < open->len; i++)
    {
      const CarnetMergeOpen *one = &g_array_index (open, CarnetMergeOpen, i);
      g_autoptr (CarnetMergeChange) change = carnet_merge_load_change (merge, one->file, one->index, NULL);

      g_assert_cmpstr (one->kind, ==, CARNET_KIND_OBSERVATION);
      g_assert_cmpint (change->type, ==, CARNET_MERGE_CONFLICT);
      g_assert_cmpint (one->again, ==, one->file == 1);
      g_assert_true (carnet_id_equal (&change->id, &last) == one->again);
      last = change->id;
    }
  give (world->third, world->pair.ours);
  give (world->third, world->pair.theirs);
  carnet_test_write (world->third, &world->pair.id, CARNET_KEY_TITLE, "Les deux", NULL);
  carnet_test_write (world->third, &other, CARNET_KEY_TITLE, "Les deux", NULL);
  settled = prepare (world, world->pair.theirs, world->third);
  none = carnet_merge_list_open (settled);
  g_assert_cmpuint (none->len, ==, 0);
}

/* -- Whose ---------------------------------------------------------------------------------- */

static void
write_there (CarnetLogbook *logbook, const char *name, guint n)
{
  CarnetId territory = { { 0 } };
  g_autoptr (CarnetWrites) named = carnet_writes_new (), writes = carnet_writes_new ();

  carnet_writes_set_text (named, CARNET_KEY_NAME, name);
  g_assert_true (carnet_logbook_write (logbook, &territory, CARNET_KIND_TERRITORY, NULL, named, NULL, NULL));
  carnet_writes_set_id (writes, CARNET_KEY_TERRITORY, &territory);
  for (guint i = 0; i < n; i++)
    {
      CarnetId id = { { 0 } };

      g_assert_true (carnet_logbook_write (logbook, &id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL));
    }
}

/* What a file says of others is not its sender's, who here wrote most revisions, none of a territory. */
static void
test_territory (World *world, gconstpointer unused)
{
  g_autoptr (CarnetMerge) merge = NULL;

  write_there (world->pair.theirs, "Bocage", 3);
  give (world->third, world->pair.theirs);
  for (guint i = 0; i < 4; i++)
    carnet_test_write (world->third, &world->pair.id, CARNET_KEY_TITLE, i % 2 ? "Corrigé" : "Changé", NULL);
  merge = prepare (world, world->pair.theirs, world->third);
  g_assert_cmpstr (carnet_merge_get_file (merge, 0)->territory, ==, "Bocage");
  g_assert_cmpstr (carnet_merge_get_file (merge, 1)->territory, ==, "");
  g_clear_pointer (&merge, carnet_merge_free);
  write_there (world->third, "Nevers", 1); /* Bocage still has three */
  merge = prepare (world, world->third, NULL);
  g_assert_cmpstr (carnet_merge_get_file (merge, 0)->territory, ==, "Nevers");
}

#define ADD(path, test) g_test_add (path, World, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/merge-totals/once", test_once);
  ADD ("/merge-totals/settled", test_settled);
  ADD ("/merge-totals/beside", test_beside);
  ADD ("/merge-totals/identical", test_identical);
  ADD ("/merge-totals/new-twice", test_new_twice);
  ADD ("/merge-totals/back-twice", test_back_twice);
  ADD ("/merge-totals/cancelled", test_cancelled);
  ADD ("/merge-totals/text-after", test_text_after);
  ADD ("/merge-totals/list-open", test_list_open);
  ADD ("/merge-totals/territory", test_territory);
  return g_test_run ();
}
