/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/carnet-xml-progress.h"
#include "exchange/carnet-xml-reader.h"
#include "exchange/carnet-xml.h"
#include "log/carnet-revision.h"

G_BEGIN_DECLS

/** CarnetXmlRevisionFunc: takes one revision, in the order of the file. Returns: %FALSE with an error to
 * stop. */
typedef gboolean (*CarnetXmlRevisionFunc) (CarnetRevision *revision, gpointer data, GError **error);

/**
 * carnet_xml_read_document:
 * @func: (nullable)
 * @result: (out): what the document is
 *
 * Reads a report or an exchange to its end and checks what the schema cannot tell:
 * references, and of every revision the id and the place.
 */
gboolean carnet_xml_read_document (CarnetXmlReader      *reader,
                                   CarnetXmlRevisionFunc func,
                                   gpointer              data,
                                   CarnetValidation     *result,
                                   CarnetXmlProgress    *progress,
                                   GError              **error);

G_END_DECLS
