/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/carnet-session.h"

G_BEGIN_DECLS

/* Calendars in and out, on the session's workers. */

/** carnet_session_export_calendar_async: as carnet_logbook_export_calendar(); a calendar that is there is
 * replaced. */
void     carnet_session_export_calendar_async (CarnetSession      *self,
                                               const char         *path,
                                               GAsyncReadyCallback callback,
                                               gpointer            user_data);
gboolean carnet_session_export_calendar_finish (CarnetSession *self,
                                                GAsyncResult  *result,
                                                guint         *n_events,
                                                guint         *n_undated,
                                                GError       **error);
/** carnet_session_plan_calendar_async: as carnet_logbook_plan_calendar(). */
void carnet_session_plan_calendar_async (CarnetSession      *self,
                                         const char         *path,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
CarnetCalendarPlan *
carnet_session_plan_calendar_finish (CarnetSession *self, GAsyncResult *result, GError **error);
/** carnet_session_write_calendar_async: @plan, which must not be touched meanwhile: as
 * carnet_logbook_apply_calendar(), or carnet_logbook_undo_calendar() when it is to @undo it. */
void     carnet_session_write_calendar_async (CarnetSession      *self,
                                              CarnetCalendarPlan *plan,
                                              gboolean            undo,
                                              GAsyncReadyCallback callback,
                                              gpointer            user_data);
gboolean carnet_session_write_calendar_finish (CarnetSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
