/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** carnet_waiting_new: a spinner that turns once it is on screen for a moment: what comes at once does not
 * flicker. */
GtkWidget *carnet_waiting_new (void);
/** carnet_waiting_begin: shows @spinner, and turns it, unless carnet_waiting_end() comes within that moment.
 */
void carnet_waiting_begin (GtkWidget *spinner);
void carnet_waiting_end (GtkWidget *spinner);

G_END_DECLS
