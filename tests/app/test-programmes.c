/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Programmes as a person makes, changes and chooses them. */
#include "carnet-milestones-world.h"
#include "programme/carnet-programme-preview.h"
#include "programme/carnet-programme-window.h"
#include "programme/carnet-sections-editor.h"
#include "welcome/carnet-programme-row.h"
#include "welcome/carnet-welcome.h"
#include "window/carnet-window-private.h"

/* -- What is there ------------------------------------------------------------------------------ */

static CarnetProgramme *
programme (MilestonesWorld *world)
{
  return carnet_session_get_programme (world->session);
}

static char *
dup_sections (MilestonesWorld *world)
{
  GString *labels = g_string_new (NULL);

  for (guint i = 0; i < programme (world)->sections->len; i++)
    g_string_append_printf (labels, "%s;", ((CarnetSection *)programme (world)->sections->pdata[i])->label);
  return g_string_free (labels, FALSE);
}

static gboolean
has_sections (MilestonesWorld *world, const char *expected)
{
  g_autofree char *labels = dup_sections (world);

  return g_str_equal (labels, expected);
}

static GtkWidget *
find_form (void)
{
  return carnet_app_test_find_toplevel (CARNET_TYPE_PROGRAMME_WINDOW);
}

static gboolean
says (gpointer root, const char *sentence)
{
  return carnet_app_test_find (GTK_WIDGET (root), GTK_TYPE_LABEL, sentence) != NULL;
}

/* -- What is done ---------------------------------------------------------------------------------- */

static void
act (MilestonesWorld *world, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (world->window), action, NULL);
}

static GtkWidget *
open_form (MilestonesWorld *world, const char *action)
{
  act (world, action);
  WAIT_FOR (find_form () != NULL);
  gtk_test_widget_wait_for_draw (find_form ());
  gtk_test_accessible_assert_role (find_form (), GTK_ACCESSIBLE_ROLE_DIALOG);
  return find_form ();
}

static GtkWidget *
find_row (GtkWidget *form, const char *field)
{
  GtkWidget *label = carnet_app_test_find (form, GTK_TYPE_LABEL, field);

  g_assert_nonnull (label);
  return gtk_widget_get_ancestor (label, ADW_TYPE_ENTRY_ROW);
}

static void
type (GtkWidget *form, const char *field, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_row (form, field)), text);
}

static void
assert_typed (GtkWidget *form, const char *field, const char *text)
{
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (form, field))), ==, text);
}

static void
save (GtkWidget *form)
{
  gtk_widget_activate_action (form, "programme-form.save", NULL);
}

static void
begin_from (GtkWidget *form, guint choice)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (carnet_app_test_find (form, CARNET_TYPE_PROGRAMME_ROW, NULL)),
                              choice);
}

/* As its keys do, from the field that has the focus. */
static void
press_on_section (GtkWidget *form, const char *field, const char *action)
{
  gtk_widget_grab_focus (find_row (form, field));
  gtk_widget_activate_action (gtk_root_get_focus (GTK_ROOT (form)), action, NULL);
}

static guint
count_choices (MilestonesWorld *world)
{
  return (guint)g_menu_model_get_n_items (G_MENU_MODEL (world->window->programmes_menu));
}

/* -- Making ------------------------------------------------------------------------------------------- */

static void
test_shifted (MilestonesWorld *world, gconstpointer unused)
{
  GtkWidget *form = open_form (world, "win.new-programme");

  assert_typed (form, "Décalé à l’année", "2019");
  type (form, "Décalé à l’année", "20");
  save (form);
  g_assert_true (says (form, "Il faut une année, comme 2027."));
  type (form, "Titre", "Voyage, deuxième année");
  type (form, "Décalé à l’année", "2027");
  assert_typed (form, "Titre", "Voyage, deuxième année");
  assert_typed (form, "Premier mois du carnet", "mai 2027");
  assert_typed (form, "Rapport attendu (un jour ou un mois)", "décembre 2027");
  g_assert_true (
      says (form, "9 mois\u00a0: mai 2027 à janvier 2028 · 15 jalons\u00a0: février 2027 à décembre 2027"));
  g_assert_cmpuint (count_choices (world), ==, 0);
  save (form);
  WAIT_FOR (!find_form ());
  g_assert_cmpint (programme (world)->start, ==, carnet_month_new (2027, 5));
  g_assert_cmpstr (programme (world)->title, ==, "Voyage, deuxième année");
  g_assert_cmpuint (programme (world)->milestones->len, ==, 15);
  g_assert_true (
      says (world->window, "Le carnet est maintenant tenu pour «\u00a0Voyage, deuxième année\u00a0»"));
  g_assert_cmpuint (count_choices (world), ==, 2);
  act (world, "win.programme-undo");
  WAIT_FOR (programme (world)->start == carnet_month_new (2018, 5));
  /* It stays among those that can be chosen: others may have the same one. */
  g_assert_cmpuint (count_choices (world), ==, 2);
}

