/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filters at the side, and the list under its heading. */
#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "carnet/carnet-date-field.h"
#include "carnet/carnet-filters.h"
#include "carnet/carnet-observation-card.h"
#include "report/carnet-report-view-private.h"
#include "widgets/carnet-fold-bin.h"
#include "widgets/carnet-panes.h"
#include "widgets/carnet-scale.h"
#include "widgets/carnet-toasts.h"

#define SIDE_WIDTH carnet_scale_px (288)

static void
date_cb (CarnetReportView *self, guint date, gboolean done)
{
  carnet_date_field_set_error (CARNET_DATE_FIELD (self->cut_off_field), FALSE);
  if (done)
    carnet_date_field_set_date (CARNET_DATE_FIELD (self->cut_off_field), date);
  if (date == self->cut_off)
    return;
  self->cut_off = date;
  carnet_report_view_refresh (self);
}

static void
unreadable_cb (CarnetReportView *self, const char *sentence)
{
  carnet_date_field_set_error (CARNET_DATE_FIELD (self->cut_off_field), TRUE);
  carnet_toast (GTK_WIDGET (self), sentence);
}

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
  carnet_report_view_complete_days (self);
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

static void
activated_cb (CarnetReportView *self, guint position)
{
  const CarnetId id = carnet_observation_list_find_id (self->list, position);

  if (!carnet_id_is_nil (&id))
    g_signal_emit_by_name (self, "open-observation", &id);
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
  carnet_report_view_refresh (self);
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

void
carnet_report_view_build (CarnetReportView *self)
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
