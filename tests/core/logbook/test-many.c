/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/carnet-test-world.h"

/* One field of several observations at once. */

#define N 4

typedef struct
{
  CarnetWorld   *world;
  CarnetLogbook *logbook;
  CarnetId       ids[N];
  GArray        *numbers;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->world = carnet_world_new (1);
  self->logbook = carnet_world_logbook (self->world, "a");
  for (guint i = 0; i < N; i++)
    carnet_test_write (self->logbook, &self->ids[i], CARNET_KEY_TITLE, "Exemple", NULL);
  carnet_test_write (self->logbook, &self->ids[1], CARNET_KEY_REVIEW, "to-review", NULL);
  carnet_test_write (self->logbook, &self->ids[2], CARNET_KEY_REVIEW, "validated", NULL);
  self->numbers = carnet_logbook_list_numbers (self->logbook, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_array_unref (self->numbers);
  carnet_logbook_close (self->logbook);
  carnet_world_free (self->world);
}

static CarnetManyChange *
validate (Fixture *self, GCancellable *cancellable, GError **error)
{
  const CarnetValue validated = { CARNET_VALUE_TEXT, 9, (const guint8 *)"validated" };

  return carnet_logbook_change_many (self->logbook, self->numbers, CARNET_KEY_REVIEW, &validated, NULL, NULL,
                                     cancellable, error);
}

/* The review states, by number. */
static void
assert_reviews (Fixture *self, const CarnetReview expected[N])
{
  for (guint i = 0; i < N; i++)
    {
      g_autoptr (CarnetObservation) observation
          = carnet_logbook_load_observation (self->logbook, &self->ids[i], NULL);

      g_assert_cmpint (observation->review, ==, expected[i]);
    }
}

static const CarnetReview before[N]
    = { CARNET_REVIEW_DRAFT, CARNET_REVIEW_TO_REVIEW, CARNET_REVIEW_VALIDATED, CARNET_REVIEW_DRAFT };
static const CarnetReview after[N]
    = { CARNET_REVIEW_VALIDATED, CARNET_REVIEW_VALIDATED, CARNET_REVIEW_VALIDATED, CARNET_REVIEW_VALIDATED };

static void
test_there_and_back (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetManyChange) change = validate (self, NULL, &error);
  guint n_left;

  g_assert_no_error (error);
  g_assert_cmpuint (change->n_changed, ==, 3);
  g_assert_cmpuint (change->n_same, ==, 1);
  assert_reviews (self, after);
  g_assert_true (carnet_logbook_undo_many (self->logbook, change, NULL, NULL, NULL, &n_left, &error));
  g_assert_cmpuint (n_left, ==, 0);
  assert_reviews (self, before);
}

/* A draft is one also where nobody said so; a theme that is not there need not be taken away. */
static void
test_defaults (Fixture *self, gconstpointer data)
{
  static const guint8 zero[8] = { 0 };
  const CarnetValue   draft = { CARNET_VALUE_TEXT, 5, (const guint8 *)"draft" };
  const CarnetValue   none = { CARNET_VALUE_INTEGER, 8, zero };
  g_autofree char    *key = g_strconcat (CARNET_PREFIX_THEME, "0123456789abcdef0123456789abcdef", NULL);
  g_autoptr (CarnetManyChange) review = carnet_logbook_change_many (
      self->logbook, self->numbers, CARNET_KEY_REVIEW, &draft, NULL, NULL, NULL, NULL);
  g_autoptr (CarnetManyChange) theme
      = carnet_logbook_change_many (self->logbook, self->numbers, key, &none, NULL, NULL, NULL, NULL);

  g_assert_cmpuint (review->n_changed, ==, 2);
  g_assert_cmpuint (theme->n_changed, ==, 0);
  g_assert_cmpuint (theme->n_same, ==, N);
}

/* What somebody wrote since is theirs. */
static void
test_later_words_stay (Fixture *self, gconstpointer data)
{
  g_autoptr (CarnetManyChange) change = validate (self, NULL, NULL);
  guint n_left;

  carnet_test_write (self->logbook, &self->ids[1], CARNET_KEY_REVIEW, "to-complete", NULL);
  g_assert_true (carnet_logbook_undo_many (self->logbook, change, NULL, NULL, NULL, &n_left, NULL));
  g_assert_cmpuint (n_left, ==, 1);
  assert_reviews (self, (CarnetReview[]){ CARNET_REVIEW_DRAFT, CARNET_REVIEW_TO_COMPLETE,
                                          CARNET_REVIEW_VALIDATED, CARNET_REVIEW_DRAFT });
}

/* A conflict waits for its reader. */
static void
test_conflicts_wait (Fixture *self, gconstpointer data)
{
  g_autoptr (CarnetObservation) seen = carnet_logbook_load_observation (self->logbook, &self->ids[0], NULL);
  g_autoptr (CarnetManyChange) change = NULL;
  g_autoptr (CarnetObservation) still = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (CarnetWrites) writes = carnet_writes_new ();

      carnet_writes_set_text (writes, CARNET_KEY_REVIEW, i == 0 ? "to-review" : "to-complete");
      g_assert_true (carnet_logbook_write (self->logbook, &self->ids[0], CARNET_KIND_OBSERVATION, seen->heads,
                                           writes, NULL, NULL));
    }
  change = validate (self, NULL, NULL);
  g_assert_cmpuint (change->n_conflicts, ==, 1);
  g_assert_cmpuint (change->n_changed, ==, 2);
  still = carnet_logbook_load_observation (self->logbook, &self->ids[0], NULL);
  g_assert_cmpuint (still->conflicts->len, ==, 1);
}

static void
test_all_or_none (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (validate (self, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_reviews (self, before);
}

/* In the middle, too. */
static void
cancel_cb (guint64 done, guint64 total, gpointer user_data)
{
  if (done == 2)
    g_cancellable_cancel (user_data);
}

static void
test_cancelled_midway (Fixture *self, gconstpointer data)
{
  const CarnetValue validated = { CARNET_VALUE_TEXT, 9, (const guint8 *)"validated" };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_assert_null (carnet_logbook_change_many (self->logbook, self->numbers, CARNET_KEY_REVIEW, &validated,
                                             cancel_cb, cancellable, cancellable, NULL));
  assert_reviews (self, before);
}

static void
test_gone (Fixture *self, gconstpointer data)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (CarnetManyChange) change = NULL;

  carnet_writes_set_integer (writes, CARNET_KEY_DELETED, 1);
  g_assert_true (
      carnet_logbook_write (self->logbook, &self->ids[3], CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL));
  change = validate (self, NULL, NULL);
  g_assert_cmpuint (change->n_gone, ==, 1);
  g_assert_cmpuint (change->n_changed, ==, 2);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/many/there-and-back", test_there_and_back);
  ADD ("/many/defaults", test_defaults);
  ADD ("/many/later-words-stay", test_later_words_stay);
  ADD ("/many/conflicts-wait", test_conflicts_wait);
  ADD ("/many/all-or-none", test_all_or_none);
  ADD ("/many/cancelled-midway", test_cancelled_midway);
  ADD ("/many/gone", test_gone);
  return g_test_run ();
}
