/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/carnet-text.h"

#include <string.h>

/* XML 1.0 (fifth edition), production 2, without CR, which cleaning turns into LF. */
static gboolean
is_allowed (gunichar c)
{
  if (c < 0x20)
    return c == '\t' || c == '\n';
  return c < 0xd800 || (c >= 0xe000 && c <= 0xfffd) || (c >= 0x10000 && c <= 0x10ffff);
}

/* UTF-8 without what is not allowed; bytes that are no UTF-8 become U+FFFD. */
static char *
keep_allowed (const char *text, gsize size)
{
  GString    *out = g_string_sized_new (size);
  const char *end = text + size;

  while (text < end)
    {
      gunichar c = g_utf8_get_char_validated (text, end - text);

      if (c == (gunichar)-1 || c == (gunichar)-2)
        {
          /* A NUL within the size is reported like bad UTF-8, but is a character to drop. */
          if (*text != '\0')
            g_string_append (out, "\xef\xbf\xbd");
          text++;
          continue;
        }
      if (c == '\r')
        {
          if (text + 1 == end || text[1] != '\n')
            g_string_append_c (out, '\n');
        }
      else if (is_allowed (c))
        g_string_append_unichar (out, c);
      text = g_utf8_next_char (text);
    }
  return g_string_free (out, FALSE);
}

static gboolean
is_plain_ascii (const char *text, gsize size)
{
  for (gsize i = 0; i < size; i++)
    {
      guint8 c = (guint8)text[i];

      if (c >= 0x80 || (c < 0x20 && c != '\t' && c != '\n'))
        return FALSE;
    }
  return TRUE;
}

/* Latin letters with their accents, quotes, dashes, spaces: of what people write in
 * French, nothing below U+0300 and nothing of U+2010 to U+2044 changes in NFC. */
static gboolean
is_surely_nfc (gunichar c)
{
  return c < 0x300 || (c >= 0x2010 && c <= 0x2044);
}

char *
carnet_text_clean (const char *text, gssize size)
{
  gsize            length = size < 0 ? strlen (text) : (gsize)size;
  g_autofree char *kept = NULL;

  if (is_plain_ascii (text, length))
    return g_strndup (text, length);
  kept = keep_allowed (text, length);
  return g_utf8_normalize (kept, -1, G_NORMALIZE_NFC);
}

char *
carnet_text_clean_line (const char *text, gssize size)
{
  g_autofree char *clean = carnet_text_clean (text, size);
  GString         *line = g_string_new (NULL);
  const char      *at = clean;

  while (*at != '\0')
    {
      gsize run = strspn (at, " \t\n");

      if (run == 0)
        g_string_append_c (line, *at++);
      else
        {
          gboolean breaks = strcspn (at, "\t\n") < run;

          if (line->len > 0 && at[run] != '\0')
            g_string_append_len (line, breaks ? " " : at, breaks ? 1 : (gssize)run);
          at += run;
        }
    }
  return g_string_free (line, FALSE);
}

gboolean
carnet_text_is_clean (const char *text, gsize size)
{
  const char      *end = text + size;
  gboolean         surely_nfc = TRUE;
  g_autofree char *normal = NULL;

  if (is_plain_ascii (text, size))
    return TRUE;
  for (const char *at = text; at < end; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char_validated (at, end - at);

      if (c == (gunichar)-1 || c == (gunichar)-2 || !is_allowed (c))
        return FALSE;
      surely_nfc = surely_nfc && is_surely_nfc (c);
    }
  if (surely_nfc)
    return TRUE;
  normal = g_utf8_normalize (text, (gssize)size, G_NORMALIZE_NFC);
  return normal != NULL && strlen (normal) == size && memcmp (normal, text, size) == 0;
}

/* -- Folding ------------------------------------------------------------------------- */

static void
append_folded (GString *out, gunichar c, gboolean *space)
{
  if (g_unichar_isspace (c) || c == 0x00a0 || c == 0x202f || c == 0x2007)
    {
      *space = out->len > 0;
      return;
    }
  if (g_unichar_ismark (c))
    return;
  if (*space)
    g_string_append_c (out, ' ');
  *space = FALSE;
  if (c == 0x153 || c == 0x152)
    g_string_append (out, "oe");
  else if (c == 0xe6 || c == 0xc6)
    g_string_append (out, "ae");
  else if (c == 0x2019 || c == 0x2018 || c == 0x02bc)
    g_string_append_c (out, '\'');
  else if (g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION || c == 0x2212)
    g_string_append_c (out, '-');
  else
    g_string_append_unichar (out, g_unichar_tolower (c));
}

char *
carnet_text_fold (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *cased = g_utf8_casefold (valid, -1);
  g_autofree char *apart = g_utf8_normalize (cased, -1, G_NORMALIZE_NFD);
  GString         *out = g_string_sized_new (strlen (apart));
  gboolean         space = FALSE;

  for (const char *at = apart; *at != '\0'; at = g_utf8_next_char (at))
    append_folded (out, g_utf8_get_char (at), &space);
  return g_string_free (out, FALSE);
}

guint
carnet_text_word_count (const char *text)
{
  gboolean in_word = FALSE, counted = FALSE;
  guint    n = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      in_word = !g_unichar_isspace (c) && c != 0x00a0 && c != 0x202f;
      if (!in_word)
        counted = FALSE;
      else if (!counted && g_unichar_isalnum (c))
        {
          counted = TRUE;
          n++;
        }
    }
  return n;
}
