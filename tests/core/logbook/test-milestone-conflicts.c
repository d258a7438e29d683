/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/carnet-test-conflicts.h"
#include "support/carnet-test-pair.h"

/* Two coordinators, one programme: each changes its milestones apart. */
static void
set_up (CarnetPair *pair, gconstpointer unused)
{
  carnet_pair_open (pair, 11);
  pair->id = carnet_id_from_name ("programme:test:milestone:seminaire");
}

static void
write_milestone (CarnetLogbook *logbook, const CarnetId *id, const char *key, const char *text)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GError) error = NULL;
  CarnetId entity = *id;

  carnet_writes_set_text (writes, key, text);
  carnet_logbook_write (logbook, &entity, CARNET_KIND_MILESTONE, NULL, writes, NULL, &error);
  g_assert_no_error (error);
}

static void
delete_milestone (CarnetLogbook *logbook, const CarnetId *id)
{
  g_assert_true (carnet_logbook_set_deleted (logbook, CARNET_KIND_MILESTONE, id, TRUE, NULL, NULL, NULL));
}

/* Title, date and kind, each their way; a place that only one of them writes. */
static void
disagree (CarnetPair *pair)
{
  write_milestone (pair->theirs, &pair->id, CARNET_KEY_TITLE, "Séminaire des dirigeants");
  write_milestone (pair->theirs, &pair->id, CARNET_KEY_WHEN, "2018-07-06");
  write_milestone (pair->theirs, &pair->id, CARNET_KEY_KIND, "workshop");
  write_milestone (pair->theirs, &pair->id, CARNET_KEY_PLACE, "Charenton-le-Pont");
  write_milestone (pair->ours, &pair->id, CARNET_KEY_TITLE, "Séminaire d’été");
  write_milestone (pair->ours, &pair->id, CARNET_KEY_WHEN, "2018-07");
  write_milestone (pair->ours, &pair->id, CARNET_KEY_KIND, "meeting");
  carnet_pair_exchange (pair);
}

static void
assert_marked (CarnetLogbook *logbook, const CarnetId *id, gboolean conflict, gboolean contested)
{
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (logbook, NULL);
  const CarnetMilestone *milestone = carnet_programme_find_milestone (programme, id);

  g_assert_nonnull (milestone);
  g_assert_cmpint (milestone->conflict, ==, conflict);
  g_assert_cmpint (milestone->contested, ==, contested);
}

static void
resolve (CarnetLogbook *logbook, const CarnetId *id, gboolean mine)
{
  g_autoptr (CarnetEntityConflict) seen = carnet_test_load_conflict (logbook, id);
  g_autoptr (CarnetWrites) choices = carnet_writes_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < seen->fields->len; i++)
    {
      const CarnetFieldConflict *field = seen->fields->pdata[i];

      carnet_writes_set (choices, field->field.key,
                         &((CarnetFieldVersion *)field->versions->pdata[mine ? 0 : 1])->value);
    }
  carnet_logbook_resolve (logbook, seen, choices, NULL, &error);
  g_assert_no_error (error);
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
  g_assert_cmpstr (((CarnetFieldVersion *)field->versions->pdata[0])->text, ==, mine);
  g_assert_cmpstr (((CarnetFieldVersion *)field->versions->pdata[1])->text, ==, other);
  g_assert_nonnull (field->ancestor);
}

static void
test_read (CarnetPair *pair, gconstpointer unused)
{
  g_autoptr (CarnetEntityConflict) conflict = NULL;
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (pair->ours, NULL);
  const CarnetMilestone *known = carnet_programme_find_milestone (programme, &pair->id);

  disagree (pair);
  conflict = carnet_test_load_conflict (pair->ours, &pair->id);
  g_assert_cmpstr (conflict->kind, ==, CARNET_KIND_MILESTONE);
  g_assert_cmpuint (conflict->fields->len, ==, 3);
  assert_field (conflict, 0, "Title", "Séminaire d’été", "Séminaire des dirigeants");
  assert_field (conflict, 1, "When", "July 2018", "Friday 6 July 2018");
  assert_field (conflict, 2, "Kind of milestone", "Meeting", "Workshop");
  g_assert_cmpstr (conflict->title, ==, known->title);
  g_assert_true (carnet_when_equal (&conflict->when, &known->when));
  for (guint i = 0; i < conflict->agreed->len; i++)
    g_assert_false (((CarnetFieldText *)conflict->agreed->pdata[i])->conflict);
}

/* -- Settling ---------------------------------------------------------------------------- */

