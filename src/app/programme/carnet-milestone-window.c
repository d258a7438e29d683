/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programme/carnet-milestone-window.h"

#include <glib/gi18n-lib.h>

#include "programme/carnet-milestone-form.h"
#include "widgets/carnet-dialogs.h"
#include "widgets/carnet-toasts.h"

#define WIDTH 520
#define HEIGHT 660

struct _CarnetMilestoneWindow
{
  AdwWindow parent_instance;

  /* Children */
  GtkWidget *form;
  GtkWidget *content;

  /* Owned */
  CarnetMilestoneChanges *changes;
  CarnetMilestone        *seen;  /* NULL for a new one */
  GArray                 *heads; /* the same */

  gboolean saving;
};

G_DEFINE_FINAL_TYPE (CarnetMilestoneWindow, carnet_milestone_window, ADW_TYPE_WINDOW)

/* -- Saving ------------------------------------------------------------------------------ */

static void
set_saving (CarnetMilestoneWindow *self, gboolean saving)
{
  self->saving = saving;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "milestone.save", !saving);
}

static void
written_cb (CarnetMilestoneWindow *self)
{
  if (self->saving)
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
failed_cb (CarnetMilestoneWindow *self, const GError *error)
{
  if (!self->saving)
    return;
  set_saving (self, FALSE);
  carnet_toast_error (self->content, error, NULL);
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CarnetMilestoneWindow *self = CARNET_MILESTONE_WINDOW (widget);
  g_autoptr (CarnetMilestone) wanted
      = self->seen ? carnet_milestone_copy (self->seen) : carnet_milestone_new ();
  g_autoptr (CarnetWrites) writes = NULL;

  if (self->saving || !carnet_milestone_form_read (CARNET_MILESTONE_FORM (self->form), wanted))
    return;
  writes = carnet_milestone_list_changes (self->seen, wanted);
  if (carnet_writes_size (writes) == 0)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  set_saving (self, TRUE);
  carnet_milestone_changes_write (self->changes, self->seen, self->heads, wanted);
}

/* -- Leaving ------------------------------------------------------------------------------- */

static gboolean
close_request (GtkWindow *window)
{
  CarnetMilestoneWindow *self = CARNET_MILESTONE_WINDOW (window);

  if (self->saving)
    return TRUE;
  if (!carnet_milestone_form_is_changed (CARNET_MILESTONE_FORM (self->form)))
    return GTK_WINDOW_CLASS (carnet_milestone_window_parent_class)->close_request (window);
  carnet_dialog_ask_discard (window, _ ("The milestone stays as it was before this window was opened."));
  return TRUE;
}

static void
cancel_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* -- Object -------------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  CarnetMilestoneWindow *self = CARNET_MILESTONE_WINDOW (object);

  g_clear_object (&self->changes);
  g_clear_pointer (&self->seen, carnet_milestone_free);
  g_clear_pointer (&self->heads, g_array_unref);
  G_OBJECT_CLASS (carnet_milestone_window_parent_class)->dispose (object);
}

static void
carnet_milestone_window_class_init (CarnetMilestoneWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  GTK_WINDOW_CLASS (klass)->close_request = close_request;
  gtk_widget_class_install_action (widget_class, "milestone.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "milestone.cancel", NULL, cancel_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "milestone.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "milestone.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "milestone.save", NULL);
}

static GtkWidget *
new_header (CarnetMilestoneWindow *self)
{
  GtkWidget *save;
  GtkWidget *header = carnet_dialog_new_header ("milestone.cancel", _ ("_Save"), "milestone.save", &save);

  gtk_window_set_default_widget (GTK_WINDOW (self), save);
  return header;
}

static void
carnet_milestone_window_init (CarnetMilestoneWindow *self)
{
}

static void
build (CarnetMilestoneWindow *self, CarnetSession *session)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->form = carnet_milestone_form_new (carnet_session_get_programme (session),
                                          carnet_session_get_today (session));
  gtk_box_append (GTK_BOX (self->content), new_header (self));
  gtk_box_append (GTK_BOX (self->content), self->form);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), self->content);
  adw_window_set_content (ADW_WINDOW (self), overlay);
  gtk_window_set_title (GTK_WINDOW (self), self->seen ? _ ("Milestone") : _ ("New Milestone"));
  if (self->seen)
    carnet_milestone_form_set_milestone (CARNET_MILESTONE_FORM (self->form), self->seen);
}

GtkWidget *
carnet_milestone_window_new (GtkWindow              *parent,
                             CarnetSession          *session,
                             CarnetMilestoneChanges *changes,
                             const CarnetId         *id,
                             GError                **error)
{
  GArray *heads = NULL;
  g_autoptr (CarnetMilestone) seen
      = id ? carnet_logbook_load_milestone (carnet_session_get_logbook (session), id, &heads, error) : NULL;
  CarnetMilestoneWindow *self;

  if (id && !seen)
    return NULL;
  self = g_object_new (CARNET_TYPE_MILESTONE_WINDOW, NULL);
  self->changes = g_object_ref (changes);
  self->seen = g_steal_pointer (&seen);
  self->heads = heads;
  build (self, session);
  g_signal_connect_object (changes, "written", G_CALLBACK (written_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (changes, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  carnet_dialog_stand_before (GTK_WINDOW (self), parent, WIDTH, HEIGHT);
  gtk_widget_grab_focus (self->form);
  return GTK_WIDGET (self);
}
