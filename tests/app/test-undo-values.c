/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo of what is not text, in the order in which it was done, with the texts. */
#include "carnet-view-world.h"

static CarnetObservationDocument *
document (World *world)
{
  return carnet_observation_editor_get_document (world->editor);
}

static guint
count_themes (World *world)
{
  g_autoptr (GArray) themes = carnet_observation_document_dup_themes (document (world));

  return themes->len;
}

static CarnetId
any_milestone (World *world)
{
  return ((CarnetMilestone *)carnet_session_get_programme (world->session)->milestones->pdata[3])->id;
}

static gboolean
has_milestone (World *world)
{
  const CarnetId wanted = any_milestone (world);
  const CarnetId is = carnet_observation_document_get_link (document (world), CARNET_KEY_MILESTONE);

  return carnet_id_equal (&is, &wanted);
}

/* Each thing chosen is a step of its own. */
static void
test_values (World *world, gconstpointer unused)
{
  const CarnetDate date = carnet_observation_document_get_date (document (world));
  const int level = carnet_observation_document_get_impact (document (world), CARNET_IMPACT_INNOVATION);
  const CarnetReview     review = carnet_observation_document_get_review (document (world));
  const CarnetVisibility visibility = carnet_observation_document_get_visibility (document (world));
  const CarnetId         milestone = any_milestone (world);

  carnet_observation_document_set_date (document (world), date + 3, NULL);
  carnet_observation_document_set_impact (document (world), CARNET_IMPACT_INNOVATION, 3 - level);
  carnet_observation_document_set_review (document (world), (review + 1) % CARNET_N_REVIEWS);
  carnet_observation_document_set_visibility (document (world), (visibility + 1) % CARNET_N_VISIBILITIES);
  carnet_observation_document_set_link (document (world), CARNET_KEY_MILESTONE, &milestone);
  g_assert_true (has_milestone (world));

  world_activate (world, "observation.undo");
  g_assert_false (has_milestone (world));
  g_assert_cmpint (carnet_observation_document_get_visibility (document (world)), !=, visibility);
  world_activate (world, "observation.undo");
  g_assert_cmpint (carnet_observation_document_get_visibility (document (world)), ==, visibility);
  world_activate (world, "observation.undo");
  g_assert_cmpint (carnet_observation_document_get_review (document (world)), ==, review);
  world_activate (world, "observation.undo");
  g_assert_cmpint (carnet_observation_document_get_impact (document (world), CARNET_IMPACT_INNOVATION), ==,
                   level);
  world_activate (world, "observation.undo");
  g_assert_cmpint (carnet_observation_document_get_date (document (world)), ==, date);
  for (guint i = 0; i < 5; i++)
    world_activate (world, "observation.redo");
  g_assert_true (has_milestone (world));
  g_assert_cmpint (carnet_observation_document_get_date (document (world)), ==, date + 3);
}

/* A theme that was added comes off again, and what is typed around it stays in order. */
static void
test_themes (World *world, gconstpointer unused)
{
  g_autofree char *before = world_dup_text (world, 1);
  g_autofree char *between = g_strconcat (before, "Avant", NULL);
  const guint      n = count_themes (world);

  world_type (world, 1, "Avant");
  carnet_observation_document_take_theme (document (world), "Thème d’exemple", NULL);
  WAIT_FOR (count_themes (world) == n + 1);
  world_type (world, 1, "Après");
  world_activate (world, "observation.undo");
  world_assert_text (world, 1, between);
  g_assert_cmpuint (count_themes (world), ==, n + 1);
  world_activate (world, "observation.undo");
  g_assert_cmpuint (count_themes (world), ==, n);
  world_assert_text (world, 1, between);
  world_activate (world, "observation.undo");
  world_assert_text (world, 1, before);
  world_activate (world, "observation.redo");
  world_activate (world, "observation.redo");
  g_assert_cmpuint (count_themes (world), ==, n + 1);
}

/* What came from elsewhere is no step. */
static void
test_reloaded (World *world, gconstpointer unused)
{
  g_autoptr (CarnetLogbook) logbook
      = carnet_logbook_open (world->fixture.path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId  id = world_current_id (world);
  const int level = carnet_observation_document_get_impact (document (world), CARNET_IMPACT_CONFIANCE);
  const int other = level == 0 ? 1 : 0;

  carnet_writes_set_integer (writes, carnet_impact_get_key (CARNET_IMPACT_CONFIANCE), other);
  g_assert_true (carnet_logbook_write (logbook, &id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL));
  carnet_session_emit_changed (world->session, CARNET_KIND_OBSERVATION, &id);
  WAIT_FOR (carnet_observation_document_get_impact (document (world), CARNET_IMPACT_CONFIANCE) == other);
  carnet_observation_document_set_impact (document (world), CARNET_IMPACT_CONFIANCE, 2);
  world_activate (world, "observation.undo");
  g_assert_cmpint (carnet_observation_document_get_impact (document (world), CARNET_IMPACT_CONFIANCE), ==,
                   other);
}

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
#define ADD(path, func) g_test_add (path, World, NULL, world_set_up, func, world_tear_down)
  ADD ("/undo-values/values", test_values);
  ADD ("/undo-values/themes", test_themes);
  ADD ("/undo-values/reloaded", test_reloaded);
  return g_test_run ();
}
