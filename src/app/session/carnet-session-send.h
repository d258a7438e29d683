/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/carnet-session.h"

G_BEGIN_DECLS

/**
 * CarnetSendFacts: what a person chooses from, before a copy is made.
 * @n_observations: of all that would be in it
 * @n_private: those that are left out, unless asked for
 * @n_once_private: those that are in it, and were private once
 * @deleted, @deleted_with_private: what is deleted and is in it without and with private observations
 * @recipients: (array zero-terminated=1): earlier ones, the last first, each once
 */
typedef struct
{
  guint         n_observations;
  guint         n_private;
  guint         n_once_private;
  CarnetDeleted deleted;
  CarnetDeleted deleted_with_private;
  char        **recipients;
} CarnetSendFacts;
void carnet_send_facts_free (CarnetSendFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetSendFacts, carnet_send_facts_free)

void carnet_session_load_send_facts_async (CarnetSession      *self,
                                           GCancellable       *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
/** carnet_session_load_send_facts_finish: (transfer full) */
CarnetSendFacts *
carnet_session_load_send_facts_finish (CarnetSession *self, GAsyncResult *result, GError **error);

/** carnet_session_send_async: as carnet_logbook_send(); @progress is called on the main thread with
 * @user_data. */
void carnet_session_send_async (CarnetSession      *self,
                                const char         *path,
                                const char         *recipient,
                                CarnetSendContent   content,
                                GCancellable       *cancellable,
                                CarnetProgressFunc  progress,
                                GAsyncReadyCallback callback,
                                gpointer            user_data);
/** carnet_session_send_finish: @report: (out): to be cleared. */
gboolean carnet_session_send_finish (CarnetSession    *self,
                                     GAsyncResult     *result,
                                     CarnetSendReport *report,
                                     GError          **error);

/** carnet_session_list_holders_async: as carnet_logbook_list_holders(). */
void carnet_session_list_holders_async (CarnetSession      *self,
                                        const CarnetId     *observation,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
/** carnet_session_list_holders_finish: (transfer full) (element-type utf8) */
GPtrArray *carnet_session_list_holders_finish (CarnetSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
