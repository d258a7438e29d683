/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-spill.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/carnet-file.h"

#define CHUNK (1u << 18)
#define LARGE_FOLDER "/var/tmp"

struct _CarnetSpill
{
  int         fd;
  guint64     size;    /* with what is pending */
  GByteArray *pending; /* not yet written */
  guint8     *map;
};

/* As SQLite does: /tmp may be in memory, which spills are there to spare. */
static const char *
get_folder (void)
{
  return g_getenv ("TMPDIR") == NULL && g_access (LARGE_FOLDER, W_OK | X_OK) == 0 ? LARGE_FOLDER
                                                                                  : g_get_tmp_dir ();
}

CarnetSpill *
carnet_spill_new (GError **error)
{
  CarnetSpill     *self;
  g_autofree char *path = g_build_filename (get_folder (), "carnet-XXXXXX", NULL);
  int              fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    return carnet_file_set_error (get_folder (), errno, error), NULL;
  g_unlink (path);
  self = g_new0 (CarnetSpill, 1);
  self->fd = fd;
  self->pending = g_byte_array_new ();
  return self;
}

void
carnet_spill_free (CarnetSpill *self)
{
  if (self->map != NULL)
    munmap (self->map, self->size);
  g_clear_pointer (&self->pending, g_byte_array_unref);
  if (self->fd >= 0)
    close (self->fd);
  g_free (self);
}

static gboolean
write_all (CarnetSpill *self, const guint8 *bytes, gsize size, GError **error)
{
  while (size > 0)
    {
      gssize written = write (self->fd, bytes, size);

      if (written < 0 && errno != EINTR)
        return carnet_file_set_error (get_folder (), errno, error);
      if (written < 0)
        continue;
      bytes += written;
      size -= (gsize)written;
    }
  return TRUE;
}

static gboolean
flush (CarnetSpill *self, GError **error)
{
  if (!write_all (self, self->pending->data, self->pending->len, error))
    return FALSE;
  g_byte_array_set_size (self->pending, 0);
  return TRUE;
}

gboolean
carnet_spill_append (CarnetSpill *self, gconstpointer bytes, gsize size, GError **error)
{
  g_return_val_if_fail (self->pending != NULL, FALSE);

  self->size += size;
  if (size >= CHUNK)
    return flush (self, error) && write_all (self, bytes, size, error);
  g_byte_array_append (self->pending, bytes, (guint)size);
  return self->pending->len < CHUNK || flush (self, error);
}

guint64
carnet_spill_get_size (CarnetSpill *self)
{
  return self->size;
}

gboolean
carnet_spill_end (CarnetSpill *self, GError **error)
{
  if (self->pending != NULL && !flush (self, error))
    return FALSE;
  g_clear_pointer (&self->pending, g_byte_array_unref);
  return TRUE;
}

GBytes *
carnet_spill_read (CarnetSpill *self, guint64 offset, gsize size, GError **error)
{
  g_autofree guint8 *bytes = g_malloc (size);

  for (gsize done = 0; done < size;)
    {
      gssize n = pread (self->fd, bytes + done, size - done, (off_t)(offset + done));

      if (n > 0)
        done += (gsize)n;
      else if (n == 0 || errno != EINTR)
        return carnet_file_set_error (get_folder (), n == 0 ? EIO : errno, error), NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&bytes), size);
}

guint8 *
carnet_spill_map (CarnetSpill *self, GError **error)
{
  void *map;

  if (self->map != NULL || self->size == 0)
    return self->map;
  if (!carnet_spill_end (self, error))
    return NULL;
  map = mmap (NULL, self->size, PROT_READ | PROT_WRITE, MAP_SHARED, self->fd, 0);
  if (map == MAP_FAILED)
    return carnet_file_set_error (get_folder (), errno, error), NULL;
  close (self->fd);
  self->fd = -1;
  return self->map = map;
}

void
carnet_spill_release (CarnetSpill *self)
{
  if (self->map != NULL)
    madvise (self->map, self->size, MADV_DONTNEED); /* of a shared map this loses nothing */
}

CarnetSpill *
carnet_spill_take_array (GArray *array, GError **error)
{
  g_autoptr (GArray) taken = array;
  g_autoptr (CarnetSpill) self = carnet_spill_new (error);
  gsize size = (gsize)taken->len * g_array_get_element_size (taken);

  if (self == NULL || !carnet_spill_append (self, taken->data, size, error))
    return NULL;
  if (size > 0 && carnet_spill_map (self, error) == NULL)
    return NULL;
  return g_steal_pointer (&self);
}
