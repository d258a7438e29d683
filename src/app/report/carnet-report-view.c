/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/carnet-report-view-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "carnet/carnet-date-field.h"
#include "carnet/carnet-filters.h"
#include "widgets/carnet-after-paint.h"
#include "widgets/carnet-status-page.h"
#include "widgets/carnet-waiting.h"

G_DEFINE_FINAL_TYPE (CarnetReportView, carnet_report_view, GTK_TYPE_WIDGET)

enum
{
  OPEN_OBSERVATION,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* -- What is on screen ----------------------------------------------------------------- */

static void
update_subtitle (CarnetReportView *self)
{
  const guint      n = carnet_observation_list_get_count (self->list);
  g_autofree char *observations
      = g_strdup_printf (ngettext ("%u observation to export", "%u observations to export", n), n);

  gtk_label_set_label (GTK_LABEL (self->subtitle), observations);
}

static void
show_error (CarnetReportView *self, const GError *error)
{
  carnet_status_page_describe (ADW_STATUS_PAGE (self->error_page), error->message);
  gtk_stack_set_visible_child_name (GTK_STACK (self->pages), "error");
}

static void
ensure_filters (CarnetReportView *self)
{
  if (self->filters)
    return;
  self->filters = carnet_filters_new (self->known);
  /* What is private stays here unless somebody asks for all. */
  carnet_filters_set_visibility (CARNET_FILTERS (self->filters), CARNET_VISIBILITY_COORDINATION);
  g_signal_connect_object (self->filters, "changed", G_CALLBACK (carnet_report_view_refresh), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->side), self->filters);
}

void
carnet_report_view_refresh (CarnetReportView *self)
{
  CarnetQuery query = CARNET_QUERY_INIT;

  self->stale = FALSE;
  carnet_report_view_get_query (self, &query);
  carnet_observation_list_set_query (self->list, &query);
  carnet_waiting_begin (self->spinner);
}

static void
settled_cb (CarnetReportView *self, const GError *error)
{
  carnet_waiting_end (self->spinner);
  if (error)
    {
      show_error (self, error);
      return;
    }
  update_subtitle (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->pages),
                                    carnet_observation_list_get_count (self->list) > 0 ? "list" : "none");
}

void
carnet_report_view_complete_days (CarnetReportView *self)
{
  carnet_date_field_set_today (CARNET_DATE_FIELD (self->cut_off_field),
                               carnet_session_get_today (self->session),
                               carnet_session_get_programme (self->session));
}

static void
changed_cb (CarnetReportView *self)
{
  carnet_report_view_complete_days (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    carnet_observation_list_refresh (self->list);
  else
    self->stale = TRUE;
}

static void
refresh_stale (GtkWidget *widget)
{
  CarnetReportView *self = CARNET_REPORT_VIEW (widget);

  if (self->stale)
    carnet_report_view_refresh (self);
}

static void
map (GtkWidget *widget)
{
  CarnetReportView *self = CARNET_REPORT_VIEW (widget);

  if (self->stale)
    carnet_after_paint (widget, refresh_stale);
  GTK_WIDGET_CLASS (carnet_report_view_parent_class)->map (widget);
}

/* -- Object ---------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  CarnetReportView *self = CARNET_REPORT_VIEW (object);

  if (self->list)
    carnet_observation_list_close (self->list);
  g_clear_pointer (&self->fold_bin, gtk_widget_unparent);
  g_clear_object (&self->list);
  g_clear_object (&self->known);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (carnet_report_view_parent_class)->dispose (object);
}

static void
carnet_report_view_class_init (CarnetReportViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  GTK_WIDGET_CLASS (klass)->map = map;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[OPEN_OBSERVATION] = g_signal_new ("open-observation", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
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
  self->known = carnet_known_new (session);
  self->list = carnet_observation_list_new (session);
  carnet_report_view_build (self);
  /* Read when it is first seen. */
  self->stale = TRUE;
  g_signal_connect_object (self->list, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
carnet_report_view_get_query (CarnetReportView *self, CarnetQuery *query)
{
  g_return_if_fail (CARNET_IS_REPORT_VIEW (self));

  ensure_filters (self);
  carnet_filters_apply (CARNET_FILTERS (self->filters), query);
  /* A report of what goes to the coordinators holds what is publishable too. */
  query->visibility_only = FALSE;
  query->last = self->cut_off;
}