static void
test_settle (CarnetPair *pair, gconstpointer unused)
{
  g_autoptr (CarnetProgramme) programme = NULL;
  const CarnetMilestone *milestone;
  g_autofree char       *when = NULL;

  g_assert_cmpuint (carnet_test_count_conflicts (pair->ours), ==, 0);
  disagree (pair);
  g_assert_cmpuint (carnet_test_count_conflicts (pair->ours), ==, 1);
  g_assert_cmpuint (carnet_test_count_conflicts (pair->theirs), ==, 1);
  assert_marked (pair->ours, &pair->id, TRUE, FALSE);
  carnet_test_assert_same (pair->ours, pair->theirs);
  resolve (pair->ours, &pair->id, TRUE);
  assert_marked (pair->ours, &pair->id, FALSE, FALSE);
  g_assert_cmpuint (carnet_test_count_conflicts (pair->theirs), ==, 1);
  carnet_pair_exchange (pair);
  g_assert_cmpuint (carnet_test_count_conflicts (pair->ours), ==, 0);
  g_assert_cmpuint (carnet_test_count_conflicts (pair->theirs), ==, 0);
  carnet_test_assert_same (pair->ours, pair->theirs);
  programme = carnet_logbook_load_programme (pair->theirs, NULL);
  milestone = carnet_programme_find_milestone (programme, &pair->id);
  when = carnet_when_to_iso (&milestone->when);
  g_assert_cmpstr (milestone->title, ==, "Séminaire d’été");
  g_assert_cmpstr (milestone->place, ==, "Charenton-le-Pont");
  g_assert_cmpstr (when, ==, "2018-07");
}

/* One goes on meanwhile: what was settled stands, what nobody chose is asked again. */
static void
test_settle_while_written (CarnetPair *pair, gconstpointer unused)
{
  disagree (pair);
  write_milestone (pair->theirs, &pair->id, CARNET_KEY_DESCRIPTION, "Deux jours.");
  resolve (pair->ours, &pair->id, FALSE);
  carnet_pair_exchange (pair);
  g_assert_cmpuint (carnet_test_count_conflicts (pair->theirs), ==, 0);
  carnet_test_assert_same (pair->ours, pair->theirs);
}

