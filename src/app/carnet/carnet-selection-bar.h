/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "carnet/carnet-known.h"

G_BEGIN_DECLS

#define CARNET_TYPE_SELECTION_BAR (carnet_selection_bar_get_type ())
/**
 * CarnetSelectionBar:
 *
 * What can be done with several observations at once, as the actions `many.review`, `many.visibility`,
 * `many.add-theme`, `many.remove-theme` (each with a word or an id as target), `many.clear` and
 * `many.cancel`. Hidden while there is nothing to do it with.
 */
G_DECLARE_FINAL_TYPE (CarnetSelectionBar, carnet_selection_bar, CARNET, SELECTION_BAR, GtkWidget)

GtkWidget *carnet_selection_bar_new (CarnetKnown *known);
/** carnet_selection_bar_set_n: how many are chosen; 0 for none. */
void carnet_selection_bar_set_n (CarnetSelectionBar *self, guint n);
/** carnet_selection_bar_set_working: that it is being done, and can be given up. */
void carnet_selection_bar_set_working (CarnetSelectionBar *self, gboolean working);
/** carnet_selection_bar_set_progress: @done of @total observations */
void carnet_selection_bar_set_progress (CarnetSelectionBar *self, guint done, guint total);

G_END_DECLS
