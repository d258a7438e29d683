/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "merge/carnet-merge-private.h"

#define DAY_MS G_GINT64_CONSTANT (86400000)
/* Between two looks at the cancellable and reports. */
#define STEP 256
/* Between two times that what is mapped is let go. */
#define WINDOW 4096

static CarnetMergeEntry *
entry_at (CarnetMerge *self, guint index)
{
  return self->entries->pdata[index];
}

CarnetStaging *
carnet_merge_get_staging (CarnetMerge *self, guint index)
{
  CarnetMergeEntry *entry = entry_at (self, index);

  return entry->file.state == CARNET_MERGE_READY ? entry->staging : NULL;
}

/* -- Marks -------------------------------------------------------------------------------- */

/* (nullable) (transfer none): the first file before @index that has @id, which is asked for in the order of
 * ids.
 * @cursors: one a file, 0 at first */
static CarnetStaging *
find_earlier (CarnetMerge *self, guint index, const CarnetHash *id, guint *cursors, CarnetStaged **staged)
{
  for (guint i = 0; i < index; i++)
    {
      CarnetStaging *earlier = carnet_merge_get_staging (self, i);

      *staged = earlier != NULL ? carnet_staging_find_next (earlier, id, &cursors[i]) : NULL;
      if (*staged != NULL)
        return earlier;
    }
  return NULL;
}

void
carnet_merge_release (CarnetMerge *self, guint index)
{
  for (guint i = 0; i <= index; i++)
    {
      const CarnetMergeEntry *entry = entry_at (self, i);

      if (carnet_merge_get_staging (self, i) != NULL)
        carnet_staging_release (entry->staging);
      if (entry->changes != NULL)
        carnet_spill_release (entry->changes);
    }
}

static gboolean
mark_one (CarnetMerge *self, guint index, CarnetStaged *staged, guint *cursors, GError **error)
{
  CarnetStaged      *same;
  CarnetMergeCounts *counts = &entry_at (self, index)->file.counts;
  CarnetHeld         held;

  if (!carnet_store_find_held (self->store, &staged->id, &held, error))
    return FALSE;
  if (held.seq != 0)
    staged->mark = carnet_mark_of_held (&held);
  else
    staged->mark = find_earlier (self, index, &staged->id, cursors, &same) != NULL ? CARNET_MARK_EARLIER
                                                                                   : CARNET_MARK_NEW;
  counts->n_withdrawn += held.hidden;
  if (staged->mark == CARNET_MARK_NEW)
    {
      counts->n_revisions_new++;
      counts->n_future += staged->recorded_ms > self->now_ms + DAY_MS;
    }
  else
    counts->n_revisions_known++;
  return TRUE;
}

/* In the order of ids, which is that of the index they are looked up in, and of the other files. */
static gboolean
mark_all (CarnetMerge *self, guint index, const CarnetWork *work, GError **error)
{
  CarnetStaging    *staging = entry_at (self, index)->staging;
  guint             n = carnet_staging_get_n (staging);
  g_autofree guint *cursors = g_new0 (guint, index);

  for (guint i = 0; i < n; i++)
    {
      if (!mark_one (self, index, carnet_staging_get_by_id (staging, i), cursors, error)
          || (i % STEP == 0 && !carnet_work_step (work, i / 2, n, error)))
        return FALSE;
      if (i % WINDOW == 0)
        carnet_merge_release (self, index);
    }
  return TRUE;
}

gboolean
carnet_staged_fills (const CarnetStaged *self)
{
  return self->mark > 0 && carnet_held_of_mark (self->mark).lacks && self->payload_size > 0;
}

gboolean
carnet_staged_returns (const CarnetStaged *self)
{
  return self->mark > 0 && carnet_held_of_mark (self->mark).hidden;
}

gboolean
carnet_merge_brings (CarnetMerge *self, const CarnetStaged *staged)
{
  return staged->mark == CARNET_MARK_NEW || carnet_staged_fills (staged)
         || (carnet_staged_returns (staged) && (self->options & CARNET_MERGE_TAKE_BACK));
}

/* -- The graph, beyond the file -------------------------------------------------------------- */

/* @cursors: as for find_earlier() */
static gboolean
find_parent (CarnetMerge      *self,
             guint             index,
             const CarnetHash *id,
             guint            *cursors,
             gboolean         *held,
             CarnetId         *entity,
             char            **kind,
             GError          **error)
{
  CarnetStaging *earlier;
  CarnetStaged  *staged;

  if (!carnet_store_find_entity_of (self->store, id, held, entity, kind, error))
    return FALSE;
  earlier = !*held ? find_earlier (self, index, id, cursors, &staged) : NULL;
  if (earlier == NULL)
    return TRUE;
  *held = TRUE;
  *entity = staged->entity;
  *kind = g_strdup (carnet_staging_get_kind (earlier, staged->kind));
  return TRUE;
}

static void
refuse (CarnetMergeEntry *entry, const char *problem)
{
  carnet_merge_entry_refuse (entry, g_error_new (CARNET_ERROR, CARNET_ERROR_CORRUPT,
                                                 _ ("“%s” cannot be taken in: %s."), entry->name, problem));
}

