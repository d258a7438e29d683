/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/carnet-xml-writer.h"

G_BEGIN_DECLS

/** CarnetXmlWriteFunc: writes the whole document. Failures of @writer itself need not be looked for. */
typedef gboolean (*CarnetXmlWriteFunc) (CarnetXmlWriter *writer, gpointer data, GError **error);
/** CarnetXmlCheckFunc: reads back what was written to @path. */
typedef gboolean (*CarnetXmlCheckFunc) (const char *path, gpointer data, GError **error);

/**
 * carnet_xml_output:
 * Writes beside @path, checks what was written, then gives it its name. On an error
 * nothing has changed and nothing is left behind.
 */
gboolean carnet_xml_output (const char        *path,
                            gboolean           replace,
                            CarnetXmlWriteFunc write,
                            CarnetXmlCheckFunc check,
                            gpointer           data,
                            GError           **error);

G_END_DECLS
