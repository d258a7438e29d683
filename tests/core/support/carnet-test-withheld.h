/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "logbook/carnet-logbook.h"

G_BEGIN_DECLS

/**
 * carnet_test_check_withheld:
 * @into: a logbook into which the file was merged
 * @path: that file, or the logbook it was made of
 * @told: its counts, as they were before
 *
 * Looks by itself for what the file holds and @into does not show.
 * Returns: (nullable): what does not hold.
 */
const char *carnet_test_check_withheld (CarnetLogbook *into, const char *path, const CarnetMergeCounts *told);

G_END_DECLS
