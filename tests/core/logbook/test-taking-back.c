/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random lives in which people settle, tell others or not, and take back what they settled. */
#include "support/carnet-life.h"

static guint n_settled; /* over all lives of a property */

static void
choose (CarnetLife *life, const CarnetEntityConflict *conflict, CarnetWrites *choices)
{
  for (guint i = 0; i < conflict->fields->len; i++)
    {
      const CarnetFieldConflict *field = conflict->fields->pdata[i];
      const guint                chosen = carnet_life_pick (life, field->versions->len);

      carnet_writes_set (choices, field->field.key,
                         &((CarnetFieldVersion *)field->versions->pdata[chosen])->value);
    }
  if (conflict->contested)
    carnet_writes_set_integer (choices, CARNET_KEY_DELETED, carnet_life_pick (life, 2));
}

/* Returns: whether there was anything to settle. */
static gboolean
settle (CarnetLife *life, CarnetLogbook *logbook, const CarnetId *entity, CarnetHash *revision)
{
  g_autoptr (CarnetEntityConflict) conflict = carnet_logbook_load_conflict (logbook, entity, NULL);
  g_autoptr (CarnetWrites) choices = carnet_writes_new ();
  g_autoptr (GError) error = NULL;

  if (conflict != NULL)
    choose (life, conflict, choices);
  if (carnet_writes_size (choices) == 0)
    return FALSE;
  carnet_logbook_resolve (logbook, conflict, choices, revision, &error);
  g_assert_no_error (error);
  n_settled++;
  return TRUE;
}

static void
take_back (CarnetLogbook *logbook, const CarnetId *entity, const CarnetHash *revision)
{
  g_autofree char *kind = NULL;
  g_autoptr (GError) error = NULL;
  CarnetHash found = { { 0 } };
  CarnetId   taken;

  carnet_logbook_find_settling (logbook, entity, &found, &error);
  g_assert_no_error (error);
  g_assert_true (carnet_hash_equal (&found, revision));
  carnet_logbook_take_back (logbook, revision, &taken, &kind, &error);
  g_assert_no_error (error);
  g_assert_true (carnet_id_equal (&taken, entity));
}

/* Settled, told to another perhaps, and taken back: all is shown as before. */
static const char *
settle_and_take_back (CarnetLife *life)
{
  const guint      person = carnet_life_pick (life, CARNET_LIFE_PEOPLE);
  const guint      told = carnet_life_pick (life, CARNET_LIFE_PEOPLE);
  CarnetLogbook   *logbook = life->logbooks[person];
  const CarnetId  *entity = &life->entities[carnet_life_pick (life, CARNET_LIFE_ENTITIES)];
  g_autofree char *before = carnet_life_dump (logbook, TRUE), *after = NULL;
  CarnetHash       revision;

  if (!settle (life, logbook, entity, &revision))
    return NULL;
  if (told != person && carnet_life_pick (life, 2) == 0)
    carnet_life_exchange (life, told, person);
  take_back (logbook, entity, &revision);
  after = carnet_life_dump (logbook, TRUE);
  return g_str_equal (before, after) ? NULL : "taking back shows something else than before";
}

static const char *
verify (CarnetLogbook *logbook)
{
  g_autofree char *before = carnet_life_dump (logbook, FALSE), *after = NULL;
  g_autoptr (GError) error = NULL;

  if (!carnet_logbook_verify (logbook, NULL, NULL, NULL, NULL, &error))
    {
      g_test_message ("%s", error->message);
      return "a logbook in which something was taken back does not verify";
    }
  carnet_logbook_rebuild (logbook, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  after = carnet_life_dump (logbook, FALSE);
  return g_str_equal (before, after) ? NULL : "rebuilding gives something else";
}

/* A life of a few more steps, with conflicts that are settled and taken back between them. */
static const char *
go_on (CarnetLife *life)
{
  const char *broken = NULL;

  for (guint i = 0; i < CARNET_LIFE_STEPS / 2 && broken == NULL; i++)
    {
      carnet_life_step (life);
      carnet_life_exchange (life, carnet_life_pick (life, CARNET_LIFE_PEOPLE),
                            carnet_life_pick (life, CARNET_LIFE_PEOPLE));
      broken = settle_and_take_back (life);
    }
  return broken;
}

static const char *
holds (CarnetLife *life)
{
  const char *broken = go_on (life);

  for (guint i = 0; i < CARNET_LIFE_PEOPLE && broken == NULL; i++)
    broken = verify (life->logbooks[i]);
  return broken;
}

/* What comes again of one's own is no reason to show it, until something is written on it. */
static const char *
stays_taken_back (CarnetLife *life)
{
  const char *broken = NULL;

  for (guint i = 0; i < CARNET_LIFE_ENTITIES && broken == NULL; i++)
    {
      g_autofree char *before = NULL, *after = NULL;
      CarnetHash       revision;

      carnet_life_exchange (life, 0, 1);
      carnet_life_exchange (life, 0, 2);
      if (!settle (life, life->logbooks[0], &life->entities[i], &revision))
        continue;
      carnet_life_exchange (life, 1, 0);
      take_back (life->logbooks[0], &life->entities[i], &revision);
      before = carnet_life_dump (life->logbooks[0], TRUE);
      carnet_life_exchange (life, 0, 1);
      after = carnet_life_dump (life->logbooks[0], TRUE);
      if (!g_str_equal (before, after))
        broken = "what was taken back is shown again when it comes again";
    }
  return broken != NULL ? broken : verify (life->logbooks[0]);
}

/* A life without a conflict tests nothing; one that is replayed alone may be such. */
static void
test_lives (gconstpointer property)
{
  n_settled = 0;
  carnet_life_test (property);
  if (g_getenv ("CARNET_SEED") == NULL)
    g_assert_cmpuint (n_settled, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/taking-back/holds", holds, test_lives);
  g_test_add_data_func ("/taking-back/stays", stays_taken_back, test_lives);
  return g_test_run ();
}
