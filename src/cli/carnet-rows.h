/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet-table.h"

G_BEGIN_DECLS

/* The fields of a CarnetObservationRow in lists: as `list` and as `search` show it. */
extern const CliField cli_observation_fields[];
extern const CliField cli_found_fields[];

/**
 * cli_print_observations:
 * Prints what answers to @query, from @offset, at most @limit (0: all).
 * @n_printed: (out): how many that was
 */
gboolean cli_print_observations (Cli               *cli,
                                 const CarnetQuery *query,
                                 const CliField    *fields,
                                 guint              offset,
                                 guint              limit,
                                 guint             *n_printed,
                                 GError           **error);

G_END_DECLS
