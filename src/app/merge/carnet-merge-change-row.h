/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "logbook/carnet-logbook.h"

G_BEGIN_DECLS

/** carnet_merge_change_row_new: what a received file adds or changes; opened, it shows its fields.
 * @detail: (transfer full); @sender: (nullable): whose name is said above already */
GtkWidget *carnet_merge_change_row_new (CarnetMergeDetail *detail, const char *sender);

G_END_DECLS
