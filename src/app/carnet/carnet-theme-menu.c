/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-theme-menu.h"

#define INDENT 18
#define DEPTH_MAX 6

static void
set_up_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), check);
  g_object_bind_property (item, "selected", check, "visible", G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkStringObject *string = gtk_list_item_get_item (item);
  GtkWidget       *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  gtk_label_set_label (GTK_LABEL (label), gtk_string_object_get_string (string));
  carnet_theme_menu_indent (label, string);
}

int
carnet_theme_menu_get_indent (GtkStringObject *string)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (string), "indent"));
}

void
carnet_theme_menu_indent (GtkWidget *label, GtkStringObject *string)
{
  gtk_widget_set_margin_start (label, carnet_theme_menu_get_indent (string));
}

void
carnet_theme_menu_set_up (GtkDropDown *dropdown)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_drop_down_set_expression (dropdown, expression);
  gtk_drop_down_set_list_factory (dropdown, factory);
}

void
carnet_theme_menu_append (GtkStringList *strings, const CarnetThemeNode *node)
{
  g_autoptr (GObject) string = NULL;

  gtk_string_list_append (strings, node->theme->label);
  string
      = g_list_model_get_item (G_LIST_MODEL (strings), g_list_model_get_n_items (G_LIST_MODEL (strings)) - 1);
  g_object_set_data (string, "indent", GINT_TO_POINTER ((int)MIN (node->depth, DEPTH_MAX) * INDENT));
}
