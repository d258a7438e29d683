/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What has a size in pixels grows with the size of all text that the desktop was asked for. */

/** carnet_scale_get: how much larger text is than at 96 dots an inch: 1 to 3, never smaller. */
double carnet_scale_get (void);
/** carnet_scale_px: so many pixels, when text is at its usual size. */
int carnet_scale_px (int pixels);
/** carnet_scale_watch: @callback is called with @object, while it lives, when it is another. */
void carnet_scale_watch (GCallback callback, gpointer object);

G_END_DECLS
