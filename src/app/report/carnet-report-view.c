/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/carnet-report-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "carnet/carnet-date-field.h"
#include "carnet/carnet-filters.h"
#include "carnet/carnet-observation-card.h"
#include "carnet/carnet-observation-list.h"
#include "widgets/carnet-after-paint.h"
#include "widgets/carnet-fold-bin.h"
#include "widgets/carnet-panes.h"
#include "widgets/carnet-scale.h"
#include "widgets/carnet-toasts.h"

#define SIDE_WIDTH carnet_scale_px (288)
/* What takes less needs no sign that it is under way. */
#define SPINNER_MS 300

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
  guint      spinner_timeout;
  gboolean   stale;
};

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
  adw_status_page_set_description (ADW_STATUS_PAGE (self->error_page), error->message);
  gtk_stack_set_visible_child_name (GTK_STACK (self->pages), "error");
}

static void
stop_spinner (CarnetReportView *self)
{
  g_clear_handle_id (&self->spinner_timeout, g_source_remove);
  gtk_widget_set_visible (self->spinner, FALSE);
  gtk_spinner_stop (GTK_SPINNER (self->spinner));
}

static gboolean
spinner_cb (gpointer user_data)
{
  CarnetReportView *self = user_data;

  self->spinner_timeout = 0;
  gtk_widget_set_visible (self->spinner, TRUE);
  gtk_spinner_start (GTK_SPINNER (self->spinner));
  return G_SOURCE_REMOVE;
}

static void refresh (CarnetReportView *self);

static void
ensure_filters (CarnetReportView *self)
{
  if (self->filters)
    return;
  self->filters = carnet_filters_new (self->known);
  /* What is private stays here unless somebody asks for all. */
  carnet_filters_set_visibility (CARNET_FILTERS (self->filters), CARNET_VISIBILITY_COORDINATION);
  g_signal_connect_object (self->filters, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->side), self->filters);
}

static void
refresh (CarnetReportView *self)
{
  CarnetQuery query = CARNET_QUERY_INIT;

  self->stale = FALSE;
  carnet_report_view_get_query (self, &query);
  carnet_observation_list_set_query (self->list, &query);
  if (self->spinner_timeout == 0)
    self->spinner_timeout = g_timeout_add (SPINNER_MS, spinner_cb, self);
}

static void
settled_cb (CarnetReportView *self, const GError *error)
{
  stop_spinner (self);
  if (error)
    {
      show_error (self, error);
      return;
    }
  update_subtitle (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->pages),
                                    carnet_observation_list_get_count (self->list) > 0 ? "list" : "none");
}

static void
complete_days (CarnetReportView *self)
{
  carnet_date_field_set_today (CARNET_DATE_FIELD (self->cut_off_field),
                               carnet_session_get_today (self->session),
                               carnet_session_get_programme (self->session));
}

static void
changed_cb (CarnetReportView *self)
{
  complete_days (self);
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
    refresh (self);
}

static void
map (GtkWidget *widget)
{
  CarnetReportView *self = CARNET_REPORT_VIEW (widget);

  if (self->stale)
    carnet_after_paint (widget, refresh_stale);
  GTK_WIDGET_CLASS (carnet_report_view_parent_class)->map (widget);
}

static void
date_cb (CarnetReportView *self, guint date, gboolean done)
{
  carnet_date_field_set_error (CARNET_DATE_FIELD (self->cut_off_field), FALSE);
  if (done)
    carnet_date_field_set_date (CARNET_DATE_FIELD (self->cut_off_field), date);
  if (date == self->cut_off)
    return;
  self->cut_off = date;
  refresh (self);
}

static void
unreadable_cb (CarnetReportView *self, const char *sentence)
{
  carnet_date_field_set_error (CARNET_DATE_FIELD (self->cut_off_field), TRUE);
  carnet_toast (GTK_WIDGET (self), sentence);
}

static void
activated_cb (CarnetReportView *self, guint position)
{
  const CarnetId id = carnet_observation_list_find_id (self->list, position);

  if (!carnet_id_is_nil (&id))
    g_signal_emit (self, signals[OPEN_OBSERVATION], 0, &id);
}

static void
fold_cb (CarnetReportView *self)
{
  const gboolean narrow = carnet_fold_bin_get_fold (CARNET_FOLD_BIN (self->fold_bin)) == CARNET_FOLD_NARROW;
  const gboolean shown = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->filters_button));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_visible (self->filters_button, narrow);
  gtk_widget_set_visible (self->title, !narrow);
  gtk_widget_set_visible (self->side, !narrow || shown);
  gtk_widget_set_visible (self->separator, !narrow || shown);
}

/* -- Building ---------------------------------------------------------------------------- */

