/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/carnet-xml-reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/carnet-data.h"
#include "base/carnet-error.h"
#include "exchange/carnet-xml-attachment.h"
#include "exchange/carnet-xml-problem.h"
#include "log/carnet-revision.h"

#define SCHEMA_NAME "schemas/carnet-1.xsd"
#define CHUNK_SIZE 32768
/* The one element whose text the schema looks into. */
#define LIST_ELEMENT "parents"
#define LIST_MAX ((gsize)CARNET_PARENTS_MAX * (CARNET_HASH_HEX + 1))
/* The one whose text is no prose, and where it is. */
#define BYTES_ELEMENT "attachment"
#define BYTES_DEPTH 2

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

void carnet_xml_reader_keep_error (CarnetXmlReader *self, int code, guint line, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

void
carnet_xml_reader_keep_error (CarnetXmlReader *self, int code, guint line, const char *format, ...)
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

guint
carnet_xml_reader_parser_line (CarnetXmlReader *self)
{
  return self->parser->input != NULL && self->parser->input->line > 0 ? (guint)self->parser->input->line : 1;
}

static void
error_cb (void *data, CarnetXmlProblem problem)
{
  CarnetXmlReader *self = data;
  g_autofree char *sentence = self->error == NULL ? carnet_xml_problem_describe (problem) : NULL;

  if (self->error == NULL)
    carnet_xml_reader_keep_error (self, carnet_xml_problem_code (problem),
                                  carnet_xml_reader_parser_line (self), "%s", sentence);
}

/* -- From the parser to events ------------------------------------------------------ */

static void
add_event (CarnetXmlReader *self, CarnetXmlEventType type, const char *name, gsize first, gsize n)
{
  CarnetXmlRawEvent event = { type, carnet_xml_reader_parser_line (self), self->depth, name, first, n };

  g_array_append_val (self->events, event);
}

static CarnetXmlElement
open_element (CarnetXmlReader *self, const char *name)
{
  if (strcmp (name, LIST_ELEMENT) == 0)
    return (CarnetXmlElement){ .max = LIST_MAX, .list = TRUE };
  if (self->depth == BYTES_DEPTH && strcmp (name, BYTES_ELEMENT) == 0)
    return (CarnetXmlElement){ .max = CARNET_XML_ATTACHMENT_TEXT_MAX };
  return (CarnetXmlElement){ .max = CARNET_PAYLOAD_MAX };
}

static void
begin_cb (void           *data,
          const xmlChar  *name,
          const xmlChar  *prefix,
          const xmlChar  *uri,
          int             n_namespaces,
          const xmlChar **namespaces,
          int             n_attributes,
          int             n_defaulted,
          const xmlChar **attributes)
{
  CarnetXmlReader *self = data;
  gsize            first = self->attributes->len;

  if (++self->depth > CARNET_XML_DEPTH_MAX)
    {
      carnet_xml_reader_keep_error (self, CARNET_ERROR_CORRUPT, carnet_xml_reader_parser_line (self), "%s",
                                    _ ("elements are nested too deeply"));
      xmlStopParser (self->parser);
      return;
    }
  self->judge->startElementNs (self->judge_data, name, prefix, uri, n_namespaces, namespaces, n_attributes,
                               n_defaulted, attributes);
  self->open[self->depth] = open_element (self, (const char *)name);
  /* Of each: name, prefix, namespace, beginning and end of the value. */
  for (int i = 0; i < n_attributes; i++, attributes += 5)
    if (attributes[1] == NULL)
      {
        CarnetXmlAttribute attribute = { (const char *)attributes[0], self->bytes->len };

        /* The parser gives & as &#38;, and so it stays: no value that is read may hold one. */
        g_string_append_len (self->bytes, (const char *)attributes[3], attributes[4] - attributes[3]);
        g_string_append_c (self->bytes, '\0');
        g_array_append_val (self->attributes, attribute);
      }
  add_event (self, CARNET_XML_EVENT_BEGIN, (const char *)name, first, self->attributes->len - first);
}

static void
end_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  CarnetXmlReader *self = data;

  self->judge->endElementNs (self->judge_data, name, prefix, uri);
  add_event (self, CARNET_XML_EVENT_END, (const char *)name, 0, 0);
  self->depth--;
}

