/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "merge/carnet-staging-private.h"

/* All of it in the order in which it stands, and little of what is mapped at a time: the file may have as
 * many revisions as it likes. */

#define WINDOW 4096 /* records */

static int
compare_numbers (guint32 a, guint32 b)
{
  return a < b ? -1 : a > b;
}

/* -- Ids ---------------------------------------------------------------------------------- */

int
carnet_staging_compare_ids (gconstpointer a, gconstpointer b)
{
  const CarnetStaged *first = a, *second = b;
  int                 order = carnet_hash_compare (&first->id, &second->id);

  return order != 0 ? order : compare_numbers (first->order, second->order);
}

/* The same revision twice is one; the one that has its text stays. */
static void
drop_repeats (CarnetStaging *self, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      CarnetStaged *last = self->n > 0 ? &self->by_id[self->n - 1] : NULL;
      CarnetStaged *next = &self->by_id[i];

      if (last == NULL || !carnet_hash_equal (&last->id, &next->id))
        self->by_id[self->n++] = *next;
      else if (last->payload_size == 0)
        *last = *next;
      if (i % WINDOW == 0)
        carnet_spill_release (self->index);
    }
}

static gboolean
index_ids (CarnetStaging *self, GError **error)
{
  self->index = carnet_sorter_end (g_steal_pointer (&self->pending), error);
  if (self->index == NULL)
    return FALSE;
  self->by_id = (CarnetStaged *)(gpointer)carnet_spill_map (self->index, NULL);
  drop_repeats (self, (guint)(carnet_spill_get_size (self->index) / sizeof (CarnetStaged)));
  return TRUE;
}

/* -- Entities ------------------------------------------------------------------------------- */

typedef struct
{
  CarnetId entity;
  guint32  order;
  guint32  place; /* in by_id */
  guint16  kind;
} OfEntity;

static int
compare_of_entities (gconstpointer a, gconstpointer b)
{
  const OfEntity *first = a, *second = b;
  int             order = carnet_id_compare (&first->entity, &second->entity);

  return order != 0 ? order : compare_numbers (first->order, second->order);
}

/* In the order in which the file begins the entities, each in one piece. */
typedef struct
{
  guint32 begin; /* the order of the first of the entity */
  guint32 order;
  guint32 place;  /* in by_id */
  guint32 entity; /* its place among them */
} InFile;

static int
compare_in_file (gconstpointer a, gconstpointer b)
{
  const InFile *first = a, *second = b;
  int           order = compare_numbers (first->begin, second->begin);

  return order != 0 ? order : compare_numbers (first->order, second->order);
}

static CarnetSpill *
sort_by_entity (CarnetStaging *self, GError **error)
{
  g_autoptr (CarnetSorter) sorter = carnet_sorter_new (sizeof (OfEntity), compare_of_entities);

  for (guint i = 0; i < self->n; i++)
    {
      const CarnetStaged *staged = &self->by_id[i];
      const OfEntity      of = { staged->entity, staged->order, i, staged->kind };

      if (!carnet_sorter_add (sorter, &of, error))
        return NULL;
      if (i % WINDOW == 0)
        carnet_spill_release (self->index);
    }
  return carnet_sorter_end (g_steal_pointer (&sorter), error);
}

/* Lists the entities, but for where their revisions stand. */
static gboolean
list_entities (CarnetStaging *self, const OfEntity *sorted, CarnetSorter *in_file, GError **error)
{
  CarnetStagedEntity entity = { 0 };
  guint32            begin = 0;

  for (guint i = 0; i < self->n; i++)
    {
      const OfEntity *of = &sorted[i];

      if (entity.n == 0 || !carnet_id_equal (&entity.entity, &of->entity))
        {
          if (entity.n > 0 && !carnet_spill_append (self->entity_index, &entity, sizeof entity, error))
            return FALSE;
          entity = (CarnetStagedEntity){ of->entity, 0, 0, of->kind, 0 };
          begin = of->order;
          self->n_entities++;
        }
      if (of->kind != entity.kind)
        return carnet_staging_refuse (self, _ ("one thing in it is of two kinds"), error);
      entity.n++;
      if (!carnet_sorter_add (in_file, &(InFile){ begin, of->order, of->place, self->n_entities - 1 }, error))
        return FALSE;
    }
  return entity.n == 0 || carnet_spill_append (self->entity_index, &entity, sizeof entity, error);
}

