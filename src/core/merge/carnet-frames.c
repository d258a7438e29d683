/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-frames.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "log/carnet-revision.h"

#define BUFFER_SIZE (1u << 20)
#define FRAME_START 5 /* tag and length */
#define END_SIZE (CARNET_HASH_SIZE + 1 + CARNET_ID_SIZE)

/* -- Writing ---------------------------------------------------------------------------- */

struct _CarnetFrameWriter
{
  int     fd;
  guint8 *buffer;
  gsize   used;
};

CarnetFrameWriter *
carnet_frame_writer_new (int fd)
{
  CarnetFrameWriter *self = g_new0 (CarnetFrameWriter, 1);

  self->fd = fd;
  self->buffer = g_malloc (BUFFER_SIZE);
  return self;
}

void
carnet_frame_writer_free (CarnetFrameWriter *self)
{
  g_free (self->buffer);
  g_free (self);
}

static gboolean
write_all (CarnetFrameWriter *self, const guint8 *bytes, gsize size, GError **error)
{
  while (size > 0)
    {
      gssize n = write (self->fd, bytes, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          g_set_error (error, CARNET_ERROR, CARNET_ERROR_IO, "frames: %s", g_strerror (errno));
          return FALSE;
        }
      bytes += n;
      size -= (gsize)n;
    }
  return TRUE;
}

static gboolean
flush (CarnetFrameWriter *self, GError **error)
{
  gsize size = self->used;

  self->used = 0;
  return write_all (self, self->buffer, size, error);
}

/* What would fill the buffer goes past it. */
static gboolean
put (CarnetFrameWriter *self, const void *bytes, gsize size, GError **error)
{
  if (self->used + size > BUFFER_SIZE && !flush (self, error))
    return FALSE;
  if (size > BUFFER_SIZE)
    return write_all (self, bytes, size, error);
  if (size > 0)
    memcpy (self->buffer + self->used, bytes, size);
  self->used += size;
  return TRUE;
}

static gboolean
put_number (CarnetFrameWriter *self, guint32 number, GError **error)
{
  guint32 big = GUINT32_TO_BE (number);

  return put (self, &big, sizeof big, error);
}

static gboolean
begin (CarnetFrameWriter *self, CarnetFrameTag tag, gsize size, GError **error)
{
  guint8 byte = (guint8)tag;

  return put (self, &byte, 1, error) && put_number (self, (guint32)size, error);
}

gboolean
carnet_frame_writer_revision (CarnetFrameWriter *self,
                              const CarnetHash  *id,
                              const guint8      *header,
                              gsize              header_size,
                              const guint8      *payload,
                              gsize              payload_size,
                              GError           **error)
{
  return begin (self, CARNET_FRAME_REVISION, CARNET_HASH_SIZE + sizeof (guint32) + header_size + payload_size,
                error)
         && put (self, id->bytes, CARNET_HASH_SIZE, error) && put_number (self, (guint32)header_size, error)
         && put (self, header, header_size, error) && put (self, payload, payload_size, error);
}

gboolean
carnet_frame_writer_blob (CarnetFrameWriter *self,
                          const CarnetHash  *hash,
                          const guint8      *bytes,
                          gsize              size,
                          GError           **error)
{
  return begin (self, CARNET_FRAME_BLOB, CARNET_HASH_SIZE + size, error)
         && put (self, hash->bytes, CARNET_HASH_SIZE, error) && put (self, bytes, size, error);
}

gboolean
carnet_frame_writer_redaction (CarnetFrameWriter *self, const CarnetHash *revision, GError **error)
{
  return begin (self, CARNET_FRAME_REDACTION, CARNET_HASH_SIZE, error)
         && put (self, revision->bytes, CARNET_HASH_SIZE, error);
}

gboolean
carnet_frame_writer_calendar (CarnetFrameWriter *self, GBytes *bytes, GError **error)
{
  gsize         size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  g_return_val_if_fail (size <= CARNET_FRAME_CALENDAR_MAX, FALSE);

  return begin (self, CARNET_FRAME_CALENDAR, size, error) && put (self, data, size, error)
         && flush (self, error);
}

