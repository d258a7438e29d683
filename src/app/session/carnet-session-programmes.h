/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/carnet-session.h"

G_BEGIN_DECLS

/* Programmes, on the session's worker; all end with carnet_session_programme_finish(). */

/** carnet_session_add_programme_async: as carnet_logbook_add_programme(). */
void carnet_session_add_programme_async (CarnetSession      *self,
                                         CarnetProgramme    *programme,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
/** carnet_session_choose_programme_async: as carnet_logbook_choose_programme(). */
void carnet_session_choose_programme_async (CarnetSession      *self,
                                            const CarnetId     *id,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
/** carnet_session_edit_programme_async: as carnet_logbook_write_programme(). */
void     carnet_session_edit_programme_async (CarnetSession      *self,
                                              CarnetProgramme    *seen,
                                              const GArray       *heads,
                                              CarnetProgramme    *wanted,
                                              GAsyncReadyCallback callback,
                                              gpointer            user_data);
gboolean carnet_session_programme_finish (CarnetSession *self, GAsyncResult *result, GError **error);
/** carnet_session_programme_get_revision: (transfer none): in the callback: what an edit wrote; all zero. */
const CarnetHash *carnet_session_programme_get_revision (GAsyncResult *result);

G_END_DECLS
