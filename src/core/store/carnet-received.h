/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/carnet-error.h"
#include "base/carnet-id.h"

G_BEGIN_DECLS

/** The largest file that is received, in bytes. */
#define CARNET_RECEIVED_MAX (512u << 20)

/**
 * CarnetReceiver:
 * @revision: one revision: the id it is filed under, and its canonical bytes; @payload is %NULL when it was
 *   erased or left out
 * @blob: one attachment and the hash it is filed under
 * @redaction: an erasure that the file asks for
 * @sender: (nullable): the person whom the file names as the one who sent it, before all else
 * @data: passed on
 *
 * Where a reader of a received file puts what it finds, in the order of the file.
 * Nothing has been verified: the receiver hashes again. All bytes are borrowed.
 * Each function returns %FALSE with an error to stop.
 */
typedef struct
{
  gboolean (*revision) (const CarnetHash *id,
                        const guint8     *header,
                        gsize             header_size,
                        const guint8     *payload,
                        gsize             payload_size,
                        gpointer          data,
                        GError          **error);
  gboolean (*blob) (const CarnetHash *hash, const guint8 *bytes, gsize size, gpointer data, GError **error);
  gboolean (*redaction) (const CarnetHash *revision, gpointer data, GError **error);
  void (*sender) (const CarnetId *person, gpointer data);
  gpointer data;
} CarnetReceiver;

/**
 * carnet_received_read_logbook:
 * @bytes: (array length=size): a whole `.carnet` file; not changed
 * @name: what to call the file in a sentence
 *
 * Reads a `.carnet` file that somebody sent, trusting nothing of it: from memory,
 * on a connection of its own without triggers, views, extensions or attaching, with
 * limits, an authorizer and a deadline; only the very schema of a known version is
 * accepted (DESIGN §4). What it finds goes to @receiver.
 *
 * Returns: %FALSE with %CARNET_ERROR_NOT_A_LOGBOOK, %CARNET_ERROR_TOO_NEW,
 *   %CARNET_ERROR_CORRUPT, %CARNET_ERROR_TOO_LARGE or what @receiver said; then
 *   nothing of what was received may be used.
 */
gboolean carnet_received_read_logbook (const guint8         *bytes,
                                       gsize                 size,
                                       const char           *name,
                                       const CarnetReceiver *receiver,
                                       GCancellable         *cancellable,
                                       GError              **error);

G_END_DECLS
