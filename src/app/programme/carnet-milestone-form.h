/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/carnet-programme.h"

G_BEGIN_DECLS

#define CARNET_TYPE_MILESTONE_FORM (carnet_milestone_form_get_type ())
/**
 * CarnetMilestoneForm:
 *
 * The fields of a milestone. What is typed as its date is said back as it is understood; what is wrong is
 * said below its field once it is asked for.
 */
G_DECLARE_FINAL_TYPE (CarnetMilestoneForm, carnet_milestone_form, CARNET, MILESTONE_FORM, AdwBin)

/** carnet_milestone_form_new: @programme, @today: complete and check dates. */
GtkWidget *carnet_milestone_form_new (CarnetProgramme *programme, CarnetDate today);
void       carnet_milestone_form_set_milestone (CarnetMilestoneForm *self, const CarnetMilestone *milestone);
/**
 * carnet_milestone_form_read:
 * @milestone: (inout): receives the fields; its ids stay
 *
 * Returns: %FALSE when something is wrong: the form then says what, and has the focus there.
 */
gboolean carnet_milestone_form_read (CarnetMilestoneForm *self, CarnetMilestone *milestone);
/** carnet_milestone_form_is_changed: something was typed or chosen since the milestone was set. */
gboolean carnet_milestone_form_is_changed (CarnetMilestoneForm *self);

G_END_DECLS