static void
test_rules (CarnetPair *pair, gconstpointer unused)
{
  g_autoptr (CarnetEntityConflict) seen = NULL;
  g_autoptr (CarnetWrites) choices = carnet_writes_new ();
  g_autoptr (GError) error = NULL;

  disagree (pair);
  seen = carnet_test_load_conflict (pair->ours, &pair->id);
  carnet_writes_set_text (choices, CARNET_KEY_WHEN, "un jour");
  g_assert_false (carnet_logbook_resolve (pair->ours, seen, choices, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_INVALID);
  g_assert_cmpuint (carnet_test_count_conflicts (pair->ours), ==, 1);
}

static void
test_contested (CarnetPair *pair, gconstpointer unused)
{
  g_autoptr (CarnetEntityConflict) seen = NULL;
  g_autoptr (CarnetWrites) choices = carnet_writes_new ();

  delete_milestone (pair->theirs, &pair->id);
  write_milestone (pair->ours, &pair->id, CARNET_KEY_TITLE, "Séminaire d’été");
  carnet_pair_exchange (pair);
  g_assert_cmpuint (carnet_test_count_conflicts (pair->ours), ==, 1);
  assert_marked (pair->theirs, &pair->id, FALSE, TRUE);
  seen = carnet_test_load_conflict (pair->theirs, &pair->id);
  g_assert_true (seen->contested);
  g_assert_cmpuint (seen->fields->len, ==, 0);
  carnet_writes_set_integer (choices, CARNET_KEY_DELETED, 0);
  g_assert_true (carnet_logbook_resolve (pair->theirs, seen, choices, NULL, NULL));
  carnet_pair_exchange (pair);
  g_assert_cmpuint (carnet_test_count_conflicts (pair->ours), ==, 0);
  assert_marked (pair->ours, &pair->id, FALSE, FALSE);
  carnet_test_assert_same (pair->ours, pair->theirs);
}

/* -- Which ----------------------------------------------------------------------------------- */

static CarnetId
conflict_at (CarnetLogbook *logbook, guint position)
{
  g_autoptr (GArray) ids = carnet_logbook_list_conflicts (logbook, position, 1, NULL);

  g_assert_cmpuint (ids->len, ==, 1);
  return g_array_index (ids, CarnetId, 0);
}

/* Observations first, then milestones by date; each is found where it stands. */
static void
test_list (CarnetPair *pair, gconstpointer unused)
{
  const CarnetId report = carnet_id_from_name ("programme:test:milestone:rapport");
  CarnetId       observation = { 0 };
  CarnetId       ids[3];
  g_autoptr (GArray) none = NULL;

  carnet_test_write (pair->ours, &observation, CARNET_KEY_TITLE, "Commun", NULL);
  carnet_pair_exchange (pair);
  carnet_test_write (pair->ours, &observation, CARNET_KEY_TITLE, "Ici", NULL);
  carnet_test_write (pair->theirs, &observation, CARNET_KEY_TITLE, "Là-bas", NULL);
  write_milestone (pair->ours, &report, CARNET_KEY_TITLE, "Rapport final");
  write_milestone (pair->theirs, &report, CARNET_KEY_TITLE, "Rapport public");
  disagree (pair);
  g_assert_cmpuint (carnet_test_count_conflicts (pair->ours), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      guint position = 99;

      ids[i] = conflict_at (pair->ours, i);
      g_assert_true (carnet_logbook_find_conflict (pair->ours, &ids[i], &position, NULL));
      g_assert_cmpuint (position, ==, i);
    }
  g_assert_true (carnet_id_equal (&ids[0], &observation));
  g_assert_true (carnet_id_equal (&ids[1], &pair->id));
  g_assert_true (carnet_id_equal (&ids[2], &report));
  none = carnet_logbook_list_conflicts (pair->ours, 3, 10, NULL);
  g_assert_cmpuint (none->len, ==, 0);
}

/* What a calendar last said is nobody's to choose. */
static void
test_calendar (CarnetPair *pair, gconstpointer unused)
{
  write_milestone (pair->ours, &pair->id, CARNET_PREFIX_CALENDAR "title", "0011223344556677");
  write_milestone (pair->theirs, &pair->id, CARNET_PREFIX_CALENDAR "title", "8899aabbccddeeff");
  carnet_pair_exchange (pair);
  g_assert_cmpuint (carnet_test_count_conflicts (pair->ours), ==, 0);
  assert_marked (pair->ours, &pair->id, FALSE, FALSE);
  carnet_test_assert_same (pair->ours, pair->theirs);
}

/* -- Merging --------------------------------------------------------------------------------- */

static guint64
merge (CarnetLogbook *into, CarnetLogbook *from)
{
  const char *paths[] = { carnet_logbook_get_path (from), NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetMerge) merge
      = carnet_logbook_prepare_merge (into, paths, CARNET_MERGE_DEFAULT, NULL, NULL, NULL, &error);
  guint64 n_open;

  g_assert_no_error (error);
  n_open = carnet_merge_counts_open (carnet_merge_get_totals (merge));
  g_assert_cmpuint (carnet_merge_get_totals (merge)->n_others_open, ==, n_open);
  g_assert_true (carnet_logbook_apply_merge (into, merge, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  return n_open;
}

static void
test_merge (CarnetPair *pair, gconstpointer unused)
{
  const CarnetId report = carnet_id_from_name ("programme:test:milestone:rapport");

  write_milestone (pair->ours, &pair->id, CARNET_KEY_TITLE, "Séminaire d’été");
  write_milestone (pair->theirs, &pair->id, CARNET_KEY_TITLE, "Séminaire des dirigeants");
  write_milestone (pair->theirs, &report, CARNET_KEY_TITLE, "Rapport public");
  g_assert_cmpuint (merge (pair->ours, pair->theirs), ==, 1);
  g_assert_cmpuint (carnet_test_count_conflicts (pair->ours), ==, 1);
  resolve (pair->ours, &pair->id, FALSE);
  g_assert_cmpuint (merge (pair->theirs, pair->ours), ==, 0);
  g_assert_cmpuint (carnet_test_count_conflicts (pair->theirs), ==, 0);
  delete_milestone (pair->theirs, &report);
  write_milestone (pair->ours, &report, CARNET_KEY_PLACE, "Paris");
  g_assert_cmpuint (merge (pair->ours, pair->theirs), ==, 1);
  g_assert_cmpuint (carnet_test_count_conflicts (pair->ours), ==, 1);
}

#define ADD(path, test) g_test_add (path, CarnetPair, NULL, set_up, test, carnet_pair_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/milestone-conflicts/read", test_read);
  ADD ("/milestone-conflicts/settle", test_settle);
  ADD ("/milestone-conflicts/settle-while-written", test_settle_while_written);
  ADD ("/milestone-conflicts/rules", test_rules);
  ADD ("/milestone-conflicts/contested", test_contested);
  ADD ("/milestone-conflicts/list", test_list);
  ADD ("/milestone-conflicts/calendar", test_calendar);
  ADD ("/milestone-conflicts/merge", test_merge);
  return g_test_run ();
}
