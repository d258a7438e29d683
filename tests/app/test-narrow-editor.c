/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In a narrow window the editor stands alone, with two bars: what those of the window did is in its own. */
#include "carnet-app-test.h"
#include "carnet/carnet-carnet-view.h"
#include "carnet/carnet-observation-editor.h"
#include "widgets/carnet-shared-menu.h"
#include "window/carnet-window.h"

static CarnetWindow *
open_window (const char *path, int width)
{
  CarnetWindow *window = carnet_window_new (NULL, NULL);

  gtk_window_set_default_size (GTK_WINDOW (window), width, 780);
  carnet_window_open (window, path);
  carnet_window_show_view (window, "carnet");
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  return window;
}

static GtkWidget *
editor_of (CarnetWindow *window)
{
  return carnet_app_test_find (carnet_window_get_view (window, "carnet"), CARNET_TYPE_OBSERVATION_EDITOR,
                               NULL);
}

static void
open_first (CarnetWindow *window)
{
  CarnetQuery query = CARNET_QUERY_INIT;
  g_autoptr (GPtrArray) rows = carnet_logbook_list_observations (
      carnet_session_get_logbook (carnet_window_get_session (window)), &query, 0, 1, NULL);

  carnet_carnet_view_show_observation (CARNET_CARNET_VIEW (carnet_window_get_view (window, "carnet")),
                                       &((CarnetObservationRow *)rows->pdata[0])->id);
  WAIT_FOR (gtk_widget_get_mapped (editor_of (window)));
}

/* Those of the window: the editor has bars of its own. */
static gboolean
has_bars (CarnetWindow *window)
{
  const gboolean above = carnet_app_test_find_mapped (GTK_WIDGET (window), ADW_TYPE_HEADER_BAR) != NULL;
  const gboolean below
      = carnet_app_test_find_mapped (GTK_WIDGET (window), ADW_TYPE_VIEW_SWITCHER_BAR) != NULL;

  g_assert_true (above == below);
  return above;
}

/* Whether the window can be closed from the bar of the editor. */
static gboolean
has_controls (CarnetWindow *window)
{
  return carnet_app_test_find_mapped (editor_of (window), GTK_TYPE_WINDOW_CONTROLS) != NULL;
}

static void
activate (CarnetWindow *window, const char *action)
{
  g_assert_true (gtk_widget_activate_action (editor_of (window), action, NULL));
}

static void
test_bars (CarnetAppFixture *fixture, gconstpointer unused)
{
  CarnetWindow *window = open_window (fixture->path, 420);

  g_assert_true (has_bars (window));
  open_first (window);
  WAIT_FOR (!has_bars (window) && has_controls (window));
  activate (window, "win.view-programme");
  WAIT_FOR (has_bars (window));
  activate (window, "win.view-carnet");
  WAIT_FOR (!has_bars (window));
  activate (window, "win.distraction-free");
  WAIT_FOR (!has_bars (window) && !has_controls (window));
  activate (window, "win.distraction-free");
  WAIT_FOR (!has_bars (window) && has_controls (window));
  activate (window, "carnet.back");
  WAIT_FOR (has_bars (window));
  carnet_app_test_destroy (GTK_WINDOW (window), NULL, 0);
}

/* A window that gets wider shows its own again, and less when it gets narrow. */
static void
test_width (CarnetAppFixture *fixture, gconstpointer unused)
{
  CarnetWindow *window = open_window (fixture->path, 420);

  open_first (window);
  WAIT_FOR (!has_bars (window));
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 780);
  WAIT_FOR (has_bars (window) && !has_controls (window));
  gtk_window_set_default_size (GTK_WINDOW (window), 420, 780);
  WAIT_FOR (!has_bars (window) && has_controls (window));
  carnet_app_test_destroy (GTK_WINDOW (window), NULL, 0);
}

/* -- Its menu ------------------------------------------------------------------------------------ */

/* @actions: (element-type utf8): gets those of @menu and of its sections */
static void
collect (GMenuModel *menu, GHashTable *actions)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      char *action = NULL;

      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &action))
        g_hash_table_add (actions, action);
      if (section)
        collect (section, actions);
    }
}

static GHashTable *
collect_new (GMenuModel *menu)
{
  GHashTable *actions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  collect (menu, actions);
  return actions;
}

static GHashTable *
open_menu (CarnetWindow *window, const char *name)
{
  GtkWidget *button = carnet_app_test_find (editor_of (window), GTK_TYPE_MENU_BUTTON, name);

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  WAIT_FOR (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button)) != NULL);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  return collect_new (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button)));
}

static void
assert_has (GHashTable *actions, const char *menu)
{
  g_autoptr (GHashTable) expected = collect_new (carnet_shared_menu_get (menu));
  GHashTableIter iter;
  gpointer       action;

  g_assert_cmpuint (g_hash_table_size (expected), >, 0);
  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &action, NULL))
    if (!g_hash_table_contains (actions, action))
      g_error ("%s of %s is not in the menu", (char *)action, menu);
}

static void
test_menu (CarnetAppFixture *fixture, gconstpointer unused)
{
  static const char *const bars[]
      = { "win.new-observation", "win.view-programme", "win.view-territories", "win.view-report" };
  CarnetWindow *window = open_window (fixture->path, 420);
  g_autoptr (GHashTable) narrow = NULL;
  g_autoptr (GHashTable) main_menu = NULL;
  g_autoptr (GHashTable) wide = NULL;

  open_first (window);
  WAIT_FOR (has_controls (window));
  main_menu = open_menu (window, "Menu principal");
  assert_has (main_menu, "carnet-window-menu");
  narrow = open_menu (window, "Plus d’actions");
  assert_has (narrow, "carnet-observation-editor-menu");
  for (guint i = 0; i < G_N_ELEMENTS (bars); i++)
    g_assert_true (g_hash_table_contains (narrow, bars[i]));
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 780);
  WAIT_FOR (!has_controls (window));
  wide = open_menu (window, "Plus d’actions");
  assert_has (wide, "carnet-observation-editor-menu");
  g_assert_false (g_hash_table_contains (wide, "win.view-programme"));
  carnet_app_test_destroy (GTK_WINDOW (window), NULL, 0);
}

#define ADD(path, test)                                                                                      \
  g_test_add ("/narrow-editor/" path, CarnetAppFixture, NULL, carnet_app_fixture_set_up, test,               \
              carnet_app_fixture_tear_down)

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
  ADD ("bars", test_bars);
  ADD ("width", test_width);
  ADD ("menu", test_menu);
  return g_test_run ();
}
