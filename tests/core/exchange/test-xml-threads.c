/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An export is read back while it is written, an import read by another process while it is stored: what
 * fails in one stops the other, and nothing is changed. */
#include "exchange-fixture.h"
#include "store/carnet-db.h"

/* -- What the reader refuses is not published ------------------------------------------------ */

/* Done to the lists behind our back; and what is said of it. */
static const struct
{
  const char *sql;
  int         code;
} lists[] = {
  { "UPDATE observation SET title = CAST (x'610162' AS TEXT)", CARNET_ERROR_CORRUPT },
  { "UPDATE observation SET title = CAST (x'61ff62' AS TEXT)", CARNET_ERROR_CORRUPT },
  { "UPDATE observation SET visibility = 9", CARNET_ERROR_CORRUPT },
  { "UPDATE observation SET review = -1", CARNET_ERROR_CORRUPT },
  { "UPDATE observation SET body = body || 'x' WHERE body <> ''", CARNET_ERROR_CORRUPT },
  { "UPDATE observation SET body = substr (body, 2) WHERE body <> ''", CARNET_ERROR_CORRUPT },
};

/* The beginning of what may be replaced. */
#define MINE "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<report xmlns=\"urn:carnet-de-bord:1\">à moi"

static void
test_damaged_list (gconstpointer data)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GPtrArray) revisions = world_revisions (1, 40);
  g_autoptr (CarnetStore) store = fixture_store (fixture, "a.carnet", revisions);
  g_autofree char *path = fixture_path (fixture, "mine.xml");
  g_autofree char *kept = NULL;
  g_autoptr (CarnetDb) db = carnet_db_open (carnet_store_get_path (store), CARNET_DB_READ_WRITE, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, MINE, -1, NULL));
  g_assert_true (carnet_db_exec (db, lists[GPOINTER_TO_UINT (data)].sql, &error));
  g_assert_false (carnet_xml_export (store, path, CARNET_PROFILE_EXCHANGE, NULL, FALSE, TRUE, NULL, NULL,
                                     NULL, NULL, &error));
  g_assert_error (error, CARNET_ERROR, lists[GPOINTER_TO_UINT (data)].code);
  kept = fixture_read (path, NULL);
  g_assert_cmpstr (kept, ==, MINE);
  fixture_assert_files (fixture, 2);
}

/* -- What storing refuses stops reading ---------------------------------------------------- */

static void
test_storing_fails (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GPtrArray) revisions = world_revisions (1, 600);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (CarnetStore) first = fixture_store (fixture, "a.carnet", revisions);
  g_autoptr (CarnetStore) second = fixture_store (fixture, "b.carnet", none);
  g_autofree char *path = fixture_path (fixture, "export.xml");
  g_autofree char *xml = fixture_export (fixture, first, CARNET_PROFILE_EXCHANGE, NULL, FALSE);
  g_autoptr (CarnetDb) db = carnet_db_open (carnet_store_get_path (second), CARNET_DB_READ_WRITE, NULL);
  g_autoptr (GError) error = NULL;
  guint64 count;

  g_assert_true (carnet_db_exec (db, "DROP TABLE head", &error));
  g_assert_false (carnet_reception_import (second, path, 0, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_assert_false (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  g_assert_true (carnet_store_count_revisions (second, &count, NULL));
  g_assert_cmpuint (count, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *path = g_strdup_printf ("/threads/damaged-list/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_damaged_list);
    }
  g_test_add_func ("/threads/storing-fails", test_storing_fails);
  return g_test_run ();
}
