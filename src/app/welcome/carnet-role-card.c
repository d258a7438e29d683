/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "welcome/carnet-role-card.h"

static void
toggled_cb (GtkWidget *card)
{
  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (card)))
    gtk_widget_add_css_class (card, "selected");
  else
    gtk_widget_remove_css_class (card, "selected");
}

GtkWidget *
carnet_role_card_new (const char *title, const char *meaning, const char *icon, GtkCheckButton *group)
{
  GtkWidget *card = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title_label = gtk_label_new (title);
  GtkWidget *meaning_label = gtk_label_new (meaning);

  gtk_widget_add_css_class (title_label, "heading");
  gtk_label_set_xalign (GTK_LABEL (title_label), 0);
  gtk_widget_set_hexpand (title_label, TRUE);
  gtk_widget_add_css_class (meaning_label, "secondary");
  gtk_label_set_wrap (GTK_LABEL (meaning_label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (meaning_label), 0);
  gtk_box_append (GTK_BOX (line), title_label);
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), meaning_label);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (card), box);
  /* The radio stands beside the title, not beside the middle of the text. */
  gtk_widget_set_valign (gtk_widget_get_first_child (card), GTK_ALIGN_START);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (card), group);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "carnet-role");
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, meaning, -1);
  g_signal_connect (card, "toggled", G_CALLBACK (toggled_cb), NULL);
  return card;
}
