/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/carnet-session.h"

G_BEGIN_DECLS

/* Suspected duplicates, on the session's workers. */

/** carnet_session_list_aliases_async: as carnet_logbook_list_aliases(), by the reader. */
void carnet_session_list_aliases_async (CarnetSession      *self,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
/** carnet_session_list_aliases_finish: (transfer full) (element-type CarnetAliasPair) */
GPtrArray *carnet_session_list_aliases_finish (CarnetSession *self, GAsyncResult *result, GError **error);
/** carnet_session_judge_alias_async: as carnet_logbook_judge_alias(). */
void     carnet_session_judge_alias_async (CarnetSession      *self,
                                           const CarnetId     *a,
                                           const CarnetId     *b,
                                           CarnetAliasState    verdict,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
gboolean carnet_session_judge_alias_finish (CarnetSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
