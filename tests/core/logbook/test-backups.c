/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "logbook/carnet-logbook-backups.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "support/carnet-test-sent.h"

/* Where backups go, how many stay, whose they are; what a person says of themselves. */

static char *
make_place (CarnetWorld *world, const char *name)
{
  char *place = carnet_world_path (world, name);

  g_assert_cmpint (g_mkdir (place, 0700), ==, 0);
  return place;
}

static char *
make_backup (CarnetLogbook *logbook)
{
  g_autoptr (GError) error = NULL;
  char *path = carnet_logbook_make_backup (logbook, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return path;
}

static guint
count_backups (CarnetLogbook *logbook)
{
  g_autoptr (GPtrArray) backups = carnet_logbook_list_backups (logbook);

  return backups->len;
}

static void
set_place (CarnetLogbook *logbook, const char *place)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (carnet_logbook_set_backup_place (logbook, place, &error));
  g_assert_no_error (error);
}

/* Another program that opens the file has them go to the same place; what was there stays. */
static void
test_place (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autoptr (CarnetLogbook) other = NULL;
  g_autofree char *place = make_place (world, "stick");
  g_autofree char *expected = g_build_filename (place, "a-backups", "000001-2018-09-25.carnet", NULL);
  g_autofree char *beside = make_backup (logbook), *path = NULL, *found = NULL;

  set_place (logbook, place);
  other = carnet_logbook_open (carnet_logbook_get_path (logbook), CARNET_OPEN_READ_WRITE, &world->sources,
                               NULL);
  found = carnet_logbook_dup_backup_place (other);
  g_assert_cmpstr (found, ==, place);
  path = make_backup (other);
  g_assert_cmpstr (path, ==, expected);
  g_assert_true (g_file_test (beside, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_backups (logbook), ==, 1);
  set_place (logbook, NULL);
  g_assert_null (carnet_logbook_dup_backup_place (other));
  g_assert_cmpuint (count_backups (other), ==, 1);
}

#define ASSERT_REFUSED(logbook, place)                                                                       \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autoptr (GError) error_ = NULL;                                                                        \
    g_assert_false (carnet_logbook_set_backup_place ((logbook), (place), &error_));                          \
    g_assert_nonnull (error_);                                                                               \
    g_assert_nonnull (strstr (error_->message, (place)));                                                    \
    g_assert_null (carnet_logbook_dup_backup_place (logbook));                                               \
  }                                                                                                          \
  G_STMT_END

static void
test_no_place (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autofree char *file = carnet_world_path (world, "file");
  g_autofree char *place = make_place (world, "taken");
  g_autofree char *taken = g_build_filename (place, "a-backups", NULL);

  carnet_test_write_file (file, "x", 1);
  carnet_test_write_file (taken, "x", 1);
  ASSERT_REFUSED (logbook, file);
  ASSERT_REFUSED (logbook, "stick");
  ASSERT_REFUSED (logbook, place);
  /* No folder can be made there, not even by root. */
  ASSERT_REFUSED (logbook, "/proc");
}

