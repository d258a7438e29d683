/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/carnet-xml-document.h"

#include <glib/gi18n-lib.h>

#include "exchange/carnet-xml-attachment.h"
#include "exchange/carnet-xml-programme.h"
#include "exchange/carnet-xml-references.h"
#include "exchange/carnet-xml-revision.h"

typedef struct
{
  CarnetXmlReader         *reader;
  const CarnetXmlReceiver *receiver; /* nullable */
  CarnetValidation        *result;
  CarnetXmlProgress       *progress;
  CarnetXmlReferences     *references;
  guint64                  announced_revisions;
  guint64                  announced_attachments;
  gint64                   last_ms; /* of the revision before */
  CarnetHash               last_id;
  CarnetHash               last_attachment;
} Document;

static gboolean
refuse (Document *self, GError **error, const char *problem)
{
  return carnet_xml_reader_refuse (self->reader, error, CARNET_ERROR_CORRUPT, "%s", problem);
}

static gboolean
check_order (Document *self, const CarnetRevision *revision, GError **error)
{
  gboolean first = self->result->n_revisions == 0;
  int      order = carnet_hash_compare (&self->last_id, &revision->id);

  if (!first
      && (self->last_ms > revision->recorded_ms || (self->last_ms == revision->recorded_ms && order >= 0)))
    return refuse (self, error, _ ("the revisions are not in order"));
  self->last_ms = revision->recorded_ms;
  self->last_id = revision->id;
  return TRUE;
}

static gboolean
read_revision (Document *self, GError **error)
{
  g_autoptr (CarnetRevision) revision = carnet_xml_read_revision (self->reader, error);

  if (revision == NULL || !check_order (self, revision, error))
    return FALSE;
  self->result->n_revisions++;
  if (self->receiver != NULL && !self->receiver->revision (revision, self->receiver->data, error))
    return FALSE;
  return carnet_xml_progress_tell (self->progress, carnet_xml_reader_get_offset (self->reader), error);
}

static gboolean
read_attachment (Document *self, GError **error)
{
  CarnetHash hash;
  g_autoptr (GBytes) bytes = carnet_xml_read_attachment (self->reader, &hash, error);

  if (bytes == NULL)
    return FALSE;
  if (self->result->n_attachments > 0 && carnet_hash_compare (&self->last_attachment, &hash) >= 0)
    return refuse (self, error, _ ("the attachments are not in order"));
  self->last_attachment = hash;
  self->result->n_attachments++;
  if (self->receiver != NULL && !self->receiver->attachment (bytes, self->receiver->data, error))
    return FALSE;
  return carnet_xml_progress_tell (self->progress, carnet_xml_reader_get_offset (self->reader), error);
}

static gboolean
read_programme (Document *self, GError **error)
{
  g_autoptr (CarnetProgramme) programme = carnet_xml_read_programme (self->reader, FALSE, error);

  return programme != NULL;
}

static guint64
get_count (Document *self)
{
  return g_ascii_strtoull (carnet_xml_reader_get_attribute (self->reader, "count"), NULL, 10);
}

static gboolean
read_element (Document *self, GError **error)
{
  int depth = carnet_xml_reader_get_depth (self->reader);

  if (depth == 1 && carnet_xml_reader_is (self->reader, "programme"))
    return read_programme (self, error);
  if (depth == 1 && carnet_xml_reader_is (self->reader, "revisions"))
    self->announced_revisions = get_count (self);
  if (depth == 1 && carnet_xml_reader_is (self->reader, "attachments"))
    self->announced_attachments = get_count (self);
  if (depth == 2 && carnet_xml_reader_is (self->reader, "revision"))
    return read_revision (self, error);
  if (depth == 2 && carnet_xml_reader_is (self->reader, "attachment"))
    return read_attachment (self, error);
  if (depth == 2 && carnet_xml_reader_is (self->reader, "observation"))
    {
      self->result->n_observations++;
      if (!carnet_xml_progress_tell (self->progress, carnet_xml_reader_get_offset (self->reader), error))
        return FALSE;
    }
  return carnet_xml_references_note (self->references, self->reader, depth, error);
}

static gboolean
read_root (Document *self, GError **error)
{
  if (carnet_xml_reader_next (self->reader, error) != CARNET_XML_ELEMENT)
    return FALSE;
  if (carnet_xml_reader_is (self->reader, "programme"))
    return carnet_xml_reader_refuse (self->reader, error, CARNET_ERROR_NOT_A_LOGBOOK,
                                     _ ("this is a programme, not an export of a logbook"));
  self->result->profile
      = carnet_xml_reader_is (self->reader, "exchange") ? CARNET_PROFILE_EXCHANGE : CARNET_PROFILE_REPORT;
  if (self->receiver != NULL && self->result->profile == CARNET_PROFILE_REPORT)
    return carnet_xml_reader_refuse (
        self->reader, error, CARNET_ERROR_NOT_A_LOGBOOK,
        _ ("this is a report, made for reading: only an exchange file can be imported"));
  return TRUE;
}

static gboolean
check_counts (Document *self, GError **error)
{
  if (self->announced_revisions != self->result->n_revisions)
    return refuse (self, error, _ ("it does not hold as many revisions as it says"));
  if (self->announced_attachments != self->result->n_attachments)
    return refuse (self, error, _ ("it does not hold as many attachments as it says"));
  return TRUE;
}

static gboolean
read_all (Document *self, GError **error)
{
  if (!read_root (self, error))
    return FALSE;
  for (;;)
    switch (carnet_xml_reader_next (self->reader, error))
      {
      case CARNET_XML_FAILED:
        return FALSE;
      case CARNET_XML_ELEMENT:
        if (!read_element (self, error))
          return FALSE;
        break;
      case CARNET_XML_CLOSE:
        break;
      case CARNET_XML_END:
        return check_counts (self, error)
               && carnet_xml_references_check (self->references, self->reader, error);
      }
}

gboolean
carnet_xml_read_document (CarnetXmlReader         *reader,
                          const CarnetXmlReceiver *receiver,
                          CarnetValidation        *result,
                          CarnetXmlProgress       *progress,
                          GError                 **error)
{
  g_autoptr (CarnetXmlReferences) references = carnet_xml_references_new ();
  Document document = { reader, receiver, result, progress, references };

  *result = (CarnetValidation){ 0 };
  progress->total = carnet_xml_reader_get_size (reader);
  return read_all (&document, error);
}

gboolean
carnet_xml_validate (const char *path, CarnetValidation *result, GCancellable *cancellable, GError **error)
{
  g_autoptr (CarnetXmlReader) reader = carnet_xml_reader_open (path, error);
  CarnetXmlProgress progress = { .cancellable = cancellable };
  CarnetValidation  found;

  if (reader == NULL || !carnet_xml_read_document (reader, NULL, &found, &progress, error))
    return FALSE;
  if (result != NULL)
    *result = found;
  return TRUE;
}
