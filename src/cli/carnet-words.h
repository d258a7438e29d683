/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet-cli.h"

G_BEGIN_DECLS

/**
 * CliWords: the values of an option, or the fields of an observation, by what they are called. Whatever
 * the locale, the words of the files, the English ones and the French ones are taken: what is typed, and
 * what is written in scripts, works for everybody.
 * @option: as it is typed, for the error
 * @accepted: to be translated: what it takes, for the error
 * @names: of each value all it is called, in any order, with “|” between; ended by %NULL
 */
typedef struct
{
  const char        *option;
  const char        *accepted;
  const char *const *names;
} CliWords;

extern const CliWords cli_words_visibility, cli_words_review, cli_words_consent, cli_words_role,
    cli_words_impact, cli_words_profile, cli_words_side, cli_words_milestone_kind, cli_words_actor_kind;

/** cli_words_parse: case, accents and hyphens do not matter.
 * @index: (out): which value; those of the model are in the order of their enumeration
 * Returns: %FALSE with %CARNET_ERROR_INVALID. */
gboolean cli_words_parse (const CliWords *self, const char *text, int *index, GError **error);
/** cli_words_match: whether @text is one of @names, as in #CliWords. */
gboolean cli_words_match (const char *names, const char *text);
/** cli_words_match_beginning: whether one of @names begins with @text, which is not empty. */
gboolean cli_words_match_beginning (const char *names, const char *text);
/** cli_words_of_field: the names of the field of an observation that @key is; "" when it has none but its
 * own.
 */
const char *cli_words_of_field (const char *key);
/** cli_words_of_many: the names that a theme, an actor or an attachment shares with the others; "". */
const char *cli_words_of_many (const char *key);

G_END_DECLS
