/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/carnet-ahead.h"
#include "merge/carnet-merge-private.h"
#include "merge/carnet-merge-store.h"

typedef struct
{
  CarnetMerge      *merge;
  CarnetIntake     *intake;
  const CarnetWork *work;
  guint64           done, total; /* revisions */
} Apply;

/* -- Ahead: what needs no file, on a second thread -------------------------------------------- */

/* Revisions of one part, and parts that wait: with their texts, some hundred kB each. */
#define PART 128
#define PARTS 4

typedef struct
{
  guint        first, n; /* carnet_staging_get_by_entity() */
  CarnetFresh *fresh;    /* (nullable): of those that are new */
  GError      *problem;
} Entity;

typedef struct Part
{
  CarnetStaging *staging;
  GArray        *entities; /* Entity */
  struct Part   *used;     /* (nullable): one that may go: freeing takes a while too */
} Part;

static void
entity_clear (gpointer data)
{
  Entity *self = data;

  g_clear_pointer (&self->fresh, carnet_fresh_free);
  g_clear_error (&self->problem);
}

static void
part_free (gpointer data)
{
  Part *self = data;

  g_clear_pointer (&self->used, part_free);
  g_array_unref (self->entities);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Part, part_free)

/* The entities from @first on. */
static Part *
part_new (CarnetStaging *staging, guint first)
{
  Part *self = g_new0 (Part, 1);
  guint end = MIN (first + PART, carnet_staging_get_n (staging));

  self->staging = staging;
  self->entities = g_array_new (FALSE, TRUE, sizeof (Entity));
  g_array_set_clear_func (self->entities, entity_clear);
  for (guint i = first, n; i < end; i += n)
    {
      const CarnetStagedEntity *staged
          = carnet_staging_find_entity (staging, &carnet_staging_get_by_entity (staging, i)->entity);

      n = staged->n;
      g_array_append_val (self->entities, ((Entity){ .first = staged->first, .n = n }));
    }
  return self;
}

static guint
part_end (const Part *self)
{
  const Entity *last = &g_array_index (self->entities, Entity, self->entities->len - 1);

  return last->first + last->n;
}

static void
load_entity (CarnetStaging *staging, Entity *entity)
{
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_revision_unref);

  for (guint i = entity->first; i < entity->first + entity->n; i++)
    {
      const CarnetStaged *staged = carnet_staging_get_by_entity (staging, i);
      CarnetRevision     *revision;

      if (staged->mark != CARNET_MARK_NEW)
        continue;
      revision = carnet_staging_load (staging, staged, &entity->problem);
      if (revision == NULL)
        return;
      g_ptr_array_add (fresh, revision);
    }
  if (fresh->len > 0)
    entity->fresh = carnet_fresh_new (fresh);
}

static void
load_cb (gpointer job, gpointer data)
{
  Part *part = job;

  g_clear_pointer (&part->used, part_free);
  for (guint i = 0; i < part->entities->len; i++)
    load_entity (part->staging, &g_array_index (part->entities, Entity, i));
}

/* -- Applying ---------------------------------------------------------------------------------- */

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
add_entity (Apply *self, CarnetStaging *staging, Entity *entity, GError **error)
{
  if (entity->problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&entity->problem));
      return FALSE;
    }
  for (guint i = entity->first; i < entity->first + entity->n; i++)
    {
      const CarnetStaged *staged = carnet_staging_get_by_entity (staging, i);

      if (staged->mark != CARNET_MARK_NEW && !add_known (self, staging, staged, error))
        return FALSE;
    }
  return entity->fresh == NULL || carnet_intake_add_fresh (self->intake, entity->fresh, error);
}

/* Tells every hundredth. */
static gboolean
step (Apply *self, guint n, GError **error)
{
  const CarnetWork quiet = { NULL, NULL, self->work != NULL ? self->work->cancellable : NULL };
  guint64          told = self->done * 100 / self->total;

  self->done += n;
  if (self->work != NULL && self->work->progress != NULL && self->done * 100 / self->total != told)
    self->work->progress (self->done, self->total, self->work->progress_data);
  return carnet_work_step (&quiet, self->done, self->total, error);
}

static gboolean
add_part (Apply *self, Part *part, GError **error)
{
  for (guint i = 0; i < part->entities->len; i++)
    {
      Entity *entity = &g_array_index (part->entities, Entity, i);

      if (!add_entity (self, part->staging, entity, error))
        return FALSE;
    }
  return step (self, part_end (part) - g_array_index (part->entities, Entity, 0).first, error);
}

static gboolean
add_entities (Apply *self, CarnetStaging *staging, GError **error)
{
  g_autoptr (CarnetAhead) ahead = carnet_ahead_new (load_cb, NULL, part_free);
  g_autoptr (Part) part = NULL;
  guint total = carnet_staging_get_n (staging), next = 0;

  for (;;)
    {
      while (next < total && carnet_ahead_get_n (ahead) < PARTS)
        {
          Part *more = part_new (staging, next);

          next = part_end (more);
          more->used = g_steal_pointer (&part);
          carnet_ahead_push (ahead, more);
        }
      g_clear_pointer (&part, part_free);
      part = carnet_ahead_pop (ahead);
      if (part == NULL)
        return TRUE;
      if (!add_part (self, part, error))
        return FALSE;
    }
}

static gboolean
add_blobs (Apply *self, CarnetStaging *staging, GError **error)
{
  const GArray *blobs = carnet_staging_get_blobs (staging);

  for (guint i = 0; i < blobs->len; i++)
    {
      g_autoptr (GBytes) bytes
          = carnet_staging_load_blob (staging, &g_array_index (blobs, CarnetStagedBlob, i), error);

      if (bytes == NULL || !carnet_intake_add_blob (self->intake, bytes, error)
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

      if (entry->file.state != CARNET_MERGE_READY)
        continue;
      if (!add_file (self, entry, *sitting, error))
        return FALSE;
      carnet_staging_release (entry->staging);
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

static gboolean
find_batches (CarnetMerge *self, GError **error)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      CarnetMergeEntry *entry = self->entries->pdata[i];

      if (entry->file.state == CARNET_MERGE_READY
          && !carnet_store_find_batch_of (self->store, &entry->hash, &entry->file.batch, error))
        return FALSE;
    }
  return TRUE;
}

/* Within the transaction, so that nothing comes between the counts and what they count. */
static gboolean
apply (CarnetMerge *self, gint64 *sitting, const CarnetWork *work, GError **error)
{
  Apply apply = { .merge = self, .work = work };

  if (!carnet_merge_refresh (self, work, error))
    return FALSE;
  if (carnet_merge_get_n_ready (self) == 0)
    return TRUE;
  apply.total = count_staged (self);
  apply.intake = carnet_intake_begin_many (self->store, (self->options & CARNET_MERGE_TAKE_BACK) != 0, error);
  if (apply.intake == NULL)
    return FALSE;
  if (add_files (&apply, sitting, error))
    return carnet_intake_finish (apply.intake, NULL, error) && find_batches (self, error);
  carnet_intake_abort (apply.intake);
  return FALSE;
}

gboolean
carnet_merge_apply (CarnetMerge *self, gint64 *sitting, const CarnetWork *work, GError **error)
{
  *sitting = 0;
  if (!carnet_store_begin (self->store, error))
    return FALSE;
  if (apply (self, sitting, work, error))
    return carnet_store_commit (self->store, error);
  carnet_store_rollback (self->store);
  return FALSE;
}
