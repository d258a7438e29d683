/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes as the bytes of a payload, FORMAT.md §3, and what may not be written. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/carnet-error.h"
#include "base/carnet-text.h"
#include "log/carnet-canonical.h"
#include "log/carnet-revision.h"

#define NONCE_SIZE 16

enum
{
  TAG_NONCE = 1,
  TAG_WRITE = 2,
  TAG_KEY = 1,
  TAG_TYPE = 2,
  TAG_VALUE = 3,
};

/* -- Writing ----------------------------------------------------------------------------------- */

/* Of the three records of a write, with their heads. */
static gsize
write_size (const char *key, const CarnetValue *value)
{
  return 3 * CARNET_TLV_HEAD + strlen (key) + 1 + value->size;
}

static gsize
payload_size (const CarnetWrites *self)
{
  gsize size = CARNET_TLV_HEAD + NONCE_SIZE;

  for (guint i = 0; i < carnet_writes_size (self); i++)
    {
      const char *key;
      CarnetValue value;

      carnet_writes_get (self, i, &key, &value);
      size += CARNET_TLV_HEAD + write_size (key, &value);
    }
  return size;
}

GBytes *
carnet_writes_to_payload (const CarnetWrites *self, const guint8 nonce[16])
{
  GByteArray *payload = g_byte_array_sized_new ((guint)payload_size (self));

  carnet_tlv_append (payload, TAG_NONCE, nonce, NONCE_SIZE);
  for (guint i = 0; i < carnet_writes_size (self); i++)
    {
      const char *key;
      CarnetValue value;

      carnet_writes_get (self, i, &key, &value);
      carnet_tlv_append_head (payload, TAG_WRITE, write_size (key, &value));
      carnet_tlv_append (payload, TAG_KEY, key, strlen (key));
      carnet_tlv_append (payload, TAG_TYPE, &value.type, 1);
      carnet_tlv_append (payload, TAG_VALUE, value.bytes, value.size);
    }
  return g_byte_array_free_to_bytes (payload);
}

/* -- What may not be written --------------------------------------------------------------------- */

static gboolean
refuse (GError **error, int code, const char *sentence)
{
  g_set_error_literal (error, CARNET_ERROR, code, sentence);
  return FALSE;
}

gboolean
carnet_writes_check (const CarnetWrites *self, GError **error)
{
  if (carnet_writes_size (self) > CARNET_WRITES_MAX)
    return refuse (error, CARNET_ERROR_TOO_LARGE,
                   _ ("This is too much to be kept: one change may hold 4096 fields."));
  if (payload_size (self) > CARNET_PAYLOAD_MAX)
    return refuse (error, CARNET_ERROR_TOO_LARGE,
                   _ ("This is too long to be kept: one change may hold 16 MiB of text."));
  for (guint i = 0; i < carnet_writes_size (self); i++)
    {
      const char *key;
      CarnetValue value;

      carnet_writes_get (self, i, &key, &value);
      if (value.type == CARNET_VALUE_TEXT
          && !carnet_text_is_stream_safe ((const char *)value.bytes, value.size))
        return refuse (error, CARNET_ERROR_INVALID,
                       _ ("This cannot be kept: one letter bears more than 30 accents or other marks."));
    }
  return TRUE;
}

/* -- Reading ------------------------------------------------------------------------------------- */

static gboolean
corrupt (GError **error, const char *what)
{
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_CORRUPT, _ ("The content of a revision is damaged: %s."),
               what);
  return FALSE;
}

static gboolean
value_is_canonical (const CarnetValue *value)
{
  switch (value->type)
    {
    case CARNET_VALUE_NONE:
      return value->size == 0;
    case CARNET_VALUE_TEXT:
      return carnet_text_is_clean ((const char *)value->bytes, value->size);
    case CARNET_VALUE_INTEGER:
      return value->size == 8;
    case CARNET_VALUE_ID:
      return value->size == CARNET_ID_SIZE;
    default:
      return TRUE;
    }
}

static gboolean
comes_last (const CarnetWrites *self, const char *key)
{
  const char *last;
  CarnetValue value;

  if (carnet_writes_size (self) == 0)
    return TRUE;
  carnet_writes_get (self, carnet_writes_size (self) - 1, &last, &value);
  return strcmp (last, key) < 0;
}

static gboolean
read_write (CarnetWrites *self, const CarnetTlv *record, GError **error)
{
  CarnetTlvReader reader = { record->bytes, record->size, 0 };
  CarnetTlv       key, type, bytes;
  CarnetValue     value;
  char            name[CARNET_KEY_MAX + 1] = "";

  if (!carnet_tlv_expect (&reader, TAG_KEY, -1, &key) || !carnet_tlv_expect (&reader, TAG_TYPE, 1, &type)
      || !carnet_tlv_expect (&reader, TAG_VALUE, -1, &bytes) || !carnet_tlv_at_end (&reader))
    return corrupt (error, _ ("a field is not well formed"));
  if (!carnet_key_is_valid ((const char *)key.bytes, key.size))
    return corrupt (error, _ ("a field has an impossible name"));
  value = (CarnetValue){ type.bytes[0], bytes.size, bytes.bytes };
  if (!value_is_canonical (&value))
    return corrupt (error, _ ("a value is not in its canonical form"));
  memcpy (name, key.bytes, key.size);
  if (!comes_last (self, name))
    return corrupt (error, _ ("its fields are not in order"));
  carnet_writes_set (self, name, &value);
  return TRUE;
}

CarnetWrites *
carnet_writes_from_payload (GBytes *payload, guint8 *nonce, GError **error)
{
  g_autoptr (CarnetWrites) self = carnet_writes_new ();
  CarnetTlvReader reader = { 0 };
  CarnetTlv       record;

  reader.bytes = g_bytes_get_data (payload, &reader.size);
  if (reader.size > CARNET_PAYLOAD_MAX)
    return corrupt (error, _ ("it is larger than 16 MiB")), NULL;
  if (!carnet_tlv_expect (&reader, TAG_NONCE, NONCE_SIZE, &record))
    return corrupt (error, _ ("it does not begin as it should")), NULL;
  if (nonce != NULL)
    memcpy (nonce, record.bytes, NONCE_SIZE);
  while (!carnet_tlv_at_end (&reader))
    {
      if (carnet_writes_size (self) == CARNET_WRITES_MAX)
        return corrupt (error, _ ("it has more than 4096 fields")), NULL;
      if (!carnet_tlv_expect (&reader, TAG_WRITE, -1, &record))
        return corrupt (error, _ ("a field is not well formed")), NULL;
      if (!read_write (self, &record, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}
