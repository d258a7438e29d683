/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * carnet_thumbnail_load_async:
 * @bytes: a file, whoever sent it
 * @size: of the square that it is to fit in, in pixels
 *
 * Makes a small picture of @bytes on a thread. Only PNG and JPEG are looked at, and none that is larger than
 * a camera makes.
 */
void carnet_thumbnail_load_async (GBytes             *bytes,
                                  int                 size,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
/** carnet_thumbnail_load_finish: (transfer full) (nullable): %NULL without error when it is no such picture.
 */
GdkTexture *carnet_thumbnail_load_finish (GAsyncResult *result, GError **error);

G_END_DECLS
