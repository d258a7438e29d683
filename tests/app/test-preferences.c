/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "application/carnet-appearance.h"
#include "application/carnet-settings.h"
#include "carnet-app-test.h"
#include "preferences/carnet-backups-page.h"
#include "session/carnet-job.h"
#include "preferences/carnet-person-page.h"
#include "preferences/carnet-preferences-window.h"
#include "preferences/carnet-territory-group.h"
#include "preferences/carnet-words-row.h"
#include "widgets/carnet-territory-entry.h"
#include "window/carnet-window.h"
#include "writing/carnet-speller.h"
#include "writing/carnet-text-size.h"

/* The preferences, and what they are the preferences of. */

typedef struct
{
  CarnetAppFixture fixture;
  CarnetSession   *session;
  GtkWindow       *window;
  GSettings       *settings;
} World;

static gboolean
is_read (World *world)
{
  return carnet_preferences_window_is_read (CARNET_PREFERENCES_WINDOW (world->window));
}

static void
settle (World *world)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  WAIT_FOR (is_read (world));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
set_up (World *world, gconstpointer page)
{
  GError *error = NULL;

  carnet_app_fixture_set_up (&world->fixture, NULL);
  world->settings = carnet_settings_new ();
  world->session = carnet_session_open (world->fixture.path, NULL, &error);
  g_assert_no_error (error);
  world->window = GTK_WINDOW (carnet_preferences_window_new (NULL, world->session));
  carnet_preferences_window_show_page (CARNET_PREFERENCES_WINDOW (world->window), page);
  gtk_window_present (world->window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (world->window));
  settle (world);
}

static void
tear_down (World *world, gconstpointer unused)
{
  GtkWidget *group = carnet_app_test_find (GTK_WIDGET (world->window), CARNET_TYPE_TERRITORY_GROUP, NULL);
  GObject   *objects[] = { G_OBJECT (world->session), G_OBJECT (group) };

  g_object_unref (world->session);
  carnet_app_test_destroy (world->window, objects, G_N_ELEMENTS (objects));
  g_object_unref (world->settings);
  carnet_app_fixture_tear_down (&world->fixture, NULL);
}

static CarnetLogbook *
logbook_of (World *world)
{
  return carnet_session_get_logbook (world->session);
}

static GtkWidget *
row_of (World *world, GType type, const char *title)
{
  GtkWidget *row = carnet_app_test_find (GTK_WIDGET (world->window), type, title);

  g_assert_nonnull (row);
  return row;
}

static GtkWidget *
sentence_of (World *world, const char *sentence)
{
  GtkWidget *label = carnet_app_test_find (GTK_WIDGET (world->window), GTK_TYPE_LABEL, sentence);

  return label && gtk_widget_get_mapped (label) ? label : NULL;
}

/* Types, and goes on to the next field. */
static void
fill (World *world, GtkWidget *row, const char *text)
{
  gtk_widget_grab_focus (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  gtk_window_set_focus (world->window, NULL);
  settle (world);
}

/* -- Person --------------------------------------------------------------------------------------- */

static guint
count_revisions (World *world)
{
  g_autoptr (CarnetHistory) history = carnet_logbook_load_history (
      logbook_of (world), &carnet_logbook_get_owner (logbook_of (world))->id, NULL);

  return carnet_history_get_sorted (history)->len;
}

/* One revision for each field that was changed, none for those that were not. */
static void
test_person (World *world, gconstpointer unused)
{
  GtkWidget *name = row_of (world, ADW_TYPE_ENTRY_ROW, "Votre nom");
  GtkWidget *organisation = row_of (world, ADW_TYPE_ENTRY_ROW, "Organisation");

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "Personne d’exemple");
  fill (world, name, "Personne d’exemple");
  g_assert_cmpuint (count_revisions (world), ==, 1);
  fill (world, name, "Autre personne d’exemple ");
  WAIT_FOR (g_str_equal (carnet_logbook_get_owner (logbook_of (world))->name, "Autre personne d’exemple"));
  fill (world, organisation, "Association d’exemple");
  WAIT_FOR (
      g_str_equal (carnet_logbook_get_owner (logbook_of (world))->organisation, "Association d’exemple"));
  g_assert_cmpuint (count_revisions (world), ==, 3);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row_of (world, ADW_TYPE_COMBO_ROW, "Rôle")), 1);
  WAIT_FOR (g_str_equal (carnet_logbook_get_owner (logbook_of (world))->role, CARNET_ROLE_COORDINATOR));
  g_assert_cmpuint (count_revisions (world), ==, 4);
}

