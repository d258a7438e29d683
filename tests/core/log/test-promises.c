/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "support/carnet-random-history.h"

/* What people may rely on, whatever they did before and in whatever order it arrived. */

#define N_STORIES 1500
#define N_STEPS 24

#define DELETED 0
#define TITLE 1
#define ADDED 1000 /* serials of what a property adds to a story */

/* -- Conflicts ------------------------------------------------------------------------------ */

static char *
find_conflict (CarnetCast *cast, const char *why)
{
  for (guint i = 0; i < CARNET_STORY_PEOPLE; i++)
    for (guint j = 0; j < CARNET_STORY_ENTITIES; j++)
      {
        g_autoptr (CarnetHistory) history = carnet_cast_history (cast, i, j);
        GPtrArray *cells = carnet_history_get_cells (history);

        for (guint k = 0; k < cells->len; k++)
          if (((CarnetCell *)cells->pdata[k])->conflict)
            return g_strdup_printf ("%s: %s", why, ((CarnetCell *)cells->pdata[k])->key);
      }
  return NULL;
}

/* Invariant 13: when each receives everything before writing, nothing conflicts, and the last one wins. */
static char *
sequential_edits_never_conflict (GArray *story)
{
  g_autoptr (CarnetCast) cast = carnet_cast_new ();
  int last[CARNET_STORY_ENTITIES][CARNET_STORY_KEYS];

  memset (last, -1, sizeof last);
  for (guint i = 0; i < story->len; i++)
    {
      CarnetStep step = g_array_index (story, CarnetStep, i);

      step.type = CARNET_STEP_WRITE;
      carnet_cast_unite (cast);
      carnet_cast_step (cast, &step);
      for (guint k = 0; k < CARNET_STORY_KEYS; k++)
        if (step.keys >> k & 1)
          last[step.entity][k] = (int)(step.values >> (2 * k) & 3);
    }
  carnet_cast_unite (cast);
  for (guint j = 0; j < CARNET_STORY_ENTITIES; j++)
    {
      g_autoptr (CarnetHistory) history = carnet_cast_history (cast, 1, j);

      for (guint k = 0; k < CARNET_STORY_KEYS; k++)
        {
          const CarnetCell *cell = carnet_history_find_cell (history, carnet_story_keys[k]);
          CarnetValue       value;

          if ((cell != NULL) != (last[j][k] >= 0))
            return g_strdup_printf ("%s was lost", carnet_story_keys[k]);
          if (cell == NULL)
            continue;
          carnet_cell_get_shown (cell, &value);
          if (cell->writers->len != 1 || carnet_value_get_integer (&value, 3) != last[j][k])
            return g_strdup_printf ("%s is not what was written last", carnet_story_keys[k]);
        }
    }
  return find_conflict (cast, "sequential edits conflict");
}

/* Invariant 14: people who keep to fields of their own never conflict, whatever they know. */
static char *
different_fields_never_conflict (GArray *story)
{
  g_autoptr (GArray) apart = g_array_copy (story);
  g_autoptr (CarnetCast) cast = NULL;

  for (guint i = 0; i < apart->len; i++)
    {
      CarnetStep *step = &g_array_index (apart, CarnetStep, i);

      /* Drafts sealed late would be concurrent with their own writer's edits. */
      if (step->type == CARNET_STEP_SEAL_DRAFT)
        step->type = CARNET_STEP_WRITE;
      step->keys = 1u << step->person | (step->person + 3 < CARNET_STORY_KEYS ? 1u << (step->person + 3) : 0);
    }
  cast = carnet_story_play (apart);
  carnet_cast_unite (cast);
  return find_conflict (cast, "different fields conflict");
}

/* Invariant 15: from whatever state, two who do not know of each other and write different values conflict.
 */
static char *
different_values_always_conflict (GArray *story)
{
  g_autoptr (CarnetCast) cast = carnet_story_play (story);
  g_autoptr (CarnetHistory) history = NULL;
  const CarnetCell *cell;

  carnet_cast_unite (cast);
  carnet_cast_write (cast, ADDED, 0, 0, TITLE, 1);
  carnet_cast_write (cast, ADDED + 1, 1, 0, TITLE, 2);
  carnet_cast_unite (cast);
  history = carnet_cast_history (cast, 2, 0);
  cell = carnet_history_find_cell (history, "title");
  if (cell == NULL || !cell->conflict)
    return g_strdup ("different values do not conflict");
  return cell->writers->len == 2 ? NULL : g_strdup ("one of two values cannot be read");
}

