/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/carnet-error.h"
#include "base/carnet-file.h"

#define LOGBOOK "SQLite format 3"
#define DOCUMENT "^<\\?xml [^>]*\\?>\\s*(?:<!--.*?-->\\s*)*<(?:%s) xmlns=\"urn:carnet-de-bord:1\"[ >]"
#define BEGINNING 1024

/* Nothing waits here for who writes to a pipe. */
static gboolean
read_beginning (const char *path, char beginning[BEGINNING + 1], gsize *size, GError **error)
{
  int      fd = g_open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
  GStatBuf status;
  gssize   n = -1;
  int      reason = errno;

  *size = 0;
  if (fd < 0)
    return reason == ENOENT || carnet_file_set_error (path, reason, error);
  if (fstat (fd, &status) == 0 && S_ISREG (status.st_mode))
    n = read (fd, beginning, BEGINNING);
  else
    errno = EEXIST;
  reason = errno;
  g_close (fd, NULL);
  if (n < 0)
    return carnet_file_set_error (path, reason, error);
  beginning[n] = '\0';
  *size = (gsize)n;
  return TRUE;
}

static gboolean
is_logbook (const char *beginning, gsize size)
{
  return size > strlen (LOGBOOK) && memcmp (beginning, LOGBOOK, strlen (LOGBOOK)) == 0;
}

static gboolean
is_document (const char *beginning, const char *roots)
{
  g_autofree char *pattern = NULL;

  if (g_str_equal (roots, CARNET_FILE_CALENDAR))
    return g_str_has_prefix (beginning, roots);
  pattern = g_strdup_printf (DOCUMENT, roots);
  return g_regex_match_simple (pattern, beginning, G_REGEX_RAW | G_REGEX_DOTALL, 0);
}

gboolean
carnet_file_is_logbook (const char *path)
{
  char  beginning[BEGINNING + 1];
  gsize size;

  return read_beginning (path, beginning, &size, NULL) && is_logbook (beginning, size);
}

gboolean
carnet_file_check_replaceable (const char *path, const char *roots, GError **error)
{
  char             beginning[BEGINNING + 1];
  gsize            size;
  g_autofree char *name = g_path_get_basename (path);

  if (!read_beginning (path, beginning, &size, error))
    return FALSE;
  if (is_logbook (beginning, size))
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_EXISTS,
                 _ ("“%s” is a logbook, which nothing replaces: give another name."), name);
  else if (roots != NULL && size > 0 && !is_document (beginning, roots))
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_EXISTS,
                 _ ("“%s” is not a file of this kind, and is not replaced: give another name."), name);
  else
    return TRUE;
  return FALSE;
}
