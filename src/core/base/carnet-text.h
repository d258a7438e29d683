/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Marks in a row: more than any language writes (UAX 15, stream-safe text). */
#define CARNET_TEXT_MARKS_MAX 30

/**
 * carnet_text_clean:
 * @text: bytes a person or a file supplied
 * @size: number of bytes, or -1 when NUL-terminated
 *
 * The one cleaning of text, done once, before it is sealed: invalid UTF-8 becomes
 * U+FFFD, CR LF and CR become LF, characters outside XML 1.0's `Char` production
 * (C0 controls but TAB and LF, surrogates, U+FFFE, U+FFFF) are dropped, and the
 * result is in Unicode NFC, where Unicode 14 assigns its characters. Idempotent. With
 * more than %CARNET_TEXT_MARKS_MAX marks in a row it is not clean all the same, and
 * sealing it fails: nothing that was written is dropped without a word.
 *
 * Returns: (transfer full): the cleaned text.
 */
char *carnet_text_clean (const char *text, gssize size);

/**
 * carnet_text_clean_line:
 * As carnet_text_clean(), for a field of one line: runs of white space that hold
 * a line break or TAB become one space and the ends are trimmed.
 */
char *carnet_text_clean_line (const char *text, gssize size);

/** carnet_text_skip_latin: Returns: where the first character is, up to @end, that is neither clean ASCII nor
 * a letter or sign below U+0300: most texts have few such, and all before it is clean. */
const char *carnet_text_skip_latin (const char *text, const char *end);
/**
 * carnet_text_is_clean:
 * Verifiers call this and never normalise: %TRUE when carnet_text_clean() would
 * return the very same bytes and they are stream-safe.
 */
gboolean carnet_text_is_clean (const char *text, gsize size);
/** carnet_text_is_stream_safe: @text: valid UTF-8. Whether it has no more than %CARNET_TEXT_MARKS_MAX marks
 * in a row: characters of Unicode 14 whose combining class is not 0. */
gboolean carnet_text_is_stream_safe (const char *text, gsize size);

/**
 * carnet_text_fold:
 * For comparing and searching: lower case, no diacritics, compatibility forms
 * undone (ᵉ → e, ² → 2), œ → oe, æ → ae, typographic apostrophes → ',
 * dashes → -, white space runs → one space, trimmed.
 * Returns: (transfer full): the folded text.
 */
char *carnet_text_fold (const char *text);
/**
 * carnet_text_find_folded:
 * @text: valid UTF-8
 * @start, @end: (out): code points of @text, the end excluded; unset where there is none
 * Where @words stand in @text for whoever takes no notice of what carnet_text_fold() takes away.
 * Returns: at how many places; @start and @end are of the last.
 */
guint carnet_text_find_folded (const char *text, const char *words, guint *start, guint *end);
/** carnet_text_slug: (transfer full): folded to a–z, 0–9 and single hyphens, for a file name; “carnet” when
 * nothing is left. */
char *carnet_text_slug (const char *text);

/** carnet_text_word_count: words of a text as a person counts them (runs that hold a letter or a digit). */
guint carnet_text_word_count (const char *text);

G_END_DECLS
