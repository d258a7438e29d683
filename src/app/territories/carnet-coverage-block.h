/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/carnet-coverage.h"

G_BEGIN_DECLS

#define CARNET_TYPE_COVERAGE_BLOCK (carnet_coverage_block_get_type ())
/**
 * CarnetCoverageBlock:
 *
 * Some lines of the coverage: columns go on from block to block. In a wide window the
 * name of a territory stands left of its months and its total right of them; in a
 * narrow one both stand above, and the months take the width there is.
 */
G_DECLARE_FINAL_TYPE (CarnetCoverageBlock, carnet_coverage_block, CARNET, COVERAGE_BLOCK, GtkWidget)

/** carnet_coverage_block_new: @coverage: borrowed while lines are added; @today: the month of today. */
GtkWidget *carnet_coverage_block_new (const CarnetCoverage *coverage, CarnetMonth today, gboolean narrow);
/** carnet_coverage_block_get_gap: pixels between two lines, in a block and between two of them. */
int  carnet_coverage_block_get_gap (gboolean narrow);
void carnet_coverage_block_add_header (CarnetCoverageBlock *self);
/** carnet_coverage_block_add_row: @index: of a row of the coverage; @cells: (out caller-allocates): as many
 * as months. */
void carnet_coverage_block_add_row (CarnetCoverageBlock *self, guint index, GtkWidget **cells);
/** carnet_coverage_block_add_sums: the line of all territories. */
void carnet_coverage_block_add_sums (CarnetCoverageBlock *self);

G_END_DECLS
