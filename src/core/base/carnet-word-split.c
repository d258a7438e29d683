/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/carnet-word-split.h"

#include "base/carnet-word-diff.h"

#include <string.h>

#define NO_BREAK 0x00A0
#define NARROW_NO_BREAK 0x202F
#define JOINER 0x200D
#define OPENING_QUOTE 0x00AB

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static gboolean
is_no_break (gunichar c)
{
  return c == NO_BREAK || c == NARROW_NO_BREAK;
}

static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) && c != '\n' && !is_no_break (c);
}

static gboolean
is_mark_of_punctuation (gunichar c)
{
  return c != 0 && !is_letter (c) && !g_unichar_isspace (c) && !is_no_break (c);
}

static gboolean
is_flag_half (gunichar c)
{
  return c >= 0x1F1E6 && c <= 0x1F1FF;
}

static gunichar
peek (const char *at)
{
  return *at != '\0' ? g_utf8_get_char (at) : 0;
}

/* -- One word of each sort: each returns where it ends --------------------------------------- */

/* What may stand inside a word or a number, when @next goes on with it. */
static gboolean
joins (gunichar before, gunichar c, gunichar next)
{
  if (c == '-' || c == 0x2010 || c == 0x2011)
    return is_letter (next);
  if (c == '.' || c == ',' || is_no_break (c))
    return g_unichar_isdigit (before) && g_unichar_isdigit (next);
  return FALSE;
}

static const char *
end_of_word (const char *at)
{
  gunichar before = 0;

  for (;;)
    {
      gunichar    c = peek (at);
      const char *next = c != 0 ? g_utf8_next_char (at) : at;

      if ((c == '\'' || c == 0x2019) && g_unichar_isalpha (peek (next)))
        return next;
      if (!is_letter (c) && !joins (before, c, peek (next)))
        return at;
      before = c;
      at = next;
    }
}

static const char *
end_of_spaces (const char *at)
{
  while (is_space (peek (at)))
    at = g_utf8_next_char (at);
  return at;
}

/* One mark (or several of the same, « … » or « !!! »), one emoji with all that belongs to it. */
static const char *
end_of_mark (const char *at)
{
  gunichar c = peek (at), next;

  at = g_utf8_next_char (at);
  if (is_flag_half (c) && is_flag_half (peek (at)))
    return g_utf8_next_char (at);
  for (next = peek (at); next != 0; next = peek (at))
    {
      if (next == JOINER && at[3] != '\0')
        at = g_utf8_next_char (at + 3);
      else if (g_unichar_ismark (next) || next == c || (next >= 0x1F3FB && next <= 0x1F3FF))
        at = g_utf8_next_char (at);
      else
        break;
    }
  if (c == OPENING_QUOTE && is_no_break (peek (at)))
    at = g_utf8_next_char (at);
  return at;
}

static const char *
end_of_no_break (const char *at)
{
  at = g_utf8_next_char (at);
  return is_mark_of_punctuation (peek (at)) ? end_of_mark (at) : at;
}

static const char *
end_of (const char *at)
{
  gunichar c = peek (at);

  if (is_letter (c))
    return end_of_word (at);
  if (c == '\n')
    return at + 1;
  if (is_space (c))
    return end_of_spaces (at);
  return is_no_break (c) ? end_of_no_break (at) : end_of_mark (at);
}

GArray *
carnet_word_split (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (CarnetWord));

  while (*text != '\0')
    {
      const char *end = end_of (text);
      CarnetWord  word = { text, (guint)(end - text), (guint)g_utf8_strlen (text, end - text), FALSE };

      word.is_word = is_letter (peek (text));
      g_array_append_val (words, word);
      text = end;
    }
  return words;
}

/* A no-break space that was put in or taken out is all there is to see of a change. */
static gboolean
is_breaking_space (const char *at)
{
  gunichar c = g_utf8_get_char (at);

  return g_unichar_isspace (c) && g_unichar_break_type (c) != G_UNICODE_BREAK_NON_BREAKING_GLUE;
}

void
carnet_word_diff_trim (const char *text, gsize *start, gsize *size)
{
  const char *begin = text + *start, *end = begin + *size;

  while (begin < end && is_breaking_space (begin))
    begin = g_utf8_next_char (begin);
  while (begin < end && is_breaking_space (g_utf8_find_prev_char (begin, end)))
    end = g_utf8_find_prev_char (begin, end);
  if (begin == end)
    return;
  *start = (gsize)(begin - text);
  *size = (gsize)(end - begin);
}
