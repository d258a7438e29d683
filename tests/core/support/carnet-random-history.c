/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/carnet-random-history.h"

#include <string.h>

const char *const carnet_story_keys[CARNET_STORY_KEYS] = { "deleted", "title", "date", "text/a", "theme/b" };

#define CLEARED 3

static const char *const step_names[] = { "write", "receive", "resolve", "open draft", "seal draft" };

CarnetId
carnet_story_entity (guint entity)
{
  g_autofree char *name = g_strdup_printf ("story:entity:%u", entity);

  return carnet_id_from_name (name);
}

CarnetId
carnet_story_person (guint person)
{
  g_autofree char *name = g_strdup_printf ("story:person:%u", person);

  return carnet_id_from_name (name);
}

guint
carnet_story_serial (const CarnetRevision *revision)
{
  guint serial;

  memcpy (&serial, carnet_revision_get_nonce (revision), sizeof serial);
  return serial;
}

CarnetCast *
carnet_cast_new (void)
{
  CarnetCast *self = g_new0 (CarnetCast, 1);

  for (guint i = 0; i < CARNET_STORY_PEOPLE; i++)
    self->copies[i] = g_hash_table_new_full (carnet_hash_hash_func, carnet_hash_equal_func, NULL,
                                             (GDestroyNotify)carnet_revision_unref);
  return self;
}

void
carnet_cast_free (CarnetCast *self)
{
  for (guint i = 0; i < CARNET_STORY_PEOPLE; i++)
    {
      g_hash_table_unref (self->copies[i]);
      for (guint j = 0; j < CARNET_STORY_ENTITIES; j++)
        g_clear_pointer (&self->drafts[i][j], g_array_unref);
    }
  g_free (self);
}

GPtrArray *
carnet_cast_list (CarnetCast *self, guint person, guint entity)
{
  GPtrArray     *list = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_revision_unref);
  CarnetId       id = carnet_story_entity (entity);
  GHashTableIter iter;
  gpointer       revision;

  g_hash_table_iter_init (&iter, self->copies[person]);
  while (g_hash_table_iter_next (&iter, NULL, &revision))
    if (carnet_id_equal (&((CarnetRevision *)revision)->entity, &id))
      g_ptr_array_add (list, carnet_revision_ref (revision));
  return list;
}

CarnetHistory *
carnet_cast_history (CarnetCast *self, guint person, guint entity)
{
  g_autoptr (GPtrArray) list = carnet_cast_list (self, person, entity);

  return carnet_history_new (list);
}

static void
hold (CarnetCast *self, guint person, CarnetRevision *revision)
{
  if (!g_hash_table_contains (self->copies[person], &revision->id))
    g_hash_table_insert (self->copies[person], &revision->id, carnet_revision_ref (revision));
}

void
carnet_cast_receive (CarnetCast *self, guint into, guint from)
{
  GHashTableIter iter;
  gpointer       revision;

  if (into == from)
    return;
  g_hash_table_iter_init (&iter, self->copies[from]);
  while (g_hash_table_iter_next (&iter, NULL, &revision))
    hold (self, into, revision);
}

void
carnet_cast_unite (CarnetCast *self)
{
  for (guint i = 1; i < CARNET_STORY_PEOPLE; i++)
    carnet_cast_receive (self, 0, i);
  for (guint i = 1; i < CARNET_STORY_PEOPLE; i++)
    carnet_cast_receive (self, i, 0);
}

static GArray *
list_heads (CarnetCast *self, guint person, guint entity)
{
  g_autoptr (CarnetHistory) history = carnet_cast_history (self, person, entity);
  GPtrArray *heads = carnet_history_get_heads (history);
  GArray    *ids = g_array_new (FALSE, FALSE, sizeof (CarnetHash));

  for (guint i = 0; i < heads->len; i++)
    g_array_append_val (ids, ((CarnetRevision *)heads->pdata[i])->id);
  return ids;
}

static CarnetWrites *
writes_of (const CarnetStep *step)
{
  CarnetWrites *writes = carnet_writes_new ();

  for (guint i = 0; i < CARNET_STORY_KEYS; i++)
    {
      guint value = step->values >> (2 * i) & 3;

      if ((step->keys >> i & 1) == 0)
        continue;
      if (value == CLEARED)
        carnet_writes_set_none (writes, carnet_story_keys[i]);
      else
        carnet_writes_set_integer (writes, carnet_story_keys[i], value);
    }
  return writes;
}

static void
seal (CarnetCast *self, const CarnetStep *step, GArray *parents)
{
  g_autoptr (CarnetWrites) writes = writes_of (step);
  g_autoptr (CarnetRevision) revision = NULL;
  g_autoptr (GError) error = NULL;
  CarnetId entity = carnet_story_entity (step->entity), actor = carnet_story_person (step->person);
  guint8   nonce[16] = { 0 };

  memcpy (nonce, &step->serial, sizeof step->serial);
  revision = carnet_revision_seal (&entity, "observation", (const CarnetHash *)(gpointer)parents->data,
                                   parents->len, &actor, step->clock_ms, writes, nonce, &error);
  g_assert_no_error (error);
  hold (self, step->person, revision);
}

static void
write_step (CarnetCast *self, const CarnetStep *step)
{
  g_autoptr (GArray) heads = list_heads (self, step->person, step->entity);

  seal (self, step, heads);
}

