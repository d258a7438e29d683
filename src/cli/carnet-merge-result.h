/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet-cli.h"

G_BEGIN_DECLS

/**
 * cli_say_merged:
 * @applied: it was merged, not looked at only
 * @details: what changes besides observations is told already
 *
 * Says what came of @merge, and what waits or stays withdrawn. Fails when the logbook cannot be read.
 */
gboolean cli_say_merged (Cli *cli, CarnetMerge *merge, gboolean applied, gboolean details, GError **error);

G_END_DECLS
