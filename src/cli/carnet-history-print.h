/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet-cli.h"

G_BEGIN_DECLS

/** cli_print_history: the revisions of an observation, newest first: who, when, the files that brought them,
 * and what changed, marked by words. */
gboolean cli_print_history (Cli *cli, const CarnetId *observation, GError **error);

G_END_DECLS
