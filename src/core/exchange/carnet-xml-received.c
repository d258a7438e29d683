/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/carnet-xml-received.h"

#include "exchange/carnet-xml-document.h"

static gboolean
give_revision_cb (CarnetRevision *revision, gpointer data, GError **error)
{
  const CarnetReceiver *receiver = data;
  gsize                 header_size, payload_size = 0;
  const guint8         *header = g_bytes_get_data (revision->header, &header_size);
  const guint8         *payload
      = revision->payload != NULL ? g_bytes_get_data (revision->payload, &payload_size) : NULL;

  return receiver->revision (&revision->id, header, header_size, payload, payload_size, receiver->data,
                             error);
}

static gboolean
give_attachment_cb (GBytes *bytes, gpointer data, GError **error)
{
  const CarnetReceiver *receiver = data;
  gsize                 size;
  const guint8         *content = g_bytes_get_data (bytes, &size);
  CarnetHash            hash = carnet_hash_of (NULL, content, size);

  return receiver->blob (&hash, content, size, receiver->data, error);
}

gboolean
carnet_xml_read_received (CarnetXmlReader      *reader,
                          const CarnetReceiver *receiver,
                          CarnetProgressFunc    progress_func,
                          gpointer              progress_data,
                          GError              **error)
{
  CarnetXmlReceiver given = { give_revision_cb, give_attachment_cb, (gpointer)receiver };
  CarnetXmlProgress progress = { progress_func, progress_data, NULL, 0, 0 };
  CarnetValidation  found;

  return carnet_xml_read_document (reader, &given, &found, &progress, error);
}
