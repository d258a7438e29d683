/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "logbook/carnet-logbook.h"

G_BEGIN_DECLS

#define CARNET_TYPE_COMMENT_ROW (carnet_comment_row_get_type ())
/**
 * CarnetCommentRow: one comment: who, when, what.
 *
 * Signals `settle (CarnetId *id, gboolean settled)`, `delete (CarnetId *id)`: it was asked for.
 */
G_DECLARE_FINAL_TYPE (CarnetCommentRow, carnet_comment_row, CARNET, COMMENT_ROW, GtkListBoxRow)

/** carnet_comment_row_new: @can_settle, @can_delete: which of the two are offered */
GtkWidget *carnet_comment_row_new (const CarnetComment *comment, gboolean can_settle, gboolean can_delete);

G_END_DECLS
