/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/carnet-test-world.h"

#include "store/carnet-db.h"

/* What somebody may do to the file behind our back; verifying must see each. */
static const char *const tamperings[] = {
  "UPDATE payload SET bytes = CAST (replace (CAST (bytes AS TEXT), 'chantier', 'charnier') AS BLOB)",
  "UPDATE revision SET header = CAST (substr (header, 1, length (header) - 1) || x'00' AS BLOB)",
  "UPDATE revision SET recorded_ms = recorded_ms + 1 WHERE kind = 'observation'",
  "UPDATE revision SET actor = zeroblob (16)",
  "UPDATE revision SET kind = 'comment' WHERE kind = 'observation'",
  "DELETE FROM rev_parent",
  "UPDATE rev_parent SET parent = randomblob (32)",
  "DELETE FROM payload WHERE revision = (SELECT max (revision) FROM payload);"
  "DELETE FROM rev_parent WHERE revision = (SELECT max (seq) FROM revision);"
  "DELETE FROM head WHERE revision = (SELECT max (seq) FROM revision);"
  "DELETE FROM revision WHERE seq = (SELECT max (seq) FROM revision)",
  "DELETE FROM payload WHERE revision = (SELECT max (revision) FROM payload)",
  "UPDATE observation SET title = 'Autre chose'",
  "DELETE FROM observation_theme",
  "UPDATE coverage SET n = n + 1",
  "DELETE FROM head",
  "UPDATE milestone SET title = 'Faux'",
  "INSERT INTO search (search) VALUES ('delete-all')",
  "INSERT INTO search (rowid, title, body) VALUES (1, 'chantier', '')",
  "INSERT INTO search (search, rowid, title, body)"
  " SELECT 'delete', seq, 'chantier', '' FROM observation",
  "UPDATE linked SET n = n + 1",
  "INSERT INTO cell (entity, key, revision, conflict) SELECT entity, 'title', revision, 1 FROM head",
  "UPDATE observation SET date = date + 1",
  "UPDATE observation SET layout = zeroblob (20)",
  "DELETE FROM person",
  "INSERT INTO blob (hash, bytes) VALUES (zeroblob (32), x'00')",
  "UPDATE meta SET value = value + 1 WHERE key = 'count'",
};

/* Of a logbook with a text in conflict. */
static const char *const tamperings_of_conflicts[] = {
  /* Written by another entity that has no such text, and by another that has one of that name. */
  "UPDATE OR REPLACE cell SET revision = (SELECT min (seq) FROM revision) WHERE conflict = 1"
  " AND key <> 'title'",
  "UPDATE OR REPLACE cell SET revision = (SELECT min (seq) FROM revision) WHERE conflict = 1"
  " AND key = 'title'",
  "DELETE FROM cell",
  "UPDATE cell SET conflict = 0",
};

static void
tamper (CarnetLogbook *logbook, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetDb) db = carnet_db_open (carnet_logbook_get_path (logbook), CARNET_DB_READ_WRITE, &error);

  carnet_db_exec (db, "PRAGMA foreign_keys=OFF", &error);
  g_assert_no_error (error);
  carnet_db_exec (db, sql, &error);
  g_assert_no_error (error);
}

static void
assert_corrupt (CarnetLogbook *logbook)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (carnet_logbook_verify (logbook, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_CORRUPT);
}

static void
test_tampering (gconstpointer data)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autofree char *key = carnet_test_text_key (0);
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetWrites) theme = carnet_writes_new ();
  CarnetId id = { { 0 } };

  carnet_test_write (logbook, &id, CARNET_KEY_TITLE, "Un chantier", CARNET_KEY_DATE, "2018-07-05", key,
                     "Le chantier a commencé.", NULL);
  carnet_writes_set_integer (theme, CARNET_PREFIX_THEME "0123456789abcdef0123456789abcdef", 1);
  g_assert_true (carnet_logbook_write (logbook, &id, CARNET_KIND_OBSERVATION, NULL, theme, NULL, &error));
  g_assert_true (carnet_logbook_verify (logbook, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);

  tamper (logbook, data);
  assert_corrupt (logbook);
}

/* Two who knew of the same version and not of each other. */
static void
disagree (CarnetLogbook *logbook, CarnetId *id, const char *key)
{
  g_autoptr (GArray) heads = g_array_new (FALSE, TRUE, sizeof (CarnetHash));

  carnet_test_write (logbook, id, CARNET_KEY_TITLE, "Un chantier", key, "Rien.", NULL);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (CarnetWrites) writes = carnet_writes_new ();
      g_autoptr (GError) error = NULL;

      carnet_writes_set_text (writes, CARNET_KEY_TITLE, i == 0 ? "Le hangar" : "Le verger");
      carnet_writes_set_text (writes, key, i == 0 ? "Une porte." : "Un pommier.");
      carnet_logbook_write (logbook, id, CARNET_KIND_OBSERVATION, i == 0 ? NULL : heads, writes, NULL,
                            &error);
      g_assert_no_error (error);
    }
}

