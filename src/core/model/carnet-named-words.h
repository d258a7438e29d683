/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CarnetNamedWords: something that somebody gave a name to, said in words, so that any version can read
 * another's: a word that it does not know is left out.
 * @words: (element-type utf8 utf8)
 */
typedef struct
{
  char       *name;
  GHashTable *words;
} CarnetNamedWords;

CarnetNamedWords *carnet_named_words_new (const char *name);
void              carnet_named_words_free (CarnetNamedWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetNamedWords, carnet_named_words_free)
/** carnet_named_words_set: @key and @value are copied. */
void carnet_named_words_set (CarnetNamedWords *self, const char *key, const char *value);

/** carnet_named_words_print: (transfer full): all of @list, one string. */
char *carnet_named_words_print (const GPtrArray *list);
/** carnet_named_words_parse: (transfer full) (element-type CarnetNamedWords) (nullable): what
 * carnet_named_words_print() gave; %NULL when it is not of that form. */
GPtrArray *carnet_named_words_parse (const char *string);
/** carnet_named_words_remove: of @list the one of that name, whatever its case and accents. Returns: %FALSE
 * when there is none. */
gboolean carnet_named_words_remove (GPtrArray *list, const char *name);

G_END_DECLS
