/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/carnet-xml-progress.h"
#include "exchange/carnet-xml-reader.h"
#include "exchange/carnet-xml-writer.h"

G_BEGIN_DECLS

/** CarnetXmlWriteFunc: writes the whole document. Failures of @writer itself need not be looked for. */
typedef gboolean (*CarnetXmlWriteFunc) (CarnetXmlWriter *writer, gpointer data, GError **error);
/** CarnetXmlCheckFunc: reads the document back to its end, in a thread of its own, while it is being
 * written. */
typedef gboolean (*CarnetXmlCheckFunc) (CarnetXmlReader *reader, GCancellable *cancellable, GError **error);

/**
 * carnet_xml_output:
 * @replaced: (nullable): as the roots of carnet_file_check_replaceable(); %NULL when nothing may be replaced
 * @progress: (nullable)
 *
 * Writes beside @path, reads back what is in the file meanwhile, then gives it its name. On an error
 * nothing has changed and nothing is left behind.
 */
gboolean carnet_xml_output (const char        *path,
                            const char        *replaced,
                            CarnetXmlWriteFunc write,
                            CarnetXmlCheckFunc check,
                            CarnetXmlProgress *progress,
                            gpointer           data,
                            GError           **error);

G_END_DECLS
