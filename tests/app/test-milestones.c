/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Milestones as a person adds, changes, moves and deletes them. */
#include "carnet-milestones-world.h"
#include "programme/carnet-milestone-details.h"
#include "programme/carnet-milestone-window.h"
#include "programme/carnet-timeline-view.h"

static void
set_up_bare (MilestonesWorld *world, gconstpointer unused)
{
  g_autoptr (CarnetLogbook) logbook = NULL;
  g_autoptr (GPtrArray) ids = NULL;

  carnet_app_fixture_set_up_empty (&world->fixture, NULL);
  logbook = carnet_logbook_open (world->fixture.path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  ids = carnet_logbook_list_entities (logbook, CARNET_KIND_MILESTONE, NULL);
  for (guint i = 0; i < ids->len; i++)
    g_assert_true (
        carnet_logbook_set_deleted (logbook, CARNET_KIND_MILESTONE, ids->pdata[i], TRUE, NULL, NULL, NULL));
  milestones_world_open (world);
}

/* -- What is there ------------------------------------------------------------------------------ */

static GtkWidget *
find_form (void)
{
  return carnet_app_test_find_toplevel (CARNET_TYPE_MILESTONE_WINDOW);
}

/* -- What is done ---------------------------------------------------------------------------------- */

static GtkWidget *
open_form (MilestonesWorld *world, const char *action)
{
  milestones_world_act (world, action);
  WAIT_FOR (find_form () != NULL);
  gtk_test_widget_wait_for_draw (find_form ());
  return find_form ();
}

static void
type (GtkWidget *form, const char *field, const char *text)
{
  GtkWidget *label = carnet_app_test_find (form, GTK_TYPE_LABEL, field);

  g_assert_nonnull (label);
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_ancestor (label, ADW_TYPE_ENTRY_ROW)), text);
}

static void
save (GtkWidget *form)
{
  gtk_widget_activate_action (form, "milestone.save", NULL);
}

/* -- Tests -------------------------------------------------------------------------------------------- */

static void
test_add (MilestonesWorld *world, gconstpointer unused)
{
  GtkWidget *form = open_form (world, "win.new-milestone");

  save (form);
  g_assert_true (milestones_world_says (form, "Il faut un titre à un jalon."));
  type (form, "Titre", "Forum d’exemple");
  g_assert_false (milestones_world_says (form, "Il faut un titre à un jalon."));
  save (form);
  g_assert_true (
      milestones_world_says (form, "Il faut une date à un jalon : un jour, un mois ou une période."));
  type (form, "Jour, mois ou période", "bientôt");
  save (form);
  g_assert_true (milestones_world_says (
      form, "« bientôt » n’est pas une date : écrivez un jour (5 juillet 2018), un mois "
            "(juillet 2018) ou une période (3 au 5 avril 2018)."));
  type (form, "Jour, mois ou période", "3 au 5 octobre");
  g_assert_true (milestones_world_says (form, "Du 3 au 5 octobre 2018"));
  type (form, "Page web", "exemple");
  save (form);
  g_assert_true (milestones_world_says (
      form, "« exemple » n’est pas l’adresse d’une page web, comme https://example.org/."));
  g_assert_null (
      carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "Forum d’exemple"));
  type (form, "Page web", "https://example.org/");
  save (form);
  WAIT_FOR (find_form () == NULL);
  milestones_world_assert_when (world, "Forum d’exemple", "2018-10-03/2018-10-05");
  g_assert_true (milestones_world_says (world->window, "Jalon ajouté"));
  g_assert_true (milestones_world_says (
      carnet_app_test_find_mapped (world->view, CARNET_TYPE_MILESTONE_DETAILS), "Du 3 au 5 octobre 2018"));
  milestones_world_act (world, "win.programme-undo");
  WAIT_FOR (carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "Forum d’exemple")
            == NULL);
  milestones_world_act (world, "win.programme-redo");
  WAIT_FOR (carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "Forum d’exemple")
            != NULL);
}

static void
test_edit (MilestonesWorld *world, gconstpointer unused)
{
  GtkWidget *form;

  milestones_world_choose (world, "séminaire");
  form = open_form (world, "win.programme-edit");
  type (form, "Lieu", "Parthenay");
  save (form);
  WAIT_FOR (find_form () == NULL);
  g_assert_cmpstr (
      carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "séminaire")->place, ==,
      "Parthenay");
  g_assert_cmpuint (milestones_world_count_revisions (world, "séminaire"), ==, 2);
  /* Saying the same again writes nothing. */
  form = open_form (world, "win.programme-edit");
  type (form, "Lieu", " Parthenay ");
  save (form);
  WAIT_FOR (find_form () == NULL);
  g_assert_cmpuint (milestones_world_count_revisions (world, "séminaire"), ==, 2);
  milestones_world_act (world, "win.programme-undo");
  WAIT_FOR (g_str_equal (
      carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "séminaire")->place,
      "Bressuire"));
}

