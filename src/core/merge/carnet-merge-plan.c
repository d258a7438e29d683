/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "merge/carnet-merge-private.h"
#include "model/carnet-kinds.h"

#define DAY_MS G_GINT64_CONSTANT (86400000)
/* Between two looks at the cancellable and reports. */
#define STEP 256

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

static gboolean
is_in_earlier (CarnetMerge *self, guint index, const CarnetHash *id)
{
  for (guint i = 0; i < index; i++)
    {
      CarnetStaging *earlier = carnet_merge_get_staging (self, i);

      if (earlier != NULL && carnet_staging_find (earlier, id) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
mark_one (CarnetMerge *self, guint index, CarnetStaged *staged, GError **error)
{
  CarnetMergeCounts *counts = &entry_at (self, index)->file.counts;
  CarnetHeld         held;

  if (!carnet_store_find_held (self->store, &staged->id, &held, error))
    return FALSE;
  if (held.seq != 0)
    staged->mark = carnet_mark_of_held (&held);
  else
    staged->mark = is_in_earlier (self, index, &staged->id) ? CARNET_MARK_EARLIER : CARNET_MARK_NEW;
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

/* In the order of ids, which is that of the index they are looked up in. */
static gboolean
mark_all (CarnetMerge *self, guint index, const CarnetWork *work, GError **error)
{
  CarnetStaging *staging = entry_at (self, index)->staging;
  guint          n = carnet_staging_get_n (staging);

  for (guint i = 0; i < n; i++)
    if (!mark_one (self, index, carnet_staging_get_by_id (staging, i), error)
        || (i % STEP == 0 && !carnet_work_step (work, i / 2, n, error)))
      return FALSE;
  return TRUE;
}

gboolean
carnet_staged_brings (const CarnetStaged *staged)
{
  if (staged->mark == CARNET_MARK_NEW)
    return TRUE;
  return staged->mark > 0 && carnet_held_of_mark (staged->mark).lacks && staged->payload_size > 0;
}

/* A revision that was withdrawn: it may be shown again. */
static gboolean
returns (const CarnetStaged *staged)
{
  return staged->mark > 0 && carnet_held_of_mark (staged->mark).hidden;
}

/* -- The graph, beyond the file -------------------------------------------------------------- */

static gboolean
find_parent (CarnetMerge      *self,
             guint             index,
             const CarnetHash *id,
             gboolean         *held,
             CarnetId         *entity,
             char            **kind,
             GError          **error)
{
  if (!carnet_store_find_entity_of (self->store, id, held, entity, kind, error))
    return FALSE;
  for (guint i = 0; i < index && !*held; i++)
    {
      CarnetStaging      *earlier = carnet_merge_get_staging (self, i);
      const CarnetStaged *staged = earlier != NULL ? carnet_staging_find (earlier, id) : NULL;

      *held = staged != NULL;
      if (staged != NULL)
        {
          *entity = staged->entity;
          *kind = g_strdup (carnet_staging_get_kind (earlier, staged));
        }
    }
  return TRUE;
}

static void
refuse (CarnetMergeEntry *entry, const char *problem)
{
  carnet_merge_entry_refuse (entry, g_error_new (CARNET_ERROR, CARNET_ERROR_CORRUPT,
                                                 _ ("“%s” cannot be taken in: %s."), entry->name, problem));
}

static gboolean
check_parents (CarnetMerge *self, guint index, GError **error)
{
  CarnetMergeEntry         *entry = entry_at (self, index);
  const GArray             *parents = carnet_staging_get_parents (entry->staging);
  g_autofree CarnetStaged **by_order = parents->len > 0 ? carnet_staging_index_orders (entry->staging) : NULL;
  g_autoptr (GHashTable) incomplete = g_hash_table_new (carnet_id_hash_func, carnet_id_equal_func);

  for (guint i = 0; i < parents->len; i++)
    {
      const CarnetStagedLink *link = &g_array_index (parents, CarnetStagedLink, i);
      CarnetStaged           *child = by_order[link->child];
      gboolean                held;
      CarnetId                entity;
      g_autofree char        *kind = NULL;

      if (child->mark != CARNET_MARK_NEW)
        continue;
      if (!find_parent (self, index, &link->parent, &held, &entity, &kind, error))
        return FALSE;
      if (!held)
        g_hash_table_add (incomplete, &child->entity);
      else if (!carnet_id_equal (&entity, &child->entity)
               || !g_str_equal (kind, carnet_staging_get_kind (entry->staging, child)))
        {
          refuse (entry, _ ("a revision in it builds on one of something else"));
          return TRUE;
        }
    }
  entry->file.counts.n_incomplete = g_hash_table_size (incomplete);
  return TRUE;
}

/* -- One entity -------------------------------------------------------------------------------- */

/* (nullable): what an earlier file says that @entity is. */
static const char *
find_earlier_kind (CarnetMerge *self, guint index, const CarnetId *entity)
{
  guint first, n;

  for (guint i = 0; i < index; i++)
    {
      CarnetStaging *earlier = carnet_merge_get_staging (self, i);

      if (earlier != NULL && carnet_staging_find_entity (earlier, entity, &first, &n))
        return carnet_staging_get_kind (earlier, carnet_staging_get_by_entity (earlier, first));
    }
  return NULL;
}

/* What was withdrawn may have been of another kind; a file that differs from what is shown is refused. */
static gboolean
check_kind (CarnetMerge    *self,
            guint           index,
            const CarnetId *entity,
            const char     *kind,
            gboolean       *fresh,
            gboolean       *shown,
            GError        **error)
{
  CarnetMergeEntry *entry = entry_at (self, index);
  const char       *earlier_kind = find_earlier_kind (self, index, entity);
  g_autofree char  *held_kind = NULL;
  gboolean          held;

  if (!carnet_store_find_kind_of (self->store, entity, &held, &held_kind, error))
    return FALSE;
  if (held_kind != NULL && !g_str_equal (held_kind, kind))
    refuse (entry, _ ("it says that something held here is of another kind"));
  else if (earlier_kind != NULL && !g_str_equal (earlier_kind, kind))
    refuse (entry, _ ("it says that something in a file before it is of another kind"));
  *fresh = !held && earlier_kind == NULL;
  *shown = held_kind != NULL;
  return TRUE;
}

static void
count_directory (CarnetMergeCounts *counts, const char *kind)
{
  counts->n_people += g_str_equal (kind, CARNET_KIND_PERSON);
  counts->n_territories += g_str_equal (kind, CARNET_KIND_TERRITORY);
  counts->n_themes += g_str_equal (kind, CARNET_KIND_THEME);
  counts->n_milestones += g_str_equal (kind, CARNET_KIND_MILESTONE);
}

static gboolean
is_open (const char *kind, CarnetMergeChangeType type)
{
  return (type == CARNET_MERGE_CONFLICT || type == CARNET_MERGE_CONTESTED)
         && carnet_kind_find_settled (kind) != NULL;
}

static gboolean
is_observation (const char *kind)
{
  return g_str_equal (kind, CARNET_KIND_OBSERVATION);
}

static void
note_change (CarnetMergeEntry *entry, const CarnetStaged *first, CarnetMergeChangeType type)
{
  const char        *kind = carnet_staging_get_kind (entry->staging, first);
  CarnetMergeChanged changed = { first->entity, type, kind, carnet_kind_get_place (kind), first->order };

  if (is_observation (kind))
    entry->file.counts.observations[type]++;
  else
    entry->file.counts.n_others_open += is_open (kind, type);
  if (type != CARNET_MERGE_IDENTICAL)
    g_array_append_val (entry->changes, changed);
}

/* A new one of one revision, as most are, needs no history: it cannot be in conflict. */
static gboolean
plan_change (CarnetMerge *self, guint index, guint first, guint n, gboolean fresh, GError **error)
{
  CarnetMergeEntry   *entry = entry_at (self, index);
  const CarnetStaged *staged = carnet_staging_get_by_entity (entry->staging, first);
  g_auto (CarnetBeforeAfter) both = { NULL, NULL };

  if (fresh && n == 1 && !staged->deletes)
    {
      note_change (entry, staged, CARNET_MERGE_NEW);
      return TRUE;
    }
  if (!carnet_merge_load_before_after (self, index, &staged->entity, &both, error))
    return FALSE;
  note_change (entry, staged,
               carnet_before_after_judge (&both, carnet_staging_get_kind (entry->staging, staged)));
  return TRUE;
}

static gboolean
plan_entity (CarnetMerge *self, guint index, guint first, guint n, GError **error)
{
  CarnetMergeEntry   *entry = entry_at (self, index);
  const CarnetStaged *staged = carnet_staging_get_by_entity (entry->staging, first);
  const char         *kind = carnet_staging_get_kind (entry->staging, staged);
  gboolean            adds = FALSE, shows = FALSE, fresh, shown;
  const gboolean      observed = is_observation (kind);

  for (guint i = first; i < first + n && !adds; i++)
    {
      adds = carnet_staged_brings (carnet_staging_get_by_entity (entry->staging, i));
      shows |= returns (carnet_staging_get_by_entity (entry->staging, i));
    }
  if ((adds || shows) && !check_kind (self, index, &staged->entity, kind, &fresh, &shown, error))
    return FALSE;
  if (entry->file.state != CARNET_MERGE_READY)
    return TRUE;
  if (!adds)
    {
      if (observed)
        note_change (entry, staged, CARNET_MERGE_IDENTICAL);
      if (observed && shows)
        (*(shown ? &entry->file.counts.n_back_changed : &entry->file.counts.n_back_new))++;
      return TRUE;
    }
  if (fresh)
    {
      count_directory (&entry->file.counts, kind);
      carnet_merge_note_directory (entry, &staged->entity, kind);
    }
  return plan_change (self, index, first, n, fresh, error);
}

static gboolean
plan_entities (CarnetMerge *self, guint index, const CarnetWork *work, GError **error)
{
  CarnetMergeEntry *entry = entry_at (self, index);
  guint             total = carnet_staging_get_n (entry->staging);
  guint             last_step = 0;

  for (guint i = 0, first, n; i < total && entry->file.state == CARNET_MERGE_READY; i += n)
    {
      const CarnetStaged *staged = carnet_staging_get_by_entity (entry->staging, i);

      carnet_staging_find_entity (entry->staging, &staged->entity, &first, &n);
      if (!plan_entity (self, index, first, n, error))
        return FALSE;
      if (i - last_step >= STEP && !carnet_work_step (work, total / 2 + (last_step = i) / 2, total, error))
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

GArray *
carnet_merge_list_groups (CarnetMerge *self, guint file)
{
  GArray       *groups = g_array_new (FALSE, FALSE, sizeof (CarnetMergeGroup));
  const GArray *changes;
  guint         rank = 0;

  g_return_val_if_fail (file < self->entries->len, groups);

  changes = entry_at (self, file)->changes;
  for (guint i = 0; i < changes->len; i++)
    {
      const CarnetMergeChanged *changed = &g_array_index (changes, CarnetMergeChanged, i);
      CarnetMergeGroup         *group;

      if (groups->len == 0 || changed->rank != rank)
        {
          const CarnetMergeGroup next = { carnet_kind_find (changed->kind), i, 0, 0 };

          g_array_append_val (groups, next);
        }
      rank = changed->rank;
      group = &g_array_index (groups, CarnetMergeGroup, groups->len - 1);
      group->n++;
      group->n_open += is_open (changed->kind, changed->type);
    }
  return groups;
}

gboolean
carnet_merge_plan (CarnetMerge *self, guint index, const CarnetWork *work, GError **error)
{
  CarnetMergeEntry *entry = entry_at (self, index);

  memset (&entry->file.counts, 0, sizeof entry->file.counts);
  g_array_set_size (entry->changes, 0);
  g_array_set_size (entry->directory, 0);
  entry->file.counts.n_erasures = carnet_staging_get_n_erasures (entry->staging);
  if (!mark_all (self, index, work, error) || !check_parents (self, index, error)
      || !plan_entities (self, index, work, error))
    return FALSE;
  if (entry->file.state != CARNET_MERGE_READY)
    return TRUE;
  g_array_sort (entry->changes, compare_changes);
  return carnet_merge_count_attachments (self, index, error)
         && carnet_merge_count_suspects (self, index, error);
}
