/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/carnet-db-private.h"

/* A received file up to where its tables are known to be those of a logbook
 * (carnet-received-file.c); its rows are carnet-received.c's. */

typedef struct
{
  CarnetDb     *db;
  const char   *name;        /* borrowed */
  GCancellable *cancellable; /* borrowed, nullable */
  gint64        deadline_ns; /* of the thread's processor time */
} CarnetReceived;

/** carnet_received_open: @self: zeroed; to be cleared, however this ends. Nothing of @bytes is copied. */
gboolean carnet_received_open (CarnetReceived *self,
                               const guint8   *bytes,
                               gsize           size,
                               const char     *name,
                               GCancellable   *cancellable,
                               GError        **error);
void     carnet_received_clear (CarnetReceived *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CarnetReceived, carnet_received_clear)

/** carnet_received_refuse: @problem: half a sentence, translated. Returns: %FALSE. */
gboolean carnet_received_refuse (CarnetReceived *self, int code, const char *problem, GError **error);
gboolean carnet_received_refuse_damaged (CarnetReceived *self, GError **error);
/** carnet_received_fail: sets @error from what SQLite said last. Returns: %FALSE. */
gboolean carnet_received_fail (CarnetReceived *self, GError **error);
