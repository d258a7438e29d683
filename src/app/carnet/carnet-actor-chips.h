/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet/carnet-chip-row.h"
#include "model/carnet-actor.h"
#include "model/carnet-names.h"

G_BEGIN_DECLS

#define CARNET_TYPE_ACTOR_CHIPS (carnet_actor_chips_get_type ())
/**
 * CarnetActorChips:
 *
 * The actors of an observation, with their kind; a new one may have a SIREN, which is checked as it is typed.
 *
 * Signal, beside those of #CarnetChipRow: `create (const CarnetActor *)`.
 */
G_DECLARE_FINAL_TYPE (CarnetActorChips, carnet_actor_chips, CARNET, ACTOR_CHIPS, CarnetChipRow)

GtkWidget *carnet_actor_chips_new (void);
/** carnet_actor_chips_set_known: @actors (element-type CarnetActor) (transfer full): those of the logbook;
 * @names: (nullable): what others are called, is referenced. */
void carnet_actor_chips_set_known (CarnetActorChips *self, GPtrArray *actors, CarnetNames *names);
/** carnet_actor_chips_get_siren, …kinds: (transfer none): of a new one, for tests. */
GtkWidget   *carnet_actor_chips_get_siren (CarnetActorChips *self);
GtkDropDown *carnet_actor_chips_get_kinds (CarnetActorChips *self);

/** carnet_actor_icon: the icon of a kind; %NULL for -1. */
const char *carnet_actor_icon (int kind);

G_END_DECLS
