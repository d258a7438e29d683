/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Milestones as a person adds, changes, moves and deletes them. */
#include "carnet-app-test.h"
#include "programme/carnet-milestone-chip.h"
#include "programme/carnet-milestone-details.h"
#include "programme/carnet-milestone-window.h"
#include "programme/carnet-programme-view.h"
#include "programme/carnet-timeline-view.h"
#include "window/carnet-window.h"

typedef struct
{
  CarnetAppFixture fixture;
  CarnetSession   *session;
  CarnetWindow    *window;
  GtkWidget       *view;
  GtkWidget       *timeline;
} World;

static void
open_window (World *world)
{
  g_autoptr (GError) error = NULL;

  world->session = carnet_session_open (world->fixture.path, NULL, &error);
  g_assert_no_error (error);
  carnet_session_set_today (world->session, carnet_date_new (2018, 9, 25));
  world->window = carnet_window_new (NULL, NULL);
  carnet_window_set_session (world->window, world->session);
  gtk_window_present (GTK_WINDOW (world->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (world->window));
  world->view = carnet_window_get_view (world->window, "programme");
  carnet_app_test_wait_for_milestones (world->view);
  world->timeline = carnet_app_test_find (world->view, CARNET_TYPE_TIMELINE_VIEW, NULL);
}

static void
set_up (World *world, gconstpointer unused)
{
  carnet_app_fixture_set_up (&world->fixture, NULL);
  open_window (world);
}

static void
set_up_bare (World *world, gconstpointer unused)
{
  g_autoptr (CarnetLogbook) logbook = NULL;
  g_autoptr (GPtrArray) ids = NULL;

  carnet_app_fixture_set_up_empty (&world->fixture, NULL);
  logbook = carnet_logbook_open (world->fixture.path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  ids = carnet_logbook_list_entities (logbook, CARNET_KIND_MILESTONE, NULL);
  for (guint i = 0; i < ids->len; i++)
    g_assert_true (
        carnet_logbook_set_deleted (logbook, CARNET_KIND_MILESTONE, ids->pdata[i], TRUE, NULL, NULL, NULL));
  open_window (world);
}

static void
tear_down (World *world, gconstpointer unused)
{
  GObject *objects[] = { G_OBJECT (world->session), G_OBJECT (world->view) };

  g_object_unref (world->session);
  carnet_app_test_destroy (GTK_WINDOW (world->window), objects, G_N_ELEMENTS (objects));
  carnet_app_fixture_tear_down (&world->fixture, NULL);
}

/* -- What is there ------------------------------------------------------------------------------ */

static char *
dup_when (World *world, const char *title)
{
  return carnet_when_to_iso (
      &carnet_app_test_find_milestone (carnet_session_get_programme (world->session), title)->when);
}

static void
assert_when (World *world, const char *title, const char *expected)
{
  g_autofree char *iso = dup_when (world, title);

  g_assert_cmpstr (iso, ==, expected);
}

static gboolean
has_when (World *world, const char *title, const char *expected)
{
  g_autofree char *iso = dup_when (world, title);

  return g_str_equal (iso, expected);
}

static guint
count_revisions (World *world, const char *title)
{
  CarnetLogbook *logbook = carnet_session_get_logbook (world->session);
  g_autoptr (CarnetHistory) history = carnet_logbook_load_history (
      logbook, &carnet_app_test_find_milestone (carnet_session_get_programme (world->session), title)->id,
      NULL);

  return carnet_history_get_sorted (history)->len;
}

static GtkWidget *
find_form (void)
{
  return carnet_app_test_find_toplevel (CARNET_TYPE_MILESTONE_WINDOW);
}

static gboolean
says (gpointer root, const char *sentence)
{
  return carnet_app_test_find (GTK_WIDGET (root), GTK_TYPE_LABEL, sentence) != NULL;
}

/* -- What is done ---------------------------------------------------------------------------------- */

static void
act (World *world, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (world->window), action, NULL);
}

static GtkWidget *
open_form (World *world, const char *action)
{
  act (world, action);
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

static void
choose (World *world, const char *title)
{
  carnet_programme_view_select (
      CARNET_PROGRAMME_VIEW (world->view),
      &carnet_app_test_find_milestone (carnet_session_get_programme (world->session), title)->id);
}

/* -- Tests -------------------------------------------------------------------------------------------- */

static void
test_add (World *world, gconstpointer unused)
{
  GtkWidget *form = open_form (world, "win.new-milestone");

  save (form);
  g_assert_true (says (form, "Il faut un titre à un jalon."));
  type (form, "Titre", "Forum d’exemple");
  g_assert_false (says (form, "Il faut un titre à un jalon."));
  save (form);
  g_assert_true (says (form, "Il faut une date à un jalon : un jour, un mois ou une période."));
  type (form, "Jour, mois ou période", "bientôt");
  save (form);
  g_assert_true (says (form, "« bientôt » n’est pas une date : écrivez un jour (5 juillet 2018), un mois "
                             "(juillet 2018) ou une période (3 au 5 avril 2018)."));
  type (form, "Jour, mois ou période", "3 au 5 octobre");
  g_assert_true (says (form, "Du 3 au 5 octobre 2018"));
  type (form, "Page web", "exemple");
  save (form);
  g_assert_true (says (form, "« exemple » n’est pas l’adresse d’une page web, comme https://example.org/."));
  g_assert_null (
      carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "Forum d’exemple"));
  type (form, "Page web", "https://example.org/");
  save (form);
  WAIT_FOR (find_form () == NULL);
  assert_when (world, "Forum d’exemple", "2018-10-03/2018-10-05");
  g_assert_true (says (world->window, "Jalon ajouté"));
  g_assert_true (says (carnet_app_test_find_mapped (world->view, CARNET_TYPE_MILESTONE_DETAILS),
                       "Du 3 au 5 octobre 2018"));
  act (world, "win.programme-undo");
  WAIT_FOR (carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "Forum d’exemple")
            == NULL);
  act (world, "win.programme-redo");
  WAIT_FOR (carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "Forum d’exemple")
            != NULL);
}

