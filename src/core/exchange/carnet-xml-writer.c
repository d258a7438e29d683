/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/carnet-xml-writer.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <libxml/xmlwriter.h>
#include <string.h>
#include <unistd.h>

#include "base/carnet-error.h"
#include "base/carnet-file.h"

#define NAMESPACE "urn:carnet-de-bord:1"
#define BUFFER_SIZE 65536

struct _CarnetXmlWriter
{
  /* Owned */
  xmlTextWriterPtr xml;
  char            *name;
  GError          *error; /* the first */

  /* Borrowed */
  CarnetXmlFollow *follow; /* nullable */

  int      fd;
  gboolean begun;
  gsize    n_buffered;
  char     buffer[BUFFER_SIZE];
};

static gboolean
write_all (CarnetXmlWriter *self, const char *bytes, gsize size)
{
  while (size > 0 && self->error == NULL)
    {
      gssize n = write (self->fd, bytes, size);

      if (n < 0 && errno != EINTR)
        return carnet_file_set_error (self->name, errno, &self->error);
      bytes += MAX (n, 0);
      size -= MAX (n, 0);
      if (self->follow != NULL)
        carnet_xml_follow_advance (self->follow, MAX (n, 0));
    }
  return self->error == NULL;
}

static gboolean
flush (CarnetXmlWriter *self)
{
  gsize size = self->n_buffered;

  self->n_buffered = 0;
  return write_all (self, self->buffer, size);
}

static int
write_cb (void *data, const char *bytes, int size)
{
  CarnetXmlWriter *self = data;

  if (self->n_buffered + size > BUFFER_SIZE && !flush (self))
    return -1;
  if (size > BUFFER_SIZE)
    return write_all (self, bytes, size) ? size : -1;
  memcpy (self->buffer + self->n_buffered, bytes, size);
  self->n_buffered += size;
  return size;
}

static void
check (CarnetXmlWriter *self, int result)
{
  if (result < 0 && self->error == NULL)
    g_set_error (&self->error, CARNET_ERROR, CARNET_ERROR_IO, _ ("“%s” cannot be written."), self->name);
}

CarnetXmlWriter *
carnet_xml_writer_new (int fd, const char *name)
{
  CarnetXmlWriter   *self = g_new0 (CarnetXmlWriter, 1);
  xmlOutputBufferPtr output;

  self->fd = fd;
  self->name = g_filename_display_basename (name);
  output = xmlOutputBufferCreateIO (write_cb, NULL, self, NULL);
  self->xml = xmlNewTextWriter (output);
  xmlTextWriterSetIndent (self->xml, 1);
  xmlTextWriterSetIndentString (self->xml, BAD_CAST " ");
  check (self, xmlTextWriterStartDocument (self->xml, "1.0", "UTF-8", NULL));
  return self;
}

void
carnet_xml_writer_set_follow (CarnetXmlWriter *self, CarnetXmlFollow *follow)
{
  self->follow = follow;
}

void
carnet_xml_writer_free (CarnetXmlWriter *self)
{
  if (self == NULL)
    return;
  xmlFreeTextWriter (self->xml);
  g_clear_error (&self->error);
  g_free (self->name);
  g_free (self);
}

void
carnet_xml_writer_begin (CarnetXmlWriter *self, const char *element)
{
  if (self->error != NULL)
    return;
  check (self, xmlTextWriterStartElement (self->xml, BAD_CAST element));
  if (!self->begun)
    carnet_xml_writer_attribute (self, "xmlns", NAMESPACE);
  self->begun = TRUE;
}

void
carnet_xml_writer_end (CarnetXmlWriter *self)
{
  if (self->error == NULL)
    check (self, xmlTextWriterEndElement (self->xml));
}

void
carnet_xml_writer_attribute (CarnetXmlWriter *self, const char *name, const char *value)
{
  if (self->error == NULL)
    check (self, xmlTextWriterWriteAttribute (self->xml, BAD_CAST name, BAD_CAST value));
}

void
carnet_xml_writer_attribute_given (CarnetXmlWriter *self, const char *name, const char *value)
{
  if (value != NULL && value[0] != '\0')
    carnet_xml_writer_attribute (self, name, value);
}

void
carnet_xml_writer_attribute_integer (CarnetXmlWriter *self, const char *name, gint64 value)
{
  char digits[24];

  g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, value);
  carnet_xml_writer_attribute (self, name, digits);
}

void
carnet_xml_writer_attribute_bits (CarnetXmlWriter *self, const char *name, const CarnetId *id)
{
  char hex[CARNET_ID_HEX + 1];

  carnet_id_to_hex (id, hex);
  carnet_xml_writer_attribute (self, name, hex);
}

void
carnet_xml_writer_attribute_id (CarnetXmlWriter *self, const char *name, const CarnetId *id)
{
  if (!carnet_id_is_nil (id))
    carnet_xml_writer_attribute_bits (self, name, id);
}

void
carnet_xml_writer_attribute_hash (CarnetXmlWriter *self, const char *name, const CarnetHash *hash)
{
  char hex[CARNET_HASH_HEX + 1];

  carnet_hash_to_hex (hash, hex);
  carnet_xml_writer_attribute (self, name, hex);
}

void
carnet_xml_writer_attribute_true (CarnetXmlWriter *self, const char *name, gboolean value)
{
  if (value)
    carnet_xml_writer_attribute (self, name, "true");
}

void
carnet_xml_writer_text (CarnetXmlWriter *self, const char *text)
{
  if (self->error != NULL || text[0] == '\0')
    return;
  check (self, xmlTextWriterWriteString (self->xml, BAD_CAST text));
}

void
carnet_xml_writer_prose (CarnetXmlWriter *self, const char *text)
{
  carnet_xml_writer_attribute (self, "xml:space", "preserve");
  carnet_xml_writer_text (self, text);
}

void
carnet_xml_writer_line (CarnetXmlWriter *self, const char *element, const char *text)
{
  if (text == NULL || text[0] == '\0')
    return;
  carnet_xml_writer_begin (self, element);
  carnet_xml_writer_text (self, text);
  carnet_xml_writer_end (self);
}

void
carnet_xml_writer_field (CarnetXmlWriter *self, const char *element, const char *text)
{
  if (text == NULL || text[0] == '\0')
    return;
  carnet_xml_writer_begin (self, element);
  carnet_xml_writer_prose (self, text);
  carnet_xml_writer_end (self);
}

gboolean
carnet_xml_writer_failed (CarnetXmlWriter *self, GError **error)
{
  if (self->error != NULL && error != NULL)
    *error = g_error_copy (self->error);
  return self->error != NULL;
}

gboolean
carnet_xml_writer_finish (CarnetXmlWriter *self, GError **error)
{
  if (self->error == NULL)
    check (self, xmlTextWriterEndDocument (self->xml));
  if (self->error == NULL)
    check (self, xmlTextWriterFlush (self->xml));
  if (self->error == NULL)
    flush (self);
  return !carnet_xml_writer_failed (self, error);
}
