/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include "logbook/carnet-logbook-backups.h"
#include "logbook/carnet-logbook-merge.h"
#include "support/carnet-test-sent.h"

/* What is copied of a large logbook before a backup is asked for. */

#define LARGE 3             /* attachments */
#define ATTACHED (24 << 20) /* bytes each */

typedef struct
{
  CarnetWorld   *world;
  CarnetLogbook *logbook;
  char          *folder; /* of its backups */
} Fixture;

/* On whatever filesystem. */
#define CANNOT_SHARE "exit 1"
#define CAN_SHARE "exec /bin/cat \"$3\" >\"$4\""

/* @cp: what is asked to share blocks does */
static void
set_up (Fixture *self, gconstpointer cp)
{
  g_autofree char *text = g_strnfill (ATTACHED, 'x');
  g_autofree char *asked = NULL;
  CarnetId         id;

  self->world = carnet_world_new (1);
  asked = carnet_test_use_cp (self->world, cp);
  self->logbook = carnet_world_logbook (self->world, "a");
  self->folder = carnet_logbook_dup_backup_folder (self->logbook);
  id = carnet_test_add (self->logbook, "Grand", NULL);
  for (guint i = 0; i < LARGE; i++)
    {
      text[0] = (char)('0' + i);
      carnet_test_attach (self->logbook, &id, text);
    }
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_clear_pointer (&self->logbook, carnet_logbook_close);
  g_free (self->folder);
  carnet_world_free (self->world);
}

static gboolean
copy_part (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  gboolean more;

  g_assert_true (carnet_logbook_back_up_ahead (self->logbook, &more, &error));
  g_assert_no_error (error);
  return more;
}

static guint
copy_all (Fixture *self)
{
  guint n = 1;

  while (copy_part (self))
    n++;
  return n;
}

/* (nullable): the only file in @folder */
static char *
find_file (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = dir != NULL ? g_dir_read_name (dir) : NULL;
  char       *path = name != NULL ? g_build_filename (folder, name, NULL) : NULL;

  if (path != NULL)
    g_assert_null (g_dir_read_name (dir));
  return path;
}

static goffset
size_of (const char *path)
{
  GStatBuf facts;

  g_assert_cmpint (g_stat (path, &facts), ==, 0);
  return facts.st_size;
}

static guint64
inode_of (const char *path)
{
  GStatBuf facts;

  g_assert_cmpint (g_stat (path, &facts), ==, 0);
  return facts.st_ino;
}

/* Byte for byte what is there now; and nothing else is left. */
static void
assert_backed_up (Fixture *self, const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = carnet_logbook_make_backup (self->logbook, NULL, NULL, NULL, &error);
  g_autofree char *mine = carnet_test_hash_file (carnet_logbook_get_path (self->logbook));
  g_autofree char *copied = NULL, *found = NULL;

  g_assert_no_error (error);
  copied = carnet_test_hash_file (path);
  g_assert_cmpstr (mine, ==, copied);
  found = find_file (folder);
  g_assert_cmpstr (found, ==, path);
}

static void
write_in (CarnetLogbook *logbook, const char *title)
{
  CarnetId id = carnet_test_add (logbook, title, NULL);

  g_assert_false (carnet_id_is_nil (&id));
}

/* In several parts, and what was copied is what becomes the backup. */
static void
test_whole (Fixture *self, gconstpointer unused)
{
  g_autofree char *temporary = NULL, *path = NULL;
  guint64          inode;

  g_assert_cmpuint (copy_all (self), >, 2);
  temporary = find_file (self->folder);
  g_assert_cmpint (size_of (temporary), ==, size_of (carnet_logbook_get_path (self->logbook)));
  inode = inode_of (temporary);
  g_assert_false (copy_part (self));
  assert_backed_up (self, self->folder);
  path = find_file (self->folder);
  g_assert_cmpuint (inode_of (path), ==, inode);
}

/* Where blocks can be shared one part is all; when something was written since, it is shared anew. */
static void
test_shared (Fixture *self, gconstpointer unused)
{
  g_assert_false (copy_part (self));
  write_in (self->logbook, "Depuis");
  assert_backed_up (self, self->folder);
}

