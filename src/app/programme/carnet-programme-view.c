/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "programme/carnet-milestone-details.h"
#include "programme/carnet-milestone-list.h"
#include "programme/carnet-programme-heading.h"
#include "programme/carnet-programme-view-private.h"
#include "programme/carnet-timeline-view.h"
#include "widgets/carnet-after-paint.h"
#include "widgets/carnet-conflict-row.h"
#include "widgets/carnet-fold-bin.h"

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

void
carnet_programme_view_take_fold (CarnetProgrammeView *self)
{
  /* Where there is no room to spare, details wait until they are asked for. */
  if (self->proposed && carnet_fold_bin_get_fold (CARNET_FOLD_BIN (self->fold_bin)) != CARNET_FOLD_WIDE)
    carnet_programme_view_show (self, NULL);
  update_mode (self);
}

/* -- Callbacks ---------------------------------------------------------------------- */

void
carnet_programme_view_take_milestone (CarnetProgrammeView *self, const CarnetId *id)
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
today_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  carnet_programme_view_show_today (CARNET_PROGRAMME_VIEW (widget));
}

/* -- Object -------------------------------------------------------------------------- */

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
  carnet_programme_view_build (self);
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
