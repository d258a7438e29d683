/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/carnet-heard.h"

void
carnet_heard_set (GtkWidget *button, const char *heard)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, heard, -1);
}

void
carnet_heard_set_menu (GtkWidget *button, const char *heard)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, heard, -1);
  carnet_heard_set (gtk_widget_get_first_child (button), heard);
}

static void
name_delegate_cb (AdwPreferencesRow *row)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, adw_preferences_row_get_title (row), -1);
}

/* The text of the row is not in the interface of the delegate. */
static void
describe_delegate_cb (GtkEditable *row)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (row)),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, gtk_editable_get_text (row), -1);
}

void
carnet_heard_follow_entry (AdwEntryRow *row)
{
  GtkEditable *delegate = gtk_editable_get_delegate (GTK_EDITABLE (row));

  if (!gtk_check_version (4, 10, 0))
    return;
  g_object_set (delegate, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  g_signal_connect (row, "notify::title", G_CALLBACK (name_delegate_cb), NULL);
  g_signal_connect (row, "changed", G_CALLBACK (describe_delegate_cb), NULL);
  name_delegate_cb (ADW_PREFERENCES_ROW (row));
}
