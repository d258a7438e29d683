/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/carnet-id.h"
#include "exchange/carnet-xml-follow.h"

G_BEGIN_DECLS

/**
 * CarnetXmlReader:
 *
 * The strict reader of carnet-1.xsd: streams one file, through #CarnetXmlGuard and
 * the schema, never substitutes an entity, opens nothing else, recovers from
 * nothing, and keeps the first error with its line. It builds no tree and keeps one
 * chunk of the file. Nothing that it gave may be used before %CARNET_XML_END was
 * reached. Belongs to one thread.
 */
typedef struct _CarnetXmlReader CarnetXmlReader;

#define CARNET_XML_DEPTH_MAX 12

typedef enum
{
  CARNET_XML_FAILED,  /* the error is set; it stays so */
  CARNET_XML_ELEMENT, /* an element begins */
  CARNET_XML_CLOSE,   /* an element ends; every beginning has its end */
  CARNET_XML_END,     /* of the document, well formed and valid */
} CarnetXmlEvent;

/** carnet_xml_reader_open: @path is named by its base name in every error. */
CarnetXmlReader *carnet_xml_reader_open (const char *path, GError **error);
/** carnet_xml_reader_open_bytes: @bytes: a whole file, borrowed until it is closed. @name: what to call it.
 * Once this returned, nothing is opened any more. */
CarnetXmlReader      *
carnet_xml_reader_open_bytes (const char *bytes, gsize size, const char *name, GError **error);
void carnet_xml_reader_close (CarnetXmlReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetXmlReader, carnet_xml_reader_close)

/** carnet_xml_reader_set_follow: the file is still being written; @follow, which outlives @self, tells how
 * far. */
void carnet_xml_reader_set_follow (CarnetXmlReader *self, CarnetXmlFollow *follow);
/** carnet_xml_reader_get_size: bytes of the file. */
guint64 carnet_xml_reader_get_size (CarnetXmlReader *self);
/** carnet_xml_reader_get_offset: bytes read up to now. */
guint64 carnet_xml_reader_get_offset (CarnetXmlReader *self);

/** carnet_xml_reader_next: goes on to the next beginning or end of an element; text between is skipped. */
CarnetXmlEvent carnet_xml_reader_next (CarnetXmlReader *self, GError **error);
/** carnet_xml_reader_get_name: of the element that begins or ends; borrowed until the next call. */
const char *carnet_xml_reader_get_name (CarnetXmlReader *self);
gboolean    carnet_xml_reader_is (CarnetXmlReader *self, const char *name);
/** carnet_xml_reader_get_attribute: Returns: (transfer none) (nullable): valid until the reader is asked
 * anything else. */
const char *carnet_xml_reader_get_attribute (CarnetXmlReader *self, const char *name);
/** carnet_xml_reader_dup_attribute: Returns: (transfer full): "" when absent. */
char *carnet_xml_reader_dup_attribute (CarnetXmlReader *self, const char *name);
/**
 * carnet_xml_reader_read_text:
 * At the beginning of an element that holds nothing but text: goes on to its end.
 * Returns: (transfer none) (nullable): the text, valid until the next call; %NULL
 *   with @error.
 */
const char *carnet_xml_reader_read_text (CarnetXmlReader *self, gsize *size, GError **error);
/** CarnetXmlPieceFunc: takes a piece of text, borrowed and without a NUL. */
typedef void (*CarnetXmlPieceFunc) (const char *text, gsize size, gpointer data);
/** carnet_xml_reader_read_pieces: as carnet_xml_reader_read_text(), for a text too large to keep as a whole.
 */
gboolean
carnet_xml_reader_read_pieces (CarnetXmlReader *self, CarnetXmlPieceFunc func, gpointer data, GError **error);
/** carnet_xml_reader_next_child: within an element of depth @depth: %TRUE at the beginning of a child; %FALSE
 * at the end of the element, or with @error. */
gboolean carnet_xml_reader_next_child (CarnetXmlReader *self, int depth, GError **error);
int      carnet_xml_reader_get_depth (CarnetXmlReader *self);

/** carnet_xml_reader_refuse: sets @error to « file, line N: @problem. » Returns: %FALSE. */
gboolean carnet_xml_reader_refuse (CarnetXmlReader *self, GError **error, int code, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

G_END_DECLS
