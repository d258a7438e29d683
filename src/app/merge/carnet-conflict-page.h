/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "session/carnet-session.h"

G_BEGIN_DECLS

#define CARNET_TYPE_CONFLICT_PAGE (carnet_conflict_page_get_type ())
/**
 * CarnetConflictPage:
 *
 * What is in conflict, one after the other: versions side by side, what
 * differs marked, a choice for each field. A page of its own, with its header bar.
 *
 * What it settled is taken back by `win.take-back`, with the revision in hex.
 *
 * Actions: `conflict.apply`, `.next`, `.previous`, `.keep-mine`, `.keep-other`,
 * `.keep-texts`, `.close`. Signal `closed`: the person goes back.
 */
G_DECLARE_FINAL_TYPE (CarnetConflictPage, carnet_conflict_page, CARNET, CONFLICT_PAGE, GtkWidget)

/** carnet_conflict_page_new: @entity: (nullable): to begin with; else the first one. */
GtkWidget *carnet_conflict_page_new (CarnetSession *session, const CarnetId *entity);
/** carnet_conflict_page_show: goes to the conflict of @entity. */
void carnet_conflict_page_show (CarnetConflictPage *self, const CarnetId *entity);
/** carnet_conflict_page_get_conflict: (transfer none) (nullable): the one on screen; %NULL until
 * it is read. */
const CarnetEntityConflict *carnet_conflict_page_get_conflict (CarnetConflictPage *self);
/** carnet_conflict_page_is_read: nothing is being read. */
gboolean carnet_conflict_page_is_read (CarnetConflictPage *self);
/** carnet_conflict_page_get_field: (transfer none) (nullable): its @index-th field; a contested deletion
 * comes first. */
GtkWidget *carnet_conflict_page_get_field (CarnetConflictPage *self, guint index);

G_END_DECLS
