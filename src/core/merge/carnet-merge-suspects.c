/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/carnet-text.h"
#include "merge/carnet-merge-private.h"
#include "model/carnet-kinds.h"
#include "store/carnet-store.h"

void
carnet_merge_note_directory (CarnetMergeEntry *self, const CarnetId *entity, const char *kind)
{
  CarnetMergeFresh fresh = { *entity, g_str_equal (kind, CARNET_KIND_PERSON), NULL };

  if (fresh.person || g_str_equal (kind, CARNET_KIND_TERRITORY))
    g_array_append_val (self->directory, fresh);
}

/* -- The names there are ------------------------------------------------------------------ */

/* "p" or "t", and the name as it is compared; "" for one that has none. */
static char *
make_key (gboolean person, const char *name)
{
  g_autofree char *folded = carnet_text_fold (name);

  return *folded != '\0' ? g_strconcat (person ? "p" : "t", folded, NULL) : g_strdup ("");
}

static gboolean
add_held (CarnetMerge *self, GHashTable *names, GError **error)
{
  g_autoptr (GPtrArray) people = carnet_store_list_people (self->store, FALSE, error);
  g_autoptr (GPtrArray) territories
      = people != NULL ? carnet_store_list_territories (self->store, FALSE, error) : NULL;

  if (territories == NULL)
    return FALSE;
  for (guint i = 0; i < people->len; i++)
    g_hash_table_add (names, make_key (TRUE, ((CarnetPerson *)people->pdata[i])->name));
  for (guint i = 0; i < territories->len; i++)
    g_hash_table_add (names, make_key (FALSE, ((CarnetTerritory *)territories->pdata[i])->name));
  return TRUE;
}

/* (nullable): of one that is only in its file. */
static char *
dup_text (CarnetMerge *self, guint index, const CarnetMergeFresh *fresh, const char *key)
{
  const CarnetMergeEntry *entry = self->entries->pdata[index];
  g_auto (CarnetBeforeAfter) both = { NULL, NULL };

  return carnet_merge_load_marked (self, index, carnet_staging_find_entity (entry->staging, &fresh->id),
                                   &both, NULL)
             ? carnet_merge_shown_text (both.after, key)
             : NULL;
}

static char *
key_of (CarnetMerge *self, guint index, const CarnetMergeFresh *fresh)
{
  g_autofree char *name = dup_text (self, index, fresh, CARNET_KEY_NAME);

  return make_key (fresh->person, name != NULL ? name : "");
}

static void
add_earlier (CarnetMerge *self, guint index, GHashTable *names)
{
  for (guint i = 0; i < index; i++)
    {
      const CarnetMergeEntry *entry = self->entries->pdata[i];

      for (guint j = 0; carnet_merge_get_staging (self, i) != NULL && j < entry->directory->len; j++)
        if (g_array_index (entry->directory, CarnetMergeFresh, j).key != NULL)
          g_hash_table_add (names, g_strdup (g_array_index (entry->directory, CarnetMergeFresh, j).key));
    }
}

/* One of an official list is known by its code. */
static gboolean
is_official (CarnetMerge *self, guint index, const CarnetMergeFresh *fresh)
{
  g_autofree char *code = fresh->person ? NULL : dup_text (self, index, fresh, CARNET_KEY_CODE);

  return code != NULL && *code != '\0';
}

gboolean
carnet_merge_count_suspects (CarnetMerge *self, guint index, GError **error)
{
  CarnetMergeEntry *entry = self->entries->pdata[index];
  g_autoptr (GHashTable) names = NULL;

  if (entry->directory->len == 0)
    return TRUE;
  names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!add_held (self, names, error))
    return FALSE;
  add_earlier (self, index, names);
  for (guint i = 0; i < entry->directory->len; i++)
    {
      CarnetMergeFresh *fresh = &g_array_index (entry->directory, CarnetMergeFresh, i);

      fresh->key = key_of (self, index, fresh);
      /* The second of two in one file, too. */
      if (*fresh->key != '\0' && !g_hash_table_add (names, g_strdup (fresh->key))
          && !is_official (self, index, fresh))
        entry->file.counts.n_suspects++;
    }
  return TRUE;
}
