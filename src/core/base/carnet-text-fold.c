/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/carnet-text.h"

#include <string.h>

/* Of a file name, which with all its parts may have 255 bytes. */
#define SLUG_MAX 80

/* Basic Latin to Latin Extended-A. */
#define N_LATIN 0x180

/* The letters and signs people write in French, folded once and for all. */
static char latin[N_LATIN][8];

/* Of a character that casefolding and decomposing have been through. */
static void
append_folded (GString *out, gunichar c, gboolean *space)
{
  GUnicodeType type = g_unichar_type (c);

  if (g_unichar_isspace (c))
    {
      *space = TRUE;
      return;
    }
  /* Marks, and what is not seen: soft hyphens, joiners, direction marks. */
  if (g_unichar_ismark (c) || type == G_UNICODE_FORMAT)
    return;
  if (*space && out->len > 0)
    g_string_append_c (out, ' ');
  *space = FALSE;
  if (c == 0x153)
    g_string_append (out, "oe");
  else if (c == 0xe6)
    g_string_append (out, "ae");
  else if (c == 0x2018 || c == 0x2019 || c == 0x201b || c == 0x2bc)
    g_string_append_c (out, '\'');
  else if (type == G_UNICODE_DASH_PUNCTUATION || c == 0x2212)
    g_string_append_c (out, '-');
  else
    /* Casefolding takes Cherokee letters to upper case. */
    g_string_append_unichar (out, g_unichar_tolower (c));
}

static char *
fold_any (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  /* With the compatibility forms, so that « 4ᵉ » is found by who types 4e; twice, since each may bring what
   * the other takes apart. */
  g_autofree char *plain = g_utf8_normalize (valid, -1, G_NORMALIZE_NFKD);
  g_autofree char *folded = g_utf8_casefold (plain, -1);
  g_autofree char *apart = g_utf8_normalize (folded, -1, G_NORMALIZE_NFKD);
  GString         *out = g_string_sized_new (strlen (apart));
  gboolean         space = FALSE;

  for (const char *at = apart; *at != '\0'; at = g_utf8_next_char (at))
    append_folded (out, g_utf8_get_char (at), &space);
  return g_string_free (out, FALSE);
}

static void
fill_latin (void)
{
  static gsize ready = 0;

  if (!g_once_init_enter (&ready))
    return;
  for (gunichar c = 1; c < N_LATIN; c++)
    {
      char             text[7] = { 0 };
      g_autofree char *folded = NULL;

      g_unichar_to_utf8 (c, text);
      folded = fold_any (text);
      g_strlcpy (latin[c], folded, sizeof latin[c]);
    }
  g_once_init_leave (&ready, 1);
}

/* ¨ ¯ ´ ¸ come apart into a space and a mark: what stands around them matters. */
static gboolean
is_spacing_mark (gunichar c)
{
  return c == 0xa8 || c == 0xaf || c == 0xb4 || c == 0xb8;
}

/* Returns: %NULL when @text holds more than Latin letters, dashes and quotes. */
static char *
fold_latin (const char *text)
{
  g_autoptr (GString) out = g_string_sized_new (strlen (text));
  gboolean space = FALSE;

  fill_latin ();
  while (*text != '\0')
    {
      gunichar c = (guint8)*text < 0x80 ? (guint8)*text : g_utf8_get_char_validated (text, -1);

      if (is_spacing_mark (c) || (c >= N_LATIN && (c < 0x2010 || c > 0x201f || c == 0x2011 || c == 0x2017)))
        return NULL;
      if (c >= N_LATIN || g_unichar_isspace (c))
        append_folded (out, c, &space);
      else if (latin[c][0] != '\0')
        {
          if (space && out->len > 0)
            g_string_append_c (out, ' ');
          space = FALSE;
          g_string_append (out, latin[c]);
        }
      text = g_utf8_next_char (text);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
carnet_text_fold (const char *text)
{
  char *folded = fold_latin (text);

  return folded != NULL ? folded : fold_any (text);
}

char *
carnet_text_slug (const char *text)
{
  g_autofree char *folded = carnet_text_fold (text);
  GString         *slug = g_string_new (NULL);

  for (const char *c = folded; *c != '\0'; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (slug, *c);
    else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
      g_string_append_c (slug, '-');
  g_string_truncate (slug, SLUG_MAX);
  if (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);
  if (slug->len == 0)
    g_string_append (slug, "carnet");
  return g_string_free (slug, FALSE);
}
