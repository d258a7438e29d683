/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/carnet-xml-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/carnet-error.h"
#include "exchange/carnet-xml-reader-private.h"

static CarnetXmlEvent
fail (CarnetXmlReader *self, GError **error)
{
  carnet_xml_reader_keep_error (self, CARNET_ERROR_CORRUPT, carnet_xml_reader_parser_line (self), "%s",
                                _ ("it is not well-formed XML"));
  if (error != NULL)
    *error = g_error_copy (self->error);
  return CARNET_XML_FAILED;
}

static const CarnetXmlRawEvent *
current (CarnetXmlReader *self)
{
  return self->next > 0 && self->next <= self->events->len
             ? &g_array_index (self->events, CarnetXmlRawEvent, self->next - 1)
             : NULL;
}

gboolean
carnet_xml_reader_refuse (CarnetXmlReader *self, GError **error, int code, const char *format, ...)
{
  const CarnetXmlRawEvent *event = current (self);
  g_autofree char         *problem = NULL;
  va_list                  arguments;

  va_start (arguments, format);
  problem = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  carnet_xml_reader_keep_error (
      self, code, event != NULL ? event->line : carnet_xml_reader_parser_line (self), "%s", problem);
  if (error != NULL)
    *error = g_error_copy (self->error);
  return FALSE;
}

void
carnet_xml_reader_set_follow (CarnetXmlReader *self, CarnetXmlFollow *follow)
{
  self->source->follow = follow;
}

guint64
carnet_xml_reader_get_size (CarnetXmlReader *self)
{
  return self->source->size;
}

guint64
carnet_xml_reader_get_offset (CarnetXmlReader *self)
{
  return self->source->offset;
}

/* Returns: %NULL at the end, and with the error kept. */
static const CarnetXmlRawEvent *
take_event (CarnetXmlReader *self)
{
  while (self->error == NULL && self->next == self->events->len && !self->ended)
    if (!carnet_xml_reader_read_chunk (self))
      return NULL;
  if (self->error != NULL || self->next == self->events->len)
    return NULL;
  return &g_array_index (self->events, CarnetXmlRawEvent, self->next++);
}

CarnetXmlEvent
carnet_xml_reader_next (CarnetXmlReader *self, GError **error)
{
  const CarnetXmlRawEvent *event;

  while ((event = take_event (self)) != NULL)
    if (event->type != CARNET_XML_EVENT_TEXT)
      return event->type == CARNET_XML_EVENT_BEGIN ? CARNET_XML_ELEMENT : CARNET_XML_CLOSE;
  return self->error == NULL ? CARNET_XML_END : fail (self, error);
}

const char *
carnet_xml_reader_get_name (CarnetXmlReader *self)
{
  return current (self) != NULL ? current (self)->name : NULL;
}

gboolean
carnet_xml_reader_is (CarnetXmlReader *self, const char *name)
{
  return g_strcmp0 (carnet_xml_reader_get_name (self), name) == 0;
}

int
carnet_xml_reader_get_depth (CarnetXmlReader *self)
{
  return current (self) != NULL ? current (self)->depth : -1;
}

const char *
carnet_xml_reader_get_attribute (CarnetXmlReader *self, const char *name)
{
  const CarnetXmlRawEvent *event = current (self);

  for (gsize i = 0; event != NULL && event->type == CARNET_XML_EVENT_BEGIN && i < event->n; i++)
    {
      const CarnetXmlAttribute *attribute
          = &g_array_index (self->attributes, CarnetXmlAttribute, event->first + i);

      if (g_str_equal (attribute->name, name))
        return self->bytes->str + attribute->value;
    }
  return NULL;
}

char *
carnet_xml_reader_dup_attribute (CarnetXmlReader *self, const char *name)
{
  const char *value = carnet_xml_reader_get_attribute (self, name);

  return g_strdup (value != NULL ? value : "");
}

gboolean
carnet_xml_reader_read_pieces (CarnetXmlReader *self, CarnetXmlPieceFunc func, gpointer data, GError **error)
{
  const CarnetXmlRawEvent *event;

  while ((event = take_event (self)) != NULL && event->type == CARNET_XML_EVENT_TEXT)
    func (self->bytes->str + event->first, event->n, data);
  if (event != NULL && event->type == CARNET_XML_EVENT_END)
    return TRUE;
  fail (self, error);
  return FALSE;
}

static void
append_piece_cb (const char *text, gsize size, gpointer data)
{
  g_string_append_len (data, text, (gssize)size);
}

const char *
carnet_xml_reader_read_text (CarnetXmlReader *self, gsize *size, GError **error)
{
  g_string_truncate (self->text, 0);
  if (!carnet_xml_reader_read_pieces (self, append_piece_cb, self->text, error))
    return NULL;
  if (size != NULL)
    *size = self->text->len;
  return self->text->str;
}

gboolean
carnet_xml_reader_next_child (CarnetXmlReader *self, int depth, GError **error)
{
  for (;;)
    {
      CarnetXmlEvent event = carnet_xml_reader_next (self, error);
      int            here = carnet_xml_reader_get_depth (self);

      if (event == CARNET_XML_FAILED || event == CARNET_XML_END)
        return FALSE;
      if (event == CARNET_XML_ELEMENT && here == depth + 1)
        return TRUE;
      if (event == CARNET_XML_CLOSE && here == depth)
        return FALSE;
    }
}
