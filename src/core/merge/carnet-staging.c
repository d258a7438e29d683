/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-staging-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "model/carnet-kinds.h"

/* More than anybody will ever invent, and few enough to keep. */
#define KINDS_MAX 1024

CarnetStaging *
carnet_staging_new (const char *name, GError **error)
{
  CarnetSpill   *bytes = carnet_spill_new (error);
  CarnetStaging *self;

  if (bytes == NULL)
    return NULL;
  self = g_new0 (CarnetStaging, 1);
  self->name = g_strdup (name);
  self->bytes = bytes;
  self->pending = g_array_new (FALSE, TRUE, sizeof (CarnetStaged));
  self->by_actor = g_hash_table_new_full (carnet_id_hash_func, carnet_id_equal_func, g_free, NULL);
  self->by_place = g_hash_table_new_full (carnet_id_hash_func, carnet_id_equal_func, g_free, NULL);
  self->all_parents = g_array_new (FALSE, FALSE, sizeof (CarnetStagedLink));
  self->kinds = g_ptr_array_new_with_free_func (g_free);
  self->parents = g_array_new (FALSE, FALSE, sizeof (CarnetStagedLink));
  self->attachments = g_array_new (FALSE, FALSE, sizeof (CarnetStagedLink));
  self->blobs = g_array_new (FALSE, FALSE, sizeof (CarnetStagedBlob));
  self->authors = g_array_new (FALSE, FALSE, sizeof (CarnetStagedAuthor));
  return self;
}

void
carnet_staging_free (CarnetStaging *self)
{
  g_free (self->name);
  carnet_spill_free (self->bytes);
  g_clear_pointer (&self->pending, g_array_unref);
  g_clear_pointer (&self->by_actor, g_hash_table_unref);
  g_clear_pointer (&self->by_place, g_hash_table_unref);
  g_clear_pointer (&self->all_parents, g_array_unref);
  g_clear_pointer (&self->index, carnet_spill_free);
  g_clear_pointer (&self->order, carnet_spill_free);
  g_clear_pointer (&self->group_index, carnet_spill_free);
  g_ptr_array_unref (self->kinds);
  g_array_unref (self->parents);
  g_array_unref (self->attachments);
  g_array_unref (self->blobs);
  g_array_unref (self->authors);
  g_free (self);
}

/* -- Receiving ------------------------------------------------------------------------ */

gboolean
carnet_staging_refuse (CarnetStaging *self, const char *problem, GError **error)
{
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_CORRUPT, _ ("“%s” cannot be taken in: %s."), self->name,
               problem);
  return FALSE;
}

/* @problem: a sentence of its own, which ends where ours does */
static gboolean
refuse_revision (CarnetStaging *self, const GError *problem, GError **error)
{
  g_autofree char *half = g_strdup (problem->message);

  if (g_str_has_suffix (half, "."))
    half[strlen (half) - 1] = '\0';
  return carnet_staging_refuse (self, half, error);
}

static gboolean
find_kind (CarnetStaging *self, const char *kind, guint32 *index, GError **error)
{
  for (guint i = 0; i < self->kinds->len; i++)
    if (g_str_equal (self->kinds->pdata[i], kind))
      {
        *index = i;
        return TRUE;
      }
  if (self->kinds->len == KINDS_MAX)
    return carnet_staging_refuse (self, _ ("it names more kinds of things than there can be"), error);
  *index = self->kinds->len;
  g_ptr_array_add (self->kinds, g_strdup (kind));
  return TRUE;
}

static void
count (GHashTable *counts, const CarnetId *id)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, id));

  g_hash_table_insert (counts, carnet_id_copy (id), GUINT_TO_POINTER (n + 1));
}

static void
note_attachments (CarnetStaging *self, const CarnetWrites *writes, guint32 order)
{
  for (guint i = 0; i < carnet_writes_size (writes); i++)
    {
      const char      *key;
      CarnetValue      value;
      CarnetStagedLink link = { .child = order };

      carnet_writes_get (writes, i, &key, &value);
      if (g_str_has_prefix (key, CARNET_PREFIX_ATTACHMENT) && value.type == CARNET_VALUE_TEXT
          && carnet_hash_parse_base32 (key + strlen (CARNET_PREFIX_ATTACHMENT), &link.parent))
        g_array_append_val (self->attachments, link);
    }
}

static void
note_observation (CarnetStaging *self, const CarnetRevision *revision, guint32 order)
{
  CarnetValue place;

  count (self->by_actor, &revision->actor);
  if (revision->writes == NULL)
    return;
  note_attachments (self, revision->writes, order);
  if (carnet_writes_find (revision->writes, CARNET_KEY_TERRITORY, &place) && place.type == CARNET_VALUE_ID)
    {
      CarnetId territory = carnet_value_get_id (&place);

      count (self->by_place, &territory);
    }
}

static void
note_parents (CarnetStaging *self, const CarnetRevision *revision, guint32 order)
{
  for (guint i = 0; i < revision->parents->len; i++)
    {
      CarnetStagedLink link = { g_array_index (revision->parents, CarnetHash, i), order };

      g_array_append_val (self->all_parents, link);
    }
}

