/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/carnet-spell-words.h"

#include <string.h>

#include "base/carnet-address.h"

/* In bytes: longer ones are no words, and dictionaries refuse them. */
#define WORD_MAX 120

static const char *const ELIDED[]
    = { "l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu" };

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x02BC;
}

static gboolean
is_hyphen (gunichar c)
{
  return c == '-' || c == 0x2010 || c == 0x2011;
}

static const char *
find_token_end (const char *at)
{
  while (*at && !g_unichar_isspace (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

/* www.exemple.fr, carnet.xml. */
static gboolean
is_dotted (const char *token, const char *end)
{
  for (const char *at = token; at < end; at = g_utf8_next_char (at))
    if (*at == '.' && at > token && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at)))
        && at + 1 < end && g_unichar_isalnum (g_utf8_get_char (at + 1)))
      return TRUE;
  return FALSE;
}

static gboolean
is_skipped_token (const char *token, const char *end)
{
  return carnet_address_is_one (token, (gsize)(end - token)) || is_dotted (token, end);
}

/* Apostrophes and hyphens are inside a word when a letter follows. */
static const char *
find_word_end (const char *at)
{
  for (;;)
    {
      const gunichar c = g_utf8_get_char (at);
      const char    *next = c ? g_utf8_next_char (at) : at;

      if (!is_letter (c) && !((is_apostrophe (c) || is_hyphen (c)) && is_letter (g_utf8_get_char (next))))
        return at;
      at = next;
    }
}

static gboolean
is_elided (const char *start, gsize size)
{
  for (guint i = 0; i < G_N_ELEMENTS (ELIDED); i++)
    if (strlen (ELIDED[i]) == size && g_ascii_strncasecmp (start, ELIDED[i], size) == 0)
      return TRUE;
  return FALSE;
}

static void
skip_elided (CarnetSpellWord *word)
{
  const char *end = word->start + word->size;

  for (const char *at = word->start; at < end; at = g_utf8_next_char (at))
    if (is_apostrophe (g_utf8_get_char (at)))
      {
        if (!is_elided (word->start, (gsize)(at - word->start)))
          return;
        word->start = g_utf8_next_char (at);
        word->size = (gsize)(end - word->start);
      }
}

static gboolean
is_checked (const CarnetSpellWord *word)
{
  const char *end = word->start + word->size;
  guint       n_letters = 0;
  gboolean    lower = FALSE;

  for (const char *at = word->start; at < end; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);

      if (g_unichar_isdigit (c))
        return FALSE;
      n_letters += g_unichar_isalpha (c) ? 1 : 0;
      lower = lower || (g_unichar_isalpha (c) && !g_unichar_isupper (c));
    }
  return n_letters > 1 && lower && word->size <= WORD_MAX;
}

/* Into the next token that words may be in; %FALSE at the end. */
static gboolean
find_token (CarnetSpellReader *reader)
{
  while (*reader->at && (!reader->token_end || reader->at >= reader->token_end))
    {
      while (g_unichar_isspace (g_utf8_get_char (reader->at)))
        reader->at = g_utf8_next_char (reader->at);
      reader->token_end = find_token_end (reader->at);
      if (is_skipped_token (reader->at, reader->token_end))
        reader->at = reader->token_end;
    }
  return *reader->at != '\0';
}

gboolean
carnet_spell_reader_next (CarnetSpellReader *reader, CarnetSpellWord *word)
{
  while (find_token (reader))
    {
      if (!is_letter (g_utf8_get_char (reader->at)))
        {
          reader->at = g_utf8_next_char (reader->at);
          continue;
        }
      word->start = reader->at;
      reader->at = find_word_end (reader->at);
      word->size = (gsize)(reader->at - word->start);
      skip_elided (word);
      if (is_checked (word))
        return TRUE;
    }
  return FALSE;
}

char *
carnet_spell_word_dup (const CarnetSpellWord *word)
{
  GString *out = g_string_sized_new (word->size);

  for (const char *p = word->start; p < word->start + word->size; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (out, is_apostrophe (c) ? '\'' : is_hyphen (c) ? '-' : c);
    }
  return g_string_free (out, FALSE);
}