void
carnet_cast_write (CarnetCast *self, guint serial, guint person, guint entity, guint key, guint value)
{
  CarnetStep step = { .type = CARNET_STEP_WRITE, .serial = serial, .person = person, .entity = entity };

  step.keys = 1u << key;
  step.values = value << (2 * key);
  write_step (self, &step);
}

static void
resolve (CarnetCast *self, const CarnetStep *step)
{
  g_autoptr (CarnetHistory) history = carnet_cast_history (self, step->person, step->entity);
  CarnetStep write = *step;

  write.keys = 0;
  for (guint i = 0; i < CARNET_STORY_KEYS; i++)
    {
      const CarnetCell *cell = carnet_history_find_cell (history, carnet_story_keys[i]);

      if (cell != NULL && cell->conflict)
        write.keys |= 1u << i;
    }
  if (write.keys != 0)
    write_step (self, &write);
}

void
carnet_cast_step (CarnetCast *self, const CarnetStep *step)
{
  GArray **draft = &self->drafts[step->person][step->entity];

  switch (step->type)
    {
    case CARNET_STEP_WRITE:
      write_step (self, step);
      break;
    case CARNET_STEP_RECEIVE:
      carnet_cast_receive (self, step->person, step->other);
      break;
    case CARNET_STEP_RESOLVE:
      resolve (self, step);
      break;
    case CARNET_STEP_OPEN_DRAFT:
      if (*draft == NULL)
        *draft = list_heads (self, step->person, step->entity);
      break;
    case CARNET_STEP_SEAL_DRAFT:
      if (*draft != NULL)
        seal (self, step, *draft);
      g_clear_pointer (draft, g_array_unref);
      break;
    }
}

/* -- Stories ------------------------------------------------------------------------- */

static guint
chance (guint n)
{
  return (guint)g_test_rand_int_range (0, (gint32)n);
}

static CarnetStepType
random_type (void)
{
  static const CarnetStepType types[]
      = { CARNET_STEP_WRITE,      CARNET_STEP_WRITE,     CARNET_STEP_WRITE,   CARNET_STEP_WRITE,
          CARNET_STEP_WRITE,      CARNET_STEP_RECEIVE,   CARNET_STEP_RECEIVE, CARNET_STEP_RESOLVE,
          CARNET_STEP_OPEN_DRAFT, CARNET_STEP_SEAL_DRAFT };

  return types[chance (G_N_ELEMENTS (types))];
}

GArray *
carnet_story_new (guint n_steps)
{
  GArray *story = g_array_new (FALSE, FALSE, sizeof (CarnetStep));

  for (guint i = 0; i < n_steps; i++)
    {
      CarnetStep step = { .type = random_type (), .serial = i + 1 };

      step.person = chance (CARNET_STORY_PEOPLE);
      step.other = (step.person + 1 + chance (CARNET_STORY_PEOPLE - 1)) % CARNET_STORY_PEOPLE;
      step.entity = chance (CARNET_STORY_ENTITIES);
      /* Deleting is rarer than writing, but often enough. */
      step.keys = 1u << (1 + chance (CARNET_STORY_KEYS - 1)) | (chance (5) == 0 ? 1 : 0);
      if (chance (3) == 0)
        step.keys |= chance (1u << CARNET_STORY_KEYS);
      step.values = chance (1u << (2 * CARNET_STORY_KEYS));
      step.clock_ms = (gint64)g_test_rand_int () * 1000;
      g_array_append_val (story, step);
    }
  return story;
}

CarnetCast *
carnet_story_play (GArray *story)
{
  CarnetCast *cast = carnet_cast_new ();

  for (guint i = 0; i < story->len; i++)
    carnet_cast_step (cast, &g_array_index (story, CarnetStep, i));
  return cast;
}

/* Leaves out every step without which the property is still broken. */
static GArray *
cut_down (GArray *story, CarnetStoryProperty property)
{
  GArray  *kept = g_array_copy (story);
  gboolean shorter = TRUE;

  while (shorter)
    {
      shorter = FALSE;
      for (guint i = kept->len; i-- > 0;)
        {
          g_autoptr (GArray) without = g_array_copy (kept);
          g_autofree char *broken = NULL;

          g_array_remove_index (without, i);
          broken = property (without);
          if (broken == NULL)
            continue;
          g_array_unref (kept);
          kept = g_steal_pointer (&without);
          shorter = TRUE;
        }
    }
  return kept;
}

static void
tell (GArray *story)
{
  for (guint i = 0; i < story->len; i++)
    {
      const CarnetStep *step = &g_array_index (story, CarnetStep, i);

      g_test_message (
          "%u. %s: person %u, other %u, entity %u, keys %02x, values %03x, clock %" G_GINT64_FORMAT,
          step->serial, step_names[step->type], step->person, step->other, step->entity, step->keys,
          step->values, step->clock_ms);
    }
}

void
carnet_story_check (CarnetStoryProperty property, guint n_stories, guint n_steps)
{
  for (guint i = 0; i < n_stories; i++)
    {
      g_autoptr (GArray) story = carnet_story_new (1 + chance (n_steps));
      g_autoptr (GArray) shortest = NULL;
      g_autofree char *broken = property (story);

      if (broken == NULL)
        continue;
      shortest = cut_down (story, property);
      g_free (broken);
      broken = property (shortest);
      tell (shortest);
      g_test_message ("%s", broken);
      g_test_fail ();
      return;
    }
}
