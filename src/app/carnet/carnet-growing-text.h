/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CARNET_TYPE_GROWING_TEXT (carnet_growing_text_get_type ())
/**
 * CarnetGrowingText:
 *
 * A text view that is as high as its text. A #GtkTextView alone keeps asking for
 * the height that its text had at its former width.
 */
G_DECLARE_FINAL_TYPE (CarnetGrowingText, carnet_growing_text, CARNET, GROWING_TEXT, GtkTextView)

GtkWidget *carnet_growing_text_new (void);

G_END_DECLS
