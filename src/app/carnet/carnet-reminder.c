/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-reminder.h"

#include <glib/gi18n-lib.h>

#include "application/carnet-settings.h"
#include "session/carnet-job.h"
#include "session/carnet-session-preferences.h"
#include "widgets/carnet-heard.h"
#include "widgets/carnet-words.h"

struct _CarnetReminder
{
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *box;
  GtkWidget *label;

  /* Owned */
  CarnetSession *session;
  GCancellable  *reading;

  gboolean asked; /* it was looked for */
};

G_DEFINE_FINAL_TYPE (CarnetReminder, carnet_reminder, GTK_TYPE_WIDGET)

static int
get_days (void)
{
  g_autoptr (GSettings) settings = carnet_settings_new ();

  return settings ? g_settings_get_int (settings, "reminder-days") : 0;
}

void
carnet_reminder_put_away (CarnetReminder *self)
{
  g_return_if_fail (CARNET_IS_REMINDER (self));

  carnet_job_give_up (&self->reading);
  gtk_widget_set_visible (self->box, FALSE);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetReminder) self = user_data;
  g_autofree char *sentence = NULL;
  gint64           ms = 0;
  int              days;
  const gboolean found = carnet_session_find_last_written_finish (CARNET_SESSION (source), result, &ms, NULL);

  if (!carnet_job_is_last (result, &self->reading) || !found || ms == 0)
    return;
  days = carnet_session_get_today (self->session) - carnet_date_from_ms (ms);
  if (days < get_days ())
    return;
  sentence = g_strdup_printf (
      ngettext ("Nothing was written for %d day.", "Nothing was written for %d days.", (gulong)days), days);
  gtk_widget_set_visible (self->box, TRUE);
  carnet_words_show (GTK_LABEL (self->label), sentence);
}

static void
map (GtkWidget *widget)
{
  CarnetReminder *self = CARNET_REMINDER (widget);

  GTK_WIDGET_CLASS (carnet_reminder_parent_class)->map (widget);
  if (self->asked)
    return;
  self->asked = TRUE;
  if (get_days () > 0 && !carnet_session_is_read_only (self->session))
    carnet_session_find_last_written_async (self->session, carnet_job_supersede (&self->reading), found_cb,
                                            g_object_ref (self));
}

gboolean
carnet_reminder_is_read (CarnetReminder *self)
{
  g_return_val_if_fail (CARNET_IS_REMINDER (self), FALSE);

  return self->asked && !self->reading;
}

static void
put_away_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  carnet_reminder_put_away (CARNET_REMINDER (widget));
}

static void
dispose (GObject *object)
{
  CarnetReminder *self = CARNET_REMINDER (object);

  carnet_job_give_up (&self->reading);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (carnet_reminder_parent_class)->dispose (object);
}

static void
carnet_reminder_class_init (CarnetReminderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  widget_class->map = map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "reminder.put-away", NULL, put_away_cb);
}

static void
carnet_reminder_init (CarnetReminder *self)
{
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "wrap", TRUE,
                              "xalign", 0.0, "hexpand", TRUE, NULL);
  gtk_widget_set_tooltip_text (close, _ ("Put Away"));
  carnet_heard_set (close, _ ("Put Away"));
  gtk_widget_set_valign (close, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_add_css_class (close, "small-icon");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (close), "reminder.put-away");
  gtk_widget_add_css_class (self->box, "reminder");
  gtk_box_append (GTK_BOX (self->box), self->label);
  gtk_box_append (GTK_BOX (self->box), close);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (self->box, FALSE);
}

GtkWidget *
carnet_reminder_new (CarnetSession *session)
{
  CarnetReminder *self = g_object_new (CARNET_TYPE_REMINDER, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
