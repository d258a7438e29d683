/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "programme/carnet-milestone-changes.h"

G_BEGIN_DECLS

#define CARNET_TYPE_MILESTONE_WINDOW (carnet_milestone_window_get_type ())
/**
 * CarnetMilestoneWindow:
 *
 * A new milestone, or one that is changed: a form, Save and Cancel. It goes once what it says is written.
 */
G_DECLARE_FINAL_TYPE (CarnetMilestoneWindow, carnet_milestone_window, CARNET, MILESTONE_WINDOW, AdwWindow)

/**
 * carnet_milestone_window_new:
 * @id: (nullable): %NULL for a new one
 *
 * Returns: (nullable): %NULL with an error when the milestone cannot be read.
 */
GtkWidget *carnet_milestone_window_new (GtkWindow              *parent,
                                        CarnetSession          *session,
                                        CarnetMilestoneChanges *changes,
                                        const CarnetId         *id,
                                        GError                **error);

G_END_DECLS
