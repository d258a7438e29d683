/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * carnet_typing_help_attach:
 * French typography in what a person types into @buffer, see
 * carnet_typography_correct(), while the setting `typographic-help` says so. What is
 * typed is one character in a user action: what is set, undone or redone is not, and
 * what an input method still composes is not in the buffer. A correction is a user
 * action of its own, after the one of the key: undoing takes it back alone.
 */
void carnet_typing_help_attach (GtkTextBuffer *buffer);
/** carnet_typing_help_ignore: what is inserted into @buffer in the user action that began was not typed. */
void carnet_typing_help_ignore (GtkTextBuffer *buffer);

G_END_DECLS
