/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** carnet_paste_attach: what is pasted into @view, from the clipboard or with the middle button, is plain
 * text as carnet_text_clean_pasted() leaves it, in one user action. */
void carnet_paste_attach (GtkTextView *view);
/** carnet_paste_text: pastes @text at the cursor of @view, in place of what is selected. */
void carnet_paste_text (GtkTextView *view, const char *text);

G_END_DECLS
