/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-window-world.h"
#include "carnet/carnet-carnet-view.h"
#include "exchange/carnet-xml.h"
#include "programme/carnet-programme-view.h"
#include "report/carnet-report-view.h"
#include "welcome/carnet-welcome.h"
#include "widgets/carnet-fold-bin.h"

static void
test_views (CarnetAppFixture *fixture, gconstpointer unused)
{
  static const char *const names[] = { "programme", "carnet", "territories", "report" };
  CarnetWindow            *window = window_world_open (fixture->path, 1280, 820);

  g_assert_cmpstr (carnet_window_get_path (window), ==, fixture->path);
  g_assert_true (window_world_is_shown (window, "programme"));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *action = g_strconcat ("win.view-", names[i], NULL);

      window_world_activate (window, action);
      WAIT_FOR (window_world_is_shown (window, names[i]));
    }
  window_world_activate (window, "win.today");
  WAIT_FOR (window_world_is_shown (window, "programme"));
  window_world_activate (window, "win.search");
  WAIT_FOR (window_world_is_shown (window, "carnet"));
  window_world_close (window);
}

/* A view takes memory once it is looked at. */
static void
test_late (CarnetAppFixture *fixture, gconstpointer unused)
{
  CarnetWindow *window = window_world_open (fixture->path, 1280, 820);
  GtkWidget    *root = GTK_WIDGET (window);

  WAIT_FOR (carnet_app_test_find (root, CARNET_TYPE_PROGRAMME_VIEW, NULL) != NULL);
  g_assert_null (carnet_app_test_find (root, CARNET_TYPE_CARNET_VIEW, NULL));
  g_assert_null (carnet_app_test_find (root, CARNET_TYPE_REPORT_VIEW, NULL));
  window_world_activate (window, "win.view-report");
  WAIT_FOR (carnet_app_test_find_mapped (root, CARNET_TYPE_REPORT_VIEW));
  g_assert_null (carnet_app_test_find (root, CARNET_TYPE_CARNET_VIEW, NULL));
  window_world_close (window);
}

static gboolean
is_inside (GtkWidget *widget, GtkWidget *ancestor)
{
  return widget && (widget == ancestor || gtk_widget_is_ancestor (widget, ancestor));
}

/* F6 goes round the panes: it comes back to where it was, and passes the details. */
static void
test_panes (CarnetAppFixture *fixture, gconstpointer unused)
{
  CarnetWindow *window = window_world_open (fixture->path, 1280, 820);
  GtkWidget    *view = carnet_window_get_view (window, "programme");
  GtkWidget    *first, *second;

  window_world_activate (window, "win.next-pane");
  first = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (is_inside (first, view));
  window_world_activate (window, "win.next-pane");
  second = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (is_inside (second, view));
  g_assert_true (first != second);
  window_world_activate (window, "win.previous-pane");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == first);
  window_world_close (window);
}