static void
test_no_name (World *world, gconstpointer unused)
{
  GtkWidget *name = row_of (world, ADW_TYPE_ENTRY_ROW, "Votre nom");

  fill (world, name, "  ");
  WAIT_FOR (sentence_of (world, "Il faut un nom."));
  gtk_test_accessible_assert_role (sentence_of (world, "Il faut un nom."), GTK_ACCESSIBLE_ROLE_ALERT);
  g_assert_true (gtk_widget_has_css_class (name, "error"));
  g_assert_cmpuint (count_revisions (world), ==, 1);
  fill (world, name, "Personne d’exemple");
  WAIT_FOR (!sentence_of (world, "Il faut un nom."));
  g_assert_false (gtk_widget_has_css_class (name, "error"));
}

/* What came while the name was typed was not seen, and is not written over. */
static void
test_unseen (World *world, gconstpointer unused)
{
  GtkWidget *name = row_of (world, ADW_TYPE_ENTRY_ROW, "Votre nom");
  CarnetId   owner = carnet_logbook_get_owner (logbook_of (world))->id;
  g_autoptr (CarnetLogbook) logbook
      = carnet_logbook_open (world->fixture.path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (CarnetHistory) history = NULL;

  gtk_widget_grab_focus (name);
  gtk_editable_set_text (GTK_EDITABLE (name), "Nom tapé ici");
  carnet_writes_set_line (writes, CARNET_KEY_NAME, "Nom venu d’ailleurs");
  g_assert_true (carnet_logbook_write (logbook, &owner, CARNET_KIND_PERSON, NULL, writes, NULL, NULL));
  carnet_session_emit_changed (world->session, NULL, NULL);
  settle (world);
  gtk_window_set_focus (world->window, NULL);
  WAIT_FOR (count_revisions (world) == 3);
  history = carnet_logbook_load_history (logbook, &owner, NULL);
  g_assert_true (carnet_history_find_cell (history, CARNET_KEY_NAME)->conflict);
}

/* Who closes the window left the field too. */
static void
test_closed (World *world, gconstpointer unused)
{
  gtk_editable_set_text (GTK_EDITABLE (row_of (world, ADW_TYPE_ENTRY_ROW, "Organisation")),
                         "Association d’exemple");
  g_signal_emit_by_name (world->window, "close-request", &(gboolean){ FALSE });
  WAIT_FOR (
      g_str_equal (carnet_logbook_get_owner (logbook_of (world))->organisation, "Association d’exemple"));
}

/* What came from elsewhere is shown, but not over what one is typing. */
static void
test_from_elsewhere (World *world, gconstpointer unused)
{
  g_autoptr (CarnetLogbook) other
      = carnet_logbook_open (world->fixture.path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  GtkWidget *name = row_of (world, ADW_TYPE_ENTRY_ROW, "Votre nom");
  GtkWidget *organisation = row_of (world, ADW_TYPE_ENTRY_ROW, "Organisation");
  CarnetId   id = carnet_logbook_get_owner (other)->id;

  carnet_writes_set_line (writes, CARNET_KEY_NAME, "D’ailleurs");
  carnet_writes_set_line (writes, CARNET_KEY_ORGANISATION, "D’ailleurs aussi");
  gtk_editable_set_text (GTK_EDITABLE (organisation), "Ce que je tape");
  g_assert_true (carnet_logbook_write (other, &id, CARNET_KIND_PERSON, NULL, writes, NULL, NULL));
  carnet_session_emit_changed (world->session, NULL, NULL);
  settle (world);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "D’ailleurs");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (organisation)), ==, "Ce que je tape");
}

/* -- Territories ----------------------------------------------------------------------------------- */

static char *
dup_usual (World *world)
{
  g_autoptr (CarnetTerritory) territory = carnet_logbook_dup_owner_territory (logbook_of (world));

  return g_strdup (territory ? territory->name : "");
}

static gboolean
is_usual (World *world, const char *name)
{
  g_autofree char *usual = dup_usual (world);

  return g_str_equal (usual, name);
}

