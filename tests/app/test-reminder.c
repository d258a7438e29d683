/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "application/carnet-settings.h"
#include "carnet-view-world.h"
#include "carnet/carnet-reminder.h"

/* The line that says that nothing was written; the sample was written today. */

static void
set_up (World *world, gconstpointer days)
{
  g_autoptr (GSettings) settings = carnet_settings_new ();

  g_settings_set_int (settings, "reminder-days", GPOINTER_TO_INT (days));
  carnet_app_fixture_set_up (&world->fixture, NULL);
}

static void
tear_down (World *world, gconstpointer unused)
{
  g_autoptr (GSettings) settings = carnet_settings_new ();

  g_settings_reset (settings, "reminder-days");
  world_tear_down (world, NULL);
}

/* The logbook, opened @days after what was written last. */
static GtkWidget *
open_after (World *world, int days)
{
  GtkWidget *reminder;

  world_show_on (world, 1280, carnet_date_today () + days);
  reminder = carnet_app_test_find (world->view, CARNET_TYPE_REMINDER, NULL);
  WAIT_FOR (carnet_reminder_is_read (CARNET_REMINDER (reminder)));
  return reminder;
}

static GtkWidget *
find_line (GtkWidget *reminder)
{
  return carnet_app_test_find_mapped (reminder, GTK_TYPE_LABEL);
}

static void
test_says (World *world, gconstpointer unused)
{
  GtkWidget *line = find_line (open_after (world, 14));

  g_assert_nonnull (line);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (line)), ==, "Rien n’a été écrit depuis 14 jours.");
  gtk_test_accessible_assert_role (line, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
test_too_soon (World *world, gconstpointer unused)
{
  g_assert_null (find_line (open_after (world, 13)));
}

static void
test_never (World *world, gconstpointer unused)
{
  g_assert_null (find_line (open_after (world, 400)));
}

static void
test_put_away (World *world, gconstpointer unused)
{
  GtkWidget *reminder = open_after (world, 20);

  g_assert_nonnull (find_line (reminder));
  gtk_widget_activate_action (reminder, "reminder.put-away", NULL);
  g_assert_null (find_line (reminder));
}

/* It has nothing to say any more. */
static void
test_written (World *world, gconstpointer unused)
{
  GtkWidget *reminder = open_after (world, 20);

  world_open_row (world, 0);
  g_assert_nonnull (find_line (reminder));
  world_type (world, 1, "Enfin");
  g_assert_null (find_line (reminder));
}

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
#define ADD(name, days, func)                                                                                \
  g_test_add ("/reminder/" name, World, GINT_TO_POINTER (days), set_up, func, tear_down)
  ADD ("says", 14, test_says);
  ADD ("too-soon", 14, test_too_soon);
  ADD ("never", 0, test_never);
  ADD ("put-away", 7, test_put_away);
  ADD ("written", 7, test_written);
#undef ADD
  return g_test_run ();
}
