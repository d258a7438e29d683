/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "send/carnet-send-window.h"

#include <glib/gi18n-lib.h>

#include "send/carnet-send-form.h"
#include "session/carnet-session-send.h"
#include "widgets/carnet-dialogs.h"
#include "widgets/carnet-toasts.h"

struct _CarnetSendWindow
{
  AdwWindow parent_instance;

  /* Children */
  GtkWidget *save_button;
  GtkWidget *stack;
  GtkWidget *form;
  GtkWidget *progress;

  /* Owned */
  CarnetSession *session;
  GCancellable  *cancellable;

  gboolean ready;
  gboolean sending;
};

G_DEFINE_FINAL_TYPE (CarnetSendWindow, carnet_send_window, ADW_TYPE_WINDOW)

static void
update (CarnetSendWindow *self)
{
  const char *reason = carnet_send_form_get_reason (CARNET_SEND_FORM (self->form));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "send.choose", self->ready && !reason && !self->sending);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), self->sending ? "working" : "form");
}

/* -- Making it ------------------------------------------------------------------------------ */

static void
progress_cb (guint64 done, guint64 total, gpointer user_data)
{
  CarnetSendWindow *self = user_data;

  if (total > 0)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), (double)done / (double)total);
  else
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (self->progress));
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetSendWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (CarnetSendReport) report = { 0 };

  self->sending = FALSE;
  if (carnet_session_send_finish (CARNET_SESSION (source), result, &report, &error))
    g_signal_emit_by_name (self, "sent", &report);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      update (self);
      carnet_toast_error (self->stack, error, NULL);
      return;
    }
  gtk_window_destroy (GTK_WINDOW (self));
}

void
carnet_send_window_save (CarnetSendWindow *self, const char *path)
{
  CarnetSendForm  *form;
  g_autofree char *recipient = NULL;

  g_return_if_fail (CARNET_IS_SEND_WINDOW (self));

  form = CARNET_SEND_FORM (self->form);
  if (self->sending || !self->session || carnet_send_form_get_reason (form))
    return;
  recipient = carnet_send_form_dup_recipient (form);
  self->sending = TRUE;
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), 0);
  update (self);
  carnet_session_send_async (self->session, path, recipient, carnet_send_form_get_content (form),
                             self->cancellable, progress_cb, sent_cb, g_object_ref (self));
}

static void
chosen_cb (const char *path, gpointer user_data)
{
  carnet_send_window_save (user_data, path);
}

static void
choose_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CarnetSendWindow *self = CARNET_SEND_WINDOW (widget);
  CarnetLogbook    *logbook = carnet_session_get_logbook (self->session);
  g_autofree char  *name
      = carnet_logbook_dup_copy_name (logbook, carnet_send_form_get_content (CARNET_SEND_FORM (self->form)));

  carnet_dialog_save_file (GTK_WINDOW (self), _ ("Save a Copy to Send"), CARNET_FILE_LOGBOOK, name, chosen_cb,
                           self);
}

static void
cancel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* -- What there is to choose from --------------------------------------------------------------- */

static void
facts_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetSendWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetSendFacts) facts
      = carnet_session_load_send_facts_finish (CARNET_SESSION (source), result, &error);

  /* Closed meanwhile: nobody waits for it. */
  if (!self->session)
    return;
  self->ready = facts != NULL;
  if (facts)
    carnet_send_form_set_facts (CARNET_SEND_FORM (self->form), facts);
  else
    carnet_toast_error (self->stack, error, NULL);
  update (self);
}

/* -- Object ------------------------------------------------------------------------------------- */

/* While it is made, closing asks the work to stop; then there is no copy, and it closes. */
static gboolean
close_request (GtkWindow *window)
{
  CarnetSendWindow *self = CARNET_SEND_WINDOW (window);

  g_cancellable_cancel (self->cancellable);
  return self->sending || GTK_WINDOW_CLASS (carnet_send_window_parent_class)->close_request (window);
}

static void
dispose (GObject *object)
{
  CarnetSendWindow *self = CARNET_SEND_WINDOW (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (carnet_send_window_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  g_clear_object (&CARNET_SEND_WINDOW (object)->cancellable);
  G_OBJECT_CLASS (carnet_send_window_parent_class)->finalize (object);
}

static void
carnet_send_window_class_init (CarnetSendWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  GTK_WINDOW_CLASS (klass)->close_request = close_request;
  g_signal_new ("sent", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_POINTER);
  gtk_widget_class_install_action (widget_class, "send.choose", NULL, choose_cb);
  gtk_widget_class_install_action (widget_class, "send.cancel", NULL, cancel_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "send.cancel", NULL);
}

static GtkWidget *
new_working_page (CarnetSendWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *label = gtk_label_new (_ ("Copying…"));

  self->progress = gtk_progress_bar_new ();
  gtk_widget_add_css_class (label, "title-4");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->progress);
  gtk_widget_set_size_request (self->progress, 240, -1);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static void
carnet_send_window_init (CarnetSendWindow *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *overlay = adw_toast_overlay_new ();

  self->cancellable = g_cancellable_new ();
  self->stack = gtk_stack_new ();
  self->form = carnet_send_form_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), self->form, "form");
  gtk_stack_add_named (GTK_STACK (self->stack), new_working_page (self), "working");
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Send a Copy"));
  gtk_box_append (GTK_BOX (content),
                  carnet_dialog_new_header ("send.cancel", _ ("_Save…"), "send.choose", &self->save_button));
  gtk_box_append (GTK_BOX (content), self->stack);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), content);
  adw_window_set_content (ADW_WINDOW (self), overlay);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->save_button);
  g_signal_connect_object (self->form, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

#define WIDTH 540
#define HEIGHT 540 /* with the longest sentences that it may show */

GtkWidget *
carnet_send_window_new (GtkWindow *parent, CarnetSession *session)
{
  CarnetSendWindow *self = g_object_new (CARNET_TYPE_SEND_WINDOW, NULL);

  self->session = g_object_ref (session);
  carnet_dialog_stand_before (GTK_WINDOW (self), parent, WIDTH, HEIGHT);
  gtk_widget_grab_focus (self->form);
  carnet_session_load_send_facts_async (session, self->cancellable, facts_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

gboolean
carnet_send_window_is_ready (CarnetSendWindow *self)
{
  g_return_val_if_fail (CARNET_IS_SEND_WINDOW (self), FALSE);

  return self->ready;
}
