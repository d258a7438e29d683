/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "carnet-merge-world.h"

/* The backup of a large logbook, while the files to merge are looked at. */

#define ATTACHED (24 << 20) /* bytes each: three are enough that it is made ahead */

static void
make_large (MergeWorld *world)
{
  g_autoptr (CarnetLogbook) logbook
      = carnet_logbook_open (world->mine.path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId id = carnet_id_from_name ("large");

  carnet_writes_set_line (writes, CARNET_KEY_TITLE, "Grand");
  g_assert_true (carnet_logbook_write (logbook, &id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL));
  for (guint8 i = 0; i < 3; i++)
    {
      guint8 *data = g_malloc0 (ATTACHED);
      g_autoptr (GBytes) bytes = NULL;

      data[0] = i;
      bytes = g_bytes_new_take (data, ATTACHED);
      g_assert_true (carnet_logbook_attach (logbook, &id, bytes, "exemple", NULL));
    }
}

static goffset
size_of (const char *path)
{
  GStatBuf facts;

  return g_stat (path, &facts) == 0 ? facts.st_size : 0;
}

/* (nullable): the only file there */
static char *
find_backup (MergeWorld *world)
{
  g_autofree char *folder = carnet_logbook_dup_backup_folder (carnet_session_get_logbook (world->session));
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = dir != NULL ? g_dir_read_name (dir) : NULL;

  return name != NULL ? g_build_filename (folder, name, NULL) : NULL;
}

static guint64
inode_of (const char *path)
{
  GStatBuf facts;

  g_assert_cmpint (g_stat (path, &facts), ==, 0);
  return facts.st_ino;
}

static goffset
backup_size (MergeWorld *world)
{
  g_autofree char *path = find_backup (world);

  return path != NULL ? size_of (path) : 0;
}

static void
test_backed_up_ahead (MergeWorld *world, gconstpointer unused)
{
  g_autofree char *ahead = NULL, *backup = NULL;
  goffset          size;
  guint64          inode;
  GtkWidget       *assistant;

  make_large (world);
  size = size_of (world->mine.path);
  assistant = merge_world_drop (world, world->theirs.path, NULL);
  WAIT_FOR (backup_size (world) == size);
  ahead = find_backup (world);
  inode = inode_of (ahead);
  gtk_widget_activate_action (assistant, "merge.apply", NULL);
  WAIT_FOR (merge_world_count (world) == 46);
  backup = find_backup (world);
  g_assert_cmpstr (backup, !=, ahead);
  g_assert_true (g_str_has_suffix (backup, ".carnet"));
  g_assert_cmpint (size_of (backup), ==, size);
  g_assert_cmpuint (inode_of (backup), ==, inode);
  g_assert_false (g_file_test (ahead, G_FILE_TEST_EXISTS));
  gtk_window_destroy (GTK_WINDOW (assistant));
}

static void
test_not_merged (MergeWorld *world, gconstpointer unused)
{
  g_autofree char *left = NULL;
  GtkWidget       *assistant;

  make_large (world);
  assistant = merge_world_drop (world, world->theirs.path, NULL);
  WAIT_FOR (backup_size (world) > 0);
  gtk_widget_activate_action (assistant, "merge.cancel", NULL);
  WAIT_FOR ((left = find_backup (world)) == NULL);
  g_assert_cmpuint (merge_world_count (world), ==, 1);
}

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
#define ADD(path, func) g_test_add (path, MergeWorld, NULL, merge_world_set_up, func, merge_world_tear_down)
  ADD ("/merge-ahead/backed-up", test_backed_up_ahead);
  ADD ("/merge-ahead/not-merged", test_not_merged);
  return g_test_run ();
}
