/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/carnet-xml-source.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/carnet-error.h"
#include "base/carnet-file.h"

/* The first bytes of a .carnet file, with the NUL: SQLite's file format, §1.3. */
#define LOGBOOK_START "SQLite format 3"

gboolean
carnet_xml_source_fail (const CarnetXmlSource *self, int number, GError **error)
{
  if (number != EACCES && number != EPERM)
    return carnet_file_set_error (self->name, number, error);
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_IO, _ ("“%s” may not be read."), self->name);
  return FALSE;
}

/* What most people will try by mistake. */
static gboolean
is_logbook (const CarnetXmlSource *self)
{
  char start[sizeof LOGBOOK_START];

  return pread (self->fd, start, sizeof start, 0) == sizeof start
         && memcmp (start, LOGBOOK_START, sizeof start) == 0;
}

static gboolean
open_file (CarnetXmlSource *self, const char *path, GError **error)
{
  struct stat facts;

  /* Not blocking: opening a FIFO would wait for ever. */
  self->fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (self->fd < 0 || fstat (self->fd, &facts) != 0)
    return carnet_xml_source_fail (self, errno, error);
  if (!S_ISREG (facts.st_mode))
    {
      g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_A_LOGBOOK, _ ("“%s” is not a file."), self->name);
      return FALSE;
    }
  if (is_logbook (self))
    {
      g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_A_LOGBOOK,
                   _ ("“%s” is a logbook itself, not an XML file."), self->name);
      return FALSE;
    }
  self->size = facts.st_size;
  if (self->size <= CARNET_XML_FILE_MAX)
    return TRUE;
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_TOO_LARGE, _ ("“%s” is larger than 512 MiB."), self->name);
  return FALSE;
}

CarnetXmlSource *
carnet_xml_source_open (const char *path, GError **error)
{
  g_autoptr (CarnetXmlSource) self = g_new0 (CarnetXmlSource, 1);

  self->name = g_filename_display_basename (path);
  self->guard = carnet_xml_guard_new ();
  return open_file (self, path, error) ? g_steal_pointer (&self) : NULL;
}

CarnetXmlSource *
carnet_xml_source_open_bytes (const char *bytes, gsize size, const char *name)
{
  CarnetXmlSource *self = g_new0 (CarnetXmlSource, 1);

  self->name = g_strdup (name);
  self->guard = carnet_xml_guard_new ();
  self->fd = -1;
  self->bytes = bytes;
  self->size = size;
  return self;
}

void
carnet_xml_source_close (CarnetXmlSource *self)
{
  if (self == NULL)
    return;
  if (self->fd >= 0)
    close (self->fd);
  carnet_xml_guard_free (self->guard);
  g_free (self->name);
  g_free (self);
}

static gssize
read_bytes (CarnetXmlSource *self, char *buffer, gsize size)
{
  gsize n = MIN (size, self->size - self->offset);

  memcpy (buffer, self->bytes + self->offset, n);
  return (gssize)n;
}

int
carnet_xml_source_read (CarnetXmlSource *self, char *buffer, int size)
{
  gssize n;

  if (self->follow != NULL && !carnet_xml_follow_wait_for (self->follow, self->offset))
    {
      self->number = ECANCELED;
      return -1;
    }
  do
    n = self->bytes != NULL ? read_bytes (self, buffer, (gsize)size) : read (self->fd, buffer, size);
  while (n < 0 && errno == EINTR);
  if (n < 0)
    {
      self->number = errno;
      return -1;
    }
  self->offset += n;
  if (n == 0 ? !carnet_xml_guard_finish (self->guard) : !carnet_xml_guard_feed (self->guard, buffer, n))
    return -1;
  return n;
}
