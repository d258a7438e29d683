/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** carnet_show_in_folder: has the file manager show the file @path, or, when there is none that can, its
 * folder. */
void carnet_show_in_folder (GtkWindow *window, const char *path);

G_END_DECLS