/* What somebody else wrote while the form was open is not overwritten unseen. */
static void
test_edit_upon_what_was_seen (MilestonesWorld *world, gconstpointer unused)
{
  CarnetLogbook *logbook = carnet_session_get_logbook (world->session);
  CarnetId       id
      = carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "séminaire")->id;
  g_autoptr (CarnetLogbook) other = NULL;
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (CarnetHistory) history = NULL;
  GtkWidget *form;

  milestones_world_choose (world, "séminaire");
  form = open_form (world, "win.programme-edit");
  other = carnet_logbook_open (world->fixture.path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  carnet_writes_set_text (writes, CARNET_KEY_PLACE, "Thouars");
  g_assert_true (carnet_logbook_write (other, &id, CARNET_KIND_MILESTONE, NULL, writes, NULL, NULL));
  type (form, "Lieu", "Parthenay");
  save (form);
  WAIT_FOR (find_form () == NULL);
  history = carnet_logbook_load_history (logbook, &id, NULL);
  g_assert_true (carnet_history_find_cell (history, CARNET_KEY_PLACE)->conflict);
}

static void
test_cancel (MilestonesWorld *world, gconstpointer unused)
{
  GtkWidget *form;

  milestones_world_choose (world, "séminaire");
  form = open_form (world, "win.programme-edit");
  gtk_widget_activate_action (form, "milestone.cancel", NULL);
  WAIT_FOR (find_form () == NULL);
  form = open_form (world, "win.programme-edit");
  type (form, "Lieu", "Ailleurs");
  gtk_widget_activate_action (form, "milestone.cancel", NULL);
  WAIT_FOR (carnet_app_test_find_toplevel (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  g_assert_nonnull (find_form ());
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (carnet_app_test_find_toplevel (ADW_TYPE_MESSAGE_DIALOG)),
                               "go");
  WAIT_FOR (find_form () == NULL);
  g_assert_cmpstr (
      carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "séminaire")->place, ==,
      "Bressuire");
}

static void
test_delete (MilestonesWorld *world, gconstpointer unused)
{
  milestones_world_choose (world, "séminaire");
  milestones_world_act (world, "win.programme-delete");
  WAIT_FOR (carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "séminaire")
            == NULL);
  WAIT_FOR (milestones_world_says (world->window, "Jalon supprimé ; 3 observations lui restent liées"));
  g_assert_null (carnet_app_test_find_mapped (world->view, CARNET_TYPE_MILESTONE_DETAILS));
  g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (world->window)));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (world->window)), world->timeline));
  milestones_world_act (world, "win.programme-undo");
  WAIT_FOR (carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "séminaire")
            != NULL);
  g_assert_cmpuint (
      carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "séminaire")
          ->n_observations,
      ==, 3);
  WAIT_FOR (milestones_world_says (world->window, "Jalon rétabli"));
  g_assert_false (milestones_world_says (world->window, "Jalon supprimé ; 3 observations lui restent liées"));
}

static GtkWidget *
find_chip (MilestonesWorld *world, const char *part)
{
  return carnet_timeline_view_find_chip (
      CARNET_TIMELINE_VIEW (world->timeline),
      &carnet_app_test_find_milestone (carnet_session_get_programme (world->session), part)->id);
}

/* A key means the milestone that has the focus, not the one whose details are shown. */
static void
test_focused (MilestonesWorld *world, gconstpointer unused)
{
  CarnetProgramme *programme = carnet_session_get_programme (world->session);
  const guint      n = programme->milestones->len;

  milestones_world_choose (world, "séminaire");
  g_assert_true (gtk_widget_grab_focus (find_chip (world, "entrepreneuriat")));
  milestones_world_act (world, "win.programme-later");
  WAIT_FOR (milestones_world_has_when (world, "entrepreneuriat", "2018-04-06"));
  g_assert_true (milestones_world_has_when (world, "séminaire", "2018-07-05"));
  milestones_world_choose (world, "séminaire");
  g_assert_true (gtk_widget_grab_focus (find_chip (world, "entrepreneuriat")));
  milestones_world_act (world, "win.programme-delete");
  WAIT_FOR (carnet_session_get_programme (world->session)->milestones->len == n - 1);
  g_assert_null (
      carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "entrepreneuriat"));
  g_assert_nonnull (carnet_app_test_find_mapped (world->view, CARNET_TYPE_MILESTONE_DETAILS));
}

