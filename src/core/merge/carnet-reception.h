/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "merge/carnet-frames.h"
#include "store/carnet-received.h"
#include "store/carnet-store-file.h"

G_BEGIN_DECLS

/**
 * CarnetReceptionFacts:
 * @hash: SHA-256 of the bytes that were read
 * @size: in bytes, when it was opened
 * @sender: the person who sent it, as it says, whoever that is; nil
 * @modified_ms: when it was last changed, by the file system
 */
typedef struct
{
  CarnetHash     hash;
  CarnetFileKind kind;
  CarnetId       sender;
  guint64        size;
  gint64         modified_ms;
} CarnetReceptionFacts;

/**
 * carnet_reception_read:
 * @path: a file that somebody sent; nothing beside it is looked at
 * @facts: (out): undefined when it fails
 * @work: (nullable): progress is in bytes
 *
 * Reads a received file in a process of its own (carnet-reader), within limits of
 * memory and time, and gives @receiver what it holds, which is still to be verified.
 * May be called on any thread, and on several at once.
 *
 * Returns: %FALSE with one sentence that names the file; as
 *   carnet_received_read_logbook(), or %CARNET_ERROR_NOT_FOUND, %CARNET_ERROR_IO,
 *   %G_IO_ERROR_CANCELLED, %G_SPAWN_ERROR when the process cannot be started, or what @receiver said. Then
 * nothing of what was received may be used.
 */
gboolean carnet_reception_read (const char           *path,
                                const CarnetReceiver *receiver,
                                CarnetReceptionFacts *facts,
                                const CarnetWork     *work,
                                GError              **error);

/** CARNET_READER_CALENDAR: what tells the reader to read a calendar. */
#define CARNET_READER_CALENDAR "calendar"

/**
 * carnet_reception_read_calendar:
 * @path: a calendar that somebody sent
 * @first, @last: as carnet_calendar_read(), each `YYYY-MM-DD`, or empty for none
 * @work: (nullable): without progress
 *
 * As carnet_reception_read(). Returns: (transfer full) (nullable): for carnet_calendar_from_bytes(), which
 * trusts nothing of it
 */
GBytes *carnet_reception_read_calendar (const char       *path,
                                        const char       *first,
                                        const char       *last,
                                        const CarnetWork *work,
                                        GError          **error);

G_END_DECLS
