/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CarnetWord: what a reader sees as one thing: a word, an elided one with its
 * apostrophe, a number, a mark of punctuation with the no-break space that binds it,
 * an emoji, white space. Bytes of the text it was split from.
 * @n_chars: characters
 * @is_word: it has a letter or a digit
 */
typedef struct
{
  const char *start;
  guint       size;
  guint       n_chars;
  gboolean    is_word;
} CarnetWord;

/** carnet_word_split: @text is valid UTF-8. Returns: (transfer full) (element-type CarnetWord): end to end,
 * the whole of @text. */
GArray *carnet_word_split (const char *text);

G_END_DECLS
