/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/carnet-territory.h"

G_BEGIN_DECLS

#define CARNET_TYPE_TERRITORY_ENTRY (carnet_territory_entry_get_type ())
/**
 * CarnetTerritoryEntry:
 *
 * An entry row in which a territory is searched for in the official list as one
 * types. Typing after a choice takes the choice back; a whole code, or the whole
 * name of the only one so called, is a choice by itself.
 *
 * Property `territory` (pointer, readable): notified when the choice changes.
 */
G_DECLARE_FINAL_TYPE (CarnetTerritoryEntry, carnet_territory_entry, CARNET, TERRITORY_ENTRY, AdwEntryRow)

/** carnet_territory_entry_new: set its title with adw_preferences_row_set_title(). */
GtkWidget *carnet_territory_entry_new (void);
/** carnet_territory_entry_get_territory: (transfer none) (nullable): the one chosen. */
const CarnetTerritory *carnet_territory_entry_get_territory (CarnetTerritoryEntry *self);
/** carnet_territory_entry_set_territory: @territory is copied; %NULL empties the entry. */
void carnet_territory_entry_set_territory (CarnetTerritoryEntry *self, const CarnetTerritory *territory);

G_END_DECLS
