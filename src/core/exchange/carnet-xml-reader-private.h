/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

#include "exchange/carnet-xml-reader.h"
#include "exchange/carnet-xml-source.h"

G_BEGIN_DECLS

/* The two halves of the reader: carnet-xml-parser.c turns chunks of the file into
 * events, carnet-xml-reader.c gives them when asked. */

typedef enum
{
  CARNET_XML_EVENT_BEGIN,
  CARNET_XML_EVENT_TEXT,
  CARNET_XML_EVENT_END,
} CarnetXmlEventType;

/* What one chunk of the file says, until it is asked for. */
typedef struct
{
  CarnetXmlEventType type;
  guint              line;
  int                depth;
  const char        *name;  /* of the element; the parser's dictionary keeps it */
  gsize              first; /* of its attributes, or of the bytes of the text */
  gsize              n;
} CarnetXmlRawEvent;

typedef struct
{
  const char *name;
  gsize       value; /* where it begins in bytes */
} CarnetXmlAttribute;

typedef struct
{
  gsize    size; /* of its text up to now */
  gsize    max;
  gboolean list; /* its text is a list, to be judged */
  gboolean told; /* it was told that there is text */
} CarnetXmlElement;

struct _CarnetXmlReader
{
  /* Owned */
  CarnetXmlSource      *source;
  xmlParserCtxtPtr      parser;
  xmlSchemaPtr          schema;
  xmlSchemaValidCtxtPtr valid;
  xmlSchemaSAXPlugPtr   plug;
  GArray               *events;
  GArray               *attributes;
  GString              *bytes; /* values of attributes, each with its NUL, and texts */
  GString              *text;  /* what was read last as a whole */
  GError               *error; /* the first */

  /* Of the validator: told what begins and ends, and of texts that there are some */
  xmlSAXHandlerPtr judge;
  void            *judge_data;
  CarnetXmlElement open[CARNET_XML_DEPTH_MAX + 1]; /* by depth */

  guint    next;  /* event to give */
  int      depth; /* of the parser; -1 outside the root */
  gboolean ended;
};

/** carnet_xml_reader_keep_error: keeps the first error, « file, line N: problem. » */
void carnet_xml_reader_keep_error (CarnetXmlReader *self, int code, guint line, const char *format, ...)
    G_GNUC_PRINTF (4, 5);
/** carnet_xml_reader_parser_line: where the parser is. */
guint carnet_xml_reader_parser_line (CarnetXmlReader *self);
/** carnet_xml_reader_read_chunk: replaces the events by those of the next chunk. Returns: %FALSE with the
 * error kept. */
gboolean carnet_xml_reader_read_chunk (CarnetXmlReader *self);

G_END_DECLS
