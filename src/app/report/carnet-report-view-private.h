/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet/carnet-known.h"
#include "carnet/carnet-observation-list.h"
#include "report/carnet-report-view.h"

G_BEGIN_DECLS

struct _CarnetReportView
{
  GtkWidget parent_instance;

  /* Owned */
  CarnetSession         *session;
  CarnetKnown           *known;
  CarnetObservationList *list;
  GtkWidget             *fold_bin;

  /* Children */
  GtkWidget *box;
  GtkWidget *side;
  GtkWidget *separator;
  GtkWidget *filters_button;
  GtkWidget *cut_off_field;
  GtkWidget *filters; /* nullable: made once the rest is on screen */
  GtkWidget *title;
  GtkWidget *subtitle;
  GtkWidget *spinner;
  GtkWidget *pages; /* list, none, error */
  GtkWidget *error_page;

  CarnetDate cut_off;
  gboolean   stale;
};

/* carnet-report-view.c */
/** carnet_report_view_refresh: reads what the filters and the last day leave. */
void carnet_report_view_refresh (CarnetReportView *self);
/** carnet_report_view_complete_days: of what is typed as the last day. */
void carnet_report_view_complete_days (CarnetReportView *self);

/* carnet-report-view-build.c */
void carnet_report_view_build (CarnetReportView *self);

G_END_DECLS
