/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "merge/carnet-merge-private.h"
#include "merge/carnet-merge-store.h"
#include "model/carnet-kinds.h"

/* -- Files ---------------------------------------------------------------------------- */

void
carnet_merge_entry_free (CarnetMergeEntry *entry)
{
  g_clear_pointer (&entry->staging, carnet_staging_free);
  carnet_merge_entry_take_changes (entry, NULL);
  g_clear_pointer (&entry->groups, g_array_unref);
  g_clear_pointer (&entry->directory, g_array_unref);
  g_free (entry->path);
  g_free (entry->name);
  g_free (entry->problem);
  g_free (entry->reason);
  g_free (entry->author);
  g_free (entry->role);
  g_free (entry->territory);
  g_free (entry);
}

/* What the public struct borrows. */
static void
show_strings (CarnetMergeEntry *entry)
{
  entry->file.path = entry->path;
  entry->file.name = entry->name;
  entry->file.problem = entry->problem;
  entry->file.reason = entry->reason;
  entry->file.author = entry->author;
  entry->file.role = entry->role;
  entry->file.territory = entry->territory;
}

static void
take_text (char **text, char *taken)
{
  g_free (*text);
  *text = taken;
}

/* (nullable): what follows the name in a sentence as all those who refuse a file make it. */
static char *
dup_reason (const CarnetMergeEntry *entry, const char *problem)
{
  g_autofree char *begin = carnet_merge_dup_refusal (entry->name);

  return g_str_has_prefix (problem, begin) ? g_strdup (problem + strlen (begin)) : NULL;
}

void
carnet_merge_entry_refuse (CarnetMergeEntry *entry, GError *problem)
{
  g_free (entry->problem);
  entry->problem = g_strdup (problem->message);
  take_text (&entry->reason, dup_reason (entry, problem->message));
  entry->file.problem_code = problem->domain == CARNET_ERROR ? problem->code : CARNET_ERROR_FAILED;
  entry->file.state = CARNET_MERGE_REFUSED;
  show_strings (entry);
  g_error_free (problem);
}

/* What is not ready shows no counts. */
static void
forget_counts (CarnetMergeEntry *entry)
{
  carnet_merge_entry_take_changes (entry, NULL);
  entry->file.counts = (CarnetMergeCounts){ 0 };
}

/* -- The whole ------------------------------------------------------------------------- */

CarnetMerge *
carnet_merge_new (CarnetStore *store, gint64 now_ms)
{
  CarnetMerge *self = g_new0 (CarnetMerge, 1);

  self->store = store;
  self->now_ms = now_ms;
  self->open = g_hash_table_new (carnet_id_hash_func, carnet_id_equal_func);
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_merge_entry_free);
  return self;
}

