/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/carnet-panes.h"

#define PANE_KEY "carnet-pane"

static void
collect (GtkWidget *widget, GPtrArray *panes)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (g_object_get_data (G_OBJECT (widget), PANE_KEY))
    g_ptr_array_add (panes, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    collect (child, panes);
}

/* The innermost pane that holds the focus; -1 when none does. */
static int
find_focused (GPtrArray *panes, GtkWidget *focus)
{
  int found = -1;

  for (guint i = 0; focus && i < panes->len; i++)
    if (focus == panes->pdata[i] || gtk_widget_is_ancestor (focus, panes->pdata[i]))
      found = (int)i;
  return found;
}

void
carnet_pane_mark (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_object_set_data (G_OBJECT (widget), PANE_KEY, GINT_TO_POINTER (1));
}

gboolean
carnet_panes_move_focus (GtkWidget *root, int step)
{
  g_autoptr (GPtrArray) panes = g_ptr_array_new ();
  int start;

  g_return_val_if_fail (GTK_IS_WIDGET (root), FALSE);

  collect (root, panes);
  if (panes->len == 0)
    return FALSE;
  start = find_focused (panes, gtk_root_get_focus (gtk_widget_get_root (root)));
  if (start < 0 && step < 0)
    start = 0;
  for (int i = 1; i <= (int)panes->len; i++)
    {
      const int place = ((start + i * step) % (int)panes->len + (int)panes->len) % (int)panes->len;

      if (gtk_widget_child_focus (panes->pdata[place], GTK_DIR_TAB_FORWARD))
        return TRUE;
    }
  return FALSE;
}
