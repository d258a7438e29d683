/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/carnet-programme.h"
#include "widgets/carnet-scale.h"

G_BEGIN_DECLS

#define CARNET_TYPE_MILESTONE_CHIP (carnet_milestone_chip_get_type ())
/**
 * CarnetMilestoneChip:
 *
 * A milestone on the timeline: its mark (a square for a day, a dashed pill for a
 * month) and its title on two lines at most. A button; its parent places it.
 */
G_DECLARE_FINAL_TYPE (CarnetMilestoneChip, carnet_milestone_chip, CARNET, MILESTONE_CHIP, GtkButton)

#define CARNET_CHIP_MARK carnet_scale_px (26)
#define CARNET_CHIP_RANGE carnet_scale_px (50)
#define CARNET_CHIP_ICON carnet_scale_px (14)
#define CARNET_CHIP_GAP 7 /* on both sides of the title */
#define CARNET_CHIP_PADDING 4

GtkWidget *carnet_milestone_chip_new (void);
/** carnet_milestone_chip_set_milestone: @milestone is copied where needed; it may take the place of another.
 */
void carnet_milestone_chip_set_milestone (CarnetMilestoneChip   *self,
                                          const CarnetMilestone *milestone,
                                          CarnetDate             today);
/** carnet_milestone_chip_get_id: (transfer none) */
const CarnetId *carnet_milestone_chip_get_id (CarnetMilestoneChip *self);
/** carnet_milestone_chip_set_mark_width: before allocating; queues nothing. */
void carnet_milestone_chip_set_mark_width (CarnetMilestoneChip *self, int width);
void carnet_milestone_chip_set_selected (CarnetMilestoneChip *self, gboolean selected);

G_END_DECLS
