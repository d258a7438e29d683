/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "store/carnet-db-private.h"

typedef struct
{
  CarnetError code;
  const char *sentence; /* one %s: the file */
} Meaning;

static Meaning
meaning_of (int code)
{
  if (code == SQLITE_READONLY_DBMOVED)
    return (Meaning){ CARNET_ERROR_MOVED,
                      N_ ("“%s” was moved, replaced or deleted while it was open: open it again.") };
  if (code == SQLITE_READONLY_ROLLBACK)
    return (Meaning){ CARNET_ERROR_READ_ONLY,
                      N_ ("A program stopped while it wrote “%s”: open it first where it can be written to, "
                          "with its “-journal” file beside it.") };
  switch (code & 0xff)
    {
    case SQLITE_NOTADB:
      return (Meaning){ CARNET_ERROR_NOT_A_LOGBOOK, N_ ("“%s” is not a logbook.") };
    case SQLITE_CORRUPT:
      return (Meaning){ CARNET_ERROR_CORRUPT, N_ ("“%s” is damaged: its pages do not fit together.") };
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return (Meaning){ CARNET_ERROR_READ_ONLY, N_ ("“%s” cannot be written to.") };
    case SQLITE_FULL:
      return (Meaning){ CARNET_ERROR_DISK_FULL, N_ ("There is no room left on the disk of “%s”.") };
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return (Meaning){ CARNET_ERROR_BUSY, N_ ("Another program is using “%s”: try again in a moment.") };
    case SQLITE_CANTOPEN:
      return (Meaning){ CARNET_ERROR_IO, N_ ("“%s” cannot be opened.") };
    case SQLITE_IOERR:
      return (Meaning){ CARNET_ERROR_IO, N_ ("The disk of “%s” cannot be read or written.") };
    case SQLITE_TOOBIG:
      return (Meaning){ CARNET_ERROR_TOO_LARGE, N_ ("Something in “%s” is too large.") };
    case SQLITE_NOMEM:
      return (Meaning){ CARNET_ERROR_NO_MEMORY, N_ ("There is not enough memory to work on “%s”.") };
    default:
      return (Meaning){ CARNET_ERROR_FAILED, NULL };
    }
}

gboolean
carnet_db_set_error_code (CarnetDb *self, int code, GError **error)
{
  Meaning          meaning = meaning_of (code);
  g_autofree char *name = g_path_get_basename (self->path);

  if ((code & 0xff) == SQLITE_NOMEM)
    self->starved = TRUE;
  if ((code & 0xff) == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled."));
  else if (meaning.sentence == NULL)
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_FAILED, _ ("“%s” cannot be read: %s."), name,
                 sqlite3_errmsg (self->handle));
  else
    {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      g_set_error (error, CARNET_ERROR, meaning.code, _ (meaning.sentence), name);
#pragma GCC diagnostic pop
    }
  return FALSE;
}

gboolean
carnet_db_set_error (CarnetDb *self, GError **error)
{
  return carnet_db_set_error_code (self, sqlite3_extended_errcode (self->handle), error);
}