void
carnet_merge_free (CarnetMerge *self)
{
  g_hash_table_unref (self->open);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

guint
carnet_merge_get_n_files (CarnetMerge *self)
{
  return self->entries->len;
}

const CarnetMergeFile *
carnet_merge_get_file (CarnetMerge *self, guint index)
{
  g_return_val_if_fail (index < self->entries->len, NULL);

  return &((CarnetMergeEntry *)self->entries->pdata[index])->file;
}

const CarnetMergeCounts *
carnet_merge_get_totals (CarnetMerge *self)
{
  return &self->totals;
}

guint
carnet_merge_get_n_ready (CarnetMerge *self)
{
  guint n = 0;

  for (guint i = 0; i < self->entries->len; i++)
    n += carnet_merge_get_file (self, i)->state == CARNET_MERGE_READY;
  return n;
}

/* -- Comparing ----------------------------------------------------------------------------- */

static gboolean
find_withdrawn_part (CarnetMerge *self, CarnetMergeEntry *entry, GError **error)
{
  g_autoptr (GArray) batches = carnet_store_list_still_withdrawn (self->store, entry->file.batch, error);

  entry->file.partly_withdrawn = batches != NULL && batches->len > 0;
  return batches != NULL;
}

/* The same bytes may have been applied before, or stand twice among the files. */
static gboolean
find_already (CarnetMerge *self, guint index, GError **error)
{
  CarnetMergeEntry *entry = self->entries->pdata[index];

  if (!carnet_store_find_batch_of (self->store, &entry->hash, &entry->file.batch, error))
    return FALSE;
  if (entry->file.batch != 0)
    {
      g_autoptr (CarnetBatch) batch = carnet_store_find_batch (self->store, entry->file.batch, error);

      if (batch == NULL)
        return FALSE;
      entry->file.withdrawn = batch->withdrawn;
      if (!batch->withdrawn && !find_withdrawn_part (self, entry, error))
        return FALSE;
      take_text (&entry->author, g_strdup (batch->sender));
      entry->file.state = CARNET_MERGE_ALREADY;
    }
  for (guint i = 0; i < index && entry->file.state == CARNET_MERGE_READY; i++)
    {
      const CarnetMergeEntry *earlier = self->entries->pdata[i];

      if (earlier->file.state == CARNET_MERGE_READY && carnet_hash_equal (&earlier->hash, &entry->hash))
        entry->file.state = CARNET_MERGE_ALREADY;
    }
  return TRUE;
}

static gboolean
is_person_of (CarnetStaging *staging, const CarnetId *id)
{
  const CarnetStagedEntity *found = carnet_staging_find_entity (staging, id);

  return found != NULL && g_str_equal (carnet_staging_get_kind (staging, found->kind), CARNET_KIND_PERSON);
}

const CarnetId *
carnet_merge_find_author (CarnetStore *store, const GArray *authors)
{
  const CarnetId *first;
  CarnetId        owner;

  if (authors->len == 0)
    return NULL;
  first = &g_array_index (authors, CarnetStagedAuthor, 0).actor;
  if (authors->len > 1 && carnet_store_get_meta_id (store, CARNET_META_OWNER, &owner, NULL)
      && carnet_id_equal (first, &owner))
    return &g_array_index (authors, CarnetStagedAuthor, 1).actor;
  return first;
}

/* (nullable): who sent it, if it says. */
static const CarnetId *
find_sender (CarnetMerge *self, const CarnetMergeEntry *entry, const GArray *authors)
{
  return is_person_of (entry->staging, &entry->sender) ? &entry->sender
                                                       : carnet_merge_find_author (self->store, authors);
}

/* Where most of what @actor wrote is; nil. */
static CarnetId
find_territory (const GArray *authors, const CarnetId *actor)
{
  for (guint i = 0; actor != NULL && i < authors->len; i++)
    {
      const CarnetStagedAuthor *author = &g_array_index (authors, CarnetStagedAuthor, i);

      if (carnet_id_equal (&author->actor, actor))
        return author->territory;
    }
  return (CarnetId){ { 0 } };
}

static void
tell_sender (CarnetMerge *self, guint index)
{
  CarnetMergeEntry *entry = self->entries->pdata[index];
  const GArray     *authors = carnet_staging_get_authors (entry->staging);
  const CarnetId   *actor = find_sender (self, entry, authors);
  CarnetId          territory = find_territory (authors, actor);

  entry->file.n_authors = authors->len;
  /* Of what is withdrawn the people may be hidden: the batch remembers. */
  if (actor != NULL && entry->file.batch == 0)
    {
      take_text (&entry->author, carnet_merge_dup_text (self, index, actor, CARNET_KEY_NAME));
      take_text (&entry->role, carnet_merge_dup_text (self, index, actor, CARNET_KEY_ROLE));
    }
  if (!carnet_id_is_nil (&territory))
    take_text (&entry->territory, carnet_merge_dup_text (self, index, &territory, CARNET_KEY_NAME));
  show_strings (entry);
}

static gboolean
plan (CarnetMerge *self, guint index, const CarnetWork *work, GError **error)
{
  CarnetMergeEntry *entry = self->entries->pdata[index];

  entry->file.state = CARNET_MERGE_READY;
  entry->file.withdrawn = FALSE;
  entry->file.partly_withdrawn = FALSE;
  if (!find_already (self, index, error))
    return FALSE;
  if (entry->file.state == CARNET_MERGE_READY && !carnet_merge_plan (self, index, work, error))
    return FALSE;
  if (entry->file.state != CARNET_MERGE_READY)
    forget_counts (entry);
  tell_sender (self, index);
  return TRUE;
}

void
carnet_merge_distrust (CarnetMerge *self)
{
  self->state.n_revisions = -1;
}

/* The counts of each depend on those before it. */
static gboolean
plan_from (CarnetMerge *self, guint index, const CarnetWork *work, GError **error)
{
  const guint n = self->entries->len - index;
  gboolean    planned = TRUE;

  if (!carnet_store_begin_read (self->store, error))
    return FALSE;
  planned = carnet_store_load_state (self->store, &self->state, error);
  for (guint i = 0; i < n && planned; i++)
    {
      CarnetShare share;

      if (((CarnetMergeEntry *)self->entries->pdata[index + i])->staging != NULL)
        planned = plan (self, index + i, carnet_share_of (&share, work, i, 1, n), error);
    }
  carnet_store_end_read (self->store);
  if (!planned)
    carnet_merge_distrust (self);
  return planned;
}

/* Counting what stays out of sight is as one file more. */
static gboolean
plan_again (CarnetMerge *self, guint index, const CarnetWork *work, GError **error)
{
  CarnetShare    files, last;
  const guint    n = self->entries->len - index + 1;
  const gboolean planned = plan_from (self, index, carnet_share_of (&files, work, 0, n - 1, n), error);

  carnet_merge_sum_up (self, 0);
  return planned && carnet_merge_count_withheld (self, carnet_share_of (&last, work, n - 1, 1, n), error);
}

gboolean
carnet_merge_refresh (CarnetMerge *self, const CarnetWork *work, GError **error)
{
  CarnetStoreState state;

  if (!carnet_store_load_state (self->store, &state, error))
    return FALSE;
  return memcmp (&state, &self->state, sizeof state) == 0 || plan_again (self, 0, work, error);
}

CarnetMergeOptions
carnet_merge_get_options (CarnetMerge *self)
{
  return self->options;
}

gboolean
carnet_merge_set_options (CarnetMerge       *self,
                          CarnetMergeOptions options,
                          const CarnetWork  *work,
                          GError           **error)
{
  const CarnetMergeOptions before = self->options;
  gboolean                 planned;

  if (options == before)
    return TRUE;
  self->options = options;
  if (self->state.n_revisions >= 0 && self->totals.n_withdrawn == 0)
    return TRUE;
  carnet_store_set_wide (self->store, TRUE);
  planned = plan_again (self, 0, work, error);
  carnet_store_set_wide (self->store, FALSE);
  if (!planned)
    self->options = before;
  return planned;
}

gboolean
carnet_merge_remove_file (CarnetMerge *self, guint index, GError **error)
{
  g_return_val_if_fail (index < self->entries->len, FALSE);

  g_ptr_array_remove_index (self->entries, index);
  carnet_merge_tell_apart (self);
  return plan_again (self, index, NULL, error);
}

/* -- Files that were read ------------------------------------------------------------------- */

static void
fresh_clear (gpointer data)
{
  g_clear_pointer (&((CarnetMergeFresh *)data)->key, g_free);
}

CarnetMergeEntry *
carnet_merge_entry_new (const char *path)
{
  CarnetMergeEntry *entry = g_new0 (CarnetMergeEntry, 1);
  g_autofree char  *base = g_path_get_basename (path);

  entry->path = g_strdup (path);
  entry->name = g_filename_display_name (base);
  entry->author = g_strdup ("");
  entry->role = g_strdup ("");
  entry->territory = g_strdup ("");
  entry->groups = g_array_new (FALSE, FALSE, sizeof (CarnetMergeGroup));
  entry->directory = g_array_new (FALSE, FALSE, sizeof (CarnetMergeFresh));
  g_array_set_clear_func (entry->directory, fresh_clear);
  show_strings (entry);
  return entry;
}

gboolean
carnet_merge_add_entry (CarnetMerge *self, CarnetMergeEntry *entry, const CarnetWork *work, GError **error)
{
  g_ptr_array_add (self->entries, entry);
  if (entry->staging == NULL)
    return TRUE;
  if (!plan_from (self, self->entries->len - 1, work, error))
    return FALSE;
  carnet_merge_sum_up (self, self->entries->len - 1);
  /* Nor does it keep its bytes. */
  if (entry->file.state != CARNET_MERGE_READY)
    g_clear_pointer (&entry->staging, carnet_staging_free);
  return TRUE;
}
