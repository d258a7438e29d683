/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CarnetTitleWidths:
 * How wide titles are on the timeline, without a widget for each: every word is measured once.
 */
typedef struct _CarnetTitleWidths CarnetTitleWidths;

/** carnet_title_widths_new: @parent gets a child, unseen, whose style is that of the titles. */
CarnetTitleWidths *carnet_title_widths_new (GtkWidget *parent);
/** carnet_title_widths_free: the child goes too. */
void carnet_title_widths_free (CarnetTitleWidths *self);
/** carnet_title_widths_forget: the style changed; Returns: %FALSE when it makes no word wider or narrower. */
gboolean carnet_title_widths_forget (CarnetTitleWidths *self);
/** CarnetTitleWidth: @folded: what a title needs: one short line, or the narrowest two, no more than a limit;
 * @whole: a long one on one line; 0 for others, and for those that are never told on one. */
typedef struct
{
  double folded;
  double whole;
} CarnetTitleWidth;

/** carnet_title_widths_measure: of a title, in pixels. */
CarnetTitleWidth carnet_title_widths_measure (CarnetTitleWidths *self, const char *title);

G_END_DECLS
