/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** CarnetTextRange: a part of a buffer that follows what happens to it: one, or none. */
typedef struct _CarnetTextRange CarnetTextRange;

/** carnet_text_range_new: (transfer full): none. */
CarnetTextRange *carnet_text_range_new (GtkTextBuffer *buffer);
void             carnet_text_range_free (CarnetTextRange *self);
/** carnet_text_range_add: the smallest that holds both. It may be empty, as a place is. */
void carnet_text_range_add (CarnetTextRange *self, const GtkTextIter *start, const GtkTextIter *end);
void carnet_text_range_clear (CarnetTextRange *self);
/** carnet_text_range_get: Returns: %FALSE when there is none. */
gboolean carnet_text_range_get (CarnetTextRange *self, GtkTextIter *start, GtkTextIter *end);
/** carnet_text_range_take: removes from its beginning what is returned: about @n_chars, to the end of a word.
 * There must be one. */
void     carnet_text_range_take (CarnetTextRange *self, int n_chars, GtkTextIter *start, GtkTextIter *end);
gboolean carnet_text_range_is_empty (CarnetTextRange *self);

G_END_DECLS
