/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the menu of a word offers: other words, to pass it over, to add it. */
#include <glib/gstdio.h>

#include "carnet-spelling-page.h"
#include "writing/carnet-dictionary.h"
#include "writing/carnet-speller.h"

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
menu_says (SpellingPage *page, const char *label)
{
  g_autoptr (GString) labels = g_string_new ("|");
  g_autofree char *wanted = g_strdup_printf ("|%s|", label);

  append_labels (gtk_text_view_get_extra_menu (page->view), labels);
  return strstr (labels->str, wanted) != NULL;
}

static void
press (SpellingPage *page, guint keyval, GdkModifierType modifiers)
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
test_replace (SpellingPage *page, gconstpointer language)
{
  const char      *add = g_dgettext (GETTEXT_PACKAGE, "_Add to Dictionary");
  g_autofree char *text = NULL;
  GtkTextIter      start, end;

  spelling_page_set_text (page, "Une observatoin juste");
  spelling_page_assert_underlined (page, "observatoin");
  spelling_page_place_cursor (page, 6);
  g_assert_false (menu_says (page, add));
  press (page, GDK_KEY_Menu, 0);
  g_assert_true (menu_says (page, g_dgettext (GETTEXT_PACKAGE, "Looking for suggestions…")));
  WAIT_FOR (menu_says (page, "observation"));
  g_assert_true (menu_says (page, add));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page->view), "writing.replace", "s", "observation"));
  gtk_text_buffer_get_bounds (page->buffer, &start, &end);
  text = gtk_text_buffer_get_text (page->buffer, &start, &end, TRUE);
  g_assert_cmpstr (text, ==, "Une observation juste");
  spelling_page_assert_underlined (page, "");
  /* Right words have no such menu. */
  press (page, GDK_KEY_F10, GDK_SHIFT_MASK);
  WAIT_FOR (!menu_says (page, add));
}

/* A word that is still being typed has its menu too. */
static void
test_menu_typing (SpellingPage *page, gconstpointer language)
{
  spelling_page_type (page, "l’observatoin");
  spelling_page_assert_underlined (page, "");
  press (page, GDK_KEY_F10, GDK_SHIFT_MASK);
  WAIT_FOR (menu_says (page, "observation"));
  press (page, GDK_KEY_F10, 0);
  g_assert_true (menu_says (page, "observation"));
}

static void
test_no_suggestion (SpellingPage *page, gconstpointer language)
{
  spelling_page_set_text (page, "Xyzwkq");
  spelling_page_place_cursor (page, 0);
  spelling_page_assert_underlined (page, "Xyzwkq");
  press (page, GDK_KEY_Menu, 0);
  WAIT_FOR (menu_says (page, g_dgettext (GETTEXT_PACKAGE, "No suggestion")));
}

static void
test_ignore (SpellingPage *page, gconstpointer language)
{
  spelling_page_set_text (page, "mto Bressuirais mto");
  spelling_page_assert_underlined (page, "mto|Bressuirais|mto");
  spelling_page_place_cursor (page, 1);
  press (page, GDK_KEY_Menu, 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page->view), "writing.ignore", NULL));
  spelling_page_assert_underlined (page, "Bressuirais");
}

static void
test_missing (SpellingPage *page, gconstpointer language)
{
  const char *sentence
      = g_dgettext (GETTEXT_PACKAGE, "No dictionary of this language is installed: nothing is underlined.");

  spelling_page_set_text (page, "un mto");
  spelling_page_assert_underlined (page, "");
  WAIT_FOR (menu_says (page, sentence));
  spelling_page_place_cursor (page, 5);
  press (page, GDK_KEY_Menu, 0);
  g_assert_false (menu_says (page, g_dgettext (GETTEXT_PACKAGE, "_Add to Dictionary")));
  carnet_speller_set_language (carnet_speller_get_default (), "fr");
  spelling_page_assert_underlined (page, "mto");
  g_assert_false (menu_says (page, sentence));
}

/* -- Added words ----------------------------------------------------------------------------- */

static char *
added_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "carnet-de-bord", "dictionary.txt", NULL);
}

static void
test_add (SpellingPage *page, gconstpointer language)
{
  g_autofree char *path = added_path (), *kept = NULL;
  g_autoptr (CarnetDictionary) again = NULL;

  spelling_page_set_text (page, "Thouarsais, thouarsais");
  spelling_page_assert_underlined (page, "Thouarsais|thouarsais");
  spelling_page_place_cursor (page, 1);
  press (page, GDK_KEY_Menu, 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page->view), "writing.add", NULL));
  spelling_page_assert_underlined (page, "thouarsais");
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

  spelling_page_write_file (folder, "file", "");
  dictionary = carnet_dictionary_new (path);
  g_assert_true (carnet_dictionary_open (dictionary, "fr"));
  g_assert_false (carnet_dictionary_add (dictionary, "Thouarsais", &error));
  g_assert_nonnull (error);
  g_assert_false (carnet_dictionary_check (dictionary, "Thouarsais"));
  g_unlink (file);
  g_rmdir (folder);
}

#define ADD(path, language, test)                                                                            \
  g_test_add ("/spell-menu/" path, SpellingPage, language, spelling_page_set_up, test,                       \
              spelling_page_tear_down)

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
  spelling_page_write_dictionaries ();
  ADD ("replace", "fr", test_replace);
  ADD ("menu-typing", "fr", test_menu_typing);
  ADD ("no-suggestion", "fr", test_no_suggestion);
  ADD ("missing", "zz", test_missing);
  ADD ("add", "fr", test_add);
  ADD ("ignore", "fr", test_ignore);
  g_test_add_func ("/spell-menu/add-refused", test_add_refused);
  return g_test_run ();
}