static void
test_territory (World *world, gconstpointer unused)
{
  GtkWidget  *row = row_of (world, CARNET_TYPE_TERRITORY_ENTRY, "Territoire d’une nouvelle observation");
  const char *sentence = "Choisissez un territoire dans la liste ; rien n’a été changé.";

  fill (world, row, "nulle part en ce monde");
  g_assert_true (is_usual (world, ""));
  g_assert_nonnull (sentence_of (world, sentence));
  fill (world, row, "79049");
  WAIT_FOR (is_usual (world, "Bressuire"));
  g_assert_null (sentence_of (world, sentence));
  settle (world);
  fill (world, row, "");
  WAIT_FOR (is_usual (world, ""));
}

/* Nothing is followed while one types: a name may go on. */
static void
test_follow (World *world, gconstpointer unused)
{
  GtkWidget *row = row_of (world, CARNET_TYPE_TERRITORY_ENTRY, "Suivre un autre territoire");

  g_assert_nonnull (sentence_of (world, "6 territoires dans ce carnet"));
  gtk_editable_set_text (GTK_EDITABLE (row), "79049");
  settle (world);
  g_assert_nonnull (sentence_of (world, "6 territoires dans ce carnet"));
  g_signal_emit_by_name (row, "entry-activated");
  WAIT_FOR (sentence_of (world, "7 territoires dans ce carnet"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "");
}

/* -- Writing --------------------------------------------------------------------------------------- */

static GtkSwitch *
switch_of (World *world, const char *title)
{
  return GTK_SWITCH (
      adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row_of (world, ADW_TYPE_ACTION_ROW, title))));
}

static void
assert_language (World *world, const char *language)
{
  g_autofree char *set = g_settings_get_string (world->settings, "spelling-language");

  g_assert_cmpstr (set, ==, language);
  g_assert_cmpstr (carnet_speller_get_language (carnet_speller_get_default ()), ==, language);
}

/* The switch and the menu of a text set one thing. */
static void
test_spelling (World *world, gconstpointer unused)
{
  GtkSwitch *spelling = switch_of (world, "Vérifier l’orthographe");
  GtkWidget *language = row_of (world, ADW_TYPE_COMBO_ROW, "Langue");

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
test_words (World *world, gconstpointer unused)
{
  GtkWidget       *row = row_of (world, CARNET_TYPE_WORDS_ROW, "Mots personnels");
  GtkWidget       *entry = row_of (world, ADW_TYPE_ENTRY_ROW, "Ajouter un mot");
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
test_typography (World *world, gconstpointer unused)
{
  GtkSwitch *typography = switch_of (world, "Typographie française pendant la frappe");

  g_assert_true (gtk_switch_get_active (typography));
  gtk_switch_set_active (typography, FALSE);
  g_assert_false (g_settings_get_boolean (world->settings, "typographic-help"));
  g_settings_reset (world->settings, "typographic-help");
  g_assert_true (gtk_switch_get_active (typography));
}

static void
test_appearance (World *world, gconstpointer unused)
{
  GtkWidget *style = row_of (world, ADW_TYPE_COMBO_ROW, "Style");
  GtkWidget *spin = adw_action_row_get_activatable_widget (
      ADW_ACTION_ROW (row_of (world, ADW_TYPE_ACTION_ROW, "Taille du texte")));

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

/* -- Backups --------------------------------------------------------------------------------------- */

static guint
count_listed (World *world)
{
  GtkWidget *group = gtk_widget_get_ancestor (
      row_of (world, ADW_TYPE_ACTION_ROW, "Pas encore de sauvegarde dans ce dossier"), GTK_TYPE_LIST_BOX);
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (group); row; row = gtk_widget_get_next_sibling (row))
    n += gtk_widget_get_visible (row) ? 1 : 0;
  return n;
}

static void
make_backup (World *world)
{
  gtk_widget_activate_action (
      carnet_app_test_find (GTK_WIDGET (world->window), CARNET_TYPE_BACKUPS_PAGE, NULL), "backups.make",
      NULL);
  settle (world);
}

static guint
count_backups (World *world)
{
  g_autoptr (GPtrArray) backups = carnet_logbook_list_backups (logbook_of (world));

  return backups->len;
}

static void
test_backups (World *world, gconstpointer unused)
{
  GtkWidget *spin = adw_action_row_get_activatable_widget (
      ADW_ACTION_ROW (row_of (world, ADW_TYPE_ACTION_ROW, "Sauvegardes gardées")));

  g_assert_nonnull (sentence_of (world, "Pas encore de sauvegarde dans ce dossier"));
  for (guint i = 0; i < 3; i++)
    make_backup (world);
  g_assert_null (sentence_of (world, "Pas encore de sauvegarde dans ce dossier"));
  g_assert_cmpuint (count_listed (world), ==, 3);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (spin)), ==, CARNET_BACKUPS_KEPT);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 2);
  settle (world);
  g_assert_cmpuint (carnet_logbook_get_backups_kept (logbook_of (world)), ==, 2);
  g_assert_cmpuint (count_backups (world), ==, 3);
  make_backup (world);
  g_assert_cmpuint (count_backups (world), ==, 2);
  g_assert_cmpuint (count_listed (world), ==, 2);
}

