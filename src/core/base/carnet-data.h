/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** carnet_data_path: (transfer full): an installed data file by name, or the one of the build tree when
 * CARNET_DATA_DIR points there. */
char *carnet_data_path (const char *name);

G_END_DECLS
