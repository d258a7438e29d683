/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** carnet_conflict_badge_new: an icon and « Conflit », beside the title of what is to be settled. */
GtkWidget *carnet_conflict_badge_new (void);

G_END_DECLS
