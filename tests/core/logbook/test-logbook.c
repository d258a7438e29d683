/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sqlite3.h>

#include "support/carnet-test-world.h"

#include "logbook/carnet-logbook-private.h"

/* -- Writing ---------------------------------------------------------------------------------- */

static guint
count (CarnetLogbook *logbook, const CarnetQuery *query)
{
  g_autoptr (GError) error = NULL;
  guint n;

  g_assert_true (carnet_logbook_count_observations (logbook, query, &n, &error));
  g_assert_no_error (error);
  return n;
}

static guint64
count_revisions (CarnetLogbook *logbook)
{
  g_autoptr (CarnetInfo) info = carnet_logbook_load_info (logbook, NULL);

  return info->n_revisions;
}

static void
test_write (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autofree char *key = carnet_test_text_key (0);
  CarnetId         id = { { 0 } }, section = carnet_test_section (0);
  g_autoptr (CarnetObservation) observation = NULL;
  guint64 n = count_revisions (logbook);

  carnet_test_write (logbook, &id, CARNET_KEY_TITLE, "Un\r\ntitre", CARNET_KEY_DATE, "2018-07-05", key,
                     "Fait\r\nà cœur", NULL);
  g_assert_false (carnet_id_is_nil (&id));
  observation = carnet_logbook_load_observation (logbook, &id, NULL);
  g_assert_cmpstr (observation->title, ==, "Un\ntitre");
  g_assert_cmpstr (carnet_observation_get_text (observation, &section), ==, "Fait\nà cœur");
  g_assert_cmpuint (observation->date, ==, carnet_date_new (2018, 7, 5));
  g_assert_true (carnet_id_equal (&observation->author, &carnet_logbook_get_owner (logbook)->id));
  g_assert_cmpint (observation->visibility, ==, CARNET_VISIBILITY_COORDINATION);
  g_assert_cmpuint (count_revisions (logbook), ==, n + 1);
  /* The same again says nothing new. */
  carnet_test_write (logbook, &id, CARNET_KEY_TITLE, "Un\ntitre", NULL);
  g_assert_cmpuint (count_revisions (logbook), ==, n + 1);
}

typedef struct
{
  const char *key;
  const char *text; /* NULL: the integer */
  gint64      integer;
  CarnetError code;
} BadField;

static void
test_write_refuses (void)
{
  static const BadField bad[] = {
    { CARNET_KEY_DATE, "demain", 0, CARNET_ERROR_INVALID },
    { CARNET_KEY_DATE, "2018-02-30", 0, CARNET_ERROR_INVALID },
    { CARNET_KEY_DATE, "2018-04-30", 0, CARNET_ERROR_OUTSIDE },
    { CARNET_KEY_DATE, "2019-02-01", 0, CARNET_ERROR_OUTSIDE },
    { CARNET_KEY_DATE, NULL, 3, CARNET_ERROR_INVALID },
    { CARNET_KEY_VISIBILITY, "secret", 0, CARNET_ERROR_INVALID },
    { CARNET_KEY_REVIEW, "bon", 0, CARNET_ERROR_INVALID },
    { CARNET_KEY_IMPACT_INNOVATION, NULL, 4, CARNET_ERROR_INVALID },
    { CARNET_KEY_IMPACT_INNOVATION, NULL, -1, CARNET_ERROR_INVALID },
    { "impact/fortune", NULL, 1, CARNET_ERROR_INVALID },
    { CARNET_KEY_TERRITORY, "Bressuire", 0, CARNET_ERROR_INVALID },
    { CARNET_KEY_DELETED, NULL, 2, CARNET_ERROR_INVALID },
  };
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autofree char *before = carnet_test_hash_file (carnet_logbook_get_path (logbook));
  g_autofree char *after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (CarnetWrites) writes = carnet_writes_new ();
      CarnetId id = { { 0 } };
      g_autoptr (GError) error = NULL;

      if (bad[i].text != NULL)
        carnet_writes_set_text (writes, bad[i].key, bad[i].text);
      else
        carnet_writes_set_integer (writes, bad[i].key, bad[i].integer);
      g_test_message ("%s = %s", bad[i].key, bad[i].text);
      g_assert_false (
          carnet_logbook_write (logbook, &id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, &error));
      g_assert_error (error, CARNET_ERROR, (int)bad[i].code);
    }
  after = carnet_test_hash_file (carnet_logbook_get_path (logbook));
  g_assert_cmpstr (before, ==, after);
}

