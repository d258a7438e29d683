/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/carnet-test-conflicts.h"

CarnetEntityConflict *
carnet_test_load_conflict (CarnetLogbook *logbook, const CarnetId *id)
{
  g_autoptr (GError) error = NULL;
  CarnetEntityConflict *conflict = carnet_logbook_load_conflict (logbook, id, &error);

  g_assert_no_error (error);
  g_assert_nonnull (conflict);
  return conflict;
}

guint
carnet_test_count_conflicts (CarnetLogbook *logbook)
{
  g_autoptr (CarnetInfo) info = carnet_logbook_load_info (logbook, NULL);
  g_autoptr (GArray) ids = carnet_logbook_list_conflicts (logbook, 0, 100, NULL);
  guint n;

  g_assert_true (carnet_logbook_count_conflicts (logbook, &n, NULL));
  g_assert_cmpuint (info->n_conflicts, ==, n);
  g_assert_cmpuint (ids->len, ==, n);
  return n;
}

void
carnet_test_assert_same (CarnetLogbook *a, CarnetLogbook *b)
{
  g_autofree char *ours = carnet_logbook_dump (a, FALSE, NULL);
  g_autofree char *theirs = carnet_logbook_dump (b, FALSE, NULL);

  g_assert_cmpstr (ours, ==, theirs);
}

void
carnet_test_exchange (CarnetLogbook *into, CarnetLogbook *from)
{
  carnet_test_unite (carnet_logbook_get_path (into), carnet_logbook_get_path (from));
}

void
carnet_test_write_level (CarnetLogbook *logbook, CarnetId *id, gint64 level)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();

  carnet_writes_set_integer (writes, CARNET_KEY_IMPACT_INNOVATION, level);
  g_assert_true (carnet_logbook_write (logbook, id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL));
}

void
carnet_test_write_deleted (CarnetLogbook *logbook, CarnetId *id, gint64 deleted)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();

  carnet_writes_set_integer (writes, CARNET_KEY_DELETED, deleted);
  g_assert_true (carnet_logbook_write (logbook, id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL));
}

/* Title, facts and a level, each their way. */
void
carnet_pair_disagree (CarnetPair *pair)
{
  carnet_test_write (pair->theirs, &pair->id, CARNET_KEY_TITLE, "Leur titre", pair->facts,
                     "Un don sans retour.", NULL);
  carnet_test_write_level (pair->theirs, &pair->id, 2);
  carnet_test_write (pair->ours, &pair->id, CARNET_KEY_TITLE, "Notre titre", pair->facts, "Un don, dit-on.",
                     NULL);
  carnet_test_write_level (pair->ours, &pair->id, 1);
  carnet_pair_exchange (pair);
}

const CarnetFieldConflict *
carnet_test_find_field (const CarnetEntityConflict *conflict, const char *key)
{
  const CarnetFieldConflict *field = carnet_entity_conflict_find (conflict, key);

  g_assert_nonnull (field);
  return field;
}

const CarnetFieldVersion *
carnet_test_nth_version (const CarnetFieldConflict *field, guint i)
{
  g_assert_cmpuint (i, <, field->versions->len);
  return field->versions->pdata[i];
}

void
carnet_test_assert_title (CarnetLogbook *logbook, const CarnetId *id, const char *title)
{
  g_autoptr (CarnetObservation) observation = carnet_logbook_load_observation (logbook, id, NULL);

  g_assert_nonnull (observation);
  g_assert_cmpstr (observation->title, ==, title);
}

void
carnet_test_assert_conflicts (CarnetLogbook *logbook, const CarnetId *id, guint n)
{
  g_autoptr (CarnetObservation) observation = carnet_logbook_load_observation (logbook, id, NULL);

  g_assert_nonnull (observation);
  g_assert_cmpuint (observation->conflicts->len, ==, n);
}

CarnetEntityConflict *
carnet_pair_contest (CarnetPair *pair)
{
  CarnetEntityConflict *conflict;

  carnet_test_write_deleted (pair->theirs, &pair->id, 1);
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
