/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** carnet_timeline_legend_new: what the marks of the timeline mean. */
GtkWidget *carnet_timeline_legend_new (void);

G_END_DECLS
