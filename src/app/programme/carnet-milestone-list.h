/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/carnet-programme.h"

G_BEGIN_DECLS

#define CARNET_TYPE_MILESTONE_LIST (carnet_milestone_list_get_type ())
/**
 * CarnetMilestoneList:
 *
 * The milestones month after month, for windows too narrow for a timeline.
 *
 * Signal `milestone (const CarnetId *id)`: one was activated.
 */
G_DECLARE_FINAL_TYPE (CarnetMilestoneList, carnet_milestone_list, CARNET, MILESTONE_LIST, GtkWidget)

GtkWidget *carnet_milestone_list_new (void);
void
carnet_milestone_list_set_programme (CarnetMilestoneList *self, CarnetProgramme *programme, CarnetDate today);

G_END_DECLS
