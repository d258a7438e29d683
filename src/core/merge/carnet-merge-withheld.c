/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-merge-private.h"
#include "model/carnet-kinds.h"
#include "model/carnet-observation.h"
#include "store/carnet-store.h"

/* What was withdrawn, comes again and stays out of sight, counted before it is applied. Names that come into
 * use do not: they are found as carnet_store_show_used() finds them. */

/* Between two looks at the cancellable. */
#define STEP 256
/* Between two times that what is mapped is let go. */
#define WINDOW 4096

typedef struct
{
  CarnetMerge      *merge;
  const CarnetWork *work;
  GHashTable       *unnamed; /* CarnetId: names of which nothing is seen, that may come into use */
  GHashTable       *named;   /* CarnetId: what is in use, looked at */
  GArray           *waiting; /* CarnetId: of these, what they name was not looked at */
} Withheld;

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (carnet_id_hash_func, carnet_id_equal_func, g_free, NULL);
}

static void
withheld_init (Withheld *self, CarnetMerge *merge, const CarnetWork *work)
{
  *self = (Withheld){ merge, work, new_set (), new_set (), NULL };
  self->waiting = g_array_new (FALSE, FALSE, sizeof (CarnetId));
}

static void
withheld_clear (Withheld *self)
{
  g_hash_table_unref (self->unnamed);
  g_hash_table_unref (self->named);
  g_array_unref (self->waiting);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Withheld, withheld_clear)

static CarnetMergeEntry *
entry_at (const Withheld *self, guint index)
{
  return self->merge->entries->pdata[index];
}

/* -- All that files hold ------------------------------------------------------------------------- */

typedef gboolean (*EachFunc) (Withheld *self, guint index, CarnetStagedEntity *entity, GError **error);

/* Of file @index each entity with one of @marks. */
static gboolean
for_each_of (Withheld *self, guint index, guint marks, EachFunc each, GError **error)
{
  CarnetStaging *staging = carnet_merge_get_staging (self->merge, index);
  const guint    n = staging != NULL ? carnet_staging_get_n_entities (staging) : 0;
  const guint    n_files = self->merge->entries->len;

  for (guint i = 0; i < n; i++)
    {
      CarnetStagedEntity *entity = carnet_staging_get_entity (staging, i);

      if (((entity->marks & marks) != 0 && !each (self, index, entity, error))
          || (i % STEP == 0
              && !carnet_work_step (self->work, (guint64)index * n + i, (guint64)n_files * n, error)))
        return FALSE;
      if (i % WINDOW == 0)
        carnet_merge_release (self->merge, n_files - 1);
    }
  return TRUE;
}

static gboolean
for_each (Withheld *self, guint marks, EachFunc each, GError **error)
{
  for (guint i = 0; i < self->merge->entries->len; i++)
    if (!for_each_of (self, i, marks, each, error))
      return FALSE;
  return TRUE;
}

static gboolean
load_seen (Withheld *self, const CarnetId *entity, gboolean held, CarnetSeen *seen, GError **error)
{
  return carnet_merge_load_seen (self->merge, self->merge->entries->len, entity, held, seen, error);
}

/* (nullable): what it is, when nothing of it is seen and it is of one kind that others name. */
static const char *
find_unseen_name (const CarnetSeen *seen)
{
  GHashTableIter iter;
  gpointer       value;
  const char    *kind = NULL;

  if (g_hash_table_size (seen->visible) > 0)
    return NULL;
  g_hash_table_iter_init (&iter, seen->hidden);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const CarnetRevision *revision = value;

      if (carnet_kind_get_rank (revision->kind) == 0 || (kind != NULL && !g_str_equal (kind, revision->kind)))
        return NULL;
      kind = revision->kind;
    }
  return kind;
}

/* -- Counting ---------------------------------------------------------------------------------------- */

/* Of what was counted before. */
static gboolean
unmark (Withheld *self, guint index, CarnetStagedEntity *entity, GError **error)
{
  entity->marks &= (guint16)~CARNET_ENTITY_WITHHELD;
  return TRUE;
}

