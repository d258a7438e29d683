/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/carnet-xml-document.h"
#include "exchange/carnet-xml-store.h"

static gboolean
take_revision_cb (CarnetRevision *revision, gpointer data, GError **error)
{
  return carnet_intake_add (data, revision, error);
}

static gboolean
take_attachment_cb (GBytes *bytes, gpointer data, GError **error)
{
  return carnet_intake_add_blob (data, bytes, error);
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
  CarnetXmlReceiver  receiver = { take_revision_cb, take_attachment_cb, NULL };
  CarnetXmlProgress  progress = { progress_func, progress_data, cancellable, 0, 0 };
  CarnetIntakeReport taken;
  CarnetValidation   found;
  CarnetHash         hash;

  if (reader == NULL || !carnet_xml_reader_hash (reader, &hash, error))
    return FALSE;
  intake = carnet_intake_begin (store, shown, &hash, now_ms, error);
  receiver.data = intake;
  if (intake == NULL || !carnet_xml_read_document (reader, &receiver, &found, &progress, error))
    return FALSE;
  return carnet_intake_finish (g_steal_pointer (&intake), report != NULL ? report : &taken, error);
}
