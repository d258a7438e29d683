/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "application/carnet-appearance.h"
#include "carnet-preferences-world.h"
#include "preferences/carnet-person-page.h"
#include "preferences/carnet-words-row.h"
#include "widgets/carnet-territory-entry.h"
#include "window/carnet-window.h"
#include "writing/carnet-speller.h"
#include "writing/carnet-text-size.h"

/* Types, and goes on to the next field. */
static void
fill (PreferencesWorld *world, GtkWidget *row, const char *text)
{
  gtk_widget_grab_focus (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  gtk_window_set_focus (world->window, NULL);
  preferences_world_settle (world);
}

/* -- Person --------------------------------------------------------------------------------------- */

static guint
count_revisions (PreferencesWorld *world)
{
  g_autoptr (CarnetHistory) history
      = carnet_logbook_load_history (preferences_world_logbook (world),
                                     &carnet_logbook_get_owner (preferences_world_logbook (world))->id, NULL);

  return carnet_history_get_sorted (history)->len;
}

/* One revision for each field that was changed, none for those that were not. */
static void
test_person (PreferencesWorld *world, gconstpointer unused)
{
  GtkWidget *name = preferences_world_row_of (world, ADW_TYPE_ENTRY_ROW, "Votre nom");
  GtkWidget *organisation = preferences_world_row_of (world, ADW_TYPE_ENTRY_ROW, "Organisation");

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "Personne d’exemple");
  fill (world, name, "Personne d’exemple");
  g_assert_cmpuint (count_revisions (world), ==, 1);
  fill (world, name, "Autre personne d’exemple ");
  WAIT_FOR (g_str_equal (carnet_logbook_get_owner (preferences_world_logbook (world))->name,
                         "Autre personne d’exemple"));
  fill (world, organisation, "Association d’exemple");
  WAIT_FOR (g_str_equal (carnet_logbook_get_owner (preferences_world_logbook (world))->organisation,
                         "Association d’exemple"));
  g_assert_cmpuint (count_revisions (world), ==, 3);
  adw_combo_row_set_selected (ADW_COMBO_ROW (preferences_world_row_of (world, ADW_TYPE_COMBO_ROW, "Rôle")),
                              1);
  WAIT_FOR (g_str_equal (carnet_logbook_get_owner (preferences_world_logbook (world))->role,
                         CARNET_ROLE_COORDINATOR));
  g_assert_cmpuint (count_revisions (world), ==, 4);
}

static void
test_no_name (PreferencesWorld *world, gconstpointer unused)
{
  GtkWidget *name = preferences_world_row_of (world, ADW_TYPE_ENTRY_ROW, "Votre nom");

  fill (world, name, "  ");
  WAIT_FOR (preferences_world_sentence_of (world, "Il faut un nom."));
  gtk_test_accessible_assert_role (preferences_world_sentence_of (world, "Il faut un nom."),
                                   GTK_ACCESSIBLE_ROLE_ALERT);
  g_assert_true (gtk_widget_has_css_class (name, "error"));
  g_assert_cmpuint (count_revisions (world), ==, 1);
  fill (world, name, "Personne d’exemple");
  WAIT_FOR (!preferences_world_sentence_of (world, "Il faut un nom."));
  g_assert_false (gtk_widget_has_css_class (name, "error"));
}

