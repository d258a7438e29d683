/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/carnet-received.h"
#include "store/carnet-store-file.h"

G_BEGIN_DECLS

/**
 * CarnetReceptionFacts: what is known of a received file besides what it holds.
 * @hash: SHA-256 of all its bytes
 * @modified_ms: when it was last changed, by the file system
 */
typedef struct
{
  CarnetHash hash;
  guint64    size;
  gint64     modified_ms;
} CarnetReceptionFacts;

/**
 * carnet_reception_read:
 * @path: a `.carnet` copy or an XML exchange file
 *
 * Has @path read by a process of its own, with limits of memory and time, and gives
 * what it finds to @receiver, unverified. Cancelling ends that process.
 *
 * Returns: %FALSE with one sentence when the file cannot be read, is refused, or
 *   when reading it passed the limits; then nothing received may be used.
 */
gboolean carnet_reception_read (const char           *path,
                                const CarnetReceiver *receiver,
                                CarnetReceptionFacts *facts,
                                const CarnetWork     *work,
                                GError              **error);

G_END_DECLS
