/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/carnet-i18n.h"
#include "exchange/carnet-xml-received.h"
#include "merge/carnet-frames.h"
#include "store/carnet-received.h"

/*
 * carnet-reader NAME <FILE: a filter from the bytes of a received file to frames
 * (core/merge/carnet-frames.h). Trusts nothing, writes nothing, and limits itself
 * before it looks at the file.
 */

#define MEMORY_SPARE ((rlim_t)300 << 20)
#define BYTES_A_CPU_SECOND (10u << 20)
#define LOGBOOK_START "SQLite format 3"
#define STANDARD_INPUT "/proc/self/fd/0"

typedef struct
{
  const char *name;
  GByteArray *buffer;
} Reader;

/* -- Limits ------------------------------------------------------------------------------ */

static void
limit (int resource, rlim_t most)
{
  struct rlimit values = { most, most };

  setrlimit (resource, &values);
}

static void
limit_self (guint64 size)
{
  /* The address sanitizer reserves more addresses than there are. */
#ifndef __SANITIZE_ADDRESS__
  limit (RLIMIT_AS, (rlim_t)size * 2 + MEMORY_SPARE);
#endif
  limit (RLIMIT_CPU, 5 + (rlim_t)(size / BYTES_A_CPU_SECOND));
  limit (RLIMIT_CORE, 0);
  limit (RLIMIT_FSIZE, 0);
  prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

/* -- What is told --------------------------------------------------------------------------- */

static gboolean
tell (Reader *self, CarnetFrame tag, const CarnetFramePart *parts, guint n_parts, GError **error)
{
  if (carnet_frame_write (STDOUT_FILENO, self->buffer, tag, parts, n_parts))
    return TRUE;
  g_set_error_literal (error, CARNET_ERROR, CARNET_ERROR_IO, "nobody reads");
  return FALSE;
}

static gboolean
tell_revision_cb (const CarnetHash *id,
                  const guint8     *header,
                  gsize             header_size,
                  const guint8     *payload,
                  gsize             payload_size,
                  gpointer          data,
                  GError          **error)
{
  guint32         length = GUINT32_TO_BE ((guint32)header_size);
  CarnetFramePart parts[] = { { id->bytes, CARNET_HASH_SIZE },
                              { &length, sizeof length },
                              { header, header_size },
                              { payload, payload_size } };

  return tell (data, CARNET_FRAME_REVISION, parts, G_N_ELEMENTS (parts), error);
}

static gboolean
tell_blob_cb (const CarnetHash *hash, const guint8 *bytes, gsize size, gpointer data, GError **error)
{
  CarnetFramePart parts[] = { { hash->bytes, CARNET_HASH_SIZE }, { bytes, size } };

  return tell (data, CARNET_FRAME_BLOB, parts, G_N_ELEMENTS (parts), error);
}

static gboolean
tell_redaction_cb (const CarnetHash *revision, gpointer data, GError **error)
{
  CarnetFramePart part = { revision->bytes, CARNET_HASH_SIZE };

  return tell (data, CARNET_FRAME_REDACTION, &part, 1, error);
}

static void
tell_progress_cb (guint64 done, guint64 total, gpointer data)
{
  guint64         numbers[2] = { GUINT64_TO_BE (done), GUINT64_TO_BE (total) };
  CarnetFramePart part = { numbers, sizeof numbers };

  tell (data, CARNET_FRAME_PROGRESS, &part, 1, NULL);
}

static int
end (Reader *self, const CarnetHash *hash)
{
  CarnetFramePart part = { hash->bytes, CARNET_HASH_SIZE };

  return tell (self, CARNET_FRAME_END, &part, 1, NULL) && carnet_frame_flush (STDOUT_FILENO, self->buffer)
             ? 0
             : 1;
}

static int
give_up (Reader *self, const GError *error)
{
  guint32         code = GUINT32_TO_BE (error->domain == CARNET_ERROR ? error->code : CARNET_ERROR_FAILED);
  CarnetFramePart parts[] = { { &code, sizeof code }, { error->message, strlen (error->message) } };

  tell (self, CARNET_FRAME_REFUSED, parts, G_N_ELEMENTS (parts), NULL);
  carnet_frame_flush (STDOUT_FILENO, self->buffer);
  return 1;
}

/* -- What is read ------------------------------------------------------------------------------ */

/* Read once: what is hashed is what is read, whoever changes the file meanwhile. */
static guint8 *
read_all (gsize size, GError **error)
{
  guint8 *bytes = g_try_malloc (size);
  gsize   at = 0;

  while (bytes != NULL && at < size)
    {
      gssize n = pread (STDIN_FILENO, bytes + at, size - at, (off_t)at);

      if (n == 0 || (n < 0 && errno != EINTR))
        break;
      at += (gsize)MAX (n, 0);
    }
  if (bytes != NULL && at == size)
    return bytes;
  g_free (bytes);
  g_set_error_literal (error, CARNET_ERROR, CARNET_ERROR_IO, _ ("The file changed while it was read."));
  return NULL;
}

static gboolean
read_file (Reader *self, const guint8 *bytes, gsize size, GError **error)
{
  CarnetReceiver receiver = { tell_revision_cb, tell_blob_cb, tell_redaction_cb, self };
  gboolean       is_logbook
      = size >= sizeof LOGBOOK_START && memcmp (bytes, LOGBOOK_START, sizeof LOGBOOK_START) == 0;

  if (is_logbook)
    return carnet_received_read_logbook (bytes, size, self->name, &receiver, NULL, error);
  if (memchr (bytes, '<', MIN (size, 64)) != NULL)
    return carnet_xml_read_received (STANDARD_INPUT, self->name, &receiver, tell_progress_cb, self, error);
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_A_LOGBOOK, _ ("“%s” cannot be taken in: %s."),
               self->name, _ ("it is not a logbook"));
  return FALSE;
}

static int
run (Reader *self, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autofree guint8 *bytes = read_all (size, &error);
  CarnetHash         hash, again;

  if (bytes == NULL)
    return give_up (self, error);
  hash = carnet_hash_of (NULL, bytes, size);
  if (!read_file (self, bytes, size, &error))
    return give_up (self, error);
  /* The XML is read from the file itself: it must still be the same. */
  if (pread (STDIN_FILENO, bytes, size, 0) != (gssize)size)
    again = (CarnetHash){ { 0 } };
  else
    again = carnet_hash_of (NULL, bytes, size);
  if (carnet_hash_equal (&hash, &again))
    return end (self, &hash);
  g_set_error_literal (&error, CARNET_ERROR, CARNET_ERROR_IO, _ ("The file changed while it was read."));
  return give_up (self, error);
}

int
main (int argc, char **argv)
{
  Reader      self = { argc > 1 ? argv[1] : "?", g_byte_array_new () };
  struct stat facts;
  int         status;

  signal (SIGPIPE, SIG_IGN);
  carnet_i18n_init ();
  if (fstat (STDIN_FILENO, &facts) != 0 || !S_ISREG (facts.st_mode) || facts.st_size <= 0
      || facts.st_size > CARNET_RECEIVED_MAX)
    return 2;
  limit_self ((guint64)facts.st_size);
  status = run (&self, (gsize)facts.st_size);
  g_byte_array_unref (self.buffer);
  return status;
}