/* A stick that was taken out is not made anew as a folder: nothing is changed, and one is told. */
static void
test_place_away (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autofree char *place = make_place (world, "stick");
  g_autoptr (GError) error = NULL;

  set_place (logbook, place);
  g_assert_cmpint (g_rmdir (place), ==, 0);
  g_assert_null (carnet_logbook_make_backup (logbook, NULL, NULL, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, place));
  g_assert_nonnull (strstr (error->message, "backups"));
  g_assert_false (g_file_test (place, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_backups (logbook), ==, 0);
}

/* It stays what it was, whichever way somebody comes to it; a copy of it is a logbook. */
static void
test_only_read (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autofree char *backup = make_backup (logbook), *before = carnet_test_hash_file (backup), *after = NULL;
  g_autofree char *link = carnet_world_path (world, "link.carnet"),
                  *path = carnet_world_path (world, "copy.carnet");
  const char *const paths[] = { backup, link };
  g_autoptr (CarnetLogbook) reader = NULL, copy = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink (backup, link), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_assert_null (carnet_logbook_open (paths[i], CARNET_OPEN_READ_WRITE, &world->sources, &error));
      g_assert_error (error, CARNET_ERROR, CARNET_ERROR_READ_ONLY);
      g_assert_nonnull (strstr (error->message, "backup"));
      g_clear_error (&error);
    }
  reader = carnet_logbook_open (backup, CARNET_OPEN_READ_ONLY, &world->sources, &error);
  g_assert_no_error (error);
  g_assert_true (carnet_logbook_is_backup (reader));
  g_assert_false (carnet_logbook_is_backup (logbook));
  after = carnet_test_hash_file (backup);
  g_assert_cmpstr (before, ==, after);

  g_assert_true (carnet_logbook_copy (reader, path, FALSE, NULL, NULL, NULL, &error));
  copy = carnet_logbook_open (path, CARNET_OPEN_READ_WRITE, &world->sources, &error);
  g_assert_no_error (error);
  g_assert_false (carnet_logbook_is_backup (copy));
  carnet_test_add (copy, "Depuis", NULL);
}

