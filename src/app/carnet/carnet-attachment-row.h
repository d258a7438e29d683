/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/carnet-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CARNET_TYPE_ATTACHMENT_ROW (carnet_attachment_row_get_type ())
/**
 * CarnetAttachmentRow: one file: its picture or its kind, its name, its size.
 *
 * Signals `save ()`, `detach ()`: it was asked for. Activating the row asks to open it.
 */
G_DECLARE_FINAL_TYPE (CarnetAttachmentRow, carnet_attachment_row, CARNET, ATTACHMENT_ROW, GtkListBoxRow)

/** carnet_attachment_row_new: @attachment is copied; a picture is read by @session's reader */
GtkWidget *
carnet_attachment_row_new (CarnetSession *session, const CarnetAttachment *attachment, gboolean can_detach);
/** carnet_attachment_row_get_attachment: (transfer none) */
const CarnetAttachment *carnet_attachment_row_get_attachment (CarnetAttachmentRow *self);
/** carnet_attachment_row_has_picture: whether its picture is shown. */
gboolean carnet_attachment_row_has_picture (CarnetAttachmentRow *self);

G_END_DECLS
