/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** carnet_heard_set: what a screen reader says of @button instead of its label, which newer versions of GTK
 * would prefer. */
void carnet_heard_set (GtkWidget *button, const char *heard);

/** carnet_heard_set_menu: the same of a GtkMenuButton, whose focus is in a button within. */
void carnet_heard_set_menu (GtkWidget *button, const char *heard);

/** carnet_heard_follow_entry: makes a screen reader hear that the focus is in the text of @row, under its
 * title; before GTK 4.10 a row says nothing of it. */
void carnet_heard_follow_entry (AdwEntryRow *row);

/** carnet_heard_follow_combo: makes a screen reader hear what is chosen in @row, and each choice of its list.
 */
void carnet_heard_follow_combo (AdwComboRow *row);

/** carnet_heard_follow_drop_down: names @choice @title, and makes heard what is chosen in it, and each choice
 * of its list. */
void carnet_heard_follow_drop_down (GtkDropDown *choice, const char *title);

G_END_DECLS
