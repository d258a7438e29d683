/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/carnet-xml-document.h"
#include "exchange/carnet-xml-queue.h"
#include "exchange/carnet-xml-store.h"

/* -- Reading, in a thread of its own ---------------------------------------------- */

typedef struct
{
  CarnetXmlReader *reader;
  CarnetXmlQueue  *queue;
  GCancellable    *cancellable; /* nullable */
} Reading;

static gboolean
push (CarnetXmlQueue *queue, CarnetXmlItem item, GError **error)
{
  if (carnet_xml_queue_push (queue, item))
    return TRUE;
  /* Nobody reads this: who closed the queue knows why. */
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "closed");
  return FALSE;
}

static gboolean
push_revision_cb (CarnetRevision *revision, gpointer data, GError **error)
{
  return push (data, (CarnetXmlItem){ .revision = carnet_revision_ref (revision) }, error);
}

static gboolean
push_attachment_cb (GBytes *bytes, gpointer data, GError **error)
{
  return push (data, (CarnetXmlItem){ .attachment = g_bytes_ref (bytes) }, error);
}

static gpointer
read_thread (gpointer data)
{
  Reading          *self = data;
  CarnetXmlReceiver receiver = { push_revision_cb, push_attachment_cb, self->queue };
  CarnetXmlProgress progress = { carnet_xml_queue_note, self->queue, self->cancellable, 0, 0 };
  CarnetValidation  found;
  GError           *error = NULL;

  carnet_xml_read_document (self->reader, &receiver, &found, &progress, &error);
  carnet_xml_queue_end (self->queue, error);
  return NULL;
}

/* -- Storing ------------------------------------------------------------------------ */

static gboolean
store_item (CarnetIntake *intake, CarnetXmlItem *item, GError **error)
{
  return item->revision != NULL ? carnet_intake_add (intake, item->revision, error)
                                : carnet_intake_add_blob (intake, item->attachment, error);
}

static gboolean
store_all (CarnetIntake *intake, CarnetXmlQueue *queue, CarnetXmlProgress *progress, GError **error)
{
  for (;;)
    {
      g_auto (CarnetXmlItem) item = { 0 };
      guint64              done;
      CarnetXmlQueueResult result = carnet_xml_queue_pop (queue, &item, &done);

      if (result == CARNET_XML_QUEUE_END)
        return TRUE;
      if ((result == CARNET_XML_QUEUE_ITEM && !store_item (intake, &item, error))
          || !carnet_xml_progress_tell (progress, done, error))
        return FALSE;
    }
}

/* The first problem in the order of the file is the one that is told. */
static gboolean
read_and_store (CarnetXmlReader *reader, CarnetIntake *intake, CarnetXmlProgress *progress, GError **error)
{
  g_autoptr (CarnetXmlQueue) queue = carnet_xml_queue_new ();
  Reading  reading = { reader, queue, progress->cancellable };
  GThread *thread;
  GError  *problem;
  gboolean stored;

  progress->total = carnet_xml_reader_get_size (reader);
  thread = g_thread_new ("carnet-read", read_thread, &reading);
  stored = store_all (intake, queue, progress, error);
  carnet_xml_queue_close (queue);
  g_thread_join (thread);
  problem = carnet_xml_queue_steal_error (queue);
  if (stored && problem != NULL)
    g_propagate_error (error, g_error_copy (problem));
  stored = stored && problem == NULL;
  g_clear_error (&problem);
  return stored;
}

gboolean
carnet_xml_import (CarnetStore        *store,
                   const char         *path,
                   gint64              now_ms,
                   CarnetIntakeReport *report,
                   CarnetProgressFunc  progress_func,
                   gpointer            progress_data,
                   GCancellable       *cancellable,
                   GError            **error)
{
  g_autoptr (CarnetXmlReader) reader = carnet_xml_reader_open (path, error);
  g_autoptr (CarnetIntake) intake = NULL;
  g_autofree char   *name = g_path_get_basename (path);
  g_autofree char   *shown = g_filename_display_name (name);
  CarnetXmlProgress  progress = { progress_func, progress_data, cancellable, 0, 0 };
  CarnetIntakeReport taken;
  CarnetHash         hash;

  if (reader == NULL || !carnet_xml_reader_hash (reader, &hash, error))
    return FALSE;
  intake = carnet_intake_begin (store, shown, &hash, now_ms, error);
  if (intake == NULL || !read_and_store (reader, intake, &progress, error))
    return FALSE;
  return carnet_intake_finish (g_steal_pointer (&intake), report != NULL ? report : &taken, error);
}
