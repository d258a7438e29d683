/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "writing/carnet-typing-help.h"

#include "application/carnet-settings.h"
#include "base/carnet-typography.h"

#define HELP_KEY "carnet-typing-help"

typedef struct
{
  GSettings *settings; /* owned (nullable) */
  gboolean   acting;   /* a user action began */
  gboolean   ignored;
  guint      n_inserted;
  gunichar   typed; /* the last character inserted alone; 0 for none */
} Help;

static void
help_free (gpointer data)
{
  Help *help = data;

  g_clear_object (&help->settings);
  g_free (help);
}

static gboolean
is_on (const Help *help)
{
  return !help->settings || g_settings_get_boolean (help->settings, "typographic-help");
}

static void
begin_cb (GtkTextBuffer *buffer, Help *help)
{
  help->acting = TRUE;
  help->ignored = FALSE;
  help->n_inserted = 0;
  help->typed = 0;
}

static void
insert_cb (GtkTextBuffer *buffer, GtkTextIter *place, const char *text, int size, Help *help)
{
  const gboolean alone = size > 0 && g_utf8_next_char (text) == text + size;

  if (!help->acting)
    return;
  help->n_inserted++;
  help->typed = alone ? g_utf8_get_char (text) : 0;
}

static void
apply (GtkTextBuffer *buffer, GtkTextIter *cursor, const CarnetCorrection *correction)
{
  GtkTextIter start = *cursor, end = *cursor;

  gtk_text_iter_backward_chars (&start, (int)correction->n_before);
  gtk_text_iter_forward_chars (&end, (int)correction->n_after);
  gtk_text_buffer_begin_user_action (buffer);
  carnet_typing_help_ignore (buffer);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, correction->text, -1);
  gtk_text_buffer_end_user_action (buffer);
}

static void
correct (GtkTextBuffer *buffer, gunichar typed)
{
  GtkTextIter      cursor, start, end;
  g_autofree char *before = NULL, *after = NULL;
  CarnetCorrection correction;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  start = end = cursor;
  /* Not when what was typed was refused. */
  if (!gtk_text_iter_backward_char (&start) || gtk_text_iter_get_char (&start) != typed)
    return;
  gtk_text_iter_set_line_offset (&start, 0);
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  before = gtk_text_buffer_get_text (buffer, &start, &cursor, TRUE);
  after = gtk_text_buffer_get_text (buffer, &cursor, &end, TRUE);
  if (carnet_typography_correct (before, after, &correction))
    apply (buffer, &cursor, &correction);
}

static void
end_cb (GtkTextBuffer *buffer, Help *help)
{
  help->acting = FALSE;
  if (help->n_inserted == 1 && !help->ignored && carnet_typography_is_trigger (help->typed) && is_on (help))
    correct (buffer, help->typed);
}

void
carnet_typing_help_attach (GtkTextBuffer *buffer)
{
  Help *help;

  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));

  help = g_new0 (Help, 1);
  help->settings = carnet_settings_new ();
  g_object_set_data_full (G_OBJECT (buffer), HELP_KEY, help, help_free);
  g_signal_connect (buffer, "begin-user-action", G_CALLBACK (begin_cb), help);
  g_signal_connect (buffer, "insert-text", G_CALLBACK (insert_cb), help);
  /* Once the others took the key for a step of its own. */
  g_signal_connect_after (buffer, "end-user-action", G_CALLBACK (end_cb), help);
}

void
carnet_typing_help_ignore (GtkTextBuffer *buffer)
{
  Help *help = g_object_get_data (G_OBJECT (buffer), HELP_KEY);

  if (help)
    help->ignored = TRUE;
}