/* The rest is copied with the backup. */
static void
test_part (Fixture *self, gconstpointer unused)
{
  g_autofree char *temporary = NULL, *path = NULL;
  guint64          inode;

  g_assert_true (copy_part (self));
  temporary = find_file (self->folder);
  g_assert_cmpint (size_of (temporary), >, 0);
  g_assert_cmpint (size_of (temporary), <, size_of (carnet_logbook_get_path (self->logbook)));
  inode = inode_of (temporary);
  assert_backed_up (self, self->folder);
  path = find_file (self->folder);
  g_assert_cmpuint (inode_of (path), ==, inode);
}

/* Here or by another program: at whatever time, it is in the backup. */
static void
test_written_meanwhile (Fixture *self, gconstpointer unused)
{
  g_autoptr (CarnetLogbook) other = carnet_logbook_open (carnet_logbook_get_path (self->logbook),
                                                         CARNET_OPEN_READ_WRITE, &self->world->sources, NULL);

  g_assert_true (copy_part (self));
  write_in (self->logbook, "Entre deux");
  g_assert_cmpuint (copy_all (self), >, 2);
  write_in (other, "Ailleurs");
  assert_backed_up (self, self->folder);
}

static void
test_dropped (Fixture *self, gconstpointer unused)
{
  g_assert_true (copy_part (self));
  carnet_logbook_drop_backup_ahead (self->logbook);
  g_assert_false (g_file_test (self->folder, G_FILE_TEST_EXISTS));
  carnet_logbook_drop_backup_ahead (self->logbook);
  g_assert_true (copy_part (self));
  g_clear_pointer (&self->logbook, carnet_logbook_close);
  g_assert_false (g_file_test (self->folder, G_FILE_TEST_EXISTS));
}

/* Somebody tidied the folder: the backup is made all the same. */
static void
test_gone (Fixture *self, gconstpointer unused)
{
  g_autofree char *temporary = NULL;

  copy_all (self);
  temporary = find_file (self->folder);
  g_assert_cmpint (g_unlink (temporary), ==, 0);
  assert_backed_up (self, self->folder);
}