static void
test_delete (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autoptr (CarnetWrites) deletion = carnet_writes_new ();
  CarnetQuery search = CARNET_QUERY_INIT;
  CarnetId    id = { { 0 } };

  search.text = "éphémère";
  carnet_test_write (logbook, &id, CARNET_KEY_TITLE, "Éphémère", CARNET_KEY_DATE, "2018-07-05", NULL);
  g_assert_cmpuint (count (logbook, NULL), ==, 1);
  g_assert_cmpuint (count (logbook, &search), ==, 1);
  carnet_writes_set_integer (deletion, CARNET_KEY_DELETED, 1);
  g_assert_true (carnet_logbook_write (logbook, &id, CARNET_KIND_OBSERVATION, NULL, deletion, NULL, NULL));
  g_assert_cmpuint (count (logbook, NULL), ==, 0);
  g_assert_cmpuint (count (logbook, &search), ==, 0);
  carnet_writes_set_integer (deletion, CARNET_KEY_DELETED, 0);
  g_assert_true (carnet_logbook_write (logbook, &id, CARNET_KIND_OBSERVATION, NULL, deletion, NULL, NULL));
  g_assert_cmpuint (count (logbook, NULL), ==, 1);
  g_assert_cmpuint (count (logbook, &search), ==, 1);
}

static void
test_shared_ids (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) one = carnet_world_logbook (world, "un");
  g_autoptr (CarnetLogbook) two = carnet_world_logbook (world, "deux");
  g_autoptr (CarnetTerritory) territory = carnet_territory_new ();
  CarnetId         first, second;
  g_autofree char *path = g_strdup (carnet_logbook_get_path (one));
  guint64          n;

  g_free (territory->name);
  territory->name = g_strdup ("Les Sables-d'Olonne");
  g_free (territory->kind);
  territory->kind = g_strdup ("commune");
  g_free (territory->code);
  territory->code = g_strdup ("85194");
  g_free (territory->vintage);
  territory->vintage = g_strdup ("2026");
  territory->id = carnet_territory_id_for ("2026", "commune", "85194");
  g_assert_true (carnet_logbook_ensure_territory (one, territory, &first, NULL));
  world->now_ms += 86400000;
  g_assert_true (carnet_logbook_ensure_territory (two, territory, &second, NULL));
  g_assert_true (carnet_id_equal (&first, &second));
  /* The same revisions of programme and territory: only the other's person is new. */
  n = count_revisions (one);
  carnet_test_unite (path, carnet_logbook_get_path (two));
  g_assert_cmpuint (count_revisions (one), ==, n + 1);
}

/* -- What a review found ---------------------------------------------------------------------------- */

static void
write_number (CarnetLogbook *logbook, CarnetId *id, const char *key, gint64 number)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GError) error = NULL;

  carnet_writes_set_integer (writes, key, number);
  carnet_logbook_write (logbook, id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, &error);
  g_assert_no_error (error);
}

static void
test_contested_confirmed (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) mine = carnet_world_logbook (world, "moi");
  g_autoptr (CarnetLogbook) theirs = carnet_world_logbook (world, "elle");
  g_autoptr (CarnetObservation) contested = NULL;
  g_autoptr (CarnetObservation) confirmed = NULL;
  CarnetId id = { { 0 } };

  carnet_test_write (mine, &id, CARNET_KEY_TITLE, "Commune", NULL);
  carnet_test_unite (carnet_logbook_get_path (theirs), carnet_logbook_get_path (mine));
  write_number (mine, &id, CARNET_KEY_DELETED, 1);
  carnet_test_write (theirs, &id, CARNET_KEY_TITLE, "Corrigée", NULL);
  carnet_test_unite (carnet_logbook_get_path (mine), carnet_logbook_get_path (theirs));
  contested = carnet_logbook_load_observation (mine, &id, NULL);
  g_assert_true (contested->contested);
  write_number (mine, &id, CARNET_KEY_DELETED, 1);
  confirmed = carnet_logbook_load_observation (mine, &id, NULL);
  g_assert_true (confirmed->deleted);
}

