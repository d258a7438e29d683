/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/carnet-xml-reader.h"
#include "exchange/carnet-xml-writer.h"
#include "log/carnet-revision.h"

G_BEGIN_DECLS

/** carnet_xml_write_revision: one element, as carnet-1.xsd has it. */
void carnet_xml_write_revision (CarnetXmlWriter *writer, const CarnetRevision *revision);
/**
 * carnet_xml_read_revision:
 * At the beginning of a revision element: goes on to its end and rebuilds the
 * canonical bytes; refuses them unless they hash to the id that is written.
 * Returns: (transfer full) (nullable)
 */
CarnetRevision *carnet_xml_read_revision (CarnetXmlReader *reader, GError **error);

G_END_DECLS
