/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/carnet-test-disk.h"

#include <glib/gstdio.h>
#include <string.h>

#define SECTOR 512

/* One write, or, without bytes, one change of the size. */
typedef struct
{
  gsize   offset;
  GBytes *bytes;
} Change;

struct _CarnetDiskFile
{
  GByteArray *durable;
  GArray     *changes; /* since the last sync */
};

typedef struct
{
  CarnetDiskFile *durable; /* NULL: no such file */
  CarnetDiskFile *current;
} Name;

struct _CarnetDisk
{
  GHashTable *names; /* path → Name */
  GPtrArray  *files; /* also those without a name */
};

static void
change_clear (gpointer data)
{
  g_clear_pointer (&((Change *)data)->bytes, g_bytes_unref);
}

static void
file_free (gpointer data)
{
  CarnetDiskFile *file = data;

  g_byte_array_unref (file->durable);
  g_array_unref (file->changes);
  g_free (file);
}

CarnetDisk *
carnet_disk_new (void)
{
  CarnetDisk *self = g_new0 (CarnetDisk, 1);

  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->files = g_ptr_array_new_with_free_func (file_free);
  return self;
}

void
carnet_disk_free (CarnetDisk *self)
{
  g_hash_table_unref (self->names);
  g_ptr_array_unref (self->files);
  g_free (self);
}

/* -- What is done to it --------------------------------------------------------------- */

static CarnetDiskFile *
add_file (CarnetDisk *self, const char *path)
{
  CarnetDiskFile  *file = g_new0 (CarnetDiskFile, 1);
  g_autofree char *bytes = NULL;
  gsize            size = 0;

  file->durable = g_byte_array_new ();
  file->changes = g_array_new (FALSE, FALSE, sizeof (Change));
  g_array_set_clear_func (file->changes, change_clear);
  if (path != NULL && g_file_get_contents (path, &bytes, &size, NULL))
    g_byte_array_append (file->durable, (guint8 *)bytes, (guint)size);
  g_ptr_array_add (self->files, file);
  return file;
}

/* The name, now known; one that was there before is safe. */
static Name *
find_name (CarnetDisk *self, const char *path, gboolean there)
{
  Name *name = g_hash_table_lookup (self->names, path);

  if (name == NULL)
    {
      name = g_new0 (Name, 1);
      if (there)
        name->durable = name->current = add_file (self, path);
      g_hash_table_insert (self->names, g_strdup (path), name);
    }
  return name;
}

CarnetDiskFile *
carnet_disk_open (CarnetDisk *self, const char *path, gboolean created)
{
  Name *name = find_name (self, path, !created);

  if (name->current == NULL)
    name->current = add_file (self, NULL);
  return name->current;
}

void
carnet_disk_unlink (CarnetDisk *self, const char *path)
{
  find_name (self, path, TRUE)->current = NULL;
}

void
carnet_disk_sync_folder (CarnetDisk *self, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  GHashTableIter   iter;
  gpointer         key, value;

  g_hash_table_iter_init (&iter, self->names);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      g_autofree char *of = g_path_get_dirname (key);
      Name            *name = value;

      if (g_str_equal (of, folder))
        name->durable = name->current;
    }
}

void
carnet_disk_file_write (CarnetDiskFile *file, gsize offset, const void *bytes, gsize size)
{
  Change change = { offset, g_bytes_new (bytes, size) };

  g_array_append_val (file->changes, change);
}

void
carnet_disk_file_truncate (CarnetDiskFile *file, gsize size)
{
  Change change = { size, NULL };

  g_array_append_val (file->changes, change);
}

/* -- What becomes of it --------------------------------------------------------------------- */

/* What is between the end and a later write, or was not written of one that is beyond the end, is what
 * happened to be on the disk. */
static void
resize (GByteArray *bytes, gsize size)
{
  gsize before = bytes->len;

  g_byte_array_set_size (bytes, (guint)size);
  if (size > before)
    memset (bytes->data + before, 0xA5, size - before);
}

static void
apply_part (GByteArray *bytes, const Change *change, gsize start, gsize size)
{
  const guint8 *from = g_bytes_get_data (change->bytes, NULL);

  memcpy (bytes->data + change->offset + start, from + start, size);
}

/* @chance: (nullable): whole without it */
static void
apply (GByteArray *bytes, const Change *change, GRand *chance)
{
  gsize size, step;

  if (change->bytes == NULL)
    {
      resize (bytes, change->offset);
      return;
    }
  size = g_bytes_get_size (change->bytes);
  if (change->offset + size > bytes->len)
    resize (bytes, change->offset + size);
  for (gsize at = 0; at < size; at += step)
    {
      step = MIN (size - at, SECTOR - (change->offset + at) % SECTOR);
      if (chance == NULL || g_rand_boolean (chance))
        apply_part (bytes, change, at, step);
    }
}

static void
apply_by_chance (GByteArray *bytes, const Change *change, GRand *chance)
{
  switch (g_rand_int_range (chance, 0, change->bytes != NULL ? 3 : 2))
    {
    case 0:
      return;
    case 1:
      apply (bytes, change, NULL);
      return;
    default:
      apply (bytes, change, chance);
    }
}

void
carnet_disk_file_sync (CarnetDiskFile *file)
{
  for (guint i = 0; i < file->changes->len; i++)
    apply (file->durable, &g_array_index (file->changes, Change, i), NULL);
  g_array_set_size (file->changes, 0);
}

static void
put_file (const CarnetDiskFile *file, const char *path, CarnetDiskFate fate, GRand *chance)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_byte_array_append (bytes, file->durable->data, file->durable->len);
  for (guint i = 0; i < file->changes->len; i++)
    {
      const Change *change = &g_array_index (file->changes, Change, i);

      if (fate == CARNET_DISK_TORN)
        apply_by_chance (bytes, change, chance);
      else if (fate == CARNET_DISK_KEPT || fate == CARNET_DISK_CONTENTS_KEPT)
        apply (bytes, change, NULL);
    }
  g_file_set_contents (path, (const char *)bytes->data, bytes->len, &error);
  g_assert_no_error (error);
}

static gboolean
keeps_name (CarnetDiskFate fate, GRand *chance)
{
  if (fate == CARNET_DISK_TORN)
    return g_rand_boolean (chance);
  return fate == CARNET_DISK_KEPT || fate == CARNET_DISK_NAMES_KEPT;
}

void
carnet_disk_settle (CarnetDisk *self, CarnetDiskFate fate, guint32 seed)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (seed);
  g_autoptr (GList) paths = g_list_sort (g_hash_table_get_keys (self->names), (GCompareFunc)g_strcmp0);

  for (GList *path = paths; path != NULL; path = path->next)
    {
      const Name           *name = g_hash_table_lookup (self->names, path->data);
      const CarnetDiskFile *file = keeps_name (fate, chance) ? name->current : name->durable;

      if (file != NULL)
        put_file (file, path->data, fate, chance);
      else
        g_unlink (path->data);
    }
}
