/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-reception.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/carnet-file.h"
#include "carnet-config.h"
#include "merge/carnet-frames.h"

#define READER "carnet-reader"
#define BUFFER_SIZE (1u << 20)
/* Frames between two looks at the cancellable. */
#define LOOK_EVERY 64

typedef struct
{
  const char           *name;
  const CarnetReceiver *receiver;
  CarnetReceptionFacts *facts;
  const CarnetWork     *work;
  GInputStream         *frames;
  GByteArray           *frame;
  gboolean              ended;
} Reception;

/* -- The file ---------------------------------------------------------------------------- */

static gboolean
refuse (const char *name, int code, const char *problem, GError **error)
{
  g_set_error (error, CARNET_ERROR, code, _ ("“%s” cannot be taken in: %s."), name, problem);
  return FALSE;
}

static gboolean
check_file (Reception *self, int fd, GError **error)
{
  struct stat facts;

  if (fstat (fd, &facts) != 0)
    return carnet_file_set_error (self->name, errno, error);
  if (!S_ISREG (facts.st_mode))
    return refuse (self->name, CARNET_ERROR_NOT_A_LOGBOOK, _ ("it is not a file"), error);
  if (facts.st_size == 0)
    return refuse (self->name, CARNET_ERROR_NOT_A_LOGBOOK, _ ("it is empty"), error);
  if (facts.st_size > CARNET_RECEIVED_MAX)
    return refuse (self->name, CARNET_ERROR_TOO_LARGE, _ ("it is larger than 512 MB"), error);
  self->facts->size = (guint64)facts.st_size;
  self->facts->modified_ms = (gint64)facts.st_mtim.tv_sec * 1000 + facts.st_mtim.tv_nsec / 1000000;
  return TRUE;
}

/* Not blocking: opening a FIFO would wait for ever. */
static int
open_file (Reception *self, const char *path, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

  if (fd < 0)
    return carnet_file_set_error (path, errno, error), -1;
  if (check_file (self, fd, error))
    return fd;
  close (fd);
  return -1;
}

/* -- The reader ---------------------------------------------------------------------------- */

static GSubprocess *
start_reader (Reception *self, int fd, GError **error)
{
  const char      *folder = g_getenv ("CARNET_LIBEXEC_DIR");
  g_autofree char *program = g_build_filename (folder != NULL ? folder : CARNET_LIBEXECDIR, READER, NULL);
  g_autoptr (GError) problem = NULL;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  GSubprocess *reader;

  g_subprocess_launcher_take_stdin_fd (launcher, fd);
  reader = g_subprocess_launcher_spawn (launcher, &problem, program, self->name, NULL);
  if (reader == NULL)
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_FAILED,
                 _ ("The reader of received files could not be started: %s"), problem->message);
  return reader;
}

static gboolean
refuse_frame (Reception *self, GError **error)
{
  return refuse (self->name, CARNET_ERROR_TOO_LARGE,
                 _ ("it could not be read within the limits of memory and time"), error);
}

static guint64
read_be (const guint8 *bytes, guint size)
{
  guint64 value = 0;

  for (guint i = 0; i < size; i++)
    value = value << 8 | bytes[i];
  return value;
}

static CarnetHash
read_hash (const guint8 *bytes)
{
  CarnetHash hash;

  memcpy (hash.bytes, bytes, CARNET_HASH_SIZE);
  return hash;
}

/* -- Frames ----------------------------------------------------------------------------------- */

static gboolean
take_revision (Reception *self, const guint8 *bytes, gsize size, GError **error)
{
  const gsize head = CARNET_HASH_SIZE + 4;
  gsize       header_size = size >= head ? (gsize)read_be (bytes + CARNET_HASH_SIZE, 4) : 0;
  CarnetHash  id;

  if (size < head || header_size > size - head)
    return refuse_frame (self, error);
  id = read_hash (bytes);
  return self->receiver->revision (&id, bytes + head, header_size,
                                   size > head + header_size ? bytes + head + header_size : NULL,
                                   size - head - header_size, self->receiver->data, error);
}

static gboolean
take_blob (Reception *self, const guint8 *bytes, gsize size, GError **error)
{
  CarnetHash hash;

  if (size < CARNET_HASH_SIZE)
    return refuse_frame (self, error);
  hash = read_hash (bytes);
  return self->receiver->blob (&hash, bytes + CARNET_HASH_SIZE, size - CARNET_HASH_SIZE, self->receiver->data,
                               error);
}

