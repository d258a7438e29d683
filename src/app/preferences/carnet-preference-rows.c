/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preferences/carnet-preference-rows.h"

#include "widgets/carnet-heard.h"

#define ROW_KEY "carnet-row"

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

/* -- What is wrong ---------------------------------------------------------------------------- */

GtkWidget *
carnet_preference_remark_new (GtkWidget *row)
{
  GtkWidget *remark = adw_preferences_row_new ();
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "wrap", TRUE,
                                   "xalign", 0.0, NULL);

  gtk_widget_add_css_class (label, "error-text");
  gtk_widget_add_css_class (label, "carnet-remark");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (remark), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (remark), FALSE);
  gtk_widget_set_focusable (remark, FALSE);
  gtk_widget_set_visible (remark, FALSE);
  g_object_set_data (G_OBJECT (remark), ROW_KEY, row);
  return remark;
}

/* What the cursor is in says that it is wrong. */
static void
mark_row (GtkWidget *row, gboolean wrong)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (row);

  if (wrong)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
  if (GTK_IS_EDITABLE (row))
    accessible = GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row)));
  gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

void
carnet_preference_remark_show (GtkWidget *remark, const char *sentence)
{
  GtkWidget *label = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (remark));

  gtk_label_set_label (GTK_LABEL (label), sentence ? sentence : "");
  gtk_widget_set_visible (remark, sentence != NULL);
  mark_row (g_object_get_data (G_OBJECT (remark), ROW_KEY), sentence != NULL);
}
