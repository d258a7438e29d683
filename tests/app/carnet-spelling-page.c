/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-spelling-page.h"

#include "carnet/carnet-section-view.h"
#include "writing/carnet-speller.h"

void
spelling_page_write_file (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

void
spelling_page_write_dictionaries (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "enchant", "hunspell", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  spelling_page_write_file (folder, "fr.aff", "SET UTF-8\nWORDCHARS '\nTRY aeionrtsl\n");
  spelling_page_write_file (folder, "fr.dic",
                            "9\nobservation\nterritoire\nune\nun\nle\nmot\njuste\naujourd'hui\npeut-être\n");
  spelling_page_write_file (folder, "fr_BE.aff", "SET UTF-8\n");
  spelling_page_write_file (folder, "fr_BE.dic", "1\nseptante\n");
  spelling_page_write_file (folder, "en_GB.aff", "SET UTF-8\n");
  spelling_page_write_file (folder, "en_GB.dic", "2\nobservation\nword\n");
}

void
spelling_page_build (SpellingPage *page, GtkWidget *child)
{
  page->section = carnet_section_view_new ("Faits", "Quoi ?");
  page->view = GTK_TEXT_VIEW (carnet_section_view_get_text_view (CARNET_SECTION_VIEW (page->section)));
  page->buffer = gtk_text_view_get_buffer (page->view);
  page->check = carnet_section_view_get_spelling (CARNET_SECTION_VIEW (page->section));
  page->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (page->window, child ? child : page->section);
  gtk_window_set_default_size (page->window, 500, 300);
}

void
spelling_page_show (SpellingPage *page)
{
  gtk_window_present (page->window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (page->window));
}

void
spelling_page_set_up (SpellingPage *page, gconstpointer language)
{
  carnet_speller_set_language (carnet_speller_get_default (), language);
  spelling_page_build (page, NULL);
  spelling_page_show (page);
}

void
spelling_page_tear_down (SpellingPage *page, gconstpointer language)
{
  GObject *objects[] = { G_OBJECT (page->section), G_OBJECT (page->view), G_OBJECT (page->check) };

  carnet_app_test_destroy (page->window, objects, G_N_ELEMENTS (objects));
}

char *
spelling_page_dup_underlined (SpellingPage *page)
{
  GtkTextTag *tag = carnet_spell_check_get_tag (page->check);
  GString    *words = g_string_new (NULL);
  GtkTextIter at;

  WAIT_FOR (carnet_spell_check_is_done (page->check));
  gtk_text_buffer_get_start_iter (page->buffer, &at);
  while (gtk_text_iter_has_tag (&at, tag) || gtk_text_iter_forward_to_tag_toggle (&at, tag))
    {
      GtkTextIter      start = at;
      g_autofree char *word = NULL;

      if (gtk_text_iter_is_end (&at))
        break;
      gtk_text_iter_forward_to_tag_toggle (&at, tag);
      word = gtk_text_buffer_get_text (page->buffer, &start, &at, TRUE);
      g_string_append_printf (words, "%s%s", words->len > 0 ? "|" : "", word);
    }
  return g_string_free (words, FALSE);
}

void
spelling_page_assert_underlined (SpellingPage *page, const char *expected)
{
  g_autofree char *words = spelling_page_dup_underlined (page);

  g_assert_cmpstr (words, ==, expected);
}

void
spelling_page_set_text (SpellingPage *page, const char *text)
{
  gtk_text_buffer_set_text (page->buffer, text, -1);
}

void
spelling_page_type (SpellingPage *page, const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gtk_text_buffer_begin_user_action (page->buffer);
      gtk_text_buffer_insert_at_cursor (page->buffer, p, (int)(g_utf8_next_char (p) - p));
      gtk_text_buffer_end_user_action (page->buffer);
    }
}

void
spelling_page_place_cursor (SpellingPage *page, int offset)
{
  GtkTextIter place;

  gtk_text_buffer_get_iter_at_offset (page->buffer, &place, offset);
  gtk_text_buffer_place_cursor (page->buffer, &place);
}
