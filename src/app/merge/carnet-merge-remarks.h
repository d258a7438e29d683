/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "logbook/carnet-logbook.h"

G_BEGIN_DECLS

/** carnet_merge_remarks_new: what is to be known of a received file beside its changes: why it is
 * refused, who and which places it brings, what is missing or strange. */
GtkWidget *carnet_merge_remarks_new (const CarnetMergeFile *file);
/** carnet_merge_suspects_describe: (transfer full): how many have the name of another, as a question. */
char *carnet_merge_suspects_describe (const CarnetMergeCounts *counts);
/** carnet_merge_withheld_describe: (transfer full) (nullable): what stays withdrawn. */
char *carnet_merge_withheld_describe (const CarnetMergeCounts *counts);
/** carnet_merge_written_on_describe: (transfer full) (nullable): what comes back all the same. */
char *carnet_merge_written_on_describe (const CarnetMergeCounts *counts);

G_END_DECLS
