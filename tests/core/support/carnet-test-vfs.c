/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/carnet-test-vfs.h"

#include <sqlite3.h>

typedef struct
{
  sqlite3_file    base;
  CarnetDiskFile *modelled; /* (nullable): one that goes with its closing has nothing to lose */
  char           *path;
  gboolean        syncs_folder; /* at the first sync */
} File;

static sqlite3_vfs *real;
static CarnetDisk  *disk;
static GMutex       mutex; /* of the plan and of the disk */

static struct
{
  CarnetFault fault;
  CarnetCalls calls;
  guint       n;
  guint       count;
  gboolean    dead;
  GThread    *thread; /* whose calls are counted: others come in any order */
} plan;

/* What is to be done of a call. */
typedef enum
{
  DO_ALL,
  DO_AND_FAIL,
  DO_HALF,
  DO_NOTHING,
  DO_BEGIN, /* and the power goes */
} Deed;

static Deed
strike (CarnetCalls call)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  if (plan.dead)
    return DO_NOTHING;
  if ((plan.calls & call) == 0 || plan.thread != g_thread_self ())
    return DO_ALL;
  plan.count++;
  switch (plan.fault)
    {
    case CARNET_FAULT_ONCE:
      return plan.count == plan.n ? DO_HALF : DO_ALL;
    case CARNET_FAULT_LIE:
      return plan.count == plan.n ? DO_AND_FAIL : DO_ALL;
    case CARNET_FAULT_FROM:
      return plan.count >= plan.n ? DO_NOTHING : DO_ALL;
    case CARNET_FAULT_FULL:
      return plan.count >= plan.n && call == CARNET_CALL_WRITE ? DO_HALF : DO_ALL;
    case CARNET_FAULT_POWER:
      plan.dead = plan.count == plan.n;
      return plan.dead ? DO_BEGIN : DO_ALL;
    case CARNET_FAULT_NONE:
    default:
      return DO_ALL;
    }
}

void
carnet_vfs_arm (CarnetFault fault, CarnetCalls calls, guint n)
{
  plan.fault = fault;
  plan.calls = calls;
  plan.n = n;
  plan.count = 0;
  plan.thread = g_thread_self ();
}

guint
carnet_vfs_disarm (void)
{
  plan.fault = CARNET_FAULT_NONE;
  plan.calls = 0;
  return plan.count;
}

void
carnet_vfs_forget (void)
{
  g_clear_pointer (&disk, carnet_disk_free);
  disk = carnet_disk_new ();
  plan.dead = FALSE;
}

CarnetDisk *
carnet_vfs_cut_power (void)
{
  CarnetDisk *then = g_steal_pointer (&disk);

  carnet_vfs_disarm ();
  carnet_vfs_forget ();
  return then;
}

/* -- Files ------------------------------------------------------------------------------ */

static sqlite3_file *
inner (sqlite3_file *file)
{
  return (sqlite3_file *)((File *)file + 1);
}

static int
close_cb (sqlite3_file *file)
{
  int result = inner (file)->pMethods->xClose (inner (file));

  g_free (((File *)file)->path);
  return result;
}

static int
read_cb (sqlite3_file *file, void *bytes, int size, sqlite3_int64 offset)
{
  Deed deed = strike (CARNET_CALL_READ);

  return deed == DO_ALL ? inner (file)->pMethods->xRead (inner (file), bytes, size, offset)
                        : SQLITE_IOERR_READ;
}

static int
write_some (File *self, const void *bytes, int size, sqlite3_int64 offset)
{
  sqlite3_file *into = inner (&self->base);
  int           result = into->pMethods->xWrite (into, bytes, size, offset);

  if (result == SQLITE_OK && self->modelled != NULL)
    {
      g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

      carnet_disk_file_write (self->modelled, (gsize)offset, bytes, (gsize)size);
    }
  return result;
}

