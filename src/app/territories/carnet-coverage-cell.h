/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/carnet-query.h"

G_BEGIN_DECLS

#define CARNET_TYPE_COVERAGE_CELL (carnet_coverage_cell_get_type ())
/** CarnetCoverageCell: one territory in one month: a number in a shade, with its meaning as its name. */
G_DECLARE_FINAL_TYPE (CarnetCoverageCell, carnet_coverage_cell, CARNET, COVERAGE_CELL, GtkButton)

/** carnet_coverage_cell_new: @name is the territory's. */
GtkWidget         *carnet_coverage_cell_new (const CarnetCount *count, const char *name, CarnetMonth current);
const CarnetCount *carnet_coverage_cell_get_count (CarnetCoverageCell *self);
/** carnet_coverage_cell_get_css_class: the shade of a count: `none`, `draft`, `heat-1` … `heat-3`. */
const char *carnet_coverage_cell_get_css_class (const CarnetCount *count);

G_END_DECLS
