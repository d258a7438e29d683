/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/carnet-xml-output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>

#include "base/carnet-file.h"

static gboolean
write_document (const char        *temporary,
                const char        *path,
                CarnetXmlWriteFunc write,
                gpointer           data,
                GError           **error)
{
  g_autoptr (CarnetXmlWriter) writer = NULL;
  gboolean ok;
  int      fd = g_open (temporary, O_WRONLY | O_TRUNC | O_CLOEXEC, 0600);

  if (fd < 0)
    return carnet_file_set_error (path, errno, error);
  writer = carnet_xml_writer_new (fd, path);
  ok = write (writer, data, error) && carnet_xml_writer_finish (writer, error);
  /* Some file systems tell only now that there was no room. */
  if (!g_close (fd, NULL) && ok)
    return carnet_file_set_error (path, EIO, error);
  return ok;
}

gboolean
carnet_xml_output (const char        *path,
                   gboolean           replace,
                   CarnetXmlWriteFunc write,
                   CarnetXmlCheckFunc check,
                   gpointer           data,
                   GError           **error)
{
  g_autofree char *temporary = NULL;

  if (g_file_test (path, G_FILE_TEST_IS_DIR) || (!replace && g_file_test (path, G_FILE_TEST_EXISTS)))
    return carnet_file_set_error (path, EEXIST, error);
  temporary = carnet_file_open_beside (path, error);
  if (temporary == NULL)
    return FALSE;
  if (write_document (temporary, path, write, data, error) && check (temporary, data, error)
      && carnet_file_publish (temporary, path, replace, error))
    return TRUE;
  g_unlink (temporary);
  return FALSE;
}
