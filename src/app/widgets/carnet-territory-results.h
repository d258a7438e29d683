/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/carnet-territory.h"

G_BEGIN_DECLS

#define CARNET_TYPE_TERRITORY_RESULTS (carnet_territory_results_get_type ())
/**
 * CarnetTerritoryResults:
 *
 * The territories of the official list that answer to a text, the best first, to
 * stand in a popover below an entry. When none does, the text itself is offered as
 * a free name.
 *
 * Signal `chosen (const CarnetTerritory *territory)`: one was taken; borrowed.
 */
G_DECLARE_FINAL_TYPE (CarnetTerritoryResults, carnet_territory_results, CARNET, TERRITORY_RESULTS, GtkWidget)

GtkWidget *carnet_territory_results_new (void);
/** carnet_territory_results_search: shows what answers to @text; nothing for a blank one. */
void carnet_territory_results_search (CarnetTerritoryResults *self, const char *text);
/** carnet_territory_results_is_empty: there is nothing to choose. */
gboolean carnet_territory_results_is_empty (CarnetTerritoryResults *self);
/** carnet_territory_results_get_certain: (nullable): what was searched for when it can only be that one: its
 * code, or the whole name of the only match. Borrowed until the next search. */
const CarnetTerritory *carnet_territory_results_get_certain (CarnetTerritoryResults *self);
/** carnet_territory_results_handle_key: the keys of an entry that drives the results: ↑ and ↓ move, Enter
 * takes. Returns: %TRUE when it was one of them. */
gboolean carnet_territory_results_handle_key (CarnetTerritoryResults *self, guint keyval);

G_END_DECLS