/* Invariant 16: the same value twice never conflicts, and one edit settles it. */
static char *
same_value_never_conflicts (GArray *story)
{
  g_autoptr (GArray) alike = g_array_copy (story);
  g_autoptr (CarnetCast) cast = NULL;

  for (guint i = 0; i < alike->len; i++)
    g_array_index (alike, CarnetStep, i).values = 0x39; /* for each key its own */
  cast = carnet_story_play (alike);
  carnet_cast_unite (cast);
  return find_conflict (cast, "the same value conflicts");
}

/* Invariant 17: what one resolves, knowing all, is resolved for all. */
static char *
resolution_settles (GArray *story)
{
  g_autoptr (CarnetCast) cast = carnet_story_play (story);

  carnet_cast_unite (cast);
  for (guint j = 0; j < CARNET_STORY_ENTITIES; j++)
    {
      CarnetStep step = { .type = CARNET_STEP_RESOLVE, .serial = ADDED + j, .person = 1, .entity = j };

      step.values = 0x1b6;
      carnet_cast_step (cast, &step);
    }
  carnet_cast_receive (cast, 0, 1);
  carnet_cast_receive (cast, 2, 0);
  return find_conflict (cast, "a resolved conflict is still there");
}

static char *
describe (CarnetCast *cast, guint person, guint entity)
{
  g_autoptr (CarnetHistory) history = carnet_cast_history (cast, person, entity);

  return carnet_history_describe (history);
}

/* Invariant 18: writing one entity is not seen in another. */
static char *
entities_are_apart (GArray *story)
{
  g_autoptr (CarnetCast) cast = carnet_story_play (story);
  g_autofree char *before = NULL, *after = NULL;

  carnet_cast_receive (cast, 0, 1);
  before = describe (cast, 0, 1);
  carnet_cast_write (cast, ADDED, 0, 0, TITLE, 1);
  carnet_cast_write (cast, ADDED + 1, 0, 0, DELETED, 1);
  after = describe (cast, 0, 1);
  return g_str_equal (before, after) ? NULL : g_strdup ("editing one entity changed another");
}

/* Invariant 19: a draft begun before something arrived stands beside it. */
static char *
drafts_supersede_nothing_unseen (GArray *story)
{
  g_autoptr (CarnetCast) cast = carnet_story_play (story);
  g_autoptr (CarnetHistory) history = NULL;
  CarnetStep open = { .type = CARNET_STEP_OPEN_DRAFT, .person = 0 };
  CarnetStep sealed = { .type = CARNET_STEP_SEAL_DRAFT, .person = 0, .serial = ADDED, .keys = 1u << TITLE };
  const CarnetCell *cell;

  carnet_cast_unite (cast);
  g_clear_pointer (&cast->drafts[0][0], g_array_unref);
  carnet_cast_step (cast, &open);
  carnet_cast_write (cast, ADDED + 1, 1, 0, TITLE, 2);
  carnet_cast_receive (cast, 0, 1);
  sealed.values = 1u << (2 * TITLE);
  carnet_cast_step (cast, &sealed);
  history = carnet_cast_history (cast, 0, 0);
  cell = carnet_history_find_cell (history, "title");
  return cell != NULL && cell->conflict ? NULL : g_strdup ("a draft silently superseded what had arrived");
}

/* -- Clocks ------------------------------------------------------------------------------------ */

static int
compare_serials (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *)a, second = *(const guint *)b;

  return (first > second) - (first < second);
}

/* Who is live in each cell, by step: ids hold the clock, steps do not. */
static void
append_steps (GString *text, const CarnetCell *cell)
{
  g_autoptr (GArray) serials = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < cell->writers->len; i++)
    {
      guint serial = carnet_story_serial (cell->writers->pdata[i]);

      g_array_append_val (serials, serial);
    }
  g_array_sort (serials, compare_serials);
  g_string_append_printf (text, "%s %d:", cell->key, cell->conflict);
  for (guint i = 0; i < serials->len; i++)
    g_string_append_printf (text, " %u", g_array_index (serials, guint, i));
  g_string_append_c (text, '\n');
}

