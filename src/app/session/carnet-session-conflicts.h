/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/carnet-session.h"

G_BEGIN_DECLS

/* Settling conflicts and going back to an older version, on the session's worker.
 * Each emits `changed` before it calls back. */

/** carnet_session_resolve_async: as carnet_logbook_resolve(); @choices are copied. */
void     carnet_session_resolve_async (CarnetSession             *self,
                                       CarnetObservationConflict *seen,
                                       const CarnetWrites        *choices,
                                       GCancellable              *cancellable,
                                       GAsyncReadyCallback        callback,
                                       gpointer                   user_data);
gboolean carnet_session_resolve_finish (CarnetSession *self, GAsyncResult *result, GError **error);
/** carnet_session_restore_async: as carnet_logbook_restore_revision(). */
void     carnet_session_restore_async (CarnetSession      *self,
                                       const CarnetId     *observation,
                                       const CarnetHash   *revision,
                                       const GArray       *heads,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
gboolean carnet_session_restore_finish (CarnetSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
