/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/carnet-error.h"
#include "model/carnet-comment.h"
#include "store/carnet-draft.h"

G_BEGIN_DECLS

typedef struct _CarnetLogbook CarnetLogbook;

/* Comments are entities: carnet_logbook_write() makes, changes, settles and deletes them. */

/** carnet_logbook_list_comments: (transfer full) (element-type CarnetComment): those on @observation, the
 * oldest first. */
GPtrArray *carnet_logbook_list_comments (CarnetLogbook *self, const CarnetId *observation, GError **error);
/**
 * carnet_logbook_find_comment:
 * @text: a whole id, or its first digits
 * Returns: (transfer full) (nullable): the one on @observation; %CARNET_ERROR_NOT_FOUND,
 *   %CARNET_ERROR_AMBIGUOUS.
 */
CarnetComment *carnet_logbook_find_comment (CarnetLogbook  *self,
                                            const CarnetId *observation,
                                            const char     *text,
                                            GError        **error);
/** carnet_logbook_comment: writes a new one; @id: (out) (optional) */
gboolean carnet_logbook_comment (CarnetLogbook  *self,
                                 const CarnetId *observation,
                                 const char     *text,
                                 CarnetId       *id,
                                 GError        **error);
/** carnet_logbook_settle_comment: @settled: %FALSE opens it again. */
gboolean carnet_logbook_settle_comment (CarnetLogbook  *self,
                                        const CarnetId *comment,
                                        gboolean        settled,
                                        GError        **error);
/** carnet_logbook_delete_comment: %CARNET_ERROR_INVALID when it is somebody else's: that can be settled. */
gboolean carnet_logbook_delete_comment (CarnetLogbook *self, const CarnetComment *comment, GError **error);

/** carnet_logbook_find_comment_draft: @draft: (out) (transfer full) (nullable): what is being written about
 * @observation on this machine, the newest. */
gboolean carnet_logbook_find_comment_draft (CarnetLogbook  *self,
                                            const CarnetId *observation,
                                            CarnetDraft   **draft,
                                            GError        **error);
/**
 * carnet_logbook_save_comment_draft:
 * @comment: (inout): nil for a new one
 * @stamp: (inout): as of carnet_logbook_save_draft()
 * @text: "" discards it
 *
 * Keeps what is being written, not yet said.
 */
gboolean carnet_logbook_save_comment_draft (CarnetLogbook  *self,
                                            const CarnetId *observation,
                                            const char     *text,
                                            CarnetId       *comment,
                                            gint64         *stamp,
                                            GError        **error);

G_END_DECLS
