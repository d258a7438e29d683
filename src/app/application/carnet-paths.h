/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** carnet_paths_new_logbook: Returns: (transfer full): a free path in the user's data folder, which it makes,
 * for the logbook of @name; %NULL with an error when the folder cannot be made. */
char *carnet_paths_new_logbook (const char *name, GError **error);

G_END_DECLS