/* In a file before @index: one of all is counted among the totals. */
static gboolean
is_told (Withheld *self, guint index, const CarnetId *entity)
{
  for (guint i = 0; i < index; i++)
    {
      CarnetStaging            *staging = carnet_merge_get_staging (self->merge, i);
      const CarnetStagedEntity *found = staging != NULL ? carnet_staging_find_entity (staging, entity) : NULL;

      if (found != NULL && (found->marks & CARNET_ENTITY_WITHHELD))
        return TRUE;
    }
  return FALSE;
}

static guint64 *
find_count (CarnetMergeCounts *counts, gboolean observation, gboolean shown)
{
  if (!observation)
    return &counts->n_others_withheld;
  return shown ? &counts->n_withheld_changes : &counts->n_withheld;
}

/* @shown: something else of it is seen. */
static void
count (Withheld *self, guint index, CarnetStagedEntity *entity, gboolean shown)
{
  const char    *kind = carnet_staging_get_kind (carnet_merge_get_staging (self->merge, index), entity->kind);
  const gboolean observation = g_str_equal (kind, CARNET_KIND_OBSERVATION);

  *find_count (&self->merge->totals, observation, shown) += !is_told (self, index, &entity->entity);
  ++*find_count (&entry_at (self, index)->file.counts, observation, shown);
  entity->marks |= CARNET_ENTITY_WITHHELD;
}

/* Of what file @index brings something stays hidden. */
static gboolean
withholds (Withheld *self, guint index, const CarnetStagedEntity *entity, const CarnetSeen *seen)
{
  CarnetStaging *staging = carnet_merge_get_staging (self->merge, index);

  for (guint i = entity->first; i < entity->first + entity->n; i++)
    if (g_hash_table_contains (seen->hidden, &carnet_staging_get_by_entity (staging, i)->id))
      return TRUE;
  return FALSE;
}

/* Nothing comes to it: what is hidden stays so. */
static gboolean
is_left (Withheld *self, const CarnetId *entity)
{
  for (guint i = 0; i < self->merge->entries->len; i++)
    {
      CarnetStaging            *staging = carnet_merge_get_staging (self->merge, i);
      const CarnetStagedEntity *found = staging != NULL ? carnet_staging_find_entity (staging, entity) : NULL;

      if (found != NULL && (found->marks & CARNET_ENTITY_BRINGS))
        return FALSE;
    }
  return TRUE;
}

static gboolean
count_or_wait (Withheld *self, guint index, CarnetStagedEntity *entity, GError **error)
{
  const char *kind = carnet_staging_get_kind (carnet_merge_get_staging (self->merge, index), entity->kind);
  g_auto (CarnetSeen) seen = { 0 };

  /* As most are: it needs no look at all its revisions. */
  if (carnet_kind_get_rank (kind) == 0 && is_left (self, &entity->entity))
    {
      count (self, index, entity, (entity->marks & CARNET_ENTITY_SHOWN) != 0);
      return TRUE;
    }
  if (!load_seen (self, &entity->entity, TRUE, &seen, error))
    return FALSE;
  if (find_unseen_name (&seen) != NULL)
    g_hash_table_add (self->unnamed, carnet_id_copy (&entity->entity));
  else if (withholds (self, index, entity, &seen))
    count (self, index, entity, g_hash_table_size (seen.visible) > 0);
  return TRUE;
}

/* What is in sight was counted. */
static gboolean
count_unnamed (Withheld *self, guint index, CarnetStagedEntity *entity, GError **error)
{
  if (g_hash_table_contains (self->unnamed, &entity->entity))
    count (self, index, entity, FALSE);
  return TRUE;
}

/* -- What is named -------------------------------------------------------------------------------------- */

static void
name (Withheld *self, const CarnetId *id)
{
  if (!carnet_id_is_nil (id) && g_hash_table_add (self->named, carnet_id_copy (id)))
    g_array_append_val (self->waiting, *id);
}

static void
name_all (Withheld *self, const GArray *ids)
{
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    name (self, &g_array_index (ids, CarnetId, i));
}

