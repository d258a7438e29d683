/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/carnet-xml-revision.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/carnet-error.h"
#include "base/carnet-text.h"

/* -- Writing ------------------------------------------------------------------- */

static void
write_parents (CarnetXmlWriter *writer, const GArray *parents)
{
  g_autoptr (GString) list = g_string_new (NULL);

  if (parents->len == 0)
    return;
  for (guint i = 0; i < parents->len; i++)
    {
      char hex[CARNET_HASH_HEX + 1];

      carnet_hash_to_hex (&g_array_index (parents, CarnetHash, i), hex);
      g_string_append_printf (list, i > 0 ? " %s" : "%s", hex);
    }
  carnet_xml_writer_begin (writer, "parents");
  carnet_xml_writer_text (writer, list->str);
  carnet_xml_writer_end (writer);
}

static void
write_hex (CarnetXmlWriter *writer, const guint8 *bytes, gsize size)
{
  g_autofree char *hex = g_malloc (2 * size + 1);

  for (gsize i = 0; i < size; i++)
    {
      hex[2 * i] = "0123456789abcdef"[bytes[i] >> 4];
      hex[2 * i + 1] = "0123456789abcdef"[bytes[i] & 15];
    }
  hex[2 * size] = '\0';
  carnet_xml_writer_text (writer, hex);
}

static void
write_value (CarnetXmlWriter *writer, const CarnetValue *value)
{
  char number[24];

  switch (value->type)
    {
    case CARNET_VALUE_NONE:
      carnet_xml_writer_attribute (writer, "type", "none");
      break;
    case CARNET_VALUE_TEXT:
      carnet_xml_writer_attribute (writer, "type", "text");
      carnet_xml_writer_prose (writer, (const char *)value->bytes);
      break;
    case CARNET_VALUE_INTEGER:
      carnet_xml_writer_attribute (writer, "type", "integer");
      g_snprintf (number, sizeof number, "%" G_GINT64_FORMAT, carnet_value_get_integer (value, 0));
      carnet_xml_writer_text (writer, number);
      break;
    case CARNET_VALUE_ID:
      carnet_xml_writer_attribute (writer, "type", "id");
      write_hex (writer, value->bytes, value->size);
      break;
    default:
      carnet_xml_writer_attribute_integer (writer, "type", value->type);
      write_hex (writer, value->bytes, value->size);
    }
}

static void
write_writes (CarnetXmlWriter *writer, const CarnetWrites *writes)
{
  for (guint i = 0; i < carnet_writes_size (writes); i++)
    {
      const char *key;
      CarnetValue value;

      carnet_writes_get (writes, i, &key, &value);
      carnet_xml_writer_begin (writer, "write");
      carnet_xml_writer_attribute (writer, "key", key);
      write_value (writer, &value);
      carnet_xml_writer_end (writer);
    }
}

void
carnet_xml_write_revision (CarnetXmlWriter *writer, const CarnetRevision *revision)
{
  const guint8 *nonce = carnet_revision_get_nonce (revision);
  CarnetId      nonce_id;

  carnet_xml_writer_begin (writer, "revision");
  carnet_xml_writer_attribute_hash (writer, "id", &revision->id);
  carnet_xml_writer_attribute_integer (writer, "recorded", revision->recorded_ms);
  carnet_xml_writer_attribute (writer, "kind", revision->kind);
  carnet_xml_writer_attribute_bits (writer, "entity", &revision->entity);
  carnet_xml_writer_attribute_bits (writer, "actor", &revision->actor);
  if (nonce != NULL)
    {
      memcpy (nonce_id.bytes, nonce, sizeof nonce_id.bytes);
      carnet_xml_writer_attribute_bits (writer, "nonce", &nonce_id);
    }
  else
    carnet_xml_writer_attribute_hash (writer, "commit", &revision->commit);
  write_parents (writer, revision->parents);
  if (revision->writes != NULL)
    write_writes (writer, revision->writes);
  carnet_xml_writer_end (writer);
}

/* -- Reading ------------------------------------------------------------------- */

