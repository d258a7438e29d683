/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-staging-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "model/carnet-kinds.h"

/* More than anybody will ever invent, and few enough to keep. */
#define KINDS_MAX 1024

static guint
hash_place (gconstpointer place)
{
  const CarnetStagedPlace *self = place;

  return carnet_id_hash_func (&self->actor) * 31 + carnet_id_hash_func (&self->territory);
}

static gboolean
equal_places (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (CarnetStagedPlace)) == 0;
}

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
  self->pending = carnet_sorter_new (sizeof (CarnetStaged), carnet_staging_compare_ids);
  self->all_parents = carnet_sorter_new (sizeof (CarnetStagedLink), carnet_staging_compare_parents);
  self->by_actor = g_hash_table_new_full (carnet_id_hash_func, carnet_id_equal_func, g_free, NULL);
  self->by_place = g_hash_table_new_full (hash_place, equal_places, g_free, NULL);
  self->kinds = g_ptr_array_new_with_free_func (g_free);
  self->attachments = g_array_new (FALSE, FALSE, sizeof (CarnetStagedAttachment));
  self->blobs = g_array_new (FALSE, FALSE, sizeof (CarnetStagedBlob));
  self->authors = g_array_new (FALSE, FALSE, sizeof (CarnetStagedAuthor));
  return self;
}

void
carnet_staging_free (CarnetStaging *self)
{
  g_free (self->name);
  carnet_spill_free (self->bytes);
  g_clear_pointer (&self->pending, carnet_sorter_free);
  g_clear_pointer (&self->all_parents, carnet_sorter_free);
  g_clear_pointer (&self->by_actor, g_hash_table_unref);
  g_clear_pointer (&self->by_place, g_hash_table_unref);
  g_clear_pointer (&self->index, carnet_spill_free);
  g_clear_pointer (&self->order, carnet_spill_free);
  g_clear_pointer (&self->entity_index, carnet_spill_free);
  g_clear_pointer (&self->parent_index, carnet_spill_free);
  g_ptr_array_unref (self->kinds);
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

/* @problem: a sentence of its own, which goes on after a colon and ends where ours does */
static gboolean
refuse_revision (CarnetStaging *self, const GError *problem, GError **error)
{
  g_autofree char *first
      = g_utf8_substring (problem->message, 0, MIN (1, g_utf8_strlen (problem->message, -1)));
  g_autofree char *lower = g_utf8_strdown (first, -1);
  g_autofree char *half = g_strconcat (lower, problem->message + strlen (first), NULL);

  if (g_str_has_suffix (half, "."))
    half[strlen (half) - 1] = '\0';
  return carnet_staging_refuse (self, half, error);
}

static gboolean
find_kind (CarnetStaging *self, const char *kind, guint16 *index, GError **error)
{
  for (guint i = 0; i < self->kinds->len; i++)
    if (g_str_equal (self->kinds->pdata[i], kind))
      {
        *index = (guint16)i;
        return TRUE;
      }
  if (self->kinds->len == KINDS_MAX)
    return carnet_staging_refuse (self, _ ("it names more kinds of things than there can be"), error);
  *index = (guint16)self->kinds->len;
  g_ptr_array_add (self->kinds, g_strdup (kind));
  return TRUE;
}

/* @key: copied */
static void
count (GHashTable *counts, gconstpointer key, gsize size)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

  g_hash_table_insert (counts, g_memdup2 (key, size), GUINT_TO_POINTER (n + 1));
}

static void
note_attachments (CarnetStaging *self, const CarnetWrites *writes, guint32 order)
{
  for (guint i = 0; i < carnet_writes_size (writes); i++)
    {
      const char            *key;
      CarnetValue            value;
      CarnetStagedAttachment named = { .child = order };

      carnet_writes_get (writes, i, &key, &value);
      if (g_str_has_prefix (key, CARNET_PREFIX_ATTACHMENT) && value.type == CARNET_VALUE_TEXT
          && carnet_hash_parse_base32 (key + strlen (CARNET_PREFIX_ATTACHMENT), &named.hash))
        g_array_append_val (self->attachments, named);
    }
}

