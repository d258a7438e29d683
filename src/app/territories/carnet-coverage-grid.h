/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/carnet-coverage.h"

G_BEGIN_DECLS

#define CARNET_TYPE_COVERAGE_GRID (carnet_coverage_grid_get_type ())
/**
 * CarnetCoverageGrid:
 *
 * Territories by month. Each cell is a button that says what it stands for; arrows,
 * Home and End move between them.
 *
 * Signal `cell (int month, const CarnetId *territory)`: one was activated.
 */
G_DECLARE_FINAL_TYPE (CarnetCoverageGrid, carnet_coverage_grid, CARNET, COVERAGE_GRID, GtkWidget)

GtkWidget *carnet_coverage_grid_new (void);
/** carnet_coverage_grid_take_coverage: @coverage: (transfer full). Rows are built a few in each frame. */
void
carnet_coverage_grid_take_coverage (CarnetCoverageGrid *self, CarnetCoverage *coverage, CarnetDate today);
/** carnet_coverage_grid_set_narrow: names above the months instead of beside them. */
void carnet_coverage_grid_set_narrow (CarnetCoverageGrid *self, gboolean narrow);

G_END_DECLS
