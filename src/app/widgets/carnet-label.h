/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** carnet_label_new: @text at the start of its lines, which break where they must; @css_class is nullable. */
GtkWidget *carnet_label_new (const char *text, const char *css_class);

G_END_DECLS