gboolean
carnet_frame_writer_progress (CarnetFrameWriter *self, guint64 done, guint64 total, GError **error)
{
  guint64 numbers[] = { GUINT64_TO_BE (done), GUINT64_TO_BE (total) };

  /* To be seen now, not when the buffer is full. */
  return begin (self, CARNET_FRAME_PROGRESS, sizeof numbers, error)
         && put (self, numbers, sizeof numbers, error) && flush (self, error);
}

gboolean
carnet_frame_writer_end (CarnetFrameWriter *self,
                         const CarnetHash  *hash,
                         CarnetFileKind     kind,
                         const CarnetId    *sender,
                         GError           **error)
{
  guint8 byte = (guint8)kind;

  return begin (self, CARNET_FRAME_END, END_SIZE, error) && put (self, hash->bytes, CARNET_HASH_SIZE, error)
         && put (self, &byte, 1, error) && put (self, sender->bytes, CARNET_ID_SIZE, error)
         && flush (self, error);
}

gboolean
carnet_frame_writer_refusal (CarnetFrameWriter *self, const GError *refusal, GError **error)
{
  gsize size = MIN (strlen (refusal->message), CARNET_FRAME_SENTENCE_MAX);
  int   code = refusal->domain == CARNET_ERROR ? refusal->code : CARNET_ERROR_FAILED;

  return begin (self, CARNET_FRAME_REFUSAL, sizeof (guint32) + size, error)
         && put_number (self, (guint32)code, error) && put (self, refusal->message, size, error)
         && flush (self, error);
}

/* -- Reading ---------------------------------------------------------------------------- */

struct _CarnetFrameReader
{
  GInputStream *stream; /* borrowed */
  guint64       left;   /* that may still be read */
  guint8       *buffer;
  gsize         allocated;
  gsize         begin, end; /* of what is in the buffer */
  char         *sentence;
};

CarnetFrameReader *
carnet_frame_reader_new (GInputStream *stream, guint64 max)
{
  CarnetFrameReader *self = g_new0 (CarnetFrameReader, 1);

  self->stream = stream;
  self->left = max;
  self->allocated = BUFFER_SIZE;
  self->buffer = g_malloc (BUFFER_SIZE);
  return self;
}

void
carnet_frame_reader_free (CarnetFrameReader *self)
{
  g_free (self->buffer);
  g_free (self->sentence);
  g_free (self);
}

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, CARNET_ERROR, CARNET_ERROR_IO, "frames: not in their form");
  return FALSE;
}

static void
make_room (CarnetFrameReader *self, gsize size)
{
  if (self->begin + size <= self->allocated)
    return;
  memmove (self->buffer, self->buffer + self->begin, self->end - self->begin);
  self->end -= self->begin;
  self->begin = 0;
  if (size > self->allocated)
    {
      self->buffer = g_realloc (self->buffer, size);
      self->allocated = size;
    }
}

/* At least @size bytes, one after the other, from begin on. */
static gboolean
fill (CarnetFrameReader *self, gsize size, GCancellable *cancellable, GError **error)
{
  make_room (self, size);
  while (self->end - self->begin < size)
    {
      gssize n = g_input_stream_read (self->stream, self->buffer + self->end, self->allocated - self->end,
                                      cancellable, error);

      if (n < 0)
        return FALSE;
      if (n == 0 || (guint64)n > self->left)
        return refuse (error);
      self->end += (gsize)n;
      self->left -= (guint64)n;
    }
  return TRUE;
}

static guint32
number_at (const guint8 *bytes)
{
  guint32 number;

  memcpy (&number, bytes, sizeof number);
  return GUINT32_FROM_BE (number);
}

static guint64
long_number_at (const guint8 *bytes)
{
  return (guint64)number_at (bytes) << 32 | number_at (bytes + sizeof (guint32));
}

