/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "logbook/carnet-logbook.h"

G_BEGIN_DECLS

/** carnet_field_change_new: what a field said and says since, the words that differ marked; in a conflict
 * what either side says. */
GtkWidget *carnet_field_change_new (const CarnetFieldChange *change);

G_END_DECLS
