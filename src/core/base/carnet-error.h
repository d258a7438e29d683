/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CARNET_ERROR:
 *
 * The one error domain of the core. Messages are one translated sentence that
 * says what is wrong and where; codes tell a caller what it can do about it.
 * Cancellation is reported as %G_IO_ERROR_CANCELLED, as everywhere in GLib.
 */
#define CARNET_ERROR (carnet_error_quark ())

/**
 * CarnetError:
 * @CARNET_ERROR_FAILED: something else; the message tells
 * @CARNET_ERROR_INVALID: a value given breaks a rule (a date, an id, a key, a level)
 * @CARNET_ERROR_OUTSIDE: a date falls outside the months of the logbook
 * @CARNET_ERROR_NOT_FOUND: nothing answers to that id, name or path
 * @CARNET_ERROR_AMBIGUOUS: several things answer to that name
 * @CARNET_ERROR_EXISTS: the target is already there
 * @CARNET_ERROR_NOT_A_LOGBOOK: the file is not a logbook (or not an exchange file)
 * @CARNET_ERROR_TOO_NEW: the file was written by a newer version
 * @CARNET_ERROR_CORRUPT: the bytes do not verify: damaged or tampered with
 * @CARNET_ERROR_TOO_LARGE: over a stated limit
 * @CARNET_ERROR_READ_ONLY: the file or its folder cannot be written to
 * @CARNET_ERROR_MOVED: an open file is no longer where it was: it was moved, replaced or deleted
 * @CARNET_ERROR_DISK_FULL: no room left
 * @CARNET_ERROR_BUSY: another program holds the file
 * @CARNET_ERROR_IO: reading or writing failed
 * @CARNET_ERROR_NO_MEMORY: memory ran out
 * @CARNET_ERROR_CHANGED: what was looked at has changed meanwhile: look again
 */
typedef enum
{
  CARNET_ERROR_FAILED,
  CARNET_ERROR_INVALID,
  CARNET_ERROR_OUTSIDE,
  CARNET_ERROR_NOT_FOUND,
  CARNET_ERROR_AMBIGUOUS,
  CARNET_ERROR_EXISTS,
  CARNET_ERROR_NOT_A_LOGBOOK,
  CARNET_ERROR_TOO_NEW,
  CARNET_ERROR_CORRUPT,
  CARNET_ERROR_TOO_LARGE,
  CARNET_ERROR_READ_ONLY,
  CARNET_ERROR_MOVED,
  CARNET_ERROR_DISK_FULL,
  CARNET_ERROR_BUSY,
  CARNET_ERROR_IO,
  CARNET_ERROR_NO_MEMORY,
  CARNET_ERROR_CHANGED,
} CarnetError;

GQuark carnet_error_quark (void);

/**
 * CarnetProgressFunc:
 * @done: how much is done, in the unit of @total
 * @total: how much there is to do, or 0 when unknown
 *
 * Called on the thread that does the work, at most a few dozen times a second.
 */
typedef void (*CarnetProgressFunc) (guint64 done, guint64 total, gpointer user_data);

G_END_DECLS
