/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/carnet-xml-reader.h"

#include <glib/gi18n-lib.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlschemas.h>
#include <string.h>

#include "base/carnet-data.h"
#include "base/carnet-error.h"
#include "exchange/carnet-xml-problem.h"
#include "exchange/carnet-xml-source.h"

#define SCHEMA_NAME "schemas/carnet-1.xsd"

struct _CarnetXmlReader
{
  /* Owned */
  CarnetXmlSource      *source;
  xmlSchemaPtr          schema;
  xmlSchemaValidCtxtPtr valid;
  xmlTextReaderPtr      xml;
  xmlDocPtr             doc; /* what the reader leaves to us after its line was asked */
  GString              *text;
  GError               *error; /* the first */

  gboolean close_pending; /* an element without content was begun */
};

/* Set while a file of ours is parsed: the loader of external entities is one for the whole process. */
static GPrivate                loading_refused;
static xmlExternalEntityLoader default_loader;

static xmlParserInputPtr
load_entity_cb (const char *url, const char *id, xmlParserCtxtPtr context)
{
  return g_private_get (&loading_refused) != NULL ? NULL : default_loader (url, id, context);
}

static void
prepare_library (void)
{
  static gsize prepared = 0;

  if (!g_once_init_enter (&prepared))
    return;
  xmlInitParser ();
  default_loader = xmlGetExternalEntityLoader ();
  xmlSetExternalEntityLoader (load_entity_cb);
  g_once_init_leave (&prepared, 1);
}

/* -- Errors ---------------------------------------------------------------------- */

static void
keep_error (CarnetXmlReader *self, int code, guint line, const char *format, ...) G_GNUC_PRINTF (4, 5);

static void
keep_error (CarnetXmlReader *self, int code, guint line, const char *format, ...)
{
  g_autofree char *problem = NULL;
  va_list          arguments;

  if (self->error != NULL)
    return;
  va_start (arguments, format);
  problem = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* Translators: file, line, what is wrong there, without a final stop. */
  self->error = g_error_new (CARNET_ERROR, code, _ ("“%s”, line %u: %s."), self->source->name, line, problem);
}

static void
error_cb (void *data, xmlErrorPtr problem)
{
  CarnetXmlReader *self = data;
  g_autofree char *sentence = NULL;

  /* The guard and the disk have told already, and better. */
  if (self->error != NULL || self->source->number != 0
      || carnet_xml_guard_get_problem (self->source->guard) != NULL)
    return;
  sentence = carnet_xml_problem_describe (problem);
  keep_error (self, carnet_xml_problem_code (problem), MAX (problem->line, 1), "%s", sentence);
}

static void
keep_outer_error (CarnetXmlReader *self)
{
  const char *problem = carnet_xml_guard_get_problem (self->source->guard);

  if (self->error == NULL && self->source->number != 0)
    carnet_xml_source_fail (self->source, self->source->number, &self->error);
  if (problem != NULL)
    keep_error (self, CARNET_ERROR_CORRUPT, carnet_xml_guard_get_line (self->source->guard), "%s", problem);
}

static CarnetXmlEvent
fail (CarnetXmlReader *self, GError **error)
{
  keep_outer_error (self);
  keep_error (self, CARNET_ERROR_CORRUPT, carnet_xml_guard_get_line (self->source->guard), "%s",
              _ ("it is not well-formed XML"));
  if (error != NULL)
    *error = g_error_copy (self->error);
  return CARNET_XML_FAILED;
}

static guint
present_line (CarnetXmlReader *self)
{
  xmlNodePtr node = xmlTextReaderCurrentNode (self->xml);
  long       line = node != NULL ? xmlGetLineNo (node) : 0;

  /* Asking for the node leaves the document to us. */
  self->doc = xmlTextReaderCurrentDoc (self->xml);
  /* Nodes count lines to 65535; further on, the parser's own line is near enough. */
  return line > 0 && line < G_MAXUINT16 ? (guint)line : (guint)xmlTextReaderGetParserLineNumber (self->xml);
}

