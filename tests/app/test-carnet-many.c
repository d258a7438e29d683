/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several observations at once: choosing them, changing them, taking it back. */
#include "carnet-view-world.h"
#include "carnet/carnet-filters.h"
#include "carnet/carnet-selection-bar.h"

static GtkWidget *
get_bar (World *world)
{
  return carnet_app_test_find (world->view, CARNET_TYPE_SELECTION_BAR, NULL);
}

static void
choose (World *world, guint position)
{
  g_assert_true (gtk_selection_model_select_item (GTK_SELECTION_MODEL (world->list), position, FALSE));
}

static void
act (World *world, const char *action, const char *target)
{
  g_assert_true (gtk_widget_activate_action (get_bar (world), action, target ? "s" : NULL, target));
}

static void
assert_chosen (World *world, const char *positions)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < world_n_rows (world); i++)
    if (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (world->list), i))
      g_string_append_printf (found, "%u;", i);
  g_assert_cmpstr (found->str, ==, positions);
}

/* The buttons are back. */
static void
wait_until_done (World *world)
{
  WAIT_FOR (gtk_widget_get_mapped (carnet_app_test_find (get_bar (world), GTK_TYPE_MENU_BUTTON, NULL)));
}

static gboolean
has_focus (World *world, GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (world->window);

  return focus && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* It goes to what can be done meanwhile, and comes back to the choice that was made. */
static void
test_focus (World *world, gconstpointer unused)
{
  GtkWidget *review;

  choose (world, 1);
  review = carnet_app_test_find (get_bar (world), GTK_TYPE_MENU_BUTTON, NULL);
  WAIT_FOR (gtk_widget_get_mapped (review));
  g_assert_true (gtk_widget_grab_focus (review));
  act (world, "many.review", "to-complete");
  g_assert_true (has_focus (world, carnet_app_test_find (get_bar (world), GTK_TYPE_BUTTON, "_Annuler")));
  wait_until_done (world);
  g_assert_true (has_focus (world, review));
}

static CarnetReview
review_of (World *world, guint position)
{
  const CarnetId id = carnet_observation_list_find_id (world->list, position);
  g_autoptr (CarnetObservation) observation = world_load (world, &id);

  return observation->review;
}

static guint
count_review (World *world, CarnetReview review)
{
  CarnetQuery query = CARNET_QUERY_INIT;
  guint       n;

  query.review = (int)review;
  g_assert_true (carnet_logbook_count_observations (world_logbook (world), &query, &n, NULL));
  return n;
}

/* One is open all the while; what it says is told. */
static void
test_choosing (World *world, gconstpointer unused)
{
  const CarnetId     open = world_current_id (world);
  GtkSelectionModel *model = GTK_SELECTION_MODEL (world->list);
  CarnetId           still;

  assert_chosen (world, "0;");
  g_assert_false (gtk_widget_get_visible (get_bar (world)));
  choose (world, 2);
  choose (world, 5);
  assert_chosen (world, "0;2;5;");
  g_assert_true (gtk_widget_get_visible (get_bar (world)));
  g_assert_nonnull (carnet_app_test_find (get_bar (world), GTK_TYPE_LABEL, "3 sélectionnées"));
  g_assert_true (gtk_selection_model_unselect_item (model, 2));
  assert_chosen (world, "0;5;");
  g_assert_true (gtk_selection_model_select_range (model, 3, 3, TRUE));
  assert_chosen (world, "3;4;5;");
  g_assert_true (gtk_selection_model_unselect_range (model, 4, 2));
  /* One is not several. */
  assert_chosen (world, "0;");
  g_assert_false (gtk_widget_get_visible (get_bar (world)));
  gtk_widget_activate_action (world_find_class (world->view, "observations"), "list.select-all", NULL);
  g_assert_cmpuint (carnet_observation_list_get_n_chosen (world->list), ==, 45);
  act (world, "many.clear", NULL);
  assert_chosen (world, "0;");
  still = world_current_id (world);
  g_assert_true (carnet_id_equal (&open, &still));
}

/* Where the list stands alone none is open. */
static void
test_narrow (World *world, gconstpointer unused)
{
  assert_chosen (world, "");
  choose (world, 1);
  assert_chosen (world, "1;");
  g_assert_true (gtk_widget_get_visible (get_bar (world)));
  choose (world, 3);
  assert_chosen (world, "1;3;");
  g_assert_true (gtk_widget_get_mapped (get_bar (world)));
}

/* A row that is opened ends it. */
static void
test_opening (World *world, gconstpointer unused)
{
  choose (world, 3);
  choose (world, 4);
  world_open_row (world, 6);
  assert_chosen (world, "6;");
  g_assert_cmpuint (carnet_observation_list_get_n_chosen (world->list), ==, 0);
}

static void
test_review (World *world, gconstpointer unused)
{
  const guint        before = count_review (world, CARNET_REVIEW_TO_COMPLETE);
  const CarnetReview first = review_of (world, 2), second = review_of (world, 5);

  choose (world, 2);
  choose (world, 5);
  act (world, "many.review", "to-complete");
  WAIT_FOR (count_review (world, CARNET_REVIEW_TO_COMPLETE) == before + 3);
  wait_until_done (world);
  g_assert_true (gtk_widget_activate_action (world->view, "many.undo", NULL));
  WAIT_FOR (count_review (world, CARNET_REVIEW_TO_COMPLETE) == before);
  wait_until_done (world);
  g_assert_cmpint (review_of (world, 2), ==, first);
  g_assert_cmpint (review_of (world, 5), ==, second);
}

static guint
count_theme (World *world, const CarnetId *theme)
{
  CarnetQuery query = CARNET_QUERY_INIT;
  guint       n;

  query.theme = *theme;
  g_assert_true (carnet_logbook_count_observations (world_logbook (world), &query, &n, NULL));
  return n;
}

static void
test_theme (World *world, gconstpointer unused)
{
  g_autoptr (CarnetLogbook) logbook
      = carnet_logbook_open (world->fixture.path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  CarnetId theme;
  char     hex[CARNET_ID_HEX + 1];

  g_assert_true (carnet_logbook_ensure_theme (logbook, "Thème d’essai", &theme, NULL));
  carnet_id_to_hex (&theme, hex);
  choose (world, 1);
  choose (world, 2);
  act (world, "many.add-theme", hex);
  WAIT_FOR (count_theme (world, &theme) == 3);
  act (world, "many.clear", NULL);
  choose (world, 2);
  wait_until_done (world);
  act (world, "many.remove-theme", hex);
  WAIT_FOR (count_theme (world, &theme) == 1);
}

/* What is being written in the one that is open is kept, and changes with the others. */
static void
test_while_writing (World *world, gconstpointer unused)
{
  const CarnetId   open = world_current_id (world);
  g_autofree char *text = NULL;

  choose (world, 1);
  world_type (world, 1, "Écrit juste avant. ");
  act (world, "many.visibility", "private");
  for (;;)
    {
      g_autoptr (CarnetObservation) observation = world_load (world, &open);

      if (observation->visibility == CARNET_VISIBILITY_PRIVATE)
        {
          g_assert_cmpuint (observation->conflicts->len, ==, 0);
          break;
        }
      g_main_context_iteration (NULL, TRUE);
    }
  text = world_dup_text (world, 1);
  g_assert_true (g_str_has_suffix (text, "Écrit juste avant. "));
}

/* Only what is on screen is changed. */
static void
test_narrowed (World *world, gconstpointer unused)
{
  CarnetFilters *filters = CARNET_FILTERS (carnet_app_test_find (world->view, CARNET_TYPE_FILTERS, NULL));
  CarnetQuery    query = CARNET_QUERY_INIT;

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (world->list));
  query.review = CARNET_REVIEW_TO_REVIEW;
  carnet_filters_choose (filters, &query);
  world_settle (world);
  g_assert_cmpuint (world_n_rows (world), <, 45);
  g_assert_cmpuint (carnet_observation_list_get_n_chosen (world->list), ==, world_n_rows (world));
  act (world, "many.review", "validated");
  WAIT_FOR (world_n_rows (world) == 0);
  g_assert_cmpuint (carnet_observation_list_get_n_chosen (world->list), ==, 0);
  g_assert_cmpuint (count_review (world, CARNET_REVIEW_TO_REVIEW), ==, 0);
}

#define ADD_AT(path, width, func)                                                                            \
  g_test_add (path, World, GINT_TO_POINTER (width), world_set_up, func, world_tear_down)
#define ADD(path, func) ADD_AT (path, 1280, func)

int
main (int argc, char *argv[])
{
  carnet_app_test_init (&argc, &argv);
  ADD ("/carnet-many/choosing", test_choosing);
  ADD_AT ("/carnet-many/narrow", 420, test_narrow);
  ADD ("/carnet-many/opening", test_opening);
  ADD ("/carnet-many/review", test_review);
  ADD ("/carnet-many/focus", test_focus);
  ADD ("/carnet-many/theme", test_theme);
  ADD ("/carnet-many/while-writing", test_while_writing);
  ADD ("/carnet-many/narrowed", test_narrowed);
  return g_test_run ();
}
