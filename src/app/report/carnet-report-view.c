/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/carnet-report-view.h"

struct _CarnetReportView
{
  GtkWidget parent_instance;

  /* Owned */
  CarnetSession *session;
};

G_DEFINE_FINAL_TYPE (CarnetReportView, carnet_report_view, GTK_TYPE_WIDGET)

static void
dispose (GObject *object)
{
  g_clear_object (&CARNET_REPORT_VIEW (object)->session);
  G_OBJECT_CLASS (carnet_report_view_parent_class)->dispose (object);
}

static void
carnet_report_view_class_init (CarnetReportViewClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  g_signal_new ("write-about", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  g_signal_new ("open-observation", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_POINTER);
  g_signal_new ("open-month", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT,
                G_TYPE_POINTER);
}

static void
carnet_report_view_init (CarnetReportView *self)
{
}

GtkWidget *
carnet_report_view_new (CarnetSession *session)
{
  CarnetReportView *self = g_object_new (CARNET_TYPE_REPORT_VIEW, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

void
carnet_report_view_get_query (CarnetReportView *self, CarnetQuery *query)
{
}
