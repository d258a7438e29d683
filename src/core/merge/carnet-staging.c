/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-staging.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "merge/carnet-spill.h"
#include "model/carnet-kinds.h"

/* More than anybody will ever invent, and few enough to keep. */
#define KINDS_MAX 1024

typedef struct
{
  CarnetId entity;
  guint32  first; /* in by_entity */
  guint32  n;
} Group;

struct _CarnetStaging
{
  char        *name;
  CarnetSpill *bytes;
  guint8      *spool; /* of bytes, once closed */

  /* While open */
  GArray     *pending;     /* CarnetStaged */
  GHashTable *by_actor;    /* CarnetId → count */
  GHashTable *by_place;    /* CarnetId → count */
  GArray     *all_parents; /* CarnetStagedLink */

  /* Once closed */
  guint         n;
  CarnetSpill  *index, *order, *group_index;
  CarnetStaged *by_id;
  guint32      *by_entity;
  Group        *groups; /* by entity */
  guint         n_groups;

  GPtrArray *kinds;
  GArray    *parents;     /* CarnetStagedLink */
  GArray    *attachments; /* CarnetStagedLink */
  GArray    *blobs;       /* CarnetStagedBlob */
  GArray    *authors;     /* CarnetStagedAuthor */
  CarnetId   territory;
  guint64    n_erasures;
};

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

static gboolean
refuse (CarnetStaging *self, const char *problem, GError **error)
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
  return refuse (self, half, error);
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
    return refuse (self, _ ("it names more kinds of things than there can be"), error);
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
    return refuse (self, _ ("an attachment does not match its identifier"), error);
  if (size > CARNET_ATTACHMENT_MAX)
    return refuse (self, _ ("an attachment is larger than 32 MiB"), error);
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
  return (CarnetReceiver){ receive_revision_cb, receive_blob_cb, receive_redaction_cb, self };
}

/* -- Closing ---------------------------------------------------------------------------- */

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const CarnetStaged *first = a, *second = b;
  int                 order = carnet_hash_compare (&first->id, &second->id);

  return order != 0 ? order : (first->order < second->order ? -1 : 1);
}

/* The same revision twice is one; the one that has its text stays. */
static void
drop_repeats (GArray *staged)
{
  guint n = 0;

  for (guint i = 0; i < staged->len; i++)
    {
      CarnetStaged *last = n > 0 ? &g_array_index (staged, CarnetStaged, n - 1) : NULL;
      CarnetStaged *next = &g_array_index (staged, CarnetStaged, i);

      if (last == NULL || !carnet_hash_equal (&last->id, &next->id))
        g_array_index (staged, CarnetStaged, n++) = *next;
      else if (last->payload_size == 0)
        *last = *next;
    }
  g_array_set_size (staged, n);
}

static int
compare_entities (gconstpointer a, gconstpointer b, gpointer data)
{
  const CarnetStaged *by_id = data;
  const CarnetStaged *first = &by_id[*(const guint32 *)a], *second = &by_id[*(const guint32 *)b];
  int                 order = carnet_id_compare (&first->entity, &second->entity);

  return order != 0 ? order : (first->order < second->order ? -1 : first->order > second->order);
}

/* Entities in the order in which the file begins them, each in one piece. */
static int
compare_groups (gconstpointer a, gconstpointer b, gpointer data)
{
  CarnetStaging      *self = data;
  const Group        *first = a, *second = b;
  const CarnetStaged *begin = &self->by_id[self->by_entity[first->first]];
  const CarnetStaged *other = &self->by_id[self->by_entity[second->first]];

  return begin->order < other->order ? -1 : begin->order > other->order;
}

static int
compare_group_entities (gconstpointer a, gconstpointer b)
{
  return carnet_id_compare (&((const Group *)a)->entity, &((const Group *)b)->entity);
}

static GArray *
find_groups (CarnetStaging *self)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (Group));

  for (guint i = 0; i < self->n; i++)
    {
      const CarnetStaged *staged = &self->by_id[self->by_entity[i]];
      Group              *last = groups->len > 0 ? &g_array_index (groups, Group, groups->len - 1) : NULL;

      if (last != NULL && carnet_id_equal (&last->entity, &staged->entity))
        last->n++;
      else
        g_array_append_val (groups, ((Group){ staged->entity, i, 1 }));
    }
  return groups;
}

/* Lays by_entity out anew in the order of @groups. */
static GArray *
lay_out (CarnetStaging *self, GArray *groups)
{
  GArray *order = g_array_sized_new (FALSE, FALSE, sizeof (guint32), self->n);

  for (guint i = 0; i < groups->len; i++)
    {
      Group *group = &g_array_index (groups, Group, i);
      guint  first = order->len;

      g_array_append_vals (order, &self->by_entity[group->first], group->n);
      group->first = first;
    }
  return order;
}

static gboolean
index_entities (CarnetStaging *self, GError **error)
{
  g_autoptr (GArray) sorted = g_array_sized_new (FALSE, FALSE, sizeof (guint32), self->n);
  g_autoptr (GArray) groups = NULL;

  for (guint32 i = 0; i < self->n; i++)
    g_array_append_val (sorted, i);
  g_array_sort_with_data (sorted, compare_entities, self->by_id);
  self->by_entity = (guint32 *)(gpointer)sorted->data;
  groups = find_groups (self);
  g_array_sort_with_data (groups, compare_groups, self);
  self->order = carnet_spill_take_array (lay_out (self, groups), error);
  if (self->order == NULL)
    return FALSE;
  self->by_entity = (guint32 *)(gpointer)carnet_spill_map (self->order, NULL);
  g_array_sort (groups, compare_group_entities);
  self->n_groups = groups->len;
  self->group_index = carnet_spill_take_array (g_steal_pointer (&groups), error);
  if (self->group_index == NULL)
    return FALSE;
  self->groups = (Group *)(gpointer)carnet_spill_map (self->group_index, NULL);
  return TRUE;
}

