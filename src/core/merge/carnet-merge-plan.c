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

static gboolean
note_change (Planning *self, const CarnetStaged *first, CarnetMergeChangeType type, GError **error)
{
  CarnetMergeChanged changed = { first->entity, type, first->order };

  self->entry->file.counts.observations[type]++;
  return type == CARNET_MERGE_IDENTICAL || carnet_sorter_add (self->changes, &changed, error);
}

static const CarnetStaged *
first_of (const Planning *self, const CarnetStagedEntity *entity)
{
  return carnet_staging_get_by_entity (self->entry->staging, entity->first);
}

/* A new observation of one revision, as most are, needs no history: it cannot be in conflict. */
static gboolean
plan_observation (Planning *self, const CarnetStagedEntity *entity, GError **error)
{
  const CarnetStaged *first = first_of (self, entity);
  g_auto (CarnetBeforeAfter) both = { NULL, NULL };

  if ((entity->marks & CARNET_ENTITY_FRESH) && entity->n == 1 && !first->deletes)
    return note_change (self, first, CARNET_MERGE_NEW, error);
  return carnet_merge_load_marked (self->merge, self->index, entity, &both, error)
         && note_change (self, first, carnet_before_after_judge (&both), error);
}

static gboolean
is_open (CarnetMergeChangeType type)
{
  return type == CARNET_MERGE_CONFLICT || type == CARNET_MERGE_CONTESTED;
}

/* Of milestones only what somebody will have to settle is told. */
static gboolean
plan_milestone (Planning *self, const CarnetStagedEntity *entity, GError **error)
{
  g_auto (CarnetBeforeAfter) both = { NULL, NULL };

  if ((entity->marks & CARNET_ENTITY_FRESH) && entity->n == 1)
    return TRUE;
  if (!carnet_merge_load_marked (self->merge, self->index, entity, &both, error))
    return FALSE;
  self->entry->file.counts.n_milestones_open += is_open (carnet_before_after_judge (&both));
  return TRUE;
}

/* It brings nothing. */
static gboolean
plan_identical (Planning *self, const CarnetStagedEntity *entity, GError **error)
{
  CarnetMergeCounts *counts = &self->entry->file.counts;

  if (entity->marks & CARNET_ENTITY_RETURNS)
    (*((entity->marks & CARNET_ENTITY_SHOWN) ? &counts->n_back_changed : &counts->n_back_new))++;
  return note_change (self, first_of (self, entity), CARNET_MERGE_IDENTICAL, error);
}

static gboolean
plan_entity (Planning *self, const CarnetStagedEntity *entity, GError **error)
{
  const char    *kind = carnet_staging_get_kind (self->entry->staging, entity->kind);
  const gboolean observed = g_str_equal (kind, CARNET_KIND_OBSERVATION);

  if (!(entity->marks & CARNET_ENTITY_BRINGS))
    return !observed || plan_identical (self, entity, error);
  if (observed)
    return plan_observation (self, entity, error);
  if (entity->marks & CARNET_ENTITY_FRESH)
    {
      count_directory (&self->entry->file.counts, kind);
      carnet_merge_note_directory (self->entry, &entity->entity, kind);
    }
  return !g_str_equal (kind, CARNET_KIND_MILESTONE) || plan_milestone (self, entity, error);
}

static gboolean
plan_entities (Planning *self, const CarnetWork *work, GError **error)
{
  CarnetStaging *staging = self->entry->staging;
  guint          total = carnet_staging_get_n (staging);
  guint          last_step = 0;

  for (guint i = 0, n; i < total; i += n)
    {
      const CarnetStagedEntity *entity
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

/* -- Attachments --------------------------------------------------------------------------------- */

static gboolean
blob_is_at_hand (CarnetMerge *self, guint n_files, const CarnetHash *hash, gboolean *there, GError **error)
{
  *there = FALSE;
  for (guint i = 0; i < n_files && !*there; i++)
    *there = carnet_merge_get_staging (self, i) != NULL
             && carnet_staging_has_blob (carnet_merge_get_staging (self, i), hash);
  return *there || carnet_store_has_blob (self->store, hash, there, error);
}

static gboolean
count_blobs (CarnetMerge *self, guint index, GError **error)
{
  CarnetMergeEntry *entry = entry_at (self, index);
  const GArray     *blobs = carnet_staging_get_blobs (entry->staging);

  for (guint i = 0; i < blobs->len; i++)
    {
      gboolean there;

      if (!blob_is_at_hand (self, index, &g_array_index (blobs, CarnetStagedBlob, i).hash, &there, error))
        return FALSE;
      entry->file.counts.n_attachments += !there;
    }
  return TRUE;
}

static gboolean
count_missing (CarnetMerge *self, guint index, GError **error)
{
  CarnetMergeEntry         *entry = entry_at (self, index);
  const GArray             *named = carnet_staging_get_attachments (entry->staging);
  g_autofree CarnetStaged **by_order = named->len > 0 ? carnet_staging_index_orders (entry->staging) : NULL;
  g_autoptr (GHashTable) missing = g_hash_table_new (carnet_hash_hash_func, carnet_hash_equal_func);

  for (guint i = 0; i < named->len; i++)
    {
      CarnetStagedAttachment *link = &g_array_index (named, CarnetStagedAttachment, i);
      gboolean                there = TRUE;

      if (by_order[link->child] == NULL || by_order[link->child]->mark != CARNET_MARK_NEW)
        continue;
      if (!blob_is_at_hand (self, index + 1, &link->hash, &there, error))
        return FALSE;
      if (!there)
        g_hash_table_add (missing, &link->hash);
    }
  entry->file.counts.n_attachments_missing = g_hash_table_size (missing);
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
  if (!plan_changes (&planning, work, error) || !count_blobs (self, index, error)
      || !count_missing (self, index, error) || !carnet_merge_count_suspects (self, index, error))
    return FALSE;
  carnet_merge_release (self, index);
  return TRUE;
}
