/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/carnet-session.h"

G_BEGIN_DECLS

/* Reading conflicts and histories, by the session's reader. */

/**
 * carnet_session_find_conflict_async:
 * @entity: (nullable): found wherever it stands while it is in conflict
 * @position: else, in carnet_logbook_list_conflicts(); the last one when there are fewer
 */
void carnet_session_find_conflict_async (CarnetSession      *self,
                                         const CarnetId     *entity,
                                         guint               position,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
/**
 * carnet_session_find_conflict_finish:
 * @conflict: (out) (transfer full) (nullable): %NULL when nothing is in conflict
 * @position, @n_conflicts: (out): where it stands among how many
 */
gboolean carnet_session_find_conflict_finish (CarnetSession         *self,
                                              GAsyncResult          *result,
                                              CarnetEntityConflict **conflict,
                                              guint                 *position,
                                              guint                 *n_conflicts,
                                              GError               **error);
/** carnet_session_list_history_async: as carnet_logbook_list_history(). */
void carnet_session_list_history_async (CarnetSession      *self,
                                        const CarnetId     *observation,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
/** carnet_session_list_history_finish: (transfer full) (element-type CarnetHistoryEntry) */
GPtrArray *carnet_session_list_history_finish (CarnetSession *self, GAsyncResult *result, GError **error);

/* Settling conflicts and going back to an older version, on the session's worker.
 * Each emits `changed` before it calls back. */

/** carnet_session_resolve_async: as carnet_logbook_resolve(); @choices are copied. */
void carnet_session_resolve_async (CarnetSession        *self,
                                   CarnetEntityConflict *seen,
                                   const CarnetWrites   *choices,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
/** carnet_session_resolve_finish: @revision: (out): for carnet_session_take_back_async() */
gboolean carnet_session_resolve_finish (CarnetSession *self,
                                        GAsyncResult  *result,
                                        CarnetHash    *revision,
                                        GError       **error);
/** carnet_session_take_back_async: as carnet_logbook_take_back(). */
void carnet_session_take_back_async (CarnetSession      *self,
                                     const CarnetHash   *revision,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
/** carnet_session_take_back_finish: @entity: (out): what is in conflict again */
gboolean
carnet_session_take_back_finish (CarnetSession *self, GAsyncResult *result, CarnetId *entity, GError **error);
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
