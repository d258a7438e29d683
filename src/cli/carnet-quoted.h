/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet-cli.h"

G_BEGIN_DECLS

/**
 * cli_find_quoted:
 * @section_name: (nullable): the only section to look in
 * @highlight: its quote: the words as they were typed
 *
 * Where the words stand in the text: as they are, else as a search finds them. Sets the section, the place,
 * and the quote to what the text says. Fails with %CARNET_ERROR_NOT_FOUND and %CARNET_ERROR_AMBIGUOUS.
 */
gboolean cli_find_quoted (Cli                     *cli,
                          const CarnetObservation *observation,
                          const char              *section_name,
                          CarnetHighlight         *highlight,
                          GError                 **error);

G_END_DECLS
