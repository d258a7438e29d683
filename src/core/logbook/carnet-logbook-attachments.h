/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/carnet-error.h"
#include "model/carnet-attachment.h"

G_BEGIN_DECLS

typedef struct _CarnetLogbook CarnetLogbook;

/**
 * carnet_logbook_attach:
 * @bytes: at most 32 MiB (%CARNET_ERROR_TOO_LARGE)
 * @file_name: what to show; of a path only the last part is kept
 *
 * Keeps @bytes, and that they belong to @observation, durably and in one
 * transaction. The same bytes are kept once, however often they are attached.
 */
gboolean carnet_logbook_attach (CarnetLogbook  *self,
                                const CarnetId *observation,
                                GBytes         *bytes,
                                const char     *file_name,
                                GError        **error);
/** carnet_logbook_attach_file: the same of the file at @path, whose size is looked at before it is read.
 * @hash: (out) (optional) */
gboolean carnet_logbook_attach_file (CarnetLogbook  *self,
                                     const CarnetId *observation,
                                     const char     *path,
                                     CarnetHash     *hash,
                                     GError        **error);
/** carnet_logbook_list_attachments: (transfer full) (element-type CarnetAttachment): by name. */
GPtrArray *carnet_logbook_list_attachments (CarnetLogbook *self, const CarnetId *observation, GError **error);
/** carnet_logbook_read_attachment: (transfer full): its bytes, hashed again; %CARNET_ERROR_NOT_FOUND when
 * they are not here. */
GBytes *
carnet_logbook_read_attachment (CarnetLogbook *self, const CarnetAttachment *attachment, GError **error);
/**
 * carnet_logbook_save_attachment:
 * @path: see carnet_attachment_dup_file_name()
 * @replace: whether an existing @path may be replaced; else %CARNET_ERROR_EXISTS
 *
 * Writes the bytes into a file, complete or not at all.
 */
gboolean carnet_logbook_save_attachment (CarnetLogbook          *self,
                                         const CarnetAttachment *attachment,
                                         const char             *path,
                                         gboolean                replace,
                                         GError                **error);
/** carnet_logbook_detach: @observation names it no more; the bytes stay with its history. */
gboolean carnet_logbook_detach (CarnetLogbook          *self,
                                const CarnetId         *observation,
                                const CarnetAttachment *attachment,
                                GError                **error);

G_END_DECLS
