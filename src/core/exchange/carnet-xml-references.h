/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/carnet-xml-reader.h"

G_BEGIN_DECLS

/** CarnetXmlReferences: which ids a document describes, and which it refers to. */
typedef struct _CarnetXmlReferences CarnetXmlReferences;

CarnetXmlReferences *carnet_xml_references_new (void);
void                 carnet_xml_references_free (CarnetXmlReferences *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetXmlReferences, carnet_xml_references_free)

/** carnet_xml_references_note: looks at the element that @reader is at the beginning of, at @depth. */
gboolean
carnet_xml_references_note (CarnetXmlReferences *self, CarnetXmlReader *reader, int depth, GError **error);
/** carnet_xml_references_check: at the end: every reference leads to what the document describes, once. */
gboolean carnet_xml_references_check (CarnetXmlReferences *self, CarnetXmlReader *reader, GError **error);

G_END_DECLS
