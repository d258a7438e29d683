/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "base/carnet-id.h"

G_BEGIN_DECLS

/**
 * CarnetValueType:
 * @CARNET_VALUE_NONE: the field was cleared; no bytes
 * @CARNET_VALUE_TEXT: clean UTF-8 (see carnet_text_is_clean())
 * @CARNET_VALUE_INTEGER: an i64, big-endian, 8 bytes
 * @CARNET_VALUE_ID: 16 bytes
 *
 * The numbers are part of the file format. Types that a newer version may add are
 * kept as opaque bytes.
 */
typedef enum
{
  CARNET_VALUE_NONE = 0,
  CARNET_VALUE_TEXT = 1,
  CARNET_VALUE_INTEGER = 2,
  CARNET_VALUE_ID = 3,
} CarnetValueType;

/**
 * CarnetValue:
 * @type: a #CarnetValueType, or a number this version does not know
 * @size: number of bytes
 * @bytes: borrowed; for text NOT NUL-terminated unless said otherwise
 *
 * One field's value, as its canonical bytes. Borrowed from what holds it.
 */
typedef struct
{
  guint8        type;
  gsize         size;
  const guint8 *bytes;
} CarnetValue;

gboolean carnet_value_equal (const CarnetValue *a, const CarnetValue *b);
int      carnet_value_compare (const CarnetValue *a, const CarnetValue *b);
/** carnet_value_dup_text: Returns: (transfer full) (nullable): the text, or %NULL when it is of another type.
 */
char *carnet_value_dup_text (const CarnetValue *value);
/** carnet_value_get_integer: Returns: the integer, or @fallback when it is of another type. */
gint64 carnet_value_get_integer (const CarnetValue *value, gint64 fallback);
/** carnet_value_get_id: Returns: the id, or the nil id when it is of another type. */
CarnetId carnet_value_get_id (const CarnetValue *value);

#define CARNET_KEY_MAX 64
/** carnet_key_is_valid: @key matches [a-z0-9_./-]{1,64}. */
gboolean carnet_key_is_valid (const char *key, gsize size);

G_END_DECLS
