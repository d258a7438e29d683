/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/carnet-theme-tree.h"

G_BEGIN_DECLS

/** carnet_theme_menu_set_up: has @dropdown, of a #GtkStringList, show as a tree what
 * carnet_theme_menu_append() put in it. What is typed to search is compared with the labels alone. */
void carnet_theme_menu_set_up (GtkDropDown *dropdown);
/** carnet_theme_menu_indent: has @label, which shows @string, begin as far to the right as the theme is deep.
 */
void carnet_theme_menu_indent (GtkWidget *label, GtkStringObject *string);
/** carnet_theme_menu_get_indent: Returns: by how much, in pixels. */
int  carnet_theme_menu_get_indent (GtkStringObject *string);
void carnet_theme_menu_append (GtkStringList *strings, const CarnetThemeNode *node);

G_END_DECLS
