/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "session/carnet-session.h"

G_BEGIN_DECLS

#define CARNET_TYPE_CARNET_VIEW (carnet_carnet_view_get_type ())
/**
 * CarnetCarnetView:
 *
 * The logbook itself: months, list of observations, editor. It marks its panes with
 * carnet_pane_mark() for F6.
 *
 * Signals: `writing (gboolean writing)`: its page stands alone now, or does no more. `bars ()`:
 * carnet_carnet_view_has_bars() changed.
 */
G_DECLARE_FINAL_TYPE (CarnetCarnetView, carnet_carnet_view, CARNET, CARNET_VIEW, GtkWidget)

GtkWidget *carnet_carnet_view_new (CarnetSession *session);
/** carnet_carnet_view_start_observation: opens the editor on a new observation; @milestone (nullable) is set
 * in it. */
void carnet_carnet_view_start_observation (CarnetCarnetView *self, const CarnetId *milestone);
/** carnet_carnet_view_show_observation: selects it in the list and opens it. */
void carnet_carnet_view_show_observation (CarnetCarnetView *self, const CarnetId *id);
/** carnet_carnet_view_show_month: lists that month; %CARNET_MONTH_NONE for all. @territory (nullable)
 * filters. */
void carnet_carnet_view_show_month (CarnetCarnetView *self, CarnetMonth month, const CarnetId *territory);
void carnet_carnet_view_focus_search (CarnetCarnetView *self);
/** carnet_carnet_view_set_writing: distraction-free writing: the open observation's page alone; nothing
 * without one. */
void     carnet_carnet_view_set_writing (CarnetCarnetView *self, gboolean writing);
gboolean carnet_carnet_view_is_writing (CarnetCarnetView *self);
/** carnet_carnet_view_has_bars: the bars that it needs are its own: those of the window are not to be shown
 * above and below it. So it is while a page stands alone, and while the editor stands over the list. */
gboolean carnet_carnet_view_has_bars (CarnetCarnetView *self);
/** carnet_carnet_view_set_window_menu: @menu: the main menu of the window, for when its bars are not shown.
 */
void carnet_carnet_view_set_window_menu (CarnetCarnetView *self, GMenuModel *menu);
/** carnet_carnet_view_get_observation: the one in the editor; %FALSE when nothing is written in it. */
gboolean carnet_carnet_view_get_observation (CarnetCarnetView *self, CarnetId *id);
/** carnet_carnet_view_flush_async: saves and seals everything written; before the window closes, an export, a
 * copy. On failure the text is kept on screen. */
void     carnet_carnet_view_flush_async (CarnetCarnetView   *self,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
gboolean carnet_carnet_view_flush_finish (CarnetCarnetView *self, GAsyncResult *result, GError **error);

G_END_DECLS
