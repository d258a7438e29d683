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
/** carnet_words_collect: appends to @words those of @text, for a #CarnetFoundText; on any thread. Returns:
 * %FALSE when memory was lacking. */
gboolean carnet_words_collect (CarnetWords *self, const char *text, gsize size, GByteArray *words);

/** CarnetFoundText: @words: of @text, as carnet_words_collect() writes them. All borrowed. */
typedef struct
{
  const char   *text;
  gsize         size;
  const guint8 *words;
  gsize         words_size;
} CarnetFoundText;

/**
 * CarnetFound:
 *
 * What another thread found ahead for the tokenizer of one connection: an index that is given one of these
 * very texts takes the words as they are, which is half of its work. It is not told where in the text they
 * stand.
 */
typedef struct _CarnetFound CarnetFound;
/** carnet_found_of: (transfer none) (nullable): @handle: a `sqlite3 *` that knows the tokenizer. */
CarnetFound *carnet_found_of (gpointer handle);
/** carnet_found_set: @texts: (array length=n) (nullable): borrowed until the next call. */
void carnet_found_set (CarnetFound *self, const CarnetFoundText *texts, guint n);

/**
 * carnet_search_expression:
 * @text: what a person typed
 *
 * Returns: (transfer full) (nullable): the FTS5 expression that asks for every
 *   word, the last one also as the beginning of a word; %NULL when @text holds no word.
 */
char *carnet_search_expression (const char *text);

G_END_DECLS