static void
test_move (MilestonesWorld *world, gconstpointer unused)
{
  GtkWidget       *chip = find_chip (world, "séminaire");
  g_autofree char *wrong = NULL;

  milestones_world_choose (world, "séminaire");
  gtk_widget_grab_focus (chip);
  milestones_world_act (world, "win.programme-later");
  WAIT_FOR (milestones_world_has_when (world, "séminaire", "2018-07-06"));
  /* What has the focus keeps it, and is heard anew. */
  g_assert_true (gtk_widget_is_focus (chip));
  wrong = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL,
      "Jalon, vendredi 6 juillet 2018, 4ᵉ séminaire des dirigeants, passé, 3 observations liées", NULL);
  g_assert_cmpstr (wrong, ==, NULL);
  WAIT_FOR (milestones_world_says (world->window, "Jalon déplacé au 6 juillet 2018"));
  /* While one is written the others wait together. */
  milestones_world_act (world, "win.programme-later");
  milestones_world_act (world, "win.programme-later");
  milestones_world_act (world, "win.programme-later");
  WAIT_FOR (milestones_world_has_when (world, "séminaire", "2018-07-09"));
  g_assert_cmpuint (milestones_world_count_revisions (world, "séminaire"), ==, 4);
  milestones_world_act (world, "win.programme-undo");
  WAIT_FOR (milestones_world_has_when (world, "séminaire", "2018-07-07"));
  milestones_world_act (world, "win.programme-undo");
  milestones_world_act (world, "win.programme-undo");
  WAIT_FOR (milestones_world_has_when (world, "séminaire", "2018-07-05"));
  milestones_world_act (world, "win.programme-undo");
  milestones_world_act (world, "win.programme-redo");
  WAIT_FOR (milestones_world_has_when (world, "séminaire", "2018-07-06"));

  milestones_world_choose (world, "Lancement");
  gtk_widget_grab_focus (find_chip (world, "Lancement"));
  milestones_world_act (world, "win.programme-earlier");
  WAIT_FOR (milestones_world_has_when (world, "Lancement", "2018-04"));
  WAIT_FOR (milestones_world_says (world->window, "Jalon déplacé en avril 2018"));
}

static void
test_bare (MilestonesWorld *world, gconstpointer unused)
{
  GtkWidget *button = carnet_app_test_find (world->view, GTK_TYPE_BUTTON, "Nouveau jalon…");

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_mapped (button));
  gtk_widget_activate (button);
  WAIT_FOR (find_form () != NULL);
  type (find_form (), "Titre", "Premier");
  type (find_form (), "Jour, mois ou période", "juin 2018");
  save (find_form ());
  WAIT_FOR (find_form () == NULL);
  milestones_world_assert_when (world, "Premier", "2018-06");
  g_assert_true (gtk_widget_get_mapped (world->timeline));
}

/* -- As a file ----------------------------------------------------------------------------------------------
 */

static void
test_file (MilestonesWorld *world, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (world->fixture.folder, "programme.xml", NULL);
  g_autofree char *bad = g_build_filename (world->fixture.folder, "mauvais.xml", NULL);

  carnet_window_save_programme_to (world->window, path);
  WAIT_FOR (milestones_world_says (world->window, "Programme enregistré"));
  carnet_window_add_programme_from (world->window, path);
  WAIT_FOR (milestones_world_says (world->window,
                                   "Rien de nouveau dans ce fichier : vous aviez déjà tous ses jalons"));
  g_assert_true (g_file_set_contents (bad, "<programme", -1, NULL));
  carnet_window_add_programme_from (world->window, bad);
  WAIT_FOR (carnet_app_test_find (GTK_WIDGET (world->window), g_type_from_name ("AdwToastWidget"), NULL));
  g_assert_cmpuint (carnet_session_get_programme (world->session)->milestones->len, ==, 15);
}

/* What a file brings is there, on a programme that had nothing. */
static void
test_file_adds (MilestonesWorld *world, gconstpointer unused)
{
  g_autofree char *path = carnet_data_path ("programme-2018.xml");
  g_autofree char *other = g_build_filename (world->fixture.folder, "autre.xml", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GString) renamed = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  renamed = g_string_new (text);
  g_string_replace (renamed, "name=\"2018\"", "name=\"exemple\"", 1);
  g_assert_true (g_file_set_contents (other, renamed->str, -1, NULL));
  carnet_window_add_programme_from (world->window, other);
  WAIT_FOR (milestones_world_says (world->window, "15 jalons ajoutés"));
  g_assert_cmpuint (carnet_session_get_programme (world->session)->milestones->len, ==, 15);
  g_assert_true (gtk_widget_get_mapped (world->timeline));
}

#define ADD(path, milestones_world_set_up, test)                                                             \
  g_test_add (path, MilestonesWorld, NULL, milestones_world_set_up, test, milestones_world_tear_down)

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
  ADD ("/milestones/add", milestones_world_set_up, test_add);
  ADD ("/milestones/edit", milestones_world_set_up, test_edit);
  ADD ("/milestones/edit-upon-what-was-seen", milestones_world_set_up, test_edit_upon_what_was_seen);
  ADD ("/milestones/cancel", milestones_world_set_up, test_cancel);
  ADD ("/milestones/delete", milestones_world_set_up, test_delete);
  ADD ("/milestones/focused", milestones_world_set_up, test_focused);
  ADD ("/milestones/move", milestones_world_set_up, test_move);
  ADD ("/milestones/bare", set_up_bare, test_bare);
  ADD ("/milestones/file", milestones_world_set_up, test_file);
  ADD ("/milestones/file-adds", set_up_bare, test_file_adds);
  return g_test_run ();
}
