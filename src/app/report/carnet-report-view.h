/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "session/carnet-session.h"

G_BEGIN_DECLS

/**
 * CarnetReportView:
 *
 * What an export holds: the observations, with the filters of the export.
 *
 * Signal `open-observation (const CarnetId *observation)`.
 */
#define CARNET_TYPE_REPORT_VIEW (carnet_report_view_get_type ())
G_DECLARE_FINAL_TYPE (CarnetReportView, carnet_report_view, CARNET, REPORT_VIEW, GtkWidget)

GtkWidget *carnet_report_view_new (CarnetSession *session);
/** carnet_report_view_get_query: what the filters say, for an export. */
void carnet_report_view_get_query (CarnetReportView *self, CarnetQuery *query);

G_END_DECLS