static gboolean
check_parents (CarnetMerge *self, guint index, const CarnetWork *work, GError **error)
{
  CarnetMergeEntry         *entry = entry_at (self, index);
  guint                     n;
  const CarnetStagedLink   *parents = carnet_staging_get_parents (entry->staging, &n);
  g_autofree CarnetStaged **by_order = n > 0 ? carnet_staging_index_orders (entry->staging) : NULL;
  g_autofree guint         *cursors = g_new0 (guint, index);
  g_autoptr (GHashTable) incomplete = g_hash_table_new (carnet_id_hash_func, carnet_id_equal_func);

  for (guint i = 0; i < n; i++)
    {
      const CarnetStagedLink *link = &parents[i];
      CarnetStaged           *child = by_order[link->child];
      gboolean                held;
      CarnetId                entity;
      g_autofree char        *kind = NULL;

      if (i % STEP == 0 && work != NULL && g_cancellable_set_error_if_cancelled (work->cancellable, error))
        return FALSE;
      if (child == NULL || child->mark != CARNET_MARK_NEW)
        continue;
      if (!find_parent (self, index, &link->parent, cursors, &held, &entity, &kind, error))
        return FALSE;
      if (!held)
        g_hash_table_add (incomplete, &child->entity);
      else if (!carnet_id_equal (&entity, &child->entity)
               || !g_str_equal (kind, carnet_staging_get_kind (entry->staging, child->kind)))
        {
          refuse (entry, _ ("a revision in it builds on one of something else"));
          return TRUE;
        }
    }
  entry->file.counts.n_incomplete = g_hash_table_size (incomplete);
  return TRUE;
}

/* -- Marks of entities ------------------------------------------------------------------------- */

/* (nullable): what an earlier file says that @entity is. @cursors: one a file, 0 at first */
static const char *
find_earlier_kind (CarnetMerge *self, guint index, const CarnetId *entity, guint *cursors)
{
  for (guint i = 0; i < index; i++)
    {
      CarnetStaging            *earlier = carnet_merge_get_staging (self, i);
      const CarnetStagedEntity *found
          = earlier != NULL ? carnet_staging_find_next_entity (earlier, entity, &cursors[i]) : NULL;

      if (found != NULL)
        return carnet_staging_get_kind (earlier, found->kind);
    }
  return NULL;
}

/* What was withdrawn may have been of another kind; a file that differs from what is shown is refused. */
static gboolean
check_kind (CarnetMerge *self, guint index, CarnetStagedEntity *staged, guint *cursors, GError **error)
{
  CarnetMergeEntry *entry = entry_at (self, index);
  const char       *kind = carnet_staging_get_kind (entry->staging, staged->kind);
  const char       *earlier_kind = find_earlier_kind (self, index, &staged->entity, cursors);
  g_autofree char  *held_kind = NULL;
  gboolean          held;

  if (!carnet_store_find_kind_of (self->store, &staged->entity, &held, &held_kind, error))
    return FALSE;
  if (held_kind != NULL)
    staged->marks |= CARNET_ENTITY_SHOWN;
  if (held_kind != NULL && !g_str_equal (held_kind, kind))
    refuse (entry, _ ("it says that something held here is of another kind"));
  else if (earlier_kind != NULL && !g_str_equal (earlier_kind, kind))
    refuse (entry, _ ("it says that something in a file before it is of another kind"));
  if (!held && earlier_kind == NULL)
    staged->marks |= CARNET_ENTITY_FRESH;
  if (earlier_kind != NULL)
    staged->marks |= CARNET_ENTITY_EARLIER;
  return TRUE;
}

static gboolean
mark_entity (CarnetMerge *self, guint index, CarnetStagedEntity *staged, guint *cursors, GError **error)
{
  CarnetStaging *staging = entry_at (self, index)->staging;

  staged->marks = 0;
  for (guint i = staged->first; i < staged->first + staged->n; i++)
    {
      const CarnetStaged *revision = carnet_staging_get_by_entity (staging, i);

      if (carnet_merge_brings (self, revision))
        staged->marks |= CARNET_ENTITY_BRINGS;
      if (carnet_staged_returns (revision))
        staged->marks |= CARNET_ENTITY_RETURNS;
    }
  return staged->marks == 0 || check_kind (self, index, staged, cursors, error);
}

/* In the order of ids, too. */
static gboolean
mark_entities (CarnetMerge *self, guint index, const CarnetWork *work, GError **error)
{
  CarnetMergeEntry *entry = entry_at (self, index);
  guint             n = carnet_staging_get_n_entities (entry->staging);
  g_autofree guint *cursors = g_new0 (guint, index);

  for (guint i = 0; i < n && entry->file.state == CARNET_MERGE_READY; i++)
    {
      if (!mark_entity (self, index, carnet_staging_get_entity (entry->staging, i), cursors, error)
          || (i % STEP == 0 && !carnet_work_step (work, n / 2 + i / 4, n, error)))
        return FALSE;
      if (i % WINDOW == 0)
        carnet_merge_release (self, index);
    }
  return TRUE;
}

gboolean
carnet_merge_mark (CarnetMerge *self, guint index, const CarnetWork *work, GError **error)
{
  return mark_all (self, index, work, error) && check_parents (self, index, work, error)
         && mark_entities (self, index, work, error);
}
