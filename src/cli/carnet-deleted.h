/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet-cli.h"

G_BEGIN_DECLS

/* What goes along in a copy or an exchange file without being in any list. */

/** cli_say_deleted: one sentence for each kind of which some are deleted. */
void cli_say_deleted (Cli *cli, const CarnetDeleted *deleted);
/** cli_say_with_private: nothing when there are none. */
void cli_say_with_private (Cli *cli, guint n_private);
/** cli_json_deleted: `deleted_observations` and `deleted_comments` of the object that is begun. */
void cli_json_deleted (CliJson *json, const CarnetDeleted *deleted);

G_END_DECLS
