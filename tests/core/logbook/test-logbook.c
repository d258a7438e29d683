/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/stat.h>

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

/* -- Writing ---------------------------------------------------------------------------------- */

static guint
count (CarnetLogbook *logbook, const CarnetQuery *query)
{
  g_autoptr (GError) error = NULL;
  guint n;

  g_assert_true (carnet_logbook_count_observations (logbook, query, &n, &error));
  g_assert_no_error (error);
  return n;
}

static guint64
count_revisions (CarnetLogbook *logbook)
{
  g_autoptr (CarnetInfo) info = carnet_logbook_load_info (logbook, NULL);

  return info->n_revisions;
}

static void
test_write (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autofree char *key = carnet_test_text_key (0);
  CarnetId         id = { { 0 } }, section = carnet_test_section (0);
  g_autoptr (CarnetObservation) observation = NULL;
  guint64 n = count_revisions (logbook);

  carnet_test_write (logbook, &id, CARNET_KEY_TITLE, "Un\r\ntitre", CARNET_KEY_DATE, "2018-07-05", key,
                     "Fait\r\nà cœur", NULL);
  g_assert_false (carnet_id_is_nil (&id));
  observation = carnet_logbook_load_observation (logbook, &id, NULL);
  g_assert_cmpstr (observation->title, ==, "Un\ntitre");
  g_assert_cmpstr (carnet_observation_get_text (observation, &section), ==, "Fait\nà cœur");
  g_assert_cmpuint (observation->date, ==, carnet_date_new (2018, 7, 5));
  g_assert_true (carnet_id_equal (&observation->author, &carnet_logbook_get_owner (logbook)->id));
  g_assert_cmpint (observation->visibility, ==, CARNET_VISIBILITY_COORDINATION);
  g_assert_cmpuint (count_revisions (logbook), ==, n + 1);
  /* The same again says nothing new. */
  carnet_test_write (logbook, &id, CARNET_KEY_TITLE, "Un\ntitre", NULL);
  g_assert_cmpuint (count_revisions (logbook), ==, n + 1);
}

typedef struct
{
  const char *key;
  const char *text; /* NULL: the integer */
  gint64      integer;
  CarnetError code;
} BadField;

static void
test_write_refuses (void)
{
  static const BadField bad[] = {
    { CARNET_KEY_DATE, "demain", 0, CARNET_ERROR_INVALID },
    { CARNET_KEY_DATE, "2018-02-30", 0, CARNET_ERROR_INVALID },
    { CARNET_KEY_DATE, "2018-04-30", 0, CARNET_ERROR_OUTSIDE },
    { CARNET_KEY_DATE, "2019-02-01", 0, CARNET_ERROR_OUTSIDE },
    { CARNET_KEY_DATE, NULL, 3, CARNET_ERROR_INVALID },
    { CARNET_KEY_VISIBILITY, "secret", 0, CARNET_ERROR_INVALID },
    { CARNET_KEY_REVIEW, "bon", 0, CARNET_ERROR_INVALID },
    { CARNET_KEY_IMPACT_INNOVATION, NULL, 4, CARNET_ERROR_INVALID },
    { CARNET_KEY_IMPACT_INNOVATION, NULL, -1, CARNET_ERROR_INVALID },
    { "impact/fortune", NULL, 1, CARNET_ERROR_INVALID },
    { CARNET_KEY_TERRITORY, "Bressuire", 0, CARNET_ERROR_INVALID },
    { CARNET_KEY_DELETED, NULL, 2, CARNET_ERROR_INVALID },
  };
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autofree char *before = carnet_test_hash_file (carnet_logbook_get_path (logbook));
  g_autofree char *after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (CarnetWrites) writes = carnet_writes_new ();
      CarnetId id = { { 0 } };
      g_autoptr (GError) error = NULL;

      if (bad[i].text != NULL)
        carnet_writes_set_text (writes, bad[i].key, bad[i].text);
      else
        carnet_writes_set_integer (writes, bad[i].key, bad[i].integer);
      g_test_message ("%s = %s", bad[i].key, bad[i].text);
      g_assert_false (
          carnet_logbook_write (logbook, &id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, &error));
      g_assert_error (error, CARNET_ERROR, (int)bad[i].code);
    }
  after = carnet_test_hash_file (carnet_logbook_get_path (logbook));
  g_assert_cmpstr (before, ==, after);
}