static GtkWidget *
new_cut_off_row (CarnetReportView *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (_ ("Up to"));
  GtkWidget *entry;

  self->cut_off_field = carnet_date_field_new ();
  entry = carnet_date_field_get_entry (CARNET_DATE_FIELD (self->cut_off_field));
  carnet_date_field_align_end (CARNET_DATE_FIELD (self->cut_off_field));
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("No limit"));
  complete_days (self);
  gtk_widget_set_hexpand (self->cut_off_field, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_tooltip_text (row, _ ("Observations dated later are left out; empty for no limit"));
  g_signal_connect_object (self->cut_off_field, "entered", G_CALLBACK (date_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->cut_off_field, "unreadable", G_CALLBACK (unreadable_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Last day of the export"), -1);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), self->cut_off_field);
  gtk_widget_add_css_class (row, "filter-row");
  return row;
}

static GtkWidget *
new_side (CarnetReportView *self)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *heading = gtk_label_new (_ ("What the export holds"));

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "side-heading");
  gtk_box_append (GTK_BOX (side), heading);
  gtk_box_append (GTK_BOX (side), new_cut_off_row (self));
  gtk_widget_set_size_request (side, SIDE_WIDTH, -1);
  /* Not what the drop-downs inside would make of it. */
  gtk_widget_set_hexpand (side, FALSE);
  gtk_widget_add_css_class (side, "carnet-side-pane");
  carnet_pane_mark (side);
  return side;
}

static GtkWidget *
new_heading (CarnetReportView *self)
{
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Export…"));

  self->title = gtk_label_new (_ ("Observations for the report"));
  self->subtitle = gtk_label_new (NULL);
  self->filters_button = gtk_toggle_button_new_with_label (_ ("Filters"));
  g_signal_connect_object (self->filters_button, "toggled", G_CALLBACK (fold_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (self->filters_button, FALSE);
  gtk_widget_set_valign (self->filters_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->title, "carnet-title");
  gtk_widget_add_css_class (self->subtitle, "secondary");
  gtk_widget_add_css_class (self->subtitle, "carnet-subtitle");
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->subtitle), 0);
  gtk_label_set_wrap (GTK_LABEL (self->subtitle), TRUE);
  gtk_box_append (GTK_BOX (texts), self->title);
  gtk_box_append (GTK_BOX (texts), self->subtitle);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.export-xml");
  gtk_box_append (GTK_BOX (heading), texts);
  self->spinner = gtk_spinner_new ();
  gtk_widget_set_visible (self->spinner, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spinner), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reading…"), -1);
  gtk_box_append (GTK_BOX (heading), self->spinner);
  gtk_box_append (GTK_BOX (heading), self->filters_button);
  gtk_box_append (GTK_BOX (heading), button);
  gtk_widget_add_css_class (heading, "carnet-heading");
  return heading;
}

static GtkWidget *
new_list (CarnetReportView *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list_view = carnet_observation_card_view_new (GTK_SELECTION_MODEL (self->list));

  gtk_grid_view_set_single_click_activate (GTK_GRID_VIEW (list_view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list_view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Observations for the report"), -1);
  gtk_widget_add_css_class (list_view, "carnet-exportable");
  g_signal_connect_object (list_view, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list_view);
  return scrolled;
}

static void
clear_cb (CarnetReportView *self)
{
  self->cut_off = CARNET_DATE_NONE;
  carnet_date_field_reset (CARNET_DATE_FIELD (self->cut_off_field));
  carnet_date_field_set_date (CARNET_DATE_FIELD (self->cut_off_field), CARNET_DATE_NONE);
  carnet_filters_clear (CARNET_FILTERS (self->filters));
  refresh (self);
}

static GtkWidget *
new_none_page (CarnetReportView *self)
{
  AdwStatusPage *page = ADW_STATUS_PAGE (adw_status_page_new ());
  GtkWidget     *button = gtk_button_new_with_label (_ ("Clear the filters"));

  adw_status_page_set_icon_name (page, "carnet-report-symbolic");
  adw_status_page_set_title (page, _ ("No Observation to Export"));
  adw_status_page_set_description (page, _ ("Nothing written so far answers to these filters."));
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clear_cb), self, G_CONNECT_SWAPPED);
  adw_status_page_set_child (page, button);
  return GTK_WIDGET (page);
}

static GtkWidget *
new_main (CarnetReportView *self)
{
  GtkWidget *main_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->pages = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->pages), new_list (self), "list");
  gtk_stack_add_named (GTK_STACK (self->pages), new_none_page (self), "none");
  self->error_page = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->error_page), "dialog-warning-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->error_page), _ ("The observations cannot be read"));
  gtk_stack_add_named (GTK_STACK (self->pages), self->error_page, "error");
  gtk_widget_set_vexpand (self->pages, TRUE);
  gtk_box_append (GTK_BOX (main_box), new_heading (self));
  gtk_box_append (GTK_BOX (main_box), self->pages);
  gtk_widget_set_hexpand (main_box, TRUE);
  gtk_widget_add_css_class (main_box, "view");
  carnet_pane_mark (main_box);
  return main_box;
}

static void
build (CarnetReportView *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->side = new_side (self);
  self->separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  gtk_box_append (GTK_BOX (self->box), self->side);
  gtk_box_append (GTK_BOX (self->box), self->separator);
  gtk_box_append (GTK_BOX (self->box), new_main (self));
  self->fold_bin = carnet_fold_bin_new ();
  carnet_fold_bin_set_child (CARNET_FOLD_BIN (self->fold_bin), self->box);
  g_signal_connect_object (self->fold_bin, "notify::fold", G_CALLBACK (fold_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->fold_bin, GTK_WIDGET (self));
}

static void
dispose (GObject *object)
{
  CarnetReportView *self = CARNET_REPORT_VIEW (object);

  g_clear_handle_id (&self->spinner_timeout, g_source_remove);
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
  build (self);
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
