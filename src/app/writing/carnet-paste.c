/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "writing/carnet-paste.h"

#include "base/carnet-text-pasted.h"
#include "writing/carnet-typing-help.h"

/* Returns: %FALSE when it was refused. */
static gboolean
insert (GtkTextBuffer *buffer, GtkTextIter *place, const char *text)
{
  const int n = gtk_text_buffer_get_char_count (buffer);

  gtk_text_buffer_insert (buffer, place, text, -1);
  return gtk_text_buffer_get_char_count (buffer) > n;
}

void
carnet_paste_text (GtkTextView *view, const char *text)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (view);
  g_autofree char *clean = carnet_text_clean_pasted (text, -1);
  GtkTextIter      start, end;
  int              first, n_selected;

  if (!gtk_text_view_get_editable (view) || *clean == '\0')
    return;
  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  first = gtk_text_iter_get_offset (&start);
  n_selected = gtk_text_iter_get_offset (&end) - first;
  gtk_text_buffer_begin_user_action (buffer);
  carnet_typing_help_ignore (buffer);
  /* What is selected goes once it is sure that something takes its place. */
  if (insert (buffer, &end, clean))
    {
      const int cursor = gtk_text_iter_get_offset (&end) - n_selected;

      gtk_text_buffer_get_iter_at_offset (buffer, &start, first);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, first + n_selected);
      gtk_text_buffer_delete (buffer, &start, &end);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, cursor);
      gtk_text_buffer_place_cursor (buffer, &end);
    }
  gtk_text_buffer_end_user_action (buffer);
}

typedef struct
{
  GtkTextView *view;  /* owned */
  GtkTextMark *place; /* owned (nullable): where; the cursor otherwise */
} Paste;

static void
paste_free (Paste *paste)
{
  g_clear_object (&paste->view);
  g_clear_object (&paste->place);
  g_free (paste);
}

static void
place_cursor (Paste *paste)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (paste->view);
  GtkTextIter    place;

  gtk_text_buffer_get_iter_at_mark (buffer, &place, paste->place);
  gtk_text_buffer_place_cursor (buffer, &place);
  gtk_text_buffer_delete_mark (buffer, paste->place);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Paste           *paste = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  /* Only now: what is selected here may be what was to be pasted. */
  if (paste->place)
    place_cursor (paste);
  /* A picture, or nothing: there is nothing to paste. */
  if (text)
    carnet_paste_text (paste->view, text);
  else
    gtk_widget_error_bell (GTK_WIDGET (paste->view));
  paste_free (paste);
}

static void
read_clipboard (GdkClipboard *clipboard, GtkTextView *view, GtkTextMark *place)
{
  Paste *paste = g_new0 (Paste, 1);

  paste->view = g_object_ref (view);
  paste->place = place ? g_object_ref (place) : NULL;
  gdk_clipboard_read_text_async (clipboard, NULL, read_cb, paste);
}

static void
paste_cb (GtkTextView *view, gpointer user_data)
{
  g_signal_stop_emission_by_name (view, "paste-clipboard");
  read_clipboard (gtk_widget_get_clipboard (GTK_WIDGET (view)), view, NULL);
}

static GtkTextMark *
mark_place (GtkTextView *view, double x, double y)
{
  GtkTextIter place;
  int         left, top;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int)x, (int)y, &left, &top);
  gtk_text_view_get_iter_at_location (view, &place, left, top);
  return gtk_text_buffer_create_mark (gtk_text_view_get_buffer (view), NULL, &place, FALSE);
}

static void
middle_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  GtkWidget *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  gboolean   on;

  g_object_get (gtk_widget_get_settings (view), "gtk-enable-primary-paste", &on, NULL);
  if (!on)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (view);
  read_clipboard (gtk_widget_get_primary_clipboard (view), GTK_TEXT_VIEW (view),
                  mark_place (GTK_TEXT_VIEW (view), x, y));
}

void
carnet_paste_attach (GtkTextView *view)
{
  GtkGesture *middle = gtk_gesture_click_new ();

  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  g_signal_connect (view, "paste-clipboard", G_CALLBACK (paste_cb), NULL);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (middle), GDK_BUTTON_MIDDLE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (middle), GTK_PHASE_CAPTURE);
  g_signal_connect (middle, "pressed", G_CALLBACK (middle_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (middle));
}
