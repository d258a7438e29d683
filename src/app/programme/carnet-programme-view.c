/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "programme/carnet-milestone-details.h"
#include "programme/carnet-milestone-list.h"
#include "programme/carnet-programme-heading.h"
#include "programme/carnet-programme-view-private.h"
#include "programme/carnet-timeline-legend.h"
#include "programme/carnet-timeline-view.h"
#include "widgets/carnet-after-paint.h"
#include "widgets/carnet-conflict-row.h"
#include "widgets/carnet-fold-bin.h"
#include "widgets/carnet-panes.h"
#include "widgets/carnet-scale.h"

#define DETAILS_WIDTH carnet_scale_px (324)

G_DEFINE_FINAL_TYPE (CarnetProgrammeView, carnet_programme_view, GTK_TYPE_WIDGET)

enum
{
  WRITE_ABOUT,
  OPEN_OBSERVATION,
  OPEN_MONTH,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_narrow (CarnetProgrammeView *self)
{
  return carnet_fold_bin_get_fold (CARNET_FOLD_BIN (self->fold_bin)) == CARNET_FOLD_NARROW;
}

/* -- What is on screen --------------------------------------------------------------- */

static void
show_details (GtkWidget *widget)
{
  CarnetProgrammeView *self = CARNET_PROGRAMME_VIEW (widget);

  if (!carnet_id_is_nil (&self->milestone))
    carnet_milestone_details_show (
        CARNET_MILESTONE_DETAILS (is_narrow (self) ? self->narrow_details : self->details), &self->milestone);
}

static void
update_mode (CarnetProgrammeView *self)
{
  const gboolean shown = !carnet_id_is_nil (&self->milestone);
  const char    *mode = "timeline";

  if (carnet_session_get_programme (self->session)->milestones->len == 0)
    mode = "empty";
  else if (is_narrow (self))
    mode = shown ? "details" : "list";
  /* What is not seen is not made. */
  if (g_str_equal (mode, "list"))
    carnet_milestone_list_set_programme (CARNET_MILESTONE_LIST (self->list),
                                         carnet_session_get_programme (self->session),
                                         carnet_session_get_today (self->session));
  /* The timeline is there first. */
  if (shown && !self->seen)
    carnet_after_paint (GTK_WIDGET (self), show_details);
  else
    show_details (GTK_WIDGET (self));
  gtk_stack_set_visible_child_name (GTK_STACK (self->modes), mode);
  gtk_widget_set_visible (self->side, shown);
}

void
carnet_programme_view_show (CarnetProgrammeView *self, const CarnetId *id)
{
  const gboolean there
      = id && carnet_programme_find_milestone (carnet_session_get_programme (self->session), id) != NULL;

  self->milestone = there ? *id : (CarnetId){ 0 };
  carnet_timeline_view_select (CARNET_TIMELINE_VIEW (self->timeline), there ? &self->milestone : NULL);
  carnet_programme_view_update_editing (self);
  update_mode (self);
}

void
carnet_programme_view_focus_milestones (CarnetProgrammeView *self)
{
  gtk_widget_child_focus (is_narrow (self) ? self->list : self->timeline, GTK_DIR_TAB_FORWARD);
}

static void
update_conflict (CarnetProgrammeView *self, const CarnetProgramme *programme)
{
  const gboolean open = programme->conflict || programme->contested;
  const char    *said = programme->contested
                            ? _ ("Somebody deleted this programme while others changed it.")
                            : _ ("Others changed the same fields of the programme without knowing.");

  for (guint i = 0; i < G_N_ELEMENTS (self->conflict_rows); i++)
    carnet_conflict_row_set (self->conflict_rows[i], open ? &programme->id : NULL, said);
}

void
carnet_programme_view_refresh (CarnetProgrammeView *self)
{
  CarnetProgramme *programme = carnet_session_get_programme (self->session);
  const CarnetDate today = carnet_session_get_today (self->session);
  const CarnetId   milestone = self->milestone;
  GtkRoot         *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget       *focus = root ? gtk_root_get_focus (root) : NULL;
  const gboolean   focused = focus && gtk_widget_is_ancestor (focus, self->timeline);
  g_autoptr (GPtrArray) counts = NULL;

  self->stale = FALSE;
  counts = carnet_logbook_count_by_month (carnet_session_get_logbook (self->session), NULL);
  carnet_timeline_view_set_programme (CARNET_TIMELINE_VIEW (self->timeline), programme, counts, today);
  carnet_programme_heading_update (CARNET_PROGRAMME_HEADING (self->heading), self->session);
  update_conflict (self, programme);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "programme.today",
                                 carnet_timeline_view_get_today_x (CARNET_TIMELINE_VIEW (self->timeline))
                                     >= 0);
  carnet_programme_view_show (self, carnet_id_is_nil (&milestone) ? NULL : &milestone);
  /* What had it is no more. */
  if (focused && gtk_root_get_focus (root) != focus)
    gtk_widget_child_focus (self->timeline, GTK_DIR_TAB_FORWARD);
}

/* Drafts are saved every second: the timeline is made again only when it is seen. */
static void
changed_cb (CarnetProgrammeView *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    carnet_programme_view_refresh (self);
  else
    self->stale = TRUE;
}

