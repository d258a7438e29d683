/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* renameat2 */

#include "base/carnet-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#include "base/carnet-error.h"

static gboolean
set_error (GError **error, CarnetError code, char *message)
{
  g_set_error_literal (error, CARNET_ERROR, code, message);
  g_free (message);
  return FALSE;
}

gboolean
carnet_file_set_error (const char *path, int reason, GError **error)
{
  switch (reason)
    {
    case EEXIST:
      return set_error (error, CARNET_ERROR_EXISTS,
                        g_strdup_printf (_ ("There is already a file “%s”."), path));
    case ENOENT:
    case ENOTDIR:
      return set_error (error, CARNET_ERROR_NOT_FOUND, g_strdup_printf (_ ("There is no file “%s”."), path));
    case EACCES:
    case EPERM:
    case EROFS:
      return set_error (error, CARNET_ERROR_READ_ONLY,
                        g_strdup_printf (_ ("“%s” cannot be written to."), path));
    case ENOSPC:
    case EDQUOT:
      return set_error (error, CARNET_ERROR_DISK_FULL,
                        g_strdup_printf (_ ("There is no room left on the disk of “%s”."), path));
    case EISDIR:
      return set_error (error, CARNET_ERROR_NOT_A_LOGBOOK, g_strdup_printf (_ ("“%s” is a folder."), path));
    default:
      return set_error (
          error, CARNET_ERROR_IO,
          g_strdup_printf (_ ("“%s” cannot be read or written: %s."), path, g_strerror (reason)));
    }
}

static gboolean
sync_path (const char *path, int flags, GError **error)
{
  int fd = g_open (path, flags | O_CLOEXEC, 0);
  int reason = 0;

  if (fd < 0)
    return carnet_file_set_error (path, errno, error);
  if (fsync (fd) != 0 && errno != EINVAL)
    reason = errno;
  g_close (fd, NULL);
  return reason == 0 ? TRUE : carnet_file_set_error (path, reason, error);
}

/* Some file systems cannot rename without replacing in one step. */
static int
rename_new (const char *temporary, const char *path)
{
  if (renameat2 (AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS)
    return errno;
  if (g_access (path, F_OK) == 0)
    return EEXIST;
  return g_rename (temporary, path) == 0 ? 0 : errno;
}

gboolean
carnet_file_check_free (const char *path, GError **error)
{
  static const char *const suffixes[] = { "", "-journal", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *beside = g_strconcat (path, suffixes[i], NULL);

      if (g_file_test (beside, G_FILE_TEST_EXISTS) || g_file_test (beside, G_FILE_TEST_IS_SYMLINK))
        return carnet_file_set_error (beside, EEXIST, error);
    }
  return TRUE;
}

gboolean
carnet_file_publish (const char *temporary, const char *path, gboolean replace, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int              reason;

  if (!sync_path (temporary, O_RDONLY, error)
      || !(replace ? carnet_file_check_replaceable (path, NULL, error)
                   : carnet_file_check_free (path, error)))
    return FALSE;
  if (replace)
    reason = g_rename (temporary, path) == 0 ? 0 : errno;
  else
    reason = rename_new (temporary, path);
  if (reason != 0)
    return carnet_file_set_error (path, reason, error);
  if (sync_path (folder, O_RDONLY | O_DIRECTORY, error))
    return TRUE;
  /* Trying again must not find it there. */
  if (!replace)
    g_unlink (path);
  return FALSE;
}

void
carnet_file_name_in_error (GError *error, const char *told, const char *meant)
{
  g_autofree char *told_name = g_path_get_basename (told);
  g_autofree char *meant_name = g_path_get_basename (meant);
  g_auto (GStrv) parts = g_strsplit (error->message, told_name, -1);

  g_free (error->message);
  error->message = g_strjoinv (meant_name, parts);
}

/* In bytes. */
#define BLOCK 65536

gboolean
carnet_file_hash (const char *path, CarnetHash *hash, GError **error)
{
  g_autoptr (CarnetHasher) hasher = carnet_hasher_new ();
  g_autofree guint8 *block = g_malloc (BLOCK);
  int                fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  gssize             n = -1;
  int                reason;

  if (fd >= 0)
    while ((n = read (fd, block, BLOCK)) > 0)
      carnet_hasher_feed (hasher, block, (gsize)n);
  reason = errno;
  if (fd >= 0)
    g_close (fd, NULL);
  if (n < 0)
    return carnet_file_set_error (path, reason, error);
  *hash = carnet_hasher_finish (hasher);
  return TRUE;
}
