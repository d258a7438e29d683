/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-merge-world.h"

#include "carnet-window-world.h"
#include "merge/carnet-merge-details.h"

void
merge_world_open (MergeWorld *world)
{
  world->window = window_world_show (world->mine.path, CARNET_DATE_NONE, &world->session);
}

void
merge_world_set_up (MergeWorld *world, gconstpointer unused)
{
  carnet_app_fixture_set_up_empty (&world->mine, NULL);
  carnet_app_fixture_set_up (&world->theirs, NULL);
  merge_world_open (world);
}

void
merge_world_set_up_apart (MergeWorld *world, gconstpointer unused)
{
  world->theirs.folder = g_dir_make_tmp ("carnet-app-XXXXXX", NULL);
  world->theirs.path = carnet_app_fixture_set_up_apart (&world->mine);
  merge_world_open (world);
}

void
merge_world_tear_down (MergeWorld *world, gconstpointer unused)
{
  GObject *objects[] = { G_OBJECT (world->session) };

  g_object_unref (world->session);
  carnet_app_test_destroy (GTK_WINDOW (world->window), objects, G_N_ELEMENTS (objects));
  carnet_app_fixture_tear_down (&world->mine, NULL);
  carnet_app_fixture_tear_down (&world->theirs, NULL);
}

GtkWidget *
merge_world_find_assistant (MergeWorld *world)
{
  return carnet_app_test_find_toplevel (CARNET_TYPE_MERGE_WINDOW);
}

guint
merge_world_count (MergeWorld *world)
{
  guint n;

  g_assert_true (
      carnet_logbook_count_observations (carnet_session_get_logbook (world->session), NULL, &n, NULL));
  return n;
}

GtkWidget *
merge_world_drop (MergeWorld *world, const char *first, const char *second)
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
  WAIT_FOR (merge_world_find_assistant (world) != NULL);
  WAIT_FOR (carnet_merge_window_is_read (CARNET_MERGE_WINDOW (merge_world_find_assistant (world))));
  return merge_world_find_assistant (world);
}

void
merge_world_rename_owner (MergeWorld *world)
{
  g_autoptr (CarnetLogbook) logbook
      = carnet_logbook_open (world->mine.path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId id = carnet_logbook_get_owner (logbook)->id;

  carnet_writes_set_text (writes, CARNET_KEY_NAME, "Autre personne d’exemple");
  g_assert_true (carnet_logbook_write (logbook, &id, CARNET_KIND_PERSON, NULL, writes, NULL, NULL));
}

void
merge_world_activate_row (GtkWidget *assistant, int n)
{
  GtkWidget *list = carnet_app_test_find_mapped (assistant, GTK_TYPE_LIST_BOX);

  gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), n)));
  WAIT_FOR (carnet_app_test_find_mapped (assistant, CARNET_TYPE_MERGE_DETAILS) != NULL);
  WAIT_FOR (carnet_merge_window_is_read (CARNET_MERGE_WINDOW (assistant)));
}
