/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "base/carnet-error.h"
#include "store/carnet-gazetteer.h"

static CarnetGazetteer *
open_built (void)
{
  g_autoptr (GError) error = NULL;
  CarnetGazetteer *gazetteer = carnet_gazetteer_open (NULL, &error);

  g_assert_no_error (error);
  return gazetteer;
}

static GPtrArray *
search (CarnetGazetteer *gazetteer, const char *text, guint limit, guint *n_matches)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *found = carnet_gazetteer_search (gazetteer, text, limit, n_matches, &error);

  g_assert_no_error (error);
  return found;
}

static const CarnetTerritory *
nth (GPtrArray *territories, guint i)
{
  g_assert_cmpuint (i, <, territories->len);
  return territories->pdata[i];
}

static void
test_as_designed (void)
{
  g_autoptr (CarnetGazetteer) gazetteer = open_built ();
  guint n_matches = 0;
  g_autoptr (GPtrArray) found = search (gazetteer, "sabl", 5, &n_matches);
  const CarnetTerritory *first = nth (found, 0);

  g_assert_cmpuint (n_matches, ==, 16);
  g_assert_cmpuint (found->len, ==, 5);
  g_assert_cmpstr (first->name, ==, "CA Les Sables d'Olonne Agglomération");
  g_assert_cmpstr (first->kind, ==, "epci");
  g_assert_cmpstr (first->code, ==, "200071165");
  g_assert_cmpstr (first->vintage, ==, "2026");
  g_assert_cmpstr (first->departement, ==, "85");
  g_assert_cmpstr (first->departement_name, ==, "Vendée");
  g_assert_cmpstr (first->region, ==, "52");
  g_assert_cmpint (first->population, ==, 59944);
  g_assert_cmpstr (nth (found, 1)->name, ==, "CC des Sablons");
  g_assert_cmpstr (nth (found, 2)->code, ==, "85194");
  g_assert_cmpstr (nth (found, 3)->name, ==, "Sablé-sur-Sarthe");
}

static void
test_shared_id (void)
{
  g_autoptr (CarnetGazetteer) gazetteer = open_built ();
  g_autoptr (GPtrArray) found = search (gazetteer, "85194", 1, NULL);
  CarnetId expected = carnet_id_from_name ("cog:2026:commune:85194");

  g_assert_true (carnet_id_equal (&nth (found, 0)->id, &expected));
}

static void
test_first_found (void)
{
  static const struct
  {
    const char *text;
    const char *kind;
    const char *code;
  } cases[] = {
    { "85194", "commune", "85194" },
    { " 2a004 ", "commune", "2A004" },
    { "200071165", "epci", "200071165" },
    { "loire", "departement", "42" },
    { "LOIRE", "departement", "42" },
    { "vendee", "departement", "85" },
    { "ile de france", "region", "11" },
    { "Île-de-France", "region", "11" },
    { "sables d’olonne", "commune", "85194" },
    { "olonne sables", "epci", "200071165" },
    { "bocage bressuirais", "epci", "200040244" },
    { "st nazaire", "commune", "44184" },
    { "saint nazaire", "commune", "44184" },
    { "plaine commune", "ept", "200057867" },
    { "strasb", "epci", "246700488" },
    { "charenton-le-p", "commune", "94018" },
  };
  g_autoptr (CarnetGazetteer) gazetteer = open_built ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) found = search (gazetteer, cases[i].text, 10, NULL);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (nth (found, 0)->kind, ==, cases[i].kind);
      g_assert_cmpstr (nth (found, 0)->code, ==, cases[i].code);
    }
}

static void
test_nothing_found (void)
{
  static const char *const cases[]
      = { "", " ", "-", "zzz", "sablx", "'", "\"", "%", "*", "sabl OR", "😀", "\xc2\xa0" };
  g_autoptr (CarnetGazetteer) gazetteer = open_built ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint n_matches = 1;
      g_autoptr (GPtrArray) found = search (gazetteer, cases[i], 10, &n_matches);

      g_test_message ("%s", cases[i]);
      g_assert_cmpuint (found->len, ==, 0);
      g_assert_cmpuint (n_matches, ==, 0);
    }
}

/* Whatever is typed, the number of matches can only shrink as words are added, and
 * the limit changes nothing of what comes before it. */
