/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "logbook/carnet-logbook-backups.h"
#include "welcome/carnet-welcome.h"
#include "widgets/carnet-dialogs.h"
#include "widgets/carnet-palette.h"
#include "window/carnet-window-private.h"

G_DEFINE_FINAL_TYPE (CarnetWindow, carnet_window, ADW_TYPE_APPLICATION_WINDOW)

static void
visible_view_cb (CarnetWindow *self)
{
  /* Nobody looks at what opens before it is there. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    carnet_window_get_view (self, adw_view_stack_get_visible_child_name (self->stack));
  carnet_window_update_title (self);
  carnet_window_leave_writing (self);
  carnet_window_update_bars (self);
  if (self->settings && self->session)
    {
      const char *name = adw_view_stack_get_visible_child_name (self->stack);

      g_settings_set_string (self->settings, "view", g_str_equal (name, "carnet") ? "logbook" : name);
    }
}

/* Somebody came back, perhaps on another day. */
static void
active_cb (CarnetWindow *self)
{
  if (!self->session || carnet_session_get_today (self->session) == self->today)
    return;
  self->today = carnet_session_get_today (self->session);
  carnet_session_emit_changed (self->session, NULL, NULL);
}

static void
created_cb (CarnetWindow *self, const char *path)
{
  carnet_window_open (self, path);
}

void
carnet_window_show_welcome (CarnetWindow *self, GtkWidget *welcome)
{
  g_signal_connect_object (welcome, "created", G_CALLBACK (created_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->welcome_bin, welcome);
  gtk_stack_set_visible_child_name (self->pages, "welcome");
}

static void
session_changed_cb (CarnetWindow *self, const char *kind)
{
  carnet_window_update_title (self);
  if (!kind || g_str_equal (kind, CARNET_KIND_PROGRAMME))
    carnet_window_list_programmes (self);
}

static void
remember (CarnetWindow *self)
{
  CarnetLogbook   *logbook = carnet_session_get_logbook (self->session);
  g_autofree char *view = NULL;

  if (!self->settings)
    return;
  if (carnet_logbook_has_owner (logbook) && !carnet_logbook_is_backup (logbook))
    g_settings_set_string (self->settings, "last-logbook", self->path);
  view = g_settings_get_string (self->settings, "view");
  adw_view_stack_set_visible_child_name (self->stack, g_str_equal (view, "logbook") ? "carnet" : view);
}

static void
save_size (CarnetWindow *self)
{
  int width, height;

  if (!self->settings)
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  g_settings_set_int (self->settings, "window-width", MAX (width, 360));
  g_settings_set_int (self->settings, "window-height", MAX (height, 294));
}

static void
load_size (CarnetWindow *self)
{
  if (!self->settings)
    return;
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
close_anyway_cb (gpointer user_data)
{
  CarnetWindow *self = user_data;

  self->may_close = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  self->closing = FALSE;
  if (carnet_carnet_view_flush_finish (CARNET_CARNET_VIEW (source), result, &error))
    close_anyway_cb (self);
  else
    carnet_dialog_ask (GTK_WINDOW (self), _ ("What you wrote is not saved"), NULL, error->message,
                       _ ("_Keep the Window"), _ ("_Close and Lose It"), close_anyway_cb, self);
}

static gboolean
close_request (GtkWindow *window)
{
  CarnetWindow *self = CARNET_WINDOW (window);
  GtkWidget    *view = carnet_window_find_view (self, "carnet");

  save_size (self);
  if (!view)
    carnet_window_cancel_transfer (self);
  if (self->may_close || !view)
    return GTK_WINDOW_CLASS (carnet_window_parent_class)->close_request (window);
  if (!self->closing)
    {
      self->closing = TRUE;
      carnet_window_cancel_transfer (self);
      carnet_carnet_view_flush_async (CARNET_CARNET_VIEW (view), NULL, flushed_cb, g_object_ref (self));
    }
  return TRUE;
}

/* Nothing was opened in it before it is shown. */
static void
realize (GtkWidget *widget)
{
  CarnetWindow *self = CARNET_WINDOW (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "welcome") == 0
      && !adw_bin_get_child (self->welcome_bin))
    carnet_window_show_welcome (self, carnet_welcome_new ());
  GTK_WIDGET_CLASS (carnet_window_parent_class)->realize (widget);
}

static void
dispose (GObject *object)
{
  CarnetWindow *self = CARNET_WINDOW (object);

  carnet_window_cancel_transfer (self);
  carnet_window_drop_views (self);
  g_clear_object (&self->settings);
  g_clear_object (&self->main_menu);
  g_clear_object (&self->programmes_menu);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->received, g_free);
  g_clear_pointer (&self->sent, g_free);
  memset (self->bins, 0, sizeof self->bins);
  self->conflicts_bin = NULL;
  G_OBJECT_CLASS (carnet_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/carnetdebord/Carnet/ui/carnet-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CarnetWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, CarnetWindow, welcome_bin);
  gtk_widget_class_bind_template_child (widget_class, CarnetWindow, error_page);
  gtk_widget_class_bind_template_child (widget_class, CarnetWindow, rebuild_bar);
  gtk_widget_class_bind_template_child (widget_class, CarnetWindow, conflicts_bin);
  gtk_widget_class_bind_template_child (widget_class, CarnetWindow, fold_bin);
  gtk_widget_class_bind_template_child (widget_class, CarnetWindow, header);
  gtk_widget_class_bind_template_child (widget_class, CarnetWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, CarnetWindow, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, CarnetWindow, title);
  gtk_widget_class_bind_template_child (widget_class, CarnetWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CarnetWindow, new_label);
  gtk_widget_class_bind_template_child (widget_class, CarnetWindow, new_button);
  gtk_widget_class_bind_template_child (widget_class, CarnetWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, CarnetWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CarnetWindow, progress_revealer);
  gtk_widget_class_bind_template_child (widget_class, CarnetWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, CarnetWindow, progress_label);
  carnet_window_bind_views (widget_class);
}

static void
carnet_window_class_init (CarnetWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CARNET_TYPE_FOLD_BIN);
  carnet_style_init (gdk_display_get_default ());
  G_OBJECT_CLASS (klass)->dispose = dispose;
  widget_class->realize = realize;
  GTK_WINDOW_CLASS (klass)->close_request = close_request;
  bind_template (widget_class);
  carnet_window_install_actions (widget_class);
}