static void
test_edit (World *world, gconstpointer unused)
{
  GtkWidget *form;

  choose (world, "séminaire");
  form = open_form (world, "win.programme-edit");
  type (form, "Lieu", "Parthenay");
  save (form);
  WAIT_FOR (find_form () == NULL);
  g_assert_cmpstr (
      carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "séminaire")->place, ==,
      "Parthenay");
  g_assert_cmpuint (count_revisions (world, "séminaire"), ==, 2);
  /* Saying the same again writes nothing. */
  form = open_form (world, "win.programme-edit");
  type (form, "Lieu", " Parthenay ");
  save (form);
  WAIT_FOR (find_form () == NULL);
  g_assert_cmpuint (count_revisions (world, "séminaire"), ==, 2);
  act (world, "win.programme-undo");
  WAIT_FOR (g_str_equal (
      carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "séminaire")->place,
      "Bressuire"));
}

/* What somebody else wrote while the form was open is not overwritten unseen. */
static void
test_edit_upon_what_was_seen (World *world, gconstpointer unused)
{
  CarnetLogbook *logbook = carnet_session_get_logbook (world->session);
  CarnetId       id
      = carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "séminaire")->id;
  g_autoptr (CarnetLogbook) other = NULL;
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (CarnetHistory) history = NULL;
  GtkWidget *form;

  choose (world, "séminaire");
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
test_cancel (World *world, gconstpointer unused)
{
  GtkWidget *form;

  choose (world, "séminaire");
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
test_delete (World *world, gconstpointer unused)
{
  choose (world, "séminaire");
  act (world, "win.programme-delete");
  WAIT_FOR (carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "séminaire")
            == NULL);
  WAIT_FOR (says (world->window, "Jalon supprimé ; 3 observations lui restent liées"));
  g_assert_null (carnet_app_test_find_mapped (world->view, CARNET_TYPE_MILESTONE_DETAILS));
  g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (world->window)));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (world->window)), world->timeline));
  act (world, "win.programme-undo");
  WAIT_FOR (carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "séminaire")
            != NULL);
  g_assert_cmpuint (
      carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "séminaire")
          ->n_observations,
      ==, 3);
  WAIT_FOR (says (world->window, "Jalon rétabli"));
  g_assert_false (says (world->window, "Jalon supprimé ; 3 observations lui restent liées"));
}