static void
map (GtkWidget *widget)
{
  CarnetProgrammeView *self = CARNET_PROGRAMME_VIEW (widget);

  if (self->stale)
    carnet_programme_view_refresh (self);
  self->seen = TRUE;
  GTK_WIDGET_CLASS (carnet_programme_view_parent_class)->map (widget);
}

static void
fold_cb (CarnetProgrammeView *self)
{
  /* Where there is no room to spare, details wait until they are asked for. */
  if (self->proposed && carnet_fold_bin_get_fold (CARNET_FOLD_BIN (self->fold_bin)) != CARNET_FOLD_WIDE)
    carnet_programme_view_show (self, NULL);
  update_mode (self);
}

/* -- Callbacks ---------------------------------------------------------------------- */

static void
milestone_cb (CarnetProgrammeView *self, const CarnetId *id)
{
  /* The sender may go with what shows it. */
  const CarnetId milestone = *id;
  const gboolean again = !self->proposed && carnet_id_equal (&milestone, &self->milestone);

  self->proposed = FALSE;
  carnet_programme_view_show (self, &milestone);
  /* Enter on what is marked already goes on into its details. */
  if (again && !is_narrow (self))
    gtk_widget_grab_focus (self->details);
}

static void
closed_cb (CarnetProgrammeView *self)
{
  carnet_programme_view_show (self, NULL);
  carnet_programme_view_focus_milestones (self);
}

static void
write_about_cb (CarnetProgrammeView *self, const CarnetId *milestone)
{
  g_signal_emit (self, signals[WRITE_ABOUT], 0, milestone);
}

static void
open_observation_cb (CarnetProgrammeView *self, const CarnetId *observation)
{
  g_signal_emit (self, signals[OPEN_OBSERVATION], 0, observation);
}

static void
month_cb (CarnetProgrammeView *self, int month)
{
  g_signal_emit (self, signals[OPEN_MONTH], 0, month, NULL);
}

static void
today_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  carnet_programme_view_show_today (CARNET_PROGRAMME_VIEW (widget));
}

/* -- Building ------------------------------------------------------------------------ */

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
  g_signal_connect_object (self->timeline, "milestone", G_CALLBACK (milestone_cb), self, G_CONNECT_SWAPPED);
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
  g_signal_connect_object (self->list, "milestone", G_CALLBACK (milestone_cb), self, G_CONNECT_SWAPPED);
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

static void
build (CarnetProgrammeView *self)
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
  g_signal_connect_object (self->fold_bin, "notify::fold", G_CALLBACK (fold_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->fold_bin, GTK_WIDGET (self));
}

static void
dispose (GObject *object)
{
  CarnetProgrammeView *self = CARNET_PROGRAMME_VIEW (object);

  g_clear_pointer (&self->fold_bin, gtk_widget_unparent);
  g_clear_object (&self->changes);
  carnet_programme_view_forget_programme_deed (self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (carnet_programme_view_parent_class)->dispose (object);
}

static void
carnet_programme_view_class_init (CarnetProgrammeViewClass *klass)
{
  GType           type = G_TYPE_FROM_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  widget_class->map = map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "programme.today", NULL, today_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, 0, "programme.today", NULL);
  carnet_programme_view_install_editing (widget_class);
  carnet_programme_view_install_making (widget_class);
  signals[WRITE_ABOUT] = g_signal_new ("write-about", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[OPEN_OBSERVATION] = g_signal_new ("open-observation", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[OPEN_MONTH] = g_signal_new ("open-month", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                      2, G_TYPE_INT, G_TYPE_POINTER);
}

static void
carnet_programme_view_init (CarnetProgrammeView *self)
{
}

/* The milestone to look at first: the last one that is over. */
static void
select_last_past (CarnetProgrammeView *self)
{
  CarnetProgramme *programme = carnet_session_get_programme (self->session);
  const CarnetDate today = carnet_session_get_today (self->session);

  for (guint i = 0; i < programme->milestones->len; i++)
    {
      const CarnetMilestone *milestone = programme->milestones->pdata[i];

      if (carnet_when_is_past (&milestone->when, today))
        self->milestone = milestone->id;
    }
}

GtkWidget *
carnet_programme_view_new (CarnetSession *session)
{
  CarnetProgrammeView *self = g_object_new (CARNET_TYPE_PROGRAMME_VIEW, NULL);

  self->session = g_object_ref (session);
  carnet_programme_view_start_editing (self);
  build (self);
  select_last_past (self);
  self->proposed = TRUE;
  carnet_programme_view_refresh (self);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
carnet_programme_view_show_today (CarnetProgrammeView *self)
{
  GtkAdjustment *adjustment;
  double         x;

  g_return_if_fail (CARNET_IS_PROGRAMME_VIEW (self));

  x = carnet_timeline_view_get_today_x (CARNET_TIMELINE_VIEW (self->timeline));
  adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  if (x >= 0)
    gtk_adjustment_set_value (adjustment, x - gtk_adjustment_get_page_size (adjustment) / 2);
  gtk_widget_child_focus (self->timeline, GTK_DIR_TAB_FORWARD);
}

void
carnet_programme_view_select (CarnetProgrammeView *self, const CarnetId *milestone)
{
  g_return_if_fail (CARNET_IS_PROGRAMME_VIEW (self));

  self->proposed = FALSE;
  carnet_programme_view_show (self, milestone);
  if (milestone)
    carnet_timeline_view_show (CARNET_TIMELINE_VIEW (self->timeline), milestone);
}
