/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/carnet-xml-reader.h"
#include "store/carnet-received.h"

G_BEGIN_DECLS

/**
 * carnet_xml_read_received:
 * @progress: (nullable): in bytes
 *
 * Reads an exchange file to its end with the strict reader and gives its revisions
 * and attachments to @receiver. A report is refused: it has no revisions.
 */
gboolean carnet_xml_read_received (CarnetXmlReader      *reader,
                                   const CarnetReceiver *receiver,
                                   CarnetProgressFunc    progress,
                                   gpointer              progress_data,
                                   GError              **error);

G_END_DECLS