gboolean
carnet_xml_reader_refuse (CarnetXmlReader *self, GError **error, int code, const char *format, ...)
{
  g_autofree char *problem = NULL;
  va_list          arguments;

  va_start (arguments, format);
  problem = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  keep_error (self, code, present_line (self), "%s", problem);
  if (error != NULL)
    *error = g_error_copy (self->error);
  return FALSE;
}

/* -- Opening ---------------------------------------------------------------------- */

static int
read_cb (void *data, char *buffer, int size)
{
  return carnet_xml_source_read (((CarnetXmlReader *)data)->source, buffer, size);
}

static void
ignore_cb (void *data, xmlErrorPtr problem)
{
}

static gboolean
load_schema (CarnetXmlReader *self, GError **error)
{
  g_autofree char       *path = carnet_data_path (SCHEMA_NAME);
  xmlSchemaParserCtxtPtr parser = xmlSchemaNewParserCtxt (path);

  if (parser != NULL)
    {
      xmlSchemaSetParserStructuredErrors (parser, ignore_cb, NULL);
      self->schema = xmlSchemaParse (parser);
      xmlSchemaFreeParserCtxt (parser);
    }
  if (self->schema == NULL)
    {
      g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND,
                   _ ("The schema that files are checked with cannot be read: %s."), path);
      return FALSE;
    }
  self->valid = xmlSchemaNewValidCtxt (self->schema);
  return TRUE;
}

CarnetXmlReader *
carnet_xml_reader_open (const char *path, GError **error)
{
  g_autoptr (CarnetXmlReader) self = g_new0 (CarnetXmlReader, 1);

  prepare_library ();
  self->text = g_string_new (NULL);
  self->source = carnet_xml_source_open (path, error);
  if (self->source == NULL || !load_schema (self, error))
    return NULL;
  /* NONET and nothing else: no entity is replaced, no DTD loaded, nothing included, nothing recovered. */
  self->xml = xmlReaderForIO (read_cb, NULL, self, NULL, NULL, XML_PARSE_NONET);
  if (self->xml == NULL)
    {
      fail (self, error);
      return NULL;
    }
  xmlTextReaderSetStructuredErrorHandler (self->xml, error_cb, self);
  xmlTextReaderSchemaValidateCtxt (self->xml, self->valid, 0);
  return g_steal_pointer (&self);
}

void
carnet_xml_reader_close (CarnetXmlReader *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->xml, xmlFreeTextReader);
  g_clear_pointer (&self->doc, xmlFreeDoc);
  g_clear_pointer (&self->valid, xmlSchemaFreeValidCtxt);
  g_clear_pointer (&self->schema, xmlSchemaFree);
  carnet_xml_source_close (self->source);
  g_string_free (self->text, TRUE);
  g_clear_error (&self->error);
  g_free (self);
}

