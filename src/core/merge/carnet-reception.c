/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-reception.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "base/carnet-file.h"
#include "base/carnet-text.h"
#include "carnet-config.h"

#define READER "carnet-reader"
/* How much more than the file its frames can be: their own bytes, and what XML says in fewer. */
#define FRAMES_PER_BYTE 4
#define FRAMES_BYTES (1u << 20)

typedef struct
{
  char                 *name; /* for sentences: of one line */
  const char *const    *how;  /* (nullable): what else the reader is told */
  const CarnetReceiver *receiver;
  GBytes              **calendar; /* where one goes; nothing else is taken then */
  CarnetReceptionFacts *facts;
  const CarnetWork     *work;        /* nullable */
  GCancellable         *cancellable; /* nullable */
} Reception;

static gboolean
refuse (Reception *self, int code, const char *problem, GError **error)
{
  g_set_error (error, CARNET_ERROR, code, _ ("“%s” cannot be taken in: %s."), self->name, problem);
  return FALSE;
}

/* -- The file --------------------------------------------------------------------------- */

static gboolean
check_file (Reception *self, const struct stat *facts, GError **error)
{
  if (S_ISDIR (facts->st_mode))
    return refuse (self, CARNET_ERROR_NOT_A_LOGBOOK, _ ("it is a folder"), error);
  if (!S_ISREG (facts->st_mode))
    return refuse (self, CARNET_ERROR_NOT_A_LOGBOOK, _ ("it is not a file"), error);
  if (facts->st_size == 0)
    return refuse (self, CARNET_ERROR_NOT_A_LOGBOOK, _ ("it is empty"), error);
  if (facts->st_size > CARNET_RECEIVED_MAX)
    return refuse (self, CARNET_ERROR_TOO_LARGE, _ ("it is larger than 512 MB"), error);
  self->facts->size = (guint64)facts->st_size;
  self->facts->modified_ms = (gint64)facts->st_mtim.tv_sec * 1000 + facts->st_mtim.tv_nsec / 1000000;
  return TRUE;
}

/* Not blocking: opening a FIFO would wait for ever. Returns: -1 with @error. */
static int
open_file (Reception *self, const char *path, GError **error)
{
  int         fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  struct stat facts;

  if (fd < 0 && (errno == EACCES || errno == EPERM))
    return refuse (self, CARNET_ERROR_IO, _ ("it may not be read"), error), -1;
  if (fd < 0 || fstat (fd, &facts) != 0)
    carnet_file_set_error (self->name, errno, error);
  else if (check_file (self, &facts, error))
    return fd;
  if (fd >= 0)
    g_close (fd, NULL);
  return -1;
}

/* -- The process ------------------------------------------------------------------------ */

/* With descriptors inherited, GLib need not copy the tables of all of our memory to start it; the reader
 * closes them first of all. @fd: taken */
static GSubprocess *
start_reader (Reception *self, int fd, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE | G_SUBPROCESS_FLAGS_INHERIT_FDS);
  const char      *folder = g_getenv ("CARNET_LIBEXEC_DIR");
  g_autofree char *program = g_build_filename (folder != NULL ? folder : CARNET_LIBEXECDIR, READER, NULL);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GError) problem = NULL;
  GSubprocess *reader;

  g_ptr_array_add (arguments, program);
  g_ptr_array_add (arguments, self->name);
  for (guint i = 0; self->how != NULL && self->how[i] != NULL; i++)
    g_ptr_array_add (arguments, (char *)self->how[i]);
  g_ptr_array_add (arguments, NULL);
  g_subprocess_launcher_take_stdin_fd (launcher, fd);
  reader = g_subprocess_launcher_spawnv (launcher, (const char *const *)arguments->pdata, &problem);
  if (reader == NULL)
    g_set_error (error, G_SPAWN_ERROR, G_SPAWN_ERROR_FAILED,
                 _ ("The reader of received files could not be started: %s"), problem->message);
  return reader;
}

/* -- The frames ------------------------------------------------------------------------- */

static gboolean
refuse_reader (Reception *self, GError **error)
{
  return refuse (self, CARNET_ERROR_TOO_LARGE,
                 _ ("it could not be read within the limits of memory and time"), error);
}

static gboolean
take_refusal (const CarnetFrame *frame, GError **error)
{
  /* In one line, whatever it is. */
  g_autofree char *sentence = carnet_text_clean_line (frame->sentence, -1);

  g_set_error_literal (error, CARNET_ERROR, (int)frame->code, sentence);
  return FALSE;
}

