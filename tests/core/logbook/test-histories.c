/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "support/carnet-test-world.h"

/*
 * Random lives of three logbooks whose keepers write, delete and exchange: what
 * must hold however they do. A failing life is cut to its shortest failing
 * beginning; its seed and length replay it:
 *   CARNET_SEED=… CARNET_STEPS=… test-histories
 */

#define N_PEOPLE 3
#define N_ENTITIES 4
#define N_LIVES 24
#define N_STEPS 30

typedef struct
{
  CarnetWorld   *world;
  CarnetLogbook *logbooks[N_PEOPLE];
  CarnetId       entities[N_ENTITIES];
} Life;

static void
life_free (Life *self)
{
  for (guint i = 0; i < N_PEOPLE; i++)
    carnet_logbook_close (self->logbooks[i]);
  carnet_world_free (self->world);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Life, life_free)

static guint
pick (Life *self, guint n)
{
  return (guint)g_rand_int_range (self->world->chance, 0, (gint32)n);
}

static void
write_something (Life *self)
{
  static const char *const dates[] = { "2018-05-02", "2018-07-05", "2018-07-20", "2019-01-31" };
  static const char *const words[] = { "Un chantier", "Deux associations", "Trois œuvres", "" };
  CarnetLogbook           *logbook = self->logbooks[pick (self, N_PEOPLE)];
  CarnetId                *entity = &self->entities[pick (self, N_ENTITIES)];
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autofree char *key = carnet_test_text_key (pick (self, 2));
  g_autofree char *theme = g_strconcat (CARNET_PREFIX_THEME, "0123456789abcdef0123456789abcde",
                                        pick (self, 2) ? "f" : "0", NULL);
  g_autoptr (GError) error = NULL;

  switch (pick (self, 7))
    {
    case 0:
      carnet_writes_set_text (writes, CARNET_KEY_TITLE, words[pick (self, 4)]);
      break;
    case 1:
      carnet_writes_set_text (writes, CARNET_KEY_DATE, dates[pick (self, 4)]);
      break;
    case 2:
      carnet_writes_set_text (writes, key, words[pick (self, 4)]);
      break;
    case 3:
      carnet_writes_set_integer (writes, theme, pick (self, 2));
      break;
    case 4:
      carnet_writes_set_integer (writes, CARNET_KEY_DELETED, pick (self, 4) == 0);
      break;
    case 5:
      carnet_writes_set_text (writes, CARNET_KEY_REVIEW, pick (self, 2) ? "validated" : "to-review");
      break;
    default:
      carnet_writes_set_none (writes, CARNET_KEY_TITLE);
      carnet_writes_set_text (writes, "unheard/of", words[pick (self, 4)]);
      break;
    }
  carnet_logbook_write (logbook, entity, CARNET_KIND_OBSERVATION, NULL, writes, NULL, &error);
  g_assert_no_error (error);
}

static void
exchange (Life *self, guint into, guint from)
{
  carnet_test_unite (carnet_logbook_get_path (self->logbooks[into]),
                     carnet_logbook_get_path (self->logbooks[from]));
}

static void
step (Life *self)
{
  if (pick (self, 4) != 0)
    write_something (self);
  else
    exchange (self, pick (self, N_PEOPLE), pick (self, N_PEOPLE));
  /* Clocks that jump decide nothing. */
  if (pick (self, 8) == 0)
    self->world->now_ms += ((gint64)pick (self, 2000) - 1000) * 86400000;
}

static Life *
live (guint32 seed, guint n_steps)
{
  static const char *const names[N_PEOPLE] = { "un", "deux", "trois" };
  Life                    *self = g_new0 (Life, 1);

  self->world = carnet_world_new (seed);
  for (guint i = 0; i < N_PEOPLE; i++)
    self->logbooks[i] = carnet_world_logbook (self->world, names[i]);
  for (guint i = 0; i < N_ENTITIES; i++)
    self->entities[i] = carnet_id_random (self->world->sources.random, self->world->sources.random_data);
  for (guint i = 0; i < n_steps; i++)
    step (self);
  return self;
}

/* Returns: (nullable): what does not hold. */
typedef const char *(*Property) (Life *life);

static char *
dump (CarnetLogbook *logbook)
{
  g_autoptr (GError) error = NULL;
  char *text = carnet_logbook_dump (logbook, FALSE, &error);

  g_assert_no_error (error);
  return text;
}

