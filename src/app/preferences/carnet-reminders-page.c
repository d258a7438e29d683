/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preferences/carnet-reminders-page.h"

#include <glib/gi18n-lib.h>

#include "preferences/carnet-preference-rows.h"

static const int DAYS[] = { 0, 7, 14, 30 };

/* One that was set otherwise is shown as the nearest that is not sooner. */
static void
show_days (AdwComboRow *row)
{
  GSettings *settings = g_object_get_data (G_OBJECT (row), "carnet-settings");
  const int  days = g_settings_get_int (settings, "reminder-days");
  guint      place = 0;

  while (place + 1 < G_N_ELEMENTS (DAYS) && DAYS[place] < days)
    place++;
  adw_combo_row_set_selected (row, place);
}

static void
days_cb (AdwComboRow *row, GParamSpec *pspec, GSettings *settings)
{
  const guint place = adw_combo_row_get_selected (row);

  if (place < G_N_ELEMENTS (DAYS))
    g_settings_set_int (settings, "reminder-days", DAYS[place]);
}

static GtkWidget *
new_days_row (GSettings *settings)
{
  const char *const names[]
      = { _ ("Never"), _ ("After 7 Days"), _ ("After 14 Days"), _ ("After 30 Days"), NULL };
  GtkWidget *row = carnet_preference_choice_new (
      _ ("When Nothing Was Written"), _ ("One line under the list of observations, that can be put away"),
      names);

  gtk_widget_set_sensitive (row, settings != NULL);
  if (!settings)
    return row;
  g_object_set_data_full (G_OBJECT (row), "carnet-settings", g_object_ref (settings), g_object_unref);
  show_days (ADW_COMBO_ROW (row));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (days_cb), settings, 0);
  g_signal_connect_object (settings, "changed::reminder-days", G_CALLBACK (show_days), row,
                           G_CONNECT_SWAPPED);
  return row;
}

GtkWidget *
carnet_reminders_page_new (GSettings *settings)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  g_object_set (page, "name", "reminders", "title", _ ("Reminders"), "icon-name", "alarm-symbolic", NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_days_row (settings));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             carnet_preference_switch_new (_ ("Questions After a Milestone"),
                                                           _ ("Proposed once, when a milestone has passed"),
                                                           settings, "milestone-questions"));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return page;
}
