/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The list that the gazetteer searches: the name of every territory, folded into
 * words, best territory first, each ended by a NUL. A word begins with a space, or
 * with a bar where the proper name begins: " ca les|sables d olonne agglomeration".
 * One blob of some 700 kB is read in less than a millisecond whatever is typed, so
 * that a word may also be found inside another. */

#define CARNET_GAZETTEER_PROPER '|'

/** carnet_gazetteer_words: Returns: (transfer full): @text folded, in words, each with a space before it. */
char *carnet_gazetteer_words (const char *text);
/** carnet_gazetteer_line: Returns: (transfer full): carnet_gazetteer_words() with its bar. */
char *carnet_gazetteer_line (const char *name);

/** How well a name answers, best first. */
typedef enum
{
  CARNET_MATCH_EXACT,  /* the whole name, with or without « CC de », « Les » … */
  CARNET_MATCH_BEGINS, /* the name begins so */
  CARNET_MATCH_WORDS,  /* each word begins a word of the name */
  CARNET_MATCH_INSIDE, /* each word of three letters or more is somewhere in the name */
  CARNET_N_MATCHES,
  CARNET_MATCH_NONE,
} CarnetMatch;

/** CarnetNeedle: what is looked for, prepared once. */
typedef struct
{
  char  *words;
  char **each;
} CarnetNeedle;

CarnetNeedle *carnet_needle_new (const char *text);
void          carnet_needle_free (CarnetNeedle *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetNeedle, carnet_needle_free)
/** carnet_needle_match: how well @line answers. */
CarnetMatch carnet_needle_match (const CarnetNeedle *self, const char *line);
/** carnet_needle_is_whole_name: @line is exactly what is looked for, legal form and article included. */
gboolean carnet_needle_is_whole_name (const CarnetNeedle *self, const char *line);

G_END_DECLS
