/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/carnet-xml.h"
#include "store/carnet-store.h"

G_BEGIN_DECLS

/**
 * carnet_xml_export:
 * @query: (nullable): for the report profile; the exchange profile is complete
 * @pseudonyms: report profile: people are numbered instead of named, and what
 *   would name them (organisations, speakers) is left out
 * @replace: an existing file may be replaced
 * @n_observations: (out) (optional)
 *
 * Writes a temporary file beside @path, reads it back with the strict reader,
 * then gives it its name: on an error nothing has changed. The file depends on
 * what the logbook says alone, never on when or where it is written.
 */
gboolean carnet_xml_export (CarnetStore       *store,
                            const char        *path,
                            CarnetProfile      profile,
                            const CarnetQuery *query,
                            gboolean           pseudonyms,
                            gboolean           replace,
                            guint             *n_observations,
                            CarnetProgressFunc progress,
                            gpointer           progress_data,
                            GCancellable      *cancellable,
                            GError           **error);

G_END_DECLS
