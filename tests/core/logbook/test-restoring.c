/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/carnet-test-conflicts.h"

#define N_LIVES 16
#define N_STEPS 30

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
  carnet_test_exchange (pair->ours, pair->theirs);
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
  carnet_test_write_level (pair->ours, &pair->id, 3);
  carnet_test_write_deleted (pair->ours, &pair->id, 1);
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
        carnet_test_exchange (logbooks[who], logbooks[1 - who]);
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

      carnet_writes_set (choices, field->field.key, &carnet_test_nth_version (field, chosen)->value);
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
  ADD ("/conflicts/history", test_history);
  ADD ("/conflicts/find-revision", test_find_revision);
  ADD ("/conflicts/restore", test_restore);
  ADD ("/conflicts/restore-refusals", test_restore_refusals);
  ADD ("/conflicts/lives", test_lives);
  return g_test_run ();
}
