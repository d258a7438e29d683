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
  totals->n_written_on += counts->n_written_on;
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

/* -- What no file changes ------------------------------------------------------------------------ */

/* What the files so far say of one observation. */
typedef struct
{
  gboolean seen;
  gboolean changes;
} Said;

static void
hear (Said *said, const CarnetStagedEntity *entity)
{
  said->seen = TRUE;
  said->changes |= !(entity->marks & CARNET_ENTITY_SAME);
}

/* @cursors: see carnet_staging_find_next_entity() */
static Said
said_before (CarnetMerge *self, guint index, const CarnetId *entity, guint *cursors)
{
  Said said = { 0 };

  for (guint i = 0; i < index; i++)
    {
      CarnetStaging            *earlier = carnet_merge_get_staging (self, i);
      const CarnetStagedEntity *found
          = earlier != NULL ? carnet_staging_find_next_entity (earlier, entity, &cursors[i]) : NULL;

      if (found != NULL)
        hear (&said, found);
    }
  return said;
}

/* In the order of ids, as the other files are looked through; of what it changes only what they have. */
void
carnet_merge_count_same (CarnetMerge *self, guint index)
{
  CarnetMergeEntry *entry = self->entries->pdata[index];
  g_autofree guint *cursors = g_new0 (guint, index);

  entry->n_same = 0;
  for (guint i = 0; i < carnet_staging_get_n_entities (entry->staging); i++)
    {
      const CarnetStagedEntity *entity = carnet_staging_get_entity (entry->staging, i);
      Said                      said;

      if (!(entity->marks & (CARNET_ENTITY_SAME | CARNET_ENTITY_EARLIER))
          || !g_str_equal (carnet_staging_get_kind (entry->staging, entity->kind), CARNET_KIND_OBSERVATION))
        continue;
      said = said_before (self, index, &entity->entity, cursors);
      entry->n_same -= said.seen && !said.changes;
      hear (&said, entity);
      entry->n_same += !said.changes;
    }
}

/* Which three files have as it is here is one. */
static void
tell_same_once (CarnetMergeCounts *totals, const CarnetMergeEntry *entry)
{
  totals->observations[CARNET_MERGE_IDENTICAL]
      += (guint64)entry->n_same - entry->file.counts.observations[CARNET_MERGE_IDENTICAL];
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
  tell_same_once (&self->totals, entry);
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

/* -- Listing it --------------------------------------------------------------------------------- */

typedef struct
{
  CarnetMergeOpen shown;
  guint           rank;
  guint           turn; /* of what is in conflict: when it was met first */
} Met;

static int
compare_met (gconstpointer a, gconstpointer b)
{
  const Met *first = a, *second = b;

  if (first->rank != second->rank)
    return first->rank < second->rank ? -1 : 1;
  if (first->turn != second->turn)
    return first->turn < second->turn ? -1 : 1;
  return first->shown.file < second->shown.file ? -1 : first->shown.file > second->shown.file;
}

/* @turns: CarnetId → when it was met, from 1 on */
static void
meet (CarnetMerge *self, guint file, guint index, GHashTable *turns, GArray *met)
{
  guint                     n;
  const CarnetMergeChanged *changed = carnet_merge_entry_get_changes (self->entries->pdata[file], &n) + index;
  guint                     turn = GPOINTER_TO_UINT (g_hash_table_lookup (turns, &changed->entity));
  Met one = { { file, index, carnet_kind_find (changed->kind), FALSE }, changed->rank, turn };

  /* A later file settles it. */
  if (!g_hash_table_contains (self->open, &changed->entity))
    return;
  if (turn == 0)
    {
      one.turn = g_hash_table_size (turns) + 1;
      g_hash_table_insert (turns, (gpointer)&changed->entity, GUINT_TO_POINTER (one.turn));
    }
  g_array_append_val (met, one);
}

static void
meet_all (CarnetMerge *self, guint file, GHashTable *turns, GArray *met)
{
  g_autoptr (GArray) groups = carnet_merge_list_groups (self, file);

  for (guint i = 0; i < groups->len; i++)
    {
      const CarnetMergeGroup *group = &g_array_index (groups, CarnetMergeGroup, i);

      for (guint j = 0; j < group->n_open; j++)
        meet (self, file, group->first + j, turns, met);
    }
}

GArray *
carnet_merge_list_open (CarnetMerge *self)
{
  g_autoptr (GHashTable) turns = g_hash_table_new (carnet_id_hash_func, carnet_id_equal_func);
  g_autoptr (GArray) met = g_array_new (FALSE, FALSE, sizeof (Met));
  GArray *open = g_array_new (FALSE, FALSE, sizeof (CarnetMergeOpen));

  for (guint i = 0; i < self->entries->len; i++)
    if (carnet_merge_get_file (self, i)->state == CARNET_MERGE_READY)
      meet_all (self, i, turns, met);
  g_array_sort (met, compare_met);
  for (guint i = 0; i < met->len; i++)
    {
      Met *one = &g_array_index (met, Met, i);

      one->shown.again = i > 0 && one[-1].turn == one->turn;
      g_array_append_val (open, one->shown);
    }
  return open;
}