static void
note_observation (CarnetStaging *self, const CarnetRevision *revision, guint32 order)
{
  CarnetValue place;

  count (self->by_actor, &revision->actor, sizeof revision->actor);
  if (revision->writes == NULL)
    return;
  note_attachments (self, revision->writes, order);
  if (carnet_writes_find (revision->writes, CARNET_KEY_TERRITORY, &place) && place.type == CARNET_VALUE_ID)
    {
      const CarnetStagedPlace wrote = { revision->actor, carnet_value_get_id (&place) };

      count (self->by_place, &wrote, sizeof wrote);
    }
}

static gboolean
note_parents (CarnetStaging *self, const CarnetRevision *revision, guint32 order, GError **error)
{
  for (guint i = 0; i < revision->parents->len; i++)
    {
      CarnetStagedLink link = { g_array_index (revision->parents, CarnetHash, i), revision->entity, order };

      if (!carnet_sorter_add (self->all_parents, &link, error))
        return FALSE;
    }
  return TRUE;
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
  CarnetStaged staged = { .order = self->n_orders++, .header_size = (guint32)header_size };

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
  if (!carnet_sorter_add (self->pending, &staged, error)
      || !note_parents (self, revision, staged.order, error))
    return FALSE;
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

CarnetStaged *
carnet_staging_find_next (CarnetStaging *self, const CarnetHash *id, guint *cursor)
{
  int order = 1;

  while (*cursor < self->n && (order = carnet_hash_compare (id, &self->by_id[*cursor].id)) > 0)
    (*cursor)++;
  return *cursor < self->n && order == 0 ? &self->by_id[*cursor] : NULL;
}

guint
carnet_staging_get_n_entities (CarnetStaging *self)
{
  return self->n_entities;
}

CarnetStagedEntity *
carnet_staging_get_entity (CarnetStaging *self, guint index)
{
  return &self->entities[index];
}

static int
compare_to_entity (gconstpointer id, gconstpointer entity)
{
  return carnet_id_compare (id, &((const CarnetStagedEntity *)entity)->entity);
}

CarnetStagedEntity *
carnet_staging_find_entity (CarnetStaging *self, const CarnetId *entity)
{
  return self->n_entities > 0 ? bsearch (entity, self->entities, self->n_entities,
                                         sizeof (CarnetStagedEntity), compare_to_entity)
                              : NULL;
}

CarnetStagedEntity *
carnet_staging_find_next_entity (CarnetStaging *self, const CarnetId *entity, guint *cursor)
{
  int order = 1;

  while (*cursor < self->n_entities
         && (order = carnet_id_compare (entity, &self->entities[*cursor].entity)) > 0)
    (*cursor)++;
  return *cursor < self->n_entities && order == 0 ? &self->entities[*cursor] : NULL;
}

const char *
carnet_staging_get_kind (CarnetStaging *self, guint index)
{
  return self->kinds->pdata[index];
}

void
carnet_staging_release (CarnetStaging *self)
{
  CarnetSpill *mapped[] = { self->index, self->order, self->entity_index, self->parent_index };

  for (guint i = 0; i < G_N_ELEMENTS (mapped); i++)
    carnet_spill_release (mapped[i]);
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

const CarnetStagedLink *
carnet_staging_get_parents (CarnetStaging *self, guint *n)
{
  *n = self->n_parents;
  return self->parents;
}

CarnetStaged **
carnet_staging_index_orders (CarnetStaging *self)
{
  CarnetStaged **by_order = g_new0 (CarnetStaged *, (gsize)self->n_orders + 1);

  for (guint i = 0; i < self->n; i++)
    by_order[self->by_id[i].order] = &self->by_id[i];
  return by_order;
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

guint64
carnet_staging_get_n_erasures (CarnetStaging *self)
{
  return self->n_erasures;
}
