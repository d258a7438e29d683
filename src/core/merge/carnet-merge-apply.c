/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-merge-private.h"
#include "merge/carnet-merge-store.h"

/* Entities between two looks at the cancellable. */
#define STEP 256

typedef struct
{
  CarnetMerge      *merge;
  CarnetIntake     *intake;
  const CarnetWork *work;
  guint64           done, total; /* revisions */
} Apply;

static gboolean
add_known (Apply *self, CarnetStaging *staging, const CarnetStaged *staged, GError **error)
{
  g_autoptr (CarnetRevision) revision = NULL;
  CarnetHeld held;

  if (staged->mark > 0)
    held = carnet_held_of_mark (staged->mark);
  else if (!carnet_store_find_held (self->merge->store, &staged->id, &held, error))
    return FALSE;
  if (held.lacks && staged->payload_size > 0)
    {
      revision = carnet_staging_load (staging, staged, error);
      if (revision == NULL)
        return FALSE;
    }
  return carnet_intake_add_known (self->intake, &held, &staged->entity, revision, error);
}

static gboolean
add_entity (Apply *self, CarnetStaging *staging, guint first, guint n, GError **error)
{
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_revision_unref);

  for (guint i = first; i < first + n; i++)
    {
      const CarnetStaged *staged = carnet_staging_get_by_entity (staging, i);
      CarnetRevision     *revision;

      if (staged->mark != CARNET_MARK_NEW)
        {
          if (!add_known (self, staging, staged, error))
            return FALSE;
          continue;
        }
      revision = carnet_staging_load (staging, staged, error);
      if (revision == NULL)
        return FALSE;
      g_ptr_array_add (fresh, revision);
    }
  return fresh->len == 0 || carnet_intake_add_entity (self->intake, fresh, error);
}

static gboolean
add_entities (Apply *self, CarnetStaging *staging, GError **error)
{
  guint total = carnet_staging_get_n (staging), last_step = 0;

  for (guint i = 0, first, n; i < total; i += n)
    {
      carnet_staging_find_entity (staging, &carnet_staging_get_by_entity (staging, i)->entity, &first, &n);
      if (!add_entity (self, staging, first, n, error))
        return FALSE;
      if (i + n - last_step < STEP && i + n < total)
        continue;
      self->done += i + n - last_step;
      last_step = i + n;
      if (!carnet_work_step (self->work, self->done, self->total, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_blobs (Apply *self, CarnetStaging *staging, GError **error)
{
  const GArray *blobs = carnet_staging_get_blobs (staging);

  for (guint i = 0; i < blobs->len; i++)
    {
      g_autoptr (GBytes) bytes
          = carnet_staging_dup_blob (staging, &g_array_index (blobs, CarnetStagedBlob, i));

      if (!carnet_intake_add_blob (self->intake, bytes, error)
          || !carnet_work_step (self->work, self->done, self->total, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_file (Apply *self, const CarnetMergeEntry *entry, gint64 sitting, GError **error)
{
  const CarnetMergeCounts *counts = &entry->file.counts;
  CarnetBatch              batch = { .sitting = sitting,
                                     .name = entry->name,
                                     .sender = entry->author,
                                     .hash = entry->hash,
                                     .received_ms = self->merge->now_ms,
                                     .n_added = counts->observations[CARNET_MERGE_NEW],
                                     .n_changed = carnet_merge_counts_modified (counts),
                                     .n_conflicts = carnet_merge_counts_open (counts) };

  return carnet_intake_next_batch (self->intake, &batch, error) && add_entities (self, entry->staging, error)
         && add_blobs (self, entry->staging, error);
}

static gboolean
add_files (Apply *self, gint64 *sitting, GError **error)
{
  GPtrArray *entries = self->merge->entries;

  if (!carnet_store_last_sitting (self->merge->store, sitting, error))
    return FALSE;
  (*sitting)++;
  for (guint i = 0; i < entries->len; i++)
    {
      const CarnetMergeEntry *entry = entries->pdata[i];

      if (entry->file.state == CARNET_MERGE_READY && !add_file (self, entry, *sitting, error))
        return FALSE;
    }
  return TRUE;
}

static guint64
count_staged (CarnetMerge *self)
{
  guint64 total = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const CarnetMergeEntry *entry = self->entries->pdata[i];

      if (entry->file.state == CARNET_MERGE_READY)
        total += carnet_staging_get_n (entry->staging);
    }
  return total;
}

/* Within the transaction, so that nothing comes between the counts and what they count. */
static gboolean
apply (CarnetMerge *self, CarnetMergeOptions options, gint64 *sitting, const CarnetWork *work, GError **error)
{
  Apply apply = { .merge = self, .work = work };

  if (!carnet_merge_refresh (self, work, error))
    return FALSE;
  if (carnet_merge_get_n_ready (self) == 0)
    return TRUE;
  apply.total = count_staged (self);
  apply.intake = carnet_intake_begin_many (self->store, (options & CARNET_MERGE_TAKE_BACK) != 0, error);
  if (apply.intake == NULL)
    return FALSE;
  if (add_files (&apply, sitting, error))
    return carnet_intake_finish (apply.intake, NULL, error);
  carnet_intake_abort (apply.intake);
  return FALSE;
}

gboolean
carnet_merge_apply (CarnetMerge       *self,
                    CarnetMergeOptions options,
                    gint64            *sitting,
                    const CarnetWork  *work,
                    GError           **error)
{
  *sitting = 0;
  if (!carnet_store_begin (self->store, error))
    return FALSE;
  if (apply (self, options, sitting, work, error))
    return carnet_store_commit (self->store, error);
  carnet_store_rollback (self->store);
  return FALSE;
}