static void
carnet_window_init (CarnetWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  carnet_window_add_menu (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search the logbook"), -1);
  g_signal_connect_object (self->fold_bin, "notify::fold", G_CALLBACK (carnet_window_update_fold), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (visible_view_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
  carnet_window_accept_files (self);
  carnet_window_update_fold (self);
}

CarnetWindow *
carnet_window_new (GtkApplication *application, GSettings *settings)
{
  CarnetWindow *self = g_object_new (CARNET_TYPE_WINDOW, "application", application, NULL);

  self->settings = settings ? g_object_ref (settings) : NULL;
  load_size (self);
  carnet_window_update_actions (self);
  return self;
}

void
carnet_window_set_session (CarnetWindow *self, CarnetSession *session)
{
  g_return_if_fail (CARNET_IS_WINDOW (self));
  g_return_if_fail (CARNET_IS_SESSION (session));

  carnet_window_drop_views (self);
  self->session = g_object_ref (session);
  self->today = carnet_session_get_today (session);
  g_free (self->path);
  self->path = g_strdup (carnet_logbook_get_path (carnet_session_get_logbook (session)));
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  carnet_window_list_programmes (self);
  adw_bin_set_child (self->welcome_bin, NULL);
  gtk_stack_set_visible_child_name (self->pages, "main");
  remember (self);
  carnet_window_show_first (self);
  carnet_window_update_title (self);
  carnet_window_update_bars (self);
  carnet_window_update_actions (self);
}

CarnetSession *
carnet_window_get_session (CarnetWindow *self)
{
  g_return_val_if_fail (CARNET_IS_WINDOW (self), NULL);

  return self->session;
}

const char *
carnet_window_get_path (CarnetWindow *self)
{
  g_return_val_if_fail (CARNET_IS_WINDOW (self), NULL);

  return self->path;
}
