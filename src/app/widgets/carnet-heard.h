/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** carnet_heard_set: what a screen reader says of @button instead of its label, which newer versions of GTK
 * would prefer. */
void carnet_heard_set (GtkWidget *button, const char *heard);

G_END_DECLS
