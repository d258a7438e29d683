/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/carnet-observation.h"
#include "model/carnet-person.h"
#include "model/carnet-territory.h"
#include "model/carnet-theme.h"

/* The words are the file format: written here once more, so that a change is seen. */
static void
test_words (void)
{
  static const char *const impacts[] = { "performance", "innovation", "confiance" };
  static const char *const visibilities[] = { "private", "coordination", "publishable" };
  static const char *const reviews[] = { "draft", "to-review", "to-complete", "validated" };

  for (int i = 0; i < CARNET_N_IMPACTS; i++)
    {
      g_autofree char *key = g_strconcat ("impact/", impacts[i], NULL);

      g_assert_cmpstr (carnet_impact_to_string ((CarnetImpact)i), ==, impacts[i]);
      g_assert_cmpint (carnet_impact_parse (impacts[i]), ==, i);
      g_assert_cmpstr (carnet_impact_get_key ((CarnetImpact)i), ==, key);
    }
  for (int i = 0; i < CARNET_N_VISIBILITIES; i++)
    {
      g_assert_cmpstr (carnet_visibility_to_string ((CarnetVisibility)i), ==, visibilities[i]);
      g_assert_cmpint (carnet_visibility_parse (visibilities[i]), ==, i);
    }
  for (int i = 0; i < CARNET_N_REVIEWS; i++)
    {
      g_assert_cmpstr (carnet_review_to_string ((CarnetReview)i), ==, reviews[i]);
      g_assert_cmpint (carnet_review_parse (reviews[i]), ==, i);
    }
  g_assert_cmpint (carnet_impact_parse ("Performance"), ==, -1);
  g_assert_cmpint (carnet_visibility_parse (""), ==, -1);
  g_assert_cmpint (carnet_review_parse (NULL), ==, -1);
}

static void
test_labels (void)
{
  g_assert_cmpstr (carnet_impact_get_label (CARNET_IMPACT_CONFIANCE), ==, "Trust and engagement");
  g_assert_cmpstr (carnet_level_get_label (0), ==, "none");
  g_assert_cmpstr (carnet_level_get_label (CARNET_LEVEL_MAX), ==, "structuring");
  g_assert_cmpstr (carnet_visibility_get_label (CARNET_VISIBILITY_PRIVATE), ==, "Private");
  g_assert_cmpstr (carnet_review_get_label (CARNET_REVIEW_TO_COMPLETE), ==, "To complete");
  g_assert_cmpstr (carnet_territory_kind_get_label ("epci"), ==, "intercommunality");
  g_assert_cmpstr (carnet_territory_kind_get_label ("free"), ==, "territory");
  g_assert_cmpstr (carnet_territory_kind_get_label ("canton"), ==, "territory");
}

/* Invariant 29: two machines arrive at the same id. */
static void
test_official_id (void)
{
  CarnetId         id = carnet_territory_id_for ("2026", "commune", "85194");
  g_autofree char *hex = carnet_id_to_string (&id);

  g_assert_cmpstr (hex, ==, "a4f0f99a47ab5aa7b3d036a719b0df93");
}

static void
test_territory_copy (void)
{
  g_autoptr (CarnetTerritory) territory = carnet_territory_new ();
  g_autoptr (CarnetTerritory) copy = NULL;

  g_assert_cmpint (territory->population, ==, -1);
  g_free (territory->name);
  territory->name = g_strdup ("Bressuire");
  territory->id = carnet_id_from_name ("here");
  copy = carnet_territory_copy (territory);
  g_assert_true (copy->name != territory->name);
  g_assert_cmpstr (copy->name, ==, "Bressuire");
  g_assert_cmpstr (copy->departement_name, ==, "");
  g_assert_true (carnet_id_equal (&copy->id, &territory->id));
}

static void
test_never_null (void)
{
  CarnetId id = carnet_id_from_name ("somebody");
  g_autoptr (CarnetPerson) person = carnet_person_new (&id, "Nom", NULL, NULL);
  g_autoptr (CarnetTheme) theme = carnet_theme_new (&id, NULL);
  g_autoptr (CarnetObservation) observation = carnet_observation_new ();
  g_autoptr (CarnetObservationRow) row = carnet_observation_row_new ();

  g_assert_cmpstr (person->role, ==, "");
  g_assert_cmpstr (theme->label, ==, "");
  g_assert_cmpstr (row->snippet, ==, "");
  g_assert_cmpstr (carnet_observation_get_text (observation, &id), ==, "");
  g_hash_table_insert (observation->texts, carnet_id_copy (&id), g_strdup ("Ce qui s’est passé"));
  g_assert_cmpstr (carnet_observation_get_text (observation, &id), ==, "Ce qui s’est passé");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/values/words", test_words);
  g_test_add_func ("/values/labels", test_labels);
  g_test_add_func ("/values/official-id", test_official_id);
  g_test_add_func ("/values/territory-copy", test_territory_copy);
  g_test_add_func ("/values/never-null", test_never_null);
  return g_test_run ();
}
