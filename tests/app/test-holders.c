/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made private after it was sent: one line says who keeps it. */
#include "carnet-view-world.h"
#include "carnet/carnet-selection-bar.h"

static void
send_to (World *world, const char *name)
{
  g_autoptr (CarnetLogbook) logbook
      = carnet_logbook_open (world->fixture.path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  g_autoptr (GError) error = NULL;

  carnet_logbook_send (logbook, world->fixture.folder, name, CARNET_SEND_SHARED, NULL, NULL, NULL, NULL,
                       &error);
  g_assert_no_error (error);
}

static void
choose (World *world, const char *visibility)
{
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (world->editor), "observation.visibility", "s", visibility));
}

static gboolean
says (World *world, const char *text)
{
  return carnet_app_test_says (GTK_WIDGET (world->editor), text);
}

/* Seals what is open, and reads the first one again. */
static void
reopen (World *world)
{
  world_flush (world);
  world_open_row (world, 1);
  world_open_row (world, 0);
}

static void
test_line (World *world, gconstpointer unused)
{
  choose (world, "coordination");
  world_flush (world);
  choose (world, "private");
  world_settle (world);
  g_assert_false (says (world, "Déjà envoyée"));
  choose (world, "coordination");
  world_flush (world);
  send_to (world, "Ada d’exemple");
  g_assert_false (says (world, "Déjà envoyée"));
  choose (world, "private");
  WAIT_FOR (says (world, "Déjà envoyée à Ada d’exemple, qui la garde."));
  /* As long as it is, whoever opens it. */
  reopen (world);
  WAIT_FOR (says (world, "Déjà envoyée à Ada d’exemple, qui la garde."));
  choose (world, "coordination");
  g_assert_false (says (world, "Déjà envoyée"));
  reopen (world);
  send_to (world, "Claire d’exemple");
  choose (world, "private");
  WAIT_FOR (
      says (world, "Déjà envoyée à Claire d’exemple et Ada d’exemple\u00a0: ces personnes la gardent."));
}

/* Another one has its own line. */
static void
test_another (World *world, gconstpointer unused)
{
  send_to (world, "Ada d’exemple");
  choose (world, "private");
  WAIT_FOR (says (world, "Déjà envoyée"));
  world_open_row (world, 1);
  choose (world, "coordination");
  g_assert_false (says (world, "Déjà envoyée"));
}

/* Several at once: how many, in the sentence that offers to take it back. */
static void
test_many (World *world, gconstpointer unused)
{
  GtkWidget *bar = carnet_app_test_find (world->view, CARNET_TYPE_SELECTION_BAR, NULL);

  send_to (world, "Ada d’exemple");
  for (guint i = 0; i < 2; i++)
    g_assert_true (gtk_selection_model_select_item (GTK_SELECTION_MODEL (world->list), i, FALSE));
  g_assert_true (gtk_widget_activate_action (bar, "many.visibility", "s", "private"));
  WAIT_FOR (carnet_app_test_says (GTK_WIDGET (world->window),
                                  "2 étaient déjà envoyées\u00a0: qui les a reçues les garde."));
}

#define ADD(path, func) g_test_add (path, World, GINT_TO_POINTER (1280), world_set_up, func, world_tear_down)

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
  ADD ("/holders/line", test_line);
  ADD ("/holders/another", test_another);
  ADD ("/holders/many", test_many);
  return g_test_run ();
}
