/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages: the timeline with its details, what a narrow window has in their place, and what is said of
 * none. */
#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "programme/carnet-milestone-details.h"
#include "programme/carnet-milestone-list.h"
#include "programme/carnet-programme-heading.h"
#include "programme/carnet-programme-view-private.h"
#include "programme/carnet-timeline-legend.h"
#include "programme/carnet-timeline-view.h"
#include "widgets/carnet-conflict-row.h"
#include "widgets/carnet-fold-bin.h"
#include "widgets/carnet-panes.h"
#include "widgets/carnet-scale.h"

#define DETAILS_WIDTH carnet_scale_px (324)

static void
closed_cb (CarnetProgrammeView *self)
{
  carnet_programme_view_show (self, NULL);
  carnet_programme_view_focus_milestones (self);
}

static void
write_about_cb (CarnetProgrammeView *self, const CarnetId *milestone)
{
  g_signal_emit_by_name (self, "write-about", milestone);
}

static void
open_observation_cb (CarnetProgrammeView *self, const CarnetId *observation)
{
  g_signal_emit_by_name (self, "open-observation", observation);
}

static void
month_cb (CarnetProgrammeView *self, int month)
{
  g_signal_emit_by_name (self, "open-month", month, NULL);
}

static GtkWidget *
new_conflict_row (CarnetProgrammeView *self, GtkOrientation orientation)
{
  return self->conflict_rows[orientation] = carnet_conflict_row_new (orientation);
}

static GtkWidget *
new_timeline (CarnetProgrammeView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->scrolled = gtk_scrolled_window_new ();
  self->timeline
      = carnet_timeline_view_new (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scrolled)),
                                  gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)));
  g_signal_connect_object (self->timeline, "milestone", G_CALLBACK (carnet_programme_view_take_milestone),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->timeline, "month", G_CALLBACK (month_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->timeline);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  carnet_programme_view_follow_timeline (self);
  self->heading = carnet_programme_heading_new ();
  gtk_box_append (GTK_BOX (box), self->heading);
  gtk_box_append (GTK_BOX (box), new_conflict_row (self, GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), self->scrolled);
  gtk_box_append (GTK_BOX (box), carnet_timeline_legend_new ());
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_add_css_class (box, "view");
  carnet_pane_mark (box);
  return box;
}

static GtkWidget *
new_details (CarnetProgrammeView *self)
{
  GtkWidget *details = carnet_milestone_details_new (self->session);

  g_signal_connect_object (details, "close", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (details, "write-about", G_CALLBACK (write_about_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (details, "open-observation", G_CALLBACK (open_observation_cb), self,
                           G_CONNECT_SWAPPED);
  carnet_pane_mark (details);
  return details;
}

static GtkWidget *
new_wide_page (CarnetProgrammeView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_append (GTK_BOX (box), new_timeline (self));
  self->side = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (self->side), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  self->details = new_details (self);
  gtk_widget_set_size_request (self->details, DETAILS_WIDTH - 1, -1);
  gtk_box_append (GTK_BOX (self->side), self->details);
  gtk_box_append (GTK_BOX (box), self->side);
  return box;
}

static GtkWidget *
new_list_page (CarnetProgrammeView *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->list = carnet_milestone_list_new ();
  g_signal_connect_object (self->list, "milestone", G_CALLBACK (carnet_programme_view_take_milestone), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_vexpand (self->list, TRUE);
  gtk_box_append (GTK_BOX (page), new_conflict_row (self, GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (page), self->list);
  return page;
}

static void
add_empty_button (GtkWidget *box, const char *label, const char *action, gboolean suggested)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "pill");
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
new_empty_page (void)
{
  GtkWidget *page = adw_status_page_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "carnet-programme-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No Milestone"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("Add the milestones one by one, or those of a programme file. "
                                      "Observations can be written all the same."));
  add_empty_button (box, _ ("New M_ilestone…"), "programme.new", TRUE);
  add_empty_button (box, _ ("Add Milestones of a _File…"), "win.add-programme", FALSE);
  add_empty_button (box, _ ("C_hange the Programme…"), "programme.edit-programme", FALSE);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), box);
  return page;
}

void
carnet_programme_view_build (CarnetProgrammeView *self)
{
  GtkStack *modes;

  self->modes = gtk_stack_new ();
  modes = GTK_STACK (self->modes);
  gtk_stack_set_hhomogeneous (modes, FALSE);
  gtk_stack_set_vhomogeneous (modes, FALSE);
  gtk_stack_add_named (modes, new_wide_page (self), "timeline");
  gtk_stack_add_named (modes, new_list_page (self), "list");
  self->narrow_details = new_details (self);
  gtk_stack_add_named (modes, self->narrow_details, "details");
  gtk_stack_add_named (modes, new_empty_page (), "empty");
  self->fold_bin = carnet_fold_bin_new ();
  carnet_fold_bin_set_child (CARNET_FOLD_BIN (self->fold_bin), self->modes);
  g_signal_connect_object (self->fold_bin, "notify::fold", G_CALLBACK (carnet_programme_view_take_fold), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->fold_bin, GTK_WIDGET (self));
}
