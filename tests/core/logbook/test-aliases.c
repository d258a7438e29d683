/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "model/carnet-kinds.h"
#include "support/carnet-test-world.h"

#define N_PEOPLE 5
#define N_ROUNDS 40

static CarnetId
write_named (CarnetLogbook *logbook, const char *kind, const char *name)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GError) error = NULL;
  CarnetId id = { { 0 } };

  carnet_writes_set_text (writes, CARNET_KEY_NAME, name);
  if (g_str_equal (kind, CARNET_KIND_TERRITORY))
    carnet_writes_set_text (writes, CARNET_KEY_KIND, "free");
  carnet_logbook_write (logbook, &id, kind, NULL, writes, NULL, &error);
  g_assert_no_error (error);
  return id;
}

static void
observe (CarnetLogbook *logbook, const CarnetId *author, const CarnetId *territory)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId id = { { 0 } };

  carnet_writes_set_text (writes, CARNET_KEY_TITLE, "Vu");
  carnet_writes_set_text (writes, CARNET_KEY_DATE, "2018-06-12");
  carnet_writes_set_id (writes, CARNET_KEY_AUTHOR, author);
  carnet_writes_set_id (writes, CARNET_KEY_TERRITORY, territory);
  g_assert_true (carnet_logbook_write (logbook, &id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL));
}

static void
judge (CarnetLogbook *logbook, const CarnetId *a, const CarnetId *b, CarnetAliasState verdict)
{
  g_autoptr (GError) error = NULL;

  carnet_logbook_judge_alias (logbook, a, b, verdict, &error);
  g_assert_no_error (error);
}

/* One line a pair, in their order. */
static char *
describe (CarnetLogbook *logbook)
{
  static const char *const states[] = { "?", "=", "/", "!" };
  g_autoptr (GPtrArray) pairs = carnet_logbook_list_aliases (logbook, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < pairs->len; i++)
    {
      const CarnetAliasPair *pair = pairs->pdata[i];

      g_string_append_printf (text, "%s %s %s %s\n", pair->kind, pair->sides[0].name, states[pair->state],
                              pair->sides[1].name);
    }
  return g_strdup (text->str);
}

static void
assert_pairs (CarnetLogbook *logbook, const char *expected)
{
  g_autofree char *found = describe (logbook);

  g_assert_cmpstr (found, ==, expected);
}

static guint
count (CarnetLogbook *logbook, const CarnetId *author, const CarnetId *territory)
{
  CarnetQuery query = CARNET_QUERY_INIT;
  guint       n;
  g_autoptr (GPtrArray) rows = NULL;

  if (author != NULL)
    query.author = *author;
  if (territory != NULL)
    query.territory = *territory;
  g_assert_true (carnet_logbook_count_observations (logbook, &query, &n, NULL));
  rows = carnet_logbook_list_observations (logbook, &query, 0, 10, NULL);
  g_assert_cmpuint (rows->len, ==, n);
  return n;
}

/* -- Suspected --------------------------------------------------------------------------- */

static void
test_suspected (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "Mine");

  write_named (logbook, CARNET_KIND_PERSON, "Zoé Exemple");
  assert_pairs (logbook, "");
  write_named (logbook, CARNET_KIND_PERSON, "ZOE EXEMPLE");
  assert_pairs (logbook, "person ZOE EXEMPLE ? Zoé Exemple\n");
  /* The same name, of another kind of thing. */
  write_named (logbook, CARNET_KIND_TERRITORY, "Zoé Exemple");
  assert_pairs (logbook, "person ZOE EXEMPLE ? Zoé Exemple\n");
}

/* However many a file invents. */
static void
test_many (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "Mine");
  g_autoptr (GPtrArray) pairs = NULL;

  for (guint i = 0; i < 100; i++)
    write_named (logbook, CARNET_KIND_PERSON, "Zoé");
  pairs = carnet_logbook_list_aliases (logbook, NULL);
  g_assert_cmpuint (pairs->len, >=, 99);
  g_assert_cmpuint (pairs->len, <=, 800);
}

/* -- Judged ------------------------------------------------------------------------------ */

