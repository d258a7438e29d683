/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-merge-private.h"
#include "model/carnet-kinds.h"

/* What all files do together. */

static void
add_counts (CarnetMergeCounts *totals, const CarnetMergeCounts *counts)
{
  for (guint i = 0; i < CARNET_MERGE_N_TYPES; i++)
    totals->observations[i] += counts->observations[i];
  totals->n_revisions_new += counts->n_revisions_new;
  totals->n_revisions_known += counts->n_revisions_known;
  totals->n_withdrawn += counts->n_withdrawn;
  totals->n_back_new += counts->n_back_new;
  totals->n_back_changed += counts->n_back_changed;
  totals->n_people += counts->n_people;
  totals->n_territories += counts->n_territories;
  totals->n_themes += counts->n_themes;
  totals->n_milestones += counts->n_milestones;
  totals->n_others_open += counts->n_others_open;
  totals->n_others_changed += counts->n_others_changed;
  totals->n_attachments += counts->n_attachments;
  totals->n_attachments_missing += counts->n_attachments_missing;
  totals->n_incomplete += counts->n_incomplete;
  totals->n_future += counts->n_future;
  totals->n_erasures += counts->n_erasures;
  totals->n_suspects += counts->n_suspects;
}

/* -- What is left to settle ------------------------------------------------------------------- */

/* Of the counts of one file each is told once. */
static void
uncount (CarnetMergeCounts *totals, const CarnetMergeChanged *changed)
{
  if (g_str_equal (changed->kind, CARNET_KIND_OBSERVATION))
    totals->observations[changed->type]--;
  else
    totals->n_others_open--;
}

/* In conflict with two files it is one; what a later file settles is none. */
static void
follow (CarnetMerge *self, const CarnetMergeChanged *changed)
{
  const gboolean            open = carnet_merge_changed_is_open (changed);
  const CarnetMergeChanged *earlier = g_hash_table_lookup (self->open, &changed->entity);

  if (earlier != NULL && (open || !changed->waits))
    {
      uncount (&self->totals, earlier);
      g_hash_table_remove (self->open, &changed->entity);
    }
  if (open)
    g_hash_table_insert (self->open, (gpointer)&changed->entity, (gpointer)changed);
}

static void
add_file (CarnetMerge *self, CarnetMergeEntry *entry)
{
  guint                     n;
  const CarnetMergeChanged *changes = carnet_merge_entry_get_changes (entry, &n);

  add_counts (&self->totals, &entry->file.counts);
  for (guint i = 0; i < n; i++)
    follow (self, &changes[i]);
  if (entry->changes != NULL)
    carnet_spill_release (entry->changes);
}

void
carnet_merge_sum_up (CarnetMerge *self, guint first)
{
  if (first == 0)
    {
      self->totals = (CarnetMergeCounts){ 0 };
      g_hash_table_remove_all (self->open);
    }
  for (guint i = first; i < self->entries->len; i++)
    if (carnet_merge_get_file (self, i)->state == CARNET_MERGE_READY)
      add_file (self, self->entries->pdata[i]);
}

guint
carnet_merge_count_open (CarnetMerge *self, const char *kind)
{
  GHashTableIter iter;
  gpointer       changed;
  guint          n = 0;

  g_hash_table_iter_init (&iter, self->open);
  while (g_hash_table_iter_next (&iter, NULL, &changed))
    n += g_str_equal (((CarnetMergeChanged *)changed)->kind, kind);
  return n;
}
