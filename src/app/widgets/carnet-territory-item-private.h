/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/carnet-territory.h"

G_BEGIN_DECLS

#define CARNET_TYPE_TERRITORY_ITEM (carnet_territory_item_get_type ())
/** CarnetTerritoryItem: a territory as an object, for list models, with the words that found it. */
G_DECLARE_FINAL_TYPE (CarnetTerritoryItem, carnet_territory_item, CARNET, TERRITORY_ITEM, GObject)

/** carnet_territory_item_new: @territory is copied. */
CarnetTerritoryItem   *carnet_territory_item_new (const CarnetTerritory *territory, const char *words);
const CarnetTerritory *carnet_territory_item_get_territory (CarnetTerritoryItem *self);
/** carnet_territory_item_dup_markup: the name, the beginnings of words found in bold. */
char *carnet_territory_item_dup_markup (CarnetTerritoryItem *self);
/** carnet_territory_item_dup_heard: name, kind and departement, as a screen reader says them. */
char *carnet_territory_item_dup_heard (CarnetTerritoryItem *self);

/** carnet_territory_row_factory_new: rows of name, kind, code, departement. */
GtkListItemFactory *carnet_territory_row_factory_new (void);

G_END_DECLS
