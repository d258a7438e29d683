/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/carnet-session.h"

G_BEGIN_DECLS

/* Merging, on the session's worker. A #CarnetMerge may be looked at on the main
 * thread while no work of it is under way; it must not outlive the session. */

/** carnet_session_prepare_merge_async: as carnet_logbook_prepare_merge(). */
void carnet_session_prepare_merge_async (CarnetSession      *self,
                                         const char *const  *paths,
                                         GCancellable       *cancellable,
                                         CarnetProgressFunc  progress,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
/** carnet_session_prepare_merge_finish: (transfer full) */
CarnetMerge *carnet_session_prepare_merge_finish (CarnetSession *self, GAsyncResult *result, GError **error);
/** carnet_session_set_merge_options_async: as carnet_logbook_set_merge_options(); @merge is borrowed until it
 * ends. */
void     carnet_session_set_merge_options_async (CarnetSession      *self,
                                                 CarnetMerge        *merge,
                                                 CarnetMergeOptions  options,
                                                 GCancellable       *cancellable,
                                                 CarnetProgressFunc  progress,
                                                 GAsyncReadyCallback callback,
                                                 gpointer            user_data);
gboolean carnet_session_set_merge_options_finish (CarnetSession *self, GAsyncResult *result, GError **error);
/** carnet_session_apply_merge_async: as carnet_logbook_apply_merge(); @merge is borrowed until it ends. */
void     carnet_session_apply_merge_async (CarnetSession      *self,
                                           CarnetMerge        *merge,
                                           GCancellable       *cancellable,
                                           CarnetProgressFunc  progress,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
gboolean carnet_session_apply_merge_finish (CarnetSession *self,
                                            GAsyncResult  *result,
                                            gint64        *sitting,
                                            GError       **error);
/** carnet_session_back_up_ahead: carnet_logbook_back_up_ahead() while a merge is looked at, each time after
 * all that was asked for before, until there is no more or @cancellable is cancelled. */
void carnet_session_back_up_ahead (CarnetSession *self, GCancellable *cancellable);
/** carnet_session_drop_backup_ahead: when nothing is merged after all. */
void carnet_session_drop_backup_ahead (CarnetSession *self);
/** carnet_session_list_merge_details_async: as carnet_logbook_list_merge_details(); @merge is borrowed until
 * it ends. */
void carnet_session_list_merge_details_async (CarnetSession      *self,
                                              CarnetMerge        *merge,
                                              guint               file,
                                              guint               first,
                                              guint               n,
                                              GCancellable       *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer            user_data);
/** carnet_session_list_merge_details_finish: (transfer full) (element-type CarnetMergeDetail) */
GPtrArray *
carnet_session_list_merge_details_finish (CarnetSession *self, GAsyncResult *result, GError **error);
/** carnet_session_list_batches_async: as carnet_logbook_list_batches(), by the reader. */
void carnet_session_list_batches_async (CarnetSession      *self,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
/** carnet_session_list_batches_finish: (transfer full) (element-type CarnetBatch) */
GPtrArray *carnet_session_list_batches_finish (CarnetSession *self, GAsyncResult *result, GError **error);
/** carnet_session_set_withdrawn_async: as carnet_logbook_withdraw_batch(), carnet_logbook_reapply_batch(). */
void     carnet_session_set_withdrawn_async (CarnetSession      *self,
                                             gint64              batch,
                                             gboolean            withdrawn,
                                             GAsyncReadyCallback callback,
                                             gpointer            user_data);
gboolean carnet_session_set_withdrawn_finish (CarnetSession    *self,
                                              GAsyncResult     *result,
                                              CarnetWithdrawal *report,
                                              GError          **error);
/** carnet_session_withdraw_sitting_async: as carnet_logbook_withdraw_sitting(). */
void carnet_session_withdraw_sitting_async (CarnetSession      *self,
                                            gint64              sitting,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);

G_END_DECLS