static void
test_folds (CarnetAppFixture *fixture, gconstpointer unused)
{
  static const struct
  {
    int        width;
    CarnetFold fold;
  } rows[] = { { 1280, CARNET_FOLD_WIDE },  { 900, CARNET_FOLD_WIDE },   { 899, CARNET_FOLD_MEDIUM },
               { 600, CARNET_FOLD_MEDIUM }, { 599, CARNET_FOLD_NARROW }, { 360, CARNET_FOLD_NARROW } };
  CarnetWindow *window = window_world_open (fixture->path, 420, 780);
  GtkWidget    *bin = carnet_app_test_find (GTK_WIDGET (window), CARNET_TYPE_FOLD_BIN, NULL);
  GtkWidget    *bar = carnet_app_test_find (GTK_WIDGET (window), ADW_TYPE_VIEW_SWITCHER_BAR, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (carnet_fold_for_width (rows[i].width), ==, rows[i].fold);
  WAIT_FOR (adw_view_switcher_bar_get_reveal (ADW_VIEW_SWITCHER_BAR (bar)));
  /* Whatever the view, the window can be made as narrow as a telephone. */
  for (guint i = 0; i < 4; i++)
    {
      static const char *const names[] = { "programme", "carnet", "territories", "report" };
      int                      minimum;

      carnet_window_show_view (window, names[i]);
      WAIT_FOR (window_world_is_shown (window, names[i]));
      gtk_widget_measure (bin, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_assert_cmpint (minimum, <=, 360);
    }
  window_world_close (window);
}

static void
test_refuses (CarnetAppFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "other.carnet", NULL);
  CarnetWindow    *window;

  g_assert_true (g_file_set_contents (path, "a line of text and nothing of a logbook in it", -1, NULL));
  window = window_world_open (path, 900, 700);
  g_assert_null (carnet_window_get_session (window));
  g_assert_nonnull (carnet_app_test_find (GTK_WIDGET (window), ADW_TYPE_STATUS_PAGE, NULL));
  /* And another one can still be opened in it. */
  carnet_window_open (window, fixture->path);
  WAIT_FOR (window_world_is_shown (window, "programme"));
  window_world_close (window);
}

static void
test_replaces (CarnetAppFixture *fixture, gconstpointer unused)
{
  CarnetWindow *window = window_world_open (fixture->path, 1280, 820);
  gpointer      session = carnet_window_get_session (window);

  g_object_add_weak_pointer (session, &session);
  carnet_window_open (window, fixture->path);
  WAIT_FOR (session == NULL);
  g_assert_nonnull (carnet_window_get_session (window));
  window_world_close (window);
}

static CarnetWindow *
open_outdated (const char *path)
{
  CarnetWindow *window = carnet_window_new (NULL, NULL);

  carnet_app_test_make_outdated (path);
  carnet_window_open (window, path);
  gtk_window_present (GTK_WINDOW (window));
  /* What is waited for is done elsewhere, and said. */
  g_assert_null (carnet_window_get_session (window));
  g_assert_nonnull (carnet_app_test_find (GTK_WIDGET (window), GTK_TYPE_PROGRESS_BAR, NULL));
  return window;
}

static void
test_outdated (CarnetAppFixture *fixture, gconstpointer unused)
{
  CarnetWindow *window = open_outdated (fixture->path);
  g_autoptr (CarnetLogbook) logbook = NULL;

  WAIT_FOR (carnet_window_get_session (window) != NULL);
  WAIT_FOR (window_world_is_shown (window, "programme"));
  logbook = carnet_logbook_open (fixture->path, CARNET_OPEN_READ_ONLY, NULL, NULL);
  g_assert_false (carnet_logbook_is_outdated (logbook));
  g_assert_true (carnet_logbook_verify (logbook, NULL, NULL, NULL, NULL, NULL));
  window_world_close (window);
}

/* Who opens another one meanwhile stays in it. */
static void
test_outdated_left (CarnetAppFixture *fixture, gconstpointer unused)
{
  CarnetWindow    *window;
  CarnetAppFixture other;
  guint            n_references;

  carnet_app_fixture_set_up_empty (&other, NULL);
  window = open_outdated (fixture->path);
  n_references = G_OBJECT (window)->ref_count;
  carnet_window_open (window, other.path);
  g_assert_cmpstr (carnet_window_get_path (window), ==, other.path);
  /* What made the lists of the first one anew lets go of the window. */
  WAIT_FOR (G_OBJECT (window)->ref_count < n_references);
  g_assert_cmpstr (carnet_window_get_path (window), ==, other.path);
  g_assert_cmpstr (carnet_logbook_get_path (carnet_session_get_logbook (carnet_window_get_session (window))),
                   ==, other.path);
  window_world_close (window);
  carnet_app_fixture_tear_down (&other, NULL);
}

/* Closed while it waits, it lets go of all of it. */
static void
test_outdated_closed (CarnetAppFixture *fixture, gconstpointer unused)
{
  window_world_close (open_outdated (fixture->path));
}

/* -- Export --------------------------------------------------------------------------- */

static GtkWidget *
find_chooser (void)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l; l = l->next)
    if (GTK_IS_FILE_CHOOSER (l->data) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

static char *
find_toast (CarnetWindow *window, const char *part)
{
  GtkWidget *overlay = carnet_app_test_find (GTK_WIDGET (window), ADW_TYPE_TOAST_OVERLAY, NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (overlay); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *label = g_str_equal (G_OBJECT_TYPE_NAME (child), "AdwToastWidget")
                             ? carnet_app_test_find (child, GTK_TYPE_LABEL, NULL)
                             : NULL;

      if (label && strstr (gtk_label_get_text (GTK_LABEL (label)), part))
        return g_strdup (gtk_label_get_text (GTK_LABEL (label)));
    }
  return NULL;
}

/* As a person who types the whole path. */
static void
choose (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *chooser;

  WAIT_FOR ((chooser = find_chooser ()) != NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), path);
  WAIT_FOR (({
    g_autoptr (GFile) chosen = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
    chosen &&g_file_equal (chosen, file);
  }));
  gtk_widget_activate (gtk_dialog_get_widget_for_response (GTK_DIALOG (chooser), GTK_RESPONSE_ACCEPT));
}

