/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/carnet-session.h"

G_BEGIN_DECLS

/* Whole files in and out, on the session's worker. @progress is called on the
 * main thread with @user_data. */

/** carnet_session_export_async: as carnet_logbook_export_xml(); @options are copied. */
void     carnet_session_export_async (CarnetSession             *self,
                                      const char                *path,
                                      const CarnetExportOptions *options,
                                      GCancellable              *cancellable,
                                      CarnetProgressFunc         progress,
                                      GAsyncReadyCallback        callback,
                                      gpointer                   user_data);
gboolean carnet_session_export_finish (CarnetSession *self,
                                       GAsyncResult  *result,
                                       guint         *n_observations,
                                       GError       **error);
/** carnet_session_import_async: as carnet_logbook_import_xml(). */
void     carnet_session_import_async (CarnetSession      *self,
                                      const char         *path,
                                      GCancellable       *cancellable,
                                      CarnetProgressFunc  progress,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
gboolean carnet_session_import_finish (CarnetSession      *self,
                                       GAsyncResult       *result,
                                       CarnetImportReport *report,
                                       GError            **error);

/** carnet_session_is_outdated: as carnet_logbook_is_outdated(), of what can be written to. */
gboolean carnet_session_is_outdated (CarnetSession *self);
/** carnet_session_rebuild_async: as carnet_logbook_rebuild(). */
void     carnet_session_rebuild_async (CarnetSession      *self,
                                       GCancellable       *cancellable,
                                       CarnetProgressFunc  progress,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
gboolean carnet_session_rebuild_finish (CarnetSession *self, GAsyncResult *result, GError **error);

/** carnet_session_save_programme_async: as carnet_programme_write_xml() of the programme on screen; an
 * existing file is replaced. */
void     carnet_session_save_programme_async (CarnetSession      *self,
                                              const char         *path,
                                              GAsyncReadyCallback callback,
                                              gpointer            user_data);
gboolean carnet_session_save_programme_finish (CarnetSession *self, GAsyncResult *result, GError **error);
/** carnet_session_add_milestones_async: reads a programme file, then as carnet_logbook_add_milestones(). */
void     carnet_session_add_milestones_async (CarnetSession      *self,
                                              const char         *path,
                                              GAsyncReadyCallback callback,
                                              gpointer            user_data);
gboolean carnet_session_add_milestones_finish (CarnetSession *self,
                                               GAsyncResult  *result,
                                               guint         *n_added,
                                               GError       **error);

G_END_DECLS
