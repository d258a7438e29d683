/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "logbook/carnet-logbook.h"

G_BEGIN_DECLS

/** carnet_batch_row_new: a file that was received, and the button `batches.toggle`, when @writable. */
GtkWidget *carnet_batch_row_new (const CarnetBatch *batch, gboolean writable);
/** carnet_batch_heading_new: over the files merged together, of which @batch is one of @n. */
GtkWidget *carnet_batch_heading_new (const CarnetBatch *batch, guint n);

G_END_DECLS
