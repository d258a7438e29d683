/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/carnet-session-preferences.h"

G_BEGIN_DECLS

#define CARNET_TYPE_TERRITORY_GROUP (carnet_territory_group_get_type ())
/** CarnetTerritoryGroup: the territory proposed for a new observation, and those that the logbook follows. */
G_DECLARE_FINAL_TYPE (CarnetTerritoryGroup,
                      carnet_territory_group,
                      CARNET,
                      TERRITORY_GROUP,
                      AdwPreferencesGroup)

GtkWidget *carnet_territory_group_new (CarnetSession *session);
/** carnet_territory_group_show: what is being typed stays. */
void carnet_territory_group_show (CarnetTerritoryGroup *self, const CarnetPreferences *preferences);
/** carnet_territory_group_commit: saves what was not left yet. */
void carnet_territory_group_commit (CarnetTerritoryGroup *self);

G_END_DECLS
