/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-view-world.h"

#include "widgets/carnet-fold-bin.h"

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* What the list asked for is there, and what follows from it. */
void
world_settle (World *world)
{
  WAIT_FOR (carnet_observation_list_is_settled (world->list));
  settle ();
}

/* Drop-downs have lists and search entries too. */
GtkWidget *
world_find_class (GtkWidget *root, const char *css_class)
{
  GtkWidget *found = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = gtk_widget_has_css_class (child, css_class) ? child : world_find_class (child, css_class);
  return found;
}

void
world_show_on (World *world, int width, CarnetDate today)
{
  GtkWidget *overlay = adw_toast_overlay_new (), *bin = carnet_fold_bin_new ();
  GtkWidget *list_view;
  GError    *error = NULL;

  world->session = carnet_session_open (world->fixture.path, NULL, &error);
  g_assert_no_error (error);
  carnet_session_set_today (world->session, today);
  world->view = carnet_carnet_view_new (world->session);
  carnet_fold_bin_set_child (CARNET_FOLD_BIN (bin), world->view);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), bin);
  world->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (world->window, width, 820);
  gtk_window_set_child (world->window, overlay);
  gtk_window_present (world->window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (world->window));
  settle ();
  world->editor
      = CARNET_OBSERVATION_EDITOR (carnet_app_test_find (world->view, CARNET_TYPE_OBSERVATION_EDITOR, NULL));
  list_view = world_find_class (world->view, "observations");
  world->list = CARNET_OBSERVATION_LIST (gtk_grid_view_get_model (GTK_GRID_VIEW (list_view)));
  world_settle (world);
}

void
world_show (World *world, int width)
{
  world_show_on (world, width, carnet_date_new (2018, 9, 25));
}

void
world_set_up (World *world, gconstpointer width)
{
  carnet_app_fixture_set_up (&world->fixture, NULL);
  world_show (world, GPOINTER_TO_INT (width));
}

void
world_set_up_empty (World *world, gconstpointer width)
{
  carnet_app_fixture_set_up_empty (&world->fixture, NULL);
  world_show (world, GPOINTER_TO_INT (width));
}

void
world_set_up_conflicts (World *world, gconstpointer width)
{
  carnet_app_fixture_set_up_conflicts (&world->fixture, NULL);
  world_show (world, GPOINTER_TO_INT (width));
}

void
world_hide (World *world)
{
  GObject *objects[] = { G_OBJECT (world->view), G_OBJECT (world->editor), G_OBJECT (world->session) };

  g_object_unref (world->session);
  carnet_app_test_destroy (world->window, objects, G_N_ELEMENTS (objects));
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  int *outcome = user_data;

  *outcome = carnet_carnet_view_flush_finish (CARNET_CARNET_VIEW (source), result, NULL);
}

void
world_flush (World *world)
{
  int outcome = -1;

  carnet_carnet_view_flush_async (CARNET_CARNET_VIEW (world->view), NULL, flushed_cb, &outcome);
  WAIT_FOR (outcome >= 0);
  g_assert_true (outcome);
  world_settle (world);
}

void
world_tear_down (World *world, gconstpointer unused)
{
  world_flush (world);
  world_hide (world);
  carnet_app_fixture_tear_down (&world->fixture, NULL);
}

/* -- Doing --------------------------------------------------------------------------- */

CarnetLogbook *
world_logbook (World *world)
{
  return carnet_session_get_logbook (world->session);
}

GtkTextBuffer *
world_buffer (World *world, guint field)
{
  return gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (carnet_observation_editor_get_text_view (world->editor, field)));
}

/* Key by key, as the input method does. */
void
world_type (World *world, guint field, const char *text)
{
  GtkTextBuffer *target = world_buffer (world, field);

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gtk_text_buffer_begin_user_action (target);
      gtk_text_buffer_insert_at_cursor (target, p, (int)(g_utf8_next_char (p) - p));
      gtk_text_buffer_end_user_action (target);
    }
}

char *
world_dup_text (World *world, guint field)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (world_buffer (world, field), &start, &end);
  return gtk_text_buffer_get_text (world_buffer (world, field), &start, &end, TRUE);
}

void
world_assert_text (World *world, guint field, const char *expected)
{
  g_autofree char *text = world_dup_text (world, field);

  g_assert_cmpstr (text, ==, expected);
}

void
world_activate (World *world, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (world->editor), action, NULL));
}

void
world_open_row (World *world, guint position)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (world->list), position, TRUE);
}

CarnetObservation *
world_load (World *world, const CarnetId *id)
{
  g_autoptr (GError) error = NULL;
  CarnetObservation *observation = carnet_logbook_load_observation (world_logbook (world), id, &error);

  g_assert_no_error (error);
  return observation;
}

CarnetId
world_current_id (World *world)
{
  return *carnet_observation_document_get_id (carnet_observation_editor_get_document (world->editor));
}

guint
world_n_rows (World *world)
{
  return g_list_model_get_n_items (G_LIST_MODEL (world->list));
}

guint
world_count (World *world)
{
  guint n = 0;

  g_assert_true (carnet_logbook_count_observations (world_logbook (world), NULL, &n, NULL));
  return n;
}
