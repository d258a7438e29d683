/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "writing/carnet-text-range.h"

struct _CarnetTextRange
{
  /* Owned */
  GtkTextBuffer *buffer;
  GtkTextMark   *start;
  GtkTextMark   *end;

  gboolean any;
};

CarnetTextRange *
carnet_text_range_new (GtkTextBuffer *buffer)
{
  CarnetTextRange *self = g_new0 (CarnetTextRange, 1);
  GtkTextIter      place;

  self->buffer = g_object_ref (buffer);
  gtk_text_buffer_get_start_iter (buffer, &place);
  self->start = g_object_ref (gtk_text_buffer_create_mark (buffer, NULL, &place, TRUE));
  self->end = g_object_ref (gtk_text_buffer_create_mark (buffer, NULL, &place, TRUE));
  return self;
}

void
carnet_text_range_free (CarnetTextRange *self)
{
  gtk_text_buffer_delete_mark (self->buffer, self->start);
  gtk_text_buffer_delete_mark (self->buffer, self->end);
  g_object_unref (self->start);
  g_object_unref (self->end);
  g_object_unref (self->buffer);
  g_free (self);
}

void
carnet_text_range_add (CarnetTextRange *self, const GtkTextIter *start, const GtkTextIter *end)
{
  GtkTextIter first, last;

  if (!carnet_text_range_get (self, &first, &last))
    {
      first = *start;
      last = *end;
    }
  gtk_text_buffer_move_mark (self->buffer, self->start,
                             gtk_text_iter_compare (start, &first) < 0 ? start : &first);
  gtk_text_buffer_move_mark (self->buffer, self->end, gtk_text_iter_compare (end, &last) > 0 ? end : &last);
  self->any = TRUE;
}

void
carnet_text_range_clear (CarnetTextRange *self)
{
  self->any = FALSE;
}

gboolean
carnet_text_range_get (CarnetTextRange *self, GtkTextIter *start, GtkTextIter *end)
{
  if (!self->any)
    return FALSE;
  gtk_text_buffer_get_iter_at_mark (self->buffer, start, self->start);
  gtk_text_buffer_get_iter_at_mark (self->buffer, end, self->end);
  return TRUE;
}

static void
end_at_word (GtkTextIter *end)
{
  while (!gtk_text_iter_is_end (end) && !g_unichar_isspace (gtk_text_iter_get_char (end)))
    gtk_text_iter_forward_char (end);
}

void
carnet_text_range_take (CarnetTextRange *self, int n_chars, GtkTextIter *start, GtkTextIter *end)
{
  GtkTextIter last;

  g_return_if_fail (self->any);

  carnet_text_range_get (self, start, &last);
  *end = *start;
  gtk_text_iter_forward_chars (end, n_chars);
  end_at_word (end);
  if (gtk_text_iter_compare (end, &last) < 0)
    {
      gtk_text_buffer_move_mark (self->buffer, self->start, end);
      return;
    }
  *end = last;
  self->any = FALSE;
}

gboolean
carnet_text_range_is_empty (CarnetTextRange *self)
{
  return !self->any;
}