static void
test_same_person (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "Mine");
  CarnetId a = write_named (logbook, CARNET_KIND_PERSON, "Zoé");
  CarnetId b = write_named (logbook, CARNET_KIND_PERSON, "Zoe");

  observe (logbook, &a, NULL);
  observe (logbook, &b, NULL);
  observe (logbook, &b, NULL);
  g_assert_cmpuint (count (logbook, &a, NULL), ==, 1);
  judge (logbook, &b, &a, CARNET_ALIAS_SAME);
  g_assert_cmpuint (count (logbook, &a, NULL), ==, 3);
  g_assert_cmpuint (count (logbook, &b, NULL), ==, 3);
  judge (logbook, &a, &b, CARNET_ALIAS_DISTINCT);
  g_assert_cmpuint (count (logbook, &b, NULL), ==, 2);
  judge (logbook, &a, &b, CARNET_ALIAS_SAME);
  /* Withdrawn, it is as if nobody had judged. */
  judge (logbook, &a, &b, CARNET_ALIAS_SUSPECTED);
  g_assert_cmpuint (count (logbook, &b, NULL), ==, 2);
  {
    g_autoptr (GPtrArray) pairs = carnet_logbook_list_aliases (logbook, NULL);

    g_assert_cmpuint (pairs->len, ==, 1);
    g_assert_cmpint (((CarnetAliasPair *)pairs->pdata[0])->state, ==, CARNET_ALIAS_SUSPECTED);
  }
  judge (logbook, &a, &b, CARNET_ALIAS_SAME);
  g_assert_cmpuint (count (logbook, &a, NULL), ==, 3);
  g_assert_true (carnet_logbook_verify (logbook, NULL, NULL, NULL, NULL, NULL));
}

static void
test_same_territory (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "Mine");
  CarnetId a = write_named (logbook, CARNET_KIND_TERRITORY, "Vallée");
  CarnetId b = write_named (logbook, CARNET_KIND_TERRITORY, "Vallee");
  CarnetId c = write_named (logbook, CARNET_KIND_TERRITORY, "La vallée");
  CarnetId smallest = a;
  g_autoptr (GPtrArray) counts = NULL;
  g_autoptr (GPtrArray) counted = NULL;

  if (carnet_id_compare (&b, &smallest) < 0)
    smallest = b;
  if (carnet_id_compare (&c, &smallest) < 0)
    smallest = c;
  observe (logbook, NULL, &a);
  observe (logbook, NULL, &b);
  observe (logbook, NULL, &c);
  judge (logbook, &a, &b, CARNET_ALIAS_SAME);
  judge (logbook, &b, &c, CARNET_ALIAS_SAME);
  g_assert_cmpuint (count (logbook, NULL, &a), ==, 3);
  counts = carnet_logbook_count_coverage (logbook, NULL);
  g_assert_cmpuint (counts->len, ==, 1);
  g_assert_cmpuint (((CarnetCount *)counts->pdata[0])->total, ==, 3);
  g_assert_true (carnet_id_equal (&((CarnetCount *)counts->pdata[0])->territory, &smallest));
  counted = carnet_logbook_list_counted_territories (logbook, NULL);
  g_assert_cmpuint (counted->len, ==, 1);
  g_assert_true (carnet_id_equal (&((CarnetTerritory *)counted->pdata[0])->id, &smallest));
}

/* A chain of "same" that a "distinct" stands in joins nobody, until one of them is taken back. */
static void
test_contradicted (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "Mine");
  CarnetId         a = write_named (logbook, CARNET_KIND_PERSON, "A");
  CarnetId         b = write_named (logbook, CARNET_KIND_PERSON, "B");
  CarnetId         c = write_named (logbook, CARNET_KIND_PERSON, "C");
  g_autofree char *text = NULL;

  observe (logbook, &a, NULL);
  observe (logbook, &c, NULL);
  judge (logbook, &a, &b, CARNET_ALIAS_SAME);
  judge (logbook, &b, &c, CARNET_ALIAS_SAME);
  g_assert_cmpuint (count (logbook, &a, NULL), ==, 2);
  judge (logbook, &a, &c, CARNET_ALIAS_DISTINCT);
  g_assert_cmpuint (count (logbook, &a, NULL), ==, 1);
  text = describe (logbook);
  g_assert_null (strpbrk (text, "?=/"));
  judge (logbook, &b, &c, CARNET_ALIAS_DISTINCT);
  g_assert_cmpuint (count (logbook, &a, NULL), ==, 1);
  judge (logbook, &a, &c, CARNET_ALIAS_SAME);
  g_assert_cmpuint (count (logbook, &a, NULL), ==, 1); /* a = b, b / c, a = c: contradicted again */
}