static GtkWidget *
find_chip (World *world, const char *part)
{
  return carnet_timeline_view_find_chip (
      CARNET_TIMELINE_VIEW (world->timeline),
      &carnet_app_test_find_milestone (carnet_session_get_programme (world->session), part)->id);
}

/* A key means the milestone that has the focus, not the one whose details are shown. */
static void
test_focused (World *world, gconstpointer unused)
{
  CarnetProgramme *programme = carnet_session_get_programme (world->session);
  const guint      n = programme->milestones->len;

  choose (world, "séminaire");
  g_assert_true (gtk_widget_grab_focus (find_chip (world, "entrepreneuriat")));
  act (world, "win.programme-later");
  WAIT_FOR (has_when (world, "entrepreneuriat", "2018-04-06"));
  g_assert_true (has_when (world, "séminaire", "2018-07-05"));
  choose (world, "séminaire");
  g_assert_true (gtk_widget_grab_focus (find_chip (world, "entrepreneuriat")));
  act (world, "win.programme-delete");
  WAIT_FOR (carnet_session_get_programme (world->session)->milestones->len == n - 1);
  g_assert_null (
      carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "entrepreneuriat"));
  g_assert_nonnull (carnet_app_test_find_mapped (world->view, CARNET_TYPE_MILESTONE_DETAILS));
}

static void
test_move (World *world, gconstpointer unused)
{
  GtkWidget       *chip = find_chip (world, "séminaire");
  g_autofree char *wrong = NULL;

  choose (world, "séminaire");
  gtk_widget_grab_focus (chip);
  act (world, "win.programme-later");
  WAIT_FOR (has_when (world, "séminaire", "2018-07-06"));
  /* What has the focus keeps it, and is heard anew. */
  g_assert_true (gtk_widget_is_focus (chip));
  wrong = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL,
      "Jalon, vendredi 6 juillet 2018, 4ᵉ séminaire des dirigeants, passé, 3 observations liées", NULL);
  g_assert_cmpstr (wrong, ==, NULL);
  WAIT_FOR (says (world->window, "Jalon déplacé au 6 juillet 2018"));
  /* While one is written the others wait together. */
  act (world, "win.programme-later");
  act (world, "win.programme-later");
  act (world, "win.programme-later");
  WAIT_FOR (has_when (world, "séminaire", "2018-07-09"));
  g_assert_cmpuint (count_revisions (world, "séminaire"), ==, 4);
  act (world, "win.programme-undo");
  WAIT_FOR (has_when (world, "séminaire", "2018-07-07"));
  act (world, "win.programme-undo");
  act (world, "win.programme-undo");
  WAIT_FOR (has_when (world, "séminaire", "2018-07-05"));
  act (world, "win.programme-undo");
  act (world, "win.programme-redo");
  WAIT_FOR (has_when (world, "séminaire", "2018-07-06"));

  choose (world, "Lancement");
  gtk_widget_grab_focus (find_chip (world, "Lancement"));
  act (world, "win.programme-earlier");
  WAIT_FOR (has_when (world, "Lancement", "2018-04"));
  WAIT_FOR (says (world->window, "Jalon déplacé en avril 2018"));
}

static void
test_bare (World *world, gconstpointer unused)
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
  assert_when (world, "Premier", "2018-06");
  g_assert_true (gtk_widget_get_mapped (world->timeline));
}

