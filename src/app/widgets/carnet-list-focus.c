/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/carnet-list-focus.h"

int
carnet_list_find_focused (GtkListBox *list)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (list));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  return row && gtk_widget_get_parent (row) == GTK_WIDGET (list)
             ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row))
             : -1;
}

gboolean
carnet_list_give_focus (GtkListBox *list, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, index);
  GtkWidget     *last = gtk_widget_get_last_child (GTK_WIDGET (list));

  return row ? gtk_widget_grab_focus (GTK_WIDGET (row)) : last && gtk_widget_grab_focus (last);
}
