/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "logbook/carnet-logbook.h"

G_BEGIN_DECLS

/** carnet_trash_row_new: one thing that was deleted, the @i-th, for the actions `trash.put-back (u)` and, of
 * an observation, `trash.history (u)`. @writable: it can be brought back */
GtkWidget *carnet_trash_row_new (const CarnetTrashed *trashed, guint i, gboolean writable);
/** carnet_trashed_dup_title: (transfer full): to call it by: « Sans titre ». */
char *carnet_trashed_dup_title (const CarnetTrashed *trashed);

G_END_DECLS
