/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carnet-gazetteer-list.h"

#include <string.h>

#include "base/carnet-text.h"

/* Words that stand before a proper name: legal forms, then articles. */
static const char *const LEADING[]
    = { "ca", "cc", "cu", "d", "de", "des", "du", "eurometropole", "l", "la", "le", "les", "metropole" };

char *
carnet_gazetteer_words (const char *text)
{
  g_autofree char *folded = carnet_text_fold (text);
  GString         *words = g_string_new (NULL);
  gboolean         inside = FALSE;

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isalnum (c))
        {
          if (!inside)
            g_string_append_c (words, ' ');
          g_string_append_unichar (words, c);
        }
      inside = g_unichar_isalnum (c);
    }
  return g_string_free (words, FALSE);
}

static gboolean
is_leading (const char *word, gsize size)
{
  for (gsize i = 0; i < G_N_ELEMENTS (LEADING); i++)
    if (strlen (LEADING[i]) == size && strncmp (LEADING[i], word, size) == 0)
      return TRUE;
  return FALSE;
}

char *
carnet_gazetteer_line (const char *name)
{
  char *line = carnet_gazetteer_words (name);
  char *proper = line;

  while (*proper == ' ')
    {
      char *end = strchr (proper + 1, ' ');

      if (end == NULL || !is_leading (proper + 1, end - proper - 1))
        break;
      proper = end;
    }
  if (*proper == ' ')
    *proper = CARNET_GAZETTEER_PROPER;
  return line;
}

CarnetNeedle *
carnet_needle_new (const char *text)
{
  CarnetNeedle    *self = g_new0 (CarnetNeedle, 1);
  g_autofree char *words = carnet_gazetteer_words (text);
  g_auto (GStrv) each = g_strsplit (words[0] == ' ' ? words + 1 : words, " ", -1);
  GString *all = g_string_new (NULL);

  for (guint i = 0; each[i] != NULL; i++)
    {
      /* The last word may be unfinished: « st » could still become « Strasbourg ». */
      const char *whole = each[i + 1] == NULL            ? NULL
                          : g_str_equal (each[i], "st")  ? "saint"
                          : g_str_equal (each[i], "ste") ? "sainte"
                                                         : NULL;

      if (whole != NULL)
        {
          g_free (each[i]);
          each[i] = g_strdup (whole);
        }
      g_string_append_printf (all, " %s", each[i]);
    }
  self->words = g_string_free (all, FALSE);
  self->each = g_steal_pointer (&each);
  return self;
}

void
carnet_needle_free (CarnetNeedle *self)
{
  g_free (self->words);
  g_strfreev (self->each);
  g_free (self);
}

static gboolean
is_break (char c)
{
  return c == ' ' || c == CARNET_GAZETTEER_PROPER;
}

/* How many bytes of @line, from the start of a word, spell all of @words; 0 when they do not. */
static gsize
spells (const char *line, const char *words)
{
  gsize i = 0;

  for (; words[i] != '\0'; i++)
    if (words[i] == ' ' ? !is_break (line[i]) : line[i] != words[i])
      return 0;
  return i;
}

/* The name may be begun at its first word, at its proper name, or at any word between. */
static CarnetMatch
match_beginning (const CarnetNeedle *self, const char *line)
{
  CarnetMatch best = CARNET_MATCH_NONE;

  for (const char *at = line; *at != '\0'; at++)
    {
      gsize size = is_break (*at) ? spells (at, self->words) : 0;

      if (size > 0)
        best = MIN (best, at[size] == '\0' ? CARNET_MATCH_EXACT : CARNET_MATCH_BEGINS);
      if (*at == CARNET_GAZETTEER_PROPER)
        break;
    }
  return best;
}

static CarnetMatch
match_word (const char *word, const char *line)
{
  CarnetMatch match = CARNET_MATCH_NONE;

  for (const char *at = strstr (line, word); at != NULL; at = strstr (at + 1, word))
    {
      if (is_break (at[-1]))
        return CARNET_MATCH_WORDS;
      if (strlen (word) >= 3)
        match = CARNET_MATCH_INSIDE;
    }
  return match;
}

CarnetMatch
carnet_needle_match (const CarnetNeedle *self, const char *line)
{
  CarnetMatch match = CARNET_MATCH_WORDS;

  if (self->each[0] == NULL)
    return CARNET_MATCH_NONE;
  for (guint i = 0; self->each[i] != NULL && match != CARNET_MATCH_NONE; i++)
    match = MAX (match, match_word (self->each[i], line));
  return match == CARNET_MATCH_WORDS ? MIN (match, match_beginning (self, line)) : match;
}

gboolean
carnet_needle_is_whole_name (const CarnetNeedle *self, const char *line)
{
  gsize size = spells (line, self->words);

  return size > 0 && line[size] == '\0';
}
