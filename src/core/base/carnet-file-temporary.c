/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/carnet-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/carnet-error.h"
#include "base/carnet-id.h"

/* A temporary file is called .carnet-<where>-<process>-XXXXXX: one whose process is no
 * more was left by a program that was killed. Process numbers mean something only where
 * they were given: on another machine, after another start, in another sandbox they say
 * nothing, and only what is old enough is taken for left over. */

#define PREFIX ".carnet-"
#define WHERE_LENGTH 8
#define PATTERN "^\\.carnet-([0-9a-f]{8})-([0-9]{1,9})-[A-Za-z0-9]{6}(-journal|-wal|-shm)?$"
#define OLD_SECONDS (24 * 60 * 60)

static char *
find_where (void)
{
  g_autofree char *boot = NULL;
  g_autofree char *text = NULL;
  g_autofree char *hex = NULL;
  GStatBuf         status = { 0 };
  CarnetHash       hash;

  g_file_get_contents ("/proc/sys/kernel/random/boot_id", &boot, NULL, NULL);
  g_stat ("/proc/self/ns/pid", &status);
  text = g_strdup_printf ("%s %" G_GUINT64_FORMAT, boot != NULL ? boot : g_get_host_name (),
                          (guint64)status.st_ino);
  hash = carnet_hash_of (NULL, text, strlen (text));
  hex = carnet_hash_to_string (&hash);
  return g_strndup (hex, WHERE_LENGTH);
}

/* Of this process's surroundings; stays the same as long as it lives. */
static const char *
get_where (void)
{
  static char *where;

  if (g_once_init_enter (&where))
    g_once_init_leave (&where, find_where ());
  return where;
}

static gboolean
is_left_over (GMatchInfo *match, const char *path)
{
  g_autofree char *where = g_match_info_fetch (match, 1);
  g_autofree char *process = g_match_info_fetch (match, 2);
  GStatBuf         status;

  if (g_str_equal (where, get_where ()))
    return kill ((pid_t)g_ascii_strtoll (process, NULL, 10), 0) != 0 && errno == ESRCH;
  return g_lstat (path, &status) == 0 && time (NULL) - status.st_mtime > OLD_SECONDS;
}

void
carnet_file_sweep (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GRegex) pattern = g_regex_new (PATTERN, 0, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *path = NULL;

      if (!g_str_has_prefix (name, PREFIX) || !g_regex_match (pattern, name, 0, &match))
        continue;
      path = g_build_filename (folder, name, NULL);
      if (is_left_over (match, path))
        g_unlink (path);
    }
}

static gboolean
missing_folder (const char *folder, GError **error)
{
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND, _ ("There is no folder “%s”."), folder);
  return FALSE;
}

char *
carnet_file_open_beside (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_strdup_printf (PREFIX "%s-%ld-XXXXXX", get_where (), (long)getpid ());
  g_autofree char *temporary = g_build_filename (folder, name, NULL);
  int              fd, reason;

  carnet_file_sweep (folder);
  fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
  reason = errno;
  if (fd >= 0)
    {
      g_close (fd, NULL);
      return g_steal_pointer (&temporary);
    }
  if (reason == ENOENT || reason == ENOTDIR)
    missing_folder (folder, error);
  else
    carnet_file_set_error (path, reason, error);
  return NULL;
}

void
carnet_file_discard (const char *temporary)
{
  g_autofree char *journal = g_strconcat (temporary, "-journal", NULL);

  g_unlink (temporary);
  g_unlink (journal);
}
