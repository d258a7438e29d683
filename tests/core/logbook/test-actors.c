/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The actors of a logbook: named once, counted, filtered by. */
#include "base/carnet-error.h"
#include "support/carnet-test-one.h"

/* INSEE and La Poste: public numbers. */
#define SIREN "120027016"
#define OTHER_SIREN "356000000"

static CarnetId
ensure (CarnetOne *self, const char *name, int kind, const char *siren)
{
  g_autoptr (CarnetActor) actor = carnet_actor_new (NULL, name, kind, siren);
  g_autoptr (GError) error = NULL;
  CarnetId id = { { 0 } };

  carnet_logbook_ensure_actor (self->logbook, actor, &id, &error);
  g_assert_no_error (error);
  return id;
}

/* "name kind siren count" of each, a line each. */
static char *
listed (CarnetOne *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) actors = carnet_logbook_list_actors (self->logbook, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < actors->len; i++)
    {
      const CarnetActor *actor = actors->pdata[i];

      g_string_append_printf (text, "%s|%d|%s|%u\n", actor->name, actor->kind, actor->siren,
                              actor->n_observations);
    }
  return g_string_free (text, FALSE);
}

#define ASSERT_LISTED(self, expected)                                                                        \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autofree char *listed_ = listed (self);                                                                \
    g_assert_cmpstr (listed_, ==, expected);                                                                 \
  }                                                                                                          \
  G_STMT_END

static void
set_actor (CarnetOne *self, CarnetId *observation, const CarnetId *actor, int present)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autofree char *hex = carnet_id_to_string (actor);
  g_autofree char *key = g_strconcat (CARNET_PREFIX_ACTOR, hex, NULL);

  carnet_writes_set_integer (writes, key, present);
  g_assert_true (
      carnet_logbook_write (self->logbook, observation, CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL));
}

static void
write_actor (CarnetOne *self, CarnetId *actor, const char *key, const char *text, const char *refusal)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GError) error = NULL;

  carnet_writes_set_text (writes, key, text);
  carnet_logbook_write (self->logbook, actor, CARNET_KIND_ACTOR, NULL, writes, NULL, &error);
  if (refusal == NULL)
    {
      g_assert_no_error (error);
      return;
    }
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, refusal);
}

static void delete (CarnetOne *self, CarnetId *entity, const char *kind)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();

  carnet_writes_set_integer (writes, CARNET_KEY_DELETED, 1);
  g_assert_true (carnet_logbook_write (self->logbook, entity, kind, NULL, writes, NULL, NULL));
}

static void
test_ensure (CarnetOne *self, gconstpointer data)
{
  CarnetId first = ensure (self, "Coopérative d’exemple", CARNET_ACTOR_COMPANY, NULL);
  CarnetId again = ensure (self, "COOPERATIVE D'EXEMPLE", CARNET_ACTOR_MEDIA, NULL);
  CarnetId numbered = ensure (self, "Institut d’exemple", CARNET_ACTOR_PUBLIC_BODY, SIREN);
  CarnetId renamed = ensure (self, "Un autre nom", -1, SIREN);
  CarnetId homonym = ensure (self, "Institut d’exemple", -1, OTHER_SIREN);
  CarnetId unnumbered = ensure (self, "institut d’exemple", -1, NULL);

  g_assert_true (carnet_id_equal (&first, &again));
  g_assert_true (carnet_id_equal (&numbered, &renamed));
  g_assert_false (carnet_id_equal (&numbered, &homonym));
  g_assert_true (carnet_id_equal (&unnumbered, &numbered) || carnet_id_equal (&unnumbered, &homonym));
  g_assert_false (carnet_id_equal (&first, &numbered));
}

static void
test_change (CarnetOne *self, gconstpointer data)
{
  CarnetId id = ensure (self, "Ferme d’exemple", -1, NULL);

  ASSERT_LISTED (self, "Ferme d’exemple|-1||0\n");
  write_actor (self, &id, CARNET_KEY_KIND, "association", NULL);
  write_actor (self, &id, CARNET_KEY_SIREN, SIREN, NULL);
  write_actor (self, &id, CARNET_KEY_NAME, "Jardin d’exemple", NULL);
  ASSERT_LISTED (self, "Jardin d’exemple|1|" SIREN "|0\n");
  write_actor (self, &id, CARNET_KEY_KIND, NULL, NULL);
  write_actor (self, &id, CARNET_KEY_SIREN, NULL, NULL);
  ASSERT_LISTED (self, "Jardin d’exemple|-1||0\n");
  delete (self, &id, CARNET_KIND_ACTOR);
  ASSERT_LISTED (self, "");
}