/* Nothing ends the program; a rebuild mends it. */
static void
test_tampering_conflicts (gconstpointer data)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autofree char *key = carnet_test_text_key (0);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GError) error = NULL;
  CarnetQuery query = CARNET_QUERY_INIT;
  CarnetId    id = { { 0 } };

  disagree (logbook, &id, key);
  g_assert_true (carnet_logbook_verify (logbook, NULL, NULL, NULL, NULL, &error));
  tamper (logbook, data);
  assert_corrupt (logbook);
  query.text = "porte";
  rows = carnet_logbook_list_observations (logbook, &query, 0, 10, NULL);
  carnet_writes_set_text (writes, CARNET_KEY_TITLE, "Autre chose");
  carnet_logbook_write (logbook, &id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL);
  g_assert_true (carnet_logbook_rebuild (logbook, NULL, NULL, NULL, &error));
  carnet_logbook_verify (logbook, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Verifying a file changes nothing of it. */
static void
test_changes_nothing (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autofree char   *before = carnet_test_hash_file (carnet_logbook_get_path (logbook));
  g_autofree char   *after = NULL;
  CarnetVerifyReport report;

  g_assert_true (carnet_logbook_verify (logbook, &report, NULL, NULL, NULL, NULL));
  g_assert_cmpuint (report.n_revisions, ==, 4); /* programme, two milestones, a person */
  g_assert_cmpuint (report.n_payloads, ==, 4);
  g_assert_cmpuint (report.bytes, >, 1000);
  after = carnet_test_hash_file (carnet_logbook_get_path (logbook));
  g_assert_cmpstr (before, ==, after);
}

/* Each word once in an observation of more words than are expected of one, then each of them again in the
 * next: how often and in how many must agree with the index. */
static void
test_many_words (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autofree char *key = carnet_test_text_key (0);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "mot%u ", i * 7 % 9973);
  for (guint i = 0; i < 2; i++)
    {
      CarnetId id = { { 0 } };

      carnet_test_write (logbook, &id, CARNET_KEY_TITLE, "L’œuvre des associations", CARNET_KEY_DATE,
                         "2018-07-05", key, text->str, NULL);
    }
  g_assert_true (carnet_logbook_verify (logbook, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
cancel_cb (guint64 done, guint64 total, gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
test_cancelled (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (carnet_logbook_verify (logbook, NULL, cancel_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* -- Rebuilding -------------------------------------------------------------------------------- */

typedef struct
{
  GCancellable *cancellable; /* (nullable): at three quarters */
  double        told;
} Telling;

static void
tell_cb (guint64 done, guint64 total, gpointer user_data)
{
  Telling *self = user_data;
  double   now = (double)done / (double)total;

  g_assert_cmpfloat (now, >=, self->told);
  g_assert_cmpuint (done, <=, total);
  self->told = now;
  if (self->cancellable != NULL && now >= 0.75)
    g_cancellable_cancel (self->cancellable);
}

/* It tells of all of it, and can be stopped while words are found. */
static void
test_rebuild (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Telling all = { 0 }, stopped = { cancellable, 0 };

  for (guint i = 0; i < 20; i++)
    {
      CarnetId id = { { 0 } };

      carnet_test_write (logbook, &id, CARNET_KEY_TITLE, "Un chantier", NULL);
    }
  carnet_logbook_rebuild (logbook, tell_cb, &all, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (all.told, ==, 1);
  g_assert_false (carnet_logbook_rebuild (logbook, tell_cb, &stopped, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpfloat (stopped.told, <, 0.8);
  g_clear_error (&error);
  carnet_logbook_verify (logbook, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/verify/changes-nothing", test_changes_nothing);
  g_test_add_func ("/verify/many-words", test_many_words);
  g_test_add_func ("/verify/cancelled", test_cancelled);
  for (guint i = 0; i < G_N_ELEMENTS (tamperings); i++)
    {
      g_autofree char *path = g_strdup_printf ("/verify/tampering/%u", i);

      g_test_add_data_func (path, tamperings[i], test_tampering);
    }
  for (guint i = 0; i < G_N_ELEMENTS (tamperings_of_conflicts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/verify/tampering-conflicts/%u", i);

      g_test_add_data_func (path, tamperings_of_conflicts[i], test_tampering_conflicts);
    }
  g_test_add_func ("/verify/rebuild", test_rebuild);
  return g_test_run ();
}
