/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/carnet-session.h"

G_BEGIN_DECLS

/**
 * CarnetThread: the comments on one observation.
 * @comments: (element-type CarnetComment)
 * @draft: (nullable): what is being written on this machine
 */
typedef struct
{
  GPtrArray   *comments;
  CarnetDraft *draft;
} CarnetThread;

void carnet_thread_free (CarnetThread *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetThread, carnet_thread_free)

/** carnet_session_load_thread_async: on the thread that reads. */
void          carnet_session_load_thread_async (CarnetSession      *self,
                                                const CarnetId     *observation,
                                                GCancellable       *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer            user_data);
CarnetThread *carnet_session_load_thread_finish (CarnetSession *self, GAsyncResult *result, GError **error);

/**
 * carnet_session_comment_async:
 * @comment: the nil id for a new one
 * @stamp: of its draft; 0 for none
 * @say: whether it is said now; else it is kept as a draft
 *
 * Calls back with what carnet_session_comment_finish() gives: the id and the stamp to go on with.
 */
void     carnet_session_comment_async (CarnetSession      *self,
                                       const CarnetId     *observation,
                                       const CarnetId     *comment,
                                       gint64              stamp,
                                       const char         *text,
                                       gboolean            say,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
gboolean carnet_session_comment_finish (CarnetSession *self,
                                        GAsyncResult  *result,
                                        CarnetId      *comment,
                                        gint64        *stamp,
                                        GError       **error);

/** carnet_session_settle_comment_async, carnet_session_delete_comment_async: as those of the logbook. */
void     carnet_session_settle_comment_async (CarnetSession      *self,
                                              const CarnetId     *comment,
                                              gboolean            settled,
                                              GAsyncReadyCallback callback,
                                              gpointer            user_data);
void     carnet_session_delete_comment_async (CarnetSession      *self,
                                              const CarnetId     *comment,
                                              gboolean            deleted,
                                              GAsyncReadyCallback callback,
                                              gpointer            user_data);
gboolean carnet_session_change_comment_finish (CarnetSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