/* -- Drawn along ------------------------------------------------------------------------------------------
 */

static GtkGesture *
find_drag (World *world)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (world->timeline);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_DRAG (controller))
        return GTK_GESTURE (controller);
    }
  g_assert_not_reached ();
}

static graphene_rect_t
bounds_of (World *world, const char *title, GtkWidget *in)
{
  GtkWidget *chip = carnet_timeline_view_find_chip (
      CARNET_TIMELINE_VIEW (world->timeline),
      &carnet_app_test_find_milestone (carnet_session_get_programme (world->session), title)->id);
  graphene_rect_t bounds;

  g_assert_nonnull (chip);
  g_assert_true (gtk_widget_compute_bounds (chip, in, &bounds));
  return bounds;
}

static void
press (World *world, const char *title)
{
  const graphene_rect_t bounds = bounds_of (world, title, world->timeline);

  g_signal_emit_by_name (find_drag (world), "drag-begin", (double)bounds.origin.x + 10,
                         (double)bounds.origin.y + 10);
}

static void
draw (World *world, double by)
{
  g_signal_emit_by_name (find_drag (world), "drag-update", by, 3.0);
}

static void
let_go (World *world, double by)
{
  g_signal_emit_by_name (find_drag (world), "drag-end", by, 3.0);
}

static void
test_drag (World *world, gconstpointer unused)
{
  const double before = bounds_of (world, "séminaire", world->timeline).origin.x;

  press (world, "séminaire");
  draw (world, 2);
  g_assert_false (says (world->timeline, "5 juillet 2018"));
  /* A month of 31 days is 74 px wide, or a little more where there is room. */
  draw (world, 14.6);
  g_assert_true (says (world->timeline, "11 juillet 2018"));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (world->window));
  g_assert_cmpfloat_with_epsilon (bounds_of (world, "séminaire", world->timeline).origin.x, before + 14.5,
                                  1.5);
  assert_when (world, "séminaire", "2018-07-05");
  let_go (world, 14.6);
  WAIT_FOR (has_when (world, "séminaire", "2018-07-11"));
  WAIT_FOR (says (world->window, "Jalon déplacé au 11 juillet 2018"));
  act (world, "win.programme-undo");
  WAIT_FOR (has_when (world, "séminaire", "2018-07-05"));

  /* By whole months when it is dated to the month. */
  press (world, "Lancement");
  draw (world, -60);
  g_assert_true (says (world->timeline, "avril 2018"));
  let_go (world, -60);
  WAIT_FOR (has_when (world, "Lancement", "2018-04"));
}

/* Back where it was, or given up, is not moved. */
static void
test_drag_given_up (World *world, gconstpointer unused)
{
  const double before = bounds_of (world, "séminaire", world->timeline).origin.x;

  press (world, "séminaire");
  draw (world, 40);
  draw (world, 0.5);
  let_go (world, 0.5);
  press (world, "séminaire");
  draw (world, 40);
  g_signal_emit_by_name (find_drag (world), "cancel", NULL);
  let_go (world, 40);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (world->window));
  g_assert_cmpfloat (bounds_of (world, "séminaire", world->timeline).origin.x, ==, before);
  assert_when (world, "séminaire", "2018-07-05");
  g_assert_cmpuint (count_revisions (world, "séminaire"), ==, 1);
}

/* -- Nearer and farther ---------------------------------------------------------------------------------- */

