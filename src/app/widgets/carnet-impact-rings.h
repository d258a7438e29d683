/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/carnet-observation.h"

G_BEGIN_DECLS

#define CARNET_TYPE_IMPACT_RINGS (carnet_impact_rings_get_type ())
/**
 * CarnetImpactRings:
 *
 * The three impacts at a glance, always in the order performance, innovation,
 * trust: three rings filled to none, a third, two thirds, whole. An image for
 * assistive technologies, with the levels in words.
 */
G_DECLARE_FINAL_TYPE (CarnetImpactRings, carnet_impact_rings, CARNET, IMPACT_RINGS, GtkWidget)

GtkWidget *carnet_impact_rings_new (void);
/** carnet_impact_rings_set_levels: each from 0 to %CARNET_LEVEL_MAX. */
void carnet_impact_rings_set_levels (CarnetImpactRings *self, const int levels[CARNET_N_IMPACTS]);
/** carnet_impact_rings_describe: Returns: (transfer full): the levels in words, as the rings are heard. */
char *carnet_impact_rings_describe (const int levels[CARNET_N_IMPACTS]);

G_END_DECLS
