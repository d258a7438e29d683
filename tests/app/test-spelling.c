/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spelling, with dictionaries of a few words: what is underlined and when, and languages. */
#include "application/carnet-settings.h"
#include "carnet-spelling-page.h"
#include "writing/carnet-language-names.h"
#include "writing/carnet-speller.h"

/* -- Underlines ------------------------------------------------------------------------------ */

/* The first of all tests: who only reads pays for no dictionary. */
static void
test_asleep (void)
{
  CarnetSpeller *speller = carnet_speller_get_default ();
  GtkWidget     *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  SpellingPage   page;

  spelling_page_build (&page, box);
  gtk_box_append (GTK_BOX (box), gtk_button_new ());
  gtk_box_append (GTK_BOX (box), page.section);
  spelling_page_show (&page);
  spelling_page_set_text (&page, "Une observatoin");
  spelling_page_assert_underlined (&page, "");
  g_assert_cmpint (carnet_speller_get_state (speller), ==, CARNET_SPELLER_ASLEEP);
  gtk_widget_grab_focus (GTK_WIDGET (page.view));
  g_assert_cmpint (carnet_speller_get_state (speller), !=, CARNET_SPELLER_ASLEEP);
  spelling_page_assert_underlined (&page, "observatoin");
  spelling_page_tear_down (&page, NULL);
}

static void
test_shown (SpellingPage *page, gconstpointer language)
{
  spelling_page_set_text (page,
                          "Une observatoin, l’observation, l'observatoin.\nAujourd’hui, peut-être RSE 4e.");
  spelling_page_assert_underlined (page, "observatoin|observatoin");
  spelling_page_set_text (page, "Le mot juste");
  spelling_page_assert_underlined (page, "");
}

static void
test_typed (SpellingPage *page, gconstpointer language)
{
  spelling_page_type (page, "un mto");
  spelling_page_assert_underlined (page, "");
  spelling_page_type (page, " ");
  spelling_page_assert_underlined (page, "mto");
  /* Writing in it takes the underline away; leaving it brings the verdict. */
  spelling_page_place_cursor (page, 6);
  spelling_page_type (page, "x");
  spelling_page_assert_underlined (page, "");
  spelling_page_place_cursor (page, 1);
  spelling_page_assert_underlined (page, "mtox");
}

static void
test_left_by_focus (SpellingPage *page, gconstpointer language)
{
  gtk_widget_grab_focus (GTK_WIDGET (page->view));
  spelling_page_type (page, "mto");
  spelling_page_assert_underlined (page, "");
  gtk_window_set_focus (page->window, NULL);
  spelling_page_assert_underlined (page, "mto");
}

static void
test_edited (SpellingPage *page, gconstpointer language)
{
  GtkTextIter start, end;

  spelling_page_set_text (page, "obser vation mot");
  spelling_page_assert_underlined (page, "obser|vation");
  gtk_text_buffer_get_iter_at_offset (page->buffer, &start, 5);
  gtk_text_buffer_get_iter_at_offset (page->buffer, &end, 6);
  gtk_text_buffer_delete (page->buffer, &start, &end);
  spelling_page_assert_underlined (page, "");
  gtk_text_buffer_insert (page->buffer, &start, "\n", -1);
  spelling_page_assert_underlined (page, "obser|vation");
  gtk_text_buffer_get_iter_at_offset (page->buffer, &start, 9);
  gtk_text_buffer_insert (page->buffer, &start, " ", -1);
  spelling_page_assert_underlined (page, "obser|vat|ion");
}

static void
test_read_only (SpellingPage *page, gconstpointer language)
{
  spelling_page_set_text (page, "un mto");
  spelling_page_assert_underlined (page, "mto");
  gtk_text_view_set_editable (page->view, FALSE);
  spelling_page_assert_underlined (page, "");
}

/* What was not changed is not checked: many chunks, and a change in the middle. */
static void
test_long (SpellingPage *page, gconstpointer language)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *words = NULL;
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append (text, i % 100 == 99 ? "le mto juste.\n" : "le mot juste. ");
  spelling_page_set_text (page, text->str);
  words = spelling_page_dup_underlined (page);
  list = g_strsplit (words, "|", -1);
  g_assert_cmpuint (g_strv_length (list), ==, 20);
  spelling_page_place_cursor (page, 14000);
  spelling_page_type (page, "zzz ");
  g_free (g_steal_pointer (&words));
  words = spelling_page_dup_underlined (page);
  g_assert_nonnull (strstr (words, "zzz"));
}

/* -- Languages ------------------------------------------------------------------------------- */

static void
test_languages (SpellingPage *page, gconstpointer language)
{
  CarnetSpeller *speller = carnet_speller_get_default ();
  g_autoptr (GSettings) settings = carnet_settings_new ();
  g_autofree char *kept = NULL;

  spelling_page_set_text (page, "word mot");
  spelling_page_assert_underlined (page, "word");
  g_assert_true (g_strv_contains (carnet_speller_get_languages (speller), "en_GB"));
  g_assert_true (g_strv_contains (carnet_speller_get_languages (speller), "fr"));
  g_assert_false (g_strv_contains (carnet_speller_get_languages (speller), "fr_BE"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page->view), "writing.language", "s", "en_GB"));
  spelling_page_assert_underlined (page, "mot");
  kept = g_settings_get_string (settings, "spelling-language");
  g_assert_cmpstr (kept, ==, "en_GB");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page->view), "writing.language", "s", ""));
  spelling_page_assert_underlined (page, "");
  g_settings_set_string (settings, "spelling-language", "fr");
  spelling_page_assert_underlined (page, "word");
}

static void
test_names (void)
{
  g_autofree char *german = carnet_language_name ("de"), *british = carnet_language_name ("en_GB"),
                  *other = carnet_language_name ("xx_YY");

  g_assert_cmpstr (german, ==, "Allemand");
  g_assert_cmpstr (british, ==, "Anglais (GB)");
  g_assert_cmpstr (other, ==, "xx_YY");
}

/* -- Added words ----------------------------------------------------------------------------- */

#define ADD(path, language, test)                                                                            \
  g_test_add ("/spelling/" path, SpellingPage, language, spelling_page_set_up, test, spelling_page_tear_down)

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
  spelling_page_write_dictionaries ();
  g_test_add_func ("/spelling/asleep", test_asleep);
  ADD ("shown", "fr", test_shown);
  ADD ("typed", "fr", test_typed);
  ADD ("left-by-focus", "fr", test_left_by_focus);
  ADD ("edited", "fr", test_edited);
  ADD ("read-only", "fr", test_read_only);
  ADD ("long", "fr", test_long);
  ADD ("languages", "fr", test_languages);
  g_test_add_func ("/spelling/names", test_names);
  return g_test_run ();
}
