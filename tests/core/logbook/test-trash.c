/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was deleted: told, and brought back. */
#include "base/carnet-error.h"
#include "logbook/carnet-logbook-trash.h"
#include "support/carnet-test-one.h"

static CarnetId
observe (CarnetLogbook *logbook, const char *title)
{
  CarnetId id = { { 0 } };

  carnet_test_write (logbook, &id, CARNET_KEY_TITLE, title, NULL);
  return id;
}

static void
set_deleted (CarnetLogbook *logbook, const char *kind, const CarnetId *id, const GArray *parents)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GError) error = NULL;
  CarnetId entity = *id;

  carnet_writes_set_integer (writes, CARNET_KEY_DELETED, 1);
  carnet_logbook_write (logbook, &entity, kind, parents, writes, NULL, &error);
  g_assert_no_error (error);
}

static GPtrArray *
list (CarnetLogbook *logbook)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *trash = carnet_logbook_list_trash (logbook, &error);

  g_assert_no_error (error);
  return trash;
}

static guint
count (CarnetLogbook *logbook)
{
  g_autoptr (GPtrArray) trash = list (logbook);

  return trash->len;
}

static guint
count_milestones (CarnetLogbook *logbook)
{
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (logbook, NULL);

  return programme->milestones->len;
}

static void
test_lists (CarnetOne *fixture, gconstpointer unused)
{
  const CarnetId first = observe (fixture->logbook, "Première"),
                 second = observe (fixture->logbook, "Seconde");
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (fixture->logbook, NULL);
  const CarnetMilestone *milestone = programme->milestones->pdata[0];
  const CarnetId         id = milestone->id;
  const CarnetWhen       when = milestone->when;
  g_autofree char       *title = g_strdup (milestone->title);
  g_autoptr (GPtrArray) trash = NULL;
  const CarnetTrashed *trashed;

  observe (fixture->logbook, "Gardée");
  g_assert_cmpuint (count (fixture->logbook), ==, 0);
  set_deleted (fixture->logbook, CARNET_KIND_OBSERVATION, &second, NULL);
  set_deleted (fixture->logbook, CARNET_KIND_MILESTONE, &id, NULL);
  set_deleted (fixture->logbook, CARNET_KIND_OBSERVATION, &first, NULL);

  trash = list (fixture->logbook);
  g_assert_cmpuint (trash->len, ==, 3);
  trashed = trash->pdata[0];
  g_assert_true (carnet_id_equal (&trashed->id, &first));
  g_assert_cmpstr (trashed->kind, ==, CARNET_KIND_OBSERVATION);
  g_assert_cmpstr (trashed->title, ==, "Première");
  g_assert_cmpint (trashed->when.precision, ==, CARNET_WHEN_NONE);
  g_assert_cmpstr (trashed->writer->name, ==, "Une personne d’exemple");
  g_assert_true (trashed->writer->mine);
  trashed = trash->pdata[1];
  g_assert_cmpstr (trashed->kind, ==, CARNET_KIND_MILESTONE);
  g_assert_cmpstr (trashed->title, ==, title);
  g_assert_true (carnet_when_equal (&trashed->when, &when));
  g_assert_true (carnet_id_equal (&((CarnetTrashed *)trash->pdata[2])->id, &second));
  g_assert_cmpint (((CarnetTrashed *)trash->pdata[0])->writer->recorded_ms, >,
                   ((CarnetTrashed *)trash->pdata[2])->writer->recorded_ms);
}

