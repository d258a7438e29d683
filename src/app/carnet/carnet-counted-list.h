/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CARNET_TYPE_COUNTED_LIST (carnet_counted_list_get_type ())
/**
 * CarnetCountedList:
 *
 * A button with a picture and a number; under it, a list of so many rows, and what adds to them.
 *
 * Signal `closed ()`: the list was closed.
 */
G_DECLARE_FINAL_TYPE (CarnetCountedList, carnet_counted_list, CARNET, COUNTED_LIST, GtkWidget)

/** carnet_counted_list_new: @nothing: what is said in place of an empty list */
GtkWidget *carnet_counted_list_new (const char *icon_name, const char *nothing, const char *css_class);
/** carnet_counted_list_set_below: @child stands below the list. */
void carnet_counted_list_set_below (CarnetCountedList *self, GtkWidget *child);
/** carnet_counted_list_get_list: (transfer none): for its signals. */
GtkListBox *carnet_counted_list_get_list (CarnetCountedList *self);
void        carnet_counted_list_clear (CarnetCountedList *self);
void        carnet_counted_list_append (CarnetCountedList *self, GtkWidget *row);
/** carnet_counted_list_show_count: once the rows are there; @heard: « 3 commentaires » */
void carnet_counted_list_show_count (CarnetCountedList *self, guint n, const char *heard);
void carnet_counted_list_popdown (CarnetCountedList *self);

G_END_DECLS
