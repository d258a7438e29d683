/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/carnet-test-conflicts.h"

CarnetEntityConflict *
carnet_test_load_conflict (CarnetLogbook *logbook, const CarnetId *id)
{
  g_autoptr (GError) error = NULL;
  CarnetEntityConflict *conflict = carnet_logbook_load_conflict (logbook, id, &error);

  g_assert_no_error (error);
  g_assert_nonnull (conflict);
  return conflict;
}

guint
carnet_test_count_conflicts (CarnetLogbook *logbook)
{
  g_autoptr (CarnetInfo) info = carnet_logbook_load_info (logbook, NULL);
  g_autoptr (GArray) ids = carnet_logbook_list_conflicts (logbook, 0, 100, NULL);
  guint n;

  g_assert_true (carnet_logbook_count_conflicts (logbook, &n, NULL));
  g_assert_cmpuint (info->n_conflicts, ==, n);
  g_assert_cmpuint (ids->len, ==, n);
  return n;
}

void
carnet_test_assert_same (CarnetLogbook *a, CarnetLogbook *b)
{
  g_autofree char *ours = carnet_logbook_dump (a, FALSE, NULL);
  g_autofree char *theirs = carnet_logbook_dump (b, FALSE, NULL);

  g_assert_cmpstr (ours, ==, theirs);
}