static gboolean
index_all (CarnetStaging *self, GError **error)
{
  g_array_sort (self->pending, compare_ids);
  drop_repeats (self->pending);
  self->n = self->pending->len;
  self->index = carnet_spill_take_array (g_steal_pointer (&self->pending), error);
  if (self->index == NULL)
    return FALSE;
  self->by_id = (CarnetStaged *)(gpointer)carnet_spill_map (self->index, NULL);
  return index_entities (self, error);
}

static gboolean
kinds_agree (CarnetStaging *self, GError **error)
{
  for (guint i = 1; i < self->n; i++)
    {
      const CarnetStaged *before = carnet_staging_get_by_entity (self, i - 1);
      const CarnetStaged *after = carnet_staging_get_by_entity (self, i);

      if (carnet_id_equal (&before->entity, &after->entity) && before->kind != after->kind)
        return refuse (self, _ ("one thing in it is of two kinds"), error);
    }
  return TRUE;
}

/* Each order's staged revision: parents were noted by order. */
static guint32 *
index_orders (CarnetStaging *self, guint32 n_orders)
{
  guint32 *positions = g_new0 (guint32, n_orders + 1);

  for (guint32 i = 0; i < self->n; i++)
    positions[self->by_id[i].order] = i;
  return positions;
}

static gboolean
parents_agree (CarnetStaging *self, guint32 n_orders, GError **error)
{
  g_autofree guint32 *positions = index_orders (self, n_orders);

  for (guint i = 0; i < self->all_parents->len; i++)
    {
      const CarnetStagedLink *link = &g_array_index (self->all_parents, CarnetStagedLink, i);
      const CarnetStaged     *child = &self->by_id[positions[link->child]];
      const CarnetStaged     *parent = carnet_staging_find (self, &link->parent);

      if (child->order != link->child) /* a repeat */
        continue;
      if (parent == NULL)
        g_array_append_val (self->parents, *link);
      else if (!carnet_id_equal (&parent->entity, &child->entity))
        return refuse (self, _ ("a revision in it builds on one of something else"), error);
    }
  g_clear_pointer (&self->all_parents, g_array_unref);
  return TRUE;
}

static int
compare_blobs (gconstpointer a, gconstpointer b)
{
  return carnet_hash_compare (&((const CarnetStagedBlob *)a)->hash, &((const CarnetStagedBlob *)b)->hash);
}

static int
compare_authors (gconstpointer a, gconstpointer b)
{
  const CarnetStagedAuthor *first = a, *second = b;

  if (first->n_revisions != second->n_revisions)
    return first->n_revisions > second->n_revisions ? -1 : 1;
  return carnet_id_compare (&first->actor, &second->actor);
}

static void
rank_authors (CarnetStaging *self)
{
  GHashTableIter iter;
  gpointer       id, n;
  guint          most = 0;

  g_hash_table_iter_init (&iter, self->by_actor);
  while (g_hash_table_iter_next (&iter, &id, &n))
    g_array_append_val (self->authors, ((CarnetStagedAuthor){ *(CarnetId *)id, GPOINTER_TO_UINT (n) }));
  g_array_sort (self->authors, compare_authors);
  g_hash_table_iter_init (&iter, self->by_place);
  while (g_hash_table_iter_next (&iter, &id, &n))
    if (GPOINTER_TO_UINT (n) > most
        || (GPOINTER_TO_UINT (n) == most && carnet_id_compare (id, &self->territory) < 0))
      {
        most = GPOINTER_TO_UINT (n);
        self->territory = *(CarnetId *)id;
      }
  g_clear_pointer (&self->by_actor, g_hash_table_unref);
  g_clear_pointer (&self->by_place, g_hash_table_unref);
}

gboolean
carnet_staging_close (CarnetStaging *self, GError **error)
{
  guint32 n_orders = self->pending->len;

  if (carnet_spill_get_size (self->bytes) > 0 && carnet_spill_map (self->bytes, error) == NULL)
    return FALSE;
  self->spool = carnet_spill_map (self->bytes, NULL);
  rank_authors (self);
  g_array_sort (self->blobs, compare_blobs);
  return index_all (self, error) && kinds_agree (self, error) && parents_agree (self, n_orders, error);
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
  return carnet_id_compare (entity, &((const Group *)group)->entity);
}

gboolean
carnet_staging_find_entity (CarnetStaging *self, const CarnetId *entity, guint *first, guint *n)
{
  const Group *group = self->n_groups > 0 ? bsearch (entity, self->groups, self->n_groups, sizeof (Group),
                                                     compare_entity_to_group)
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
  const guint8 *bytes = self->spool + staged->offset;
  g_autoptr (GBytes) header = g_bytes_new (bytes, staged->header_size);
  g_autoptr (GBytes) payload
      = staged->payload_size > 0 ? g_bytes_new (bytes + staged->header_size, staged->payload_size) : NULL;

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

  return g_array_binary_search (self->blobs, &wanted, compare_blobs, NULL);
}

GBytes *
carnet_staging_dup_blob (CarnetStaging *self, const CarnetStagedBlob *blob)
{
  return g_bytes_new (self->spool + blob->offset, blob->size);
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
