/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preferences/carnet-preference-rows.h"

#include "widgets/carnet-heard.h"

static void
set_texts (GtkWidget *row, const char *title, const char *subtitle)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
}

GtkWidget *
carnet_preference_row_new (const char *title, const char *subtitle, GtkWidget *control)
{
  GtkWidget *row = adw_action_row_new ();

  set_texts (row, title, subtitle);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  return row;
}

GtkWidget *
carnet_preference_switch_new (const char *title, const char *subtitle, GSettings *settings, const char *key)
{
  GtkWidget *control = gtk_switch_new ();

  if (settings)
    g_settings_bind (settings, key, control, "active", G_SETTINGS_BIND_DEFAULT);
  else
    gtk_widget_set_sensitive (control, FALSE);
  return carnet_preference_row_new (title, subtitle, control);
}

GtkWidget *
carnet_preference_choice_new (const char *title, const char *subtitle, const char *const *names)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);

  set_texts (row, title, subtitle);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  carnet_heard_follow_combo (ADW_COMBO_ROW (row));
  return row;
}

GtkWidget *
carnet_preference_number_new (const char *title,
                              const char *subtitle,
                              int         from,
                              int         to,
                              int         step,
                              GtkWidget **spin)
{
  *spin = gtk_spin_button_new_with_range (from, to, step);
  return carnet_preference_row_new (title, subtitle, *spin);
}