static gboolean
lay_out (CarnetStaging *self, const InFile *sorted, GError **error)
{
  for (guint i = 0; i < self->n; i++)
    {
      if (sorted[i].order == sorted[i].begin)
        self->entities[sorted[i].entity].first = i;
      if (!carnet_spill_append (self->order, &sorted[i].place, sizeof sorted[i].place, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
index_entities (CarnetStaging *self, GError **error)
{
  g_autoptr (CarnetSpill) by_entity = sort_by_entity (self, error);
  g_autoptr (CarnetSorter) sorter = carnet_sorter_new (sizeof (InFile), compare_in_file);
  g_autoptr (CarnetSpill) in_file = NULL;

  self->entity_index = carnet_spill_new (error);
  self->order = self->entity_index != NULL ? carnet_spill_new (error) : NULL;
  if (by_entity == NULL || self->order == NULL
      || !list_entities (self, (const OfEntity *)(gpointer)carnet_spill_map (by_entity, NULL), sorter, error))
    return FALSE;
  g_clear_pointer (&by_entity, carnet_spill_free);
  self->entities = (CarnetStagedEntity *)(gpointer)carnet_spill_map (self->entity_index, error);
  in_file
      = self->entities != NULL || self->n == 0 ? carnet_sorter_end (g_steal_pointer (&sorter), error) : NULL;
  if (in_file == NULL || !lay_out (self, (const InFile *)(gpointer)carnet_spill_map (in_file, NULL), error))
    return FALSE;
  self->by_entity = (guint32 *)(gpointer)carnet_spill_map (self->order, error);
  return self->by_entity != NULL || self->n == 0;
}

/* -- Parents -------------------------------------------------------------------------------- */

int
carnet_staging_compare_parents (gconstpointer a, gconstpointer b)
{
  const CarnetStagedLink *first = a, *second = b;
  int                     order = carnet_hash_compare (&first->parent, &second->parent);

  return order != 0 ? order : compare_numbers (first->child, second->child);
}

/* Those that the file holds are done with: those beyond it are left. */
static gboolean
parents_agree (CarnetStaging *self, GError **error)
{
  guint n, cursor = 0;

  self->parent_index = carnet_sorter_end (g_steal_pointer (&self->all_parents), error);
  if (self->parent_index == NULL)
    return FALSE;
  self->parents = (CarnetStagedLink *)(gpointer)carnet_spill_map (self->parent_index, NULL);
  n = (guint)(carnet_spill_get_size (self->parent_index) / sizeof (CarnetStagedLink));
  for (guint i = 0; i < n; i++)
    {
      const CarnetStagedLink *link = &self->parents[i];
      const CarnetStaged     *parent = carnet_staging_find_next (self, &link->parent, &cursor);

      if (parent == NULL)
        self->parents[self->n_parents++] = *link;
      else if (!carnet_id_equal (&parent->entity, &link->entity))
        return carnet_staging_refuse (self, _ ("a revision in it builds on one of something else"), error);
      if (i % WINDOW == 0)
        carnet_staging_release (self);
    }
  carnet_staging_release (self);
  return TRUE;
}

/* -- All ------------------------------------------------------------------------------------ */

int
carnet_staging_compare_blobs (gconstpointer a, gconstpointer b)
{
  return carnet_hash_compare (&((const CarnetStagedBlob *)a)->hash, &((const CarnetStagedBlob *)b)->hash);
}

static int
compare_authors (gconstpointer a, gconstpointer b)
{
  const CarnetStagedAuthor *first = a, *second = b;

  if (first->n_revisions != second->n_revisions)
    return first->n_revisions > second->n_revisions ? -1 : 1;
  return carnet_id_compare (&first->actor, &second->actor);
}

void
carnet_staged_authors_rank (GArray *authors)
{
  g_array_sort (authors, compare_authors);
}

static gboolean
is_more (GHashTable *by_place, const CarnetStagedPlace *a, const CarnetStagedPlace *b)
{
  const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (by_place, a));
  const guint other = GPOINTER_TO_UINT (g_hash_table_lookup (by_place, b));

  return n != other ? n > other : carnet_id_compare (&a->territory, &b->territory) < 0;
}

/* (element-type CarnetId CarnetStagedPlace): borrowed: of each actor where most is. */
static GHashTable *
find_places (GHashTable *by_place)
{
  GHashTable    *places = g_hash_table_new (carnet_id_hash_func, carnet_id_equal_func);
  GHashTableIter iter;
  gpointer       key;

  g_hash_table_iter_init (&iter, by_place);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      CarnetStagedPlace       *place = key;
      const CarnetStagedPlace *best = g_hash_table_lookup (places, &place->actor);

      if (best == NULL || is_more (by_place, place, best))
        g_hash_table_replace (places, &place->actor, place);
    }
  return places;
}

static void
rank_authors (CarnetStaging *self)
{
  g_autoptr (GHashTable) places = find_places (self->by_place);
  GHashTableIter iter;
  gpointer       id, n;

  g_hash_table_iter_init (&iter, self->by_actor);
  while (g_hash_table_iter_next (&iter, &id, &n))
    {
      const CarnetStagedPlace *place = g_hash_table_lookup (places, id);
      CarnetStagedAuthor       author = { .actor = *(CarnetId *)id, .n_revisions = GPOINTER_TO_UINT (n) };

      if (place != NULL)
        author.territory = place->territory;
      g_array_append_val (self->authors, author);
    }
  carnet_staged_authors_rank (self->authors);
  g_clear_pointer (&self->by_actor, g_hash_table_unref);
  g_clear_pointer (&self->by_place, g_hash_table_unref);
}

gboolean
carnet_staging_close (CarnetStaging *self, GError **error)
{
  if (!carnet_spill_end (self->bytes, error))
    return FALSE;
  rank_authors (self);
  g_array_sort (self->blobs, carnet_staging_compare_blobs);
  return index_ids (self, error) && index_entities (self, error) && parents_agree (self, error);
}
