/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "session/carnet-session.h"

G_BEGIN_DECLS

#define CARNET_TYPE_PROGRAMME_VIEW (carnet_programme_view_get_type ())
G_DECLARE_FINAL_TYPE (CarnetProgrammeView, carnet_programme_view, CARNET, PROGRAMME_VIEW, GtkWidget)

GtkWidget *carnet_programme_view_new (CarnetSession *session);

G_END_DECLS
