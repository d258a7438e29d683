/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-text-history.h"

#define FIELD_KEY "carnet-field"

static guint
field_of (GtkTextBuffer *buffer)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (buffer), FIELD_KEY));
}

static void
insert_text_cb (GtkTextBuffer *buffer, GtkTextIter *place, const char *text, int size, CarnetUndoStack *stack)
{
  g_autofree char *inserted = size < 0 ? g_strdup (text) : g_strndup (text, (gsize)size);

  carnet_undo_stack_record (stack, field_of (buffer), (guint)gtk_text_iter_get_offset (place), "", inserted);
}

static void
delete_range_cb (GtkTextBuffer *buffer, GtkTextIter *start, GtkTextIter *end, CarnetUndoStack *stack)
{
  GtkTextIter      first = *start, last = *end;
  g_autofree char *removed = NULL;

  gtk_text_iter_order (&first, &last);
  removed = gtk_text_buffer_get_slice (buffer, &first, &last, TRUE);
  carnet_undo_stack_record (stack, field_of (buffer), (guint)gtk_text_iter_get_offset (&first), removed, "");
}

void
carnet_text_history_watch (CarnetUndoStack *stack, GtkTextBuffer *buffer, guint field)
{
  g_return_if_fail (CARNET_IS_UNDO_STACK (stack));
  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));

  g_object_set_data (G_OBJECT (buffer), FIELD_KEY, GUINT_TO_POINTER (field));
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (insert_text_cb), stack, 0);
  g_signal_connect_object (buffer, "delete-range", G_CALLBACK (delete_range_cb), stack, 0);
  g_signal_connect_object (buffer, "begin-user-action", G_CALLBACK (carnet_undo_stack_begin), stack,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "end-user-action", G_CALLBACK (carnet_undo_stack_end), stack,
                           G_CONNECT_SWAPPED);
}

void
carnet_text_history_replay (GtkTextBuffer *buffer, guint offset, const char *removed, const char *inserted)
{
  GtkTextIter start, end;

  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));

  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int)offset);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int)(offset + g_utf8_strlen (removed, -1)));
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, inserted, -1);
  gtk_text_buffer_place_cursor (buffer, &start);
}
