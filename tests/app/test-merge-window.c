/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-app-test.h"
#include "merge/carnet-merge-window.h"
#include "window/carnet-window.h"

typedef struct
{
  CarnetAppFixture mine, theirs; /* empty, full */
  CarnetSession   *session;
  CarnetWindow    *window;
} World;

static void
world_set_up (World *world, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  carnet_app_fixture_set_up_empty (&world->mine, NULL);
  carnet_app_fixture_set_up (&world->theirs, NULL);
  world->session = carnet_session_open (world->mine.path, NULL, &error);
  g_assert_no_error (error);
  world->window = carnet_window_new (NULL, NULL);
  carnet_window_set_session (world->window, world->session);
  gtk_window_present (GTK_WINDOW (world->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (world->window));
}

static void
world_tear_down (World *world, gconstpointer unused)
{
  GObject *objects[] = { G_OBJECT (world->session) };

  g_object_unref (world->session);
  carnet_app_test_destroy (GTK_WINDOW (world->window), objects, G_N_ELEMENTS (objects));
  carnet_app_fixture_tear_down (&world->mine, NULL);
  carnet_app_fixture_tear_down (&world->theirs, NULL);
}

static GtkWidget *
find_assistant (World *world)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (CARNET_IS_MERGE_WINDOW (toplevel))
        return toplevel;
    }
  return NULL;
}

static guint
count (World *world)
{
  guint n;

  g_assert_true (
      carnet_logbook_count_observations (carnet_session_get_logbook (world->session), NULL, &n, NULL));
  return n;
}

/* As a person drops files on the window. */
static GtkWidget *
drop (World *world, const char *first, const char *second)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (world->window));
  GSList      *files = NULL;
  GdkFileList *list;
  GValue       value = G_VALUE_INIT;
  gboolean     taken = FALSE;

  if (second != NULL)
    files = g_slist_prepend (files, g_file_new_for_path (second));
  files = g_slist_prepend (files, g_file_new_for_path (first));
  list = gdk_file_list_new_from_list (files);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, list);
  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !taken; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 1.0, 1.0, &taken);
    }
  g_assert_true (taken);
  g_value_unset (&value);
  g_slist_free_full (files, g_object_unref);
  WAIT_FOR (find_assistant (world) != NULL);
  WAIT_FOR (carnet_merge_window_is_read (CARNET_MERGE_WINDOW (find_assistant (world))));
  return find_assistant (world);
}

static void
test_merge_and_undo (World *world, gconstpointer unused)
{
  GtkWidget *assistant = drop (world, world->theirs.path, NULL);

  g_assert_nonnull (carnet_app_test_find (assistant, GTK_TYPE_LABEL, "1 carnet reçu, 1 prêt à fusionner"));
  g_assert_nonnull (carnet_app_test_find (assistant, GTK_TYPE_LABEL, "45"));
  g_assert_cmpuint (count (world), ==, 0);
  gtk_widget_activate_action (assistant, "merge.apply", NULL);
  WAIT_FOR (find_assistant (world) == NULL);
  g_assert_cmpuint (count (world), ==, 45);
  gtk_widget_activate_action (GTK_WIDGET (world->window), "win.undo-merge", NULL);
  WAIT_FOR (count (world) == 0);
}

/* A refused file says why, alone; with nothing to merge there is nothing to press. */
static void
test_refused (World *world, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (world->mine.folder, "notes.carnet", NULL);
  GtkWidget       *assistant;

  g_assert_true (g_file_set_contents (path, "bonjour", -1, NULL));
  assistant = drop (world, path, world->theirs.path);
  g_assert_nonnull (carnet_app_test_find (
      assistant, GTK_TYPE_LABEL,
      "« notes.carnet » ne peut pas être pris : ce n’est ni un carnet ni un fichier d’échange."));
  g_assert_nonnull (carnet_app_test_find (assistant, GTK_TYPE_LABEL, "2 carnets reçus, 1 prêt à fusionner"));
  gtk_widget_activate_action (assistant, "merge.cancel", NULL);
  WAIT_FOR (find_assistant (world) == NULL);
  assistant = drop (world, path, NULL);
  g_assert_nonnull (carnet_app_test_find (assistant, GTK_TYPE_LABEL, "1 carnet reçu, aucun à fusionner"));
  gtk_widget_activate_action (assistant, "merge.apply", NULL);
  g_assert_true (find_assistant (world) == assistant);
  gtk_widget_activate_action (assistant, "merge.cancel", NULL);
  WAIT_FOR (find_assistant (world) == NULL);
  g_assert_cmpuint (count (world), ==, 0);
}

/* Closed while it reads: nothing is left behind, as tearing down sees. */
static void
test_closed_early (World *world, gconstpointer unused)
{
  const char *paths[] = { world->theirs.path, NULL };
  GtkWidget  *assistant = carnet_merge_window_new (GTK_WINDOW (world->window), world->session, paths);
  GtkWidget  *weak = assistant;

  g_object_add_weak_pointer (G_OBJECT (assistant), (gpointer *)&weak);
  gtk_window_present (GTK_WINDOW (assistant));
  gtk_widget_activate_action (assistant, "merge.cancel", NULL);
  WAIT_FOR (weak == NULL);
  g_assert_cmpuint (count (world), ==, 0);
}

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
#define ADD(path, func) g_test_add (path, World, NULL, world_set_up, func, world_tear_down)
  ADD ("/merge-window/merge-and-undo", test_merge_and_undo);
  ADD ("/merge-window/refused", test_refused);
  ADD ("/merge-window/closed-early", test_closed_early);
  return g_test_run ();
}
