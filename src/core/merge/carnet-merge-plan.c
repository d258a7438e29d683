/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "merge/carnet-merge-private.h"
#include "merge/carnet-sorter.h"
#include "model/carnet-kinds.h"

/* Between two looks at the cancellable and reports. */
#define STEP 256

typedef struct
{
  CarnetMerge      *merge;
  guint             index;
  CarnetMergeEntry *entry;
  CarnetSorter     *changes; /* CarnetMergeChanged */
} Planning;

static CarnetMergeEntry *
entry_at (CarnetMerge *self, guint index)
{
  return self->entries->pdata[index];
}

/* -- One entity -------------------------------------------------------------------------------- */

static void
count_directory (CarnetMergeCounts *counts, const char *kind)
{
  counts->n_people += g_str_equal (kind, CARNET_KIND_PERSON);
  counts->n_territories += g_str_equal (kind, CARNET_KIND_TERRITORY);
  counts->n_themes += g_str_equal (kind, CARNET_KIND_THEME);
  counts->n_milestones += g_str_equal (kind, CARNET_KIND_MILESTONE);
}

gboolean
carnet_merge_changed_is_open (const CarnetMergeChanged *self)
{
  return (self->type == CARNET_MERGE_CONFLICT || self->type == CARNET_MERGE_CONTESTED)
         && carnet_kind_find_settled (self->kind) != NULL;
}

static gboolean
is_observation (const char *kind)
{
  return g_str_equal (kind, CARNET_KIND_OBSERVATION);
}

static const char *
kind_of (const Planning *self, const CarnetStagedEntity *entity)
{
  return carnet_staging_get_kind (self->entry->staging, entity->kind);
}

static const CarnetStaged *
first_of (const Planning *self, const CarnetStagedEntity *entity)
{
  return carnet_staging_get_by_entity (self->entry->staging, entity->first);
}

static gboolean
note_change (Planning             *self,
             CarnetStagedEntity   *entity,
             CarnetMergeChangeType type,
             gboolean              waits,
             GError              **error)
{
  const CarnetStaged *first = first_of (self, entity);
  const char         *kind = kind_of (self, entity);
  CarnetMergeChanged  changed
      = { first->entity, type, waits, kind, carnet_kind_get_place (kind), first->order };

  if (is_observation (kind))
    self->entry->file.counts.observations[type]++;
  else if (carnet_merge_changed_is_open (&changed))
    self->entry->file.counts.n_others_open++;
  else if (type != CARNET_MERGE_NEW && type != CARNET_MERGE_IDENTICAL)
    self->entry->file.counts.n_others_changed++;
  if (type != CARNET_MERGE_IDENTICAL)
    return carnet_sorter_add (self->changes, &changed, error);
  entity->marks |= CARNET_ENTITY_SAME;
  return TRUE;
}

/* Nothing of it was seen. @shows: it was withdrawn, and something new builds on that. */
static void
note_appearing (Planning *self, const CarnetStagedEntity *entity, gboolean shows)
{
  const char *kind = kind_of (self, entity);

  if (is_observation (kind) && shows && !(self->merge->options & CARNET_MERGE_TAKE_BACK))
    self->entry->file.counts.n_written_on++;
  count_directory (&self->entry->file.counts, kind);
  carnet_merge_note_directory (self->entry, &entity->entity, kind);
}

/* A new one of one revision, as most are, needs no history: it cannot be in conflict. */
static gboolean
plan_change (Planning *self, CarnetStagedEntity *entity, GError **error)
{
  g_auto (CarnetBeforeAfter) both = { NULL, NULL };
  const char *kind = kind_of (self, entity);

  if ((entity->marks & CARNET_ENTITY_FRESH) && entity->n == 1 && !first_of (self, entity)->deletes)
    {
      note_appearing (self, entity, FALSE);
      return note_change (self, entity, CARNET_MERGE_NEW, FALSE, error);
    }
  if (!carnet_merge_load_marked (self->merge, self->index, entity, &both, error))
    return FALSE;
  if (!both.changed)
    return note_change (self, entity, CARNET_MERGE_IDENTICAL, FALSE, error);
  if (both.before == NULL)
    note_appearing (self, entity, both.shows);
  return note_change (self, entity, carnet_before_after_judge (&both, kind),
                      carnet_before_after_waits (&both, kind), error);
}