static void
test_rules (CarnetOne *self, gconstpointer data)
{
  CarnetId id = ensure (self, "Ferme d’exemple", -1, NULL);

  write_actor (self, &id, CARNET_KEY_NAME, NULL, "A name is needed.");
  write_actor (self, &id, CARNET_KEY_KIND, "syndicat",
               "“syndicat” is not a kind of actor: company, association, public-body, foundation, academic, "
               "media, citizens.");
  write_actor (self, &id, CARNET_KEY_SIREN, "120027017",
               "“120027017” is not a SIREN: its key is wrong, a digit may be mistyped.");
  write_actor (self, &id, CARNET_KEY_SIREN, "12",
               "“12” is not a SIREN: it has nine digits, or fourteen for a SIRET.");
  write_actor (self, &id, CARNET_KEY_SIREN, "120 027 016",
               "A SIREN is written with its nine digits alone: 120027016.");
  ASSERT_LISTED (self, "Ferme d’exemple|-1||0\n");
}

static guint
count_of (CarnetOne *self, const CarnetId *actor)
{
  CarnetQuery query = CARNET_QUERY_INIT;
  g_autoptr (GPtrArray) rows = NULL;
  guint n = 0;

  query.actor = *actor;
  rows = carnet_logbook_list_observations (self->logbook, &query, 0, 10, NULL);
  g_assert_true (carnet_logbook_count_observations (self->logbook, &query, &n, NULL));
  g_assert_cmpuint (rows->len, ==, n);
  query.text = "exemple";
  g_assert_true (carnet_logbook_count_observations (self->logbook, &query, &n, NULL));
  g_assert_cmpuint (n, ==, 0);
  return rows->len;
}

static void
test_counts (CarnetOne *self, gconstpointer data)
{
  CarnetId farm = ensure (self, "Ferme d’exemple", -1, NULL), town = ensure (self, "Ville", -1, NULL);
  CarnetId one = { { 0 } }, two = { { 0 } };

  carnet_test_write (self->logbook, &one, CARNET_KEY_TITLE, "Une", NULL);
  carnet_test_write (self->logbook, &two, CARNET_KEY_TITLE, "Deux", CARNET_KEY_DATE, "2018-07-05", NULL);
  set_actor (self, &one, &farm, 1);
  set_actor (self, &two, &farm, 1);
  set_actor (self, &two, &town, 1);
  ASSERT_LISTED (self, "Ferme d’exemple|-1||2\nVille|-1||1\n");
  g_assert_cmpuint (count_of (self, &farm), ==, 2);
  g_assert_cmpuint (count_of (self, &town), ==, 1);
  set_actor (self, &two, &farm, 0);
  ASSERT_LISTED (self, "Ferme d’exemple|-1||1\nVille|-1||1\n");
  delete (self, &two, CARNET_KIND_OBSERVATION);
  ASSERT_LISTED (self, "Ferme d’exemple|-1||1\nVille|-1||0\n");
  g_assert_cmpuint (count_of (self, &town), ==, 0);
}

/* What a report says it was narrowed to. */
static void
test_report (CarnetOne *self, gconstpointer data)
{
  CarnetId            farm = ensure (self, "Ferme d’exemple", -1, NULL), one = { { 0 } }, two = { { 0 } };
  CarnetExportOptions options = { .profile = CARNET_PROFILE_REPORT, .query = CARNET_QUERY_INIT };
  g_autofree char    *path = carnet_world_path (self->world, "report.xml"), *xml = NULL, *said = NULL;
  g_autofree char    *hex = carnet_id_to_string (&farm);
  g_autoptr (GError) error = NULL;

  carnet_test_write (self->logbook, &one, CARNET_KEY_TITLE, "Avec", NULL);
  carnet_test_write (self->logbook, &two, CARNET_KEY_TITLE, "Sans", NULL);
  set_actor (self, &one, &farm, 1);
  options.query.actor = farm;
  carnet_logbook_export_xml (self->logbook, path, &options, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &xml, NULL, NULL));
  said = g_strdup_printf ("<filter actor=\"%s\"", hex);
  g_assert_nonnull (strstr (xml, said));
  g_assert_nonnull (strstr (xml, "Avec"));
  g_assert_null (strstr (xml, "Sans"));
}

#define ADD(path, test) g_test_add (path, CarnetOne, NULL, carnet_one_set_up, test, carnet_one_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/actors/ensure", test_ensure);
  ADD ("/actors/change", test_change);
  ADD ("/actors/rules", test_rules);
  ADD ("/actors/counts", test_counts);
  ADD ("/actors/report", test_report);
  return g_test_run ();
}