static int
write_cb (sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset)
{
  File *self = (File *)file;
  Deed  deed = strike (CARNET_CALL_WRITE);

  if (deed == DO_ALL)
    return write_some (self, bytes, size, offset);
  if (deed == DO_HALF)
    write_some (self, bytes, size / 2, offset);
  else if (deed != DO_NOTHING)
    write_some (self, bytes, size, offset);
  return plan.fault == CARNET_FAULT_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

static int
truncate_cb (sqlite3_file *file, sqlite3_int64 size)
{
  File *self = (File *)file;
  Deed  deed = strike (CARNET_CALL_TRUNCATE);
  int   result;

  if (deed == DO_HALF || deed == DO_NOTHING)
    return SQLITE_IOERR_TRUNCATE;
  result = inner (file)->pMethods->xTruncate (inner (file), size);
  if (result == SQLITE_OK && self->modelled != NULL)
    {
      g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

      carnet_disk_file_truncate (self->modelled, (gsize)size);
    }
  return deed == DO_ALL ? result : SQLITE_IOERR_TRUNCATE;
}

static void
sync_model (File *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  if (self->modelled != NULL)
    carnet_disk_file_sync (self->modelled);
  if (self->syncs_folder)
    carnet_disk_sync_folder (disk, self->path);
  self->syncs_folder = FALSE;
}

static int
sync_cb (sqlite3_file *file, int flags)
{
  Deed deed = strike (CARNET_CALL_SYNC);

  if (deed != DO_ALL && deed != DO_AND_FAIL)
    return SQLITE_IOERR_FSYNC;
  sync_model ((File *)file);
  return deed == DO_ALL ? SQLITE_OK : SQLITE_IOERR_FSYNC;
}

static int
size_cb (sqlite3_file *file, sqlite3_int64 *size)
{
  return inner (file)->pMethods->xFileSize (inner (file), size);
}

static int
lock_cb (sqlite3_file *file, int level)
{
  return inner (file)->pMethods->xLock (inner (file), level);
}

static int
unlock_cb (sqlite3_file *file, int level)
{
  return inner (file)->pMethods->xUnlock (inner (file), level);
}

static int
check_lock_cb (sqlite3_file *file, int *locked)
{
  return inner (file)->pMethods->xCheckReservedLock (inner (file), locked);
}

static int
control_cb (sqlite3_file *file, int what, void *argument)
{
  return inner (file)->pMethods->xFileControl (inner (file), what, argument);
}

static int
sector_cb (sqlite3_file *file)
{
  return inner (file)->pMethods->xSectorSize (inner (file));
}

static int
device_cb (sqlite3_file *file)
{
  return inner (file)->pMethods->xDeviceCharacteristics (inner (file));
}

static const sqlite3_io_methods methods = {
  .iVersion = 1,
  .xClose = close_cb,
  .xRead = read_cb,
  .xWrite = write_cb,
  .xTruncate = truncate_cb,
  .xSync = sync_cb,
  .xFileSize = size_cb,
  .xLock = lock_cb,
  .xUnlock = unlock_cb,
  .xCheckReservedLock = check_lock_cb,
  .xFileControl = control_cb,
  .xSectorSize = sector_cb,
  .xDeviceCharacteristics = device_cb,
};

/* -- Folders ------------------------------------------------------------------------------ */

static int
open_inner (File *self, const char *path, int flags, int *out)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  gboolean there = path != NULL && g_file_test (path, G_FILE_TEST_EXISTS);
  int      result = real->xOpen (real, path, inner (&self->base), flags, out);

  if (result != SQLITE_OK)
    return result;
  self->base.pMethods = &methods;
  if (path == NULL || (flags & SQLITE_OPEN_DELETEONCLOSE) != 0)
    return SQLITE_OK;
  self->path = g_strdup (path);
  self->modelled = carnet_disk_open (disk, path, !there);
  self->syncs_folder = !there && (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL)) != 0;
  return SQLITE_OK;
}

static int
open_cb (sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out)
{
  File *self = (File *)file;
  Deed  deed = strike (CARNET_CALL_OPEN);

  *self = (File){ 0 };
  if (deed == DO_HALF || deed == DO_NOTHING)
    return SQLITE_CANTOPEN;
  if (deed == DO_ALL)
    return open_inner (self, path, flags, out);
  /* The name is made, and nobody gets the file. */
  if (open_inner (self, path, flags, out) == SQLITE_OK)
    close_cb (file);
  self->base.pMethods = NULL;
  return SQLITE_CANTOPEN;
}

static void
unlink_model (const char *path, gboolean sync_folder)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  carnet_disk_unlink (disk, path);
  if (sync_folder)
    carnet_disk_sync_folder (disk, path);
}

static int
delete_cb (sqlite3_vfs *vfs, const char *path, int sync_folder)
{
  Deed deed = strike (CARNET_CALL_DELETE);
  int  result;

  if (deed == DO_HALF || deed == DO_NOTHING)
    return SQLITE_IOERR_DELETE;
  result = real->xDelete (real, path, FALSE);
  if (result != SQLITE_OK)
    return result;
  unlink_model (path, deed == DO_ALL && sync_folder);
  return deed == DO_ALL ? SQLITE_OK : SQLITE_IOERR_DIR_FSYNC;
}

static int
sleep_cb (sqlite3_vfs *vfs, int microseconds)
{
  return microseconds;
}

void
carnet_vfs_install (void)
{
  static sqlite3_vfs vfs;

  real = sqlite3_vfs_find (NULL);
  vfs = *real;
  vfs.zName = "carnet-test";
  vfs.szOsFile = (int)sizeof (File) + real->szOsFile;
  vfs.xOpen = open_cb;
  vfs.xDelete = delete_cb;
  vfs.xSleep = sleep_cb;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, TRUE), ==, SQLITE_OK);
  carnet_vfs_forget ();
}
