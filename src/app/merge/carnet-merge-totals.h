/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "logbook/carnet-logbook.h"

G_BEGIN_DECLS

/** carnet_merge_totals_new: the four sums, large; when something would have to be settled, the button
 * `merge.examine`. */
GtkWidget *carnet_merge_totals_new (const CarnetMergeCounts *totals);
/** carnet_merge_totals_set_narrow: the button goes under the sums. */
void carnet_merge_totals_set_narrow (GtkWidget *totals, gboolean narrow);

G_END_DECLS
