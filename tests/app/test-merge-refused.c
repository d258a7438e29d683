/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the merging assistant says of a file that it leaves out, and of the merge without it. */
#include "carnet-merge-world.h"

/* (nullable): on screen */
static GtkWidget *
find_merge_button (GtkWidget *assistant)
{
  GtkWidget *button = carnet_app_test_find (assistant, GTK_TYPE_BUTTON, "_Fusionner");

  return button && gtk_widget_get_mapped (button) ? button : NULL;
}

/* A refused file says why, alone; with nothing to merge there is nothing to press. */
static void
test_refused (MergeWorld *world, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (world->mine.folder, "notes.carnet", NULL);
  GtkWidget       *assistant;

  g_assert_true (g_file_set_contents (path, "bonjour", -1, NULL));
  assistant = merge_world_drop (world, path, world->theirs.path);
  g_assert_nonnull (carnet_app_test_find (assistant, GTK_TYPE_LABEL,
                                          "Refusé\u00a0: ce n’est ni un carnet ni un fichier d’échange."));
  g_assert_nonnull (carnet_app_test_find (assistant, GTK_TYPE_LABEL, "2 carnets reçus, 1 prêt à fusionner"));
  g_assert_true (carnet_app_test_says (assistant, "Une copie du carnet actuel"));
  /* Of a file that is left out there is nothing to merge. */
  merge_world_activate_row (assistant, 0);
  g_assert_true (carnet_app_test_says (assistant, "Rien n’en sera repris"));
  g_assert_null (find_merge_button (assistant));
  gtk_widget_activate_action (assistant, "merge.cancel", NULL);
  g_assert_nonnull (find_merge_button (assistant));
  gtk_widget_activate_action (assistant, "merge.cancel", NULL);
  WAIT_FOR (merge_world_find_assistant (world) == NULL);
  assistant = merge_world_drop (world, path, NULL);
  g_assert_nonnull (carnet_app_test_find (assistant, GTK_TYPE_LABEL, "1 carnet reçu, aucun à fusionner"));
  g_assert_false (carnet_app_test_says (assistant, "nouvelle"));
  g_assert_false (carnet_app_test_says (assistant, "Une copie du carnet actuel"));
  gtk_widget_activate_action (assistant, "merge.apply", NULL);
  g_assert_true (merge_world_find_assistant (world) == assistant);
  gtk_widget_activate_action (assistant, "merge.cancel", NULL);
  WAIT_FOR (merge_world_find_assistant (world) == NULL);
  g_assert_cmpuint (merge_world_count (world), ==, 0);
}

/* A file that differs from what was sent, by one byte. */
static char *
dup_damaged (MergeWorld *world)
{
  char            *path = g_build_filename (world->mine.folder, "abime.carnet", NULL);
  g_autofree char *bytes = NULL;
  const char      *title = "Report du comité";
  gsize            size;

  g_assert_true (g_file_get_contents (world->theirs.path, &bytes, &size, NULL));
  for (gsize i = 0; i + strlen (title) < size; i++)
    if (memcmp (bytes + i, title, strlen (title)) == 0)
      bytes[i] = 'D';
  g_assert_true (g_file_set_contents (path, bytes, (gssize)size, NULL));
  return path;
}

/* What to do is said in the list; which of its parts is damaged, to whoever looks into it. */
static void
test_damaged (MergeWorld *world, gconstpointer unused)
{
  g_autofree char *path = dup_damaged (world);
  GtkWidget       *assistant = merge_world_drop (world, path, NULL);

  g_assert_true (carnet_app_test_says (assistant, "abîmé ou modifié en chemin. Demandez un nouvel envoi."));
  g_assert_false (carnet_app_test_says (assistant, "évision"));
  merge_world_activate_row (assistant, 0);
  g_assert_true (carnet_app_test_says (assistant, "Demandez un nouvel envoi."));
  g_assert_true (carnet_app_test_says (assistant, "évision"));
  gtk_window_destroy (GTK_WINDOW (assistant));
}

static GtkWidget *
find_done (GtkWidget *assistant)
{
  return carnet_app_test_find_mapped (assistant, ADW_TYPE_STATUS_PAGE);
}

