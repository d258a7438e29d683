/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "session/carnet-session.h"

G_BEGIN_DECLS

#define CARNET_TYPE_PROGRAMME_HEADING (carnet_programme_heading_get_type ())
/**
 * CarnetProgrammeHeading: the title of the programme, what it counts, and a button
 * for the action `programme.today` of what holds it.
 */
G_DECLARE_FINAL_TYPE (CarnetProgrammeHeading, carnet_programme_heading, CARNET, PROGRAMME_HEADING, GtkWidget)

GtkWidget *carnet_programme_heading_new (void);
/** carnet_programme_heading_update: counts again. */
void carnet_programme_heading_update (CarnetProgrammeHeading *self, CarnetSession *session);

G_END_DECLS
