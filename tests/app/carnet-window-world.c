/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-window-world.h"

CarnetWindow *
window_world_open (const char *path, int width, int height)
{
  CarnetWindow *window = carnet_window_new (NULL, NULL);

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  carnet_window_open (window, path);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  return window;
}

void
window_world_activate (CarnetWindow *window, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
}

gboolean
window_world_is_shown (CarnetWindow *window, const char *view)
{
  return gtk_widget_get_mapped (carnet_window_get_view (window, view));
}

void
window_world_close (CarnetWindow *window)
{
  static const char *const names[] = { "programme", "carnet", "territories", "report" };
  gpointer                 gone[6] = { window, carnet_window_get_session (window) };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gone[i + 2] = carnet_window_get_view (window, names[i]);
  for (guint i = 0; i < G_N_ELEMENTS (gone); i++)
    if (gone[i])
      g_object_add_weak_pointer (gone[i], &gone[i]);
  gtk_window_close (GTK_WINDOW (window));
  for (guint i = 0; i < G_N_ELEMENTS (gone); i++)
    WAIT_FOR (gone[i] == NULL);
}

CarnetWindow *
window_world_show (const char *path, CarnetDate today, CarnetSession **session)
{
  CarnetWindow *window = carnet_window_new (NULL, NULL);
  g_autoptr (GError) error = NULL;

  *session = carnet_session_open (path, NULL, &error);
  g_assert_no_error (error);
  if (today != CARNET_DATE_NONE)
    carnet_session_set_today (*session, today);
  carnet_window_set_session (window, *session);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  return window;
}
