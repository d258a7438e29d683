/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/carnet-xml-output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>

#include "base/carnet-file.h"

/* -- Writing ------------------------------------------------------------------- */

static gboolean
write_document (const char        *temporary,
                const char        *path,
                CarnetXmlFollow   *follow,
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
  carnet_xml_writer_set_follow (writer, follow);
  ok = write (writer, data, error) && carnet_xml_writer_finish (writer, error);
  /* Some file systems tell only now that there was no room. */
  if (!g_close (fd, NULL) && ok)
    return carnet_file_set_error (path, EIO, error);
  return ok;
}

/* -- Reading back --------------------------------------------------------------- */

typedef struct
{
  CarnetXmlReader   *reader;
  CarnetXmlFollow   *follow;
  CarnetXmlCheckFunc check;
  GCancellable      *cancellable;
  GError            *error; /* why what was written is not good */
} Check;

static gpointer
check_thread (gpointer data)
{
  Check *self = data;

  self->check (self->reader, self->cancellable, &self->error);
  carnet_xml_follow_leave (self->follow);
  return NULL;
}

/* What is written is told while it is written; then, how much of it was read. */
static void
tell_until_read (Check *self, CarnetXmlProgress *progress)
{
  guint64 read;

  while (!carnet_xml_follow_wait_left (self->follow, &read))
    if (progress != NULL)
      {
        progress->total = self->follow->written;
        carnet_xml_progress_tell (progress, read, NULL);
      }
}

static gboolean
write_and_check (const char        *temporary,
                 const char        *path,
                 Check             *check,
                 CarnetXmlWriteFunc write,
                 CarnetXmlProgress *progress,
                 gpointer           data,
                 GError           **error)
{
  GThread *thread = g_thread_new ("carnet-check", check_thread, check);
  gboolean ok = write_document (temporary, path, check->follow, write, data, error);

  carnet_xml_follow_end (check->follow, ok);
  tell_until_read (check, progress);
  g_thread_join (thread);
  if (ok && check->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&check->error));
      return FALSE;
    }
  g_clear_error (&check->error);
  return ok;
}

static gboolean
output (const char        *temporary,
        const char        *path,
        CarnetXmlWriteFunc write,
        CarnetXmlCheckFunc check,
        CarnetXmlProgress *progress,
        gpointer           data,
        GError           **error)
{
  g_autoptr (CarnetXmlReader) reader = carnet_xml_reader_open (temporary, error);
  CarnetXmlFollow follow;
  Check    checking = { reader, &follow, check, progress != NULL ? progress->cancellable : NULL, NULL };
  gboolean ok;

  if (reader == NULL)
    return FALSE;
  carnet_xml_follow_init (&follow);
  carnet_xml_reader_set_follow (reader, &follow);
  ok = write_and_check (temporary, path, &checking, write, progress, data, error);
  carnet_xml_follow_clear (&follow);
  return ok;
}

gboolean
carnet_xml_output (const char        *path,
                   const char        *replaced,
                   CarnetXmlWriteFunc write,
                   CarnetXmlCheckFunc check,
                   CarnetXmlProgress *progress,
                   gpointer           data,
                   GError           **error)
{
  g_autofree char *temporary = NULL;
  g_autoptr (GError) problem = NULL;

  if (g_file_test (path, G_FILE_TEST_IS_DIR) || (replaced == NULL && g_file_test (path, G_FILE_TEST_EXISTS)))
    return carnet_file_set_error (path, EEXIST, error);
  /* Before the work, not after it. */
  if (replaced != NULL && !carnet_file_check_replaceable (path, replaced, error))
    return FALSE;
  temporary = carnet_file_open_beside (path, error);
  if (temporary == NULL)
    return FALSE;
  if (output (temporary, path, write, check, progress, data, &problem)
      && carnet_file_publish (temporary, path, replaced != NULL, &problem))
    return TRUE;
  g_unlink (temporary);
  carnet_file_name_in_error (problem, temporary, path);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}
