/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-reception-import.h"

#include <glib/gi18n-lib.h>

#include "base/carnet-file.h"

static gboolean
take_revision_cb (const CarnetHash *id,
                  const guint8     *header,
                  gsize             header_size,
                  const guint8     *payload,
                  gsize             payload_size,
                  gpointer          data,
                  GError          **error)
{
  g_autoptr (GBytes) head = g_bytes_new (header, header_size);
  g_autoptr (GBytes) body = payload != NULL ? g_bytes_new (payload, payload_size) : NULL;
  g_autoptr (CarnetRevision) revision = carnet_revision_parse (head, body, id, error);

  return revision != NULL && carnet_intake_add (data, revision, error);
}

/* Under the hash of its bytes, whatever it is filed under. */
static gboolean
take_blob_cb (const CarnetHash *hash, const guint8 *bytes, gsize size, gpointer data, GError **error)
{
  g_autoptr (GBytes) content = g_bytes_new (bytes, size);

  return carnet_intake_add_blob (data, content, error);
}

/* An exchange file asks for no erasure. */
static gboolean
take_redaction_cb (const CarnetHash *revision, gpointer data, GError **error)
{
  return TRUE;
}

static gboolean
take_all (CarnetIntake     *intake,
          const char       *path,
          const CarnetHash *hash,
          const CarnetWork *work,
          GError          **error)
{
  const CarnetReceiver receiver = { take_revision_cb, take_blob_cb, take_redaction_cb, NULL, intake };
  CarnetReceptionFacts facts;

  if (!carnet_reception_read (path, &receiver, &facts, work, error))
    return FALSE;
  if (facts.kind != CARNET_FILE_XML)
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_INVALID, _ ("“%s” is not an exchange file."), path);
  else if (!carnet_hash_equal (&facts.hash, hash))
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_IO, _ ("“%s” was changed while it was read."), path);
  else
    return TRUE;
  return FALSE;
}

gboolean
carnet_reception_import (CarnetStore        *store,
                         const char         *path,
                         gint64              now_ms,
                         CarnetIntakeReport *report,
                         const CarnetWork   *work,
                         GError            **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (CarnetIntake) intake = NULL;
  CarnetIntakeReport taken;
  CarnetHash         hash;

  if (!carnet_file_hash (path, &hash, error))
    return FALSE;
  intake = carnet_intake_begin (store, name, &hash, now_ms, error);
  return intake != NULL && take_all (intake, path, &hash, work, error)
         && carnet_intake_finish (g_steal_pointer (&intake), report != NULL ? report : &taken, error);
}
