/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CarnetDisk:
 *
 * What is sure to have reached a disk, and what may have: of each file the bytes at
 * the last sync and the writes since; of each name what it meant when its folder was
 * last synced and what it means now. Files that it was not told of are taken to be
 * safe as they are.
 */
typedef struct _CarnetDisk CarnetDisk;
/** CarnetDiskFile: one file of it, whatever its names are by now. */
typedef struct _CarnetDiskFile CarnetDiskFile;

/**
 * CarnetDiskFate: what a loss of power makes of what was not synced.
 * @CARNET_DISK_DROPPED: nothing of it was written: unlinked files are back, new ones gone
 * @CARNET_DISK_KEPT: all was, in spite of nobody having waited for it
 * @CARNET_DISK_NAMES_KEPT: the folders were, the contents were not
 * @CARNET_DISK_CONTENTS_KEPT: the other way round
 * @CARNET_DISK_TORN: each write was, was not, or was for some of its sectors; each name by chance
 */
typedef enum
{
  CARNET_DISK_DROPPED,
  CARNET_DISK_KEPT,
  CARNET_DISK_NAMES_KEPT,
  CARNET_DISK_CONTENTS_KEPT,
  CARNET_DISK_TORN,
} CarnetDiskFate;

CarnetDisk *carnet_disk_new (void);
void        carnet_disk_free (CarnetDisk *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetDisk, carnet_disk_free)

/** carnet_disk_open: (transfer none): the file of that name; @created: which was not there before. */
CarnetDiskFile *carnet_disk_open (CarnetDisk *self, const char *path, gboolean created);
void            carnet_disk_unlink (CarnetDisk *self, const char *path);
/** carnet_disk_sync_folder: of @path. */
void carnet_disk_sync_folder (CarnetDisk *self, const char *path);

void carnet_disk_file_write (CarnetDiskFile *file, gsize offset, const void *bytes, gsize size);
void carnet_disk_file_truncate (CarnetDiskFile *file, gsize size);
void carnet_disk_file_sync (CarnetDiskFile *file);

/** carnet_disk_settle: makes the real files what the disk holds when the power is back. @seed: of the tearing
 */
void carnet_disk_settle (CarnetDisk *self, CarnetDiskFate fate, guint32 seed);

G_END_DECLS
