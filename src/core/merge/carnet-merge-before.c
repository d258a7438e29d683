/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-merge-private.h"

void
carnet_before_after_clear (CarnetBeforeAfter *self)
{
  g_clear_pointer (&self->before, carnet_history_free);
  g_clear_pointer (&self->after, carnet_history_free);
}

/* (element-type CarnetRevision): borrowed. */
static GPtrArray *
list_values (GHashTable *revisions)
{
  GPtrArray     *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer       revision;

  g_hash_table_iter_init (&iter, revisions);
  while (g_hash_table_iter_next (&iter, NULL, &revision))
    g_ptr_array_add (list, revision);
  return list;
}

static CarnetHistory *
make_history (GHashTable *revisions)
{
  g_autoptr (GPtrArray) list = list_values (revisions);

  return list->len > 0 ? carnet_history_new (list) : NULL;
}

/* Hidden ones on which something visible builds are seen again. */
static void
show_ancestors (GHashTable *visible, GHashTable *hidden)
{
  g_autoptr (GPtrArray) waiting = list_values (visible);

  while (waiting->len > 0 && g_hash_table_size (hidden) > 0)
    {
      const CarnetRevision *revision = g_ptr_array_steal_index_fast (waiting, waiting->len - 1);

      for (guint i = 0; i < revision->parents->len; i++)
        {
          CarnetRevision *parent
              = g_hash_table_lookup (hidden, &g_array_index (revision->parents, CarnetHash, i));

          if (parent == NULL)
            continue;
          carnet_revision_ref (parent);
          g_hash_table_remove (hidden, &parent->id);
          g_hash_table_insert (visible, &parent->id, parent);
          g_ptr_array_add (waiting, parent);
        }
    }
}

static gboolean
add_staged (CarnetStaging *staging, const CarnetId *entity, GHashTable *revisions, GError **error)
{
  const CarnetStagedEntity *found = carnet_staging_find_entity (staging, entity);

  for (guint i = 0; found != NULL && i < found->n; i++)
    {
      const CarnetStaged *staged = carnet_staging_get_by_entity (staging, found->first + i);
      CarnetRevision     *revision;

      if (!carnet_staged_brings (staged))
        continue;
      revision = carnet_staging_load (staging, staged, error);
      if (revision == NULL)
        return FALSE;
      g_hash_table_replace (revisions, &revision->id, revision);
    }
  return TRUE;
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (carnet_hash_hash_func, carnet_hash_equal_func, NULL,
                                (GDestroyNotify)carnet_revision_unref);
}

static gboolean
load_held (CarnetStore    *store,
           const CarnetId *entity,
           GHashTable     *visible,
           GHashTable     *hidden,
           GError        **error)
{
  g_autoptr (GArray) hidden_ids = NULL;
  g_autoptr (GPtrArray) all = carnet_store_load_all_revisions (store, entity, &hidden_ids, error);

  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    {
      CarnetRevision *revision = carnet_revision_ref (all->pdata[i]);

      g_hash_table_insert (visible, &revision->id, revision);
    }
  for (guint i = 0; i < hidden_ids->len; i++)
    {
      const CarnetHash *id = &g_array_index (hidden_ids, CarnetHash, i);
      CarnetRevision   *revision = carnet_revision_ref (g_hash_table_lookup (visible, id));

      g_hash_table_remove (visible, id);
      g_hash_table_insert (hidden, &revision->id, revision);
    }
  return TRUE;
}

/* What the first @n files bring. */
static gboolean
add_files (CarnetMerge *self, guint n, const CarnetId *entity, GHashTable *visible, GError **error)
{
  for (guint i = 0; i < n; i++)
    if (carnet_merge_get_staging (self, i) != NULL
        && !add_staged (carnet_merge_get_staging (self, i), entity, visible, error))
      return FALSE;
  return TRUE;
}

static gboolean
load (CarnetMerge       *self,
      guint              index,
      const CarnetId    *entity,
      gboolean           held,
      guint              n_earlier,
      CarnetBeforeAfter *result,
      GError           **error)
{
  g_autoptr (GHashTable) visible = new_set ();
  g_autoptr (GHashTable) hidden = new_set ();

  if ((held && !load_held (self->store, entity, visible, hidden, error))
      || !add_files (self, n_earlier, entity, visible, error))
    return FALSE;
  show_ancestors (visible, hidden);
  result->before = make_history (visible);
  if (!add_staged (((CarnetMergeEntry *)self->entries->pdata[index])->staging, entity, visible, error))
    return FALSE;
  show_ancestors (visible, hidden);
  result->after = make_history (visible);
  return TRUE;
}

gboolean
carnet_merge_load_before_after (CarnetMerge       *self,
                                guint              index,
                                const CarnetId    *entity,
                                CarnetBeforeAfter *result,
                                GError           **error)
{
  return load (self, index, entity, TRUE, index, result, error);
}

gboolean
carnet_merge_load_marked (CarnetMerge              *self,
                          guint                     index,
                          const CarnetStagedEntity *entity,
                          CarnetBeforeAfter        *result,
                          GError                  **error)
{
  return load (self, index, &entity->entity, !(entity->marks & CARNET_ENTITY_FRESH),
               entity->marks & CARNET_ENTITY_EARLIER ? index : 0, result, error);
}

/* Those of @hidden that the file brings again go to @visible. */
static void
return_staged (CarnetStaging *staging, const CarnetId *entity, GHashTable *visible, GHashTable *hidden)
{
  const CarnetStagedEntity *found = carnet_staging_find_entity (staging, entity);

  for (guint i = 0; found != NULL && i < found->n; i++)
    {
      const CarnetStaged *staged = carnet_staging_get_by_entity (staging, found->first + i);
      CarnetRevision     *revision = g_hash_table_lookup (hidden, &staged->id);

      if (revision == NULL)
        continue;
      carnet_revision_ref (revision);
      g_hash_table_remove (hidden, &revision->id);
      g_hash_table_insert (visible, &revision->id, revision);
    }
}

gboolean
carnet_merge_load_returned (CarnetMerge       *self,
                            guint              index,
                            const CarnetId    *entity,
                            CarnetBeforeAfter *result,
                            GError           **error)
{
  g_autoptr (GHashTable) visible = new_set ();
  g_autoptr (GHashTable) hidden = new_set ();

  if (!load_held (self->store, entity, visible, hidden, error)
      || !add_files (self, index, entity, visible, error))
    return FALSE;
  show_ancestors (visible, hidden);
  result->before = make_history (visible);
  return_staged (carnet_merge_get_staging (self, index), entity, visible, hidden);
  show_ancestors (visible, hidden);
  result->after = make_history (visible);
  return TRUE;
}

CarnetHistory *
carnet_merge_load_named (CarnetMerge *self, guint index, const CarnetId *entity, GError **error)
{
  g_autoptr (GHashTable) visible = new_set ();
  g_autoptr (GHashTable) hidden = new_set ();

  if (!load_held (self->store, entity, visible, hidden, error)
      || !add_files (self, index + 1, entity, visible, error))
    return NULL;
  show_ancestors (visible, hidden);
  return make_history (g_hash_table_size (visible) > 0 ? visible : hidden);
}

CarnetHistory *
carnet_merge_load_named_held (CarnetStore *store, const CarnetId *entity, GError **error)
{
  g_autoptr (GHashTable) visible = new_set ();
  g_autoptr (GHashTable) hidden = new_set ();

  if (!load_held (store, entity, visible, hidden, error))
    return NULL;
  return make_history (g_hash_table_size (visible) > 0 ? visible : hidden);
}