typedef struct
{
  GMutex   lock;
  GCond    opened;
  gboolean open;
} Gate;

static gboolean
wait_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  Gate *gate = data;

  g_mutex_lock (&gate->lock);
  while (!gate->open)
    g_cond_wait (&gate->opened, &gate->lock);
  g_mutex_unlock (&gate->lock);
  return TRUE;
}

static void
open_gate (Gate *gate)
{
  g_mutex_lock (&gate->lock);
  gate->open = TRUE;
  g_cond_signal (&gate->opened);
  g_mutex_unlock (&gate->lock);
}

/* Nothing is left of one that is given up; it waits for its turn until then, so that it is not done already.
 */
static void
test_cancelled (World *world, gconstpointer unused)
{
  GtkWidget *page = carnet_app_test_find (GTK_WIDGET (world->window), CARNET_TYPE_BACKUPS_PAGE, NULL);
  Gate       gate = { 0 };

  carnet_job_run_async (world->session, wait_job, &gate, NULL, NULL, NULL, NULL, NULL);
  gtk_widget_activate_action (page, "backups.make", NULL);
  gtk_widget_activate_action (page, "backups.cancel", NULL);
  open_gate (&gate);
  settle (world);
  g_assert_cmpuint (count_backups (world), ==, 0);
  g_assert_nonnull (sentence_of (world, "Pas encore de sauvegarde dans ce dossier"));
  g_assert_null (sentence_of (world, "Copie en cours…"));
  make_backup (world);
  g_assert_cmpuint (count_backups (world), ==, 1);
}

static void
test_place (World *world, gconstpointer unused)
{
  CarnetBackupsPage *page = CARNET_BACKUPS_PAGE (
      carnet_app_test_find (GTK_WIDGET (world->window), CARNET_TYPE_BACKUPS_PAGE, NULL));
  g_autofree char *expected = g_build_filename (world->fixture.folder, "ailleurs", "exemple-backups", NULL);
  g_autofree char *place = g_path_get_dirname (expected);
  g_autofree char *found = NULL;
  const char      *refused = "Aucune sauvegarde ne peut être faite dans le dossier « /proc ».";

  g_assert_cmpint (g_mkdir_with_parents (place, 0700), ==, 0);
  make_backup (world);
  carnet_backups_page_set_place (page, "/proc");
  settle (world);
  g_assert_nonnull (sentence_of (world, refused));
  g_assert_null (carnet_logbook_dup_backup_place (logbook_of (world)));
  g_assert_cmpuint (count_listed (world), ==, 1);
  carnet_backups_page_set_place (page, place);
  settle (world);
  g_assert_null (sentence_of (world, refused));
  found = carnet_logbook_dup_backup_place (logbook_of (world));
  g_assert_cmpstr (found, ==, place);
  g_assert_nonnull (sentence_of (world, expected));
  g_assert_nonnull (sentence_of (world, "Pas encore de sauvegarde dans ce dossier"));
  gtk_widget_activate_action (GTK_WIDGET (page), "backups.beside", NULL);
  settle (world);
  g_assert_null (carnet_logbook_dup_backup_place (logbook_of (world)));
  g_assert_cmpuint (count_listed (world), ==, 1);
}

/* -- Reminders ------------------------------------------------------------------------------------- */

static void
test_reminders (World *world, gconstpointer unused)
{
  GtkWidget *days = row_of (world, ADW_TYPE_COMBO_ROW, "Quand rien n’a été écrit");
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
#define ADD(name, page, func) g_test_add ("/preferences/" name, World, page, set_up, func, tear_down)
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
  ADD ("backups", "backups", test_backups);
  ADD ("backups-cancelled", "backups", test_cancelled);
  ADD ("place", "backups", test_place);
  ADD ("reminders", "reminders", test_reminders);
#undef ADD
  g_test_add ("/preferences/window", CarnetAppFixture, NULL, carnet_app_fixture_set_up, test_window,
              carnet_app_fixture_tear_down);
  return g_test_run ();
}
