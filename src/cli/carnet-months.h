/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet-cli.h"

G_BEGIN_DECLS

/** cli_months_find: (nullable): the count of @month, of no territory in particular, among @counts
 * (element-type CarnetCount). */
const CarnetCount *cli_months_find (GPtrArray *counts, CarnetMonth month);

G_END_DECLS
