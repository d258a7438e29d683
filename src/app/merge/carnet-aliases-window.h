/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/carnet-session.h"

G_BEGIN_DECLS

#define CARNET_TYPE_ALIASES_WINDOW (carnet_aliases_window_get_type ())
/**
 * CarnetAliasesWindow:
 * People and territories that may be the same, to be judged, and what was judged of them.
 *
 * Action: `aliases.judge (ssi)`: of two ids, one of #CarnetAliasState; see carnet_logbook_judge_alias().
 */
G_DECLARE_FINAL_TYPE (CarnetAliasesWindow, carnet_aliases_window, CARNET, ALIASES_WINDOW, AdwWindow)

/** carnet_aliases_window_new: begins to read at once. */
GtkWidget *carnet_aliases_window_new (GtkWindow *parent, CarnetSession *session);
/** carnet_aliases_window_is_read: nothing is being read or judged. */
gboolean carnet_aliases_window_is_read (CarnetAliasesWindow *self);

G_END_DECLS