static void
test_kept (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autoptr (GError) error = NULL;
  g_autofree char *last = NULL;

  g_assert_cmpuint (carnet_logbook_get_backups_kept (logbook), ==, CARNET_BACKUPS_KEPT);
  g_assert_false (carnet_logbook_set_backups_kept (logbook, 0, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_INVALID);
  g_assert_true (carnet_logbook_set_backups_kept (logbook, 2, NULL));
  for (guint i = 0; i < 4; i++)
    {
      g_free (last);
      last = make_backup (logbook);
    }
  {
    g_autoptr (GPtrArray) backups = carnet_logbook_list_backups (logbook);
    const CarnetBackup *newest = backups->pdata[0];

    g_assert_cmpuint (backups->len, ==, 2);
    g_assert_cmpstr (newest->path, ==, last);
    g_assert_cmpint (newest->size, >, 0);
    g_assert_cmpint (newest->made_ms, >, 0);
  }
}

typedef struct
{
  CarnetLogbook *other;
  char          *path;
} Meanwhile;

static void
meanwhile_cb (guint64 done, guint64 total, gpointer user_data)
{
  Meanwhile *meanwhile = user_data;

  if (meanwhile->path == NULL)
    meanwhile->path = make_backup (meanwhile->other);
}

/* Another program makes one while this one copies: each has its number. */
static void
test_at_once (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autoptr (CarnetLogbook) other = carnet_logbook_open (carnet_logbook_get_path (logbook),
                                                         CARNET_OPEN_READ_WRITE, &world->sources, NULL);
  Meanwhile meanwhile = { other, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = carnet_logbook_make_backup (logbook, meanwhile_cb, &meanwhile, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (meanwhile.path);
  g_assert_cmpstr (path, !=, meanwhile.path);
  g_assert_cmpuint (count_backups (logbook), ==, 2);
  g_free (meanwhile.path);
}

/* One letter of what was written. */
static void
damage (const char *path, const char *written)
{
  g_autofree char *bytes = NULL;
  const gsize      length = strlen (written);
  gsize            size, at = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  while (at + length < size && memcmp (bytes + at, written, length) != 0)
    at++;
  g_assert_cmpuint (at + length, <, size);
  bytes[at] ^= 1;
  g_assert_true (g_file_set_contents_full (path, bytes, (gssize)size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* The sound one stays, whatever comes after it. */
static void
test_damaged (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  CarnetLogbook   *logbook = carnet_world_logbook (world, "a");
  g_autofree char *path = g_strdup (carnet_logbook_get_path (logbook));
  g_autofree char *sound = NULL, *first = NULL, *second = NULL;

  carnet_test_add (logbook, "Ce qui fut dit", NULL);
  g_assert_true (carnet_logbook_set_backups_kept (logbook, 1, NULL));
  sound = make_backup (logbook);
  carnet_logbook_close (logbook);
  damage (path, "Ce qui fut dit");
  logbook = carnet_logbook_open (path, CARNET_OPEN_READ_WRITE, &world->sources, NULL);
  first = make_backup (logbook);
  second = make_backup (logbook);
  g_assert_true (g_file_test (sound, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_backups (logbook), ==, 3);
  carnet_logbook_close (logbook);
}

/* Two logbooks of the same name in one place: neither counts nor removes what is the other's, nor a file
 * that only has the name of a backup, nor a link to one. */
static void
test_of_another (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autoptr (CarnetProgramme) programme = carnet_world_programme ();
  g_autofree char *place = make_place (world, "stick"), *away = make_place (world, "away");
  g_autofree char *path = g_build_filename (away, "a.carnet", NULL);
  g_autofree char *named = g_build_filename (place, "a-backups", "000000-2018-01-01.carnet", NULL);
  CarnetOwner      owner = { .name = "b", .role = CARNET_ROLE_CATALYST };
  g_autoptr (CarnetLogbook) other = carnet_logbook_create (path, programme, &owner, &world->sources, NULL);
  g_autofree char *theirs = NULL, *mine = NULL;

  set_place (logbook, place);
  set_place (other, place);
  theirs = make_backup (other);
  carnet_test_write_file (named, "x", 1);
  g_assert_true (carnet_logbook_set_backups_kept (logbook, 1, NULL));
  for (guint i = 0; i < 3; i++)
    {
      g_free (mine);
      mine = make_backup (logbook);
    }
  g_assert_true (g_file_test (theirs, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (named, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (mine, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_backups (logbook), ==, 1);
  g_assert_cmpuint (count_backups (other), ==, 1);
}

/* The path of a folder says who somebody is. */
static void
test_not_sent (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autofree char *place = make_place (world, "place-of-somebody");
  g_autofree char *path = carnet_world_path (world, "sent.carnet"), *sent = NULL;

  set_place (logbook, place);
  sent = carnet_test_send (logbook, path, CARNET_SEND_ALL, NULL);
  g_assert_true (carnet_test_file_has (carnet_logbook_get_path (logbook), "place-of-somebody"));
  g_assert_false (carnet_test_file_has (sent, "place-of-somebody"));
}

static void
test_person (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autoptr (CarnetLogbook) reading
      = carnet_logbook_open (carnet_logbook_get_path (logbook), CARNET_OPEN_READ_ONLY, NULL, NULL);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId id = carnet_logbook_get_owner (logbook)->id;

  carnet_writes_set_line (writes, CARNET_KEY_NAME, "Autre personne d’exemple");
  g_assert_true (carnet_logbook_write (logbook, &id, CARNET_KIND_PERSON, NULL, writes, NULL, NULL));
  g_assert_cmpstr (carnet_logbook_get_owner (logbook)->name, ==, "Autre personne d’exemple");
  g_assert_cmpstr (carnet_logbook_get_owner (reading)->name, ==, "a");
  g_assert_true (carnet_logbook_reload_owner (reading, NULL));
  g_assert_cmpstr (carnet_logbook_get_owner (reading)->name, ==, "Autre personne d’exemple");
}

static void
test_territory (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autoptr (CarnetTerritory) territory = carnet_territory_new ();
  g_autoptr (CarnetTerritory) found = NULL;

  g_free (territory->name);
  territory->name = g_strdup ("Vallée d’exemple");
  g_assert_true (carnet_logbook_set_owner_territory (logbook, territory, NULL));
  found = carnet_logbook_dup_owner_territory (logbook);
  g_assert_cmpstr (found->name, ==, "Vallée d’exemple");
  g_assert_true (carnet_logbook_set_owner_territory (logbook, NULL, NULL));
  g_assert_null (carnet_logbook_dup_owner_territory (logbook));
}

/* What others wrote is not what the owner wrote; a draft is. */
static void
test_last_written (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autoptr (CarnetLogbook) other = carnet_world_logbook (world, "b");
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId id = { { 0 } };
  gint64   first, last;

  g_assert_true (carnet_logbook_find_last_written (logbook, &first, NULL));
  g_assert_cmpint (first, >, 0);
  carnet_test_write (other, &id, CARNET_KEY_TITLE, "Plus tard", NULL);
  carnet_test_unite (carnet_logbook_get_path (logbook), carnet_logbook_get_path (other));
  g_assert_true (carnet_logbook_find_last_written (logbook, &last, NULL));
  g_assert_cmpint (last, ==, first);
  id = carnet_id_from_name ("new");
  carnet_writes_set_line (writes, CARNET_KEY_TITLE, "Brouillon");
  g_assert_true (
      carnet_logbook_save_draft (logbook, &id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, &first, NULL));
  g_assert_true (carnet_logbook_find_last_written (logbook, &last, NULL));
  g_assert_cmpint (last, ==, first);
}

/* -- Where blocks can be shared, by a cp of ours ---------------------------------------- */

/* Larger than what is copied without asking. */
static CarnetLogbook *
make_large (CarnetWorld *world)
{
  CarnetLogbook   *logbook = carnet_world_logbook (world, "a");
  g_autofree char *text = g_strnfill (9 << 20, 'x');
  CarnetId         id = carnet_test_add (logbook, "Grand", NULL);

  carnet_test_attach (logbook, &id, text);
  return logbook;
}

static void
assert_backed_up (CarnetLogbook *logbook)
{
  g_autofree char *path = make_backup (logbook);
  g_autofree char *mine = carnet_test_hash_file (carnet_logbook_get_path (logbook));
  g_autofree char *copied = carnet_test_hash_file (path);
  GStatBuf         status;

  g_assert_cmpstr (mine, ==, copied);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
assert_asked (const char *asked, const char *expected)
{
  g_autofree char *found = NULL;

  g_file_get_contents (asked, &found, NULL, NULL);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_shared (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autofree char *asked = carnet_test_use_cp (world, "exec /bin/cat \"$3\" >\"$4\"");
  g_autoptr (CarnetLogbook) small = carnet_world_logbook (world, "b");
  g_autoptr (CarnetLogbook) logbook = make_large (world);

  assert_backed_up (small);
  assert_asked (asked, NULL);
  assert_backed_up (logbook);
  assert_backed_up (logbook);
  assert_asked (asked, "--reflink=always\n--reflink=always\n");
}

/* One that does less than it says is found out, as any copy is. */
static void
test_not_shared (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autofree char *asked = carnet_test_use_cp (world, "echo no logbook >\"$4\"");
  g_autofree char *folder = carnet_world_path (world, "a-backups");
  g_autoptr (CarnetLogbook) logbook = make_large (world);
  g_autoptr (GError) error = NULL;

  g_assert_null (carnet_logbook_make_backup (logbook, NULL, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  assert_asked (asked, "--reflink=always\n");
}

/* The filesystem cannot, and is not asked again; whatever was left there goes. */
static void
test_cannot_be_shared (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autofree char *asked = carnet_test_use_cp (world, "echo no logbook >\"$4\"; exit 1");
  g_autoptr (CarnetLogbook) logbook = make_large (world);

  assert_backed_up (logbook);
  assert_backed_up (logbook);
  assert_asked (asked, "--reflink=always\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/backups/place", test_place);
  g_test_add_func ("/backups/no-place", test_no_place);
  g_test_add_func ("/backups/place-away", test_place_away);
  g_test_add_func ("/backups/only-read", test_only_read);
  g_test_add_func ("/backups/kept", test_kept);
  g_test_add_func ("/backups/damaged", test_damaged);
  g_test_add_func ("/backups/at-once", test_at_once);
  g_test_add_func ("/backups/of-another", test_of_another);
  g_test_add_func ("/backups/not-sent", test_not_sent);
  g_test_add_func ("/backups/person", test_person);
  g_test_add_func ("/backups/territory", test_territory);
  g_test_add_func ("/backups/last-written", test_last_written);
  g_test_add_func ("/backups/shared", test_shared);
  g_test_add_func ("/backups/not-shared", test_not_shared);
  g_test_add_func ("/backups/cannot-be-shared", test_cannot_be_shared); /* the last: it is remembered */
  return g_test_run ();
}
