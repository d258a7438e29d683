/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-merge-private.h"

void
carnet_before_after_clear (CarnetBeforeAfter *self)
{
  g_clear_pointer (&self->before, carnet_history_free);
  g_clear_pointer (&self->after, carnet_history_free);
}

/* -- What is seen, what is not ----------------------------------------------------------------- */

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (carnet_hash_hash_func, carnet_hash_equal_func, NULL,
                                (GDestroyNotify)carnet_revision_unref);
}

static void
seen_init (CarnetSeen *self)
{
  self->visible = new_set ();
  self->hidden = new_set ();
}

void
carnet_seen_clear (CarnetSeen *self)
{
  g_clear_pointer (&self->visible, g_hash_table_unref);
  g_clear_pointer (&self->hidden, g_hash_table_unref);
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

CarnetHistory *
carnet_seen_make_history (GHashTable *revisions)
{
  g_autoptr (GPtrArray) list = list_values (revisions);

  return list->len > 0 ? carnet_history_new (list) : NULL;
}

/* (nullable): the revision, when it was hidden. */
static CarnetRevision *
show (CarnetSeen *self, const CarnetHash *id)
{
  CarnetRevision *revision = g_hash_table_lookup (self->hidden, id);

  if (revision == NULL)
    return NULL;
  carnet_revision_ref (revision);
  g_hash_table_remove (self->hidden, &revision->id);
  g_hash_table_insert (self->visible, &revision->id, revision);
  self->changed = self->showed = TRUE;
  return revision;
}

/* Hidden ones on which something visible builds are seen again. */
static void
show_ancestors (CarnetSeen *self)
{
  g_autoptr (GPtrArray) waiting = list_values (self->visible);

  while (waiting->len > 0 && g_hash_table_size (self->hidden) > 0)
    {
      const CarnetRevision *revision = g_ptr_array_steal_index_fast (waiting, waiting->len - 1);

      for (guint i = 0; i < revision->parents->len; i++)
        {
          CarnetRevision *parent = show (self, &g_array_index (revision->parents, CarnetHash, i));

          if (parent != NULL)
            g_ptr_array_add (waiting, parent);
        }
    }
}

static gboolean
load_held (CarnetStore *store, const CarnetId *entity, CarnetSeen *seen, GError **error)
{
  g_autoptr (GArray) hidden_ids = NULL;
  g_autoptr (GPtrArray) all = carnet_store_load_all_revisions (store, entity, &hidden_ids, error);

  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    {
      CarnetRevision *revision = carnet_revision_ref (all->pdata[i]);

      g_hash_table_insert (seen->visible, &revision->id, revision);
    }
  for (guint i = 0; i < hidden_ids->len; i++)
    {
      const CarnetHash *id = &g_array_index (hidden_ids, CarnetHash, i);
      CarnetRevision   *revision = carnet_revision_ref (g_hash_table_lookup (seen->visible, id));

      g_hash_table_remove (seen->visible, id);
      g_hash_table_insert (seen->hidden, &revision->id, revision);
    }
  return TRUE;
}

/* -- What files bring ---------------------------------------------------------------------------- */

/* A text may come to what stays hidden: it is read once something that builds on it shows it. An earlier file
 * may have brought it. */
static gboolean
add_text (CarnetStaging *staging, const CarnetStaged *staged, CarnetSeen *seen, GError **error)
{
  const gboolean        hidden = g_hash_table_contains (seen->hidden, &staged->id);
  GHashTable           *where = hidden ? seen->hidden : seen->visible;
  const CarnetRevision *known = g_hash_table_lookup (where, &staged->id);
  CarnetRevision       *revision;

  if (known != NULL && known->payload != NULL)
    return TRUE;
  revision = carnet_staging_load (staging, staged, error);
  if (revision == NULL)
    return FALSE;
  g_hash_table_replace (where, &revision->id, revision);
  seen->changed |= !hidden;
  return TRUE;
}

static gboolean
add_staged (CarnetMerge    *self,
            CarnetStaging  *staging,
            const CarnetId *entity,
            CarnetSeen     *seen,
            GError        **error)
{
  const CarnetStagedEntity *found = carnet_staging_find_entity (staging, entity);

  for (guint i = 0; found != NULL && i < found->n; i++)
    {
      const CarnetStaged *staged = carnet_staging_get_by_entity (staging, found->first + i);

      if ((staged->mark == CARNET_MARK_NEW || carnet_staged_fills (staged))
          && !add_text (staging, staged, seen, error))
        return FALSE;
      if (self->options & CARNET_MERGE_TAKE_BACK)
        show (seen, &staged->id);
    }
  show_ancestors (seen);
  return TRUE;
}

/* What the first @n files bring. */
static gboolean
add_files (CarnetMerge *self, guint n, const CarnetId *entity, CarnetSeen *seen, GError **error)
{
  for (guint i = 0; i < n; i++)
    if (carnet_merge_get_staging (self, i) != NULL
        && !add_staged (self, carnet_merge_get_staging (self, i), entity, seen, error))
      return FALSE;
  return TRUE;
}

gboolean
carnet_merge_load_seen (CarnetMerge    *self,
                        guint           n_files,
                        const CarnetId *entity,
                        gboolean        held,
                        CarnetSeen     *seen,
                        GError        **error)
{
  seen_init (seen);
  return (!held || load_held (self->store, entity, seen, error))
         && add_files (self, n_files, entity, seen, error);
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
  g_auto (CarnetSeen) seen = { 0 };

  seen_init (&seen);
  if ((held && !load_held (self->store, entity, &seen, error))
      || !add_files (self, n_earlier, entity, &seen, error))
    return FALSE;
  result->before = carnet_seen_make_history (seen.visible);
  seen.changed = seen.showed = FALSE;
  if (!add_staged (self, ((CarnetMergeEntry *)self->entries->pdata[index])->staging, entity, &seen, error))
    return FALSE;
  result->after = carnet_seen_make_history (seen.visible);
  result->changed = seen.changed;
  result->shows = seen.showed;
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

/* -- As it is named ---------------------------------------------------------------------------------- */

static CarnetHistory *
make_named (const CarnetSeen *seen)
{
  return carnet_seen_make_history (g_hash_table_size (seen->visible) > 0 ? seen->visible : seen->hidden);
}

CarnetHistory *
carnet_merge_load_named (CarnetMerge *self, guint index, const CarnetId *entity, GError **error)
{
  g_auto (CarnetSeen) seen = { 0 };

  return carnet_merge_load_seen (self, index + 1, entity, TRUE, &seen, error) ? make_named (&seen) : NULL;
}

CarnetHistory *
carnet_merge_load_named_held (CarnetStore *store, const CarnetId *entity, GError **error)
{
  g_auto (CarnetSeen) seen = { 0 };

  seen_init (&seen);
  return load_held (store, entity, &seen, error) ? make_named (&seen) : NULL;
}
