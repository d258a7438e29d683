/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The coverage of territories, in the window. */
#include "carnet-window-world.h"
#include "territories/carnet-coverage-cell.h"
#include "territories/carnet-coverage-grid.h"

static void
open_month_cb (CarnetMonth *opened, int month, const CarnetId *territory)
{
  *opened = month;
}

static void
test_coverage (CarnetAppFixture *fixture, gconstpointer unused)
{
  CarnetWindow *window = carnet_window_new (NULL, NULL);
  g_autoptr (CarnetSession) session = carnet_session_open (fixture->path, NULL, NULL);
  CarnetMonth opened = CARNET_MONTH_NONE;
  GtkWidget  *view, *grid, *cell;

  carnet_session_set_today (session, carnet_date_new (2018, 9, 25));
  carnet_window_set_session (window, session);
  g_clear_object (&session);
  gtk_window_present (GTK_WINDOW (window));
  view = carnet_window_get_view (window, "territories");
  window_world_activate (window, "win.view-territories");
  WAIT_FOR (window_world_is_shown (window, "territories"));
  g_signal_connect_swapped (view, "open-month", G_CALLBACK (open_month_cb), &opened);
  grid = carnet_app_test_find (view, CARNET_TYPE_COVERAGE_GRID, NULL);
  /* Sums come last. */
  WAIT_FOR (carnet_app_test_find (grid, GTK_TYPE_SEPARATOR, NULL) != NULL);
  gtk_test_accessible_assert_role (
      carnet_app_test_find (grid, CARNET_TYPE_COVERAGE_CELL, "CA du Bocage Bressuirais, août, rien reçu"),
      GTK_ACCESSIBLE_ROLE_BUTTON);
  g_assert_nonnull (carnet_app_test_find (grid, CARNET_TYPE_COVERAGE_CELL,
                                          "CA du Bocage Bressuirais, octobre, mois à venir"));
  cell = carnet_app_test_find (grid, CARNET_TYPE_COVERAGE_CELL,
                               "CA du Bocage Bressuirais, septembre, 1 observation validée");
  g_assert_nonnull (cell);
  /* Arrows go from cell to cell; Tab leaves the grid. */
  gtk_widget_grab_focus (cell);
  gtk_widget_child_focus (grid, GTK_DIR_LEFT);
  gtk_widget_child_focus (grid, GTK_DIR_UP);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window))
                 == carnet_app_test_find (grid, CARNET_TYPE_COVERAGE_CELL,
                                          "CA Les Sables d’Olonne Agglomération, août, rien reçu"));
  g_assert_false (gtk_widget_child_focus (grid, GTK_DIR_TAB_FORWARD));
  gtk_widget_activate (cell);
  WAIT_FOR (opened == carnet_month_new (2018, 9));
  WAIT_FOR (window_world_is_shown (window, "carnet"));
  window_world_close (window);
}

/* Two that were judged to be one are one row, of the observations of both. */
static void
test_joined_coverage (CarnetAppFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetLogbook) logbook = carnet_logbook_open (fixture->path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  g_autoptr (GPtrArray) territories = carnet_logbook_list_territories (logbook, NULL);
  const CarnetTerritory *sables = territories->pdata[0];
  CarnetId      observation, other = carnet_sample_write_apart (logbook, "Zone d’exemple", &observation);
  CarnetWindow *window;
  GtkWidget    *grid;

  g_assert_cmpstr (sables->name, ==, "CA Les Sables d’Olonne Agglomération");
  g_assert_true (carnet_logbook_judge_alias (logbook, &sables->id, &other, CARNET_ALIAS_SAME, NULL));
  window = window_world_open (fixture->path, 1280, 820);
  grid = carnet_app_test_find (carnet_window_get_view (window, "territories"), CARNET_TYPE_COVERAGE_GRID,
                               NULL);
  window_world_activate (window, "win.view-territories");
  WAIT_FOR (carnet_app_test_find (grid, GTK_TYPE_SEPARATOR, NULL) != NULL);
  g_assert_nonnull (carnet_app_test_find (grid, CARNET_TYPE_COVERAGE_CELL,
                                          "CA Les Sables d’Olonne Agglomération, août, 1 brouillon"));
  g_assert_null (carnet_app_test_find (grid, GTK_TYPE_LABEL, "Zone d’exemple"));
  window_world_close (window);
}

static gboolean
is_whole (GtkWidget *label)
{
  return gtk_widget_get_mapped (label)
         && !pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label)));
}

/* In a window as narrow as a telephone no name is cut, and the months take the width there is. */
static void
test_narrow_coverage (CarnetAppFixture *fixture, gconstpointer unused)
{
  CarnetWindow  *window = window_world_open (fixture->path, 420, 780);
  GtkWidget     *view = carnet_window_get_view (window, "territories");
  GtkWidget     *grid = carnet_app_test_find (view, CARNET_TYPE_COVERAGE_GRID, NULL);
  GtkWidget     *scrolled = gtk_widget_get_ancestor (grid, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scrolled));
  GtkWidget     *name;

  window_world_activate (window, "win.view-territories");
  WAIT_FOR (carnet_app_test_find (grid, GTK_TYPE_SEPARATOR, NULL) != NULL);
  name = carnet_app_test_find (grid, GTK_TYPE_LABEL, "CA Les Sables d’Olonne Agglomération");
  g_assert_nonnull (name);
  WAIT_FOR (is_whole (name));
  WAIT_FOR (gtk_adjustment_get_page_size (across) >= gtk_adjustment_get_upper (across));
  g_assert_cmpint (gtk_widget_get_width (grid), >=, 350);
  window_world_close (window);
}

static void
test_nothing_yet (CarnetAppFixture *fixture, gconstpointer unused)
{
  CarnetWindow *window = window_world_open (fixture->path, 1280, 820);
  GtkWidget    *view;

  window_world_activate (window, "win.view-territories");
  view = carnet_window_get_view (window, "territories");
  WAIT_FOR (gtk_widget_get_mapped (view));
  WAIT_FOR (carnet_app_test_find (view, GTK_TYPE_LABEL, "Pas encore de territoire") != NULL);
  window_world_activate (window, "win.view-report");
  view = carnet_window_get_view (window, "report");
  WAIT_FOR (gtk_widget_get_mapped (view));
  g_assert_nonnull (carnet_app_test_find (view, GTK_TYPE_LABEL, "Aucune observation à exporter"));
  window_world_close (window);
}

#define ADD(path, set_up, test)                                                                              \
  g_test_add (path, CarnetAppFixture, NULL, set_up, test, carnet_app_fixture_tear_down)

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
  ADD ("/coverage/coverage", carnet_app_fixture_set_up, test_coverage);
  ADD ("/coverage/joined-coverage", carnet_app_fixture_set_up, test_joined_coverage);
  ADD ("/coverage/narrow-coverage", carnet_app_fixture_set_up, test_narrow_coverage);
  ADD ("/coverage/nothing-yet", carnet_app_fixture_set_up_empty, test_nothing_yet);
  return g_test_run ();
}
