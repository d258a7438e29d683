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
/** carnet_observation_card_factory_new: (transfer full): rows of cards for a #CarnetObservationList. */
GtkListItemFactory *carnet_observation_card_factory_new (void);

G_END_DECLS
