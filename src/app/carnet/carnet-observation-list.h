/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "carnet/carnet-observation-item.h"
#include "logbook/carnet-logbook.h"

G_BEGIN_DECLS

/** How many rows are read at once, and how many pages are kept. A list view of GTK 4.8 asks for 200 rows
 * around the one on top. */
#define CARNET_OBSERVATION_PAGE 200
#define CARNET_OBSERVATION_PAGES_KEPT 4

#define CARNET_TYPE_OBSERVATION_LIST (carnet_observation_list_get_type ())
/**
 * CarnetObservationList:
 *
 * The observations that answer to a query, as a #GListModel of
 * #CarnetObservationItem and a #GtkSelectionModel of one row at most. Rows are read
 * from the logbook in pages, when they are asked for; only the last few pages are
 * kept, whatever the size of the logbook. As long as somebody holds an item, the
 * same observation is the same object.
 *
 * The selection is an observation, not a position: it stays on it when rows move,
 * and stays remembered when a query leaves it out.
 */
G_DECLARE_FINAL_TYPE (CarnetObservationList, carnet_observation_list, CARNET, OBSERVATION_LIST, GObject)

/** carnet_observation_list_new: empty; @logbook is borrowed. */
CarnetObservationList *carnet_observation_list_new (CarnetLogbook *logbook);
/** carnet_observation_list_close: forgets the logbook; the list becomes empty. */
void carnet_observation_list_close (CarnetObservationList *self);
/** carnet_observation_list_set_query: @query is copied. On failure the list is left as it was. */
gboolean
carnet_observation_list_set_query (CarnetObservationList *self, const CarnetQuery *query, GError **error);
/** carnet_observation_list_get_query: (transfer none) */
const CarnetQuery *carnet_observation_list_get_query (CarnetObservationList *self);
/** carnet_observation_list_get_count: how many answer to the query: all but a row shown beside it, see
 * carnet_observation_list_set_live(). */
guint carnet_observation_list_get_count (CarnetObservationList *self);
/** carnet_observation_list_refresh: reads again after the logbook changed; @entity (nullable) is the one that
 * did. Tells no more of the list to have changed than did. */
gboolean
carnet_observation_list_refresh (CarnetObservationList *self, const CarnetId *entity, GError **error);
/**
 * carnet_observation_list_set_live:
 * @row: (nullable): what an observation being written shows by now
 *
 * Shows @row in place of what the logbook holds of that observation. One that the
 * logbook does not hold yet (@is_new) stands above all the others.
 */
void carnet_observation_list_set_live (CarnetObservationList      *self,
                                       const CarnetObservationRow *row,
                                       gboolean                    is_new);
/** carnet_observation_list_select: @id (nullable) */
void carnet_observation_list_select (CarnetObservationList *self, const CarnetId *id);
/** carnet_observation_list_get_selected: (nullable): the observation selected, listed or not. */
const CarnetId *carnet_observation_list_get_selected (CarnetObservationList *self);
/** carnet_observation_list_get_position: of the selection, looked up when its row is not kept;
 * %GTK_INVALID_LIST_POSITION when it is not listed.
 */
guint carnet_observation_list_get_position (CarnetObservationList *self);
/** carnet_observation_list_get_n_kept: rows held in memory. */
guint carnet_observation_list_get_n_kept (CarnetObservationList *self);

G_END_DECLS
