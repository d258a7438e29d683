/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/carnet-session.h"

G_BEGIN_DECLS

#define CARNET_TYPE_TEMPLATES_WINDOW (carnet_templates_window_get_type ())
/**
 * CarnetTemplatesWindow:
 * What new observations can begin with: to choose one, delete one, or keep what is written now as another.
 *
 * Signal `chosen (gpointer template)`: a #CarnetTemplate, borrowed; the window closes itself.
 */
G_DECLARE_FINAL_TYPE (CarnetTemplatesWindow, carnet_templates_window, CARNET, TEMPLATES_WINDOW, AdwWindow)

/** carnet_templates_window_new: @written: (nullable) (transfer full): what is written now, to keep it */
GtkWidget *carnet_templates_window_new (GtkWindow *parent, CarnetSession *session, CarnetTemplate *written);
/** carnet_templates_window_is_read: nothing is being read or written. */
gboolean carnet_templates_window_is_read (CarnetTemplatesWindow *self);

G_END_DECLS