static void
test_delete (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autoptr (CarnetWrites) deletion = carnet_writes_new ();
  CarnetQuery search = CARNET_QUERY_INIT;
  CarnetId    id = { { 0 } };

  search.text = "éphémère";
  carnet_test_write (logbook, &id, CARNET_KEY_TITLE, "Éphémère", CARNET_KEY_DATE, "2018-07-05", NULL);
  g_assert_cmpuint (count (logbook, NULL), ==, 1);
  g_assert_cmpuint (count (logbook, &search), ==, 1);
  carnet_writes_set_integer (deletion, CARNET_KEY_DELETED, 1);
  g_assert_true (carnet_logbook_write (logbook, &id, CARNET_KIND_OBSERVATION, NULL, deletion, NULL, NULL));
  g_assert_cmpuint (count (logbook, NULL), ==, 0);
  g_assert_cmpuint (count (logbook, &search), ==, 0);
  carnet_writes_set_integer (deletion, CARNET_KEY_DELETED, 0);
  g_assert_true (carnet_logbook_write (logbook, &id, CARNET_KIND_OBSERVATION, NULL, deletion, NULL, NULL));
  g_assert_cmpuint (count (logbook, NULL), ==, 1);
  g_assert_cmpuint (count (logbook, &search), ==, 1);
}

static void
test_shared_ids (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) one = carnet_world_logbook (world, "un");
  g_autoptr (CarnetLogbook) two = carnet_world_logbook (world, "deux");
  g_autoptr (CarnetTerritory) territory = carnet_territory_new ();
  CarnetId         first, second;
  g_autofree char *path = g_strdup (carnet_logbook_get_path (one));
  guint64          n;

  g_free (territory->name);
  territory->name = g_strdup ("Les Sables-d'Olonne");
  g_free (territory->kind);
  territory->kind = g_strdup ("commune");
  g_free (territory->code);
  territory->code = g_strdup ("85194");
  g_free (territory->vintage);
  territory->vintage = g_strdup ("2026");
  territory->id = carnet_territory_id_for ("2026", "commune", "85194");
  g_assert_true (carnet_logbook_ensure_territory (one, territory, &first, NULL));
  world->now_ms += 86400000;
  g_assert_true (carnet_logbook_ensure_territory (two, territory, &second, NULL));
  g_assert_true (carnet_id_equal (&first, &second));
  /* The same revisions of programme and territory: only the other's person is new. */
  n = count_revisions (one);
  carnet_test_unite (path, carnet_logbook_get_path (two));
  g_assert_cmpuint (count_revisions (one), ==, n + 1);
}

/* -- Drafts ------------------------------------------------------------------------------------- */

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
write_number (CarnetLogbook *logbook, CarnetId *id, const char *key, gint64 number)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GError) error = NULL;

  carnet_writes_set_integer (writes, key, number);
  carnet_logbook_write (logbook, id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, &error);
  g_assert_no_error (error);
}

static void
test_contested_confirmed (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) mine = carnet_world_logbook (world, "moi");
  g_autoptr (CarnetLogbook) theirs = carnet_world_logbook (world, "elle");
  g_autoptr (CarnetObservation) contested = NULL;
  g_autoptr (CarnetObservation) confirmed = NULL;
  CarnetId id = { { 0 } };

  carnet_test_write (mine, &id, CARNET_KEY_TITLE, "Commune", NULL);
  carnet_test_unite (carnet_logbook_get_path (theirs), carnet_logbook_get_path (mine));
  write_number (mine, &id, CARNET_KEY_DELETED, 1);
  carnet_test_write (theirs, &id, CARNET_KEY_TITLE, "Corrigée", NULL);
  carnet_test_unite (carnet_logbook_get_path (mine), carnet_logbook_get_path (theirs));
  contested = carnet_logbook_load_observation (mine, &id, NULL);
  g_assert_true (contested->contested);
  write_number (mine, &id, CARNET_KEY_DELETED, 1);
  confirmed = carnet_logbook_load_observation (mine, &id, NULL);
  g_assert_true (confirmed->deleted);
}

