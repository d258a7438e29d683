/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** carnet_settings_new: Returns: (transfer full) (nullable): the application's settings; %NULL when their
 * schema is not installed: nothing is then remembered. */
GSettings *carnet_settings_new (void);

G_END_DECLS