gboolean
carnet_xml_reader_hash (CarnetXmlReader *self, CarnetHash *hash, GError **error)
{
  return carnet_xml_source_hash (self->source, hash, error);
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

/* -- Reading ---------------------------------------------------------------------- */

/* One node further. Returns: 1, 0 at the end, or -1. */
static int
step (CarnetXmlReader *self)
{
  xmlStructuredErrorFunc before = xmlStructuredError;
  void                  *context = xmlStructuredErrorContext;
  int                    result;

  if (self->error != NULL)
    return -1;
  g_private_set (&loading_refused, self);
  /* Of this thread. Validating takes the reader's own handler from the parser. */
  xmlSetStructuredErrorFunc (self, error_cb);
  result = xmlTextReaderRead (self->xml);
  xmlSetStructuredErrorFunc (context, before);
  g_private_set (&loading_refused, NULL);
  keep_outer_error (self);
  if (self->error != NULL || result < 0)
    return -1;
  if (result == 1 && xmlTextReaderDepth (self->xml) > CARNET_XML_DEPTH_MAX)
    {
      carnet_xml_reader_refuse (self, NULL, CARNET_ERROR_CORRUPT, _ ("elements are nested too deeply"));
      return -1;
    }
  return result;
}

static CarnetXmlEvent
finish (CarnetXmlReader *self, GError **error)
{
  /* A document that is not valid ends just as well. */
  return xmlTextReaderIsValid (self->xml) == 1 ? CARNET_XML_END : fail (self, error);
}

static gboolean
type_is_known (int type)
{
  return type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA || type == XML_READER_TYPE_WHITESPACE
         || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE || type == XML_READER_TYPE_COMMENT
         || type == XML_READER_TYPE_ELEMENT || type == XML_READER_TYPE_END_ELEMENT;
}

CarnetXmlEvent
carnet_xml_reader_next (CarnetXmlReader *self, GError **error)
{
  if (self->close_pending)
    {
      self->close_pending = FALSE;
      return CARNET_XML_CLOSE;
    }
  for (;;)
    {
      int result = step (self);
      int type;

      if (result <= 0)
        return result == 0 ? finish (self, error) : fail (self, error);
      type = xmlTextReaderNodeType (self->xml);
      if (type == XML_READER_TYPE_END_ELEMENT)
        return CARNET_XML_CLOSE;
      if (type == XML_READER_TYPE_ELEMENT)
        {
          self->close_pending = xmlTextReaderIsEmptyElement (self->xml) == 1;
          return CARNET_XML_ELEMENT;
        }
      if (!type_is_known (type))
        return carnet_xml_reader_refuse (self, error, CARNET_ERROR_CORRUPT, _ ("entities are not allowed")),
               CARNET_XML_FAILED;
    }
}

const char *
carnet_xml_reader_get_name (CarnetXmlReader *self)
{
  return (const char *)xmlTextReaderConstLocalName (self->xml);
}

gboolean
carnet_xml_reader_is (CarnetXmlReader *self, const char *name)
{
  return g_strcmp0 (carnet_xml_reader_get_name (self), name) == 0;
}

int
carnet_xml_reader_get_depth (CarnetXmlReader *self)
{
  return xmlTextReaderDepth (self->xml);
}

const char *
carnet_xml_reader_get_attribute (CarnetXmlReader *self, const char *name)
{
  const char *value;

  if (xmlTextReaderMoveToAttribute (self->xml, (const xmlChar *)name) != 1)
    return NULL;
  value = (const char *)xmlTextReaderConstValue (self->xml);
  xmlTextReaderMoveToElement (self->xml);
  return value;
}

char *
carnet_xml_reader_dup_attribute (CarnetXmlReader *self, const char *name)
{
  const char *value = carnet_xml_reader_get_attribute (self, name);

  return g_strdup (value != NULL ? value : "");
}

const char *
carnet_xml_reader_read_text (CarnetXmlReader *self, gsize *size, GError **error)
{
  g_string_truncate (self->text, 0);
  while (!self->close_pending)
    {
      int type = step (self) == 1 ? xmlTextReaderNodeType (self->xml) : -1;

      if (type == XML_READER_TYPE_END_ELEMENT)
        break;
      if (type == XML_READER_TYPE_COMMENT)
        continue;
      if (type == -1 || type == XML_READER_TYPE_ELEMENT || !type_is_known (type))
        return fail (self, error), NULL;
      g_string_append (self->text, (const char *)xmlTextReaderConstValue (self->xml));
    }
  self->close_pending = FALSE;
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
      int            here = event == CARNET_XML_FAILED ? -1 : xmlTextReaderDepth (self->xml);

      if (event == CARNET_XML_FAILED || event == CARNET_XML_END)
        return FALSE;
      if (event == CARNET_XML_ELEMENT && here == depth + 1)
        return TRUE;
      if (event == CARNET_XML_CLOSE && here == depth)
        return FALSE;
    }
}