/* No title over another, whatever the width of a month. */
static void
assert_nothing_overlaps (World *world)
{
  GPtrArray *milestones = carnet_session_get_programme (world->session)->milestones;
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));

  for (guint i = 0; i < milestones->len; i++)
    {
      const CarnetMilestone *milestone = milestones->pdata[i];
      graphene_rect_t        bounds;
      GtkWidget             *chip
          = carnet_timeline_view_find_chip (CARNET_TIMELINE_VIEW (world->timeline), &milestone->id);

      if (!chip || !gtk_widget_compute_bounds (chip, world->timeline, &bounds))
        continue;
      graphene_rect_inset (&bounds, 1, 1);
      for (guint j = 0; j < seen->len; j++)
        g_assert_false (
            graphene_rect_intersection (&bounds, &g_array_index (seen, graphene_rect_t, j), NULL));
      g_array_append_val (seen, bounds);
    }
  g_assert_cmpuint (seen->len, >, 0);
}

static void
zoom (World *world, const char *action)
{
  const double before = bounds_of (world, "séminaire", GTK_WIDGET (world->window)).origin.x;

  act (world, action);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (world->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (world->window));
  g_assert_cmpfloat_with_epsilon (bounds_of (world, "séminaire", GTK_WIDGET (world->window)).origin.x, before,
                                  1.5);
  assert_nothing_overlaps (world);
}

/* The milestone that is marked stays where it is. */
static void
test_zoom (World *world, gconstpointer unused)
{
  const double usual = gtk_widget_get_width (world->timeline);

  choose (world, "séminaire");
  zoom (world, "win.programme-zoom-in");
  g_assert_cmpint (gtk_widget_get_width (world->timeline), >, (int)(usual * 1.7));
  zoom (world, "win.programme-zoom-in");
  zoom (world, "win.programme-zoom-in");
  g_assert_cmpint (gtk_widget_get_width (world->timeline), >, (int)(usual * 3.4));
  zoom (world, "win.programme-zoom-out");
  act (world, "win.programme-zoom-usual");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (world->window));
  g_assert_cmpint (gtk_widget_get_width (world->timeline), ==, (int)usual);
  /* All of it is in sight: farther away there is nothing to see. */
  g_assert_false (carnet_timeline_view_can_zoom (CARNET_TIMELINE_VIEW (world->timeline), -1));
}

/* -- Very many --------------------------------------------------------------------------------------------
 */

#define N_MANY 500

static void
set_up_many (World *world, gconstpointer unused)
{
  g_autoptr (CarnetLogbook) logbook = NULL;

  carnet_app_fixture_set_up_empty (&world->fixture, NULL);
  logbook = carnet_logbook_open (world->fixture.path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  g_assert_true (carnet_logbook_begin (logbook, NULL));
  for (guint i = 0; i < N_MANY; i++)
    {
      g_autoptr (CarnetMilestone) milestone = carnet_milestone_new ();
      const CarnetDate day = carnet_date_new (2016, 1, 1) + i * 3;

      g_free (milestone->title);
      milestone->title = g_strdup_printf ("Jalon numéro %u du parcours", i);
      milestone->when = (CarnetWhen){ CARNET_WHEN_DAY, day, day };
      g_assert_true (carnet_logbook_write_milestone (logbook, NULL, NULL, milestone, NULL, NULL));
    }
  g_assert_true (carnet_logbook_commit (logbook, NULL));
  open_window (world);
}

static guint
count_chips (World *world)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (world->timeline); child;
       child = gtk_widget_get_next_sibling (child))
    n += CARNET_IS_MILESTONE_CHIP (child);
  return n;
}

static gboolean
has_chip (World *world, const char *title)
{
  return carnet_timeline_view_find_chip (
             CARNET_TIMELINE_VIEW (world->timeline),
             &carnet_app_test_find_milestone (carnet_session_get_programme (world->session), title)->id)
         != NULL;
}

/* Which rows are in sight depends on the widths of the font. */
static gboolean
has_chip_between (World *world, guint first, guint last)
{
  for (guint i = first; i <= last; i++)
    {
      g_autofree char *title = g_strdup_printf ("numéro %u ", i);

      if (has_chip (world, title))
        return TRUE;
    }
  return FALSE;
}