static char *
describe_steps (GArray *story)
{
  g_autoptr (CarnetCast) cast = carnet_story_play (story);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < CARNET_STORY_PEOPLE; i++)
    for (guint j = 0; j < CARNET_STORY_ENTITIES; j++)
      {
        g_autoptr (CarnetHistory) history = carnet_cast_history (cast, i, j);
        GPtrArray *cells = carnet_history_get_cells (history);

        for (guint k = 0; k < cells->len; k++)
          append_steps (text, cells->pdata[k]);
        g_string_append_printf (text, "%u heads, deletion %d\n", carnet_history_get_heads (history)->len,
                                carnet_history_get_deletion (history));
      }
  return g_string_free (text, FALSE);
}

/* Invariant 20: clocks that are wrong, set back or exchanged change no value. */
static char *
clocks_change_nothing (GArray *story)
{
  g_autoptr (GArray) otherwise = g_array_copy (story);
  g_autofree char *before = describe_steps (story), *after = NULL;

  for (guint i = 0; i < story->len; i++)
    g_array_index (otherwise, CarnetStep, i).clock_ms
        = (i % 3 == 0 ? -1 : 1) * g_array_index (story, CarnetStep, story->len - 1 - i).clock_ms;
  after = describe_steps (otherwise);
  if (g_str_equal (before, after))
    return NULL;
  return g_strdup_printf ("with other clocks\n%sbecame\n%s", before, after);
}

/* -- Deletion ------------------------------------------------------------------------------------ */

static CarnetDeletion
deletion (CarnetCast *cast, guint person)
{
  g_autoptr (CarnetHistory) history = carnet_cast_history (cast, person, 0);

  return carnet_history_get_deletion (history);
}

/* Invariant 21: from whatever state, deletion and edit side by side: contested. Known to all: deleted. */
static char *
deletion_beside_edit_is_contested (GArray *story)
{
  g_autoptr (CarnetCast) cast = carnet_story_play (story);

  carnet_cast_unite (cast);
  carnet_cast_write (cast, ADDED, 0, 0, DELETED, 0);
  carnet_cast_unite (cast);
  if (deletion (cast, 1) != CARNET_DELETION_NONE)
    return g_strdup ("what everybody knows to be restored is not");
  carnet_cast_write (cast, ADDED + 1, 0, 0, DELETED, 1);
  carnet_cast_write (cast, ADDED + 2, 1, 0, TITLE, 1);
  if (deletion (cast, 0) != CARNET_DELETION_DELETED)
    return g_strdup ("what was deleted is not");
  carnet_cast_unite (cast);
  if (deletion (cast, 2) != CARNET_DELETION_CONTESTED)
    return g_strdup ("a deletion beside an edit is not contested");
  carnet_cast_write (cast, ADDED + 3, 2, 0, DELETED, 1);
  carnet_cast_unite (cast);
  if (deletion (cast, 0) != CARNET_DELETION_DELETED)
    return g_strdup ("a deletion by somebody who had seen the edit is not settled");
  carnet_cast_write (cast, ADDED + 4, 0, 0, TITLE, 2);
  return deletion (cast, 0) == CARNET_DELETION_DELETED ? NULL
                                                       : g_strdup ("an edit of the deleted restored it");
}

static void
test_property (gconstpointer data)
{
  carnet_story_check ((CarnetStoryProperty)data, N_STORIES, N_STEPS);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char         *path;
    CarnetStoryProperty property;
  } properties[] = {
    { "/promises/sequential-edits-never-conflict", sequential_edits_never_conflict },
    { "/promises/different-fields-never-conflict", different_fields_never_conflict },
    { "/promises/different-values-always-conflict", different_values_always_conflict },
    { "/promises/same-value-never-conflicts", same_value_never_conflicts },
    { "/promises/resolution-settles", resolution_settles },
    { "/promises/entities-are-apart", entities_are_apart },
    { "/promises/drafts-supersede-nothing-unseen", drafts_supersede_nothing_unseen },
    { "/promises/clocks-change-nothing", clocks_change_nothing },
    { "/promises/deletion-beside-edit-is-contested", deletion_beside_edit_is_contested },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    g_test_add_data_func (properties[i].path, properties[i].property, test_property);
  return g_test_run ();
}