static void
name_from_observation (Withheld *self, const CarnetId *id, CarnetHistory *history)
{
  g_autoptr (CarnetObservation) observation = carnet_observation_from_history (id, history);

  name (self, &observation->author);
  name (self, &observation->territory);
  name (self, &observation->milestone);
  name_all (self, observation->themes);
  name_all (self, observation->actors);
}

/* As the columns that carnet_store_show_used() looks at. */
static void
name_from (Withheld *self, const CarnetId *id, const char *kind, GHashTable *revisions)
{
  static const struct
  {
    const char *kind;
    const char *key;
  } fields[] = { { CARNET_KIND_DECLARATION, CARNET_KEY_TERRITORY },
                 { CARNET_KIND_MILESTONE, CARNET_KEY_PROGRAMME },
                 { CARNET_KIND_THEME, CARNET_KEY_PARENT } };
  g_autoptr (CarnetHistory) history = carnet_seen_make_history (revisions);

  if (history == NULL)
    return;
  if (g_str_equal (kind, CARNET_KIND_OBSERVATION))
    name_from_observation (self, id, history);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (kind, fields[i].kind))
      {
        const CarnetId named = carnet_merge_shown_id (history, fields[i].key);

        name (self, &named);
      }
}

/* What comes into use names others in its turn. */
static gboolean
follow_names (Withheld *self, GError **error)
{
  while (self->waiting->len > 0)
    {
      const CarnetId id = g_array_index (self->waiting, CarnetId, self->waiting->len - 1);
      g_auto (CarnetSeen) seen = { 0 };
      const char *kind;

      g_array_set_size (self->waiting, self->waiting->len - 1);
      if (!load_seen (self, &id, TRUE, &seen, error))
        return FALSE;
      kind = find_unseen_name (&seen);
      if (kind == NULL)
        continue;
      g_hash_table_remove (self->unnamed, &id);
      name_from (self, &id, kind, seen.hidden);
    }
  return TRUE;
}

static gboolean
name_from_changed (Withheld *self, guint index, CarnetStagedEntity *entity, GError **error)
{
  g_auto (CarnetSeen) seen = { 0 };

  if (g_hash_table_size (self->unnamed) == 0)
    return TRUE;
  if (!load_seen (self, &entity->entity, !(entity->marks & CARNET_ENTITY_FRESH), &seen, error))
    return FALSE;
  name_from (self, &entity->entity,
             carnet_staging_get_kind (carnet_merge_get_staging (self->merge, index), entity->kind),
             seen.visible);
  return follow_names (self, error);
}

/* -- All of it ----------------------------------------------------------------------------------- */

static void
forget (CarnetMergeCounts *counts)
{
  counts->n_withheld = 0;
  counts->n_withheld_changes = 0;
  counts->n_others_withheld = 0;
}

static gboolean
count_all (Withheld *self, GError **error)
{
  return for_each (self, CARNET_ENTITY_WITHHELD, unmark, error)
         && for_each (self, CARNET_ENTITY_RETURNS, count_or_wait, error)
         && (g_hash_table_size (self->unnamed) == 0
             || for_each (self, CARNET_ENTITY_BRINGS, name_from_changed, error))
         && for_each (self, CARNET_ENTITY_RETURNS, count_unnamed, error);
}

gboolean
carnet_merge_count_withheld (CarnetMerge *self, const CarnetWork *work, GError **error)
{
  g_auto (Withheld) withheld = { 0 };
  gboolean counted;

  withheld_init (&withheld, self, work);
  forget (&self->totals);
  for (guint i = 0; i < self->entries->len; i++)
    forget (&entry_at (&withheld, i)->file.counts);
  if (self->totals.n_withdrawn == 0 || (self->options & CARNET_MERGE_TAKE_BACK))
    return TRUE;
  if (!carnet_store_begin_read (self->store, error))
    return FALSE;
  counted = count_all (&withheld, error);
  carnet_store_end_read (self->store);
  if (!counted)
    carnet_merge_distrust (self);
  return counted;
}
