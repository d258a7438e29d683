/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** carnet_words_capitalise: (transfer full): @text as it begins a line: « Juillet ». */
char *carnet_words_capitalise (const char *text);
/** carnet_words_lower: (transfer full): @text as it stands within a line: « à relire ». */
char *carnet_words_lower (const char *text);

/** carnet_words_show: sets the text of @label, and its name: only a label that has no other role is heard by
 * its text. */
void carnet_words_show (GtkLabel *label, const char *text);

G_END_DECLS