/* Something else than what was asked for is that of a reader that is another's. */
static gboolean
is_expected (const Reception *self, const CarnetFrame *frame)
{
  if (frame->tag == CARNET_FRAME_REFUSAL || frame->tag == CARNET_FRAME_PROGRESS)
    return TRUE;
  return (frame->tag == CARNET_FRAME_CALENDAR) == (self->calendar != NULL);
}

static gboolean
take_frame (Reception *self, const CarnetFrame *frame, GError **error)
{
  const CarnetReceiver *to = self->receiver;

  if (!is_expected (self, frame))
    return refuse_reader (self, error);

  switch (frame->tag)
    {
    case CARNET_FRAME_REVISION:
      return to->revision (&frame->id, frame->header, frame->header_size, frame->bytes, frame->size, to->data,
                           error);
    case CARNET_FRAME_BLOB:
      return to->blob (&frame->id, frame->bytes, frame->size, to->data, error);
    case CARNET_FRAME_REDACTION:
      return to->redaction (&frame->id, to->data, error);
    case CARNET_FRAME_CALENDAR:
      *self->calendar = g_bytes_new (frame->bytes, frame->size);
      return TRUE;
    case CARNET_FRAME_PROGRESS:
      if (self->work != NULL && self->work->progress != NULL)
        self->work->progress (frame->done, frame->total, self->work->progress_data);
      return TRUE;
    case CARNET_FRAME_END:
      self->facts->hash = frame->id;
      self->facts->kind = frame->kind;
      self->facts->sender = frame->sender;
      return TRUE;
    case CARNET_FRAME_REFUSAL:
    default:
      return take_refusal (frame, error);
    }
}

static gboolean
next_frame (Reception *self, CarnetFrameReader *frames, CarnetFrame *frame, GError **error)
{
  g_autoptr (GError) problem = NULL;

  /* What was read of the pipe before is not taken either. */
  if (!g_cancellable_set_error_if_cancelled (self->cancellable, &problem)
      && carnet_frame_reader_next (frames, frame, self->cancellable, &problem))
    return TRUE;
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled."));
  else
    refuse_reader (self, error);
  return FALSE;
}

static guint64
max_of (const Reception *self)
{
  return self->calendar != NULL ? CARNET_FRAME_CALENDAR_MAX + FRAMES_BYTES
                                : FRAMES_PER_BYTE * self->facts->size + FRAMES_BYTES;
}

static gboolean
take_frames (Reception *self, GInputStream *pipe, GError **error)
{
  g_autoptr (CarnetFrameReader) frames = carnet_frame_reader_new (pipe, max_of (self));
  CarnetFrame frame;

  do
    if (!next_frame (self, frames, &frame, error) || !take_frame (self, &frame, error))
      return FALSE;
  while (frame.tag != CARNET_FRAME_END && frame.tag != CARNET_FRAME_CALENDAR);
  return TRUE;
}

/* @fd: taken */
static gboolean
read_in_process (Reception *self, int fd, GError **error)
{
  g_autoptr (GSubprocess) reader = start_reader (self, fd, error);
  gboolean taken;

  if (reader == NULL)
    return FALSE;
  taken = take_frames (self, g_subprocess_get_stdout_pipe (reader), error);
  if (!taken)
    g_subprocess_force_exit (reader);
  g_subprocess_wait (reader, NULL, NULL);
  return taken;
}

static gboolean
read_path (Reception *self, const char *path, GError **error)
{
  g_autofree char *base = g_filename_display_basename (path);
  g_autofree char *name = carnet_text_clean_line (base, -1);
  int              fd;

  self->name = name;
  self->cancellable = self->work != NULL ? self->work->cancellable : NULL;
  fd = open_file (self, path, error);
  return fd >= 0 && read_in_process (self, fd, error);
}

gboolean
carnet_reception_read (const char           *path,
                       const CarnetReceiver *receiver,
                       CarnetReceptionFacts *facts,
                       const CarnetWork     *work,
                       GError              **error)
{
  Reception self = { .receiver = receiver, .facts = facts, .work = work };

  return read_path (&self, path, error);
}

GBytes *
carnet_reception_read_calendar (const char       *path,
                                const char       *first,
                                const char       *last,
                                const CarnetWork *work,
                                GError          **error)
{
  const char *const    how[] = { CARNET_READER_CALENDAR, first, last, NULL };
  CarnetReceptionFacts facts;
  g_autoptr (GBytes) calendar = NULL;
  Reception self = { .how = how, .calendar = &calendar, .facts = &facts, .work = work };

  return read_path (&self, path, error) ? g_steal_pointer (&calendar) : NULL;
}
