/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "merge/carnet-staging-private.h"

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const CarnetStaged *first = a, *second = b;
  int                 order = carnet_hash_compare (&first->id, &second->id);

  return order != 0 ? order : (first->order < second->order ? -1 : 1);
}

/* The same revision twice is one; the one that has its text stays. */
static void
drop_repeats (GArray *staged)
{
  guint n = 0;

  for (guint i = 0; i < staged->len; i++)
    {
      CarnetStaged *last = n > 0 ? &g_array_index (staged, CarnetStaged, n - 1) : NULL;
      CarnetStaged *next = &g_array_index (staged, CarnetStaged, i);

      if (last == NULL || !carnet_hash_equal (&last->id, &next->id))
        g_array_index (staged, CarnetStaged, n++) = *next;
      else if (last->payload_size == 0)
        *last = *next;
    }
  g_array_set_size (staged, n);
}

static int
compare_entities (gconstpointer a, gconstpointer b, gpointer data)
{
  const CarnetStaged *by_id = data;
  const CarnetStaged *first = &by_id[*(const guint32 *)a], *second = &by_id[*(const guint32 *)b];
  int                 order = carnet_id_compare (&first->entity, &second->entity);

  return order != 0 ? order : (first->order < second->order ? -1 : first->order > second->order);
}

/* Entities in the order in which the file begins them, each in one piece. */
static int
compare_groups (gconstpointer a, gconstpointer b, gpointer data)
{
  CarnetStaging           *self = data;
  const CarnetStagedGroup *first = a, *second = b;
  const CarnetStaged      *begin = &self->by_id[self->by_entity[first->first]];
  const CarnetStaged      *other = &self->by_id[self->by_entity[second->first]];

  return begin->order < other->order ? -1 : begin->order > other->order;
}

static int
compare_group_entities (gconstpointer a, gconstpointer b)
{
  return carnet_id_compare (&((const CarnetStagedGroup *)a)->entity, &((const CarnetStagedGroup *)b)->entity);
}

static GArray *
find_groups (CarnetStaging *self)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (CarnetStagedGroup));

  for (guint i = 0; i < self->n; i++)
    {
      const CarnetStaged *staged = &self->by_id[self->by_entity[i]];
      CarnetStagedGroup  *last
          = groups->len > 0 ? &g_array_index (groups, CarnetStagedGroup, groups->len - 1) : NULL;

      if (last != NULL && carnet_id_equal (&last->entity, &staged->entity))
        last->n++;
      else
        g_array_append_val (groups, ((CarnetStagedGroup){ staged->entity, i, 1 }));
    }
  return groups;
}

/* Lays by_entity out anew in the order of @groups. */
static GArray *
lay_out (CarnetStaging *self, GArray *groups)
{
  GArray *order = g_array_sized_new (FALSE, FALSE, sizeof (guint32), self->n);

  for (guint i = 0; i < groups->len; i++)
    {
      CarnetStagedGroup *group = &g_array_index (groups, CarnetStagedGroup, i);
      guint              first = order->len;

      g_array_append_vals (order, &self->by_entity[group->first], group->n);
      group->first = first;
    }
  return order;
}

static gboolean
index_entities (CarnetStaging *self, GError **error)
{
  g_autoptr (GArray) sorted = g_array_sized_new (FALSE, FALSE, sizeof (guint32), self->n);
  g_autoptr (GArray) groups = NULL;

  for (guint32 i = 0; i < self->n; i++)
    g_array_append_val (sorted, i);
  g_array_sort_with_data (sorted, compare_entities, self->by_id);
  self->by_entity = (guint32 *)(gpointer)sorted->data;
  groups = find_groups (self);
  g_array_sort_with_data (groups, compare_groups, self);
  self->order = carnet_spill_take_array (lay_out (self, groups), error);
  if (self->order == NULL)
    return FALSE;
  self->by_entity = (guint32 *)(gpointer)carnet_spill_map (self->order, NULL);
  g_array_sort (groups, compare_group_entities);
  self->n_groups = groups->len;
  self->group_index = carnet_spill_take_array (g_steal_pointer (&groups), error);
  if (self->group_index == NULL)
    return FALSE;
  self->groups = (CarnetStagedGroup *)(gpointer)carnet_spill_map (self->group_index, NULL);
  return TRUE;
}