/* What came while the name was typed was not seen, and is not written over. */
static void
test_unseen (PreferencesWorld *world, gconstpointer unused)
{
  GtkWidget *name = preferences_world_row_of (world, ADW_TYPE_ENTRY_ROW, "Votre nom");
  CarnetId   owner = carnet_logbook_get_owner (preferences_world_logbook (world))->id;
  g_autoptr (CarnetLogbook) logbook
      = carnet_logbook_open (world->fixture.path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (CarnetHistory) history = NULL;

  gtk_widget_grab_focus (name);
  gtk_editable_set_text (GTK_EDITABLE (name), "Nom tapé ici");
  carnet_writes_set_line (writes, CARNET_KEY_NAME, "Nom venu d’ailleurs");
  g_assert_true (carnet_logbook_write (logbook, &owner, CARNET_KIND_PERSON, NULL, writes, NULL, NULL));
  carnet_session_emit_changed (world->session, NULL, NULL);
  preferences_world_settle (world);
  gtk_window_set_focus (world->window, NULL);
  WAIT_FOR (count_revisions (world) == 3);
  history = carnet_logbook_load_history (logbook, &owner, NULL);
  g_assert_true (carnet_history_find_cell (history, CARNET_KEY_NAME)->conflict);
}

/* Who closes the window left the field too. */
static void
test_closed (PreferencesWorld *world, gconstpointer unused)
{
  gtk_editable_set_text (GTK_EDITABLE (preferences_world_row_of (world, ADW_TYPE_ENTRY_ROW, "Organisation")),
                         "Association d’exemple");
  g_signal_emit_by_name (world->window, "close-request", &(gboolean){ FALSE });
  WAIT_FOR (g_str_equal (carnet_logbook_get_owner (preferences_world_logbook (world))->organisation,
                         "Association d’exemple"));
}

/* What came from elsewhere is shown, but not over what one is typing. */
static void
test_from_elsewhere (PreferencesWorld *world, gconstpointer unused)
{
  g_autoptr (CarnetLogbook) other
      = carnet_logbook_open (world->fixture.path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  GtkWidget *name = preferences_world_row_of (world, ADW_TYPE_ENTRY_ROW, "Votre nom");
  GtkWidget *organisation = preferences_world_row_of (world, ADW_TYPE_ENTRY_ROW, "Organisation");
  CarnetId   id = carnet_logbook_get_owner (other)->id;

  carnet_writes_set_line (writes, CARNET_KEY_NAME, "D’ailleurs");
  carnet_writes_set_line (writes, CARNET_KEY_ORGANISATION, "D’ailleurs aussi");
  gtk_editable_set_text (GTK_EDITABLE (organisation), "Ce que je tape");
  g_assert_true (carnet_logbook_write (other, &id, CARNET_KIND_PERSON, NULL, writes, NULL, NULL));
  carnet_session_emit_changed (world->session, NULL, NULL);
  preferences_world_settle (world);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "D’ailleurs");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (organisation)), ==, "Ce que je tape");
}

/* -- Territories ----------------------------------------------------------------------------------- */

static char *
dup_usual (PreferencesWorld *world)
{
  g_autoptr (CarnetTerritory) territory
      = carnet_logbook_dup_owner_territory (preferences_world_logbook (world));

  return g_strdup (territory ? territory->name : "");
}

static gboolean
is_usual (PreferencesWorld *world, const char *name)
{
  g_autofree char *usual = dup_usual (world);

  return g_str_equal (usual, name);
}

static void
test_territory (PreferencesWorld *world, gconstpointer unused)
{
  GtkWidget  *row = preferences_world_row_of (world, CARNET_TYPE_TERRITORY_ENTRY,
                                              "Territoire d’une nouvelle observation");
  const char *sentence = "Choisissez un territoire dans la liste ; rien n’a été changé.";

  fill (world, row, "nulle part en ce monde");
  g_assert_true (is_usual (world, ""));
  g_assert_nonnull (preferences_world_sentence_of (world, sentence));
  fill (world, row, "79049");
  WAIT_FOR (is_usual (world, "Bressuire"));
  g_assert_null (preferences_world_sentence_of (world, sentence));
  preferences_world_settle (world);
  fill (world, row, "");
  WAIT_FOR (is_usual (world, ""));
}

