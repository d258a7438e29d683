/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sqlite3.h>

#include "store/carnet-store.h"
#include "store/carnet-tokenizer.h"
#include "support/carnet-test-world.h"

static gboolean
take_cb (CarnetRevision *revision, gpointer user_data, GError **error)
{
  g_ptr_array_add (user_data, carnet_revision_ref (revision));
  return TRUE;
}

static void
take_in (CarnetStore *store, GPtrArray *revisions, gboolean with_texts)
{
  g_autoptr (GError) error = NULL;
  CarnetHash    hash = carnet_hash_of (NULL, with_texts ? "a" : "b", 1);
  CarnetIntake *intake = carnet_intake_begin (store, "file", &hash, 0, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < revisions->len; i++)
    {
      CarnetRevision *whole = revisions->pdata[i];
      g_autoptr (CarnetRevision) taken
          = carnet_revision_parse (whole->header, with_texts ? whole->payload : NULL, &whole->id, &error);

      g_assert_no_error (error);
      g_assert_true (carnet_intake_add (intake, taken, &error));
    }
  g_assert_true (carnet_intake_finish (intake, NULL, &error));
  g_assert_no_error (error);
}

/* Invariants 2 and 4: a file that leaves the texts out, before or after, changes nothing of what is known. */
static void
test_text_comes_later (gconstpointer skeleton_first)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) source = carnet_world_logbook (world, "a");
  g_autofree char *path = carnet_world_path (world, "b.carnet");
  g_autofree char *expected = NULL, *dump = NULL;
  g_autoptr (GPtrArray) revisions = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_revision_unref);
  g_autoptr (CarnetStore) from = NULL;
  g_autoptr (CarnetStore) into = carnet_store_create (path, NULL);
  g_autoptr (CarnetLogbook) target = NULL;
  g_autoptr (GError) error = NULL;
  CarnetId id = { { 0 } };

  carnet_test_write (source, &id, CARNET_KEY_TITLE, "Deux", CARNET_KEY_DATE, "2018-07-05", NULL);
  from = carnet_store_open (carnet_logbook_get_path (source), TRUE, NULL);
  g_assert_true (carnet_store_foreach_revision (from, take_cb, revisions, NULL));
  take_in (into, revisions, skeleton_first == NULL);
  take_in (into, revisions, skeleton_first != NULL);
  target = carnet_logbook_open (path, CARNET_OPEN_READ_ONLY, NULL, &error);
  g_assert_no_error (error);
  expected = carnet_logbook_dump (source, FALSE, NULL);
  dump = carnet_logbook_dump (target, FALSE, NULL);
  g_assert_cmpstr (dump, ==, expected);
  g_assert_true (carnet_logbook_verify (target, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

/* -- The index ------------------------------------------------------------------------- */

#define N_INDEXED 600 /* several of what is given to the other thread at once */

static void
write_all (CarnetWorld *world, CarnetLogbook *logbook, CarnetId *ids)
{
  static const char *const words[]
      = { "Cœurs", "réunions", "l’été", "associations", "Æsculape", "un", "ÉLUES", "x²", "territoires", "—" };
  g_autofree char *key = carnet_test_text_key (0);

  for (guint i = 0; i < N_INDEXED; i++)
    {
      g_autoptr (GString) text = g_string_new ("Début");

      for (gint32 n = g_rand_int_range (world->chance, 0, 60); n > 0; n--)
        g_string_append_printf (text, " %s",
                                words[g_rand_int_range (world->chance, 0, (gint32)G_N_ELEMENTS (words))]);
      carnet_test_write (logbook, &ids[i], CARNET_KEY_TITLE, "Réunions d’élues", key, text->str, NULL);
    }
}

/* FTS5 compares each word, in each place, with what it makes of the observations itself. */
static void
assert_index_is_right (const char *path)
{
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (carnet_tokenizer_register (handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (handle);
}

static void
take_in_all (CarnetLogbook *source, const char *path)
{
  g_autoptr (GPtrArray) revisions = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_revision_unref);
  g_autoptr (CarnetStore) from = carnet_store_open (carnet_logbook_get_path (source), TRUE, NULL);
  g_autoptr (CarnetStore) into = NULL;

  g_assert_true (carnet_store_foreach_revision (from, take_cb, revisions, NULL));
  into = g_file_test (path, G_FILE_TEST_EXISTS) ? carnet_store_open (path, FALSE, NULL)
                                                : carnet_store_create (path, NULL);
  take_in (into, revisions, TRUE);
}

static void
test_much_is_indexed (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (g_test_rand_int ());
  g_autoptr (CarnetLogbook) source = carnet_world_logbook (world, "a");
  g_autofree char     *path = carnet_world_path (world, "b.carnet");
  g_autofree CarnetId *ids = g_new0 (CarnetId, N_INDEXED);

  write_all (world, source, ids);
  take_in_all (source, path);
  assert_index_is_right (path);
  /* What is held changes, and more comes. */
  for (guint i = 0; i < N_INDEXED; i += 2)
    carnet_test_write (source, &ids[i], CARNET_KEY_TITLE, "Une association", NULL);
  for (guint i = 1; i < N_INDEXED; i += 2)
    ids[i] = (CarnetId){ { 0 } };
  write_all (world, source, ids);
  take_in_all (source, path);
  assert_index_is_right (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/intake/text-before", NULL, test_text_comes_later);
  g_test_add_data_func ("/intake/text-later", "skeleton", test_text_comes_later);
  g_test_add_func ("/intake/index", test_much_is_indexed);
  return g_test_run ();
}
