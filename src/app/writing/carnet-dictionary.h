/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CarnetDictionary:
 *
 * The dictionaries of one language that this computer has, through Enchant, and the
 * words that the person added, which are of every language. Slow: suggestions take a
 * third of a second. For one thread at a time.
 */
typedef struct _CarnetDictionary CarnetDictionary;

/** carnet_dictionary_new: @path: of the file of the added words, made with the first of them. */
CarnetDictionary *carnet_dictionary_new (const char *path);
void              carnet_dictionary_free (CarnetDictionary *self);
/** carnet_dictionary_list: (transfer full): the languages that can be opened: `fr` for French, tags such as
 * `en_US` for others; sorted. */
char **carnet_dictionary_list (CarnetDictionary *self);
/** carnet_dictionary_open: from now on, words of @language. Returns: %FALSE when there is no dictionary of
 * it, and every word is right. */
gboolean carnet_dictionary_open (CarnetDictionary *self, const char *language);
gboolean carnet_dictionary_check (CarnetDictionary *self, const char *word);
/** carnet_dictionary_suggest: (transfer full) (nullable): the best first; %NULL when @word is right. */
char   **carnet_dictionary_suggest (CarnetDictionary *self, const char *word);
gboolean carnet_dictionary_add (CarnetDictionary *self, const char *word, GError **error);
/** carnet_dictionary_list_added: (transfer full): the words that the person added, sorted. */
char **carnet_dictionary_list_added (CarnetDictionary *self);
/** carnet_dictionary_remove: takes back what was added. */
gboolean carnet_dictionary_remove (CarnetDictionary *self, const char *word, GError **error);
/** carnet_dictionary_ignore: @word is right until the language is opened again. */
void carnet_dictionary_ignore (CarnetDictionary *self, const char *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetDictionary, carnet_dictionary_free)

G_END_DECLS
