/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-verbatim-world.h"

#include <string.h>

GtkTextIter
verbatim_iter_at (World *world, guint field, guint offset)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (world_buffer (world, field), &iter, (int)offset);
  return iter;
}

void
verbatim_select_range (World *world, guint field, guint start, guint end)
{
  GtkTextIter from = verbatim_iter_at (world, field, start), to = verbatim_iter_at (world, field, end);

  gtk_text_buffer_select_range (world_buffer (world, field), &to, &from);
  gtk_widget_grab_focus (carnet_observation_editor_get_text_view (world->editor, field));
}

void
verbatim_put_cursor (World *world, guint field, guint offset)
{
  verbatim_select_range (world, field, offset, offset);
}

void
verbatim_select_words (World *world, guint field, const char *words)
{
  g_autofree char *text = world_dup_text (world, field);
  const char      *at = strstr (text, words);
  const guint      start = (guint)g_utf8_strlen (text, at - text);

  verbatim_select_range (world, field, start, start + (guint)g_utf8_strlen (words, -1));
}

void
verbatim_assert_marked (World *world, guint field, const char *expected)
{
  GtkTextBuffer *buffer = world_buffer (world, field);
  GtkTextTag    *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "verbatim");
  g_autoptr (GString) marked = g_string_new (NULL);
  GtkTextIter start, end;

  gtk_text_buffer_get_start_iter (buffer, &start);
  while (gtk_text_iter_starts_tag (&start, tag) || gtk_text_iter_forward_to_tag_toggle (&start, tag))
    {
      g_autofree char *words = NULL;

      if (!gtk_text_iter_starts_tag (&start, tag))
        break;
      end = start;
      gtk_text_iter_forward_to_tag_toggle (&end, tag);
      words = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
      g_string_append_printf (marked, "%s%s", marked->len > 0 ? "|" : "", words);
      start = end;
    }
  g_assert_cmpstr (marked->str, ==, expected);
}

GPtrArray *
verbatim_list (World *world, const CarnetId *id)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *highlights = carnet_logbook_list_highlights (world_logbook (world), id, &error);

  g_assert_no_error (error);
  return highlights;
}

CarnetHighlight *
verbatim_get_only (World *world, const CarnetId *id)
{
  g_autoptr (GPtrArray) highlights = verbatim_list (world, id);

  g_assert_cmpuint (highlights->len, ==, 1);
  return carnet_highlight_copy (highlights->pdata[0]);
}

guint
verbatim_count_revisions (World *world, const CarnetId *id)
{
  g_autoptr (CarnetHistory) history = carnet_logbook_load_history (world_logbook (world), id, NULL);

  return history ? carnet_history_get_sorted (history)->len : 0;
}

CarnetDocumentState
verbatim_get_state (World *world)
{
  return carnet_observation_document_get_state (carnet_observation_editor_get_document (world->editor));
}

CarnetPassagePopover *
verbatim_find_popover (World *world)
{
  return CARNET_PASSAGE_POPOVER (
      carnet_app_test_find_mapped (GTK_WIDGET (world->editor), CARNET_TYPE_PASSAGE_POPOVER));
}

GtkWidget *
verbatim_find_label (World *world, const char *text)
{
  return carnet_app_test_find (GTK_WIDGET (world->editor), GTK_TYPE_LABEL, text);
}

void
verbatim_write_words (World *world)
{
  world_type (world, VERBATIM_FIELD, VERBATIM_WORDS);
}

void
verbatim_mark (World *world, const char *words)
{
  verbatim_select_words (world, VERBATIM_FIELD, words);
  world_activate (world, "observation.verbatim");
}

void
verbatim_mark_words (World *world)
{
  verbatim_write_words (world);
  verbatim_mark (world, "je repars");
  verbatim_assert_marked (world, VERBATIM_FIELD, "je repars");
}

CarnetPassagePopover *
verbatim_open_details (World *world)
{
  verbatim_put_cursor (world, VERBATIM_FIELD, 12);
  world_activate (world, "observation.verbatim");
  WAIT_FOR (verbatim_find_popover (world) != NULL);
  return verbatim_find_popover (world);
}

void
verbatim_close_details (World *world)
{
  gtk_popover_popdown (GTK_POPOVER (verbatim_find_popover (world)));
  WAIT_FOR (verbatim_find_popover (world) == NULL);
}
