/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** carnet_picture_clock_stop: from now on it is noon of @day (YYYY-MM-DD), in Paris, for all that asks GLib.
 */
void carnet_picture_clock_stop (const char *day);

/** carnet_picture_clock_touch: as if the file had been written now. */
void carnet_picture_clock_touch (const char *path);

G_END_DECLS
