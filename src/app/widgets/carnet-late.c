/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/carnet-late.h"

#define KEY_MODEL "carnet-late-model"
#define KEY_POPOVER "carnet-late-popover"

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

/* Before it is measured. */
static void
realize_cb (GtkWidget *popover, gpointer list)
{
  g_autoptr (GtkSelectionModel) model = g_object_steal_data (G_OBJECT (popover), KEY_MODEL);

  if (model)
    gtk_list_view_set_model (list, model);
}

void
carnet_late_drop_down (GtkDropDown *dropdown)
{
  GtkWidget         *popover = find (GTK_WIDGET (dropdown), GTK_TYPE_POPOVER);
  GtkWidget         *list = popover ? find (popover, GTK_TYPE_LIST_VIEW) : NULL;
  GtkSelectionModel *model = list ? gtk_list_view_get_model (GTK_LIST_VIEW (list)) : NULL;

  g_return_if_fail (GTK_IS_DROP_DOWN (dropdown));

  if (!model || gtk_widget_get_realized (popover))
    return;
  g_signal_handlers_disconnect_by_func (popover, realize_cb, list);
  g_signal_connect (popover, "realize", G_CALLBACK (realize_cb), list);
  g_object_set_data_full (G_OBJECT (popover), KEY_MODEL, g_object_ref (model), g_object_unref);
  gtk_list_view_set_model (GTK_LIST_VIEW (list), NULL);
}

static void
open_menu_cb (GtkMenuButton *button, gpointer menu)
{
  if (!gtk_menu_button_get_popover (button))
    gtk_menu_button_set_menu_model (button, menu);
}

void
carnet_late_menu (GtkMenuButton *button, GMenuModel *menu)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));
  g_return_if_fail (G_IS_MENU_MODEL (menu));

  gtk_menu_button_set_menu_model (button, NULL);
  gtk_menu_button_set_create_popup_func (button, open_menu_cb, g_object_ref (menu), g_object_unref);
}

typedef struct
{
  GtkWidget *(*make) (gpointer owner);
  gpointer owner;
} Popover;

static void
open_popover_cb (GtkMenuButton *button, gpointer user_data)
{
  const Popover *popover = user_data;

  if (!gtk_menu_button_get_popover (button))
    gtk_menu_button_set_popover (button, popover->make (popover->owner));
}

void
carnet_late_popover (GtkMenuButton *button, GtkWidget *(*make) (gpointer owner), gpointer owner)
{
  Popover *popover = g_new0 (Popover, 1);

  g_return_if_fail (GTK_IS_MENU_BUTTON (button));
  g_return_if_fail (make != NULL);

  *popover = (Popover){ make, owner };
  g_object_set_data_full (G_OBJECT (button), KEY_POPOVER, popover, g_free);
  gtk_menu_button_set_create_popup_func (button, open_popover_cb, popover, NULL);
}

void
carnet_late_popover_make (GtkMenuButton *button)
{
  Popover *popover;

  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  popover = g_object_get_data (G_OBJECT (button), KEY_POPOVER);
  if (popover)
    open_popover_cb (button, popover);
}
