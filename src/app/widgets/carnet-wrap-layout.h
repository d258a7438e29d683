/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CARNET_TYPE_WRAP_LAYOUT (carnet_wrap_layout_get_type ())
/**
 * CarnetWrapLayout:
 *
 * Lays children out one after the other, as words, on as many lines as they need.
 * With `columns`, on one line in columns of the same width when all fit whole, else
 * one below the other.
 *
 * Properties: `spacing` and `line-spacing` in pixels, `columns`.
 */
G_DECLARE_FINAL_TYPE (CarnetWrapLayout, carnet_wrap_layout, CARNET, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *carnet_wrap_layout_new (int spacing, int line_spacing, gboolean columns);

#define CARNET_TYPE_WRAP_BOX (carnet_wrap_box_get_type ())
/** CarnetWrapBox: a widget with that layout, for templates; children are parented to it. */
G_DECLARE_FINAL_TYPE (CarnetWrapBox, carnet_wrap_box, CARNET, WRAP_BOX, GtkWidget)

/** carnet_wrap_box_append: puts @child last. */
void carnet_wrap_box_append (CarnetWrapBox *self, GtkWidget *child);

G_END_DECLS
