/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "session/carnet-session.h"

G_BEGIN_DECLS

/**
 * CarnetTerritoriesView:
 *
 * Which territories wrote in which month.
 *
 * Signal `open-month (int month, const CarnetId *territory)`: a cell was opened.
 */
#define CARNET_TYPE_TERRITORIES_VIEW (carnet_territories_view_get_type ())
G_DECLARE_FINAL_TYPE (CarnetTerritoriesView, carnet_territories_view, CARNET, TERRITORIES_VIEW, GtkWidget)

GtkWidget *carnet_territories_view_new (CarnetSession *session);

G_END_DECLS
