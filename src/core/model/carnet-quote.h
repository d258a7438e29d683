/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CarnetQuoteFound:
 * @CARNET_QUOTE_SAME: where it was
 * @CARNET_QUOTE_MOVED: the same words elsewhere
 * @CARNET_QUOTE_CHANGED: words that differ from it by few
 * @CARNET_QUOTE_LOST: nowhere
 */
typedef enum
{
  CARNET_QUOTE_SAME,
  CARNET_QUOTE_MOVED,
  CARNET_QUOTE_CHANGED,
  CARNET_QUOTE_LOST,
} CarnetQuoteFound;

/**
 * carnet_quote_find:
 * @quote, @text: valid UTF-8
 * @start: where the quote was in what the text was then, in code points
 * @found_start, @found_end: (out): code points of @text, the end excluded; 0 when lost
 *
 * Where a quotation is in a text that was edited since: at the same place; else
 * where the very same words are, the nearest of them; else where the words are that
 * differ least from it, by no more than half of its length. Everybody who has the same
 * text finds the same. The work is bounded: of a very long text only what is near
 * @start is compared.
 */
CarnetQuoteFound
carnet_quote_find (const char *quote, guint start, const char *text, guint *found_start, guint *found_end);

G_END_DECLS