/* What was left out is told, and named as it is. */
static void
test_partly_done (MergeWorld *world, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (world->mine.folder, "notes & co.carnet", NULL);
  GtkWidget       *assistant;

  g_assert_true (g_file_set_contents (path, "bonjour", -1, NULL));
  assistant = merge_world_drop (world, path, world->theirs.path);
  gtk_widget_activate_action (assistant, "merge.apply", NULL);
  WAIT_FOR (find_done (assistant) != NULL);
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (find_done (assistant))), ==,
                   "1 carnet sur 2 est fusionné");
  g_assert_true (carnet_app_test_says (assistant, "Non fusionné\u00a0: notes & co.carnet"));
  g_assert_false (carnet_app_test_says (assistant, "Tout est appliqué"));
  gtk_window_destroy (GTK_WINDOW (assistant));
}

/* With no conflict either: the window does not close over it. */
static void
test_partly_done_alone (MergeWorld *world, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (world->mine.folder, "notes.carnet", NULL);
  GtkWidget       *assistant;

  g_assert_true (g_file_set_contents (path, "bonjour", -1, NULL));
  merge_world_rename_owner (world);
  assistant = merge_world_drop (world, path, world->theirs.path);
  gtk_widget_activate_action (assistant, "merge.apply", NULL);
  WAIT_FOR (merge_world_find_assistant (world) == NULL || find_done (assistant) != NULL);
  g_assert_true (merge_world_find_assistant (world) == assistant);
  g_assert_true (carnet_app_test_says (assistant, "Non fusionné\u00a0: notes.carnet"));
  gtk_window_destroy (GTK_WINDOW (assistant));
}

/* One is new, one was merged before, two are no logbooks: they are told apart. */
static void
test_merged_before (MergeWorld *world, gconstpointer unused)
{
  g_autofree char *notes = g_build_filename (world->mine.folder, "notes.carnet", NULL);
  g_autofree char *folder = g_path_get_basename (world->theirs.folder);
  g_autofree char *before = g_strconcat ("Déjà fusionné\u00a0: ", folder, "/exemple.carnet", NULL);
  CarnetAppFixture third = { 0 };
  g_autofree char *empty = g_build_filename (world->mine.folder, "vide.carnet", NULL);
  const char      *paths[] = { world->theirs.path, notes, empty, NULL, NULL };
  GtkWidget       *assistant;

  carnet_app_fixture_set_up (&third, NULL);
  paths[3] = third.path;
  g_assert_true (g_file_set_contents (empty, "", -1, NULL));
  g_assert_true (g_file_set_contents (notes, "bonjour", -1, NULL));
  merge_world_rename_owner (world);
  gtk_widget_activate_action (merge_world_drop (world, world->theirs.path, NULL), "merge.apply", NULL);
  WAIT_FOR (merge_world_find_assistant (world) == NULL);
  carnet_window_merge_files (world->window, paths);
  WAIT_FOR ((assistant = merge_world_find_assistant (world)) != NULL);
  WAIT_FOR (carnet_merge_window_is_read (CARNET_MERGE_WINDOW (assistant)));
  g_assert_true (carnet_app_test_says (assistant, "4 carnets reçus, 1 prêt à fusionner"));
  gtk_widget_activate_action (assistant, "merge.apply", NULL);
  WAIT_FOR (find_done (assistant) != NULL);
  g_assert_true (carnet_app_test_says (assistant, "1 carnet sur 4 est fusionné"));
  g_assert_true (carnet_app_test_says (assistant, "Non fusionnés\u00a0: notes.carnet, vide.carnet"));
  g_assert_true (carnet_app_test_says (assistant, before));
  gtk_window_destroy (GTK_WINDOW (assistant));
  carnet_app_fixture_tear_down (&third, NULL);
}

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
#define ADD(path, func) g_test_add (path, MergeWorld, NULL, merge_world_set_up, func, merge_world_tear_down)
  ADD ("/merge-refused/refused", test_refused);
  ADD ("/merge-refused/damaged", test_damaged);
  ADD ("/merge-refused/partly-done-alone", test_partly_done_alone);
  ADD ("/merge-refused/merged-before", test_merged_before);
#undef ADD
  g_test_add ("/merge-refused/partly-done", MergeWorld, NULL, merge_world_set_up_apart, test_partly_done,
              merge_world_tear_down);
  return g_test_run ();
}
