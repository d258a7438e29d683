/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "carnet/carnet-observation-item.h"

G_BEGIN_DECLS

#define CARNET_TYPE_OBSERVATION_CARD (carnet_observation_card_get_type ())
/** CarnetObservationCard: one observation in the list: title, beginning, day and place, impacts, state. */
G_DECLARE_FINAL_TYPE (CarnetObservationCard, carnet_observation_card, CARNET, OBSERVATION_CARD, GtkWidget)

GtkWidget *carnet_observation_card_new (void);
/** carnet_observation_card_set_item: @item (nullable) is referenced and followed. */
void carnet_observation_card_set_item (CarnetObservationCard *self, CarnetObservationItem *item);
/**
 * carnet_observation_card_view_new:
 * A list of cards of a #CarnetObservationList; a few of them are filled in each frame. It is a #GtkGridView
 * of one column, heard as a list: a #GtkListView of GTK 4.8 makes 200 rows around the one on top, a grid
 * makes 30.
 */
GtkWidget *carnet_observation_card_view_new (GtkSelectionModel *list);

G_END_DECLS