typedef struct
{
  CarnetHash    id;
  CarnetId      entity;
  CarnetId      actor;
  CarnetId      nonce;
  CarnetHash    commit;
  gint64        recorded_ms;
  gboolean      erased;
  char         *kind;
  GArray       *parents;
  CarnetWrites *writes;
} Parts;

static void
parts_clear (Parts *parts)
{
  g_free (parts->kind);
  g_array_unref (parts->parents);
  g_clear_pointer (&parts->writes, carnet_writes_unref);
}

static gboolean
refuse (CarnetXmlReader *reader, GError **error, const char *problem)
{
  return carnet_xml_reader_refuse (reader, error, CARNET_ERROR_CORRUPT, "%s", problem);
}

/* Only the one way to write a number. */
static gboolean
parse_integer (const char *text, gint64 *integer)
{
  char again[24];

  *integer = g_ascii_strtoll (text, NULL, 10);
  g_snprintf (again, sizeof again, "%" G_GINT64_FORMAT, *integer);
  return g_str_equal (again, text);
}

static gboolean
read_id (CarnetXmlReader *reader, const char *name, CarnetId *id)
{
  const char *text = carnet_xml_reader_get_attribute (reader, name);

  return text != NULL && carnet_id_parse (text, id);
}

static gboolean
read_hash (CarnetXmlReader *reader, const char *name, CarnetHash *hash)
{
  const char *text = carnet_xml_reader_get_attribute (reader, name);

  return text != NULL && carnet_hash_parse (text, hash);
}

static gboolean
read_attributes (CarnetXmlReader *reader, Parts *parts, GError **error)
{
  const char *recorded = carnet_xml_reader_get_attribute (reader, "recorded");

  if (recorded == NULL || !parse_integer (recorded, &parts->recorded_ms)
      || !read_hash (reader, "id", &parts->id) || !read_id (reader, "entity", &parts->entity)
      || !read_id (reader, "actor", &parts->actor))
    return refuse (reader, error, _ ("a revision is not written as it should be"));
  parts->kind = carnet_xml_reader_dup_attribute (reader, "kind");
  parts->erased = read_hash (reader, "commit", &parts->commit);
  if (parts->erased == read_id (reader, "nonce", &parts->nonce))
    return refuse (reader, error, _ ("a revision has either a nonce or a commitment"));
  return TRUE;
}

static gboolean
read_parents (CarnetXmlReader *reader, Parts *parts, GError **error)
{
  const char *text = carnet_xml_reader_read_text (reader, NULL, error);
  g_auto (GStrv) words = text != NULL ? g_strsplit (text, " ", CARNET_PARENTS_MAX + 1) : NULL;

  if (words == NULL)
    return FALSE;
  for (guint i = 0; words[i] != NULL; i++)
    {
      CarnetHash parent;

      if (!carnet_hash_parse (words[i], &parent))
        return refuse (reader, error, _ ("the parents of a revision are not written as they should be"));
      g_array_append_val (parts->parents, parent);
    }
  return TRUE;
}

static gboolean
parse_hex (const char *text, gsize size, GByteArray *bytes)
{
  if (size % 2 != 0)
    return FALSE;
  for (gsize i = 0; i < size; i += 2)
    {
      int    high = g_ascii_xdigit_value (text[i]);
      int    low = g_ascii_xdigit_value (text[i + 1]);
      guint8 byte = high << 4 | low;

      if (high < 0 || low < 0 || g_ascii_isupper (text[i]) || g_ascii_isupper (text[i + 1]))
        return FALSE;
      g_byte_array_append (bytes, &byte, 1);
    }
  return TRUE;
}

/* A type of a newer version: its bytes, opaque. */
static gboolean
set_opaque (CarnetWrites *writes, const char *key, const char *type, const char *text, gsize size)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  CarnetValue value;
  guint64     number;

  if (!g_ascii_string_to_unsigned (type, 10, CARNET_VALUE_ID + 1, G_MAXUINT8, &number, NULL)
      || !parse_hex (text, size, bytes))
    return FALSE;
  value = (CarnetValue){ (guint8)number, bytes->len, bytes->data };
  carnet_writes_set (writes, key, &value);
  return TRUE;
}

