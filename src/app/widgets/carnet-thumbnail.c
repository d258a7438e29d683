/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/carnet-thumbnail.h"

#include <string.h>

/* Of a picture, pixels on a side, and in all: what is larger is made to fill the memory. */
#define SIDE_MAX 20000
#define PIXELS_MAX (100 * 1000 * 1000)

typedef struct
{
  GBytes *bytes;
  int     size;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_bytes_unref (request->bytes);
  g_free (request);
}

/* By the first bytes: a name says anything. */
static const char *
find_type (GBytes *bytes)
{
  gsize         size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (size >= 8 && memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0)
    return "png";
  if (size >= 3 && memcmp (data, "\xff\xd8\xff", 3) == 0)
    return "jpeg";
  return NULL;
}

static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer user_data)
{
  const int    size = *(const int *)user_data;
  const double scale = MIN (1.0, size / (double)MAX (1, MAX (width, height)));

  if (width > SIDE_MAX || height > SIDE_MAX || (gint64)width * height > PIXELS_MAX)
    {
      /* Nothing is made of it. */
      gdk_pixbuf_loader_set_size (loader, 0, 0);
      return;
    }
  gdk_pixbuf_loader_set_size (loader, MAX (1, (int)(width * scale)), MAX (1, (int)(height * scale)));
}

static GdkTexture *
load (const Request *request)
{
  const char *type = find_type (request->bytes);
  g_autoptr (GdkPixbufLoader) loader = type ? gdk_pixbuf_loader_new_with_type (type, NULL) : NULL;
  g_autoptr (GdkPixbuf) upright = NULL;
  gboolean   read;
  GdkPixbuf *pixbuf;
  int        size = request->size;

  if (!loader)
    return NULL;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &size);
  read = gdk_pixbuf_loader_write_bytes (loader, request->bytes, NULL);
  if (!gdk_pixbuf_loader_close (loader, NULL) || !read)
    return NULL;
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  upright = pixbuf ? gdk_pixbuf_apply_embedded_orientation (pixbuf) : NULL;
  return upright ? gdk_texture_new_for_pixbuf (upright) : NULL;
}

static void
load_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, load (data), g_object_unref);
}

void
carnet_thumbnail_load_async (GBytes             *bytes,
                             int                 size,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->bytes = g_bytes_ref (bytes);
  request->size = size;
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, load_thread);
}

GdkTexture *
carnet_thumbnail_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