/* Nothing is followed while one types: a name may go on. */
static void
test_follow (PreferencesWorld *world, gconstpointer unused)
{
  GtkWidget *row
      = preferences_world_row_of (world, CARNET_TYPE_TERRITORY_ENTRY, "Suivre un autre territoire");

  g_assert_nonnull (preferences_world_sentence_of (world, "6 territoires dans ce carnet"));
  gtk_editable_set_text (GTK_EDITABLE (row), "79049");
  preferences_world_settle (world);
  g_assert_nonnull (preferences_world_sentence_of (world, "6 territoires dans ce carnet"));
  g_signal_emit_by_name (row, "entry-activated");
  WAIT_FOR (preferences_world_sentence_of (world, "7 territoires dans ce carnet"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "");
}

/* -- Writing --------------------------------------------------------------------------------------- */

static GtkSwitch *
switch_of (PreferencesWorld *world, const char *title)
{
  return GTK_SWITCH (adw_action_row_get_activatable_widget (
      ADW_ACTION_ROW (preferences_world_row_of (world, ADW_TYPE_ACTION_ROW, title))));
}

static void
assert_language (PreferencesWorld *world, const char *language)
{
  g_autofree char *set = g_settings_get_string (world->settings, "spelling-language");

  g_assert_cmpstr (set, ==, language);
  g_assert_cmpstr (carnet_speller_get_language (carnet_speller_get_default ()), ==, language);
}

/* The switch and the menu of a text set one thing. */
static void
test_spelling (PreferencesWorld *world, gconstpointer unused)
{
  GtkSwitch *spelling = switch_of (world, "Vérifier l’orthographe");
  GtkWidget *language = preferences_world_row_of (world, ADW_TYPE_COMBO_ROW, "Langue");

  g_assert_true (gtk_switch_get_active (spelling));
  gtk_switch_set_active (spelling, FALSE);
  assert_language (world, "");
  g_assert_false (gtk_widget_get_sensitive (language));
  gtk_switch_set_active (spelling, TRUE);
  assert_language (world, "fr");
  carnet_speller_set_language (carnet_speller_get_default (), "");
  g_assert_false (gtk_switch_get_active (spelling));
  carnet_speller_set_language (carnet_speller_get_default (), "fr");
  g_assert_true (gtk_switch_get_active (spelling));
  g_assert_true (gtk_widget_get_sensitive (language));
}

static void
test_words (PreferencesWorld *world, gconstpointer unused)
{
  GtkWidget       *row = preferences_world_row_of (world, CARNET_TYPE_WORDS_ROW, "Mots personnels");
  GtkWidget       *entry = preferences_world_row_of (world, ADW_TYPE_ENTRY_ROW, "Ajouter un mot");
  GtkWidget       *button;
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "carnet-de-bord", "dictionary.txt", NULL);
  g_autofree char *before = NULL, *after = NULL;

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (entry), "catalysabilité");
  g_signal_emit_by_name (entry, "apply");
  WAIT_FOR (carnet_app_test_find (row, GTK_TYPE_BUTTON, "Retirer « catalysabilité »"));
  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  g_assert_nonnull (strstr (before, "catalysabilité"));
  button = carnet_app_test_find (row, GTK_TYPE_BUTTON, "Retirer « catalysabilité »");
  g_signal_emit_by_name (button, "clicked");
  WAIT_FOR (!carnet_app_test_find (row, GTK_TYPE_BUTTON, "Retirer « catalysabilité »"));
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_null (strstr (after, "catalysabilité"));
}

static void
test_typography (PreferencesWorld *world, gconstpointer unused)
{
  GtkSwitch *typography = switch_of (world, "Typographie française pendant la frappe");

  g_assert_true (gtk_switch_get_active (typography));
  gtk_switch_set_active (typography, FALSE);
  g_assert_false (g_settings_get_boolean (world->settings, "typographic-help"));
  g_settings_reset (world->settings, "typographic-help");
  g_assert_true (gtk_switch_get_active (typography));
}