static gboolean
set_value (CarnetWrites *writes, const char *key, const char *type, const char *text, gsize size)
{
  CarnetValue value = { CARNET_VALUE_NONE, 0, NULL };
  CarnetId    id;
  gint64      integer;

  if (g_str_equal (type, "text"))
    {
      /* What was sealed is clean: anything else is no canonical form, and is not mended here. */
      value = (CarnetValue){ CARNET_VALUE_TEXT, size, (const guint8 *)text };
      if (!carnet_text_is_clean (text, size))
        return FALSE;
      carnet_writes_set (writes, key, &value);
      return TRUE;
    }
  if (g_str_equal (type, "integer"))
    {
      if (!parse_integer (text, &integer))
        return FALSE;
      carnet_writes_set_integer (writes, key, integer);
      return TRUE;
    }
  if (g_str_equal (type, "id"))
    {
      value = (CarnetValue){ CARNET_VALUE_ID, CARNET_ID_SIZE, id.bytes };
      if (!carnet_id_parse (text, &id))
        return FALSE;
      carnet_writes_set (writes, key, &value);
      return TRUE;
    }
  if (!g_str_equal (type, "none"))
    return set_opaque (writes, key, type, text, size);
  carnet_writes_set_none (writes, key);
  return size == 0;
}

static gboolean
is_next_key (const CarnetWrites *writes, const char *key)
{
  guint       size = carnet_writes_size (writes);
  const char *last;
  CarnetValue ignored;

  if (size == 0)
    return TRUE;
  carnet_writes_get (writes, size - 1, &last, &ignored);
  return strcmp (last, key) < 0;
}

static gboolean
read_write (CarnetXmlReader *reader, Parts *parts, GError **error)
{
  g_autofree char *key = carnet_xml_reader_dup_attribute (reader, "key");
  g_autofree char *type = carnet_xml_reader_dup_attribute (reader, "type");
  gsize            size;
  const char      *text;

  if (parts->erased || !carnet_key_is_valid (key, strlen (key)) || !is_next_key (parts->writes, key))
    return refuse (reader, error, _ ("the fields of a revision are not in order"));
  text = carnet_xml_reader_read_text (reader, &size, error);
  if (text == NULL)
    return FALSE;
  return set_value (parts->writes, key, type, text, size)
             ? TRUE
             : refuse (reader, error, _ ("a value is not in its canonical form"));
}

static gboolean
read_parts (CarnetXmlReader *reader, Parts *parts, GError **error)
{
  g_autoptr (GError) problem = NULL;
  int depth = carnet_xml_reader_get_depth (reader);

  if (!read_attributes (reader, parts, error))
    return FALSE;
  while (carnet_xml_reader_next_child (reader, depth, &problem))
    if (carnet_xml_reader_is (reader, "parents") ? !read_parents (reader, parts, error)
                                                 : !read_write (reader, parts, error))
      return FALSE;
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static CarnetRevision *
seal (Parts *parts, GError **error)
{
  const CarnetHash *parents = (const CarnetHash *)(gpointer)parts->parents->data;

  if (parts->erased)
    return carnet_revision_seal_erased (&parts->entity, parts->kind, parents, parts->parents->len,
                                        &parts->actor, parts->recorded_ms, &parts->commit, error);
  return carnet_revision_seal_taking (&parts->entity, parts->kind, parents, parts->parents->len,
                                      &parts->actor, parts->recorded_ms, g_steal_pointer (&parts->writes),
                                      parts->nonce.bytes, error);
}

CarnetRevision *
carnet_xml_read_revision (CarnetXmlReader *reader, GError **error)
{
  g_autoptr (CarnetRevision) revision = NULL;
  Parts parts = { 0 };

  parts.parents = g_array_new (FALSE, FALSE, sizeof (CarnetHash));
  parts.writes = carnet_writes_new ();
  if (read_parts (reader, &parts, error))
    revision = seal (&parts, error);
  parts_clear (&parts);
  if (revision != NULL && !carnet_hash_equal (&revision->id, &parts.id))
    {
      refuse (reader, error, _ ("the content of a revision does not match its identifier"));
      return NULL;
    }
  return g_steal_pointer (&revision);
}
