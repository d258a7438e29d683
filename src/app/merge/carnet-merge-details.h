/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "session/carnet-session.h"

G_BEGIN_DECLS

#define CARNET_TYPE_MERGE_DETAILS (carnet_merge_details_get_type ())
/**
 * CarnetMergeDetails: what received files would add or change, by kind, a page at a time; read on the
 * worker.
 */
G_DECLARE_FINAL_TYPE (CarnetMergeDetails, carnet_merge_details, CARNET, MERGE_DETAILS, GtkWidget)

/**
 * carnet_merge_details_new:
 * @owner: keeps @merge for as long as it lives; kept while something is being read
 *
 * All that @file changes, whatever its state.
 */
GtkWidget *carnet_merge_details_new (CarnetSession *session, CarnetMerge *merge, guint file, GObject *owner);
/** carnet_merge_details_new_open: of every file what would have to be settled: a row for each thing, which
 * names the files. */
GtkWidget *carnet_merge_details_new_open (CarnetSession *session, CarnetMerge *merge, GObject *owner);
/** carnet_merge_details_is_read: nothing is being read. */
gboolean carnet_merge_details_is_read (CarnetMergeDetails *self);

G_END_DECLS
