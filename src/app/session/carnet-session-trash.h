/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "logbook/carnet-logbook.h"
#include "session/carnet-session.h"

G_BEGIN_DECLS

/** carnet_session_list_trash_async: as carnet_logbook_list_trash(), by the reader. */
void carnet_session_list_trash_async (CarnetSession      *self,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
/** carnet_session_list_trash_finish: (transfer full) (element-type CarnetTrashed) */
GPtrArray *carnet_session_list_trash_finish (CarnetSession *self, GAsyncResult *result, GError **error);
/** carnet_session_put_back_async: as carnet_logbook_set_deleted(), to bring it back. */
void     carnet_session_put_back_async (CarnetSession       *self,
                                        const CarnetTrashed *trashed,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);
gboolean carnet_session_put_back_finish (CarnetSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
