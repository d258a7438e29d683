/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet-cli.h"

G_BEGIN_DECLS

/**
 * cli_options_parse:
 * @tables: (array zero-terminated=1): of options, each ended by a %NULL long name
 * @args: (inout): the command line; what is parsed is taken out
 *
 * Parses into what the tables point to. GOption alone would keep the last value of an option of one value
 * that is given twice: here it is refused.
 * Returns: %FALSE with a %G_OPTION_ERROR.
 */
gboolean cli_options_parse (const GOptionEntry *const *tables, char ***args, GError **error);

G_END_DECLS
