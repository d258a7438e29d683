/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/carnet-test-conflicts.h"
#include "support/carnet-test-pair.h"

#include <string.h>

#include "logbook/carnet-logbook-send.h"
#include "store/carnet-store-private.h"

/* While two versions stand side by side, the words of both find the observation. */

static void
set_up (CarnetPair *pair, gconstpointer unused)
{
  CarnetId other = { { 0 } };

  carnet_pair_set_up (pair, NULL);
  carnet_test_write (pair->ours, &other, CARNET_KEY_TITLE, "Ailleurs", pair->facts, "Une visite.", NULL);
  carnet_pair_exchange (pair);
}

static void
disagree (CarnetPair *pair)
{
  carnet_test_write (pair->theirs, &pair->id, CARNET_KEY_TITLE, "Potager partagé", pair->facts,
                     "Les voisins apportent des graines de courge.", NULL);
  carnet_test_write (pair->ours, &pair->id, CARNET_KEY_TITLE, "Verger commun", pair->facts,
                     "Les élus promettent un hangar.", NULL);
  carnet_pair_exchange (pair);
}

static CarnetObservationRow *
find_only (CarnetLogbook *logbook, const char *text, CarnetOrder order)
{
  CarnetQuery query = CARNET_QUERY_INIT;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  query.text = text;
  query.order = order;
  rows = carnet_logbook_list_observations (logbook, &query, 0, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  return g_ptr_array_steal_index (rows, 0);
}

/* Marked in the snippet, whichever version holds the words. */
static void
assert_found (CarnetLogbook *logbook, const char *text, const char *marked)
{
  g_autofree char *quoted = g_strconcat (CARNET_MARK_BEGIN, marked, CARNET_MARK_END, NULL);

  for (CarnetOrder order = CARNET_ORDER_NEWEST; order <= CARNET_ORDER_RANK; order++)
    {
      CarnetObservationRow *row = find_only (logbook, text, order);

      g_assert_nonnull (strstr (row->snippet, quoted));
      carnet_observation_row_free (row);
    }
}

static void
assert_finds (CarnetLogbook *logbook, const char *text, guint n)
{
  CarnetQuery query = CARNET_QUERY_INIT;
  guint       count;

  query.text = text;
  g_assert_true (carnet_logbook_count_observations (logbook, &query, &count, NULL));
  g_assert_cmpuint (count, ==, n);
}

/* Sound, and the same as from the revisions alone. */
static void
assert_sound (CarnetLogbook *logbook)
{
  g_autofree char *before = carnet_logbook_dump (logbook, TRUE, NULL), *after = NULL;
  g_autoptr (GError) error = NULL;

  carnet_logbook_verify (logbook, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (carnet_logbook_rebuild (logbook, NULL, NULL, NULL, NULL));
  after = carnet_logbook_dump (logbook, TRUE, NULL);
  g_assert_cmpstr (before, ==, after);
}

static void
settle (CarnetLogbook  *logbook,
        const CarnetId *id,
        const char     *title,
        const char     *facts_key,
        const char     *facts)
{
  g_autoptr (CarnetEntityConflict) conflict = carnet_test_load_conflict (logbook, id);
  g_autoptr (CarnetWrites) choices = carnet_writes_new ();

  carnet_writes_set_text (choices, CARNET_KEY_TITLE, title);
  carnet_writes_set_text (choices, facts_key, facts);
  g_assert_true (carnet_logbook_resolve (logbook, conflict, choices, NULL, NULL));
}

/* -- Both ---------------------------------------------------------------------------------- */

static void
assert_finds_both (CarnetLogbook *logbook)
{
  assert_found (logbook, "courges", "courge");
  assert_found (logbook, "hangar", "hangar");
  assert_found (logbook, "potager", "Potager");
  assert_found (logbook, "verg", "Verger");
  /* Words of one and of the other together find it too. */
  assert_found (logbook, "potager hangar", "hangar");
  assert_finds (logbook, "atelier", 0);
}

static void
test_both (CarnetPair *pair, gconstpointer unused)
{
  disagree (pair);
  assert_finds_both (pair->ours);
  assert_finds_both (pair->theirs);
  assert_sound (pair->ours);
  assert_sound (pair->theirs);
  assert_finds_both (pair->ours);
}

static void
test_settled (CarnetPair *pair, gconstpointer unused)
{
  disagree (pair);
  settle (pair->ours, &pair->id, "Verger commun", pair->facts, "Les élus promettent un hangar.");
  carnet_pair_exchange (pair);
  for (guint i = 0; i < 2; i++)
    {
      CarnetLogbook *logbook = i == 0 ? pair->ours : pair->theirs;

      assert_found (logbook, "hangar", "hangar");
      assert_finds (logbook, "courge", 0);
      assert_finds (logbook, "potager", 0);
      assert_sound (logbook);
    }
}

/* What was erased in one version and kept in the other. */
static void
test_emptied (CarnetPair *pair, gconstpointer unused)
{
  g_autoptr (CarnetWrites) empty = carnet_writes_new ();

  carnet_test_write (pair->theirs, &pair->id, pair->facts, "Les voisins apportent des graines.", NULL);
  carnet_writes_set_text (empty, pair->facts, NULL);
  g_assert_true (
      carnet_logbook_write (pair->ours, &pair->id, CARNET_KIND_OBSERVATION, NULL, empty, NULL, NULL));
  carnet_pair_exchange (pair);
  assert_found (pair->ours, "graine", "graines");
  assert_found (pair->theirs, "graine", "graines");
  assert_sound (pair->ours);
}

/* Deleted while in conflict, nothing finds it; brought back, both do. */
static void
test_deleted (CarnetPair *pair, gconstpointer unused)
{
  g_autoptr (CarnetWrites) deleted = carnet_writes_new ();
  g_autoptr (CarnetWrites) restored = carnet_writes_new ();

  disagree (pair);
  carnet_writes_set_integer (deleted, CARNET_KEY_DELETED, 1);
  carnet_writes_set_integer (restored, CARNET_KEY_DELETED, 0);
  g_assert_true (
      carnet_logbook_write (pair->ours, &pair->id, CARNET_KIND_OBSERVATION, NULL, deleted, NULL, NULL));
  assert_finds (pair->ours, "courge", 0);
  assert_finds (pair->ours, "hangar", 0);
  assert_sound (pair->ours);
  g_assert_true (
      carnet_logbook_write (pair->ours, &pair->id, CARNET_KIND_OBSERVATION, NULL, restored, NULL, NULL));
  assert_finds_both (pair->ours);
  assert_sound (pair->ours);
}

/* A file that is withdrawn takes its words along, and brings them back. */
static void
test_withdrawn (CarnetPair *pair, gconstpointer unused)
{
  g_autoptr (GPtrArray) batches = NULL;
  CarnetWithdrawal report = { 0 };
  gint64           last = 0;

  disagree (pair);
  batches = carnet_logbook_list_batches (pair->ours, NULL);
  for (guint i = 0; i < batches->len; i++)
    last = MAX (last, ((const CarnetBatch *)batches->pdata[i])->number);
  g_assert_true (carnet_logbook_withdraw_batch (pair->ours, last, &report, NULL));
  assert_finds (pair->ours, "courge", 0);
  assert_found (pair->ours, "hangar", "hangar");
  assert_sound (pair->ours);
  g_assert_true (carnet_logbook_reapply_batch (pair->ours, last, &report, NULL));
  assert_finds_both (pair->ours);
  assert_sound (pair->ours);
}

/* -- Of another version -------------------------------------------------------------------- */

/* As versions of before left it. */
static void
make_outdated (CarnetLogbook *logbook)
{
  g_autoptr (CarnetStore) store = carnet_store_open (carnet_logbook_get_path (logbook), FALSE, NULL);
  g_autoptr (GError) error = NULL;

  carnet_db_exec (store->db,
                  "INSERT INTO search (search) VALUES ('delete-all');"
                  "INSERT INTO search (rowid, title, body) SELECT seq, title, body FROM observation;"
                  "UPDATE observation SET conflicts = conflicts + 1 WHERE conflicts > 0;"
                  "DELETE FROM meta WHERE key = '" CARNET_META_DERIVED "'",
                  &error);
  g_assert_no_error (error);
}

static CarnetLogbook *
open_again (CarnetLogbook *logbook, CarnetOpenMode mode)
{
  g_autoptr (GError) error = NULL;
  CarnetLogbook *again = carnet_logbook_open (carnet_logbook_get_path (logbook), mode, NULL, &error);

  g_assert_no_error (error);
  return again;
}

/* Whoever only reads reads on, and whoever verifies finds nothing wrong. */
static void
test_outdated_read (CarnetPair *pair, gconstpointer unused)
{
  g_autoptr (CarnetLogbook) reader = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char   *before = NULL, *after = NULL;
  CarnetVerifyReport report;

  disagree (pair);
  carnet_logbook_verify (pair->ours, &report, NULL, NULL, NULL, NULL);
  g_assert_false (report.outdated);
  make_outdated (pair->ours);
  before = carnet_test_hash_file (carnet_logbook_get_path (pair->ours));
  reader = open_again (pair->ours, CARNET_OPEN_READ_ONLY);
  g_assert_true (carnet_logbook_is_outdated (reader));
  assert_found (reader, "hangar", "hangar");
  carnet_logbook_verify (reader, &report, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (report.outdated);
  after = carnet_test_hash_file (carnet_logbook_get_path (pair->ours));
  g_assert_cmpstr (before, ==, after);
}

/* Whoever writes first makes it what it should be. */
static void
test_outdated_write (CarnetPair *pair, gconstpointer unused)
{
  g_autoptr (CarnetLogbook) writer = NULL;
  g_autoptr (CarnetLogbook) reader = NULL;
  g_autofree char *right = NULL, *now = NULL;
  CarnetId         other = { { 0 } };

  disagree (pair);
  right = carnet_logbook_dump (pair->theirs, FALSE, NULL);
  make_outdated (pair->theirs);
  writer = open_again (pair->theirs, CARNET_OPEN_READ_WRITE);
  g_assert_true (carnet_logbook_is_outdated (writer));
  g_assert_true (carnet_logbook_rebuild (writer, NULL, NULL, NULL, NULL));
  g_assert_false (carnet_logbook_is_outdated (writer));
  now = carnet_logbook_dump (writer, FALSE, NULL);
  g_assert_cmpstr (now, ==, right);

  make_outdated (pair->ours);
  carnet_logbook_close (writer);
  writer = open_again (pair->ours, CARNET_OPEN_READ_WRITE);
  carnet_test_write (writer, &other, CARNET_KEY_TITLE, "Suite", NULL);
  g_assert_false (carnet_logbook_is_outdated (writer));
  reader = open_again (pair->ours, CARNET_OPEN_READ_ONLY);
  g_assert_false (carnet_logbook_is_outdated (reader));
  assert_finds_both (reader);
  assert_sound (writer);
}

/* A copy that is kept is no worse than what it is of. */
static void
test_outdated_copy (CarnetPair *pair, gconstpointer unused)
{
  g_autoptr (CarnetLogbook) reader = NULL;
  g_autoptr (CarnetLogbook) copy = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = carnet_world_path (pair->world, "copie.carnet");

  disagree (pair);
  make_outdated (pair->ours);
  reader = open_again (pair->ours, CARNET_OPEN_READ_ONLY);
  carnet_logbook_copy (reader, path, FALSE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  copy = carnet_logbook_open (path, CARNET_OPEN_READ_WRITE, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (carnet_logbook_is_outdated (copy));
}

static void
exec (CarnetLogbook *logbook, const char *sql)
{
  g_autoptr (CarnetDb) db = carnet_db_open (carnet_logbook_get_path (logbook), CARNET_DB_READ_WRITE, NULL);
  g_autoptr (GError) error = NULL;

  carnet_db_exec (db, sql, &error);
  g_assert_no_error (error);
}

/* A version of before settles: it leaves words in the index that it does not know to be there, and what is
 * said of the derived tables, but its own mark. */
static void
settle_as_before (CarnetPair *pair)
{
  exec (pair->ours, "CREATE TABLE said AS SELECT value FROM meta WHERE key = '" CARNET_META_DERIVED "'");
  settle (pair->ours, &pair->id, "Verger commun", pair->facts, "Les élus promettent un hangar.");
  exec (pair->ours, "UPDATE meta SET value = (SELECT value FROM said) WHERE key = '" CARNET_META_DERIVED "';"
                    "DROP TABLE said;"
                    "INSERT INTO search (rowid, title, body)"
                    " SELECT seq, '', 'courge' FROM observation WHERE title = 'Verger commun'");
}

/* While a window of today is open. */
static void
test_older_writer (CarnetPair *pair, gconstpointer unused)
{
  g_autoptr (CarnetLogbook) window = NULL;
  g_autoptr (CarnetLogbook) reader = NULL;
  CarnetId other = { { 0 } };

  disagree (pair);
  window = open_again (pair->ours, CARNET_OPEN_READ_WRITE);
  g_assert_false (carnet_logbook_is_outdated (window));
  settle_as_before (pair);
  reader = open_again (pair->ours, CARNET_OPEN_READ_ONLY);
  g_assert_true (carnet_logbook_is_outdated (reader));
  assert_finds (reader, "courge", 1);
  g_clear_pointer (&reader, carnet_logbook_close);

  carnet_test_write (window, &other, CARNET_KEY_TITLE, "Suite", NULL);
  assert_finds (window, "courge", 0);
  reader = open_again (pair->ours, CARNET_OPEN_READ_ONLY);
  g_assert_false (carnet_logbook_is_outdated (reader));
  assert_sound (window);
}

/* Whoever opened it before somebody made it what it should be does not do so again. */
static void
test_filled_once (CarnetPair *pair, gconstpointer unused)
{
  g_autoptr (CarnetLogbook) first = NULL;
  g_autoptr (CarnetLogbook) second = NULL;
  g_autoptr (CarnetDb) db = NULL;
  CarnetId one = { { 0 } }, other = { { 0 } };
  gint64   n;

  disagree (pair);
  make_outdated (pair->ours);
  first = open_again (pair->ours, CARNET_OPEN_READ_WRITE);
  second = open_again (pair->ours, CARNET_OPEN_READ_WRITE);
  carnet_test_write (first, &one, CARNET_KEY_TITLE, "Suite", NULL);
  exec (pair->ours, "UPDATE milestone SET place = 'Ici'");
  carnet_test_write (second, &other, CARNET_KEY_TITLE, "Fin", NULL);
  g_assert_false (carnet_logbook_is_outdated (second));
  db = carnet_db_open (carnet_logbook_get_path (pair->ours), CARNET_DB_READ_ONLY, NULL);
  g_assert_true (carnet_db_get_integer (db, "SELECT count(*) FROM milestone WHERE place = 'Ici'", &n, NULL));
  g_assert_cmpint (n, >, 0);
}

/* One that is sent is as good. */
static void
test_sent_copy (CarnetPair *pair, gconstpointer unused)
{
  g_autoptr (CarnetLogbook) copy = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = carnet_world_path (pair->world, "envoi.carnet");

  disagree (pair);
  carnet_logbook_send (pair->ours, path, "Personne d’exemple", CARNET_SEND_SHARED, NULL, NULL, NULL, NULL,
                       &error);
  g_assert_no_error (error);
  copy = carnet_logbook_open (path, CARNET_OPEN_READ_ONLY, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (carnet_logbook_is_outdated (copy));
}

#define ADD(path, func) g_test_add (path, CarnetPair, NULL, set_up, func, carnet_pair_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/search-conflicts/both", test_both);
  ADD ("/search-conflicts/settled", test_settled);
  ADD ("/search-conflicts/emptied", test_emptied);
  ADD ("/search-conflicts/deleted", test_deleted);
  ADD ("/search-conflicts/withdrawn", test_withdrawn);
  ADD ("/search-conflicts/outdated-read", test_outdated_read);
  ADD ("/search-conflicts/outdated-write", test_outdated_write);
  ADD ("/search-conflicts/outdated-copy", test_outdated_copy);
  ADD ("/search-conflicts/older-writer", test_older_writer);
  ADD ("/search-conflicts/filled-once", test_filled_once);
  ADD ("/search-conflicts/sent-copy", test_sent_copy);
  return g_test_run ();
}
