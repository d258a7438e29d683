/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens around an open logbook: its file moved, replaced or gone, held by
 * another program or left by it half written, the clock set back, the folder of a copy taken away. */
#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "faults/carnet-fault-sweep.h"

static gboolean
write_title (CarnetScene *scene, const char *title, GError **error)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();

  carnet_writes_set_line (writes, CARNET_KEY_TITLE, title);
  return carnet_logbook_write (scene->logbook, &scene->entity, CARNET_KIND_OBSERVATION, NULL, writes, NULL,
                               error);
}

static void
assert_verifies (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetLogbook) logbook = carnet_logbook_open (path, CARNET_OPEN_READ_WRITE, NULL, &error);

  g_assert_no_error (error);
  carnet_logbook_verify (logbook, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* A journal beside the old name would not be found with the new one: nothing may be written. */
static void
assert_refused (CarnetScene *scene)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (write_title (scene, "Trop tard", &error));
  carnet_assert_sentence (error);
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_MOVED);
}

static void
test_renamed (void)
{
  g_autoptr (CarnetScene) scene = carnet_scene_new (NULL);
  g_autofree char *before = carnet_scene_describe (scene->path), *after = NULL;

  g_assert_cmpint (g_rename (scene->path, scene->target), ==, 0);
  assert_refused (scene);
  after = carnet_scene_describe (scene->target);
  g_assert_cmpstr (after, ==, before);
  assert_verifies (scene->target);
  /* Back at its place, it goes on. */
  g_assert_cmpint (g_rename (scene->target, scene->path), ==, 0);
  g_assert_true (write_title (scene, "À temps", NULL));
}

/* As by a program that synchronises folders. */
static void
test_replaced (void)
{
  g_autoptr (CarnetScene) scene = carnet_scene_new (NULL);
  g_autofree char *before = NULL, *after = NULL;

  g_assert_true (carnet_logbook_copy (scene->logbook, scene->target, FALSE, NULL, NULL, NULL, NULL));
  before = carnet_scene_describe (scene->target);
  g_assert_cmpint (g_rename (scene->target, scene->path), ==, 0);
  assert_refused (scene);
  after = carnet_scene_describe (scene->path);
  g_assert_cmpstr (after, ==, before);
  assert_verifies (scene->path);
}

