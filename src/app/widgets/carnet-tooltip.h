/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * carnet_tooltip_set:
 * @widget: of which there are many
 * @text: (nullable): what its tooltip says
 *
 * As gtk_widget_set_tooltip_text(), which asks the display where the pointer is each time, and waits for the
 * answer: a tenth of a millisecond for each widget of a list that goes by.
 */
void carnet_tooltip_set (GtkWidget *widget, const char *text);
/** carnet_tooltip_get: (nullable): what was set so. */
const char *carnet_tooltip_get (GtkWidget *widget);

G_END_DECLS