static void
test_export (CarnetAppFixture *fixture, gconstpointer unused)
{
  CarnetWindow    *window = window_world_open (fixture->path, 1280, 820);
  g_autofree char *path = g_build_filename (fixture->folder, "export.xml", NULL);
  g_autofree char *toast = NULL;
  g_autoptr (GError) error = NULL;
  CarnetValidation validation = { 0 };

  window_world_activate (window, "win.export-xml");
  choose (path);
  WAIT_FOR ((toast = find_toast (window, "export.xml")) != NULL);
  g_assert_cmpstr (toast, ==, "45 observations exportées dans export.xml");
  carnet_xml_validate (path, &validation, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (validation.n_observations, ==, 45);
  window_world_close (window);
}

/* What cannot be replaced: one sentence, a way to try again, and nothing changed. */
static void
test_export_fails (CarnetAppFixture *fixture, gconstpointer unused)
{
  CarnetWindow    *window = window_world_open (fixture->path, 1280, 820);
  g_autofree char *path = g_build_filename (fixture->folder, "export.xml", NULL);
  g_autofree char *inside = g_build_filename (path, "kept", NULL);

  window_world_activate (window, "win.export-xml");
  choose (path);
  /* It becomes a folder between the choice and the work. */
  g_assert_cmpint (g_mkdir_with_parents (inside, 0700), ==, 0);
  WAIT_FOR (carnet_app_test_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "_Réessayer") != NULL);
  g_assert_true (g_file_test (inside, G_FILE_TEST_IS_DIR));
  window_world_close (window);
}

#define ADD(path, set_up, test)                                                                              \
  g_test_add (path, CarnetAppFixture, NULL, set_up, test, carnet_app_fixture_tear_down)

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
  ADD ("/window/views", carnet_app_fixture_set_up, test_views);
  ADD ("/window/late", carnet_app_fixture_set_up, test_late);
  ADD ("/window/panes", carnet_app_fixture_set_up, test_panes);
  ADD ("/window/folds", carnet_app_fixture_set_up, test_folds);
  ADD ("/window/refuses", carnet_app_fixture_set_up_empty, test_refuses);
  ADD ("/window/replaces", carnet_app_fixture_set_up_empty, test_replaces);
  ADD ("/window/outdated", carnet_app_fixture_set_up, test_outdated);
  ADD ("/window/outdated-left", carnet_app_fixture_set_up, test_outdated_left);
  ADD ("/window/outdated-closed", carnet_app_fixture_set_up, test_outdated_closed);
  ADD ("/window/export", carnet_app_fixture_set_up, test_export);
  ADD ("/window/export-fails", carnet_app_fixture_set_up_empty, test_export_fails);
  return g_test_run ();
}