static gboolean
is_blank (const xmlChar *text, int size)
{
  for (int i = 0; i < size; i++)
    if (!g_ascii_isspace (text[i]))
      return FALSE;
  return TRUE;
}

/* The validator keeps the whole text of an element, the white space of a long list of
 * elements too, and reads it again with each piece: quadratic. Most texts are free, so
 * it is enough that it knows of some characters of them, which are base64 too. */
static void
judge_text (CarnetXmlReader *self, CarnetXmlElement *element, const xmlChar *text, int size)
{
  if (element->list)
    self->judge->characters (self->judge_data, text, size);
  else if (!element->told && !is_blank (text, size))
    {
      self->judge->characters (self->judge_data, (const xmlChar *)"AAAA", 4);
      element->told = TRUE;
    }
}

static void
text_cb (void *data, const xmlChar *text, int size)
{
  CarnetXmlReader  *self = data;
  CarnetXmlElement *element = &self->open[CLAMP (self->depth, 0, CARNET_XML_DEPTH_MAX)];

  element->size += size;
  if (element->size > element->max)
    {
      carnet_xml_reader_keep_error (self, CARNET_ERROR_TOO_LARGE, carnet_xml_reader_parser_line (self), "%s",
                                    _ ("a text is too long"));
      xmlStopParser (self->parser);
      return;
    }
  judge_text (self, element, text, size);
  add_event (self, CARNET_XML_EVENT_TEXT, NULL, self->bytes->len, size);
  g_string_append_len (self->bytes, (const char *)text, size);
}

static void
reference_cb (void *data, const xmlChar *name)
{
  CarnetXmlReader *self = data;

  carnet_xml_reader_keep_error (self, CARNET_ERROR_CORRUPT, carnet_xml_reader_parser_line (self), "%s",
                                _ ("it holds an entity that nothing declares"));
}

/* -- Opening ---------------------------------------------------------------------- */

static void
ignore_cb (void *data, CarnetXmlProblem problem)
{
}

static gboolean
load_schema (CarnetXmlReader *self, GError **error)
{
  g_autofree char       *path = carnet_data_path (SCHEMA_NAME);
  xmlSchemaParserCtxtPtr loader = xmlSchemaNewParserCtxt (path);

  if (loader != NULL)
    {
      xmlSchemaSetParserStructuredErrors (loader, ignore_cb, NULL);
      self->schema = xmlSchemaParse (loader);
      xmlSchemaFreeParserCtxt (loader);
    }
  if (self->schema == NULL)
    {
      g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND,
                   _ ("The schema that files are checked with cannot be read: %s."), path);
      return FALSE;
    }
  self->valid = xmlSchemaNewValidCtxt (self->schema);
  xmlSchemaSetValidStructuredErrors (self->valid, error_cb, self);
  self->plug = xmlSchemaSAXPlug (self->valid, &self->judge, &self->judge_data);
  return TRUE;
}

static void
make_parser (CarnetXmlReader *self)
{
  xmlSAXHandler handler = { 0 };

  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = begin_cb;
  handler.endElementNs = end_cb;
  handler.characters = text_cb;
  handler.ignorableWhitespace = text_cb;
  handler.cdataBlock = text_cb;
  handler.reference = reference_cb;
  handler.serror = error_cb;
  self->parser = xmlCreatePushParserCtxt (&handler, self, NULL, 0, NULL);
  /* NONET and nothing else: no entity is replaced, no DTD loaded, nothing included, nothing recovered. */
  xmlCtxtUseOptions (self->parser, XML_PARSE_NONET);
}

