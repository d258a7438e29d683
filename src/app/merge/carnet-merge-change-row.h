/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "logbook/carnet-logbook.h"

G_BEGIN_DECLS

#define CARNET_TYPE_MERGE_CHANGE_ROW (carnet_merge_change_row_get_type ())
/** CarnetMergeChangeRow: what received files add or change; opened, it shows its fields. */
G_DECLARE_FINAL_TYPE (CarnetMergeChangeRow, carnet_merge_change_row, CARNET, MERGE_CHANGE_ROW, AdwExpanderRow)

/** carnet_merge_change_row_new: @detail: (transfer full); @file: whose it is; @told: that is said above
 * already. */
GtkWidget *carnet_merge_change_row_new (CarnetMergeDetail *detail, const char *file, gboolean told);
/** carnet_merge_change_row_add: another file does something to it too. @detail: (transfer full) */
void carnet_merge_change_row_add (CarnetMergeChangeRow *self, CarnetMergeDetail *detail, const char *file);

G_END_DECLS
