/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet-names.h"
#include "carnet-table.h"

G_BEGIN_DECLS

/** cli_show_fields: the fields of a CarnetObservation as `show` prints them; their user data is a CliNames.
 */
extern const CliField cli_show_fields[];

G_END_DECLS