static gboolean
plan_entity (Planning *self, CarnetStagedEntity *entity, GError **error)
{
  if (entity->marks & CARNET_ENTITY_BRINGS)
    return plan_change (self, entity, error);
  return !is_observation (kind_of (self, entity))
         || note_change (self, entity, CARNET_MERGE_IDENTICAL, FALSE, error);
}

static gboolean
plan_entities (Planning *self, const CarnetWork *work, GError **error)
{
  CarnetStaging *staging = self->entry->staging;
  guint          total = carnet_staging_get_n (staging);
  guint          last_step = 0;

  for (guint i = 0, n; i < total; i += n)
    {
      CarnetStagedEntity *entity
          = carnet_staging_find_entity (staging, &carnet_staging_get_by_entity (staging, i)->entity);

      n = entity->n;
      if (!plan_entity (self, entity, error))
        return FALSE;
      if (i - last_step >= STEP
          && !carnet_work_step (work, total / 4 * 3 + (last_step = i) / 4, total, error))
        return FALSE;
    }
  return TRUE;
}

/* -- One file -------------------------------------------------------------------------------------- */

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  static const int first_shown[CARNET_MERGE_N_TYPES] = {
    [CARNET_MERGE_CONFLICT] = 0, [CARNET_MERGE_CONTESTED] = 1, [CARNET_MERGE_DELETED] = 2,
    [CARNET_MERGE_UPDATED] = 3,  [CARNET_MERGE_COMBINED] = 4,  [CARNET_MERGE_NEW] = 5,
  };
  const CarnetMergeChanged *first = a, *second = b;

  if (first->rank != second->rank)
    return first->rank < second->rank ? -1 : 1;
  if (first->type != second->type)
    return first_shown[first->type] - first_shown[second->type];
  return first->order < second->order ? -1 : first->order > second->order;
}

static gboolean
plan_changes (Planning *self, const CarnetWork *work, GError **error)
{
  CarnetSpill *changes;

  self->changes = carnet_sorter_new (sizeof (CarnetMergeChanged), compare_changes);
  if (!plan_entities (self, work, error))
    {
      carnet_sorter_free (self->changes);
      return FALSE;
    }
  changes = carnet_sorter_end (self->changes, error);
  carnet_merge_entry_take_changes (self->entry, changes);
  return changes != NULL;
}

/* Here, once: there may be a million. */
static void
count_groups (CarnetMergeEntry *entry)
{
  const CarnetMergeChanged *changes;
  guint                     n, rank = 0;

  changes = carnet_merge_entry_get_changes (entry, &n);
  for (guint i = 0; i < n; i++)
    {
      CarnetMergeGroup *group;

      if (i == 0 || changes[i].rank != rank)
        {
          const CarnetMergeGroup next = { carnet_kind_find (changes[i].kind), i, 0, 0 };

          g_array_append_val (entry->groups, next);
        }
      rank = changes[i].rank;
      group = &g_array_index (entry->groups, CarnetMergeGroup, entry->groups->len - 1);
      group->n++;
      group->n_open += carnet_merge_changed_is_open (&changes[i]);
    }
}

gboolean
carnet_merge_plan (CarnetMerge *self, guint index, const CarnetWork *work, GError **error)
{
  CarnetMergeEntry *entry = entry_at (self, index);
  Planning          planning = { self, index, entry, NULL };

  memset (&entry->file.counts, 0, sizeof entry->file.counts);
  carnet_merge_entry_take_changes (entry, NULL);
  g_array_set_size (entry->directory, 0);
  entry->file.counts.n_erasures = carnet_staging_get_n_erasures (entry->staging);
  if (!carnet_merge_mark (self, index, work, error))
    return FALSE;
  if (entry->file.state != CARNET_MERGE_READY)
    return TRUE;
  if (!plan_changes (&planning, work, error) || !carnet_merge_count_attachments (self, index, error)
      || !carnet_merge_count_suspects (self, index, error))
    return FALSE;
  carnet_merge_count_same (self, index);
  count_groups (entry);
  carnet_merge_release (self, index);
  return TRUE;
}
