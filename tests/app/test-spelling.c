/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spelling, with dictionaries of a few words: what is underlined and when, the menu, languages, added words.
 */
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "application/carnet-settings.h"
#include "carnet-app-test.h"
#include "carnet/carnet-section-view.h"
#include "writing/carnet-dictionary.h"
#include "writing/carnet-language-names.h"
#include "writing/carnet-speller.h"

typedef struct
{
  GtkWindow        *window;
  GtkWidget        *section;
  GtkTextView      *view;
  GtkTextBuffer    *buffer;
  CarnetSpellCheck *check;
} Page;

static void
write_file (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* Where Enchant looks first. */
static void
write_dictionaries (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "enchant", "hunspell", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  write_file (folder, "fr.aff", "SET UTF-8\nWORDCHARS '\nTRY aeionrtsl\n");
  write_file (folder, "fr.dic",
              "9\nobservation\nterritoire\nune\nun\nle\nmot\njuste\naujourd'hui\npeut-être\n");
  write_file (folder, "fr_BE.aff", "SET UTF-8\n");
  write_file (folder, "fr_BE.dic", "1\nseptante\n");
  write_file (folder, "en_GB.aff", "SET UTF-8\n");
  write_file (folder, "en_GB.dic", "2\nobservation\nword\n");
}

/* @child: of the window; %NULL for the section itself */
static void
build (Page *page, GtkWidget *child)
{
  page->section = carnet_section_view_new ("Faits", "Quoi ?");
  page->view = GTK_TEXT_VIEW (carnet_section_view_get_text_view (CARNET_SECTION_VIEW (page->section)));
  page->buffer = gtk_text_view_get_buffer (page->view);
  page->check = carnet_section_view_get_spelling (CARNET_SECTION_VIEW (page->section));
  page->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (page->window, child ? child : page->section);
  gtk_window_set_default_size (page->window, 500, 300);
}

static void
show (Page *page)
{
  gtk_window_present (page->window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (page->window));
}

static void
set_up (Page *page, gconstpointer language)
{
  carnet_speller_set_language (carnet_speller_get_default (), language);
  build (page, NULL);
  show (page);
}

static void
tear_down (Page *page, gconstpointer language)
{
  GObject *objects[] = { G_OBJECT (page->section), G_OBJECT (page->view), G_OBJECT (page->check) };

  carnet_app_test_destroy (page->window, objects, G_N_ELEMENTS (objects));
}

/* -- Underlines ------------------------------------------------------------------------------ */

/* The words underlined, separated by bars, once all is checked. */
static char *
dup_underlined (Page *page)
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

static void
assert_underlined (Page *page, const char *expected)
{
  g_autofree char *words = dup_underlined (page);

  g_assert_cmpstr (words, ==, expected);
}

static void
set_text (Page *page, const char *text)
{
  gtk_text_buffer_set_text (page->buffer, text, -1);
}

static void
type (Page *page, const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gtk_text_buffer_begin_user_action (page->buffer);
      gtk_text_buffer_insert_at_cursor (page->buffer, p, (int)(g_utf8_next_char (p) - p));
      gtk_text_buffer_end_user_action (page->buffer);
    }
}

static void
place_cursor (Page *page, int offset)
{
  GtkTextIter place;

  gtk_text_buffer_get_iter_at_offset (page->buffer, &place, offset);
  gtk_text_buffer_place_cursor (page->buffer, &place);
}

/* The first of all tests: who only reads pays for no dictionary. */
static void
test_asleep (void)
{
  CarnetSpeller *speller = carnet_speller_get_default ();
  GtkWidget     *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  Page           page;

  build (&page, box);
  gtk_box_append (GTK_BOX (box), gtk_button_new ());
  gtk_box_append (GTK_BOX (box), page.section);
  show (&page);
  set_text (&page, "Une observatoin");
  assert_underlined (&page, "");
  g_assert_cmpint (carnet_speller_get_state (speller), ==, CARNET_SPELLER_ASLEEP);
  gtk_widget_grab_focus (GTK_WIDGET (page.view));
  g_assert_cmpint (carnet_speller_get_state (speller), !=, CARNET_SPELLER_ASLEEP);
  assert_underlined (&page, "observatoin");
  tear_down (&page, NULL);
}

static void
test_shown (Page *page, gconstpointer language)
{
  set_text (page, "Une observatoin, l’observation, l'observatoin.\nAujourd’hui, peut-être RSE 4e.");
  assert_underlined (page, "observatoin|observatoin");
  set_text (page, "Le mot juste");
  assert_underlined (page, "");
}

static void
test_typed (Page *page, gconstpointer language)
{
  type (page, "un mto");
  assert_underlined (page, "");
  type (page, " ");
  assert_underlined (page, "mto");
  /* Writing in it takes the underline away; leaving it brings the verdict. */
  place_cursor (page, 6);
  type (page, "x");
  assert_underlined (page, "");
  place_cursor (page, 1);
  assert_underlined (page, "mtox");
}

