/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/carnet-text-private.h"

#include <string.h>

#define INVALID ((gunichar)-1)
#define PARTIAL ((gunichar)-2)

/* More than CARNET_TEXT_MARKS_MAX, since some join the letter before them, and few enough to be put in order
 * in no time. */
#define NORMALIZED_MARKS_MAX (4 * CARNET_TEXT_MARKS_MAX)

/* XML 1.0 (fifth edition), production 2, without CR, which cleaning turns into LF. */
static gboolean
is_allowed (gunichar c)
{
  if (c < 0x20)
    return c == '\t' || c == '\n';
  return c < 0xd800 || (c >= 0xe000 && c <= 0xfffd) || (c >= 0x10000 && c <= 0x10ffff);
}

/* Eight bytes of ASCII, none of them a control character; a tab or a line break may make it say no. */
static gboolean
is_plain_word (const char *text)
{
  const guint64 high = G_GUINT64_CONSTANT (0x8080808080808080),
                space = G_GUINT64_CONSTANT (0x2020202020202020);
  guint64 word;

  memcpy (&word, text, sizeof word);
  return ((word | (word - space)) & high) == 0;
}

const char *
carnet_text_skip_latin (const char *text, const char *end)
{
  while (text < end)
    {
      guint8 byte = (guint8)*text;

      if (end - text >= 8 && is_plain_word (text))
        text += 8;
      else if (byte < 0x80 && is_allowed (byte))
        text++;
      else if (byte >= 0xc2 && byte <= 0xcb && end - text >= 2 && ((guint8)text[1] & 0xc0) == 0x80)
        text += 2;
      else
        return text;
    }
  return end;
}

/*
 * Starters that normalising never changes nor joins to what stands before: in a row
 * of them there is nothing to do. Latin letters with their marks, quotes, dashes,
 * bullets, the euro, emoji and their selectors: nearly all that people write in French.
 */
static gboolean
is_surely_nfc (gunichar c)
{
  return c < 0x300 || (c >= 0x2010 && c <= 0x206f) || (c >= 0x20a0 && c <= 0x20c0)
         || (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0x1f300 && c <= 0x1faff);
}

/* UTF-8 of allowed characters only; bytes that are no UTF-8 become U+FFFD. */
static char *
keep_allowed (const char *text, gsize size)
{
  GString    *out = g_string_sized_new (size);
  const char *end = text + size;

  while (text < end)
    {
      gunichar c = g_utf8_get_char_validated (text, end - text);

      if (c == INVALID || c == PARTIAL)
        {
          /* GLib calls a NUL within the size partial, but it is a character, one to drop. */
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

/* -- Normalising ----------------------------------------------------------------------------- */

/* Where the run that begins at @at ends: of characters that Unicode 14 assigns, or of others. */
static const char *
find_run_end (const char *at, const char *end, gboolean *assigned)
{
  *assigned = carnet_text_is_assigned (g_utf8_get_char (at));
  do
    {
      at = g_utf8_next_char (at);
      if (*assigned)
        at = carnet_text_skip_latin (at, end);
    }
  while (at < end && carnet_text_is_assigned (g_utf8_get_char (at)) == *assigned);
  return at;
}

static gboolean
runs_are_normal (const char *text, const char *end)
{
  for (const char *at = text, *run_end; at < end; at = run_end)
    {
      gboolean         assigned;
      g_autofree char *normal = NULL;

      run_end = find_run_end (at, end, &assigned);
      if (!assigned)
        continue;
      normal = g_utf8_normalize (at, run_end - at, G_NORMALIZE_NFC);
      if (strlen (normal) != (gsize)(run_end - at) || memcmp (normal, at, (gsize)(run_end - at)) != 0)
        return FALSE;
    }
  return TRUE;
}

static char *
normalize_runs (const char *text)
{
  const char *end = text + strlen (text);
  GString    *out = g_string_sized_new ((gsize)(end - text));

  for (const char *at = text, *run_end; at < end; at = run_end)
    {
      gboolean         assigned;
      g_autofree char *normal = NULL;

      run_end = find_run_end (at, end, &assigned);
      if (assigned)
        normal = g_utf8_normalize (at, run_end - at, G_NORMALIZE_NFC);
      g_string_append_len (out, assigned ? normal : at, assigned ? -1 : run_end - at);
    }
  return g_string_free (out, FALSE);
}

/* NFC is its own fixed point by its definition; the loop does not leave that to an implementation. */
static char *
normalize (char *text)
{
  char *normal = normalize_runs (text);

  while (!g_str_equal (normal, text))
    {
      g_free (text);
      text = normal;
      normal = normalize_runs (text);
    }
  g_free (text);
  return normal;
}

/* What Unicode 14 does not assign is no mark, whatever a later version says. */
static gboolean
is_mark (gunichar c)
{
  return g_unichar_combining_class (c) != 0 && carnet_text_is_assigned (c);
}

static gboolean
has_marks_in_a_row (const char *text, const char *end, guint n_max)
{
  guint n = 0;

  for (const char *at = text, *latin_end; at < end; at = g_utf8_next_char (at))
    {
      latin_end = carnet_text_skip_latin (at, end);
      if (latin_end > at)
        n = 0;
      if (latin_end == end)
        return FALSE;
      at = latin_end;
      n = is_mark (g_utf8_get_char (at)) ? n + 1 : 0;
      if (n > n_max)
        return TRUE;
    }
  return FALSE;
}

gboolean
carnet_text_is_stream_safe (const char *text, gsize size)
{
  return !has_marks_in_a_row (text, text + size, CARNET_TEXT_MARKS_MAX);
}

/* -- Cleaning ----------------------------------------------------------------------------------- */

char *
carnet_text_clean (const char *text, gssize size)
{
  gsize length = size < 0 ? strlen (text) : (gsize)size;
  char *allowed;

  if (carnet_text_is_clean (text, length))
    return g_strndup (length > 0 ? text : "", length);
  allowed = keep_allowed (text, length);
  if (has_marks_in_a_row (allowed, allowed + strlen (allowed), NORMALIZED_MARKS_MAX))
    return allowed;
  return normalize (allowed);
}

char *
carnet_text_clean_line (const char *text, gssize size)
{
  g_autofree char *clean = carnet_text_clean (text, size);
  GString         *line = g_string_sized_new (strlen (clean));
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
  const char *end = text + size, *at = text;
  gboolean    surely_nfc = TRUE;

  while ((at = carnet_text_skip_latin (at, end)) < end)
    {
      gunichar c = g_utf8_get_char_validated (at, end - at);

      if (c == INVALID || c == PARTIAL || !is_allowed (c))
        return FALSE;
      surely_nfc = surely_nfc && is_surely_nfc (c);
      at = g_utf8_next_char (at);
    }
  return surely_nfc || (carnet_text_is_stream_safe (text, size) && runs_are_normal (text, end));
}

guint
carnet_text_word_count (const char *text)
{
  gboolean counted = FALSE;
  guint    n = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c))
        counted = FALSE;
      else if (!counted && g_unichar_isalnum (c))
        {
          counted = TRUE;
          n++;
        }
    }
  return n;
}
