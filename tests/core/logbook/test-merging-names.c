/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "logbook/carnet-logbook-merge.h"
#include "model/carnet-kinds.h"
#include "support/carnet-life.h"
#include "support/carnet-test-withheld.h"

/* Random lives in which people write of names too, the same ones on several machines; two files are merged,
 * some are withdrawn, and they come again. */

#define N_BEFORE 14
#define N_AFTER 6

/* What they write of: the same ids for all. */
static const CarnetId observations[3] = { { { 1, 1 } }, { { 1, 2 } }, { { 1, 3 } } };
static const CarnetId themes[3] = { { { 2, 1 } }, { { 2, 2 } }, { { 2, 3 } } };
static const CarnetId people[2] = { { { 3, 1 } }, { { 3, 2 } } };
static const CarnetId territories[2] = { { { 4, 1 } }, { { 4, 2 } } };
static const CarnetId declaration = { { 5, 1 } };

#define PICK(life, ids) (&(ids)[carnet_life_pick (life, G_N_ELEMENTS (ids))])

static const char *
pick_word (CarnetLife *life)
{
  static const char *const words[] = { "a", "b", "c", "d" };

  return words[carnet_life_pick (life, G_N_ELEMENTS (words))];
}

static void
use_theme (CarnetLife *life, CarnetWrites *writes)
{
  g_autofree char *id = carnet_id_to_string (PICK (life, themes));
  g_autofree char *key = g_strconcat (CARNET_PREFIX_THEME, id, NULL);

  carnet_writes_set_integer (writes, key, carnet_life_pick (life, 3) != 0);
}

static const CarnetId *
write_observation (CarnetLife *life, CarnetWrites *writes)
{
  switch (carnet_life_pick (life, 4))
    {
    case 0:
      use_theme (life, writes);
      break;
    case 1:
      carnet_writes_set_id (writes, CARNET_KEY_AUTHOR, PICK (life, people));
      break;
    case 2:
      carnet_writes_set_id (writes, CARNET_KEY_TERRITORY, PICK (life, territories));
      break;
    default:
      carnet_writes_set_text (writes, CARNET_KEY_TITLE, pick_word (life));
      break;
    }
  return PICK (life, observations);
}

static const CarnetId *
write_theme (CarnetLife *life, CarnetWrites *writes)
{
  const guint i = carnet_life_pick (life, G_N_ELEMENTS (themes));

  /* None is below itself. */
  if (i > 0 && carnet_life_pick (life, 2) == 0)
    carnet_writes_set_id (writes, CARNET_KEY_PARENT, &themes[carnet_life_pick (life, i)]);
  else
    carnet_writes_set_text (writes, CARNET_KEY_LABEL, pick_word (life));
  return &themes[i];
}

static const CarnetId *
write_person (CarnetLife *life, CarnetWrites *writes)
{
  carnet_writes_set_text (writes, CARNET_KEY_NAME, pick_word (life));
  return PICK (life, people);
}

static const CarnetId *
write_territory (CarnetLife *life, CarnetWrites *writes)
{
  carnet_writes_set_text (writes, CARNET_KEY_NAME, pick_word (life));
  return PICK (life, territories);
}

static const CarnetId *
write_declaration (CarnetLife *life, CarnetWrites *writes)
{
  carnet_writes_set_id (writes, CARNET_KEY_TERRITORY, PICK (life, territories));
  return &declaration;
}

static const struct
{
  const char *kind;
  const CarnetId *(*write) (CarnetLife *life, CarnetWrites *writes);
} subjects[] = { { CARNET_KIND_OBSERVATION, write_observation },
                 { CARNET_KIND_OBSERVATION, write_observation },
                 { CARNET_KIND_THEME, write_theme },
                 { CARNET_KIND_THEME, write_theme },
                 { CARNET_KIND_PERSON, write_person },
                 { CARNET_KIND_TERRITORY, write_territory },
                 { CARNET_KIND_DECLARATION, write_declaration } };

static void
write_something (CarnetLife *life, guint person)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  const guint subject = carnet_life_pick (life, G_N_ELEMENTS (subjects));
  CarnetId    entity = *subjects[subject].write (life, writes);
  g_autoptr (GError) error = NULL;

  carnet_logbook_write (life->logbooks[person], &entity, subjects[subject].kind, NULL, writes, NULL, &error);
  g_assert_no_error (error);
}

/* The first only writes; the others also hear of each other. */
static void
live (CarnetLife *life, guint n)
{
  for (guint i = 0; i < n; i++)
    if (carnet_life_pick (life, 6) == 0)
      carnet_life_exchange (life, 1 + carnet_life_pick (life, 2), 1 + carnet_life_pick (life, 2));
    else
      write_something (life, carnet_life_pick (life, CARNET_LIFE_PEOPLE));
}

static const char *
path_of (CarnetLife *life, guint person)
{
  return carnet_logbook_get_path (life->logbooks[person]);
}

static CarnetMerge *
prepare (CarnetLife *life, guint first, guint second, CarnetMergeOptions options)
{
  const char *paths[] = { path_of (life, first), second != 0 ? path_of (life, second) : NULL, NULL };
  g_autoptr (GError) error = NULL;
  CarnetMerge *merge
      = carnet_logbook_prepare_merge (life->logbooks[0], paths, options, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return merge;
}

static void
apply (CarnetLife *life, CarnetMerge *merge)
{
  g_autoptr (GError) error = NULL;

  carnet_logbook_apply_merge (life->logbooks[0], merge, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
merge_and_withdraw (CarnetLife *life)
{
  g_autoptr (GPtrArray) batches = NULL;

  for (guint i = 1; i < CARNET_LIFE_PEOPLE; i++)
    {
      g_autoptr (CarnetMerge) merge = prepare (life, i, 0, CARNET_MERGE_DEFAULT);

      apply (life, merge);
    }
  batches = carnet_logbook_list_batches (life->logbooks[0], NULL);
  for (guint i = 0; i < batches->len; i++)
    if (carnet_life_pick (life, 4) != 0)
      g_assert_true (carnet_logbook_withdraw_batch (life->logbooks[0],
                                                    ((CarnetBatch *)batches->pdata[i])->number, NULL, NULL));
}

/* Invariants 11 and 24: what a file brings again, and what of it stays out of sight once all are in. */
static const char *
tells_what_stays (CarnetLife *life)
{
  const CarnetMergeOptions options
      = carnet_life_pick (life, 4) == 0 ? CARNET_MERGE_TAKE_BACK : CARNET_MERGE_DEFAULT;
  const guint first = 1 + carnet_life_pick (life, 2),
              second = carnet_life_pick (life, 3) != 0 ? 3 - first : 0;
  g_autoptr (CarnetMerge) merge = NULL;
  const char *problem = NULL;

  live (life, N_BEFORE);
  merge_and_withdraw (life);
  live (life, N_AFTER);
  merge = prepare (life, first, second, options);
  apply (life, merge);
  for (guint i = 0; i < carnet_merge_get_n_files (merge) && problem == NULL; i++)
    if (carnet_merge_get_file (merge, i)->state == CARNET_MERGE_READY)
      problem = carnet_test_check_withheld (life->logbooks[0], path_of (life, i == 0 ? first : second),
                                            &carnet_merge_get_file (merge, i)->counts);
  return problem;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/merging-names/tells-what-stays", tells_what_stays, carnet_life_test);
  return g_test_run ();
}
