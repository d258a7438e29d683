/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/carnet-conflict-row.h"

#include <glib/gi18n-lib.h>

#include "widgets/carnet-label.h"

GtkWidget *
carnet_conflict_row_new (GtkOrientation orientation)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (orientation, orientation == GTK_ORIENTATION_VERTICAL ? 9 : 12);
  GtkWidget *image = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *said = carnet_label_new ("", NULL);
  GtkWidget *settle = gtk_button_new_with_mnemonic (_ ("_Settle…"));

  gtk_widget_add_css_class (image, "warning-text");
  gtk_widget_set_valign (image, orientation == GTK_ORIENTATION_VERTICAL ? GTK_ALIGN_START : GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (image, orientation == GTK_ORIENTATION_VERTICAL ? 2 : 0);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_hexpand (said, TRUE);
  gtk_widget_set_halign (settle, GTK_ALIGN_START);
  gtk_widget_set_valign (settle, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), said);
  gtk_box_append (GTK_BOX (words), settle);
  gtk_box_append (GTK_BOX (row), image);
  gtk_box_append (GTK_BOX (row), words);
  gtk_widget_add_css_class (row, "carnet-conflict-row");
  gtk_widget_set_visible (row, FALSE);
  return row;
}

void
carnet_conflict_row_set (GtkWidget *row, const CarnetId *entity, const char *said)
{
  GtkWidget       *words = gtk_widget_get_last_child (row);
  g_autofree char *id = entity ? carnet_id_to_string (entity) : NULL;
  GtkWidget       *settle = gtk_widget_get_last_child (words);

  gtk_widget_set_visible (row, entity != NULL);
  if (!entity)
    return;
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (words)), said);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (settle), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (settle), "win.settle");
}
