/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-milestones-world.h"

#include "carnet-window-world.h"
#include "programme/carnet-programme-view.h"
#include "programme/carnet-timeline-view.h"

void
milestones_world_open (MilestonesWorld *world)
{
  world->window = window_world_show (world->fixture.path, carnet_date_new (2018, 9, 25), &world->session);
  world->view = carnet_window_get_view (world->window, "programme");
  carnet_app_test_wait_for_milestones (world->view);
  world->timeline = carnet_app_test_find (world->view, CARNET_TYPE_TIMELINE_VIEW, NULL);
}

void
milestones_world_set_up (MilestonesWorld *world, gconstpointer unused)
{
  carnet_app_fixture_set_up (&world->fixture, NULL);
  milestones_world_open (world);
}

void
milestones_world_tear_down (MilestonesWorld *world, gconstpointer unused)
{
  GObject *objects[] = { G_OBJECT (world->session), G_OBJECT (world->view) };

  g_object_unref (world->session);
  carnet_app_test_destroy (GTK_WINDOW (world->window), objects, G_N_ELEMENTS (objects));
  carnet_app_fixture_tear_down (&world->fixture, NULL);
}

char *
milestones_world_dup_when (MilestonesWorld *world, const char *title)
{
  return carnet_when_to_iso (
      &carnet_app_test_find_milestone (carnet_session_get_programme (world->session), title)->when);
}

void
milestones_world_assert_when (MilestonesWorld *world, const char *title, const char *expected)
{
  g_autofree char *iso = milestones_world_dup_when (world, title);

  g_assert_cmpstr (iso, ==, expected);
}

gboolean
milestones_world_has_when (MilestonesWorld *world, const char *title, const char *expected)
{
  g_autofree char *iso = milestones_world_dup_when (world, title);

  return g_str_equal (iso, expected);
}

guint
milestones_world_count_revisions (MilestonesWorld *world, const char *title)
{
  CarnetLogbook *logbook = carnet_session_get_logbook (world->session);
  g_autoptr (CarnetHistory) history = carnet_logbook_load_history (
      logbook, &carnet_app_test_find_milestone (carnet_session_get_programme (world->session), title)->id,
      NULL);

  return carnet_history_get_sorted (history)->len;
}

gboolean
milestones_world_says (gpointer root, const char *sentence)
{
  return carnet_app_test_find (GTK_WIDGET (root), GTK_TYPE_LABEL, sentence) != NULL;
}

void
milestones_world_act (MilestonesWorld *world, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (world->window), action, NULL);
}

void
milestones_world_choose (MilestonesWorld *world, const char *title)
{
  carnet_programme_view_select (
      CARNET_PROGRAMME_VIEW (world->view),
      &carnet_app_test_find_milestone (carnet_session_get_programme (world->session), title)->id);
}