static void
test_same_twice (MilestonesWorld *world, gconstpointer unused)
{
  GtkWidget *form = open_form (world, "win.new-programme");

  type (form, "Décalé à l’année", "2018");
  save (form);
  WAIT_FOR (says (form, "Ce carnet a déjà ce programme, «\u00a0Voyage à la (re)découverte de la "
                        "co-construction territoriale\u00a0»\u00a0: modifiez-le, ou décalez-le à une autre "
                        "année."));
  g_assert_true (find_form () == form);
  gtk_window_destroy (GTK_WINDOW (form));
}

static void
test_from_nothing (MilestonesWorld *world, gconstpointer unused)
{
  GtkWidget *form = open_form (world, "win.new-programme");

  begin_from (form, 2);
  g_assert_false (gtk_widget_get_visible (find_row (form, "Décalé à l’année")));
  save (form);
  g_assert_true (says (form, "Il faut un titre à un programme."));
  type (form, "Titre", "Cycle d’essai");
  g_assert_false (says (form, "Il faut un titre à un programme."));
  save (form);
  g_assert_true (says (form, "Il faut à un programme le premier mois de son carnet."));
  type (form, "Premier mois du carnet", "bientôt");
  save (form);
  g_assert_true (
      says (form, "«\u00a0bientôt\u00a0» n’est pas un mois\u00a0: écrivez-le mai 2027 ou 2027-05."));
  type (form, "Premier mois du carnet", "septembre 2028");
  type (form, "Rapport attendu (un jour ou un mois)", "mars 2028");
  save (form);
  g_assert_true (says (form, "Le rapport ne peut pas être attendu avant le début du carnet."));
  type (form, "Rapport attendu (un jour ou un mois)", "");
  save (form);
  g_assert_true (says (form, "Il faut un nom à une rubrique."));
  type (form, "Rubrique 1", "Notes");
  g_assert_true (says (form, "9 mois\u00a0: septembre 2028 à mai 2029 · aucun jalon pour l’instant"));
  save (form);
  WAIT_FOR (!find_form ());
  g_assert_true (has_sections (world, "Notes;"));
  /* What was written under the sections of 2018 is still shown. */
  g_assert_cmpuint (programme (world)->past_sections->len, ==, 4);
  g_assert_true (says (carnet_app_test_find_mapped (world->view, ADW_TYPE_STATUS_PAGE), "Aucun jalon"));
}

static void
test_from_file (MilestonesWorld *world, gconstpointer unused)
{
  GtkWidget       *window = open_form (world, "win.new-programme");
  GtkWidget       *form = carnet_app_test_find (window, CARNET_TYPE_PROGRAMME_FORM, NULL);
  g_autofree char *path = g_build_filename (world->fixture.folder, "p.xml", NULL);
  g_autoptr (CarnetProgramme) other = carnet_programme_copy (programme (world));
  g_autoptr (GError) error = NULL;

  g_free (other->title);
  other->title = g_strdup ("D’un fichier");
  carnet_programme_renew (other, carnet_random_bytes, NULL);
  g_assert_true (carnet_programme_write_xml (other, path, FALSE, NULL));
  g_assert_true (carnet_programme_form_add_file (CARNET_PROGRAMME_FORM (form), path, &error));
  assert_typed (window, "Titre", "D’un fichier");
  type (window, "Décalé à l’année", "2018");
  save (window);
  WAIT_FOR (!find_form ());
  /* Not shifted and not changed, it is the one of the file. */
  g_assert_true (carnet_id_equal (&programme (world)->id, &other->id));
}

/* -- Changing ----------------------------------------------------------------------------------------- */

static void
test_edit (MilestonesWorld *world, gconstpointer unused)
{
  GtkWidget *form = open_form (world, "win.edit-programme");

  assert_typed (form, "Rubrique 2", "Ressentis");
  press_on_section (form, "Rubrique 1", "sections.down");
  assert_typed (form, "Rubrique 1", "Ressentis");
  g_assert_true (
      gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (form)), find_row (form, "Rubrique 2")));
  press_on_section (form, "Rubrique 4", "sections.up");
  press_on_section (form, "Rubrique 1", "sections.remove");
  press_on_section (form, "Rubrique 1", "sections.add");
  type (form, "Rubrique 4", "Étonnements");
  type (form, "Titre", "Un autre titre");
  g_assert_true (says (form, "Autres rubriques"));
  g_assert_true (has_sections (world, "Faits;Ressentis;Analyse;Suites;"));
  save (form);
  WAIT_FOR (!find_form ());
  g_assert_true (has_sections (world, "Faits;Suites;Analyse;Étonnements;"));
  g_assert_cmpstr (programme (world)->title, ==, "Un autre titre");
  g_assert_true (says (world->view, "Un autre titre"));
  /* Ctrl+Z is understood there. */
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (world->window)), world->view));
  act (world, "win.programme-undo");
  WAIT_FOR (has_sections (world, "Faits;Ressentis;Analyse;Suites;"));
}

