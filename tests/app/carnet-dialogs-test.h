/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The dialogs over a window, and what is still on its way to the screen. */

/** carnet_app_test_settle: draws some frames of @window. */
void carnet_app_test_settle (GtkWidget *window);
/** carnet_app_test_find_dialog: the dialog over @window, or @window itself when there is none. */
GtkWidget *carnet_app_test_find_dialog (GtkWidget *window);
/** carnet_app_test_is_read: whether all that @dialog, or the page of conflicts, asked for is there. */
gboolean carnet_app_test_is_read (GtkWidget *dialog);
/** carnet_app_test_is_spelt: whether the spelling of all the texts of @widget on screen was checked. */
gboolean carnet_app_test_is_spelt (GtkWidget *widget);

G_END_DECLS
