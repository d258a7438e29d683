/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * carnet_scrolled_leak_mend:
 *
 * GtkScrolledWindow (4.8) stays connected to GtkSettings once it is gone: that is lost memory, and a call to
 * what was freed when the desktop changes its scroll bars. From now on each is disconnected as it leaves the
 * screen; with a GTK that does so itself this finds nothing to do. Called again, it does nothing.
 */
void carnet_scrolled_leak_mend (void);

G_END_DECLS
