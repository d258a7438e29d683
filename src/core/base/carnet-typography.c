/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/carnet-typography.h"

#include <string.h>

#include "base/carnet-address.h"

#define NO_BREAK 0x00A0
#define OPENING_QUOTE 0x00AB
#define CLOSING_QUOTE 0x00BB

#define NB "\xc2\xa0"

/* What was typed, and what stands around it. */
typedef struct
{
  const char *start; /* of the paragraph */
  const char *typed; /* the character just typed */
  const char *after;
} Place;

static gunichar
char_before (const Place *place, const char *at)
{
  return at > place->start ? g_utf8_get_char (g_utf8_prev_char (at)) : 0;
}

static gboolean
is_one_of (gunichar c, const char *set)
{
  return c != 0 && g_utf8_strchr (set, -1, c);
}

static gboolean
is_space (gunichar c)
{
  return c == ' ' || c == NO_BREAK;
}

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalpha (c) || g_unichar_ismark (c);
}

/* (nullable): where @text begins that ends at @end. */
static const char *
match_back (const Place *place, const char *end, const char *text)
{
  const gsize size = strlen (text);

  return (gsize)(end - place->start) >= size && strncmp (end - size, text, size) == 0 ? end - size : NULL;
}

static const char *
skip_spaces_back (const Place *place, const char *at)
{
  while (is_space (char_before (place, at)))
    at = g_utf8_prev_char (at);
  return at;
}

static const char *
find_token (const Place *place)
{
  const char *at = place->typed;

  while (at > place->start && !g_unichar_isspace (char_before (place, at)))
    at = g_utf8_prev_char (at);
  return at;
}

static gboolean
in_address (const Place *place)
{
  const char *token = find_token (place);

  return carnet_address_is_one (token, (gsize)(place->typed - token));
}

/* Replaces from @from to the cursor. */
static gboolean
replace (CarnetCorrection *correction, const char *from, const char *text)
{
  const glong n = g_utf8_strlen (from, -1);

  correction->n_before = (guint)n;
  correction->n_after = 0;
  g_strlcpy (correction->text, text, CARNET_CORRECTION_SIZE);
  return !g_str_equal (from, text);
}

/* -- Quotes ------------------------------------------------------------------------------------- */

static gboolean
quote_is_open (const Place *place)
{
  for (const char *at = place->typed; at > place->start;)
    {
      gunichar c;

      at = g_utf8_prev_char (at);
      c = g_utf8_get_char (at);
      if (c == OPENING_QUOTE || c == CLOSING_QUOTE)
        return c == OPENING_QUOTE;
    }
  return FALSE;
}

static gboolean
open_quote (const Place *place, CarnetCorrection *correction)
{
  const gunichar next = g_utf8_get_char (place->after);

  if (next == NO_BREAK)
    return replace (correction, place->typed, "«");
  replace (correction, place->typed, "«" NB);
  correction->n_after = next == ' ' ? 1 : 0;
  return TRUE;
}

static gboolean
close_quote (const Place *place, CarnetCorrection *correction)
{
  const char *from = skip_spaces_back (place, place->typed);

  return from > place->start && replace (correction, from, NB "»");
}

static gboolean
correct_straight_quote (const Place *place, CarnetCorrection *correction)
{
  const gunichar previous = char_before (place, place->typed);

  if (quote_is_open (place))
    return close_quote (place, correction);
  if (previous == 0 || g_unichar_isspace (previous) || is_one_of (previous, "([-–—'’"))
    return open_quote (place, correction);
  /* Inches, seconds, source code. */
  return FALSE;
}

/* -- Marks with a space before them ----------------------------------------------------------------- */

/* After which a mark may follow at once. */
static gboolean
takes_mark (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || is_one_of (c, ")].%'’»”…€°");
}

/* A time or an address may follow a colon: see correct_late_colon (). */
static gboolean
may_go_on (const Place *place)
{
  const char *token = find_token (place);

  return *place->typed == ':'
         && (g_unichar_isdigit (char_before (place, place->typed))
             || carnet_address_may_begin (token, (gsize)(place->typed - token)));
}

static gboolean
correct_mark (const Place *place, CarnetCorrection *correction)
{
  const char    *from = skip_spaces_back (place, place->typed);
  const gunichar before = char_before (place, from);
  const char     spaced[] = { '\xc2', '\xa0', *place->typed, '\0' };

  if (from < place->typed)
    return before != 0 && before != OPENING_QUOTE && replace (correction, from, spaced);
  return takes_mark (before) && !may_go_on (place) && !in_address (place)
         && replace (correction, from, spaced);
}

/* -- Others ------------------------------------------------------------------------------------------ */

static gboolean
correct_apostrophe (const Place *place, CarnetCorrection *correction)
{
  /* 'word' is a quotation. */
  if (!is_letter (char_before (place, place->typed)) || *find_token (place) == '\'' || in_address (place))
    return FALSE;
  return replace (correction, place->typed, "’");
}

static gboolean
correct_dots (const Place *place, CarnetCorrection *correction)
{
  const char *from = match_back (place, place->typed + 1, "...");

  if (!from || is_one_of (char_before (place, from), "./") || *place->after == '.' || in_address (place))
    return FALSE;
  return replace (correction, from, "…");
}

/* A dash of its own, and not an option nor a line of hyphens. */
static gboolean
correct_dash (const Place *place, CarnetCorrection *correction)
{
  const char *from = match_back (place, place->typed, "--");

  if (!from || (from > place->start && !is_space (char_before (place, from))))
    return FALSE;
  return replace (correction, from, "– ");
}

/* The colon after a number, now that no time was meant. */
static gboolean
correct_late_colon (const Place *place, CarnetCorrection *correction)
{
  const char *colon = match_back (place, place->typed, ":");
  const Place at_colon = { place->start, colon, place->after };
  const char  spaced[] = { '\xc2', '\xa0', ':', *place->typed, '\0' };

  if (!colon || !g_unichar_isdigit (char_before (place, colon)) || in_address (&at_colon))
    return FALSE;
  return replace (correction, colon, spaced);
}

static gboolean
correct_space (const Place *place, CarnetCorrection *correction)
{
  /* The space is there already. */
  if (match_back (place, place->typed, "«" NB))
    return replace (correction, place->typed, "");
  return correct_dash (place, correction) || correct_late_colon (place, correction);
}

gboolean
carnet_typography_is_trigger (gunichar c)
{
  return is_one_of (c, "\"'«»:;?!. \n");
}

gboolean
carnet_typography_correct (const char *before, const char *after, CarnetCorrection *correction)
{
  const Place place = { before, g_utf8_find_prev_char (before, before + strlen (before)), after };

  g_return_val_if_fail (correction != NULL, FALSE);

  if (!place.typed)
    return FALSE;
  switch (g_utf8_get_char (place.typed))
    {
    case '"':
      return correct_straight_quote (&place, correction);
    case OPENING_QUOTE:
      return open_quote (&place, correction);
    case CLOSING_QUOTE:
      return close_quote (&place, correction);
    case '\'':
      return correct_apostrophe (&place, correction);
    case ':':
    case ';':
    case '?':
    case '!':
      return correct_mark (&place, correction);
    case '.':
      return correct_dots (&place, correction);
    case ' ':
      return correct_space (&place, correction);
    case '\n':
      return correct_late_colon (&place, correction);
    default:
      return FALSE;
    }
}
