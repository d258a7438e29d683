/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet-cli.h"

G_BEGIN_DECLS

/* The options by which `list`, `search` and `export` say which observations. */
extern const GOptionEntry cli_filter_list_options[];
extern const GOptionEntry cli_filter_export_options[];

/** cli_filter_read: @query: initialised; its text is borrowed from the options. */
gboolean cli_filter_read (Cli *cli, const CarnetProgramme *programme, CarnetQuery *query, GError **error);
/** cli_filter_is_set: some option of these was given. */
gboolean cli_filter_is_set (void);

G_END_DECLS
