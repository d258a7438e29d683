/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-file-reader.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/carnet-file.h"
#include "carnet-confine.h"
#include "exchange/carnet-xml-received.h"
#include "store/carnet-received.h"

/* Bytes given between two words on progress. */
#define PROGRESS_BYTES (1u << 20)
#define LOGBOOK_START "SQLite format 3" /* with its NUL */
#define UTF_8_MARK "\xef\xbb\xbf"

/* -- Loading ---------------------------------------------------------------------------- */

static gboolean
refuse (CarnetFileReader *self, int code, const char *problem, GError **error)
{
  g_set_error (error, CARNET_ERROR, code, _ ("“%s” cannot be taken in: %s."), self->name, problem);
  return FALSE;
}

/* What is added meanwhile is left out, and what is cut off does not verify. */
static gboolean
read_all (CarnetFileReader *self, int fd, gsize max, GError **error)
{
  gssize n = 1;

  self->bytes = g_malloc (max + 1);
  while (self->size < max && n != 0)
    {
      n = read (fd, self->bytes + self->size, max - self->size);
      if (n < 0 && errno != EINTR)
        return carnet_file_set_error (self->name, errno, error);
      self->size += (gsize)MAX (n, 0);
    }
  return TRUE;
}

gboolean
carnet_file_reader_load (CarnetFileReader *self, int fd, GError **error)
{
  struct stat facts;

  if (fstat (fd, &facts) != 0 || !S_ISREG (facts.st_mode))
    return refuse (self, CARNET_ERROR_NOT_A_LOGBOOK, _ ("it is not a file"), error);
  if (facts.st_size > CARNET_RECEIVED_MAX)
    return refuse (self, CARNET_ERROR_TOO_LARGE, _ ("it is larger than 512 MB"), error);
  carnet_confine_resources ((guint64)facts.st_size);
  if (!read_all (self, fd, (gsize)facts.st_size, error))
    return FALSE;
  self->hash = carnet_hash_of (NULL, self->bytes, self->size);
  return TRUE;
}

void
carnet_file_reader_clear (CarnetFileReader *self)
{
  g_clear_pointer (&self->bytes, g_free);
}

/* -- Giving ----------------------------------------------------------------------------- */

typedef struct
{
  CarnetFrameWriter *writer;
  guint64            done;
  guint64            told;
  guint64            total;
  CarnetId           sender;
} Giving;

static gboolean
tell (Giving *self, gsize given, GError **error)
{
  /* A hostile file may give the same bytes twice. */
  self->done = MIN (self->done + given, self->total);
  if (self->done - self->told < PROGRESS_BYTES)
    return TRUE;
  self->told = self->done;
  return carnet_frame_writer_progress (self->writer, self->done, self->total, error);
}

static gboolean
give_revision_cb (const CarnetHash *id,
                  const guint8     *header,
                  gsize             header_size,
                  const guint8     *payload,
                  gsize             payload_size,
                  gpointer          data,
                  GError          **error)
{
  Giving *self = data;

  return carnet_frame_writer_revision (self->writer, id, header, header_size, payload, payload_size, error)
         && tell (self, header_size + payload_size, error);
}

static gboolean
give_blob_cb (const CarnetHash *hash, const guint8 *bytes, gsize size, gpointer data, GError **error)
{
  Giving *self = data;

  return carnet_frame_writer_blob (self->writer, hash, bytes, size, error) && tell (self, size, error);
}

static gboolean
give_redaction_cb (const CarnetHash *revision, gpointer data, GError **error)
{
  return carnet_frame_writer_redaction (((Giving *)data)->writer, revision, error);
}

static void
give_sender_cb (const CarnetId *person, gpointer data)
{
  ((Giving *)data)->sender = *person;
}

static gboolean
run_logbook (CarnetFileReader *self, const CarnetReceiver *receiver, GError **error)
{
  carnet_confine_calls ();
  return carnet_received_read_logbook ((const guint8 *)self->bytes, self->size, self->name, receiver, NULL,
                                       error);
}

/* -- XML -------------------------------------------------------------------------------- */

/* That nobody listens any more shows at the next revision. */
static void
tell_xml_cb (guint64 done, guint64 total, gpointer data)
{
  carnet_frame_writer_progress (((Giving *)data)->writer, MIN (done, total), total, NULL);
}

static gboolean
run_xml (CarnetFileReader *self, const CarnetReceiver *receiver, GError **error)
{
  g_autoptr (CarnetXmlReader) reader
      = carnet_xml_reader_open_bytes (self->bytes, self->size, self->name, error);

  if (reader == NULL)
    return FALSE;
  carnet_confine_calls ();
  return carnet_xml_read_received (reader, receiver, tell_xml_cb, receiver->data, error);
}

static gboolean
is_xml (const CarnetFileReader *self)
{
  const char *start = self->bytes, *end = self->bytes + self->size;

  if (self->size >= strlen (UTF_8_MARK) && memcmp (start, UTF_8_MARK, strlen (UTF_8_MARK)) == 0)
    start += strlen (UTF_8_MARK);
  while (start < end && g_ascii_isspace (*start))
    start++;
  return start < end && *start == '<';
}

static gboolean
is_logbook (const CarnetFileReader *self)
{
  return self->size >= sizeof LOGBOOK_START && memcmp (self->bytes, LOGBOOK_START, sizeof LOGBOOK_START) == 0;
}

gboolean
carnet_file_reader_run (CarnetFileReader *self, CarnetFrameWriter *writer, GError **error)
{
  Giving         giving = { writer, 0, 0, self->size, { { 0 } } };
  CarnetReceiver receiver = { give_revision_cb, give_blob_cb, give_redaction_cb, give_sender_cb, &giving };
  CarnetFileKind kind = is_logbook (self) ? CARNET_FILE_LOGBOOK : CARNET_FILE_XML;
  /* Said now, while the catalogue of messages may be opened. */
  const char *problem = _ ("it is neither a logbook nor an exchange file");
  gboolean    read;

  if (kind == CARNET_FILE_XML && !is_xml (self))
    return refuse (self, CARNET_ERROR_NOT_A_LOGBOOK, problem, error);
  if (kind == CARNET_FILE_LOGBOOK)
    read = run_logbook (self, &receiver, error);
  else
    read = run_xml (self, &receiver, error);
  return read && carnet_frame_writer_end (writer, &self->hash, kind, &giving.sender, error);
}