static gboolean
size_is_possible (guint8 tag, gsize size)
{
  const gsize revision = CARNET_HASH_SIZE + sizeof (guint32);

  switch (tag)
    {
    case CARNET_FRAME_REVISION:
      return size > revision && size <= revision + CARNET_FRAME_HEADER_MAX + CARNET_PAYLOAD_MAX;
    case CARNET_FRAME_BLOB:
      return size >= CARNET_HASH_SIZE && size <= CARNET_HASH_SIZE + CARNET_ATTACHMENT_MAX;
    case CARNET_FRAME_REDACTION:
      return size == CARNET_HASH_SIZE;
    case CARNET_FRAME_CALENDAR:
      return size > 0 && size <= CARNET_FRAME_CALENDAR_MAX;
    case CARNET_FRAME_PROGRESS:
      return size == 2 * sizeof (guint64);
    case CARNET_FRAME_END:
      return size == END_SIZE;
    case CARNET_FRAME_REFUSAL:
      return size > sizeof (guint32) && size <= sizeof (guint32) + CARNET_FRAME_SENTENCE_MAX;
    default:
      return FALSE;
    }
}

static gboolean
split_revision (const guint8 *bytes, gsize size, CarnetFrame *frame)
{
  gsize start = CARNET_HASH_SIZE + sizeof (guint32);

  memcpy (frame->id.bytes, bytes, CARNET_HASH_SIZE);
  frame->header = bytes + start;
  frame->header_size = number_at (bytes + CARNET_HASH_SIZE);
  if (frame->header_size == 0 || frame->header_size > MIN (size - start, CARNET_FRAME_HEADER_MAX))
    return FALSE;
  frame->size = size - start - frame->header_size;
  frame->bytes = frame->size > 0 ? frame->header + frame->header_size : NULL;
  return frame->size <= CARNET_PAYLOAD_MAX;
}

static gboolean
split_refusal (CarnetFrameReader *self, const guint8 *bytes, gsize size, CarnetFrame *frame)
{
  guint32     code = number_at (bytes);
  const char *sentence = (const char *)bytes + sizeof code;

  size -= sizeof code;
  if (code > CARNET_ERROR_CHANGED || !g_utf8_validate_len (sentence, size, NULL))
    return FALSE;
  g_free (self->sentence);
  self->sentence = g_strndup (sentence, size);
  frame->sentence = self->sentence;
  frame->code = (CarnetError)code;
  return TRUE;
}

static gboolean
split (CarnetFrameReader *self, const guint8 *bytes, gsize size, CarnetFrame *frame)
{
  switch (frame->tag)
    {
    case CARNET_FRAME_REVISION:
      return split_revision (bytes, size, frame);
    case CARNET_FRAME_REFUSAL:
      return split_refusal (self, bytes, size, frame);
    case CARNET_FRAME_PROGRESS:
      frame->done = long_number_at (bytes);
      frame->total = long_number_at (bytes + sizeof (guint64));
      return frame->done <= frame->total;
    case CARNET_FRAME_CALENDAR:
      frame->bytes = bytes;
      frame->size = size;
      return TRUE;
    case CARNET_FRAME_BLOB:
    case CARNET_FRAME_REDACTION:
    case CARNET_FRAME_END:
    default:
      memcpy (frame->id.bytes, bytes, CARNET_HASH_SIZE);
      frame->bytes = bytes + CARNET_HASH_SIZE;
      frame->size = size - CARNET_HASH_SIZE;
    }
  if (frame->tag != CARNET_FRAME_END)
    return TRUE;
  frame->kind = frame->bytes[0];
  memcpy (frame->sender.bytes, frame->bytes + 1, CARNET_ID_SIZE);
  return frame->kind == CARNET_FILE_LOGBOOK || frame->kind == CARNET_FILE_XML;
}

gboolean
carnet_frame_reader_next (CarnetFrameReader *self,
                          CarnetFrame       *frame,
                          GCancellable      *cancellable,
                          GError           **error)
{
  const guint8 *bytes;
  gsize         size;

  if (!fill (self, FRAME_START, cancellable, error))
    return FALSE;
  *frame = (CarnetFrame){ .tag = self->buffer[self->begin] };
  size = number_at (self->buffer + self->begin + 1);
  if (!size_is_possible (frame->tag, size))
    return refuse (error);
  self->begin += FRAME_START;
  if (!fill (self, size, cancellable, error))
    return FALSE;
  bytes = self->buffer + self->begin;
  self->begin += size;
  return split (self, bytes, size, frame) || refuse (error);
}
