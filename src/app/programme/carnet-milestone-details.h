/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "session/carnet-session.h"

G_BEGIN_DECLS

#define CARNET_TYPE_MILESTONE_DETAILS (carnet_milestone_details_get_type ())
/**
 * CarnetMilestoneDetails:
 *
 * One milestone: when, where, with whom, the observations linked to it, and a
 * button to write another.
 *
 * Signals: `close`, `write-about (const CarnetId *milestone)`, `open-observation (const CarnetId *)`.
 */
G_DECLARE_FINAL_TYPE (CarnetMilestoneDetails, carnet_milestone_details, CARNET, MILESTONE_DETAILS, GtkWidget)

GtkWidget *carnet_milestone_details_new (CarnetSession *session);
/** carnet_milestone_details_show: reads and shows @milestone; %FALSE when there is none of that id. */
gboolean carnet_milestone_details_show (CarnetMilestoneDetails *self, const CarnetId *milestone);

G_END_DECLS
