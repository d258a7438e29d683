/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-bench-xml.h"

#include <glib/gstdio.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlwriter.h>
#include <stdio.h>
#include <string.h>

typedef enum
{
  EVENT_BEGIN,
  EVENT_ATTRIBUTE,
  EVENT_TEXT,
  EVENT_END,
} EventKind;

typedef struct
{
  EventKind   kind;
  const char *name;  /* of the chunk */
  const char *value; /* of the chunk */
} Event;

struct _BenchEvents
{
  GArray       *events;
  GStringChunk *chunk;
};

static xmlTextReader *
open_reader (const char *path)
{
  xmlTextReader *reader = xmlReaderForFile (path, NULL, XML_PARSE_NONET | XML_PARSE_HUGE);

  if (reader == NULL)
    g_error ("%s cannot be read", path);
  return reader;
}

static void
add_event (BenchEvents *self, EventKind kind, const xmlChar *name, const xmlChar *value)
{
  Event event = { kind, NULL, NULL };

  if (name != NULL)
    event.name = g_string_chunk_insert_const (self->chunk, (const char *)name);
  if (value != NULL)
    event.value = g_string_chunk_insert (self->chunk, (const char *)value);
  g_array_append_val (self->events, event);
}

static void
add_element (BenchEvents *self, xmlTextReader *reader)
{
  gboolean is_empty = xmlTextReaderIsEmptyElement (reader);

  add_event (self, EVENT_BEGIN, xmlTextReaderConstName (reader), NULL);
  while (xmlTextReaderMoveToNextAttribute (reader) == 1)
    add_event (self, EVENT_ATTRIBUTE, xmlTextReaderConstName (reader), xmlTextReaderConstValue (reader));
  if (is_empty)
    add_event (self, EVENT_END, NULL, NULL);
}

BenchEvents *
bench_events_load (const char *path)
{
  BenchEvents   *self = g_new0 (BenchEvents, 1);
  xmlTextReader *reader = open_reader (path);

  self->events = g_array_new (FALSE, FALSE, sizeof (Event));
  self->chunk = g_string_chunk_new (1 << 20);
  while (xmlTextReaderRead (reader) == 1)
    {
      int type = xmlTextReaderNodeType (reader);

      if (type == XML_READER_TYPE_ELEMENT)
        add_element (self, reader);
      else if (type == XML_READER_TYPE_END_ELEMENT)
        add_event (self, EVENT_END, NULL, NULL);
      else
        add_event (self, EVENT_TEXT, NULL, xmlTextReaderConstValue (reader));
    }
  xmlFreeTextReader (reader);
  return self;
}

void
bench_events_free (BenchEvents *self)
{
  g_array_unref (self->events);
  g_string_chunk_free (self->chunk);
  g_free (self);
}

static void
write_event (xmlTextWriter *writer, const Event *event)
{
  const xmlChar *name = (const xmlChar *)event->name, *value = (const xmlChar *)event->value;

  switch (event->kind)
    {
    case EVENT_BEGIN:
      xmlTextWriterStartElement (writer, name);
      break;
    case EVENT_ATTRIBUTE:
      xmlTextWriterWriteAttribute (writer, name, value);
      break;
    case EVENT_TEXT:
      xmlTextWriterWriteString (writer, value);
      break;
    case EVENT_END:
    default:
      xmlTextWriterEndElement (writer);
    }
}

void
bench_events_write (const BenchEvents *self, const char *path)
{
  xmlTextWriter *writer = xmlNewTextWriterFilename (path, 0);

  xmlTextWriterStartDocument (writer, NULL, "UTF-8", NULL);
  for (guint i = 0; i < self->events->len; i++)
    write_event (writer, &g_array_index (self->events, Event, i));
  if (xmlTextWriterEndDocument (writer) < 0)
    g_error ("%s cannot be written", path);
  xmlFreeTextWriter (writer);
}

#define CHUNK_SIZE 32768

static void
ignore_begin_cb (void           *data,
                 const xmlChar  *name,
                 const xmlChar  *prefix,
                 const xmlChar  *uri,
                 int             n_namespaces,
                 const xmlChar **namespaces,
                 int             n_attributes,
                 int             n_defaulted,
                 const xmlChar **attributes)
{
}

static void
ignore_end_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
}

static void
ignore_text_cb (void *data, const xmlChar *text, int size)
{
}

static xmlSchemaPtr
load_schema (const char *path)
{
  xmlSchemaParserCtxtPtr loader = xmlSchemaNewParserCtxt (path);
  xmlSchemaPtr           schema = xmlSchemaParse (loader);

  xmlSchemaFreeParserCtxt (loader);
  if (schema == NULL)
    g_error ("%s cannot be read", path);
  return schema;
}

/* The validator stands between the parser and the handlers. */
static gboolean
push_file (const char *path, xmlSchemaValidCtxtPtr valid)
{
  xmlSAXHandler       handler = { .initialized = XML_SAX2_MAGIC,
                                  .startElementNs = ignore_begin_cb,
                                  .endElementNs = ignore_end_cb,
                                  .characters = ignore_text_cb };
  xmlSAXHandlerPtr    sax = &handler;
  void               *data = NULL;
  xmlSchemaSAXPlugPtr plug = xmlSchemaSAXPlug (valid, &sax, &data);
  xmlParserCtxtPtr    parser = xmlCreatePushParserCtxt (sax, data, NULL, 0, NULL);
  FILE               *file = g_fopen (path, "rb");
  char                chunk[CHUNK_SIZE];
  size_t              n;
  gboolean            good;

  while (file != NULL && (n = fread (chunk, 1, sizeof chunk, file)) > 0)
    xmlParseChunk (parser, chunk, (int)n, 0);
  xmlParseChunk (parser, chunk, 0, 1);
  good = file != NULL && parser->wellFormed == 1 && xmlSchemaIsValid (valid) == 1;
  if (file != NULL)
    fclose (file);
  xmlSchemaSAXUnplug (plug);
  xmlFreeParserCtxt (parser);
  return good;
}

void
bench_xml_push (const char *path, const char *schema_path)
{
  xmlSchemaPtr          schema = load_schema (schema_path);
  xmlSchemaValidCtxtPtr valid = xmlSchemaNewValidCtxt (schema);

  if (!push_file (path, valid))
    g_error ("%s is not valid", path);
  xmlSchemaFreeValidCtxt (valid);
  xmlSchemaFree (schema);
}

static gsize
touch (xmlTextReader *reader)
{
  const xmlChar *value;
  gsize          n = strlen ((const char *)xmlTextReaderConstName (reader));

  while (xmlTextReaderMoveToNextAttribute (reader) == 1)
    n += strlen ((const char *)xmlTextReaderConstValue (reader));
  value = xmlTextReaderConstValue (reader);
  return value != NULL ? n + strlen ((const char *)value) : n;
}

void
bench_xml_read (const char *path, const char *schema)
{
  xmlTextReader *reader = open_reader (path);
  gsize          n = 0;

  if (schema != NULL && xmlTextReaderSchemaValidate (reader, schema) != 0)
    g_error ("%s cannot be read", schema);
  while (xmlTextReaderRead (reader) == 1)
    n += touch (reader);
  if (n == 0 || (schema != NULL && xmlTextReaderIsValid (reader) != 1))
    g_error ("%s is not valid", path);
  xmlFreeTextReader (reader);
}
