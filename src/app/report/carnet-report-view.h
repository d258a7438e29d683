/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "session/carnet-session.h"

G_BEGIN_DECLS

#define CARNET_TYPE_REPORT_VIEW (carnet_report_view_get_type ())
G_DECLARE_FINAL_TYPE (CarnetReportView, carnet_report_view, CARNET, REPORT_VIEW, GtkWidget)

GtkWidget *carnet_report_view_new (CarnetSession *session);

G_END_DECLS
