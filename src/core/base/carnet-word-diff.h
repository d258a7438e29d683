/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CarnetPieceType:
 * @CARNET_PIECE_EQUAL: in both texts
 * @CARNET_PIECE_A: only in the first
 * @CARNET_PIECE_B: only in the second
 */
typedef enum
{
  CARNET_PIECE_EQUAL,
  CARNET_PIECE_A,
  CARNET_PIECE_B,
} CarnetPieceType;

/**
 * CarnetPiece: a run of words.
 * @a, @a_size: bytes of the first text; @a_size is 0 for %CARNET_PIECE_B
 * @b, @b_size: bytes of the second text; @b_size is 0 for %CARNET_PIECE_A
 */
typedef struct
{
  CarnetPieceType type;
  gsize           a;
  gsize           a_size;
  gsize           b;
  gsize           b_size;
} CarnetPiece;

/**
 * carnet_word_diff:
 * @a, @b: valid UTF-8
 *
 * What changed from @a to @b, word by word: an elided word (« l’ ») is a word, a mark
 * of punctuation is one, with the no-break space that binds it. Words that happen to
 * be the same between longer changes count as changed, as a reader would say.
 *
 * Linear memory; the work is bounded: texts that have very little in common may
 * come out as changed altogether (but for how they begin and end).
 *
 * Returns: (transfer full) (element-type CarnetPiece): pieces in order. Those not
 *   only in b make up @a, those not only in a make up @b; what replaces something
 *   comes after it. Equal texts give one piece, empty ones none.
 */
GArray *carnet_word_diff (const char *a, const char *b);

/**
 * carnet_word_diff_trim:
 * @start, @size: (inout): bytes of @text
 *
 * Leaves white space, but for no-break spaces, off both ends of what is marked, unless
 * there is nothing else.
 */
void carnet_word_diff_trim (const char *text, gsize *start, gsize *size);

G_END_DECLS
