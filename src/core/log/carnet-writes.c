/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "log/carnet-writes.h"

#include <string.h>

#include "base/carnet-text.h"
#include "log/carnet-canonical.h"

typedef struct
{
  char   *key;
  guint8  type;
  gsize   size;
  guint8 *bytes; /* size + 1 bytes, the last one NUL */
} Field;

struct _CarnetWrites
{
  gatomicrefcount ref_count;
  GArray         *fields; /* Field, by key */
};

static void
clear_field (gpointer data)
{
  Field *field = data;

  g_free (field->key);
  g_free (field->bytes);
}

/* Where @key is, or where it would go. */
static gboolean
find_field (const CarnetWrites *self, const char *key, guint *index)
{
  guint low = 0, high = self->fields->len;

  /* What is read comes in order: after the last. */
  if (high > 0 && strcmp (g_array_index (self->fields, Field, high - 1).key, key) < 0)
    low = high;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int   order = strcmp (g_array_index (self->fields, Field, middle).key, key);

      if (order == 0)
        {
          *index = middle;
          return TRUE;
        }
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  *index = low;
  return FALSE;
}

static guint8 *
dup_with_nul (const guint8 *bytes, gsize size)
{
  guint8 *copy = g_malloc (size + 1);

  if (size > 0)
    memcpy (copy, bytes, size);
  copy[size] = '\0';
  return copy;
}

CarnetWrites *
carnet_writes_new (void)
{
  CarnetWrites *self = g_new0 (CarnetWrites, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->fields = g_array_new (FALSE, FALSE, sizeof (Field));
  g_array_set_clear_func (self->fields, clear_field);
  return self;
}

CarnetWrites *
carnet_writes_ref (CarnetWrites *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
carnet_writes_unref (CarnetWrites *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->fields);
  g_free (self);
}

CarnetWrites *
carnet_writes_copy (const CarnetWrites *self)
{
  CarnetWrites *copy = carnet_writes_new ();

  carnet_writes_merge (copy, self);
  return copy;
}

void
carnet_writes_set (CarnetWrites *self, const char *key, const CarnetValue *value)
{
  Field field = { NULL, value->type, value->size, NULL };
  guint index;

  g_return_if_fail (carnet_key_is_valid (key, strlen (key)));

  field.bytes = dup_with_nul (value->bytes, value->size);
  field.key = g_strdup (key);
  if (find_field (self, key, &index))
    {
      clear_field (&g_array_index (self->fields, Field, index));
      g_array_index (self->fields, Field, index) = field;
    }
  else
    g_array_insert_val (self->fields, index, field);
}

void
carnet_writes_set_none (CarnetWrites *self, const char *key)
{
  CarnetValue value = { CARNET_VALUE_NONE, 0, NULL };

  carnet_writes_set (self, key, &value);
}

static void
set_clean (CarnetWrites *self, const char *key, const char *clean)
{
  CarnetValue value = { CARNET_VALUE_TEXT, strlen (clean), (const guint8 *)clean };

  carnet_writes_set (self, key, &value);
}

void
carnet_writes_set_text (CarnetWrites *self, const char *key, const char *text)
{
  g_autofree char *clean = text != NULL ? carnet_text_clean (text, -1) : NULL;

  if (clean == NULL)
    carnet_writes_set_none (self, key);
  else
    set_clean (self, key, clean);
}

void
carnet_writes_set_line (CarnetWrites *self, const char *key, const char *text)
{
  g_autofree char *clean = text != NULL ? carnet_text_clean_line (text, -1) : NULL;

  if (clean == NULL)
    carnet_writes_set_none (self, key);
  else
    set_clean (self, key, clean);
}

void
carnet_writes_set_integer (CarnetWrites *self, const char *key, gint64 integer)
{
  guint8      bytes[8];
  CarnetValue value = { CARNET_VALUE_INTEGER, sizeof bytes, bytes };

  carnet_write_be64 (bytes, (guint64)integer);
  carnet_writes_set (self, key, &value);
}

void
carnet_writes_set_id (CarnetWrites *self, const char *key, const CarnetId *id)
{
  CarnetValue value = { CARNET_VALUE_ID, CARNET_ID_SIZE, id != NULL ? id->bytes : NULL };

  if (id == NULL || carnet_id_is_nil (id))
    carnet_writes_set_none (self, key);
  else
    carnet_writes_set (self, key, &value);
}

void
carnet_writes_unset (CarnetWrites *self, const char *key)
{
  guint index;

  if (find_field (self, key, &index))
    g_array_remove_index (self->fields, index);
}

void
carnet_writes_merge (CarnetWrites *self, const CarnetWrites *other)
{
  for (guint i = 0; i < carnet_writes_size (other); i++)
    {
      const char *key;
      CarnetValue value;

      carnet_writes_get (other, i, &key, &value);
      carnet_writes_set (self, key, &value);
    }
}

guint
carnet_writes_size (const CarnetWrites *self)
{
  return self->fields->len;
}

void
carnet_writes_get (const CarnetWrites *self, guint index, const char **key, CarnetValue *value)
{
  const Field *field;

  g_return_if_fail (index < self->fields->len);

  field = &g_array_index (self->fields, Field, index);
  *key = field->key;
  *value = (CarnetValue){ field->type, field->size, field->bytes };
}

gboolean
carnet_writes_find (const CarnetWrites *self, const char *key, CarnetValue *value)
{
  guint       index;
  const char *found;
  CarnetValue ignored;

  if (!find_field (self, key, &index))
    return FALSE;
  carnet_writes_get (self, index, &found, value != NULL ? value : &ignored);
  return TRUE;
}

const char *
carnet_writes_find_text (const CarnetWrites *self, const char *key)
{
  CarnetValue value;

  if (!carnet_writes_find (self, key, &value) || value.type != CARNET_VALUE_TEXT)
    return NULL;
  return (const char *)value.bytes;
}

gboolean
carnet_writes_equal (const CarnetWrites *a, const CarnetWrites *b)
{
  if (carnet_writes_size (a) != carnet_writes_size (b))
    return FALSE;
  for (guint i = 0; i < carnet_writes_size (a); i++)
    {
      const char *key_a, *key_b;
      CarnetValue value_a, value_b;

      carnet_writes_get (a, i, &key_a, &value_a);
      carnet_writes_get (b, i, &key_b, &value_b);
      if (!g_str_equal (key_a, key_b) || !carnet_value_equal (&value_a, &value_b))
        return FALSE;
    }
  return TRUE;
}