static void
test_deleted (void)
{
  g_autoptr (CarnetScene) scene = carnet_scene_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_unlink (scene->path), ==, 0);
  assert_refused (scene);
  g_assert_false (g_file_test (scene->path, G_FILE_TEST_EXISTS));
  /* What was read before can still be saved elsewhere. */
  g_assert_true (carnet_logbook_copy (scene->logbook, scene->target, FALSE, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  assert_verifies (scene->target);
}

static void
test_busy (void)
{
  g_autoptr (CarnetScene) scene = carnet_scene_new (NULL);
  g_autofree char *before = carnet_scene_describe (scene->path), *after = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *other;

  g_assert_cmpint (sqlite3_open (scene->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_false (write_title (scene, "Trop tôt", &error));
  carnet_assert_sentence (error);
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_BUSY);
  sqlite3_close (other);
  after = carnet_scene_describe (scene->path);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (write_title (scene, "À temps", NULL));
}

/* Somebody reads for long: the commit waits, gives up, and says so. */
static void
test_reader_in_the_way (void)
{
  g_autoptr (CarnetScene) scene = carnet_scene_new (NULL);
  g_autofree char *before = carnet_scene_describe (scene->path), *after = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *other;

  g_assert_cmpint (sqlite3_open (scene->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN; SELECT * FROM meta", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_false (write_title (scene, "Trop tôt", &error));
  carnet_assert_sentence (error);
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_BUSY);
  sqlite3_close (other);
  after = carnet_scene_describe (scene->path);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (write_title (scene, "À temps", NULL));
}

/* -- A program that was killed ------------------------------------------------------------ */

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize            size;

  g_assert_true (g_file_get_contents (from, &bytes, &size, NULL));
  carnet_test_write_file (to, bytes, size);
}

static gboolean nobody_writes;

/* In place of the C library's. */
int
access (const char *path, int mode)
{
  if (nobody_writes && (mode & W_OK) != 0)
    {
      errno = EROFS;
      return -1;
    }
  return (int)syscall (SYS_faccessat, AT_FDCWD, path, mode);
}

/* @target is the logbook as somebody who was killed left it: half written, its journal beside it. */
static void
leave_half_written (CarnetScene *scene)
{
  g_autofree char *journal = g_strconcat (scene->path, "-journal", NULL);
  g_autofree char *left = g_strconcat (scene->target, "-journal", NULL);
  sqlite3         *writer;

  carnet_scene_close (scene);
  g_assert_cmpint (sqlite3_open (scene->path, &writer), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (writer,
                                 "PRAGMA cache_size=2; BEGIN; DELETE FROM meta;"
                                 " UPDATE observation SET title = 'À demi', author = zeroblob (9999);"
                                 " UPDATE revision SET kind = 'à demi'",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  copy_file (scene->path, scene->target);
  copy_file (journal, left);
  sqlite3_close (writer);
}

/* Reading alone goes on with what was kept, though nobody has written since. */
static void
test_half_written (void)
{
  g_autoptr (CarnetScene) scene = carnet_scene_new (NULL);
  g_autofree char *journal = g_strconcat (scene->target, "-journal", NULL);
  g_autofree char *before = carnet_scene_describe (scene->path), *after = NULL;
  g_autoptr (CarnetLogbook) logbook = NULL;
  g_autoptr (GError) error = NULL;

  leave_half_written (scene);
  g_assert_true (g_file_test (journal, G_FILE_TEST_EXISTS));
  logbook = carnet_logbook_open (scene->target, CARNET_OPEN_READ_ONLY, NULL, &error);
  g_assert_no_error (error);
  carnet_logbook_verify (logbook, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (carnet_logbook_is_read_only (logbook));
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
  after = carnet_scene_describe (scene->target);
  g_assert_cmpstr (after, ==, before);
}

/* Where nothing can be written, neither the file nor its journal is touched. */
static void
test_half_written_read_only (void)
{
  g_autoptr (CarnetScene) scene = carnet_scene_new (NULL);
  g_autofree char *journal = g_strconcat (scene->target, "-journal", NULL);
  g_autoptr (CarnetLogbook) logbook = NULL;
  g_autoptr (GError) error = NULL;

  leave_half_written (scene);
  nobody_writes = TRUE;
  logbook = carnet_logbook_open (scene->target, CARNET_OPEN_READ_ONLY, NULL, &error);
  nobody_writes = FALSE;
  g_assert_null (logbook);
  carnet_assert_sentence (error);
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "-journal"));
  g_assert_true (g_file_test (journal, G_FILE_TEST_EXISTS));
}

/* Order comes from what was known, never from clocks. */
static void
test_clock_set_back (void)
{
  g_autoptr (CarnetScene) scene = carnet_scene_new (NULL);
  g_autoptr (CarnetObservation) observation = NULL;

  scene->world->now_ms -= G_GINT64_CONSTANT (365) * 24 * 3600 * 1000;
  g_assert_true (write_title (scene, "Écrit avant d’être écrit", NULL));
  observation = carnet_logbook_load_observation (scene->logbook, &scene->entity, NULL);
  g_assert_cmpstr (observation->title, ==, "Écrit avant d’être écrit");
  g_assert_cmpuint (observation->conflicts->len, ==, 0);
  carnet_scene_close (scene);
  assert_verifies (scene->path);
}

/* -- The folder of a copy ------------------------------------------------------------ */

typedef struct
{
  CarnetScene *scene;
  char        *folder;
  char        *path;
} Journey;

static void
take_away (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
progress_cb (guint64 done, guint64 total, gpointer data)
{
  take_away (((Journey *)data)->folder);
}

static void
assert_stays (gboolean (*work) (Journey *journey, GError **error))
{
  g_autoptr (CarnetScene) scene = carnet_scene_new (NULL);
  g_autofree char *before = carnet_scene_describe (scene->path), *after = NULL;
  g_autofree char *folder = carnet_world_path (scene->world, "key");
  g_autofree char *path = g_build_filename (folder, "there", NULL);
  Journey          journey = { scene, folder, path };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_false (work (&journey, &error));
  carnet_assert_sentence (error);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  /* Nobody knows the names of temporary files. */
  g_assert_null (strstr (error->message, ".there"));
  g_clear_error (&error);
  /* And from the beginning. */
  g_assert_false (work (&journey, &error));
  carnet_assert_sentence (error);
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND);
  after = carnet_scene_describe (scene->path);
  g_assert_cmpstr (after, ==, before);
}

static gboolean
copy (Journey *journey, GError **error)
{
  return carnet_logbook_copy (journey->scene->logbook, journey->path, FALSE, progress_cb, journey, NULL,
                              error);
}

static gboolean
export_xml (Journey *journey, GError **error)
{
  CarnetExportOptions options = { .profile = CARNET_PROFILE_EXCHANGE, .query = CARNET_QUERY_INIT };

  return carnet_logbook_export_xml (journey->scene->logbook, journey->path, &options, NULL, progress_cb,
                                    journey, NULL, error);
}

/* -- A folder that cannot be synced ---------------------------------------------------- */

static gboolean folders_fail;

/* In place of the C library's. */
int
fsync (int fd)
{
  struct stat status;

  if (folders_fail && fstat (fd, &status) == 0 && S_ISDIR (status.st_mode))
    {
      errno = EIO;
      return -1;
    }
  return (int)syscall (SYS_fsync, fd);
}

static void
test_folder_not_synced (void)
{
  g_autoptr (CarnetScene) scene = carnet_scene_new (NULL);
  g_autoptr (GError) error = NULL;

  folders_fail = TRUE;
  g_assert_false (carnet_logbook_copy (scene->logbook, scene->target, FALSE, NULL, NULL, NULL, &error));
  folders_fail = FALSE;
  carnet_assert_sentence (error);
  g_clear_error (&error);
  carnet_logbook_copy (scene->logbook, scene->target, FALSE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_verifies (scene->target);
}

static void
test_copy_folder_gone (void)
{
  assert_stays (copy);
}

static void
test_export_folder_gone (void)
{
  assert_stays (export_xml);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* It waits for locks in no time. */
  carnet_vfs_install ();
  g_test_add_func ("/faults/renamed", test_renamed);
  g_test_add_func ("/faults/replaced", test_replaced);
  g_test_add_func ("/faults/deleted", test_deleted);
  g_test_add_func ("/faults/busy", test_busy);
  g_test_add_func ("/faults/reader-in-the-way", test_reader_in_the_way);
  g_test_add_func ("/faults/half-written", test_half_written);
  g_test_add_func ("/faults/half-written-read-only", test_half_written_read_only);
  g_test_add_func ("/faults/clock-set-back", test_clock_set_back);
  g_test_add_func ("/faults/copy-folder-gone", test_copy_folder_gone);
  g_test_add_func ("/faults/folder-not-synced", test_folder_not_synced);
  g_test_add_func ("/faults/export-folder-gone", test_export_folder_gone);
  return g_test_run ();
}