static void
test_left_by_focus (Page *page, gconstpointer language)
{
  gtk_widget_grab_focus (GTK_WIDGET (page->view));
  type (page, "mto");
  assert_underlined (page, "");
  gtk_window_set_focus (page->window, NULL);
  assert_underlined (page, "mto");
}

static void
test_edited (Page *page, gconstpointer language)
{
  GtkTextIter start, end;

  set_text (page, "obser vation mot");
  assert_underlined (page, "obser|vation");
  gtk_text_buffer_get_iter_at_offset (page->buffer, &start, 5);
  gtk_text_buffer_get_iter_at_offset (page->buffer, &end, 6);
  gtk_text_buffer_delete (page->buffer, &start, &end);
  assert_underlined (page, "");
  gtk_text_buffer_insert (page->buffer, &start, "\n", -1);
  assert_underlined (page, "obser|vation");
  gtk_text_buffer_get_iter_at_offset (page->buffer, &start, 9);
  gtk_text_buffer_insert (page->buffer, &start, " ", -1);
  assert_underlined (page, "obser|vat|ion");
}

static void
test_read_only (Page *page, gconstpointer language)
{
  set_text (page, "un mto");
  assert_underlined (page, "mto");
  gtk_text_view_set_editable (page->view, FALSE);
  assert_underlined (page, "");
}

/* What was not changed is not checked: many chunks, and a change in the middle. */
static void
test_long (Page *page, gconstpointer language)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *words = NULL;
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append (text, i % 100 == 99 ? "le mto juste.\n" : "le mot juste. ");
  set_text (page, text->str);
  words = dup_underlined (page);
  list = g_strsplit (words, "|", -1);
  g_assert_cmpuint (g_strv_length (list), ==, 20);
  place_cursor (page, 14000);
  type (page, "zzz ");
  g_free (g_steal_pointer (&words));
  words = dup_underlined (page);
  g_assert_nonnull (strstr (words, "zzz"));
}

/* -- Languages ------------------------------------------------------------------------------- */

static void
test_languages (Page *page, gconstpointer language)
{
  CarnetSpeller *speller = carnet_speller_get_default ();
  g_autoptr (GSettings) settings = carnet_settings_new ();
  g_autofree char *kept = NULL;

  set_text (page, "word mot");
  assert_underlined (page, "word");
  g_assert_true (g_strv_contains (carnet_speller_get_languages (speller), "en_GB"));
  g_assert_true (g_strv_contains (carnet_speller_get_languages (speller), "fr"));
  g_assert_false (g_strv_contains (carnet_speller_get_languages (speller), "fr_BE"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page->view), "writing.language", "s", "en_GB"));
  assert_underlined (page, "mot");
  kept = g_settings_get_string (settings, "spelling-language");
  g_assert_cmpstr (kept, ==, "en_GB");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page->view), "writing.language", "s", ""));
  assert_underlined (page, "");
  g_settings_set_string (settings, "spelling-language", "fr");
  assert_underlined (page, "word");
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

/* -- The menu -------------------------------------------------------------------------------- */

static void
append_labels (GMenuModel *model, GString *labels)
{
  for (int i = 0; i < g_menu_model_get_n_items (model); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (model, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (model, i, G_MENU_LINK_SUBMENU);
      g_autofree char *label = NULL;

      if (g_menu_model_get_item_attribute (model, i, G_MENU_ATTRIBUTE_LABEL, "s", &label))
        g_string_append_printf (labels, "%s|", label);
      if (section)
        append_labels (section, labels);
      if (submenu)
        append_labels (submenu, labels);
    }
}

static gboolean
menu_says (Page *page, const char *label)
{
  g_autoptr (GString) labels = g_string_new ("|");
  g_autofree char *wanted = g_strdup_printf ("|%s|", label);

  append_labels (gtk_text_view_get_extra_menu (page->view), labels);
  return strstr (labels->str, wanted) != NULL;
}

static void
press (Page *page, guint keyval, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (page->view));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, modifiers, &handled);
    }
}

static void
test_replace (Page *page, gconstpointer language)
{
  const char      *add = g_dgettext (GETTEXT_PACKAGE, "_Add to Dictionary");
  g_autofree char *text = NULL;
  GtkTextIter      start, end;

  set_text (page, "Une observatoin juste");
  assert_underlined (page, "observatoin");
  place_cursor (page, 6);
  g_assert_false (menu_says (page, add));
  press (page, GDK_KEY_Menu, 0);
  g_assert_true (menu_says (page, g_dgettext (GETTEXT_PACKAGE, "Looking for suggestions…")));
  WAIT_FOR (menu_says (page, "observation"));
  g_assert_true (menu_says (page, add));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page->view), "writing.replace", "s", "observation"));
  gtk_text_buffer_get_bounds (page->buffer, &start, &end);
  text = gtk_text_buffer_get_text (page->buffer, &start, &end, TRUE);
  g_assert_cmpstr (text, ==, "Une observation juste");
  assert_underlined (page, "");
  /* Right words have no such menu. */
  press (page, GDK_KEY_F10, GDK_SHIFT_MASK);
  WAIT_FOR (!menu_says (page, add));
}