static gboolean
receive_revision_cb (const CarnetHash *id,
                     const guint8     *header,
                     gsize             header_size,
                     const guint8     *payload,
                     gsize             payload_size,
                     gpointer          data,
                     GError          **error)
{
  CarnetStaging *self = data;
  g_autoptr (GBytes) head = g_bytes_new_static (header, header_size);
  g_autoptr (GBytes) text = payload != NULL ? g_bytes_new_static (payload, payload_size) : NULL;
  g_autoptr (GError) problem = NULL;
  g_autoptr (CarnetRevision) revision = carnet_revision_parse (head, text, id, &problem);
  CarnetStaged staged = { .order = self->pending->len, .header_size = (guint32)header_size };

  if (revision == NULL)
    return refuse_revision (self, problem, error);
  if (!find_kind (self, revision->kind, &staged.kind, error))
    return FALSE;
  staged.id = revision->id;
  staged.entity = revision->entity;
  staged.recorded_ms = revision->recorded_ms;
  staged.offset = carnet_spill_get_size (self->bytes);
  staged.payload_size = (guint32)payload_size;
  staged.deletes
      = revision->writes != NULL && carnet_writes_find (revision->writes, CARNET_KEY_DELETED, NULL);
  g_array_append_val (self->pending, staged);
  note_parents (self, revision, staged.order);
  if (g_str_equal (revision->kind, CARNET_KIND_OBSERVATION))
    note_observation (self, revision, staged.order);
  return carnet_spill_append (self->bytes, header, header_size, error)
         && (payload == NULL || carnet_spill_append (self->bytes, payload, payload_size, error));
}

static gboolean
receive_blob_cb (const CarnetHash *hash, const guint8 *bytes, gsize size, gpointer data, GError **error)
{
  CarnetStaging   *self = data;
  CarnetHash       found = carnet_hash_of (NULL, bytes, size);
  CarnetStagedBlob blob = { *hash, carnet_spill_get_size (self->bytes), size };

  if (!carnet_hash_equal (&found, hash))
    return carnet_staging_refuse (self, _ ("an attachment does not match its identifier"), error);
  if (size > CARNET_ATTACHMENT_MAX)
    return carnet_staging_refuse (self, _ ("an attachment is larger than 32 MiB"), error);
  g_array_append_val (self->blobs, blob);
  return carnet_spill_append (self->bytes, bytes, size, error);
}

static gboolean
receive_redaction_cb (const CarnetHash *revision, gpointer data, GError **error)
{
  ((CarnetStaging *)data)->n_erasures++;
  return TRUE;
}

CarnetReceiver
carnet_staging_get_receiver (CarnetStaging *self)
{
  return (CarnetReceiver){ receive_revision_cb, receive_blob_cb, receive_redaction_cb, NULL, self };
}

/* -- Closed ------------------------------------------------------------------------------- */

guint
carnet_staging_get_n (CarnetStaging *self)
{
  return self->n;
}

CarnetStaged *
carnet_staging_get_by_id (CarnetStaging *self, guint index)
{
  return &self->by_id[index];
}

CarnetStaged *
carnet_staging_get_by_entity (CarnetStaging *self, guint index)
{
  return &self->by_id[self->by_entity[index]];
}

static int
compare_id_to_staged (gconstpointer id, gconstpointer staged)
{
  return carnet_hash_compare (id, &((const CarnetStaged *)staged)->id);
}

CarnetStaged *
carnet_staging_find (CarnetStaging *self, const CarnetHash *id)
{
  return self->n > 0 ? bsearch (id, self->by_id, self->n, sizeof (CarnetStaged), compare_id_to_staged) : NULL;
}

static int
compare_entity_to_group (gconstpointer entity, gconstpointer group)
{
  return carnet_id_compare (entity, &((const CarnetStagedGroup *)group)->entity);
}

gboolean
carnet_staging_find_entity (CarnetStaging *self, const CarnetId *entity, guint *first, guint *n)
{
  const CarnetStagedGroup *group = self->n_groups > 0
                                       ? bsearch (entity, self->groups, self->n_groups,
                                                  sizeof (CarnetStagedGroup), compare_entity_to_group)
                                       : NULL;

  *first = group != NULL ? group->first : 0;
  *n = group != NULL ? group->n : 0;
  return group != NULL;
}

const char *
carnet_staging_get_kind (CarnetStaging *self, const CarnetStaged *staged)
{
  return self->kinds->pdata[staged->kind];
}

CarnetRevision *
carnet_staging_load (CarnetStaging *self, const CarnetStaged *staged, GError **error)
{
  g_autoptr (GBytes) bytes = carnet_spill_read (self->bytes, staged->offset,
                                                (gsize)staged->header_size + staged->payload_size, error);
  g_autoptr (GBytes) header = NULL;
  g_autoptr (GBytes) payload = NULL;

  if (bytes == NULL)
    return NULL;
  header = g_bytes_new_from_bytes (bytes, 0, staged->header_size);
  if (staged->payload_size > 0)
    payload = g_bytes_new_from_bytes (bytes, staged->header_size, staged->payload_size);
  return carnet_revision_parse (header, payload, &staged->id, error);
}

const GArray *
carnet_staging_get_parents (CarnetStaging *self)
{
  return self->parents;
}

const GArray *
carnet_staging_get_attachments (CarnetStaging *self)
{
  return self->attachments;
}

const GArray *
carnet_staging_get_blobs (CarnetStaging *self)
{
  return self->blobs;
}

gboolean
carnet_staging_has_blob (CarnetStaging *self, const CarnetHash *hash)
{
  CarnetStagedBlob wanted = { .hash = *hash };

  return g_array_binary_search (self->blobs, &wanted, carnet_staging_compare_blobs, NULL);
}

GBytes *
carnet_staging_load_blob (CarnetStaging *self, const CarnetStagedBlob *blob, GError **error)
{
  return carnet_spill_read (self->bytes, blob->offset, blob->size, error);
}

const GArray *
carnet_staging_get_authors (CarnetStaging *self)
{
  return self->authors;
}

CarnetId
carnet_staging_get_territory (CarnetStaging *self)
{
  return self->territory;
}

guint64
carnet_staging_get_n_erasures (CarnetStaging *self)
{
  return self->n_erasures;
}
