/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/carnet-words.h"

static char *
with_first (const char *text, char *(*convert) (const char *, gssize))
{
  g_autofree char *first = NULL;

  if (*text == '\0')
    return g_strdup ("");
  first = convert (text, g_utf8_next_char (text) - text);
  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

char *
carnet_words_capitalise (const char *text)
{
  return with_first (text, g_utf8_strup);
}

char *
carnet_words_lower (const char *text)
{
  return with_first (text, g_utf8_strdown);
}

void
carnet_words_show (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}
