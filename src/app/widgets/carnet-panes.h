/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** carnet_pane_mark: makes @widget one of the stops of F6, in the order of the widget tree. */
void carnet_pane_mark (GtkWidget *widget);
/** carnet_panes_move_focus: moves the keyboard focus by @step (1 or -1) among the visible marked panes under
 * @root, around the ends. Returns: %FALSE when there is none that takes it. */
gboolean carnet_panes_move_focus (GtkWidget *root, int step);

G_END_DECLS
