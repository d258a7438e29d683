/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Before GTK 4.12 what is chosen from a list is heard neither in the list, whose rows say nothing, nor once
 * it is closed.
 */
#include "widgets/carnet-heard.h"

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = G_TYPE_CHECK_INSTANCE_TYPE (child, type) ? child : find (child, type);
  return found;
}

/* A label that is bound to another item names its row anew. */
static void
name_rows (GtkWidget *list)
{
  for (GtkWidget *row = gtk_widget_get_first_child (list); row; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *label = find (row, GTK_TYPE_LABEL);

      if (label)
        gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label,
                                        NULL, -1);
    }
}

static void
list_shown_cb (GtkWidget *popover)
{
  GtkWidget *list = find (popover, GTK_TYPE_LIST_VIEW);

  if (list)
    name_rows (list);
}

static void
follow_list (GtkWidget *choice)
{
  GtkWidget *popover = find (choice, GTK_TYPE_POPOVER);

  if (popover)
    g_signal_connect (popover, "map", G_CALLBACK (list_shown_cb), NULL);
}

static char *
dup_text (GObject *item, GtkExpression *expression)
{
  g_auto (GValue) value = G_VALUE_INIT;

  if (item && expression && gtk_expression_evaluate (expression, item, &value))
    return g_value_dup_string (&value);
  if (GTK_IS_STRING_OBJECT (item))
    return g_strdup (gtk_string_object_get_string (GTK_STRING_OBJECT (item)));
  return NULL;
}

static void
row_chosen_cb (AdwComboRow *row)
{
  g_autofree char *text
      = dup_text (adw_combo_row_get_selected_item (row), adw_combo_row_get_expression (row));

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text ? text : "",
                                  -1);
}

void
carnet_heard_follow_combo (AdwComboRow *row)
{
  if (!gtk_check_version (4, 12, 0))
    return;
  follow_list (GTK_WIDGET (row));
  g_signal_connect (row, "notify::selected-item", G_CALLBACK (row_chosen_cb), NULL);
  row_chosen_cb (row);
}

/* The focus is in the button within. */
static void
chosen_cb (GtkDropDown *choice)
{
  GtkWidget       *button = find (GTK_WIDGET (choice), GTK_TYPE_TOGGLE_BUTTON);
  const char      *title = g_object_get_data (G_OBJECT (choice), "carnet-heard");
  g_autofree char *text
      = dup_text (gtk_drop_down_get_selected_item (choice), gtk_drop_down_get_expression (choice));
  g_autofree char *heard = text ? g_strdup_printf ("%s, %s", title, text) : g_strdup (title);

  carnet_heard_set (button, heard);
}

void
carnet_heard_follow_drop_down (GtkDropDown *choice, const char *title)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (!gtk_check_version (4, 12, 0))
    return;
  g_object_set_data_full (G_OBJECT (choice), "carnet-heard", g_strdup (title), g_free);
  follow_list (GTK_WIDGET (choice));
  g_signal_connect (choice, "notify::selected-item", G_CALLBACK (chosen_cb), NULL);
  chosen_cb (choice);
}
