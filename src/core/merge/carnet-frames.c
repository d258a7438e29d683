/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-frames.h"

#include <errno.h>
#include <unistd.h>

#define BUFFER_SIZE (1u << 18)

gboolean
carnet_frame_flush (int fd, GByteArray *buffer)
{
  gsize done = 0;

  while (done < buffer->len)
    {
      gssize written = write (fd, buffer->data + done, buffer->len - done);

      if (written < 0 && errno != EINTR)
        return FALSE;
      done += (gsize)MAX (written, 0);
    }
  g_byte_array_set_size (buffer, 0);
  return TRUE;
}

gboolean
carnet_frame_write (int fd, GByteArray *buffer, CarnetFrame tag, const CarnetFramePart *parts, guint n_parts)
{
  guint8 head[CARNET_FRAME_HEAD] = { (guint8)tag };
  gsize  size = 0;

  for (guint i = 0; i < n_parts; i++)
    size += parts[i].size;
  g_return_val_if_fail (size <= CARNET_FRAME_MAX, FALSE);

  for (guint i = 0; i < 4; i++)
    head[1 + i] = (guint8)(size >> (24 - 8 * i));
  g_byte_array_append (buffer, head, sizeof head);
  for (guint i = 0; i < n_parts; i++)
    if (parts[i].size > 0)
      g_byte_array_append (buffer, parts[i].bytes, (guint)parts[i].size);
  return buffer->len < BUFFER_SIZE || carnet_frame_flush (fd, buffer);
}