static void
set (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static void
test_refused (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "Mine");
  CarnetId         person = write_named (logbook, CARNET_KIND_PERSON, "A");
  CarnetId         territory = write_named (logbook, CARNET_KIND_TERRITORY, "A");
  CarnetId         nobody = carnet_id_from_name ("nobody");
  CarnetTerritory *official[2];
  CarnetId         ids[2];
  const CarnetId  *wrong[][2] = { { &person, &territory }, { &person, &person }, { &person, &nobody } };
  g_autofree char *before = carnet_logbook_dump (logbook, FALSE, NULL), *after = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_false (
          carnet_logbook_judge_alias (logbook, wrong[i][0], wrong[i][1], CARNET_ALIAS_SAME, &error));
      g_assert_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND);
      g_clear_error (&error);
    }
  after = carnet_logbook_dump (logbook, FALSE, NULL);
  g_assert_cmpstr (before, ==, after);
  for (guint i = 0; i < 2; i++)
    {
      official[i] = carnet_territory_new ();
      set (&official[i]->name, "Saint-Denis");
      set (&official[i]->kind, "commune");
      set (&official[i]->code, i == 0 ? "93066" : "97411");
      set (&official[i]->vintage, "2026");
      official[i]->id = carnet_territory_id_for ("2026", "commune", official[i]->code);
      g_assert_true (carnet_logbook_ensure_territory (logbook, official[i], &ids[i], NULL));
      carnet_territory_free (official[i]);
    }
  assert_pairs (logbook, "");
  g_assert_false (carnet_logbook_judge_alias (logbook, &ids[0], &ids[1], CARNET_ALIAS_SAME, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_INVALID);
}

/* -- Apart ------------------------------------------------------------------------------- */

/* Two who judge the same pair differently: a dispute, which one of them ends for both. */
static void
test_disputed (gconstpointer second_verdict)
{
  gboolean         turned = second_verdict != NULL;
  CarnetAliasState verdicts[] = { CARNET_ALIAS_SAME, CARNET_ALIAS_DISTINCT };
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) mine = carnet_world_logbook (world, "Mine");
  g_autoptr (CarnetLogbook) other = carnet_world_logbook (world, "Other");
  CarnetId a = write_named (mine, CARNET_KIND_PERSON, "A"), b = write_named (mine, CARNET_KIND_PERSON, "B");
  g_autofree char *text = NULL;

  carnet_test_unite (carnet_logbook_get_path (other), carnet_logbook_get_path (mine));
  judge (mine, &a, &b, verdicts[turned]);
  judge (other, &b, &a, verdicts[!turned]);
  carnet_test_unite (carnet_logbook_get_path (mine), carnet_logbook_get_path (other));
  observe (mine, &a, NULL);
  g_assert_cmpuint (count (mine, &b, NULL), ==, 0);
  text = describe (mine);
  g_assert_nonnull (strchr (text, '!'));
  judge (mine, &a, &b, CARNET_ALIAS_SAME);
  carnet_test_unite (carnet_logbook_get_path (other), carnet_logbook_get_path (mine));
  g_assert_cmpuint (count (other, &b, NULL), ==, 1);
}

static void
judge_at_random (GRand *chance, CarnetLogbook *logbook, const CarnetId *people)
{
  static const CarnetAliasState verdicts[]
      = { CARNET_ALIAS_SAME, CARNET_ALIAS_SAME, CARNET_ALIAS_DISTINCT, CARNET_ALIAS_SUSPECTED };
  int a = g_rand_int_range (chance, 0, N_PEOPLE), b = g_rand_int_range (chance, 0, N_PEOPLE - 1);

  judge (logbook, &people[a], &people[b < a ? b : b + 1], verdicts[g_rand_int_range (chance, 0, 4)]);
}

