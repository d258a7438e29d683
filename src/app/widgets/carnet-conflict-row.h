/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "base/carnet-id.h"

G_BEGIN_DECLS

/** carnet_conflict_row_new: above what is in conflict: what happened, and a way to settle it, one beside the
 * other or below. Hidden until it is set. */
GtkWidget *carnet_conflict_row_new (GtkOrientation orientation);
/** carnet_conflict_row_set: @entity: (nullable): what is in conflict; hides the row when %NULL */
void carnet_conflict_row_set (GtkWidget *row, const CarnetId *entity, const char *said);

G_END_DECLS
