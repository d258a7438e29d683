/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/carnet-life.h"

/* Invariants 1 to 4: any order, any repetition, the same dump. */
static const char *
converges (CarnetLife *life)
{
  g_autofree char *first = NULL, *second = NULL, *third = NULL, *again = NULL;

  carnet_life_exchange (life, 0, 1);
  carnet_life_exchange (life, 0, 2);
  carnet_life_exchange (life, 1, 2);
  carnet_life_exchange (life, 1, 0);
  carnet_life_exchange (life, 2, 0);
  first = carnet_life_dump (life->logbooks[0], FALSE);
  second = carnet_life_dump (life->logbooks[1], FALSE);
  third = carnet_life_dump (life->logbooks[2], FALSE);
  carnet_life_exchange (life, 0, 2);
  carnet_life_exchange (life, 0, 0);
  again = carnet_life_dump (life->logbooks[0], FALSE);
  if (!g_str_equal (first, second) || !g_str_equal (first, third))
    return "three logbooks that hold the same revisions differ";
  return g_str_equal (first, again) ? NULL : "receiving again changes something";
}

/* Invariants 5, 7 and 30: every hash, the running sums, rebuild = incremental. */
static const char *
verifies (CarnetLife *life)
{
  for (guint i = 0; i < CARNET_LIFE_PEOPLE; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *before = NULL, *after = NULL;

      if (!carnet_logbook_verify (life->logbooks[i], NULL, NULL, NULL, NULL, &error))
        {
          g_test_message ("%s", error->message);
          return "a logbook does not verify";
        }
      before = carnet_life_dump (life->logbooks[i], FALSE);
      g_assert_true (carnet_logbook_rebuild (life->logbooks[i], NULL, NULL, NULL, NULL));
      after = carnet_life_dump (life->logbooks[i], FALSE);
      if (!g_str_equal (before, after))
        return "rebuilding gives something else";
    }
  return NULL;
}

/* Invariant 6: no revision disappears, whatever happens next. */
static const char *
only_grows (CarnetLife *life)
{
  for (guint i = 0; i < CARNET_LIFE_STEPS; i++)
    {
      guint64 before[CARNET_LIFE_PEOPLE];

      for (guint j = 0; j < CARNET_LIFE_PEOPLE; j++)
        {
          g_autoptr (CarnetInfo) info = carnet_logbook_load_info (life->logbooks[j], NULL);

          before[j] = info->n_revisions;
        }
      carnet_life_step (life);
      for (guint j = 0; j < CARNET_LIFE_PEOPLE; j++)
        {
          g_autoptr (CarnetInfo) info = carnet_logbook_load_info (life->logbooks[j], NULL);

          if (info->n_revisions < before[j])
            return "a revision disappeared";
        }
    }
  return NULL;
}

static void
resolve (CarnetLogbook *logbook, CarnetId *entity)
{
  g_autoptr (CarnetObservation) observation = carnet_logbook_load_observation (logbook, entity, NULL);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; observation != NULL && i < observation->conflicts->len; i++)
    carnet_writes_set_none (writes, observation->conflicts->pdata[i]);
  if (carnet_writes_size (writes) > 0)
    carnet_logbook_write (logbook, entity, CARNET_KIND_OBSERVATION, observation->heads, writes, NULL, &error);
  g_assert_no_error (error);
}

/* Invariant 17: a resolution made by one settles it for all after the next exchange. */
static const char *
resolves (CarnetLife *life)
{
  carnet_life_exchange (life, 0, 1);
  carnet_life_exchange (life, 0, 2);
  for (guint i = 0; i < CARNET_LIFE_ENTITIES; i++)
    resolve (life->logbooks[0], &life->entities[i]);
  carnet_life_exchange (life, 1, 0);
  carnet_life_exchange (life, 2, 0);
  for (guint i = 0; i < CARNET_LIFE_PEOPLE; i++)
    for (guint j = 0; j < CARNET_LIFE_ENTITIES; j++)
      {
        g_autoptr (CarnetObservation) observation
            = carnet_logbook_load_observation (life->logbooks[i], &life->entities[j], NULL);

        if (observation != NULL && observation->conflicts->len > 0)
          return "a settled conflict is still there";
      }
  return NULL;
}

/* Invariant 36: what is counted is what is there. */
static const char *
counts (CarnetLife *life)
{
  for (guint i = 0; i < CARNET_LIFE_PEOPLE; i++)
    {
      g_autoptr (GPtrArray) months = carnet_logbook_count_by_month (life->logbooks[i], NULL);
      guint       expected = 0, counted = 0, listed;
      CarnetQuery all = CARNET_QUERY_INIT;
      g_autoptr (GPtrArray) rows = carnet_logbook_list_observations (life->logbooks[i], &all, 0, 1000, NULL);

      for (guint j = 0; j < CARNET_LIFE_ENTITIES; j++)
        {
          g_autoptr (CarnetObservation) observation
              = carnet_logbook_load_observation (life->logbooks[i], &life->entities[j], NULL);

          expected += observation != NULL && !observation->deleted;
        }
      for (guint j = 0; j < months->len; j++)
        counted += ((CarnetCount *)months->pdata[j])->total;
      g_assert_true (carnet_logbook_count_observations (life->logbooks[i], NULL, &listed, NULL));
      if (expected != counted || expected != listed || expected != rows->len)
        return "the counts are not those of the observations";
    }
  return NULL;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/histories/converge", converges, carnet_life_test);
  g_test_add_data_func ("/histories/verify", verifies, carnet_life_test);
  g_test_add_data_func ("/histories/only-grow", only_grows, carnet_life_test);
  g_test_add_data_func ("/histories/resolve", resolves, carnet_life_test);
  g_test_add_data_func ("/histories/counts", counts, carnet_life_test);
  return g_test_run ();
}
