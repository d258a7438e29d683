/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "logbook/carnet-logbook.h"

G_BEGIN_DECLS

/** The columns of numbers. */
enum
{
  CARNET_MERGE_COLUMN_NEW,
  CARNET_MERGE_COLUMN_CHANGED,
  CARNET_MERGE_COLUMN_IDENTICAL,
  CARNET_MERGE_COLUMN_CONFLICTS,
  CARNET_MERGE_COLUMNS,
};

/** carnet_merge_list_numbers: of each column. */
void carnet_merge_list_numbers (const CarnetMergeCounts *counts, guint64 numbers[CARNET_MERGE_COLUMNS]);
/** carnet_merge_column_label: what @n of a column are called. */
const char *carnet_merge_column_label (guint column, guint64 n);
/** carnet_merge_number_describe: (transfer full): « 12 345 » */
char *carnet_merge_number_describe (guint64 n);
/** carnet_merge_count_describe: (transfer full): « 12 345 nouvelles » */
char *carnet_merge_count_describe (guint column, guint64 n);

/** carnet_merge_refusal_describe: (transfer full): why @file is refused, and whom to ask for another. */
char *carnet_merge_refusal_describe (const CarnetMergeFile *file);

#define CARNET_TYPE_MERGE_ROW (carnet_merge_row_get_type ())
/** CarnetMergeRow: what one received file would change. */
G_DECLARE_FINAL_TYPE (CarnetMergeRow, carnet_merge_row, CARNET, MERGE_ROW, GtkListBoxRow)

GtkWidget *carnet_merge_row_new (const CarnetMergeFile *file);
/** carnet_merge_row_set_narrow: the numbers go under the name, with their words. */
void carnet_merge_row_set_narrow (CarnetMergeRow *self, gboolean narrow);
/** carnet_merge_heading_new: the names of the columns. */
GtkWidget *carnet_merge_heading_new (void);

G_END_DECLS
