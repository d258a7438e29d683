/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "carnet/carnet-observation-item.h"
#include "session/carnet-session.h"

G_BEGIN_DECLS

/** How many rows are read at once, and how many are kept for coming back to them. */
#define CARNET_OBSERVATION_PAGE 50
#define CARNET_OBSERVATIONS_KEPT 400

#define CARNET_TYPE_OBSERVATION_LIST (carnet_observation_list_get_type ())
/**
 * CarnetObservationList:
 *
 * The observations that answer to a query, as a #GListModel of
 * #CarnetObservationItem and a #GtkSelectionModel. All is read by
 * the session's reader: which ones answer, 8 bytes for each; and a few rows around
 * those asked for, whose items are blank until then. Only the last rows are kept,
 * whatever the size of the logbook. As long as somebody holds an item, the same
 * observation is the same object.
 *
 * What was listed stays until what was asked for last is there, and is then replaced
 * at once. The selection is an observation, not a position: it stays on it when rows
 * move, and stays remembered when a query leaves it out.
 *
 * Beside the one selected, several may be chosen, to do something with all of them; these are of those
 * listed alone.
 *
 * Signal `settled (GError *error)`: what was asked for last is listed; or could not
 * be read, and the list is as it was. @error is nullable.
 */
G_DECLARE_FINAL_TYPE (CarnetObservationList, carnet_observation_list, CARNET, OBSERVATION_LIST, GObject)

/** carnet_observation_list_new: empty, and asks for nothing yet. */
CarnetObservationList *carnet_observation_list_new (CarnetSession *session);
/** carnet_observation_list_close: forgets the session; the list becomes empty, and what is being read is
 * given up. */
void carnet_observation_list_close (CarnetObservationList *self);
/** carnet_observation_list_set_query: @query is copied; what was asked for before is given up. */
void carnet_observation_list_set_query (CarnetObservationList *self, const CarnetQuery *query);
/** carnet_observation_list_get_query: (transfer none): the last one asked for. */
const CarnetQuery *carnet_observation_list_get_query (CarnetObservationList *self);
/** carnet_observation_list_is_settled: whether the list is what was asked for last. */
gboolean carnet_observation_list_is_settled (CarnetObservationList *self);
/** carnet_observation_list_get_count: how many of those listed answer to the query: all but a row shown
 * above them, see carnet_observation_list_set_live(). */
guint carnet_observation_list_get_count (CarnetObservationList *self);
/** carnet_observation_list_refresh: reads again after the logbook changed. Tells no more of the list to have
 * changed than did. */
void carnet_observation_list_refresh (CarnetObservationList *self);
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
/** carnet_observation_list_get_position: of the selection; %GTK_INVALID_LIST_POSITION when it is not listed.
 */
guint carnet_observation_list_get_position (CarnetObservationList *self);
/** carnet_observation_list_get_n_chosen: 0, or how many are chosen. */
guint carnet_observation_list_get_n_chosen (CarnetObservationList *self);
/** carnet_observation_list_dup_chosen: (transfer full) (element-type gint64): their numbers, as listed. */
GArray *carnet_observation_list_dup_chosen (CarnetObservationList *self);
/** carnet_observation_list_clear_chosen: back to the one selected. */
void carnet_observation_list_clear_chosen (CarnetObservationList *self);
/** carnet_observation_list_find_id: of the row at @position, read or not; nil when there is none. */
CarnetId carnet_observation_list_find_id (CarnetObservationList *self, guint position);
/** carnet_observation_list_get_n_kept: rows held in memory. */
guint carnet_observation_list_get_n_kept (CarnetObservationList *self);

G_END_DECLS
