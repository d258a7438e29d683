/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * carnet_shared_menu_get:
 * @name: the name of a file of the resource, without its folder and suffix, that holds a menu of id `menu`
 *
 * The menu of that file, one for all windows: GTK's popovers (4.8) never free the sections of a model that
 * they showed, so that a model of its own for each window would stay when the window is closed.
 *
 * Returns: (transfer none): the model, kept until the end of the program
 */
GMenuModel *carnet_shared_menu_get (const char *name);

G_END_DECLS
