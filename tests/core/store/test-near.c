/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carnet-near.h"

typedef struct
{
  const char *name;
  const char *other;
  gboolean    near;
} Case;

static const Case cases[] = {
  /* The same, written otherwise. */
  { "Fragilités", "fragilites", TRUE },
  { "Tiers-lieux", "tiers lieux", TRUE },
  { "Cœur de métier", "COEUR DE METIER", TRUE },
  { "Aujourd’hui", "aujourd'hui", TRUE },
  /* The same stems. */
  { "Fragilité", "Fragilités", TRUE },
  { "Condition de réussite", "Les conditions de réussite", TRUE },
  { "Conditions de réussite", "Conditions des réussites", TRUE },
  { "Association locale", "Associations locales", TRUE },
  { "Numérique", "Le numérique", TRUE },
  /* Letters mistyped: one in five, two at most. */
  { "Gouvernance", "Gouvernence", TRUE },
  { "Gouvernance", "Guovernance", TRUE },
  { "Gouvernance", "Govvernence", TRUE },
  { "Gouvernance", "Gouvrnce", FALSE },
  { "Confiance", "Confience", TRUE },
  { "Emploi", "Enploi", TRUE },
  { "Emploi", "Empoli", TRUE },
  { "Eau", "Eaux", TRUE },
  { "Bois", "Buis", FALSE },
  { "Formation", "Fondation", FALSE },
  { "Agilité", "Fragilité", FALSE },
  { "Innovation sociale", "Innovation locale", FALSE },
  { "Innovation sociale", "Inovation socialle", TRUE },
  { "Tiers-lieu rural", "Tierslieu rural", TRUE },
  { "Confiance", "Confiance et engagement", FALSE },
  { "Réussite", "Conditions de réussite", FALSE },
  /* A number makes another thing. */
  { "Axe 1", "Axe 2", FALSE },
  { "Programme2025", "Programme2026", FALSE },
  { "Objectif 2030", "Objectif 2031", FALSE },
  { "Objectif 2030", "Objectifs 2030", TRUE },
  { "4ᵉ séminaire", "5ᵉ séminaire", FALSE },
  /* Nothing to compare. */
  { "", "", FALSE },
  { "…", "!", FALSE },
  { "", "Eau", FALSE },
  { "Le", "La", FALSE },
  { "De la", "Du", FALSE },
};

/* Both ways round. */
static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CarnetNear) near = carnet_near_new (cases[i].name);
      g_autoptr (CarnetNear) back = carnet_near_new (cases[i].other);

      g_test_message ("“%s”, “%s”", cases[i].name, cases[i].other);
      g_assert_cmpint (carnet_near_matches (near, cases[i].other), ==, cases[i].near);
      g_assert_cmpint (carnet_near_matches (back, cases[i].name), ==, cases[i].near);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/near/table", test_table);
  return g_test_run ();
}