static void
test_appearance (PreferencesWorld *world, gconstpointer unused)
{
  GtkWidget *style = preferences_world_row_of (world, ADW_TYPE_COMBO_ROW, "Style");
  GtkWidget *spin = adw_action_row_get_activatable_widget (
      ADW_ACTION_ROW (preferences_world_row_of (world, ADW_TYPE_ACTION_ROW, "Taille du texte")));

  carnet_appearance_follow (world->settings);
  adw_combo_row_set_selected (ADW_COMBO_ROW (style), 2);
  g_assert_true (adw_style_manager_get_dark (adw_style_manager_get_default ()));
  g_settings_set_string (world->settings, "style", "light");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (style)), ==, 1);
  g_assert_false (adw_style_manager_get_dark (adw_style_manager_get_default ()));
  g_settings_reset (world->settings, "style");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 150);
  g_assert_cmpint (g_settings_get_int (world->settings, "text-size"), ==, 150);
  carnet_text_size_step (carnet_text_size_get_default (), 0);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (spin)), ==, 100);
}

/* -- Reminders ------------------------------------------------------------------------------------- */

static void
test_reminders (PreferencesWorld *world, gconstpointer unused)
{
  GtkWidget *days = preferences_world_row_of (world, ADW_TYPE_COMBO_ROW, "Quand rien n’a été écrit");
  GtkSwitch *questions = switch_of (world, "Questions après un jalon");

  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (days)), ==, 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (days), 2);
  g_assert_cmpint (g_settings_get_int (world->settings, "reminder-days"), ==, 14);
  g_settings_set_int (world->settings, "reminder-days", 30);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (days)), ==, 3);
  g_settings_reset (world->settings, "reminder-days");
  g_assert_true (gtk_switch_get_active (questions));
  gtk_switch_set_active (questions, FALSE);
  g_assert_false (g_settings_get_boolean (world->settings, "milestone-questions"));
  g_settings_reset (world->settings, "milestone-questions");
}

/* -- From its window --------------------------------------------------------------------------------- */

static GtkWindow *
find_preferences (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (CARNET_IS_PREFERENCES_WINDOW (window))
        return window;
    }
  return NULL;
}

/* Before there is a logbook too, but for what is in it. */
static void
test_window (CarnetAppFixture *fixture, gconstpointer unused)
{
  CarnetWindow *window = carnet_window_new (NULL, NULL);
  g_autoptr (CarnetSession) session = carnet_session_open (fixture->path, NULL, NULL);

  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.preferences", NULL);
  g_assert_null (carnet_app_test_find (GTK_WIDGET (find_preferences ()), CARNET_TYPE_PERSON_PAGE, NULL));
  g_assert_nonnull (carnet_app_test_find (GTK_WIDGET (find_preferences ()), CARNET_TYPE_WORDS_ROW, NULL));
  gtk_window_destroy (find_preferences ());
  WAIT_FOR (!find_preferences ());
  carnet_window_set_session (window, session);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.preferences", NULL);
  g_assert_nonnull (carnet_app_test_find (GTK_WIDGET (find_preferences ()), CARNET_TYPE_PERSON_PAGE, NULL));
  WAIT_FOR (carnet_preferences_window_is_read (CARNET_PREFERENCES_WINDOW (find_preferences ())));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
#define ADD(name, page, func)                                                                                \
  g_test_add ("/preferences/" name, PreferencesWorld, page, preferences_world_set_up, func,                  \
              preferences_world_tear_down)
  ADD ("person", "person", test_person);
  ADD ("unseen", "person", test_unseen);
  ADD ("no-name", "person", test_no_name);
  ADD ("closed", "person", test_closed);
  ADD ("from-elsewhere", "person", test_from_elsewhere);
  ADD ("territory", "person", test_territory);
  ADD ("follow", "person", test_follow);
  ADD ("spelling", "writing", test_spelling);
  ADD ("words", "writing", test_words);
  ADD ("typography", "writing", test_typography);
  ADD ("appearance", "writing", test_appearance);
  ADD ("reminders", "reminders", test_reminders);
#undef ADD
  g_test_add ("/preferences/window", CarnetAppFixture, NULL, carnet_app_fixture_set_up, test_window,
              carnet_app_fixture_tear_down);
  return g_test_run ();
}
