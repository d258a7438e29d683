/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of an observation that are more than a text, and what the logbook refuses. */
#include "carnet-document-world.h"
#include "session/carnet-session-writes.h"

static void
test_date (DocumentWorld *world, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  CarnetDate before, outside, inside;

  document_world_open_at (world, 0);
  before = carnet_observation_document_get_date (world->document);
  g_assert_true (carnet_date_parse_iso ("2019-02-01", &outside));
  g_assert_true (carnet_date_parse_iso ("2019-01-31", &inside));
  g_assert_false (carnet_observation_document_set_date (world->document, outside, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_OUTSIDE);
  g_assert_cmpuint (carnet_observation_document_get_date (world->document), ==, before);
  g_assert_cmpint (document_world_get_state (world), ==, CARNET_DOCUMENT_CLEAN);
  g_assert_true (carnet_observation_document_set_date (world->document, inside, NULL));
  g_assert_cmpuint (carnet_observation_document_get_date (world->document), ==, inside);
}

static void
test_themes_and_territories (DocumentWorld *world, gconstpointer unused)
{
  g_autoptr (CarnetTerritory) territory = carnet_territory_new ();
  g_autoptr (CarnetObservation) stored = NULL;
  g_autoptr (GArray) themes = NULL;
  CarnetId theme;

  document_world_open_at (world, 0);
  g_free (territory->name);
  territory->name = g_strdup ("Vallée d’exemple");
  g_free (territory->kind);
  territory->kind = g_strdup ("free");
  carnet_observation_document_take_territory (world->document, territory);
  carnet_observation_document_take_theme (world->document, "Fragilités", NULL);
  carnet_observation_document_take_theme (world->document, "Conditions de réussite", NULL);
  /* Closing waits for what is still being added. */
  g_assert_true (document_world_close_document (world));
  stored = carnet_logbook_load_observation (document_world_logbook (world),
                                            carnet_observation_document_get_id (world->document), NULL);
  g_assert_cmpuint (stored->themes->len, ==, 2);
  g_assert_false (carnet_id_is_nil (&stored->territory));
  theme = g_array_index (stored->themes, CarnetId, 0);
  carnet_observation_document_set_theme (world->document, &theme, FALSE);
  themes = carnet_observation_document_dup_themes (world->document);
  g_assert_cmpuint (themes->len, ==, 1);
  g_assert_true (document_world_close_document (world));
  g_clear_pointer (&stored, carnet_observation_free);
  stored = carnet_logbook_load_observation (document_world_logbook (world),
                                            carnet_observation_document_get_id (world->document), NULL);
  g_assert_cmpuint (stored->themes->len, ==, 1);
}

/* In the draft as it is written; what is taken away again was never written. */
static void
test_actors (DocumentWorld *world, gconstpointer unused)
{
  g_autoptr (CarnetActor) actor
      = carnet_actor_new (NULL, "Ferme d’exemple", CARNET_ACTOR_COMPANY, "732829320");
  g_autoptr (CarnetObservation) stored = NULL;
  g_autoptr (CarnetDraft) draft = NULL;
  g_autoptr (GArray) actors = NULL, none = NULL;
  CarnetId id;

  document_world_open_at (world, 0);
  carnet_observation_document_take_actor (world->document, actor);
  WAIT_FOR (document_world_get_state (world) == CARNET_DOCUMENT_DIRTY);
  actors = carnet_observation_document_dup_actors (world->document);
  g_assert_cmpuint (actors->len, ==, 1);
  id = g_array_index (actors, CarnetId, 0);
  carnet_observation_document_save (world->document);
  WAIT_FOR (document_world_get_state (world) == CARNET_DOCUMENT_SAVED);
  draft = document_world_load_draft (world, carnet_observation_document_get_id (world->document));
  g_assert_cmpuint (carnet_writes_size (draft->writes), ==, 1);
  carnet_observation_document_set_actor (world->document, &id, FALSE);
  none = carnet_observation_document_dup_actors (world->document);
  g_assert_cmpuint (none->len, ==, 0);
  carnet_observation_document_set_actor (world->document, &id, TRUE);
  g_assert_true (document_world_close_document (world));
  stored = carnet_logbook_load_observation (document_world_logbook (world),
                                            carnet_observation_document_get_id (world->document), NULL);
  g_assert_cmpuint (stored->actors->len, ==, 1);
  g_assert_true (carnet_id_equal (&g_array_index (stored->actors, CarnetId, 0), &id));
  /* Taken away and given back: nothing is to be written. */
  carnet_observation_document_set_actor (world->document, &id, FALSE);
  carnet_observation_document_set_actor (world->document, &id, TRUE);
  carnet_observation_document_save (world->document);
  WAIT_FOR (document_world_get_state (world) != CARNET_DOCUMENT_DIRTY);
  g_clear_pointer (&draft, carnet_draft_free);
  draft = document_world_load_draft (world, carnet_observation_document_get_id (world->document));
  g_assert_null (draft);
}

/* -- Failures ------------------------------------------------------------------------------------------ */

static void
test_failure (DocumentWorld *world, gconstpointer unused)
{
  document_world_open_at (world, 0);
  /* The session ends under the document: nothing can be saved any more. */
  carnet_session_close (world->session);
  document_world_set_title (world, "Gardé");
  g_assert_false (document_world_close_document (world));
  g_assert_cmpint (document_world_get_state (world), ==, CARNET_DOCUMENT_FAILED);
  g_assert_nonnull (carnet_observation_document_get_error (world->document));
  g_assert_cmpstr (document_world_get_title (world), ==, "Gardé");
}

#define ADD(path, test)                                                                                      \
  g_test_add (path, DocumentWorld, NULL, document_world_set_up, test, document_world_tear_down)

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
  ADD ("/observation-document-fields/date", test_date);
  ADD ("/observation-document-fields/themes-and-territories", test_themes_and_territories);
  ADD ("/observation-document-fields/actors", test_actors);
  ADD ("/observation-document-fields/failure", test_failure);
  return g_test_run ();
}
