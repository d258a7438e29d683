/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "logbook/carnet-logbook.h"

G_BEGIN_DECLS

/** The columns of numbers, one #GtkSizeGroup each. */
#define CARNET_MERGE_COLUMNS 4

/** carnet_merge_row_new: what one received file would change. @columns: the groups that align the numbers. */
GtkWidget *
carnet_merge_row_new (const CarnetMergeFile *file, GtkSizeGroup *const columns[CARNET_MERGE_COLUMNS]);
/** carnet_merge_heading_new: the names of the columns. */
GtkWidget *carnet_merge_heading_new (GtkSizeGroup *const columns[CARNET_MERGE_COLUMNS]);
/** carnet_merge_totals_new: the four sums, large. */
GtkWidget *carnet_merge_totals_new (const CarnetMergeCounts *totals);

G_END_DECLS
