/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "log/carnet-value.h"

#include <string.h>

#include "log/carnet-canonical.h"

int
carnet_value_compare (const CarnetValue *a, const CarnetValue *b)
{
  int order;

  if (a->type != b->type)
    return a->type < b->type ? -1 : 1;
  order = MIN (a->size, b->size) > 0 ? memcmp (a->bytes, b->bytes, MIN (a->size, b->size)) : 0;
  if (order != 0 || a->size == b->size)
    return order;
  return a->size < b->size ? -1 : 1;
}

gboolean
carnet_value_equal (const CarnetValue *a, const CarnetValue *b)
{
  return a->size == b->size && carnet_value_compare (a, b) == 0;
}

char *
carnet_value_dup_text (const CarnetValue *value)
{
  return value->type == CARNET_VALUE_TEXT ? g_strndup ((const char *)value->bytes, value->size) : NULL;
}

gint64
carnet_value_get_integer (const CarnetValue *value, gint64 fallback)
{
  return value->type == CARNET_VALUE_INTEGER ? (gint64)carnet_read_be64 (value->bytes) : fallback;
}

CarnetId
carnet_value_get_id (const CarnetValue *value)
{
  CarnetId id = { { 0 } };

  if (value->type == CARNET_VALUE_ID)
    memcpy (id.bytes, value->bytes, CARNET_ID_SIZE);
  return id;
}

static gboolean
is_key_char (char c)
{
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '/' || c == '-';
}

gboolean
carnet_key_is_valid (const char *key, gsize size)
{
  if (size < 1 || size > CARNET_KEY_MAX)
    return FALSE;
  for (gsize i = 0; i < size; i++)
    if (!is_key_char (key[i]))
      return FALSE;
  return TRUE;
}
