/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "support/carnet-test-pair.h"

/* What is in conflict in logbooks of people who wrote apart. */

/** carnet_test_load_conflict: (transfer full): as carnet_logbook_load_conflict(), which must succeed. */
CarnetEntityConflict *carnet_test_load_conflict (CarnetLogbook *logbook, const CarnetId *id);
/** carnet_test_count_conflicts: of all kinds: in the list, in the count and in what is told of the logbook.
 */
guint carnet_test_count_conflicts (CarnetLogbook *logbook);
/** carnet_test_assert_same: both hold and derive the same. */
void carnet_test_assert_same (CarnetLogbook *a, CarnetLogbook *b);

/** carnet_test_exchange: @into is given what @from wrote. */
void carnet_test_exchange (CarnetLogbook *into, CarnetLogbook *from);
void carnet_test_write_level (CarnetLogbook *logbook, CarnetId *id, gint64 level);
void carnet_test_write_deleted (CarnetLogbook *logbook, CarnetId *id, gint64 deleted);
/** carnet_pair_disagree: on the title, the facts and a level, and each knows. */
void carnet_pair_disagree (CarnetPair *pair);
/** carnet_pair_contest: (transfer full): ours, where the other deleted what we corrected. */
CarnetEntityConflict *carnet_pair_contest (CarnetPair *pair);
/** carnet_test_find_field: (transfer none): it must be in conflict. */
const CarnetFieldConflict *carnet_test_find_field (const CarnetEntityConflict *conflict, const char *key);
const CarnetFieldVersion  *carnet_test_nth_version (const CarnetFieldConflict *field, guint i);
void carnet_test_assert_title (CarnetLogbook *logbook, const CarnetId *id, const char *title);
/** carnet_test_assert_conflicts: @n: fields */
void carnet_test_assert_conflicts (CarnetLogbook *logbook, const CarnetId *id, guint n);
