/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** carnet_waiting_new: a spinner that turns once it is on screen for a moment: what comes at once does not
 * flicker. */
GtkWidget *carnet_waiting_new (void);

G_END_DECLS
