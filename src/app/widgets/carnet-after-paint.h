/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** CarnetAfterPaint: @widget: nobody let it go meanwhile */
typedef void (*CarnetAfterPaint) (GtkWidget *widget);

/**
 * carnet_after_paint:
 * @widget: a widget, on screen now or later
 * @func: what can wait
 *
 * Calls @func (@widget) once the next frame of @widget is painted, in a turn of the main loop of its own:
 * what is seen first is there at once, the rest with the frame that follows.
 */
void carnet_after_paint (GtkWidget *widget, CarnetAfterPaint func);

G_END_DECLS
