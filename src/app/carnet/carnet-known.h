/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/carnet-session.h"

G_BEGIN_DECLS

#define CARNET_TYPE_KNOWN (carnet_known_get_type ())
/**
 * CarnetKnown: the territories and themes of a logbook, by id, kept up to date. Its
 * signal `changed ()` tells that some came, left or changed their name.
 */
G_DECLARE_FINAL_TYPE (CarnetKnown, carnet_known, CARNET, KNOWN, GObject)

CarnetKnown *carnet_known_new (CarnetSession *session);
/** carnet_known_get_territories: (transfer none) (element-type CarnetTerritory): by name. */
GPtrArray *carnet_known_get_territories (CarnetKnown *self);
/** carnet_known_get_themes: (transfer none) (element-type CarnetTheme): by label. */
GPtrArray *carnet_known_get_themes (CarnetKnown *self);
/** carnet_known_get_territory_name: (nullable): borrowed until `changed`. */
const char *carnet_known_get_territory_name (CarnetKnown *self, const CarnetId *id);

G_END_DECLS
