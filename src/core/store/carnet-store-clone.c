/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/carnet-store-private.h"

/* Where the filesystem can, the copy of a file shares its blocks, and takes no longer for a large one.
 * Another process does it: closing a descriptor of the file in this one would give up SQLite's locks. */

/* Below it a process takes as long as copying. */
#define SIZE_MIN (8 << 20)

/* The filesystem that last could not. */
static GMutex lock;
static dev_t  cannot;

static gboolean
has_failed (dev_t device)
{
  gboolean failed;

  g_mutex_lock (&lock);
  failed = cannot == device;
  g_mutex_unlock (&lock);
  return failed;
}

static void
remember_failure (dev_t device)
{
  g_mutex_lock (&lock);
  cannot = device;
  g_mutex_unlock (&lock);
}

static gboolean
is_worth_it (const char *from, const char *to, dev_t *device)
{
  struct stat source, copy;

  if (stat (from, &source) != 0 || stat (to, &copy) != 0)
    return FALSE;
  *device = source.st_dev;
  return source.st_size >= SIZE_MIN && source.st_dev == copy.st_dev && !has_failed (source.st_dev);
}

gboolean
carnet_store_clone_file (const char *from, const char *to)
{
  const char *arguments[] = { "cp", "--reflink=always", "--", from, to, NULL };
  dev_t       device;
  int         status;

  if (!is_worth_it (from, to, &device))
    return FALSE;
  /* With descriptors inherited, GLib need not copy the tables of all of our memory to start it. */
  if (g_spawn_sync (NULL, (char **)arguments, NULL,
                    G_SPAWN_SEARCH_PATH | G_SPAWN_LEAVE_DESCRIPTORS_OPEN | G_SPAWN_STDOUT_TO_DEV_NULL
                        | G_SPAWN_STDERR_TO_DEV_NULL,
                    NULL, NULL, NULL, NULL, &status, NULL)
      && g_spawn_check_wait_status (status, NULL))
    return TRUE;
  remember_failure (device);
  if (truncate (to, 0) != 0)
    g_debug ("%s: %s", to, g_strerror (errno));
  return FALSE;
}