/* A new section is added below what is in sight. */
static void
test_scrolls (MilestonesWorld *world, gconstpointer unused)
{
  GtkWidget     *form = open_form (world, "win.edit-programme");
  GtkWidget     *scrolled = gtk_widget_get_ancestor (find_row (form, "Rubrique 1"), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));

  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
  press_on_section (form, "Rubrique 1", "sections.add");
  WAIT_FOR (gtk_adjustment_get_value (adjustment) > 0);
  gtk_window_destroy (GTK_WINDOW (form));
}

static void
test_take_back (MilestonesWorld *world, gconstpointer unused)
{
  GtkWidget *form = open_form (world, "win.edit-programme"), *button;

  press_on_section (form, "Rubrique 1", "sections.remove");
  button = carnet_app_test_find (form, GTK_TYPE_BUTTON, "Rétablir");
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Rétablir la rubrique «\u00a0Faits\u00a0»");
  g_signal_emit_by_name (button, "clicked");
  save (form);
  WAIT_FOR (!find_form ());
  g_assert_true (has_sections (world, "Ressentis;Analyse;Suites;Faits;"));
}

static void
test_edit_nothing (MilestonesWorld *world, gconstpointer unused)
{
  g_autoptr (CarnetInfo) before
      = carnet_logbook_load_info (carnet_session_get_logbook (world->session), NULL);
  g_autoptr (CarnetInfo) after = NULL;

  save (open_form (world, "win.edit-programme"));
  WAIT_FOR (!find_form ());
  after = carnet_logbook_load_info (carnet_session_get_logbook (world->session), NULL);
  g_assert_cmpuint (after->n_revisions, ==, before->n_revisions);
}

static void
test_months_with_observations (MilestonesWorld *world, gconstpointer unused)
{
  GtkWidget *form = open_form (world, "win.edit-programme");

  type (form, "Premier mois du carnet", "juin 2018");
  save (form);
  WAIT_FOR (
      says (form, "9 observations portent une date en mai 2018, mois qui ne serait plus dans le carnet."));
  g_assert_true (find_form () == form);
  gtk_window_destroy (GTK_WINDOW (form));
}

static void
test_choose (MilestonesWorld *world, gconstpointer unused)
{
  g_autofree char *former = carnet_id_to_string (&programme (world)->id);
  GtkWidget       *form = open_form (world, "win.new-programme");

  type (form, "Décalé à l’année", "2027");
  save (form);
  WAIT_FOR (!find_form ());
  gtk_widget_activate_action (GTK_WIDGET (world->window), "win.choose-programme", "s", former);
  WAIT_FOR (programme (world)->start == carnet_month_new (2018, 5));
  act (world, "win.programme-undo");
  WAIT_FOR (programme (world)->start == carnet_month_new (2027, 5));
}

static void
test_preview (void)
{
  g_autoptr (CarnetProgramme) bare = carnet_programme_new ();
  g_autofree char *empty = carnet_programme_dup_preview (bare), *one = NULL;

  g_assert_cmpstr (empty, ==, "");
  bare->start = carnet_month_new (2027, 5);
  bare->n_months = 1;
  one = carnet_programme_dup_preview (bare);
  g_assert_cmpstr (one, ==, "Un mois, mai 2027 · aucun jalon pour l’instant");
}

/* -- First run ---------------------------------------------------------------------------------------- */

static void
test_first_run (void)
{
  CarnetWindow       *window = carnet_window_new (NULL, NULL);
  GtkWidget          *row;
  CarnetProgrammeRow *programmes;
  GtkWidget          *form;

  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  row = carnet_app_test_find (GTK_WIDGET (window), CARNET_TYPE_PROGRAMME_ROW, NULL);
  programmes = CARNET_PROGRAMME_ROW (row);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 2);
  form = find_form ();
  g_assert_nonnull (form);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 0);
  type (form, "Décalé à l’année", "2027");
  save (form);
  WAIT_FOR (!find_form ());
  g_assert_cmpint (carnet_programme_row_get_programme (programmes)->start, ==, carnet_month_new (2027, 5));
  gtk_window_destroy (GTK_WINDOW (window));
}

#define ADD(path, test)                                                                                      \
  g_test_add (path, MilestonesWorld, NULL, milestones_world_set_up, test, milestones_world_tear_down)

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
  ADD ("/programmes/shifted", test_shifted);
  ADD ("/programmes/same-twice", test_same_twice);
  ADD ("/programmes/from-nothing", test_from_nothing);
  ADD ("/programmes/from-file", test_from_file);
  ADD ("/programmes/edit", test_edit);
  ADD ("/programmes/scrolls", test_scrolls);
  ADD ("/programmes/take-back", test_take_back);
  ADD ("/programmes/edit-nothing", test_edit_nothing);
  ADD ("/programmes/months-with-observations", test_months_with_observations);
  ADD ("/programmes/choose", test_choose);
  g_test_add_func ("/programmes/preview", test_preview);
  g_test_add_func ("/programmes/first-run", test_first_run);
  return g_test_run ();
}
