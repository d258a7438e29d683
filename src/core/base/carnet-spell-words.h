/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CarnetSpellWord: what a dictionary is asked about, bytes of a text.
 * @start: in the text
 * @size: bytes
 */
typedef struct
{
  const char *start;
  gsize       size;
} CarnetSpellWord;

/** CarnetSpellReader: where reading a text has come to: { text }, at the beginning of it or after white
 * space. */
typedef struct
{
  const char *at;
  const char *token_end;
} CarnetSpellReader;

/**
 * carnet_spell_reader_next:
 * The next word whose spelling can be right or wrong: without what is elided before it
 * (« l’observation » is asked as « observation », « aujourd’hui » as it is). Not
 * addresses and names of files, not what has a digit, capitals only, or one letter.
 *
 * Returns: %FALSE at the end of the text.
 */
gboolean carnet_spell_reader_next (CarnetSpellReader *reader, CarnetSpellWord *word);

/** carnet_spell_word_dup: (transfer full): as dictionaries write it, with straight apostrophes and plain
 * hyphens.
 */
char *carnet_spell_word_dup (const CarnetSpellWord *word);

G_END_DECLS