/* @source: (transfer full) (nullable): with @error set when it is %NULL. */
static CarnetXmlReader *
open_source (CarnetXmlSource *source, GError **error)
{
  g_autoptr (CarnetXmlReader) self = g_new0 (CarnetXmlReader, 1);

  prepare_library ();
  self->depth = -1;
  self->events = g_array_new (FALSE, FALSE, sizeof (CarnetXmlRawEvent));
  self->attributes = g_array_new (FALSE, FALSE, sizeof (CarnetXmlAttribute));
  self->bytes = g_string_new (NULL);
  self->text = g_string_new (NULL);
  self->source = source;
  if (self->source == NULL || !load_schema (self, error))
    return NULL;
  make_parser (self);
  return g_steal_pointer (&self);
}

CarnetXmlReader *
carnet_xml_reader_open (const char *path, GError **error)
{
  return open_source (carnet_xml_source_open (path, error), error);
}

CarnetXmlReader *
carnet_xml_reader_open_bytes (const char *bytes, gsize size, const char *name, GError **error)
{
  return open_source (carnet_xml_source_open_bytes (bytes, size, name), error);
}

void
carnet_xml_reader_close (CarnetXmlReader *self)
{
  if (self == NULL)
    return;
  if (self->plug != NULL)
    xmlSchemaSAXUnplug (self->plug);
  g_clear_pointer (&self->parser, xmlFreeParserCtxt);
  g_clear_pointer (&self->valid, xmlSchemaFreeValidCtxt);
  g_clear_pointer (&self->schema, xmlSchemaFree);
  carnet_xml_source_close (self->source);
  g_array_unref (self->events);
  g_array_unref (self->attributes);
  g_string_free (self->bytes, TRUE);
  g_string_free (self->text, TRUE);
  g_clear_error (&self->error);
  g_free (self);
}

/* -- Reading ---------------------------------------------------------------------- */

static void
keep_source_error (CarnetXmlReader *self)
{
  const char *problem = carnet_xml_guard_get_problem (self->source->guard);

  if (self->error == NULL && self->source->number != 0)
    carnet_xml_source_fail (self->source, self->source->number, &self->error);
  if (problem != NULL)
    carnet_xml_reader_keep_error (self, CARNET_ERROR_CORRUPT, carnet_xml_guard_get_line (self->source->guard),
                                  "%s", problem);
}

static void
parse (CarnetXmlReader *self, const char *bytes, int size)
{
  g_private_set (&loading_refused, self);
  xmlParseChunk (self->parser, bytes, size, size == 0);
  g_private_set (&loading_refused, NULL);
}

/* A document that is not valid ends just as well: everything must agree. */
static void
check_end (CarnetXmlReader *self)
{
  self->ended = TRUE;
  if (self->parser->wellFormed != 1 || self->depth != -1)
    carnet_xml_reader_keep_error (self, CARNET_ERROR_CORRUPT, carnet_xml_reader_parser_line (self), "%s",
                                  _ ("it is not well-formed XML"));
  else if (xmlSchemaIsValid (self->valid) != 1)
    carnet_xml_reader_keep_error (self, CARNET_ERROR_CORRUPT, carnet_xml_reader_parser_line (self), "%s",
                                  _ ("it does not follow the schema"));
}

gboolean
carnet_xml_reader_read_chunk (CarnetXmlReader *self)
{
  char chunk[CHUNK_SIZE];
  int  size = carnet_xml_source_read (self->source, chunk, sizeof chunk);

  g_array_set_size (self->events, 0);
  g_array_set_size (self->attributes, 0);
  g_string_truncate (self->bytes, 0);
  self->next = 0;
  if (size < 0)
    keep_source_error (self);
  else
    parse (self, chunk, size);
  if (size == 0 && self->error == NULL)
    check_end (self);
  return self->error == NULL;
}
