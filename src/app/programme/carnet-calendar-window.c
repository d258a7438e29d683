/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programme/carnet-calendar-window.h"

#include <glib/gi18n-lib.h>

#include "programme/carnet-calendar-rows.h"
#include "session/carnet-job.h"
#include "session/carnet-session-calendar.h"
#include "widgets/carnet-dialogs.h"
#include "widgets/carnet-list-page.h"
#include "widgets/carnet-toasts.h"
#include "widgets/carnet-words.h"

#define WIDTH 620
#define HEIGHT 660

struct _CarnetCalendarWindow
{
  AdwWindow parent_instance;

  /* Children */
  GtkWidget *summary;
  GtkWidget *page;

  /* Owned */
  CarnetMilestoneChanges *changes;
  CarnetCalendarPlan     *plan; /* (nullable) */
  CarnetCalendarRows     *rows; /* (nullable): of it */
  GCancellable           *reading;

  gboolean taking;
};

G_DEFINE_FINAL_TYPE (CarnetCalendarWindow, carnet_calendar_window, ADW_TYPE_WINDOW)

static void
update_actions (CarnetCalendarWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "calendar.take",
                                 self->plan && self->plan->changes->len > 0 && !self->taking);
}

/* -- Reading -------------------------------------------------------------------------------- */

static GtkWidget *
add_row_cb (GtkWidget *rows, guint i, gpointer user_data)
{
  return carnet_calendar_rows_add (CARNET_CALENDAR_WINDOW (user_data)->rows, rows, i);
}

static void
show_plan (CarnetCalendarWindow *self)
{
  g_autofree char *summary = carnet_calendar_dup_summary (self->plan);
  const guint      n = carnet_calendar_rows_count (self->rows);

  carnet_words_show (GTK_LABEL (self->summary), summary);
  gtk_widget_set_visible (self->summary, n > 0);
  carnet_list_page_show (CARNET_LIST_PAGE (self->page), n, G_MAXUINT);
  update_actions (self);
}

static void
noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetCalendarPlan) notes = user_data;

  /* What could not be noted is told again when the calendar is read again. */
  carnet_session_write_calendar_finish (CARNET_SESSION (source), result, NULL);
}

/* Where the calendar says what stands here already there is nothing to ask; that it said so is remembered. */
static void
note (CarnetSession *session, CarnetCalendarPlan *plan)
{
  CarnetCalendarPlan *notes;

  if (plan->changes->len > 0 || plan->notes->len == 0)
    return;
  notes = carnet_calendar_plan_steal_notes (plan);
  carnet_session_write_calendar_async (session, notes, FALSE, noted_cb, notes);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetCalendarWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetCalendarPlan) plan
      = carnet_session_plan_calendar_finish (CARNET_SESSION (source), result, &error);

  if (!carnet_job_is_last (result, &self->reading))
    return;
  if (!plan)
    {
      carnet_list_page_show_problem (CARNET_LIST_PAGE (self->page), error);
      return;
    }
  self->plan = g_steal_pointer (&plan);
  note (CARNET_SESSION (source), self->plan);
  self->rows = carnet_calendar_rows_new (self->plan);
  show_plan (self);
}

/* -- Taking ----------------------------------------------------------------------------------- */

static void
take_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CarnetCalendarWindow *self = CARNET_CALENDAR_WINDOW (widget);

  if (self->taking || !self->plan)
    return;
  self->taking = TRUE;
  update_actions (self);
  /* The rows on screen hold copies; those not made yet are not asked for any more. */
  carnet_list_page_stop (CARNET_LIST_PAGE (self->page));
  g_clear_pointer (&self->rows, carnet_calendar_rows_free);
  carnet_milestone_changes_take (self->changes, g_steal_pointer (&self->plan));
}

static void
written_cb (CarnetCalendarWindow *self)
{
  if (self->taking)
    gtk_window_destroy (GTK_WINDOW (self));
}

/* Nothing was written; what there is to say is said over the window below, where it can be read. */
static void
failed_cb (CarnetCalendarWindow *self)
{
  if (self->taking)
    gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
close_request (GtkWindow *window)
{
  if (CARNET_CALENDAR_WINDOW (window)->taking)
    return TRUE;
  return GTK_WINDOW_CLASS (carnet_calendar_window_parent_class)->close_request (window);
}

static void
cancel_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* -- Object -------------------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  CarnetCalendarWindow *self = CARNET_CALENDAR_WINDOW (object);

  carnet_job_give_up (&self->reading);
  g_clear_object (&self->changes);
  g_clear_pointer (&self->rows, carnet_calendar_rows_free);
  g_clear_pointer (&self->plan, carnet_calendar_plan_free);
  G_OBJECT_CLASS (carnet_calendar_window_parent_class)->dispose (object);
}

static void
carnet_calendar_window_class_init (CarnetCalendarWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  GTK_WINDOW_CLASS (klass)->close_request = close_request;
  gtk_widget_class_install_action (widget_class, "calendar.take", NULL, take_cb);
  gtk_widget_class_install_action (widget_class, "calendar.cancel", NULL, cancel_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "calendar.cancel", NULL);
}

static GtkWidget *
new_header (CarnetCalendarWindow *self)
{
  GtkWidget *take;
  GtkWidget *header = carnet_dialog_new_header ("calendar.cancel", C_ ("events of a calendar", "_Take In"),
                                                "calendar.take", &take);

  gtk_window_set_default_widget (GTK_WINDOW (self), take);
  return header;
}

static GtkWidget *
new_summary (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "carnet-calendar-summary");
  gtk_widget_set_visible (label, FALSE);
  return label;
}

static void
carnet_calendar_window_init (CarnetCalendarWindow *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->summary = new_summary ();
  self->page = carnet_list_page_new ("x-office-calendar-symbolic", _ ("Nothing new in this calendar"),
                                     _ ("Its events are milestones already, or it holds none."),
                                     _ ("This calendar cannot be read"), _ ("Show _More"), add_row_cb, self);
  gtk_box_append (GTK_BOX (content), new_header (self));
  gtk_box_append (GTK_BOX (content), self->summary);
  gtk_box_append (GTK_BOX (content), self->page);
  adw_window_set_content (ADW_WINDOW (self), content);
  update_actions (self);
}

GtkWidget *
carnet_calendar_window_new (GtkWindow              *parent,
                            CarnetSession          *session,
                            CarnetMilestoneChanges *changes,
                            const char             *path)
{
  CarnetCalendarWindow *self = g_object_new (CARNET_TYPE_CALENDAR_WINDOW, NULL);
  g_autofree char      *name = g_filename_display_basename (path);

  gtk_window_set_title (GTK_WINDOW (self), name);
  self->changes = g_object_ref (changes);
  g_signal_connect_object (changes, "written", G_CALLBACK (written_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (changes, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  carnet_dialog_stand_before (GTK_WINDOW (self), parent, WIDTH, HEIGHT);
  carnet_session_plan_calendar_async (session, path, carnet_job_supersede (&self->reading), read_cb,
                                      g_object_ref (self));
  return GTK_WIDGET (self);
}

gboolean
carnet_calendar_window_is_read (CarnetCalendarWindow *self)
{
  g_return_val_if_fail (CARNET_IS_CALENDAR_WINDOW (self), FALSE);

  return !self->reading && carnet_list_page_is_filled (CARNET_LIST_PAGE (self->page));
}
