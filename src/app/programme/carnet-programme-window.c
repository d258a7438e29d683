/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programme/carnet-programme-window.h"

#include <glib/gi18n-lib.h>

#include "widgets/carnet-dialogs.h"
#include "widgets/carnet-toasts.h"

#define WIDTH 560
#define HEIGHT 720

struct _CarnetProgrammeWindow
{
  AdwWindow parent_instance;

  /* Children */
  GtkWidget *form;
  GtkWidget *content;

  gboolean is_new;
  gboolean saving;
};

G_DEFINE_FINAL_TYPE (CarnetProgrammeWindow, carnet_programme_window, ADW_TYPE_WINDOW)

enum
{
  SAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* -- Saving ------------------------------------------------------------------------------ */

static void
set_saving (CarnetProgrammeWindow *self, gboolean saving)
{
  self->saving = saving;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "programme-form.save", !saving);
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CarnetProgrammeWindow *self = CARNET_PROGRAMME_WINDOW (widget);
  g_autoptr (CarnetProgramme) programme
      = self->saving ? NULL : carnet_programme_form_read (CARNET_PROGRAMME_FORM (self->form));

  if (!programme)
    return;
  set_saving (self, TRUE);
  g_signal_emit (self, signals[SAVE], 0, programme);
}

void
carnet_programme_window_fail (CarnetProgrammeWindow *self, const GError *error)
{
  g_return_if_fail (CARNET_IS_PROGRAMME_WINDOW (self));

  set_saving (self, FALSE);
  carnet_toast_error (self->content, error, NULL);
}

/* -- Leaving ------------------------------------------------------------------------------- */

static gboolean
close_request (GtkWindow *window)
{
  CarnetProgrammeWindow *self = CARNET_PROGRAMME_WINDOW (window);

  if (self->saving)
    return TRUE;
  if (!carnet_programme_form_is_changed (CARNET_PROGRAMME_FORM (self->form)))
    return GTK_WINDOW_CLASS (carnet_programme_window_parent_class)->close_request (window);
  carnet_dialog_ask_discard (
      window, self->is_new ? _ ("No programme will be made.")
                           : _ ("The programme stays as it was before this window was opened."));
  return TRUE;
}

static void
cancel_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* -- Object -------------------------------------------------------------------------------- */

static void
carnet_programme_window_class_init (CarnetProgrammeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  GTK_WINDOW_CLASS (klass)->close_request = close_request;
  gtk_widget_class_install_action (widget_class, "programme-form.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "programme-form.cancel", NULL, cancel_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "programme-form.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "programme-form.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "programme-form.save",
                                       NULL);
  signals[SAVE] = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static GtkWidget *
new_header (CarnetProgrammeWindow *self)
{
  GtkWidget *save;
  GtkWidget *header = carnet_dialog_new_header (
      "programme-form.cancel", self->is_new ? _ ("C_reate") : _ ("_Save"), "programme-form.save", &save);

  gtk_window_set_default_widget (GTK_WINDOW (self), save);
  return header;
}

static void
carnet_programme_window_init (CarnetProgrammeWindow *self)
{
}

GtkWidget *
carnet_programme_window_new (GtkWindow *parent, const CarnetProgramme *seen, CarnetDate today)
{
  CarnetProgrammeWindow *self = g_object_new (CARNET_TYPE_PROGRAMME_WINDOW, NULL);
  GtkWidget             *overlay = adw_toast_overlay_new ();

  self->is_new = seen == NULL;
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->form = carnet_programme_form_new (seen, today);
  gtk_box_append (GTK_BOX (self->content), new_header (self));
  gtk_box_append (GTK_BOX (self->content), self->form);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), self->content);
  adw_window_set_content (ADW_WINDOW (self), overlay);
  gtk_window_set_title (GTK_WINDOW (self), self->is_new ? _ ("New Programme") : _ ("Programme"));
  carnet_dialog_stand_before (GTK_WINDOW (self), parent, WIDTH, HEIGHT);
  gtk_widget_grab_focus (self->form);
  return GTK_WIDGET (self);
}
