/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/carnet-xml-reader.h"
#include "exchange/carnet-xml-writer.h"
#include "model/carnet-programme.h"

G_BEGIN_DECLS

/** carnet_xml_write_programme: one element, as carnet-1.xsd has it; ids, never names. */
void carnet_xml_write_programme (CarnetXmlWriter *writer, const CarnetProgramme *programme);
/**
 * carnet_xml_read_programme:
 * @in_file: it is a file of its own, whose titles are required
 *
 * At the beginning of a programme element: goes on to its end.
 * Returns: (transfer full) (nullable)
 */
CarnetProgramme *carnet_xml_read_programme (CarnetXmlReader *reader, gboolean in_file, GError **error);
/** carnet_programme_read_xml_from: as carnet_programme_read_xml(), from a reader at its beginning. */
CarnetProgramme *carnet_programme_read_xml_from (CarnetXmlReader *reader, GError **error);

G_END_DECLS
