/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/carnet-observation.h"

G_BEGIN_DECLS

#define CARNET_TYPE_LINKED_ROW (carnet_linked_row_get_type ())
/** CarnetLinkedRow: an observation in a short list: title, author and review, impacts. */
G_DECLARE_FINAL_TYPE (CarnetLinkedRow, carnet_linked_row, CARNET, LINKED_ROW, GtkListBoxRow)

GtkWidget *carnet_linked_row_new (const CarnetObservationRow *row);
/** carnet_linked_row_get_id: (transfer none) */
const CarnetId *carnet_linked_row_get_id (CarnetLinkedRow *self);

G_END_DECLS
