/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/carnet-id.h"
#include "exchange/carnet-xml-follow.h"

G_BEGIN_DECLS

/**
 * CarnetXmlWriter:
 *
 * Writes a document of carnet-1.xsd to a file descriptor, indented, in UTF-8.
 * There is no way to write anything unescaped. Texts must be clean
 * (carnet_text_is_clean()): libxml2 writes other characters without a word, and
 * the reader then refuses the file. The first failure is kept until
 * carnet_xml_writer_finish() tells it; calls after it do nothing.
 */
typedef struct _CarnetXmlWriter CarnetXmlWriter;

/** carnet_xml_writer_new: @name is for errors; @fd stays the caller's. */
CarnetXmlWriter *carnet_xml_writer_new (int fd, const char *name);
void             carnet_xml_writer_free (CarnetXmlWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetXmlWriter, carnet_xml_writer_free)
/** carnet_xml_writer_set_follow: tells @follow, which outlives @self, of all that is in the file. */
void carnet_xml_writer_set_follow (CarnetXmlWriter *self, CarnetXmlFollow *follow);

/** carnet_xml_writer_begin: an element, the first one in the namespace of the schema; attributes next. */
void carnet_xml_writer_begin (CarnetXmlWriter *self, const char *element);
void carnet_xml_writer_end (CarnetXmlWriter *self);

void carnet_xml_writer_attribute (CarnetXmlWriter *self, const char *name, const char *value);
/** carnet_xml_writer_attribute_given: nothing when @value is %NULL or empty. */
void carnet_xml_writer_attribute_given (CarnetXmlWriter *self, const char *name, const char *value);
void carnet_xml_writer_attribute_integer (CarnetXmlWriter *self, const char *name, gint64 value);
/** carnet_xml_writer_attribute_id: nothing when @id is nil. */
void carnet_xml_writer_attribute_id (CarnetXmlWriter *self, const char *name, const CarnetId *id);
/** carnet_xml_writer_attribute_bits: as …_id(), the nil id too. */
void carnet_xml_writer_attribute_bits (CarnetXmlWriter *self, const char *name, const CarnetId *id);
void carnet_xml_writer_attribute_hash (CarnetXmlWriter *self, const char *name, const CarnetHash *hash);
/** carnet_xml_writer_attribute_true: nothing when @value is %FALSE. */
void carnet_xml_writer_attribute_true (CarnetXmlWriter *self, const char *name, gboolean value);

/** carnet_xml_writer_text: the content of the element begun. */
void carnet_xml_writer_text (CarnetXmlWriter *self, const char *text);
/** carnet_xml_writer_prose: marks that spaces and line breaks of the content count, then the content. */
void carnet_xml_writer_prose (CarnetXmlWriter *self, const char *text);
/** carnet_xml_writer_line: an element with a text of one line; nothing when that is %NULL or empty. */
void carnet_xml_writer_line (CarnetXmlWriter *self, const char *element, const char *text);
/** carnet_xml_writer_field: likewise with prose. */
void carnet_xml_writer_field (CarnetXmlWriter *self, const char *element, const char *text);

/** carnet_xml_writer_finish: ends the document. Returns: %FALSE with the first failure. */
gboolean carnet_xml_writer_finish (CarnetXmlWriter *self, GError **error);
/** carnet_xml_writer_failed: so that a long export can stop early. */
gboolean carnet_xml_writer_failed (CarnetXmlWriter *self, GError **error);

G_END_DECLS
