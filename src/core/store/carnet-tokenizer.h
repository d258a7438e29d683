/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * carnet_tokenizer_register:
 * @handle: a `sqlite3 *`
 *
 * Makes the FTS5 tokenizer `carnet` known to a connection: unicode61 without
 * diacritics, then œ → oe and æ → ae, and beside each word its French stem
 * (Snowball), so that « associations » finds « association ». Offsets stay those
 * of the text as written, so snippets are too.
 *
 * Returns: a SQLite result code.
 */
int carnet_tokenizer_register (gpointer handle);

/** CarnetWords: gives the words under which FTS5 would file a text: each as it stands, and its stem. */
typedef struct _CarnetWords CarnetWords;
typedef void (*CarnetWordFunc) (const char *word, gsize size, gpointer user_data);
/** carnet_words_new: @handle: a `sqlite3 *` that knows the tokenizer. Returns: (nullable) (transfer full) */
CarnetWords *carnet_words_new (gpointer handle);
void         carnet_words_free (CarnetWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetWords, carnet_words_free)
void carnet_words_foreach (CarnetWords *self, const char *text, CarnetWordFunc func, gpointer user_data);

/**
 * carnet_search_expression:
 * @text: what a person typed
 *
 * Returns: (transfer full) (nullable): the FTS5 expression that asks for every
 *   word, the last one also as the beginning of a word; %NULL when @text holds no word.
 */
char *carnet_search_expression (const char *text);

G_END_DECLS
