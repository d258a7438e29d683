/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CarnetFold: how many panes fit side by side.
 * @CARNET_FOLD_WIDE: 900 px and more: three
 * @CARNET_FOLD_MEDIUM: 600 to 900 px: two
 * @CARNET_FOLD_NARROW: under 600 px: one
 *
 * Pixels at the usual size of text: twice as many where text is twice as large.
 */
typedef enum
{
  CARNET_FOLD_WIDE,
  CARNET_FOLD_MEDIUM,
  CARNET_FOLD_NARROW,
} CarnetFold;

/** carnet_fold_for_width: the fold of a width in pixels. */
CarnetFold carnet_fold_for_width (int width);

#define CARNET_TYPE_FOLD_BIN (carnet_fold_bin_get_type ())
/**
 * CarnetFoldBin:
 *
 * A bin that may be made narrower than its child asks for, and says how many
 * panes fit: the property `fold` (a #CarnetFold as int) changes from an idle after
 * the allocation that caused it, so that a handler may hide and show panes.
 */
G_DECLARE_FINAL_TYPE (CarnetFoldBin, carnet_fold_bin, CARNET, FOLD_BIN, GtkWidget)

GtkWidget *carnet_fold_bin_new (void);
void       carnet_fold_bin_set_child (CarnetFoldBin *self, GtkWidget *child);
GtkWidget *carnet_fold_bin_get_child (CarnetFoldBin *self);
CarnetFold carnet_fold_bin_get_fold (CarnetFoldBin *self);

G_END_DECLS