/* What a program that was killed left there goes when the logbook is opened again. */
static void
test_killed (Fixture *self, gconstpointer unused)
{
  const pid_t child = fork ();
  int         status;

  if (child == 0)
    {
      gboolean more;

      carnet_logbook_back_up_ahead (self->logbook, &more, NULL);
      kill (getpid (), SIGKILL);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (g_file_test (self->folder, G_FILE_TEST_EXISTS));
  {
    g_autofree char *left = find_file (self->folder);
    g_autofree char *path = g_strdup (carnet_logbook_get_path (self->logbook));

    g_assert_cmpint (size_of (left), >, 0);
    carnet_logbook_close (self->logbook);
    self->logbook = carnet_logbook_open (path, CARNET_OPEN_READ_WRITE, &self->world->sources, NULL);
    g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
  }
}

/* Who writes all the time is not followed for ever. */
static void
test_not_chased (Fixture *self, gconstpointer unused)
{
  const guint n_parts = (guint)(size_of (carnet_logbook_get_path (self->logbook)) >> 21) + 2;
  guint       n = 0;

  while (copy_part (self))
    {
      write_in (self->logbook, "Encore");
      g_assert_cmpuint (++n, <, 4 * n_parts);
    }
  g_assert_cmpuint (n, >, n_parts);
  g_assert_false (g_file_test (self->folder, G_FILE_TEST_EXISTS));
}

static void
test_other_place (Fixture *self, gconstpointer unused)
{
  g_autofree char *place = carnet_world_path (self->world, "stick");
  g_autofree char *folder = g_build_filename (place, "a-backups", NULL);

  copy_all (self);
  g_assert_cmpint (g_mkdir (place, 0700), ==, 0);
  g_assert_true (carnet_logbook_set_backup_place (self->logbook, place, NULL));
  assert_backed_up (self, folder);
  g_assert_false (g_file_test (self->folder, G_FILE_TEST_EXISTS));
}

/* Of a WAL, which another program made, nothing can be copied ahead; what was is not used. */
static void
test_wal (Fixture *self, gconstpointer unused)
{
  g_autofree char *backup = NULL;
  g_autoptr (CarnetLogbook) copy = NULL;
  sqlite3 *other;
  guint    n;

  g_assert_true (copy_part (self));
  g_assert_cmpint (sqlite3_open (carnet_logbook_get_path (self->logbook), &other), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_exec (other, "PRAGMA journal_mode=WAL; SELECT count(*) FROM revision", NULL, NULL, NULL), ==,
      SQLITE_OK);
  write_in (self->logbook, "Dans le WAL");
  g_assert_false (copy_part (self));
  backup = carnet_logbook_make_backup (self->logbook, NULL, NULL, NULL, NULL);
  g_assert_nonnull (backup);
  sqlite3_close (other);
  copy = carnet_logbook_open (backup, CARNET_OPEN_READ_ONLY, NULL, NULL);
  g_assert_true (carnet_logbook_count_observations (copy, NULL, &n, NULL));
  g_assert_cmpuint (n, ==, 2);
}

typedef struct
{
  guint   n;
  guint64 total; /* of the first */
  double  last;
} Progress;

static void
progress_cb (guint64 done, guint64 total, gpointer user_data)
{
  Progress *self = user_data;

  if (self->n++ == 0)
    self->total = total;
  g_assert_cmpuint (total, ==, self->total);
  g_assert_cmpfloat ((double)done / (double)total, >=, self->last);
  self->last = (double)done / (double)total;
}

static Progress
merge (Fixture *self, const char *path)
{
  const char *paths[] = { path, NULL };
  g_autoptr (CarnetMerge) merge
      = carnet_logbook_prepare_merge (self->logbook, paths, CARNET_MERGE_DEFAULT, NULL, NULL, NULL, NULL);
  Progress progress = { 0 };
  gint64   sitting;

  g_assert_nonnull (merge);
  g_assert_true (
      carnet_logbook_apply_merge (self->logbook, merge, &sitting, progress_cb, &progress, NULL, NULL));
  g_assert_cmpint (sitting, !=, 0);
  return progress;
}

/* Copying and taking in are one piece of work for whoever waits; what was copied already is none. */
static void
test_progress (Fixture *self, gconstpointer unused)
{
  g_autoptr (CarnetLogbook) theirs = carnet_world_logbook (self->world, "b");
  Progress progress;
  guint64  n_parts;

  write_in (theirs, "Reçue");
  progress = merge (self, carnet_logbook_get_path (theirs));
  g_assert_cmpuint (progress.n, >, 50);
  g_assert_cmpfloat (progress.last, ==, 1);
  n_parts = (guint64)size_of (carnet_logbook_get_path (self->logbook)) >> 16;
  g_assert_cmpuint (progress.total, >, n_parts);

  write_in (theirs, "Encore");
  copy_all (self);
  progress = merge (self, carnet_logbook_get_path (theirs));
  g_assert_cmpuint (progress.total, <, n_parts);
  g_assert_cmpfloat (progress.last, ==, 1);
}

/* Nobody waits for it. */
static void
test_small (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autofree char *folder = carnet_logbook_dup_backup_folder (logbook);
  gboolean         more;

  g_assert_true (carnet_logbook_back_up_ahead (logbook, &more, NULL));
  g_assert_false (more);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, CANNOT_SHARE, set_up, func, tear_down)
  /* The first: that it cannot be done is remembered. */
  g_test_add ("/backup-ahead/shared", Fixture, CAN_SHARE, set_up, test_shared, tear_down);
  ADD ("/backup-ahead/whole", test_whole);
  ADD ("/backup-ahead/part", test_part);
  ADD ("/backup-ahead/written-meanwhile", test_written_meanwhile);
  ADD ("/backup-ahead/dropped", test_dropped);
  ADD ("/backup-ahead/gone", test_gone);
  ADD ("/backup-ahead/killed", test_killed);
  ADD ("/backup-ahead/not-chased", test_not_chased);
  ADD ("/backup-ahead/other-place", test_other_place);
  ADD ("/backup-ahead/wal", test_wal);
  ADD ("/backup-ahead/progress", test_progress);
  g_test_add_func ("/backup-ahead/small", test_small);
  return g_test_run ();
}