static gboolean
take_redaction (Reception *self, const guint8 *bytes, gsize size, GError **error)
{
  CarnetHash revision;

  if (size != CARNET_HASH_SIZE)
    return refuse_frame (self, error);
  revision = read_hash (bytes);
  return self->receiver->redaction (&revision, self->receiver->data, error);
}

static gboolean
take_progress (Reception *self, const guint8 *bytes, gsize size, GError **error)
{
  if (size != 16)
    return refuse_frame (self, error);
  if (self->work != NULL && self->work->progress != NULL)
    self->work->progress (read_be (bytes, 8), read_be (bytes + 8, 8), self->work->progress_data);
  return TRUE;
}

static gboolean
take_end (Reception *self, const guint8 *bytes, gsize size, GError **error)
{
  if (size != CARNET_HASH_SIZE)
    return refuse_frame (self, error);
  self->facts->hash = read_hash (bytes);
  self->ended = TRUE;
  return TRUE;
}

/* The sentence is the reader's, which the file may have broken: it is shown, no more. */
static gboolean
take_refusal (Reception *self, const guint8 *bytes, gsize size, GError **error)
{
  g_autofree char *sentence = NULL;

  if (size < 5 || size > 4096)
    return refuse_frame (self, error);
  sentence = g_utf8_make_valid ((const char *)bytes + 4, (gssize)size - 4);
  g_set_error_literal (error, CARNET_ERROR, (int)MIN (read_be (bytes, 4), CARNET_ERROR_NO_MEMORY), sentence);
  return FALSE;
}

static gboolean
take_frame (Reception *self, guint8 tag, const guint8 *bytes, gsize size, GError **error)
{
  switch (tag)
    {
    case CARNET_FRAME_REVISION:
      return take_revision (self, bytes, size, error);
    case CARNET_FRAME_BLOB:
      return take_blob (self, bytes, size, error);
    case CARNET_FRAME_REDACTION:
      return take_redaction (self, bytes, size, error);
    case CARNET_FRAME_PROGRESS:
      return take_progress (self, bytes, size, error);
    case CARNET_FRAME_END:
      return take_end (self, bytes, size, error);
    case CARNET_FRAME_REFUSED:
      return take_refusal (self, bytes, size, error);
    default:
      return refuse_frame (self, error);
    }
}

/* Returns: %FALSE at the end of the stream too. */
static gboolean
read_exactly (Reception *self, void *bytes, gsize size, GError **error)
{
  gsize read;

  return g_input_stream_read_all (self->frames, bytes, size, &read,
                                  self->work != NULL ? self->work->cancellable : NULL, error)
         && read == size;
}

static gboolean
read_frame (Reception *self, GError **error)
{
  guint8 head[CARNET_FRAME_HEAD];
  gsize  size;

  if (!read_exactly (self, head, sizeof head, error))
    return FALSE;
  size = (gsize)read_be (head + 1, 4);
  if (size > CARNET_FRAME_MAX)
    return refuse_frame (self, error);
  g_byte_array_set_size (self->frame, (guint)size);
  return read_exactly (self, self->frame->data, size, error)
         && take_frame (self, head[0], self->frame->data, size, error);
}

static gboolean
read_frames (Reception *self, GError **error)
{
  g_autoptr (GError) problem = NULL;

  while (!self->ended && read_frame (self, &problem))
    ;
  if (self->ended)
    return TRUE;
  if (problem == NULL)
    return refuse_frame (self, error);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

gboolean
carnet_reception_read (const char           *path,
                       const CarnetReceiver *receiver,
                       CarnetReceptionFacts *facts,
                       const CarnetWork     *work,
                       GError              **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GSubprocess) reader = NULL;
  g_autoptr (GByteArray) frame = g_byte_array_new ();
  Reception self = { .name = name, .receiver = receiver, .facts = facts, .work = work, .frame = frame };
  gboolean  done;
  int       fd = open_file (&self, path, error);

  if (fd < 0)
    return FALSE;
  reader = start_reader (&self, fd, error);
  if (reader == NULL)
    return FALSE;
  self.frames = g_buffered_input_stream_new_sized (g_subprocess_get_stdout_pipe (reader), BUFFER_SIZE);
  done = read_frames (&self, error);
  g_object_unref (self.frames);
  g_subprocess_force_exit (reader);
  g_subprocess_wait (reader, NULL, NULL);
  return done;
}