static void
test_puts_back (CarnetOne *fixture, gconstpointer unused)
{
  const CarnetId id = observe (fixture->logbook, "Première");
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (fixture->logbook, NULL);
  const CarnetId milestone = ((CarnetMilestone *)programme->milestones->pdata[0])->id;
  g_autoptr (CarnetObservation) observation = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  set_deleted (fixture->logbook, CARNET_KIND_OBSERVATION, &id, NULL);
  set_deleted (fixture->logbook, CARNET_KIND_MILESTONE, &milestone, NULL);
  g_assert_true (carnet_logbook_count_observations (fixture->logbook, NULL, &n, NULL));
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpuint (count_milestones (fixture->logbook), ==, programme->milestones->len - 1);

  carnet_logbook_set_deleted (fixture->logbook, CARNET_KIND_OBSERVATION, &id, FALSE, NULL, NULL, &error);
  g_assert_no_error (error);
  carnet_logbook_set_deleted (fixture->logbook, CARNET_KIND_MILESTONE, &milestone, FALSE, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (fixture->logbook), ==, 0);
  observation = carnet_logbook_load_observation (fixture->logbook, &id, NULL);
  g_assert_cmpstr (observation->title, ==, "Première");
  g_assert_cmpuint (count_milestones (fixture->logbook), ==, programme->milestones->len);
}

/* Of those that somebody wrote in meanwhile the list of conflicts tells. */
static void
test_contested (CarnetOne *fixture, gconstpointer unused)
{
  CarnetId id = observe (fixture->logbook, "Première");
  g_autoptr (CarnetObservation) seen = carnet_logbook_load_observation (fixture->logbook, &id, NULL);

  carnet_test_write (fixture->logbook, &id, CARNET_KEY_TITLE, "Première, relue", NULL);
  set_deleted (fixture->logbook, CARNET_KIND_OBSERVATION, &id, seen->heads);
  g_assert_cmpuint (count (fixture->logbook), ==, 0);
}

/* What observations name comes back too. */
static void
test_named (CarnetOne *fixture, gconstpointer unused)
{
  static const char *const kinds[][2] = {
    { CARNET_KIND_THEME, CARNET_KEY_LABEL },
    { CARNET_KIND_ACTOR, CARNET_KEY_NAME },
    { CARNET_KIND_PERSON, CARNET_KEY_NAME },
    { CARNET_KIND_TERRITORY, CARNET_KEY_NAME },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (CarnetWrites) writes = carnet_writes_new ();
      g_autoptr (GPtrArray) trash = NULL;
      const CarnetTrashed *trashed;
      CarnetId             id = { { 0 } };

      carnet_writes_set_text (writes, kinds[i][1], "Nom d’exemple");
      g_assert_true (carnet_logbook_write (fixture->logbook, &id, kinds[i][0], NULL, writes, NULL, NULL));
      g_assert_cmpuint (count (fixture->logbook), ==, 0);
      set_deleted (fixture->logbook, kinds[i][0], &id, NULL);
      trash = list (fixture->logbook);
      g_assert_cmpuint (trash->len, ==, 1);
      trashed = trash->pdata[0];
      g_assert_cmpstr (trashed->kind, ==, kinds[i][0]);
      g_assert_cmpstr (trashed->title, ==, "Nom d’exemple");
      g_assert_true (carnet_id_equal (&trashed->id, &id));
      g_assert_true (
          carnet_logbook_set_deleted (fixture->logbook, trashed->kind, &id, FALSE, NULL, NULL, NULL));
    }
}

/* More than are read at a time. */
static void
test_many (CarnetOne *fixture, gconstpointer unused)
{
  const guint n = 1001;

  g_assert_true (carnet_logbook_begin (fixture->logbook, NULL));
  for (guint i = 0; i < n; i++)
    {
      const CarnetId id = observe (fixture->logbook, "Une parmi d’autres");

      set_deleted (fixture->logbook, CARNET_KIND_OBSERVATION, &id, NULL);
    }
  g_assert_true (carnet_logbook_commit (fixture->logbook, NULL));
  g_assert_cmpuint (count (fixture->logbook), ==, n);
}

#define ADD(path, func) g_test_add (path, CarnetOne, NULL, carnet_one_set_up, func, carnet_one_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/trash/lists", test_lists);
  ADD ("/trash/puts-back", test_puts_back);
  ADD ("/trash/contested", test_contested);
  ADD ("/trash/named", test_named);
  ADD ("/trash/many", test_many);
  return g_test_run ();
}
