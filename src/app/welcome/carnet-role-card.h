/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** carnet_role_card_new: a radio button as a card: @title, what it means, an icon. @group is nullable. */
GtkWidget *
carnet_role_card_new (const char *title, const char *meaning, const char *icon, GtkCheckButton *group);

G_END_DECLS
