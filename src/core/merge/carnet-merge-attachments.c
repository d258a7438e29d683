/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-merge-private.h"

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
  CarnetMergeEntry *entry = self->entries->pdata[index];
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
  CarnetMergeEntry         *entry = self->entries->pdata[index];
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

gboolean
carnet_merge_count_attachments (CarnetMerge *self, guint index, GError **error)
{
  return count_blobs (self, index, error) && count_missing (self, index, error);
}
