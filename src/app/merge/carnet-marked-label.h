/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CarnetMark: how a word that differs is marked: never by colour alone.
 * @CARNET_MARK_MINE: blue, a line under it
 * @CARNET_MARK_OTHER: orange, a dotted line under it
 */
typedef enum
{
  CARNET_MARK_MINE,
  CARNET_MARK_OTHER,
} CarnetMark;

#define CARNET_TYPE_MARKED_LABEL (carnet_marked_label_get_type ())
/** CarnetMarkedLabel: a text of several lines, some words of which are marked. */
G_DECLARE_FINAL_TYPE (CarnetMarkedLabel, carnet_marked_label, CARNET, MARKED_LABEL, GtkWidget)

/** carnet_marked_label_new: nothing is marked yet. */
GtkWidget *carnet_marked_label_new (const char *text);
/** carnet_marked_label_mark_all: the whole text. */
void carnet_marked_label_mark_all (CarnetMarkedLabel *self, CarnetMark mark);
/**
 * carnet_marked_label_compare:
 * Marks what of the text is not in @other, word by word.
 * Returns: (transfer full): the marked words, separated by commas, for those who hear them.
 */
char *carnet_marked_label_compare (CarnetMarkedLabel *self, CarnetMark mark, const char *other);

G_END_DECLS
