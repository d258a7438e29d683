/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is behind a button is made when it is opened: each widget takes some kB, on screen or not. */

/**
 * carnet_late_drop_down:
 * @dropdown: a drop-down, after each time that it was given a model
 *
 * Its list makes its rows, of which GTK keeps 200 and more, the first time that it is opened.
 */
void carnet_late_drop_down (GtkDropDown *dropdown);

/**
 * carnet_late_menu:
 * @button: a menu button
 * @menu: the menu, instead of the one before
 *
 * As gtk_menu_button_set_menu_model(), but the popover is made the first time that it is opened.
 */
void carnet_late_menu (GtkMenuButton *button, GMenuModel *menu);

/** carnet_late_popover: @make (@owner) makes the popover of @button, which @owner holds, the first time that
 * it is opened. */
void carnet_late_popover (GtkMenuButton *button, GtkWidget *(*make) (gpointer owner), gpointer owner);
/** carnet_late_popover_make: makes it now, unless it was. */
void carnet_late_popover_make (GtkMenuButton *button);

G_END_DECLS