/* Invariant 27: whatever the order in which judgements arrive, and in which they were made. */
static void
test_any_order (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      guint32 seed = (guint32)g_test_rand_int ();
      g_autoptr (GRand) chance = g_rand_new_with_seed (seed);
      g_autoptr (CarnetWorld) world = carnet_world_new (seed);
      g_autoptr (CarnetLogbook) first = carnet_world_logbook (world, "First");
      g_autoptr (CarnetLogbook) second = carnet_world_logbook (world, "Second");
      g_autoptr (CarnetLogbook) third = carnet_world_logbook (world, "Third");
      CarnetLogbook   *logbooks[] = { first, second, third };
      CarnetId         people[N_PEOPLE];
      g_autofree char *one = NULL, *other = NULL;

      g_test_message ("seed %u", seed);
      for (guint i = 0; i < N_PEOPLE; i++)
        people[i] = write_named (first, CARNET_KIND_PERSON, i % 2 == 0 ? "Zoé" : "Zoe");
      for (guint i = 1; i < 3; i++)
        carnet_test_unite (carnet_logbook_get_path (logbooks[i]), carnet_logbook_get_path (first));
      for (guint i = 0; i < 9; i++)
        judge_at_random (chance, logbooks[i % 3], people);
      carnet_test_unite (carnet_logbook_get_path (first), carnet_logbook_get_path (third));
      carnet_test_unite (carnet_logbook_get_path (first), carnet_logbook_get_path (second));
      carnet_test_unite (carnet_logbook_get_path (second), carnet_logbook_get_path (first));
      one = describe (first);
      other = describe (second);
      g_assert_cmpstr (one, ==, other);
      for (guint i = 0; i < N_PEOPLE; i++)
        {
          observe (first, &people[i], NULL);
          carnet_test_unite (carnet_logbook_get_path (second), carnet_logbook_get_path (first));
          g_assert_cmpuint (count (first, &people[i], NULL), ==, count (second, &people[i], NULL));
        }
    }
}

/* -- Seen before merging ------------------------------------------------------------------ */

static guint64
preview (CarnetLogbook *into, const char *const *paths)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetMerge) merge
      = carnet_logbook_prepare_merge (into, paths, CARNET_MERGE_DEFAULT, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return carnet_merge_get_totals (merge)->n_suspects;
}

static void
test_preview (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) mine = carnet_world_logbook (world, "Mine");
  g_autoptr (CarnetLogbook) first = carnet_world_logbook (world, "First");
  g_autoptr (CarnetLogbook) second = carnet_world_logbook (world, "Second");
  const char *one[] = { carnet_logbook_get_path (first), NULL };
  const char *both[] = { carnet_logbook_get_path (first), carnet_logbook_get_path (second), NULL };

  write_named (mine, CARNET_KIND_TERRITORY, "Vallée");
  g_assert_cmpuint (preview (mine, both), ==, 0);
  write_named (first, CARNET_KIND_TERRITORY, "VALLEE");
  write_named (first, CARNET_KIND_PERSON, "Zoé");
  write_named (second, CARNET_KIND_PERSON, "Zoe");
  write_named (second, CARNET_KIND_PERSON, "Vallée");
  g_assert_cmpuint (preview (mine, one), ==, 1);
  g_assert_cmpuint (preview (mine, both), ==, 2); /* the valley, and Zoé of the one and of the other */
}

/* Most of what comes back is mine: it is from whoever corrected it. */
static void
test_sender (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) mine = carnet_world_logbook (world, "Mine");
  g_autoptr (CarnetLogbook) other = carnet_world_logbook (world, "Other");
  const char *paths[] = { carnet_logbook_get_path (other), NULL };
  g_autoptr (CarnetMerge) merge = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3; i++)
    observe (mine, NULL, NULL);
  carnet_test_unite (paths[0], carnet_logbook_get_path (mine));
  observe (other, NULL, NULL);
  merge = carnet_logbook_prepare_merge (mine, paths, CARNET_MERGE_DEFAULT, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (carnet_merge_get_file (merge, 0)->author, ==, "Other");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/aliases/suspected", test_suspected);
  g_test_add_func ("/aliases/many", test_many);
  g_test_add_func ("/aliases/same-person", test_same_person);
  g_test_add_func ("/aliases/same-territory", test_same_territory);
  g_test_add_func ("/aliases/contradicted", test_contradicted);
  g_test_add_func ("/aliases/refused", test_refused);
  g_test_add_data_func ("/aliases/disputed/same-first", NULL, test_disputed);
  g_test_add_data_func ("/aliases/disputed/distinct-first", "", test_disputed);
  g_test_add_func ("/aliases/preview", test_preview);
  g_test_add_func ("/aliases/sender", test_sender);
  g_test_add_func ("/aliases/any-order", test_any_order);
  return g_test_run ();
}
