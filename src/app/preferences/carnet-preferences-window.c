/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preferences/carnet-preferences-window.h"

#include <glib/gi18n-lib.h>

#include "application/carnet-settings.h"
#include "preferences/carnet-backups-page.h"
#include "preferences/carnet-person-page.h"
#include "preferences/carnet-reminders-page.h"
#include "preferences/carnet-writing-page.h"
#include "session/carnet-job.h"
#include "widgets/carnet-dialogs.h"
#include "widgets/carnet-fold-bin.h"
#include "widgets/carnet-toasts.h"

struct _CarnetPreferencesWindow
{
  AdwWindow parent_instance;

  /* Children */
  GtkWidget *fold_bin;
  GtkWidget *header;
  GtkWidget *switcher;
  GtkWidget *title;
  GtkWidget *switcher_bar;
  GtkWidget *stack;
  GtkWidget *person;  /* (nullable): without a logbook */
  GtkWidget *backups; /* (nullable) */

  /* Owned */
  CarnetSession *session; /* (nullable) */
  GCancellable  *reading;
};

G_DEFINE_FINAL_TYPE (CarnetPreferencesWindow, carnet_preferences_window, ADW_TYPE_WINDOW)

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetPreferencesWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetPreferences) preferences
      = carnet_session_load_preferences_finish (CARNET_SESSION (source), result, &error);

  if (!carnet_job_is_last (result, &self->reading) || !self->session)
    return;
  if (!preferences)
    {
      carnet_toast_error (self->person, error, NULL);
      return;
    }
  carnet_person_page_show (CARNET_PERSON_PAGE (self->person), preferences);
  carnet_backups_page_show (CARNET_BACKUPS_PAGE (self->backups), preferences);
}

static void
read_again (CarnetPreferencesWindow *self)
{
  carnet_session_load_preferences_async (self->session, carnet_job_supersede (&self->reading), read_cb,
                                         g_object_ref (self));
}

static void
session_changed_cb (CarnetPreferencesWindow *self, const char *kind, const CarnetId *entity)
{
  if (!kind || g_str_equal (kind, CARNET_KIND_PERSON) || g_str_equal (kind, CARNET_KIND_TERRITORY))
    read_again (self);
}

static gboolean
close_request (GtkWindow *window)
{
  CarnetPreferencesWindow *self = CARNET_PREFERENCES_WINDOW (window);

  if (self->person)
    carnet_person_page_commit (CARNET_PERSON_PAGE (self->person));
  return GTK_WINDOW_CLASS (carnet_preferences_window_parent_class)->close_request (window);
}

static void
dispose (GObject *object)
{
  CarnetPreferencesWindow *self = CARNET_PREFERENCES_WINDOW (object);

  carnet_job_give_up (&self->reading);
  g_clear_object (&self->switcher);
  g_clear_object (&self->title);
  if (self->session)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (carnet_preferences_window_parent_class)->dispose (object);
}

static void
carnet_preferences_window_class_init (CarnetPreferencesWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  GTK_WINDOW_CLASS (klass)->close_request = close_request;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

/* The names of the pages above them, or below where there is no room. */
static void
fold_cb (CarnetPreferencesWindow *self)
{
  const gboolean narrow = carnet_fold_bin_get_fold (CARNET_FOLD_BIN (self->fold_bin)) == CARNET_FOLD_NARROW;

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (self->header), narrow ? self->title : self->switcher);
  adw_view_switcher_bar_set_reveal (ADW_VIEW_SWITCHER_BAR (self->switcher_bar), narrow);
}

static void
carnet_preferences_window_init (CarnetPreferencesWindow *self)
{
  GtkWidget *toasts = adw_toast_overlay_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->stack = adw_view_stack_new ();
  self->header = adw_header_bar_new ();
  self->switcher = g_object_ref_sink (adw_view_switcher_new ());
  self->title = g_object_ref_sink (adw_window_title_new (_ ("Preferences"), NULL));
  self->switcher_bar = adw_view_switcher_bar_new ();
  self->fold_bin = carnet_fold_bin_new ();
  adw_view_switcher_set_stack (ADW_VIEW_SWITCHER (self->switcher), ADW_VIEW_STACK (self->stack));
  adw_view_switcher_bar_set_stack (ADW_VIEW_SWITCHER_BAR (self->switcher_bar), ADW_VIEW_STACK (self->stack));
  adw_header_bar_set_centering_policy (ADW_HEADER_BAR (self->header), ADW_CENTERING_POLICY_STRICT);
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (box), self->header);
  gtk_box_append (GTK_BOX (box), self->stack);
  gtk_box_append (GTK_BOX (box), self->switcher_bar);
  carnet_fold_bin_set_child (CARNET_FOLD_BIN (self->fold_bin), box);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), self->fold_bin);
  adw_window_set_content (ADW_WINDOW (self), toasts);
  g_signal_connect_object (self->fold_bin, "notify::fold", G_CALLBACK (fold_cb), self, G_CONNECT_SWAPPED);
  fold_cb (self);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Preferences"));
  gtk_widget_add_css_class (GTK_WIDGET (self), "carnet-preferences");
}

static void
add_page (CarnetPreferencesWindow *self, GtkWidget *widget)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (widget);

  adw_view_stack_add_titled_with_icon (
      ADW_VIEW_STACK (self->stack), widget, adw_preferences_page_get_name (page),
      adw_preferences_page_get_title (page), adw_preferences_page_get_icon_name (page));
}

static void
add_pages (CarnetPreferencesWindow *self)
{
  g_autoptr (GSettings) settings = carnet_settings_new ();

  if (self->session)
    {
      self->person = carnet_person_page_new (self->session);
      add_page (self, self->person);
    }
  add_page (self, carnet_writing_page_new (settings));
  if (self->session)
    {
      self->backups = carnet_backups_page_new (self->session);
      g_signal_connect_object (self->backups, "changed", G_CALLBACK (read_again), self, G_CONNECT_SWAPPED);
      add_page (self, self->backups);
    }
  add_page (self, carnet_reminders_page_new (settings));
}

GtkWidget *
carnet_preferences_window_new (GtkWindow *parent, CarnetSession *session)
{
  CarnetPreferencesWindow *self = g_object_new (CARNET_TYPE_PREFERENCES_WINDOW, NULL);

  carnet_dialog_stand_before (GTK_WINDOW (self), parent, 640, 720);
  self->session = session ? g_object_ref (session) : NULL;
  add_pages (self);
  if (session)
    {
      g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
      read_again (self);
    }
  return GTK_WIDGET (self);
}

void
carnet_preferences_window_show_page (CarnetPreferencesWindow *self, const char *name)
{
  g_return_if_fail (CARNET_IS_PREFERENCES_WINDOW (self));

  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (self->stack), name);
}

gboolean
carnet_preferences_window_is_read (CarnetPreferencesWindow *self)
{
  g_return_val_if_fail (CARNET_IS_PREFERENCES_WINDOW (self), FALSE);

  return !self->reading
         && (!self->backups || !carnet_backups_page_is_busy (CARNET_BACKUPS_PAGE (self->backups)));
}
