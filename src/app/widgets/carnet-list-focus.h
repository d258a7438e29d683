/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A list that is made anew under the focus would leave it nowhere, and who has no pointer with it. */

/** carnet_list_find_focused: Returns: which row of @list has the focus, or something in it; -1 for none. */
int carnet_list_find_focused (GtkListBox *list);
/** carnet_list_give_focus: to the row that is now at @index, else to the last. Returns: %FALSE when there is
 * none. */
gboolean carnet_list_give_focus (GtkListBox *list, int index);

G_END_DECLS
