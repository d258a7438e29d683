/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "logbook/carnet-logbook.h"

G_BEGIN_DECLS

/** carnet_history_row_new: a card that tells what one revision did; @can_restore: with a button for the
 * action `history.restore`. */
GtkWidget *carnet_history_row_new (const CarnetHistoryEntry *entry, gboolean can_restore);

G_END_DECLS
