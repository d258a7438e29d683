/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/carnet-observation.h"

G_BEGIN_DECLS

#define CARNET_TYPE_IMPACT_SCALE (carnet_impact_scale_get_type ())
/**
 * CarnetImpactScale:
 *
 * One impact and its level, as three segments to fill: a slider for assistive
 * technologies (« Innovation, 2 sur 3, avéré »). Keys 0 to 3 and the arrows set the
 * level, and so does a click; on the last filled segment it empties that one.
 *
 * Properties: `impact` (construct only), `level` (0 to %CARNET_LEVEL_MAX).
 */
G_DECLARE_FINAL_TYPE (CarnetImpactScale, carnet_impact_scale, CARNET, IMPACT_SCALE, GtkWidget)

GtkWidget *carnet_impact_scale_new (CarnetImpact impact);
int        carnet_impact_scale_get_level (CarnetImpactScale *self);
void       carnet_impact_scale_set_level (CarnetImpactScale *self, int level);
/** carnet_impact_scale_set_editable: whether keys and clicks change it. */
void carnet_impact_scale_set_editable (CarnetImpactScale *self, gboolean editable);

G_END_DECLS
