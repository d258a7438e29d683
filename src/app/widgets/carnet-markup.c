/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/carnet-markup.h"

#include <string.h>

#include "base/carnet-text.h"
#include "model/carnet-observation.h"

static void
append_escaped (GString *markup, const char *text, gsize size)
{
  g_autofree char *escaped = g_markup_escape_text (text, (gssize)size);

  g_string_append (markup, escaped);
}

/* How many bytes at @text fold to something that begins with @word; 0 when none do. */
static gsize
match_length (const char *text, const char *word)
{
  gsize wanted = strlen (word);

  for (const char *end = text; *end && g_unichar_isalnum (g_utf8_get_char (end));)
    {
      g_autofree char *part = NULL, *folded = NULL;

      end = g_utf8_next_char (end);
      part = g_strndup (text, (gsize)(end - text));
      folded = carnet_text_fold (part);
      if (strncmp (folded, word, MIN (wanted, strlen (folded))) != 0)
        return 0;
      if (strlen (folded) >= wanted)
        return (gsize)(end - text);
    }
  return 0;
}

static gsize
best_length (const char *text, char **words)
{
  gsize best = 0;

  for (guint i = 0; words[i]; i++)
    if (*words[i])
      best = MAX (best, match_length (text, words[i]));
  return best;
}

char *
carnet_markup_prefixes (const char *text, const char *words)
{
  g_autofree char *folded = carnet_text_fold (words ? words : "");
  g_auto (GStrv) list = g_strsplit_set (folded, " -'", -1);
  GString *markup = g_string_new (NULL);
  gboolean inside = FALSE;

  for (const char *p = text; *p;)
    {
      gboolean alnum = g_unichar_isalnum (g_utf8_get_char (p));
      gsize    bold = alnum && !inside ? best_length (p, list) : 0;
      gsize    size = bold ? bold : (gsize)(g_utf8_next_char (p) - p);

      g_string_append (markup, bold ? "<b>" : "");
      append_escaped (markup, p, size);
      g_string_append (markup, bold ? "</b>" : "");
      inside = alnum;
      p += size;
    }
  return g_string_free (markup, FALSE);
}

char *
carnet_markup_snippet (const char *snippet)
{
  GString *markup = g_string_new (NULL);
  gboolean bold = FALSE;

  for (const char *p = snippet; *p;)
    {
      gboolean begin = g_str_has_prefix (p, CARNET_MARK_BEGIN), end = g_str_has_prefix (p, CARNET_MARK_END);
      gsize    size = (gsize)(g_utf8_next_char (p) - p);

      if (!begin && !end)
        append_escaped (markup, p, size);
      else if (begin != bold)
        {
          g_string_append (markup, begin ? "<b>" : "</b>");
          bold = begin;
        }
      p += size;
    }
  if (bold)
    g_string_append (markup, "</b>");
  return g_string_free (markup, FALSE);
}
