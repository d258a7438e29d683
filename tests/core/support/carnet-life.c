/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/carnet-life.h"

#include <stdlib.h>
#include <string.h>

#define N_LIVES 24

void
carnet_life_free (CarnetLife *self)
{
  for (guint i = 0; i < CARNET_LIFE_PEOPLE; i++)
    carnet_logbook_close (self->logbooks[i]);
  carnet_world_free (self->world);
  g_free (self);
}
guint
carnet_life_pick (CarnetLife *self, guint n)
{
  return (guint)g_rand_int_range (self->world->chance, 0, (gint32)n);
}

void
carnet_life_write (CarnetLife *self, guint person)
{
  static const char *const dates[] = { "2018-05-02", "2018-07-05", "2018-07-20", "2019-01-31" };
  static const char *const words[] = { "Un chantier", "Deux associations", "Trois œuvres", "" };
  CarnetLogbook           *logbook = self->logbooks[carnet_life_pick (self, CARNET_LIFE_PEOPLE)];
  CarnetId                *entity = &self->entities[carnet_life_pick (self, CARNET_LIFE_ENTITIES)];
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autofree char *key = carnet_test_text_key (carnet_life_pick (self, 2));
  g_autofree char *theme = g_strconcat (CARNET_PREFIX_THEME, "0123456789abcdef0123456789abcde",
                                        carnet_life_pick (self, 2) ? "f" : "0", NULL);
  g_autoptr (GError) error = NULL;

  switch (carnet_life_pick (self, 7))
    {
    case 0:
      carnet_writes_set_text (writes, CARNET_KEY_TITLE, words[carnet_life_pick (self, 4)]);
      break;
    case 1:
      carnet_writes_set_text (writes, CARNET_KEY_DATE, dates[carnet_life_pick (self, 4)]);
      break;
    case 2:
      carnet_writes_set_text (writes, key, words[carnet_life_pick (self, 4)]);
      break;
    case 3:
      carnet_writes_set_integer (writes, theme, carnet_life_pick (self, 2));
      break;
    case 4:
      carnet_writes_set_integer (writes, CARNET_KEY_DELETED, carnet_life_pick (self, 4) == 0);
      break;
    case 5:
      carnet_writes_set_text (writes, CARNET_KEY_REVIEW,
                              carnet_life_pick (self, 2) ? "validated" : "to-review");
      break;
    default:
      carnet_writes_set_none (writes, CARNET_KEY_TITLE);
      carnet_writes_set_text (writes, "unheard/of", words[carnet_life_pick (self, 4)]);
      break;
    }
  carnet_logbook_write (logbook, entity, CARNET_KIND_OBSERVATION, NULL, writes, NULL, &error);
  g_assert_no_error (error);
}

void
carnet_life_exchange (CarnetLife *self, guint into, guint from)
{
  carnet_test_unite (carnet_logbook_get_path (self->logbooks[into]),
                     carnet_logbook_get_path (self->logbooks[from]));
}

void
carnet_life_step (CarnetLife *self)
{
  if (carnet_life_pick (self, 4) != 0)
    carnet_life_write (self, carnet_life_pick (self, CARNET_LIFE_PEOPLE));
  else
    carnet_life_exchange (self, carnet_life_pick (self, CARNET_LIFE_PEOPLE),
                          carnet_life_pick (self, CARNET_LIFE_PEOPLE));
  /* Clocks that jump decide nothing. */
  if (carnet_life_pick (self, 8) == 0)
    self->world->now_ms += ((gint64)carnet_life_pick (self, 2000) - 1000) * 86400000;
}

CarnetLife *
carnet_life_new (guint32 seed, guint n_steps)
{
  static const char *const names[CARNET_LIFE_PEOPLE] = { "un", "deux", "trois" };
  CarnetLife              *self = g_new0 (CarnetLife, 1);

  self->world = carnet_world_new (seed);
  for (guint i = 0; i < CARNET_LIFE_PEOPLE; i++)
    self->logbooks[i] = carnet_world_logbook (self->world, names[i]);
  for (guint i = 0; i < CARNET_LIFE_ENTITIES; i++)
    self->entities[i] = carnet_id_random (self->world->sources.random, self->world->sources.random_data);
  for (guint i = 0; i < n_steps; i++)
    carnet_life_step (self);
  return self;
}

char *
carnet_life_dump (CarnetLogbook *logbook, gboolean derived_only)
{
  g_autoptr (GError) error = NULL;
  char *text = carnet_logbook_dump (logbook, derived_only, &error);

  g_assert_no_error (error);
  return text;
}

/* -- Running, replaying, shrinking ------------------------------------------------------------- */

static const char *
try_life (CarnetLifeProperty property, guint32 seed, guint n_steps)
{
  g_autoptr (CarnetLife) life = carnet_life_new (seed, n_steps);

  return property (life);
}

static void
check_life (CarnetLifeProperty property, guint32 seed, guint n_steps)
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

void
carnet_life_test (gconstpointer data)
{
  CarnetLifeProperty property = (CarnetLifeProperty)data;
  guint              n_lives = from_environment ("CARNET_LIVES", N_LIVES);

  if (g_getenv ("CARNET_SEED") != NULL)
    {
      check_life (property, from_environment ("CARNET_SEED", 0),
                  from_environment ("CARNET_STEPS", CARNET_LIFE_STEPS));
      return;
    }
  for (guint i = 0; i < n_lives; i++)
    check_life (property, g_test_rand_int (), CARNET_LIFE_STEPS);
}