/* Who writes the same without knowing has written it: what comes later must not pass over it. */
static void
test_same_unknowing (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) mine = carnet_world_logbook (world, "moi");
  g_autoptr (CarnetLogbook) theirs = carnet_world_logbook (world, "elle");
  g_autoptr (CarnetObservation) seen = NULL;
  g_autoptr (CarnetObservation) after = NULL;
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId id = { { 0 } };

  carnet_test_write (mine, &id, CARNET_KEY_TITLE, "Commune", NULL);
  carnet_test_unite (carnet_logbook_get_path (theirs), carnet_logbook_get_path (mine));
  seen = carnet_logbook_load_observation (mine, &id, NULL);
  carnet_writes_set_text (writes, CARNET_KEY_TITLE, "Même idée");
  g_assert_true (
      carnet_logbook_save_draft (mine, &id, CARNET_KIND_OBSERVATION, seen->heads, writes, NULL, NULL, NULL));
  carnet_test_write (theirs, &id, CARNET_KEY_TITLE, "Même idée", NULL);
  carnet_test_unite (carnet_logbook_get_path (mine), carnet_logbook_get_path (theirs));
  g_assert_true (carnet_logbook_seal_draft (mine, &id, CARNET_DRAFT_ANY, NULL, NULL));
  carnet_test_write (theirs, &id, CARNET_KEY_TITLE, "Autre idée", NULL);
  carnet_test_unite (carnet_logbook_get_path (mine), carnet_logbook_get_path (theirs));
  after = carnet_logbook_load_observation (mine, &id, NULL);
  g_assert_cmpuint (after->conflicts->len, ==, 1);
}

static void
test_group_fails_whole (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId first = { { 0 } }, second = { { 0 } };
  g_autoptr (GError) error = NULL;

  g_assert_true (carnet_logbook_begin (logbook, NULL));
  carnet_test_write (logbook, &first, CARNET_KEY_TITLE, "Un", NULL);
  carnet_writes_set_text (writes, CARNET_KEY_TITLE, "Deux");
  /* Of another kind: refused under the lock. */
  g_assert_false (carnet_logbook_write (logbook, &first, CARNET_KIND_COMMENT, NULL, writes, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (
      carnet_logbook_write (logbook, &second, CARNET_KIND_OBSERVATION, NULL, writes, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (carnet_logbook_commit (logbook, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_FAILED);
  g_assert_cmpuint (count (logbook, NULL), ==, 0);
  carnet_test_write (logbook, &second, CARNET_KEY_TITLE, "Après", NULL);
  g_assert_cmpuint (count (logbook, NULL), ==, 1);
}

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

static void
test_cleared_visibility (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (CarnetObservation) observation = NULL;
  CarnetId id = { { 0 } };

  carnet_test_write (logbook, &id, CARNET_KEY_VISIBILITY, "private", NULL);
  carnet_writes_set_none (writes, CARNET_KEY_VISIBILITY);
  g_assert_true (carnet_logbook_write (logbook, &id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL));
  observation = carnet_logbook_load_observation (logbook, &id, NULL);
  g_assert_cmpint (observation->visibility, ==, CARNET_VISIBILITY_COORDINATION);
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

static void
test_rest (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autoptr (GPtrArray) before = carnet_logbook_list_people (logbook, NULL), after = NULL;
  const sqlite3_int64 used = sqlite3_memory_used ();

  carnet_logbook_rest (logbook);
  g_assert_cmpint (sqlite3_memory_used (), <, used - 16 * 1024);
  after = carnet_logbook_list_people (logbook, NULL);
  g_assert_cmpuint (after->len, ==, before->len);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/logbook/create", test_create);
  g_test_add_func ("/logbook/create/refuses", test_create_refuses);
  g_test_add_func ("/logbook/open/refuses", test_open_refuses);
  g_test_add_func ("/logbook/open/read-only", test_read_only);
  g_test_add_func ("/logbook/write", test_write);
  g_test_add_func ("/logbook/write/refuses", test_write_refuses);
  g_test_add_func ("/logbook/delete", test_delete);
  g_test_add_func ("/logbook/shared-ids", test_shared_ids);
  g_test_add_func ("/logbook/copy", test_copy);
  g_test_add_func ("/logbook/cancel", test_cancel);
  g_test_add_func ("/logbook/contested-confirmed", test_contested_confirmed);
  g_test_add_func ("/logbook/same-unknowing", test_same_unknowing);
  g_test_add_func ("/logbook/group-fails-whole", test_group_fails_whole);
  g_test_add_func ("/logbook/stale-journal", test_stale_journal);
  g_test_add_func ("/logbook/backups", test_backups);
  g_test_add_func ("/logbook/backup-of-a-wal", test_backup_of_a_wal);
  g_test_add_func ("/logbook/official-first", test_official_first);
  g_test_add_func ("/logbook/cleared-visibility", test_cleared_visibility);
  g_test_add_func ("/logbook/rest", test_rest);
  return g_test_run ();
}
