/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/carnet-text.h"

/* A text as carnet_text_fold() has it, each byte with the code point it comes from. */
typedef struct
{
  const char *text;
  GString    *folded;
  GArray     *from;
} Folded;

/* Between two letters, so that a space stays one. */
static char *
fold_char (const char *at)
{
  g_autofree char *one = g_strndup (at, (gsize)(g_utf8_next_char (at) - at));
  g_autofree char *within = g_strconcat ("x", one, "x", NULL);
  g_autofree char *folded = carnet_text_fold (within);

  return g_strndup (folded + 1, strlen (folded) - 2);
}

static void
fold_all (Folded *self)
{
  guint i = 0;

  for (const char *at = self->text; *at != '\0'; at = g_utf8_next_char (at), i++)
    {
      g_autofree char *folded = fold_char (at);
      const gsize      n = self->folded->len;

      if (g_str_equal (folded, " ") && n > 0 && self->folded->str[n - 1] == ' ')
        continue;
      g_string_append (self->folded, folded);
      for (gsize j = 0; folded[j] != '\0'; j++)
        g_array_append_val (self->from, i);
    }
}

static guint
from_at (const Folded *self, gsize byte)
{
  return g_array_index (self->from, guint, byte);
}

/* Not within what one letter came apart into. */
static gboolean
is_between (const Folded *self, gsize byte)
{
  return byte == 0 || byte == self->folded->len || from_at (self, byte - 1) != from_at (self, byte);
}

/* With the marks on the last letter. */
static guint
end_after (const Folded *self, gsize byte)
{
  guint end = from_at (self, byte - 1) + 1;

  for (const char *at = g_utf8_offset_to_pointer (self->text, end); g_unichar_ismark (g_utf8_get_char (at));
       at = g_utf8_next_char (at))
    end++;
  return end;
}

static guint
find_all (const Folded *self, const char *words, guint *start, guint *end)
{
  const gsize size = strlen (words);
  guint       n = 0;

  for (const char *at = strstr (self->folded->str, words); size > 0 && at != NULL;
       at = strstr (at + 1, words))
    {
      const gsize byte = (gsize)(at - self->folded->str);

      if (!is_between (self, byte) || !is_between (self, byte + size))
        continue;
      *start = from_at (self, byte);
      *end = end_after (self, byte + size);
      n++;
    }
  return n;
}

guint
carnet_text_find_folded (const char *text, const char *words, guint *start, guint *end)
{
  g_autofree char *wanted = carnet_text_fold (words);
  g_autoptr (GString) folded = g_string_new (NULL);
  g_autoptr (GArray) from = g_array_new (FALSE, FALSE, sizeof (guint));
  Folded self = { text, folded, from };

  fold_all (&self);
  return find_all (&self, wanted, start, end);
}
