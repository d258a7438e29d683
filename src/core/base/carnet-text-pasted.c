/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/carnet-text-pasted.h"

#include <string.h>

#include "base/carnet-text.h"

#define NO_BREAK 0x00A0
#define NARROW_NO_BREAK 0x202F
#define JOINER 0x200D

/* Arrows, symbols, emoji and their selectors: nothing that a word is made of. */
#define FIRST_SYMBOL 0x2190

static gboolean
is_line_break (gunichar c)
{
  return c == '\n' || c == 0x0085 || c == 0x2028 || c == 0x2029;
}

static gboolean
is_dropped (gunichar c)
{
  return (g_unichar_iscntrl (c) && c != '\t') || c == 0x00AD || c == 0x180E || (c >= 0x200B && c <= 0x200F)
         || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

static gunichar
last_char (const GString *out)
{
  return out->len > 0 ? g_utf8_get_char (g_utf8_prev_char (out->str + out->len)) : 0;
}

static void
trim_end (GString *out)
{
  gunichar c;

  for (c = last_char (out); c == ' ' || c == NO_BREAK || c == '\t'; c = last_char (out))
    g_string_truncate (out, (gsize)(g_utf8_prev_char (out->str + out->len) - out->str));
}

static void
append_line_break (GString *out)
{
  trim_end (out);
  if (out->len < 2 || !g_str_has_suffix (out->str, "\n\n"))
    g_string_append_c (out, '\n');
}

/* White space with a tab in it is one space. */
static void
append_tab (GString *out)
{
  trim_end (out);
  if (last_char (out) != ' ')
    g_string_append_c (out, '\t');
}

static void
append (GString *out, gunichar c)
{
  if (is_line_break (c))
    append_line_break (out);
  else if (c == '\t')
    append_tab (out);
  else if (c == JOINER && last_char (out) >= FIRST_SYMBOL)
    g_string_append_unichar (out, c);
  else if (!is_dropped (c) && !(c == ' ' && last_char (out) == '\t'))
    g_string_append_unichar (out, c == NARROW_NO_BREAK ? NO_BREAK : c);
}

char *
carnet_text_clean_pasted (const char *text, gssize size)
{
  /* What a word processor breaks lines and pages with. */
  g_autofree char *broken
      = g_strdelimit (g_strndup (text, size < 0 ? strlen (text) : (gsize)size), "\v\f", '\n');
  g_autofree char *clean = carnet_text_clean (broken, -1);
  g_autoptr (GString) out = g_string_sized_new (strlen (clean));

  for (const char *p = clean; *p; p = g_utf8_next_char (p))
    append (out, g_utf8_get_char (p));
  trim_end (out);
  g_strdelimit (out->str, "\t", ' ');
  /* A mark may now follow its letter. */
  return carnet_text_clean (out->str, -1);
}
