/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "writing/carnet-spans.h"

static GArray *
find_tagged (GtkTextTag *tag, const GtkTextIter *start, const GtkTextIter *end)
{
  GArray     *tagged = g_array_new (FALSE, FALSE, sizeof (CarnetSpan));
  GtkTextIter at = *start;

  while (gtk_text_iter_has_tag (&at, tag) || gtk_text_iter_forward_to_tag_toggle (&at, tag))
    {
      CarnetSpan span = { gtk_text_iter_get_offset (&at), 0 };

      if (gtk_text_iter_compare (&at, end) >= 0)
        break;
      gtk_text_iter_forward_to_tag_toggle (&at, tag);
      span.last = gtk_text_iter_get_offset (&at);
      g_array_append_val (tagged, span);
    }
  return tagged;
}

static gboolean
contains (const GArray *spans, const CarnetSpan *span)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const CarnetSpan *other = &g_array_index (spans, CarnetSpan, i);

      if (other->first == span->first && other->last == span->last)
        return TRUE;
    }
  return FALSE;
}

typedef void (*TagFunc) (GtkTextBuffer     *buffer,
                         GtkTextTag        *tag,
                         const GtkTextIter *start,
                         const GtkTextIter *end);

static void
tag_others (GtkTextBuffer *buffer, GtkTextTag *tag, const GArray *spans, const GArray *but, TagFunc func)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const CarnetSpan *span = &g_array_index (spans, CarnetSpan, i);
      GtkTextIter       start, end;

      if (contains (but, span))
        continue;
      gtk_text_buffer_get_iter_at_offset (buffer, &start, span->first);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, span->last);
      func (buffer, tag, &start, &end);
    }
}

void
carnet_spans_show (GtkTextBuffer     *buffer,
                   GtkTextTag        *tag,
                   const GtkTextIter *start,
                   const GtkTextIter *end,
                   const GArray      *spans)
{
  g_autoptr (GArray) tagged = find_tagged (tag, start, end);

  tag_others (buffer, tag, tagged, spans, gtk_text_buffer_remove_tag);
  tag_others (buffer, tag, spans, tagged, gtk_text_buffer_apply_tag);
}
