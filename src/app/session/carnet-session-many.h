/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/carnet-session.h"

G_BEGIN_DECLS

/* carnet_logbook_change_many() and carnet_logbook_undo_many(), run on the session's worker. */

/** carnet_session_change_many_async: all but @progress is copied; @progress is called with @user_data. */
void carnet_session_change_many_async (CarnetSession      *self,
                                       const GArray       *numbers,
                                       const char         *key,
                                       const CarnetValue  *value,
                                       GCancellable       *cancellable,
                                       CarnetProgressFunc  progress,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
CarnetManyChange *
carnet_session_change_many_finish (CarnetSession *self, GAsyncResult *result, GError **error);
/** carnet_session_undo_many_async: @change: (transfer full) */
void carnet_session_undo_many_async (CarnetSession      *self,
                                     CarnetManyChange   *change,
                                     GCancellable       *cancellable,
                                     CarnetProgressFunc  progress,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
/** carnet_session_undo_many_finish: @change: (out) (transfer full): what it was given, to try again, on
 * failure; %NULL otherwise */
gboolean carnet_session_undo_many_finish (CarnetSession     *self,
                                          GAsyncResult      *result,
                                          guint             *n_left,
                                          CarnetManyChange **change,
                                          GError           **error);

G_END_DECLS