/* A word that is still being typed has its menu too. */
static void
test_menu_typing (Page *page, gconstpointer language)
{
  type (page, "l’observatoin");
  assert_underlined (page, "");
  press (page, GDK_KEY_F10, GDK_SHIFT_MASK);
  WAIT_FOR (menu_says (page, "observation"));
  press (page, GDK_KEY_F10, 0);
  g_assert_true (menu_says (page, "observation"));
}

static void
test_no_suggestion (Page *page, gconstpointer language)
{
  set_text (page, "Xyzwkq");
  place_cursor (page, 0);
  assert_underlined (page, "Xyzwkq");
  press (page, GDK_KEY_Menu, 0);
  WAIT_FOR (menu_says (page, g_dgettext (GETTEXT_PACKAGE, "No suggestion")));
}

static void
test_ignore (Page *page, gconstpointer language)
{
  set_text (page, "mto Bressuirais mto");
  assert_underlined (page, "mto|Bressuirais|mto");
  place_cursor (page, 1);
  press (page, GDK_KEY_Menu, 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page->view), "writing.ignore", NULL));
  assert_underlined (page, "Bressuirais");
}

static void
test_missing (Page *page, gconstpointer language)
{
  const char *sentence
      = g_dgettext (GETTEXT_PACKAGE, "No dictionary of this language is installed: nothing is underlined.");

  set_text (page, "un mto");
  assert_underlined (page, "");
  WAIT_FOR (menu_says (page, sentence));
  place_cursor (page, 5);
  press (page, GDK_KEY_Menu, 0);
  g_assert_false (menu_says (page, g_dgettext (GETTEXT_PACKAGE, "_Add to Dictionary")));
  carnet_speller_set_language (carnet_speller_get_default (), "fr");
  assert_underlined (page, "mto");
  g_assert_false (menu_says (page, sentence));
}

/* -- Added words ----------------------------------------------------------------------------- */

static char *
added_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "carnet-de-bord", "dictionary.txt", NULL);
}

static void
test_add (Page *page, gconstpointer language)
{
  g_autofree char *path = added_path (), *kept = NULL;
  g_autoptr (CarnetDictionary) again = NULL;

  set_text (page, "Thouarsais, thouarsais");
  assert_underlined (page, "Thouarsais|thouarsais");
  place_cursor (page, 1);
  press (page, GDK_KEY_Menu, 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page->view), "writing.add", NULL));
  assert_underlined (page, "thouarsais");
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_nonnull (strstr (kept, "Thouarsais"));
  /* As another time, and in another language. */
  again = carnet_dictionary_new (path);
  g_assert_true (carnet_dictionary_open (again, "en_GB"));
  g_assert_true (carnet_dictionary_check (again, "Thouarsais"));
  g_assert_false (carnet_dictionary_check (again, "mot"));
  g_unlink (path);
}

static void
test_add_refused (void)
{
  g_autofree char *folder = g_dir_make_tmp ("carnet-spelling-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "file", NULL);
  g_autofree char *path = g_build_filename (file, "dictionary.txt", NULL);
  g_autoptr (CarnetDictionary) dictionary = NULL;
  g_autoptr (GError) error = NULL;

  write_file (folder, "file", "");
  dictionary = carnet_dictionary_new (path);
  g_assert_true (carnet_dictionary_open (dictionary, "fr"));
  g_assert_false (carnet_dictionary_add (dictionary, "Thouarsais", &error));
  g_assert_nonnull (error);
  g_assert_false (carnet_dictionary_check (dictionary, "Thouarsais"));
  g_unlink (file);
  g_rmdir (folder);
}

#define ADD(path, language, test) g_test_add ("/spelling/" path, Page, language, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
  write_dictionaries ();
  g_test_add_func ("/spelling/asleep", test_asleep);
  ADD ("shown", "fr", test_shown);
  ADD ("typed", "fr", test_typed);
  ADD ("left-by-focus", "fr", test_left_by_focus);
  ADD ("edited", "fr", test_edited);
  ADD ("read-only", "fr", test_read_only);
  ADD ("long", "fr", test_long);
  ADD ("languages", "fr", test_languages);
  ADD ("replace", "fr", test_replace);
  ADD ("menu-typing", "fr", test_menu_typing);
  ADD ("no-suggestion", "fr", test_no_suggestion);
  ADD ("missing", "zz", test_missing);
  ADD ("add", "fr", test_add);
  ADD ("ignore", "fr", test_ignore);
  g_test_add_func ("/spelling/add-refused", test_add_refused);
  g_test_add_func ("/spelling/names", test_names);
  return g_test_run ();
}