/* Invariants 1 to 4: any order, any repetition, the same dump. */
static const char *
converges (Life *life)
{
  g_autofree char *first = NULL, *second = NULL, *third = NULL, *again = NULL;

  exchange (life, 0, 1);
  exchange (life, 0, 2);
  exchange (life, 1, 2);
  exchange (life, 1, 0);
  exchange (life, 2, 0);
  first = dump (life->logbooks[0]);
  second = dump (life->logbooks[1]);
  third = dump (life->logbooks[2]);
  exchange (life, 0, 2);
  exchange (life, 0, 0);
  again = dump (life->logbooks[0]);
  if (!g_str_equal (first, second) || !g_str_equal (first, third))
    return "three logbooks that hold the same revisions differ";
  return g_str_equal (first, again) ? NULL : "receiving again changes something";
}

/* Invariants 5, 7 and 30: every hash, the running sums, rebuild = incremental. */
static const char *
verifies (Life *life)
{
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *before = NULL, *after = NULL;

      if (!carnet_logbook_verify (life->logbooks[i], NULL, NULL, NULL, NULL, &error))
        {
          g_test_message ("%s", error->message);
          return "a logbook does not verify";
        }
      before = dump (life->logbooks[i]);
      g_assert_true (carnet_logbook_rebuild (life->logbooks[i], NULL, NULL, NULL, NULL));
      after = dump (life->logbooks[i]);
      if (!g_str_equal (before, after))
        return "rebuilding gives something else";
    }
  return NULL;
}

/* Invariant 6: no revision disappears, whatever happens next. */
static const char *
only_grows (Life *life)
{
  for (guint i = 0; i < N_STEPS; i++)
    {
      guint64 before[N_PEOPLE];

      for (guint j = 0; j < N_PEOPLE; j++)
        {
          g_autoptr (CarnetInfo) info = carnet_logbook_load_info (life->logbooks[j], NULL);

          before[j] = info->n_revisions;
        }
      step (life);
      for (guint j = 0; j < N_PEOPLE; j++)
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
resolves (Life *life)
{
  exchange (life, 0, 1);
  exchange (life, 0, 2);
  for (guint i = 0; i < N_ENTITIES; i++)
    resolve (life->logbooks[0], &life->entities[i]);
  exchange (life, 1, 0);
  exchange (life, 2, 0);
  for (guint i = 0; i < N_PEOPLE; i++)
    for (guint j = 0; j < N_ENTITIES; j++)
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
counts (Life *life)
{
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autoptr (GPtrArray) months = carnet_logbook_count_by_month (life->logbooks[i], NULL);
      guint       expected = 0, counted = 0, listed;
      CarnetQuery all = CARNET_QUERY_INIT;
      g_autoptr (GPtrArray) rows = carnet_logbook_list_observations (life->logbooks[i], &all, 0, 1000, NULL);

      for (guint j = 0; j < N_ENTITIES; j++)
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

/* -- Running, replaying, shrinking ------------------------------------------------------------- */

static const char *
try_life (Property property, guint32 seed, guint n_steps)
{
  g_autoptr (Life) life = live (seed, n_steps);

  return property (life);
}

static void
check_life (Property property, guint32 seed, guint n_steps)
{
  const char *broken = try_life (property, seed, n_steps);
  guint       shortest = n_steps;

  if (broken == NULL)
    return;
  for (guint n = 0; n < n_steps; n++)
    if (try_life (property, seed, n) != NULL)
      {
        shortest = n;
        break;
      }
  g_test_message ("%s: CARNET_SEED=%u CARNET_STEPS=%u", broken, seed, shortest);
  g_test_fail ();
}

static guint
from_environment (const char *name, guint fallback)
{
  const char *text = g_getenv (name);

  return text != NULL ? (guint)strtoul (text, NULL, 10) : fallback;
}

static void
test_property (gconstpointer data)
{
  Property property = (Property)data;
  guint    n_lives = from_environment ("CARNET_LIVES", N_LIVES);

  if (g_getenv ("CARNET_SEED") != NULL)
    {
      check_life (property, from_environment ("CARNET_SEED", 0), from_environment ("CARNET_STEPS", N_STEPS));
      return;
    }
  for (guint i = 0; i < n_lives; i++)
    check_life (property, g_test_rand_int (), N_STEPS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/histories/converge", converges, test_property);
  g_test_add_data_func ("/histories/verify", verifies, test_property);
  g_test_add_data_func ("/histories/only-grow", only_grows, test_property);
  g_test_add_data_func ("/histories/resolve", resolves, test_property);
  g_test_add_data_func ("/histories/counts", counts, test_property);
  return g_test_run ();
}