/* Only those in sight are widgets; the keys reach the others, which then are in sight. */
static void
test_many (World *world, gconstpointer unused)
{
  GtkWidget *focus;

  g_assert_cmpuint (count_chips (world), <, 250);
  WAIT_FOR (has_chip_between (world, 320, 340));
  WAIT_FOR (!has_chip (world, "numéro 20 "));
  choose (world, "numéro 20 ");
  WAIT_FOR (has_chip (world, "numéro 20 "));
  gtk_widget_grab_focus (carnet_timeline_view_find_chip (
      CARNET_TIMELINE_VIEW (world->timeline),
      &carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "numéro 20 ")->id));
  for (int i = 21; i < 60; i++)
    gtk_widget_child_focus (world->timeline, GTK_DIR_RIGHT);
  focus = gtk_window_get_focus (GTK_WINDOW (world->window));
  g_assert_true (CARNET_IS_MILESTONE_CHIP (focus));
  g_assert_true (carnet_id_equal (
      carnet_milestone_chip_get_id (CARNET_MILESTONE_CHIP (focus)),
      &carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "numéro 59 ")->id));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (world->window));
  g_assert_cmpuint (count_chips (world), <, 250);
  g_assert_false (has_chip (world, "numéro 400 "));
  assert_nothing_overlaps (world);
  /* What has the focus keeps its widget, however far it is scrolled away, and when it is moved. */
  carnet_programme_view_show_today (CARNET_PROGRAMME_VIEW (world->view));
  act (world, "win.programme-later");
  WAIT_FOR (has_when (world, "numéro 59 ", "2016-06-27"));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (world->window)) != NULL);
}

/* -- As a file ----------------------------------------------------------------------------------------------
 */

static void
test_file (World *world, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (world->fixture.folder, "programme.xml", NULL);
  g_autofree char *bad = g_build_filename (world->fixture.folder, "mauvais.xml", NULL);

  carnet_window_save_programme_to (world->window, path);
  WAIT_FOR (says (world->window, "Programme enregistré"));
  carnet_window_add_programme_from (world->window, path);
  WAIT_FOR (says (world->window, "Rien de nouveau dans ce fichier : vous aviez déjà tous ses jalons"));
  g_assert_true (g_file_set_contents (bad, "<programme", -1, NULL));
  carnet_window_add_programme_from (world->window, bad);
  WAIT_FOR (carnet_app_test_find (GTK_WIDGET (world->window), g_type_from_name ("AdwToastWidget"), NULL));
  g_assert_cmpuint (carnet_session_get_programme (world->session)->milestones->len, ==, 15);
}

/* What a file brings is there, on a programme that had nothing. */
static void
test_file_adds (World *world, gconstpointer unused)
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
  WAIT_FOR (says (world->window, "15 jalons ajoutés"));
  g_assert_cmpuint (carnet_session_get_programme (world->session)->milestones->len, ==, 15);
  g_assert_true (gtk_widget_get_mapped (world->timeline));
}

#define ADD(path, set_up, test) g_test_add (path, World, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
  ADD ("/milestones/add", set_up, test_add);
  ADD ("/milestones/edit", set_up, test_edit);
  ADD ("/milestones/edit-upon-what-was-seen", set_up, test_edit_upon_what_was_seen);
  ADD ("/milestones/cancel", set_up, test_cancel);
  ADD ("/milestones/delete", set_up, test_delete);
  ADD ("/milestones/focused", set_up, test_focused);
  ADD ("/milestones/move", set_up, test_move);
  ADD ("/milestones/bare", set_up_bare, test_bare);
  ADD ("/milestones/drag", set_up, test_drag);
  ADD ("/milestones/drag-given-up", set_up, test_drag_given_up);
  ADD ("/milestones/zoom", set_up, test_zoom);
  ADD ("/milestones/many", set_up_many, test_many);
  ADD ("/milestones/file", set_up, test_file);
  ADD ("/milestones/file-adds", set_up_bare, test_file_adds);
  return g_test_run ();
}
