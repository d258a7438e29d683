/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-word-marks.h"

#include "base/carnet-word-diff.h"

/* White space at the ends of what changed stays outside the marks. */
static void
append_marked (GString *out, const char *text, gsize start, gsize size, const char *open, const char *close)
{
  gsize inner = start, inner_size = size;

  carnet_word_diff_trim (text, &inner, &inner_size);
  g_string_append_len (out, text + start, (gssize)(inner - start));
  g_string_append (out, open);
  g_string_append_len (out, text + inner, (gssize)inner_size);
  g_string_append (out, close);
  g_string_append_len (out, text + inner + inner_size, (gssize)(start + size - inner - inner_size));
}

char *
cli_mark_changes (const char *before, const char *after)
{
  g_autoptr (GArray) pieces = carnet_word_diff (before, after);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const CarnetPiece *piece = &g_array_index (pieces, CarnetPiece, i);

      if (piece->type == CARNET_PIECE_EQUAL)
        g_string_append_len (out, before + piece->a, (gssize)piece->a_size);
      else if (piece->type == CARNET_PIECE_A)
        append_marked (out, before, piece->a, piece->a_size, "[-", "-]");
      else
        append_marked (out, after, piece->b, piece->b_size, "{+", "+}");
    }
  return g_string_free (out, FALSE);
}