static void
test_narrowing (void)
{
  static const char *const steps[] = { "s", "sa", "saint", "saint-j", "saint jean de", "saint-jean-de-mon" };
  g_autoptr (CarnetGazetteer) gazetteer = open_built ();
  guint last = G_MAXUINT;

  for (guint i = 2; i < G_N_ELEMENTS (steps); i++)
    {
      guint few_matches, many_matches;
      g_autoptr (GPtrArray) few = search (gazetteer, steps[i], 3, &few_matches);
      g_autoptr (GPtrArray) many = search (gazetteer, steps[i], 30, &many_matches);

      g_assert_cmpuint (few_matches, ==, many_matches);
      g_assert_cmpuint (many_matches, <=, last);
      for (guint k = 0; k < few->len; k++)
        g_assert_true (carnet_id_equal (&nth (few, k)->id, &nth (many, k)->id));
      last = many_matches;
    }
}

static void
test_resolve (void)
{
  static const struct
  {
    const char *text;
    const char *code;
  } cases[] = {
    { "85194", "85194" },
    { "commune:85194", "85194" },
    { "Commune : 85194", "85194" },
    { "departement:01", "01" },
    { "commune:Les Sables-d'Olonne", "85194" },
    { "Arrondissement: les sables d’olonne", "853" },
    { "epci:Bocage Bressuirais", "200040244" },
    { "CA les sables d'olonne agglomeration", "200071165" },
    { "Bocage Bressuirais", "200040244" },
    { "Charenton-le-Pont", "94018" },
  };
  g_autoptr (CarnetGazetteer) gazetteer = open_built ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CarnetTerritory) territory
          = carnet_gazetteer_resolve (gazetteer, cases[i].text, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (territory->code, ==, cases[i].code);
    }
}

static void
test_resolve_refuses (void)
{
  static const struct
  {
    const char *text;
    int         code;
    guint       n_candidates;
  } cases[] = {
    { "01", CARNET_ERROR_AMBIGUOUS, 2 },                  /* Guadeloupe, Ain */
    { "Les Sables-d'Olonne", CARNET_ERROR_AMBIGUOUS, 2 }, /* commune, arrondissement */
    { "sablons", CARNET_ERROR_AMBIGUOUS, 2 },             /* Gironde, Isère */
    { "sabl", CARNET_ERROR_NOT_FOUND, 0 },
    { "commune:00000", CARNET_ERROR_NOT_FOUND, 0 },
    { "region:Les Sables-d'Olonne", CARNET_ERROR_NOT_FOUND, 0 },
    { "commune:sablons", CARNET_ERROR_AMBIGUOUS, 2 },
    { "commune:", CARNET_ERROR_NOT_FOUND, 0 },
    { "", CARNET_ERROR_NOT_FOUND, 0 },
  };
  g_autoptr (CarnetGazetteer) gazetteer = open_built ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) candidates = NULL;

      g_assert_null (carnet_gazetteer_resolve (gazetteer, cases[i].text, &candidates, &error));
      g_assert_error (error, CARNET_ERROR, cases[i].code);
      g_assert_cmpuint (candidates != NULL ? candidates->len : 0, ==, cases[i].n_candidates);
    }
}

static void
test_missing_or_damaged (void)
{
  g_autofree char *folder = g_dir_make_tmp ("carnet-XXXXXX", NULL);
  g_autofree char *absent = g_build_filename (folder, "absent.db", NULL);
  g_autofree char *garbage = g_build_filename (folder, "50%?#.db", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (carnet_gazetteer_open (absent, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (garbage, "not a database, but long enough to be read", -1, NULL));
  g_assert_null (carnet_gazetteer_open (garbage, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_CORRUPT);
  g_remove (garbage);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gazetteer/as-designed", test_as_designed);
  g_test_add_func ("/gazetteer/shared-id", test_shared_id);
  g_test_add_func ("/gazetteer/first-found", test_first_found);
  g_test_add_func ("/gazetteer/nothing-found", test_nothing_found);
  g_test_add_func ("/gazetteer/narrowing", test_narrowing);
  g_test_add_func ("/gazetteer/resolve", test_resolve);
  g_test_add_func ("/gazetteer/resolve-refuses", test_resolve_refuses);
  g_test_add_func ("/gazetteer/missing-or-damaged", test_missing_or_damaged);
  return g_test_run ();
}