/* Who writes the same without knowing has written it: what comes later must not pass over it. */
static void
test_same_unknowing (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) mine = carnet_world_logbook (world, "moi");
  g_autoptr (CarnetLogbook) theirs = carnet_world_logbook (world, "elle");
  g_autoptr (CarnetObservation) seen = NULL;
  g_autoptr (CarnetObservation) after = NULL;
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId id = { { 0 } };

  carnet_test_write (mine, &id, CARNET_KEY_TITLE, "Commune", NULL);
  carnet_test_unite (carnet_logbook_get_path (theirs), carnet_logbook_get_path (mine));
  seen = carnet_logbook_load_observation (mine, &id, NULL);
  carnet_writes_set_text (writes, CARNET_KEY_TITLE, "Même idée");
  g_assert_true (
      carnet_logbook_save_draft (mine, &id, CARNET_KIND_OBSERVATION, seen->heads, writes, NULL, NULL, NULL));
  carnet_test_write (theirs, &id, CARNET_KEY_TITLE, "Même idée", NULL);
  carnet_test_unite (carnet_logbook_get_path (mine), carnet_logbook_get_path (theirs));
  g_assert_true (carnet_logbook_seal_draft (mine, &id, CARNET_DRAFT_ANY, NULL, NULL));
  carnet_test_write (theirs, &id, CARNET_KEY_TITLE, "Autre idée", NULL);
  carnet_test_unite (carnet_logbook_get_path (mine), carnet_logbook_get_path (theirs));
  after = carnet_logbook_load_observation (mine, &id, NULL);
  g_assert_cmpuint (after->conflicts->len, ==, 1);
}

static void
test_group_fails_whole (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId first = { { 0 } }, second = { { 0 } };
  g_autoptr (GError) error = NULL;

  g_assert_true (carnet_logbook_begin (logbook, NULL));
  carnet_test_write (logbook, &first, CARNET_KEY_TITLE, "Un", NULL);
  carnet_writes_set_text (writes, CARNET_KEY_TITLE, "Deux");
  /* Of another kind: refused under the lock. */
  g_assert_false (carnet_logbook_write (logbook, &first, CARNET_KIND_COMMENT, NULL, writes, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (
      carnet_logbook_write (logbook, &second, CARNET_KIND_OBSERVATION, NULL, writes, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (carnet_logbook_commit (logbook, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_FAILED);
  g_assert_cmpuint (count (logbook, NULL), ==, 0);
  carnet_test_write (logbook, &second, CARNET_KEY_TITLE, "Après", NULL);
  g_assert_cmpuint (count (logbook, NULL), ==, 1);
}

static void
test_cleared_visibility (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (CarnetObservation) observation = NULL;
  CarnetId id = { { 0 } };

  carnet_test_write (logbook, &id, CARNET_KEY_VISIBILITY, "private", NULL);
  carnet_writes_set_none (writes, CARNET_KEY_VISIBILITY);
  g_assert_true (carnet_logbook_write (logbook, &id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL));
  observation = carnet_logbook_load_observation (logbook, &id, NULL);
  g_assert_cmpint (observation->visibility, ==, CARNET_VISIBILITY_COORDINATION);
}

/* -- Memory --------------------------------------------------------------------------------- */

static void
test_rest (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autoptr (GPtrArray) before = carnet_logbook_list_people (logbook, NULL), after = NULL;
  const sqlite3_int64 used = sqlite3_memory_used ();

  carnet_logbook_rest (logbook);
  g_assert_cmpint (sqlite3_memory_used (), <, used - 16 * 1024);
  after = carnet_logbook_list_people (logbook, NULL);
  g_assert_cmpuint (after->len, ==, before->len);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/logbook/write", test_write);
  g_test_add_func ("/logbook/write/refuses", test_write_refuses);
  g_test_add_func ("/logbook/delete", test_delete);
  g_test_add_func ("/logbook/shared-ids", test_shared_ids);
  g_test_add_func ("/logbook/contested-confirmed", test_contested_confirmed);
  g_test_add_func ("/logbook/same-unknowing", test_same_unknowing);
  g_test_add_func ("/logbook/group-fails-whole", test_group_fails_whole);
  g_test_add_func ("/logbook/cleared-visibility", test_cleared_visibility);
  g_test_add_func ("/logbook/rest", test_rest);
  return g_test_run ();
}
