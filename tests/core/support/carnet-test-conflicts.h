/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "support/carnet-test-world.h"

/* What is in conflict in logbooks of people who wrote apart. */

/** carnet_test_load_conflict: (transfer full): as carnet_logbook_load_conflict(), which must succeed. */
CarnetEntityConflict *carnet_test_load_conflict (CarnetLogbook *logbook, const CarnetId *id);
/** carnet_test_count_conflicts: of all kinds: in the list, in the count and in what is told of the logbook.
 */
guint carnet_test_count_conflicts (CarnetLogbook *logbook);
/** carnet_test_assert_same: both hold and derive the same. */
void carnet_test_assert_same (CarnetLogbook *a, CarnetLogbook *b);
