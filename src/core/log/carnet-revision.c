/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "log/carnet-revision.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/carnet-error.h"
#include "log/carnet-canonical.h"

#define REVISION_VERSION 1
#define PAYLOAD_PREFIX "carnet.payload.1\n"
#define HEADER_PREFIX "carnet.rev.1\n"

/* Tags of the header, FORMAT.md §4. */
enum
{
  TAG_VERSION = 1,
  TAG_ENTITY,
  TAG_KIND,
  TAG_PARENTS,
  TAG_ACTOR,
  TAG_RECORDED,
  TAG_COMMIT,
};

static CarnetRevision *
revision_new (void)
{
  CarnetRevision *self = g_atomic_rc_box_new0 (CarnetRevision);

  self->parents = g_array_new (FALSE, FALSE, sizeof (CarnetHash));
  return self;
}

static void
revision_clear (gpointer data)
{
  CarnetRevision *self = data;

  g_free (self->kind);
  g_array_unref (self->parents);
  g_clear_pointer (&self->header, g_bytes_unref);
  g_clear_pointer (&self->payload, g_bytes_unref);
  g_clear_pointer (&self->writes, carnet_writes_unref);
}

CarnetRevision *
carnet_revision_ref (CarnetRevision *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
carnet_revision_unref (CarnetRevision *self)
{
  g_atomic_rc_box_release_full (self, revision_clear);
}

static int
compare_hashes (gconstpointer a, gconstpointer b)
{
  return carnet_hash_compare (a, b);
}

static void
set_parents (CarnetRevision *self, const CarnetHash *parents, guint n_parents)
{
  if (n_parents == 0)
    return;
  g_array_append_vals (self->parents, parents, n_parents);
  g_array_sort (self->parents, compare_hashes);
  for (guint i = self->parents->len - 1; i > 0; i--)
    if (carnet_hash_equal (&g_array_index (self->parents, CarnetHash, i),
                           &g_array_index (self->parents, CarnetHash, i - 1)))
      g_array_remove_index (self->parents, i);
}

/* A kind is a key without a slash, and shorter. */
static gboolean
kind_is_valid (const char *kind, gsize size)
{
  return size <= CARNET_KIND_MAX && carnet_key_is_valid (kind, size) && memchr (kind, '/', size) == NULL;
}

static GBytes *
build_header (const CarnetRevision *self)
{
  GByteArray *header = g_byte_array_sized_new (256);

  carnet_tlv_append_i64 (header, TAG_VERSION, REVISION_VERSION);
  carnet_tlv_append (header, TAG_ENTITY, self->entity.bytes, CARNET_ID_SIZE);
  carnet_tlv_append (header, TAG_KIND, self->kind, strlen (self->kind));
  if (self->parents->len > 0)
    carnet_tlv_append (header, TAG_PARENTS, self->parents->data, self->parents->len * sizeof (CarnetHash));
  carnet_tlv_append (header, TAG_ACTOR, self->actor.bytes, CARNET_ID_SIZE);
  carnet_tlv_append_i64 (header, TAG_RECORDED, self->recorded_ms);
  carnet_tlv_append (header, TAG_COMMIT, self->commit.bytes, CARNET_HASH_SIZE);
  return g_byte_array_free_to_bytes (header);
}

static CarnetHash
hash_bytes (const char *prefix, GBytes *bytes)
{
  gsize       size;
  const void *data = g_bytes_get_data (bytes, &size);

  return carnet_hash_of (prefix, data, size);
}

static CarnetRevision *
skeleton_new (const CarnetId   *entity,
              const char       *kind,
              const CarnetHash *parents,
              guint             n_parents,
              const CarnetId   *actor,
              gint64            recorded_ms)
{
  CarnetRevision *self = revision_new ();

  self->entity = *entity;
  self->kind = g_strdup (kind);
  set_parents (self, parents, n_parents);
  self->actor = *actor;
  self->recorded_ms = recorded_ms;
  return self;
}

static CarnetRevision *
finish (CarnetRevision *self, GError **error)
{
  if (self->parents->len > CARNET_PARENTS_MAX)
    {
      g_set_error (error, CARNET_ERROR, CARNET_ERROR_TOO_LARGE,
                   _ ("This is too much to be kept: one change may build on %u others."), CARNET_PARENTS_MAX);
      carnet_revision_unref (self);
      return NULL;
    }
  if (self->payload != NULL)
    self->commit = hash_bytes (PAYLOAD_PREFIX, self->payload);
  self->header = build_header (self);
  self->id = hash_bytes (HEADER_PREFIX, self->header);
  return self;
}

CarnetRevision *
carnet_revision_seal_taking (const CarnetId   *entity,
                             const char       *kind,
                             const CarnetHash *parents,
                             guint             n_parents,
                             const CarnetId   *actor,
                             gint64            recorded_ms,
                             CarnetWrites     *writes,
                             const guint8      nonce[16],
                             GError          **error)
{
  CarnetRevision *self;

  g_return_val_if_fail (kind_is_valid (kind, strlen (kind)), NULL);

  self = skeleton_new (entity, kind, parents, n_parents, actor, recorded_ms);
  self->writes = writes;
  if (!carnet_writes_check (writes, error))
    {
      carnet_revision_unref (self);
      return NULL;
    }
  self->payload = carnet_writes_to_payload (writes, nonce);
  return finish (self, error);
}

CarnetRevision *
carnet_revision_seal (const CarnetId     *entity,
                      const char         *kind,
                      const CarnetHash   *parents,
                      guint               n_parents,
                      const CarnetId     *actor,
                      gint64              recorded_ms,
                      const CarnetWrites *writes,
                      const guint8        nonce[16],
                      GError            **error)
{
  return carnet_revision_seal_taking (entity, kind, parents, n_parents, actor, recorded_ms,
                                      carnet_writes_copy (writes), nonce, error);
}

CarnetRevision *
carnet_revision_seal_erased (const CarnetId   *entity,
                             const char       *kind,
                             const CarnetHash *parents,
                             guint             n_parents,
                             const CarnetId   *actor,
                             gint64            recorded_ms,
                             const CarnetHash *commit,
                             GError          **error)
{
  CarnetRevision *self;

  g_return_val_if_fail (kind_is_valid (kind, strlen (kind)), NULL);

  self = skeleton_new (entity, kind, parents, n_parents, actor, recorded_ms);
  self->commit = *commit;
  return finish (self, error);
}

const guint8 *
carnet_revision_get_nonce (const CarnetRevision *self)
{
  const guint8 *bytes = self->payload != NULL ? g_bytes_get_data (self->payload, NULL) : NULL;

  return bytes != NULL ? bytes + CARNET_TLV_HEAD : NULL;
}

static gboolean
read_parents (CarnetRevision *self, const CarnetTlv *record)
{
  if (record->size == 0 || record->size % CARNET_HASH_SIZE != 0
      || record->size / CARNET_HASH_SIZE > CARNET_PARENTS_MAX)
    return FALSE;
  g_array_append_vals (self->parents, record->bytes, record->size / CARNET_HASH_SIZE);
  for (guint i = 1; i < self->parents->len; i++)
    if (carnet_hash_compare (&g_array_index (self->parents, CarnetHash, i - 1),
                             &g_array_index (self->parents, CarnetHash, i))
        >= 0)
      return FALSE;
  return TRUE;
}

static gboolean
read_header (CarnetRevision *self)
{
  CarnetTlvReader reader = { 0 };
  CarnetTlv       record;

  reader.bytes = g_bytes_get_data (self->header, &reader.size);
  if (!carnet_tlv_expect (&reader, TAG_VERSION, 8, &record)
      || carnet_read_be64 (record.bytes) != REVISION_VERSION)
    return FALSE;
  if (!carnet_tlv_expect (&reader, TAG_ENTITY, CARNET_ID_SIZE, &record))
    return FALSE;
  memcpy (self->entity.bytes, record.bytes, CARNET_ID_SIZE);
  if (!carnet_tlv_expect (&reader, TAG_KIND, -1, &record)
      || !kind_is_valid ((const char *)record.bytes, record.size))
    return FALSE;
  self->kind = g_strndup ((const char *)record.bytes, record.size);
  if (!carnet_tlv_next (&reader, &record))
    return FALSE;
  if (record.tag == TAG_PARENTS && (!read_parents (self, &record) || !carnet_tlv_next (&reader, &record)))
    return FALSE;
  if (record.tag != TAG_ACTOR || record.size != CARNET_ID_SIZE)
    return FALSE;
  memcpy (self->actor.bytes, record.bytes, CARNET_ID_SIZE);
  if (!carnet_tlv_expect (&reader, TAG_RECORDED, 8, &record))
    return FALSE;
  self->recorded_ms = (gint64)carnet_read_be64 (record.bytes);
  if (!carnet_tlv_expect (&reader, TAG_COMMIT, CARNET_HASH_SIZE, &record) || !carnet_tlv_at_end (&reader))
    return FALSE;
  memcpy (self->commit.bytes, record.bytes, CARNET_HASH_SIZE);
  return TRUE;
}

static CarnetRevision *
refuse (GError **error, const CarnetHash *id, const char *why)
{
  char hex[CARNET_HASH_HEX + 1];

  carnet_hash_to_hex (id, hex);
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_CORRUPT, _ ("Revision %.8s… is damaged: %s."), hex, why);
  return NULL;
}

CarnetRevision *
carnet_revision_parse (GBytes *header, GBytes *payload, const CarnetHash *expected, GError **error)
{
  g_autoptr (CarnetRevision) self = revision_new ();
  CarnetHash commit;

  self->header = g_bytes_ref (header);
  self->id = hash_bytes (HEADER_PREFIX, header);
  if (expected != NULL && !carnet_hash_equal (expected, &self->id))
    return refuse (error, expected, _ ("its content does not match its identifier"));
  if (!read_header (self))
    return refuse (error, &self->id, _ ("its header is not well formed"));
  if (payload == NULL)
    return g_steal_pointer (&self);

  commit = hash_bytes (PAYLOAD_PREFIX, payload);
  if (!carnet_hash_equal (&commit, &self->commit))
    return refuse (error, &self->id, _ ("its text does not match its commitment"));
  self->payload = g_bytes_ref (payload);
  self->writes = carnet_writes_from_payload (payload, NULL, error);
  return self->writes != NULL ? g_steal_pointer (&self) : NULL;
}
