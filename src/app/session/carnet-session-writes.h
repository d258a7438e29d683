/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/carnet-session.h"

G_BEGIN_DECLS

/* The writes of carnet-logbook.h, one for one, run on the session's worker.
 * Arguments are copied. Each emits `changed` before it calls back. */

/** carnet_session_write_async: as carnet_logbook_write(); @entity nil makes a new one. */
void carnet_session_write_async (CarnetSession      *self,
                                 const CarnetId     *entity,
                                 const char         *kind,
                                 const GArray       *parents,
                                 const CarnetWrites *writes,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);
/** carnet_session_write_finish: @entity (optional) receives the id. */
gboolean
carnet_session_write_finish (CarnetSession *self, GAsyncResult *result, CarnetId *entity, GError **error);

/** carnet_session_seal_draft_async: as carnet_logbook_seal_draft(), of this one. */
void     carnet_session_seal_draft_async (CarnetSession      *self,
                                          const CarnetDraft  *draft,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
gboolean carnet_session_seal_draft_finish (CarnetSession *self, GAsyncResult *result, GError **error);

/** carnet_session_ensure_territory_async: as carnet_logbook_ensure_territory(). */
void     carnet_session_ensure_territory_async (CarnetSession         *self,
                                                const CarnetTerritory *territory,
                                                GCancellable          *cancellable,
                                                GAsyncReadyCallback    callback,
                                                gpointer               user_data);
gboolean carnet_session_ensure_territory_finish (CarnetSession *self,
                                                 GAsyncResult  *result,
                                                 CarnetId      *id,
                                                 GError       **error);
/** carnet_session_ensure_theme_async: as carnet_logbook_ensure_theme_under(). */
void carnet_session_ensure_theme_async (CarnetSession      *self,
                                        const char         *label,
                                        const CarnetId     *parent,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
gboolean
carnet_session_ensure_theme_finish (CarnetSession *self, GAsyncResult *result, CarnetId *id, GError **error);
/** carnet_session_ensure_actor_async: as carnet_logbook_ensure_actor(). */
void carnet_session_ensure_actor_async (CarnetSession      *self,
                                        const CarnetActor  *actor,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
gboolean
carnet_session_ensure_actor_finish (CarnetSession *self, GAsyncResult *result, CarnetId *id, GError **error);

G_END_DECLS
