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

/** CarnetXmlAttachmentFunc: takes the bytes of one attachment, which match their hash. */
typedef gboolean (*CarnetXmlAttachmentFunc) (GBytes *bytes, gpointer data, GError **error);

/** CarnetXmlReceiver: takes what a logbook can take in of an exchange; each @data is passed on. */
typedef struct
{
  CarnetXmlRevisionFunc   revision;
  CarnetXmlAttachmentFunc attachment;
  gpointer                data;
} CarnetXmlReceiver;

/**
 * carnet_xml_read_document:
 * @receiver: (nullable)
 * @result: (out): what the document is
 *
 * Reads a report or an exchange to its end and checks what the schema cannot tell:
 * references, and of every revision and attachment the id and the place.
 */
gboolean carnet_xml_read_document (CarnetXmlReader         *reader,
                                   const CarnetXmlReceiver *receiver,
                                   CarnetValidation        *result,
                                   CarnetXmlProgress       *progress,
                                   GError                 **error);

G_END_DECLS
