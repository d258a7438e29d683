/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-preferences-world.h"

#include "application/carnet-settings.h"
#include "preferences/carnet-territory-group.h"

gboolean
preferences_world_is_read (PreferencesWorld *world)
{
  return carnet_preferences_window_is_read (CARNET_PREFERENCES_WINDOW (world->window));
}

void
preferences_world_settle (PreferencesWorld *world)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  WAIT_FOR (preferences_world_is_read (world));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
preferences_world_set_up (PreferencesWorld *world, gconstpointer page)
{
  GError *error = NULL;

  carnet_app_fixture_set_up (&world->fixture, NULL);
  world->settings = carnet_settings_new ();
  world->session = carnet_session_open (world->fixture.path, NULL, &error);
  g_assert_no_error (error);
  world->window = GTK_WINDOW (carnet_preferences_window_new (NULL, world->session));
  carnet_preferences_window_show_page (CARNET_PREFERENCES_WINDOW (world->window), page);
  gtk_window_present (world->window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (world->window));
  preferences_world_settle (world);
}

void
preferences_world_tear_down (PreferencesWorld *world, gconstpointer unused)
{
  GtkWidget *group = carnet_app_test_find (GTK_WIDGET (world->window), CARNET_TYPE_TERRITORY_GROUP, NULL);
  GObject   *objects[] = { G_OBJECT (world->session), G_OBJECT (group) };

  g_object_unref (world->session);
  carnet_app_test_destroy (world->window, objects, G_N_ELEMENTS (objects));
  g_object_unref (world->settings);
  carnet_app_fixture_tear_down (&world->fixture, NULL);
}

CarnetLogbook *
preferences_world_logbook (PreferencesWorld *world)
{
  return carnet_session_get_logbook (world->session);
}

GtkWidget *
preferences_world_row_of (PreferencesWorld *world, GType type, const char *title)
{
  GtkWidget *row = carnet_app_test_find (GTK_WIDGET (world->window), type, title);

  g_assert_nonnull (row);
  return row;
}

GtkWidget *
preferences_world_sentence_of (PreferencesWorld *world, const char *sentence)
{
  GtkWidget *label = carnet_app_test_find (GTK_WIDGET (world->window), GTK_TYPE_LABEL, sentence);

  return label && gtk_widget_get_mapped (label) ? label : NULL;
}
