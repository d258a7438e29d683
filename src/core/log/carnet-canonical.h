/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Canonical bytes: records of one tag byte, a big-endian u32 length and that many
 * bytes (FORMAT.md §1). Private to src/core/log. */

#define CARNET_TLV_HEAD 5

/** carnet_tlv_append_head: of a record whose @size bytes are appended next. */
void carnet_tlv_append_head (GByteArray *out, guint8 tag, gsize size);
void carnet_tlv_append (GByteArray *out, guint8 tag, const void *bytes, gsize size);
void carnet_tlv_append_i64 (GByteArray *out, guint8 tag, gint64 value);

/**
 * CarnetTlvReader:
 * A cursor over borrowed bytes; never reads past @size.
 */
typedef struct
{
  const guint8 *bytes;
  gsize         size;
  gsize         at;
} CarnetTlvReader;

typedef struct
{
  guint8        tag;
  const guint8 *bytes;
  gsize         size;
} CarnetTlv;

/** carnet_tlv_next: Returns: %FALSE at the end, or when what follows is no whole record (then @at is not at
 * the end). */
gboolean carnet_tlv_next (CarnetTlvReader *self, CarnetTlv *record);
/** carnet_tlv_expect: the next record, which must have @tag, and @size bytes unless that is -1. */
gboolean carnet_tlv_expect (CarnetTlvReader *self, guint8 tag, gssize size, CarnetTlv *record);
gboolean carnet_tlv_at_end (const CarnetTlvReader *self);

guint64 carnet_read_be64 (const guint8 *bytes);
void    carnet_write_be64 (guint8 *bytes, guint64 value);

G_END_DECLS