static gboolean
index_all (CarnetStaging *self, GError **error)
{
  g_array_sort (self->pending, compare_ids);
  drop_repeats (self->pending);
  self->n = self->pending->len;
  self->index = carnet_spill_take_array (g_steal_pointer (&self->pending), error);
  if (self->index == NULL)
    return FALSE;
  self->by_id = (CarnetStaged *)(gpointer)carnet_spill_map (self->index, NULL);
  return index_entities (self, error);
}

static gboolean
kinds_agree (CarnetStaging *self, GError **error)
{
  for (guint i = 1; i < self->n; i++)
    {
      const CarnetStaged *before = carnet_staging_get_by_entity (self, i - 1);
      const CarnetStaged *after = carnet_staging_get_by_entity (self, i);

      if (carnet_id_equal (&before->entity, &after->entity) && before->kind != after->kind)
        return carnet_staging_refuse (self, _ ("one thing in it is of two kinds"), error);
    }
  return TRUE;
}

/* Each order's staged revision: parents were noted by order. */
static guint32 *
index_orders (CarnetStaging *self, guint32 n_orders)
{
  guint32 *positions = g_new0 (guint32, n_orders + 1);

  for (guint32 i = 0; i < self->n; i++)
    positions[self->by_id[i].order] = i;
  return positions;
}

static gboolean
parents_agree (CarnetStaging *self, guint32 n_orders, GError **error)
{
  g_autofree guint32 *positions = index_orders (self, n_orders);

  for (guint i = 0; i < self->all_parents->len; i++)
    {
      const CarnetStagedLink *link = &g_array_index (self->all_parents, CarnetStagedLink, i);
      const CarnetStaged     *child = &self->by_id[positions[link->child]];
      const CarnetStaged     *parent = carnet_staging_find (self, &link->parent);

      if (child->order != link->child) /* a repeat */
        continue;
      if (parent == NULL)
        g_array_append_val (self->parents, *link);
      else if (!carnet_id_equal (&parent->entity, &child->entity))
        return carnet_staging_refuse (self, _ ("a revision in it builds on one of something else"), error);
    }
  g_clear_pointer (&self->all_parents, g_array_unref);
  return TRUE;
}

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

static void
rank_authors (CarnetStaging *self)
{
  GHashTableIter iter;
  gpointer       id, n;
  guint          most = 0;

  g_hash_table_iter_init (&iter, self->by_actor);
  while (g_hash_table_iter_next (&iter, &id, &n))
    g_array_append_val (self->authors, ((CarnetStagedAuthor){ *(CarnetId *)id, GPOINTER_TO_UINT (n) }));
  g_array_sort (self->authors, compare_authors);
  g_hash_table_iter_init (&iter, self->by_place);
  while (g_hash_table_iter_next (&iter, &id, &n))
    if (GPOINTER_TO_UINT (n) > most
        || (GPOINTER_TO_UINT (n) == most && carnet_id_compare (id, &self->territory) < 0))
      {
        most = GPOINTER_TO_UINT (n);
        self->territory = *(CarnetId *)id;
      }
  g_clear_pointer (&self->by_actor, g_hash_table_unref);
  g_clear_pointer (&self->by_place, g_hash_table_unref);
}

gboolean
carnet_staging_close (CarnetStaging *self, GError **error)
{
  guint32 n_orders = self->pending->len;

  if (!carnet_spill_end (self->bytes, error))
    return FALSE;
  rank_authors (self);
  g_array_sort (self->blobs, carnet_staging_compare_blobs);
  return index_all (self, error) && kinds_agree (self, error) && parents_agree (self, n_orders, error);
}
