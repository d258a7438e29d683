/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-merge-private.h"
#include "model/carnet-kinds.h"

/* A deletion is contested or not. */
static gboolean
is_asked (const CarnetCell *cell, const char *kind)
{
  return cell->conflict && !g_str_equal (cell->key, CARNET_KEY_DELETED) && carnet_kind_asks (kind, cell->key);
}

static gboolean
opens_a_conflict (const CarnetBeforeAfter *both, const char *kind)
{
  GPtrArray *cells = carnet_history_get_cells (both->after);

  for (guint i = 0; i < cells->len; i++)
    {
      const CarnetCell *after = cells->pdata[i];
      const CarnetCell *before
          = both->before != NULL ? carnet_history_find_cell (both->before, after->key) : NULL;

      if (is_asked (after, kind)
          && (before == NULL || !before->conflict || before->writers->len < after->writers->len))
        return TRUE;
    }
  return FALSE;
}

/* Some head of before is still one: it was written without knowing what the file brings. */
static gboolean
was_written_apart (const CarnetBeforeAfter *both)
{
  GPtrArray *before = carnet_history_get_heads (both->before);
  GPtrArray *after = carnet_history_get_heads (both->after);

  for (guint i = 0; i < before->len; i++)
    for (guint j = 0; j < after->len; j++)
      if (carnet_hash_equal (&((CarnetRevision *)before->pdata[i])->id,
                             &((CarnetRevision *)after->pdata[j])->id))
        return TRUE;
  return FALSE;
}

CarnetMergeChangeType
carnet_before_after_judge (const CarnetBeforeAfter *both, const char *kind)
{
  CarnetDeletion before
      = both->before != NULL ? carnet_history_get_deletion (both->before) : CARNET_DELETION_NONE;
  CarnetDeletion after = carnet_history_get_deletion (both->after);

  if (after == CARNET_DELETION_CONTESTED && before != CARNET_DELETION_CONTESTED)
    return CARNET_MERGE_CONTESTED;
  if (after == CARNET_DELETION_DELETED && before != CARNET_DELETION_DELETED)
    return CARNET_MERGE_DELETED;
  if (after != CARNET_DELETION_DELETED && opens_a_conflict (both, kind))
    return CARNET_MERGE_CONFLICT;
  if (both->before == NULL)
    return CARNET_MERGE_NEW;
  return was_written_apart (both) ? CARNET_MERGE_COMBINED : CARNET_MERGE_UPDATED;
}

gboolean
carnet_before_after_waits (const CarnetBeforeAfter *both, const char *kind)
{
  const CarnetDeletion deletion = carnet_history_get_deletion (both->after);
  GPtrArray           *cells = carnet_history_get_cells (both->after);

  if (deletion != CARNET_DELETION_NONE)
    return deletion == CARNET_DELETION_CONTESTED;
  for (guint i = 0; i < cells->len; i++)
    if (is_asked (cells->pdata[i], kind))
      return TRUE;
  return FALSE;
}
