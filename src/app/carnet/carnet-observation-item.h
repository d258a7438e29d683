/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "model/carnet-observation.h"

G_BEGIN_DECLS

#define CARNET_TYPE_OBSERVATION_ITEM (carnet_observation_item_get_type ())
/**
 * CarnetObservationItem: a row of the list as an object. Its signal `changed ()`
 * tells that the row shows something else. Until its row was read it is a blank one,
 * with the nil id.
 */
G_DECLARE_FINAL_TYPE (CarnetObservationItem, carnet_observation_item, CARNET, OBSERVATION_ITEM, GObject)

/** carnet_observation_item_new: @row: (transfer full) */
CarnetObservationItem      *carnet_observation_item_new (CarnetObservationRow *row);
const CarnetObservationRow *carnet_observation_item_get_row (CarnetObservationItem *self);
const CarnetId             *carnet_observation_item_get_id (CarnetObservationItem *self);
/** carnet_observation_item_take_row: @row: (transfer full): of the same observation, or the first one. */
void carnet_observation_item_take_row (CarnetObservationItem *self, CarnetObservationRow *row);
/** carnet_observation_item_dup_heard: (transfer full): what a screen reader says of it: « Report du comité
 * faute de référent, 13 juillet, Charenton-le-Pont, à relire ». */
char *carnet_observation_item_dup_heard (CarnetObservationItem *self);
/** carnet_observation_row_copy: (transfer full) */
CarnetObservationRow *carnet_observation_row_copy (const CarnetObservationRow *row);

G_END_DECLS
