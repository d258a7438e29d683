/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file of a logbook: made, opened, copied, put back, left behind by a program that died. */
#include <glib/gstdio.h>
#include <sqlite3.h>

#include "support/carnet-test-world.h"

#include "logbook/carnet-logbook-private.h"

/* -- Creating and opening ------------------------------------------------------------------ */

static void
test_create (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "Camille Exemple");
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (logbook, &error);
  const CarnetMilestone *milestone;
  GStatBuf               status;

  g_assert_no_error (error);
  g_assert_cmpstr (programme->title, ==, "Programme d’essai");
  g_assert_cmpint (programme->n_months, ==, 9);
  g_assert_cmpuint (programme->sections->len, ==, 2);
  g_assert_cmpstr (((CarnetSection *)programme->sections->pdata[0])->label, ==, "Faits");
  g_assert_cmpstr (((CarnetSection *)programme->sections->pdata[1])->question, ==, "Et maintenant ?");
  g_assert_cmpuint (programme->milestones->len, ==, 2);
  milestone = programme->milestones->pdata[1];
  g_assert_cmpstr (milestone->title, ==, "Rapport");
  g_assert_cmpint (milestone->when.precision, ==, CARNET_WHEN_MONTH);
  g_assert_cmpstr (carnet_logbook_get_owner (logbook)->name, ==, "Camille Exemple");
  g_assert_cmpint (g_stat (carnet_logbook_get_path (logbook), &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
}

static void
test_create_refuses (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autoptr (CarnetProgramme) programme = carnet_world_programme ();
  g_autofree char *before = carnet_test_hash_file (carnet_logbook_get_path (logbook));
  g_autofree char *nowhere = carnet_world_path (world, "no/such/folder.carnet");
  g_autofree char *fresh = carnet_world_path (world, "fresh.carnet");
  g_autofree char *after = NULL;
  CarnetOwner      owner = { "b", CARNET_ROLE_CATALYST, NULL, NULL },
              nobody = { " ", CARNET_ROLE_CATALYST, NULL, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_null (carnet_logbook_create (carnet_logbook_get_path (logbook), programme, &owner, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_EXISTS);
  g_clear_error (&error);
  after = carnet_test_hash_file (carnet_logbook_get_path (logbook));
  g_assert_cmpstr (before, ==, after);
  g_assert_null (carnet_logbook_create (nowhere, programme, &owner, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (carnet_logbook_create (fresh, programme, &nobody, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_INVALID);
  g_assert_false (g_file_test (fresh, G_FILE_TEST_EXISTS));
}

static void
refuse_open (const char *path, CarnetError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (carnet_logbook_open (path, CARNET_OPEN_READ_WRITE, NULL, &error));
  g_assert_error (error, CARNET_ERROR, (int)code);
  g_clear_error (&error);
  g_assert_null (carnet_logbook_open (path, CARNET_OPEN_READ_ONLY, NULL, &error));
  g_assert_error (error, CARNET_ERROR, (int)code);
}

static void
test_open_refuses (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autofree char *path = carnet_world_path (world, "x.carnet");
  g_autofree char *bytes = NULL;
  gsize            size;

  refuse_open (path, CARNET_ERROR_NOT_FOUND);
  refuse_open (world->folder, CARNET_ERROR_NOT_A_LOGBOOK);
  carnet_test_write_file (path, "", 0);
  refuse_open (path, CARNET_ERROR_NOT_A_LOGBOOK);
  carnet_test_write_file (path, "Bonjour, ceci est une lettre et non un carnet.", 46);
  refuse_open (path, CARNET_ERROR_NOT_A_LOGBOOK);
  g_unlink (path);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  refuse_open (path, CARNET_ERROR_NOT_A_LOGBOOK);
  g_unlink (path);
  carnet_logbook_close (carnet_world_logbook (world, "x"));
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  bytes[63] = 2; /* user_version, SQLite's file format §1.3 */
  carnet_test_write_file (path, bytes, size);
  refuse_open (path, CARNET_ERROR_TOO_NEW);
  bytes[63] = 1;
  bytes[71] ^= 1; /* application_id */
  carnet_test_write_file (path, bytes, size);
  refuse_open (path, CARNET_ERROR_NOT_A_LOGBOOK);
}

static void
test_read_only (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) writer = carnet_world_logbook (world, "a");
  g_autoptr (CarnetLogbook) reader = NULL;
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId id = { { 0 } };
  g_autoptr (GError) error = NULL;

  reader = carnet_logbook_open (carnet_logbook_get_path (writer), CARNET_OPEN_READ_ONLY, NULL, &error);
  g_assert_no_error (error);
  carnet_writes_set_text (writes, CARNET_KEY_TITLE, "Non");
  g_assert_false (carnet_logbook_write (reader, &id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_READ_ONLY);
  g_assert_true (carnet_id_is_nil (&id));
}

/* -- The file -------------------------------------------------------------------------------------- */

static void
test_copy (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autofree char *path = carnet_world_path (world, "copie.carnet");
  g_autoptr (CarnetLogbook) copy = NULL;
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autofree char *dump = NULL, *dump_of_copy = NULL;
  CarnetId         id = { { 0 } };
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  carnet_test_write (logbook, &id, CARNET_KEY_TITLE, "Un", NULL);
  carnet_writes_set_text (writes, CARNET_KEY_TITLE, "Un, corrigé");
  g_assert_true (
      carnet_logbook_save_draft (logbook, &id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL, NULL));
  g_assert_false (carnet_logbook_copy (logbook, path, FALSE, NULL, NULL, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_FAILED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  g_assert_true (carnet_logbook_copy (logbook, path, TRUE, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  copy = carnet_logbook_open (path, CARNET_OPEN_READ_ONLY, NULL, &error);
  g_assert_no_error (error);
  dump = carnet_logbook_dump (logbook, FALSE, NULL);
  dump_of_copy = carnet_logbook_dump (copy, FALSE, NULL);
  g_assert_cmpstr (dump, ==, dump_of_copy);
  g_assert_false (carnet_logbook_copy (logbook, path, TRUE, NULL, NULL, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_EXISTS);
}

/* Of one name, the official one first, whatever the chance of the others' ids. */
static void
test_official_first (void)
{
  for (guint32 seed = 1; seed <= 40; seed++)
    {
      g_autoptr (CarnetWorld) world = carnet_world_new (seed);
      g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
      g_autoptr (CarnetTerritory) official = carnet_territory_new ();
      g_autoptr (CarnetWrites) writes = carnet_writes_new ();
      g_autoptr (GPtrArray) list = NULL;
      CarnetId id, free_one = { { 0 } };

      g_free (official->name);
      g_free (official->kind);
      g_free (official->code);
      g_free (official->vintage);
      official->name = g_strdup ("Lieu");
      official->kind = g_strdup ("commune");
      official->code = g_strdup ("79049");
      official->vintage = g_strdup ("2026");
      official->id = carnet_territory_id_for ("2026", "commune", "79049");
      carnet_writes_set_line (writes, CARNET_KEY_NAME, "Lieu");
      g_assert_true (
          carnet_logbook_write (logbook, &free_one, CARNET_KIND_TERRITORY, NULL, writes, NULL, NULL));
      g_assert_true (carnet_logbook_ensure_territory (logbook, official, &id, NULL));
      list = carnet_logbook_list_territories (logbook, NULL);
      g_assert_cmpuint (list->len, ==, 2);
      g_assert_cmpstr (((CarnetTerritory *)list->pdata[0])->code, ==, "79049");
    }
}

static void
test_cancel (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autofree char *path = carnet_world_path (world, "copie.carnet");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (carnet_logbook_verify (logbook, NULL, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (carnet_logbook_copy (logbook, path, TRUE, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* -- What a review found ---------------------------------------------------------------------------- */

static void
test_stale_journal (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autoptr (CarnetProgramme) programme = carnet_world_programme ();
  g_autofree char *path = carnet_world_path (world, "b.carnet");
  g_autofree char *journal = carnet_world_path (world, "b.carnet-journal");
  CarnetOwner      owner = { "b", CARNET_ROLE_CATALYST, NULL, NULL };
  g_autoptr (GError) error = NULL;

  carnet_test_write_file (journal, "old pages", 9);
  g_assert_false (carnet_logbook_copy (logbook, path, TRUE, NULL, NULL, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_null (carnet_logbook_create (path, programme, &owner, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_EXISTS);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* A clock set back must not make the newest backup the first to go; nor does a stranger's file go. */
static void
test_backups (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autofree char *stranger = carnet_world_path (world, "a-backups/0-ma-these.carnet");
  g_autofree char *oldest = carnet_world_path (world, "a-backups/000001-2018-09-25.carnet");
  g_autofree char *newest = carnet_world_path (world, "a-backups/000012-2017-09-25.carnet");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *backup = NULL;

      if (i == 11)
        world->now_ms -= G_GINT64_CONSTANT (365) * 86400000;
      backup = carnet_logbook_backup (logbook, NULL, &error);
      g_assert_no_error (error);
      carnet_logbook_settle_backup (logbook, backup, TRUE);
      if (i == 0)
        carnet_test_write_file (stranger, "x", 1);
    }
  {
    g_autoptr (CarnetLogbook) copy = carnet_logbook_open (newest, CARNET_OPEN_READ_ONLY, NULL, &error);
    g_autofree char *dump = carnet_logbook_dump (logbook, FALSE, NULL);
    g_autofree char *copied = carnet_logbook_dump (copy, FALSE, NULL);

    g_assert_true (carnet_logbook_verify (copy, NULL, NULL, NULL, NULL, &error));
    g_assert_cmpstr (dump, ==, copied);
  }
  g_assert_false (g_file_test (oldest, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (stranger, G_FILE_TEST_EXISTS));
  carnet_logbook_settle_backup (logbook, newest, FALSE);
  g_assert_false (g_file_test (newest, G_FILE_TEST_EXISTS));
}

/* Another program may turn it into one with a WAL, of which the file alone is not all: the backup, whose
 * state is compared with the logbook's, is of all. */
static void
test_backup_of_a_wal (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autofree char *wal = carnet_world_path (world, "a.carnet-wal"), *backup = NULL;
  g_autoptr (GError) error = NULL;
  CarnetId id = { { 0 } };
  sqlite3 *other;

  g_assert_cmpint (sqlite3_open (carnet_logbook_get_path (logbook), &other), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_exec (other, "PRAGMA journal_mode=WAL; SELECT count(*) FROM revision", NULL, NULL, NULL), ==,
      SQLITE_OK);
  carnet_test_write (logbook, &id, CARNET_KEY_TITLE, "Dans le WAL", NULL);
  g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));
  backup = carnet_logbook_backup (logbook, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (backup);
  sqlite3_close (other);
}

/* -- Memory --------------------------------------------------------------------------------- */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/logbook-file/create", test_create);
  g_test_add_func ("/logbook-file/create/refuses", test_create_refuses);
  g_test_add_func ("/logbook-file/open/refuses", test_open_refuses);
  g_test_add_func ("/logbook-file/open/read-only", test_read_only);
  g_test_add_func ("/logbook-file/copy", test_copy);
  g_test_add_func ("/logbook-file/cancel", test_cancel);
  g_test_add_func ("/logbook-file/stale-journal", test_stale_journal);
  g_test_add_func ("/logbook-file/backups", test_backups);
  g_test_add_func ("/logbook-file/backup-of-a-wal", test_backup_of_a_wal);
  g_test_add_func ("/logbook-file/official-first", test_official_first);
  return g_test_run ();
}
