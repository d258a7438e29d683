/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet-cli.h"

G_BEGIN_DECLS

/** cli_print_change: a line for what happens to one field, what goes and what comes marked. */
void cli_print_change (const CarnetFieldChange *change);
/** cli_json_change: the members `field`, `label`, `before`, `after`, `settled`. */
void cli_json_change (Cli *cli, const CarnetFieldChange *change);

/** cli_load_merge_details: (transfer full): all that the files of @merge would add or change, for
 * cli_print_merge_details(); before they are merged: afterwards nothing of it is new. */
GPtrArray *cli_load_merge_details (Cli *cli, CarnetMerge *merge, GError **error);
/** cli_print_merge_details: by kind; in JSON the member `changes` of an object that the caller opened. */
void cli_print_merge_details (Cli *cli, const GPtrArray *details);

G_END_DECLS
