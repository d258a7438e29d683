/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "log/carnet-canonical.h"

#include <string.h>

guint64
carnet_read_be64 (const guint8 *bytes)
{
  guint64 value;

  memcpy (&value, bytes, sizeof value);
  return GUINT64_FROM_BE (value);
}

void
carnet_write_be64 (guint8 *bytes, guint64 value)
{
  value = GUINT64_TO_BE (value);
  memcpy (bytes, &value, sizeof value);
}

void
carnet_tlv_append_head (GByteArray *out, guint8 tag, gsize size)
{
  guint8  head[CARNET_TLV_HEAD] = { tag };
  guint32 length = GUINT32_TO_BE ((guint32)size);

  memcpy (head + 1, &length, sizeof length);
  g_byte_array_append (out, head, sizeof head);
}

void
carnet_tlv_append (GByteArray *out, guint8 tag, const void *bytes, gsize size)
{
  carnet_tlv_append_head (out, tag, size);
  if (size > 0)
    g_byte_array_append (out, bytes, size);
}

void
carnet_tlv_append_i64 (GByteArray *out, guint8 tag, gint64 value)
{
  guint8 bytes[8];

  carnet_write_be64 (bytes, (guint64)value);
  carnet_tlv_append (out, tag, bytes, sizeof bytes);
}

gboolean
carnet_tlv_next (CarnetTlvReader *self, CarnetTlv *record)
{
  guint32 length;

  if (self->size - self->at < CARNET_TLV_HEAD)
    return FALSE;
  memcpy (&length, self->bytes + self->at + 1, sizeof length);
  length = GUINT32_FROM_BE (length);
  if (length > self->size - self->at - CARNET_TLV_HEAD)
    return FALSE;
  record->tag = self->bytes[self->at];
  record->bytes = self->bytes + self->at + CARNET_TLV_HEAD;
  record->size = length;
  self->at += CARNET_TLV_HEAD + length;
  return TRUE;
}

gboolean
carnet_tlv_expect (CarnetTlvReader *self, guint8 tag, gssize size, CarnetTlv *record)
{
  return carnet_tlv_next (self, record) && record->tag == tag && (size < 0 || record->size == (gsize)size);
}

gboolean
carnet_tlv_at_end (const CarnetTlvReader *self)
{
  return self->at == self->size;
}
