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

/**
 * carnet_search_expression:
 * @text: what a person typed
 *
 * Returns: (transfer full) (nullable): the FTS5 expression that asks for every
 *   word, the last one also as the beginning of a word; %NULL when @text holds no word.
 */
char *carnet_search_expression (const char *text);

G_END_DECLS
