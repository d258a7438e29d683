/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline as a person draws milestones along, comes nearer, and scrolls among very many. */
#include "carnet-milestones-world.h"
#include "programme/carnet-milestone-chip.h"
#include "programme/carnet-programme-view.h"
#include "programme/carnet-timeline-view.h"

/* -- Drawn along ------------------------------------------------------------------------------------------
 */

static GtkGesture *
find_drag (MilestonesWorld *world)
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
bounds_of (MilestonesWorld *world, const char *title, GtkWidget *in)
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
press (MilestonesWorld *world, const char *title)
{
  const graphene_rect_t bounds = bounds_of (world, title, world->timeline);

  g_signal_emit_by_name (find_drag (world), "drag-begin", (double)bounds.origin.x + 10,
                         (double)bounds.origin.y + 10);
}

static void
draw (MilestonesWorld *world, double by)
{
  g_signal_emit_by_name (find_drag (world), "drag-update", by, 3.0);
}

static void
let_go (MilestonesWorld *world, double by)
{
  g_signal_emit_by_name (find_drag (world), "drag-end", by, 3.0);
}

static void
test_drag (MilestonesWorld *world, gconstpointer unused)
{
  const double before = bounds_of (world, "séminaire", world->timeline).origin.x;

  press (world, "séminaire");
  draw (world, 2);
  g_assert_false (milestones_world_says (world->timeline, "5 juillet 2018"));
  /* A month of 31 days is 74 px wide, or a little more where there is room. */
  draw (world, 14.6);
  g_assert_true (milestones_world_says (world->timeline, "11 juillet 2018"));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (world->window));
  g_assert_cmpfloat_with_epsilon (bounds_of (world, "séminaire", world->timeline).origin.x, before + 14.5,
                                  1.5);
  milestones_world_assert_when (world, "séminaire", "2018-07-05");
  let_go (world, 14.6);
  WAIT_FOR (milestones_world_has_when (world, "séminaire", "2018-07-11"));
  WAIT_FOR (milestones_world_says (world->window, "Jalon déplacé au 11 juillet 2018"));
  milestones_world_act (world, "win.programme-undo");
  WAIT_FOR (milestones_world_has_when (world, "séminaire", "2018-07-05"));

  /* By whole months when it is dated to the month. */
  press (world, "Lancement");
  draw (world, -60);
  g_assert_true (milestones_world_says (world->timeline, "avril 2018"));
  let_go (world, -60);
  WAIT_FOR (milestones_world_has_when (world, "Lancement", "2018-04"));
}

/* Back where it was, or given up, is not moved. */
static void
test_drag_given_up (MilestonesWorld *world, gconstpointer unused)
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
  milestones_world_assert_when (world, "séminaire", "2018-07-05");
  g_assert_cmpuint (milestones_world_count_revisions (world, "séminaire"), ==, 1);
}

/* -- Nearer and farther ---------------------------------------------------------------------------------- */

/* No title over another, whatever the width of a month. */
static void
assert_nothing_overlaps (MilestonesWorld *world)
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
zoom (MilestonesWorld *world, const char *action)
{
  const double before = bounds_of (world, "séminaire", GTK_WIDGET (world->window)).origin.x;

  milestones_world_act (world, action);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (world->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (world->window));
  g_assert_cmpfloat_with_epsilon (bounds_of (world, "séminaire", GTK_WIDGET (world->window)).origin.x, before,
                                  1.5);
  assert_nothing_overlaps (world);
}

/* The milestone that is marked stays where it is. */
static void
test_zoom (MilestonesWorld *world, gconstpointer unused)
{
  const double usual = gtk_widget_get_width (world->timeline);

  milestones_world_choose (world, "séminaire");
  zoom (world, "win.programme-zoom-in");
  g_assert_cmpint (gtk_widget_get_width (world->timeline), >, (int)(usual * 1.7));
  zoom (world, "win.programme-zoom-in");
  zoom (world, "win.programme-zoom-in");
  g_assert_cmpint (gtk_widget_get_width (world->timeline), >, (int)(usual * 3.4));
  zoom (world, "win.programme-zoom-out");
  milestones_world_act (world, "win.programme-zoom-usual");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (world->window));
  g_assert_cmpint (gtk_widget_get_width (world->timeline), ==, (int)usual);
  /* All of it is in sight: farther away there is nothing to see. */
  g_assert_false (carnet_timeline_view_can_zoom (CARNET_TIMELINE_VIEW (world->timeline), -1));
}

/* -- Very many --------------------------------------------------------------------------------------------
 */

#define N_MANY 500

static void
set_up_many (MilestonesWorld *world, gconstpointer unused)
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
  milestones_world_open (world);
}

static guint
count_chips (MilestonesWorld *world)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (world->timeline); child;
       child = gtk_widget_get_next_sibling (child))
    n += CARNET_IS_MILESTONE_CHIP (child);
  return n;
}

static gboolean
has_chip (MilestonesWorld *world, const char *title)
{
  return carnet_timeline_view_find_chip (
             CARNET_TIMELINE_VIEW (world->timeline),
             &carnet_app_test_find_milestone (carnet_session_get_programme (world->session), title)->id)
         != NULL;
}

/* Which rows are in sight depends on the widths of the font. */
static gboolean
has_chip_between (MilestonesWorld *world, guint first, guint last)
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
test_many (MilestonesWorld *world, gconstpointer unused)
{
  GtkWidget *focus;

  g_assert_cmpuint (count_chips (world), <, 250);
  WAIT_FOR (has_chip_between (world, 320, 340));
  WAIT_FOR (!has_chip (world, "numéro 20 "));
  milestones_world_choose (world, "numéro 20 ");
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
  milestones_world_act (world, "win.programme-later");
  WAIT_FOR (milestones_world_has_when (world, "numéro 59 ", "2016-06-27"));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (world->window)) != NULL);
}

/* -- As a file ----------------------------------------------------------------------------------------------
 */

#define ADD(path, milestones_world_set_up, test)                                                             \
  g_test_add (path, MilestonesWorld, NULL, milestones_world_set_up, test, milestones_world_tear_down)

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
  ADD ("/timeline/drag", milestones_world_set_up, test_drag);
  ADD ("/timeline/drag-given-up", milestones_world_set_up, test_drag_given_up);
  ADD ("/timeline/zoom", milestones_world_set_up, test_zoom);
  ADD ("/timeline/many", set_up_many, test_many);
  return g_test_run ();
}
