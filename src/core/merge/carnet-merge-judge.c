/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-merge-private.h"
#include "model/carnet-kinds.h"

/* What nobody has to settle as a field: a deletion is contested or not, what a calendar said last is compared
 * by programs alone. */
static gboolean
is_left_alone (const char *key)
{
  return g_str_equal (key, CARNET_KEY_DELETED) || g_str_has_prefix (key, CARNET_PREFIX_CALENDAR);
}

static gboolean
opens_a_conflict (const CarnetBeforeAfter *both)
{
  GPtrArray *cells = carnet_history_get_cells (both->after);

  for (guint i = 0; i < cells->len; i++)
    {
      const CarnetCell *after = cells->pdata[i];
      const CarnetCell *before
          = both->before != NULL ? carnet_history_find_cell (both->before, after->key) : NULL;

      if (after->conflict && !is_left_alone (after->key)
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
carnet_before_after_judge (const CarnetBeforeAfter *both)
{
  CarnetDeletion before
      = both->before != NULL ? carnet_history_get_deletion (both->before) : CARNET_DELETION_NONE;
  CarnetDeletion after = carnet_history_get_deletion (both->after);

  if (after == CARNET_DELETION_CONTESTED && before != CARNET_DELETION_CONTESTED)
    return CARNET_MERGE_CONTESTED;
  if (after == CARNET_DELETION_DELETED && before != CARNET_DELETION_DELETED)
    return CARNET_MERGE_DELETED;
  if (after != CARNET_DELETION_DELETED && opens_a_conflict (both))
    return CARNET_MERGE_CONFLICT;
  if (both->before == NULL)
    return CARNET_MERGE_NEW;
  return was_written_apart (both) ? CARNET_MERGE_COMBINED : CARNET_MERGE_UPDATED;
}
