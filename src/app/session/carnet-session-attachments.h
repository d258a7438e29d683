/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/carnet-session.h"

G_BEGIN_DECLS

/* Files of an observation, read and written off the main loop. */

/** carnet_session_list_attachments_async: on the thread that reads. */
void carnet_session_list_attachments_async (CarnetSession      *self,
                                            const CarnetId     *observation,
                                            GCancellable       *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
/** carnet_session_list_attachments_finish: (transfer full) (element-type CarnetAttachment) */
GPtrArray *carnet_session_list_attachments_finish (CarnetSession *self, GAsyncResult *result, GError **error);

/** carnet_session_attach_async: all of @paths, or none. */
void carnet_session_attach_async (CarnetSession      *self,
                                  const CarnetId     *observation,
                                  const char *const  *paths,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
/** carnet_session_attach_bytes_async: what has no file, under @name. */
void carnet_session_attach_bytes_async (CarnetSession      *self,
                                        const CarnetId     *observation,
                                        GBytes             *bytes,
                                        const char         *name,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
/** carnet_session_name_attachment_async: @attached: %FALSE detaches it, %TRUE brings it back. */
void     carnet_session_name_attachment_async (CarnetSession          *self,
                                               const CarnetId         *observation,
                                               const CarnetAttachment *attachment,
                                               gboolean                attached,
                                               GAsyncReadyCallback     callback,
                                               gpointer                user_data);
gboolean carnet_session_attach_finish (CarnetSession *self, GAsyncResult *result, GError **error);

/** carnet_session_read_attachment_async: on the thread that reads. */
void    carnet_session_read_attachment_async (CarnetSession          *self,
                                              const CarnetAttachment *attachment,
                                              GCancellable           *cancellable,
                                              GAsyncReadyCallback     callback,
                                              gpointer                user_data);
GBytes *carnet_session_read_attachment_finish (CarnetSession *self, GAsyncResult *result, GError **error);
/** carnet_session_save_attachment_async: into @path, see carnet_logbook_save_attachment(). */
void carnet_session_save_attachment_async (CarnetSession          *self,
                                           const CarnetAttachment *attachment,
                                           const char             *path,
                                           gboolean                replace,
                                           GAsyncReadyCallback     callback,
                                           gpointer                user_data);
/** carnet_session_save_attachment_finish: @path: (out) (optional) (transfer full) */
gboolean carnet_session_save_attachment_finish (CarnetSession *self,
                                                GAsyncResult  *result,
                                                char         **path,
                                                GError       **error);

G_END_DECLS
