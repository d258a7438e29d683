/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/carnet-territory.h"

G_BEGIN_DECLS

#define CARNET_TYPE_TERRITORY_PICKER (carnet_territory_picker_get_type ())
/**
 * CarnetTerritoryPicker:
 *
 * A button that names a territory and opens a search in the official list.
 *
 * Signal `chosen (const CarnetTerritory *territory)`: another was taken, or none
 * (%NULL); borrowed. What the button says changes with
 * carnet_territory_picker_set_name() alone.
 */
G_DECLARE_FINAL_TYPE (CarnetTerritoryPicker, carnet_territory_picker, CARNET, TERRITORY_PICKER, GtkWidget)

GtkWidget *carnet_territory_picker_new (void);
/** carnet_territory_picker_set_name: @name (nullable): none. */
void carnet_territory_picker_set_name (CarnetTerritoryPicker *self, const char *name);
/** carnet_territory_picker_search: opens it on @text, as if typed. */
void carnet_territory_picker_search (CarnetTerritoryPicker *self, const char *text);

G_END_DECLS
