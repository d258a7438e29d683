/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of attachments in an exchange: they arrive as they were, or nothing does. */
#include <glib/gstdio.h>
#include <string.h>

#include "exchange-fixture.h"

static void
add_blobs (CarnetStore *store, const gsize *sizes, guint n, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GError) error = NULL;
  CarnetIntake *intake = carnet_intake_begin (store, NULL, NULL, 0, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    {
      guint8 *data = g_malloc (sizes[i] + 1);
      g_autoptr (GBytes) bytes = NULL;

      for (gsize j = 0; j < sizes[i]; j++)
        data[j] = (guint8)g_rand_int_range (rand, 0, 256);
      bytes = g_bytes_new_take (data, sizes[i]);
      g_assert_true (carnet_intake_add_blob (intake, bytes, &error));
    }
  g_assert_true (carnet_intake_finish (intake, NULL, &error));
  g_assert_no_error (error);
}

static gboolean
list_cb (const CarnetHash *hash, const guint8 *bytes, gsize size, gpointer data, GError **error)
{
  g_autofree char *hex = carnet_hash_to_string (hash);
  CarnetHash       again = carnet_hash_of (NULL, bytes, size);

  g_assert_true (carnet_hash_equal (hash, &again));
  g_string_append_printf (data, "%s %" G_GSIZE_FORMAT "\n", hex, size);
  return TRUE;
}

static char *
list_blobs (CarnetStore *store)
{
  GString *list = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (carnet_store_foreach_blob (store, list_cb, list, &error));
  g_assert_no_error (error);
  return g_string_free (list, FALSE);
}

/* Around each place where base64 and its lines end, and over several chunks of the reader. */
static void
test_round_trip (void)
{
  static const gsize sizes[] = { 0, 1, 2, 3, 55, 56, 57, 58, 59, 113, 114, 115, 3647, 3648, 3649, 300000 };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GPtrArray) revisions = world_revisions (1, 3);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (CarnetStore) first = fixture_store (fixture, "first.carnet", revisions);
  g_autoptr (CarnetStore) second = fixture_store (fixture, "second.carnet", none);
  g_autofree char *path = fixture_path (fixture, "export.xml");
  g_autofree char *before = NULL, *after = NULL, *sent = NULL, *received = NULL;
  g_autoptr (GError) error = NULL;
  CarnetValidation found;

  add_blobs (first, sizes, G_N_ELEMENTS (sizes), 5);
  before = fixture_export (fixture, first, CARNET_PROFILE_EXCHANGE, NULL, FALSE);
  g_assert_true (carnet_xml_validate (path, &found, NULL, &error));
  g_assert_cmpuint (found.n_attachments, ==, G_N_ELEMENTS (sizes));
  g_assert_true (carnet_reception_import (second, path, 0, NULL, NULL, &error));
  g_assert_no_error (error);
  sent = list_blobs (first);
  received = list_blobs (second);
  g_assert_cmpstr (sent, ==, received);
  after = fixture_export (fixture, second, CARNET_PROFILE_EXCHANGE, NULL, FALSE);
  g_assert_cmpstr (before, ==, after);
}

static void
test_not_in_reports (void)
{
  static const gsize sizes[] = { 10 };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GPtrArray) revisions = world_revisions (1, 3);
  g_autoptr (CarnetStore) store = fixture_store (fixture, "a.carnet", revisions);
  g_autofree char *xml = NULL;

  add_blobs (store, sizes, G_N_ELEMENTS (sizes), 5);
  xml = fixture_export (fixture, store, CARNET_PROFILE_REPORT, NULL, FALSE);
  g_assert_null (strstr (xml, "<attachments"));
}

static char *
replaced (const char *text, const char *what, const char *with)
{
  const char *at = strstr (text, what);

  g_assert_nonnull (at);
  return g_strdup_printf ("%.*s%s%s", (int)(at - text), text, with, at + strlen (what));
}

/* An exchange of nothing but "a\n" and 58 times "x". */
#define A_HASH "87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7"
#define X_HASH "5ef8b2e5e7a040f31df9cf316b81c92326c8db51ac29bb80d914ec9590d83e99"
#define X_LINE "eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4"
#define EMPTY                                                                                                \
  "<exchange xmlns='urn:carnet-de-bord:1'><observations/><highlights/><statements/><comments/>"              \
  "<declarations/><people/><territories/><themes/><actors/><aliases/><revisions count='0'/>"
#define A_ELEMENT "<attachment hash='" A_HASH "' size='2'>\nYQo=\n</attachment>"
#define X_ELEMENT "<attachment hash='" X_HASH "' size='58'>\n" X_LINE "\neA==\n</attachment>"
#define WHOLE EMPTY "<attachments count='2'>" X_ELEMENT A_ELEMENT "</attachments></exchange>"

static const struct
{
  const char *what;
  const char *with;
  const char *expected;
} TAMPERED[] = {
  { "\nYQo=\n", "\nYgo=\n", "the content of an attachment does not match its identifier" },
  { "hash='8", "hash='9", "the content of an attachment does not match its identifier" },
  { "hash='8", "hash='G", "impossible value" },
  { "\nYQo=\n", "\nYQp=\n", "not written as it should be" },
  { "\nYQo=\n", "\nYQo\n", "not written as it should be" },
  { "\nYQo=\n", "YQo=\n", "not written as it should be" },
  { "\nYQo=\n", "\nYQo=", "not written as it should be" },
  { "\nYQo=\n", "\nYQo=\n\n", "not written as it should be" },
  { "\nYQo=\n", "\n YQo=\n", "not written as it should be" },
  { "\nYQo=\n", "\nYQo=YQo=\n", "not written as it should be" },
  { "\nYQo=\n", "\nY*o=\n", "not written as it should be" },
  { "\nYQo=\n", "\n====\n", "not written as it should be" },
  { "\nYQo=\n", "", "not written as it should be" },
  { "\nYQo=\n", "<b/>", "impossible content" },
  { X_LINE "\n", X_LINE, "not written as it should be" },
  { "\neA==", "\neH==", "not written as it should be" },
  { "size='2'", "size='3'", "not written as it should be" },
  { "size='2'", "size='1'", "not written as it should be" },
  { "size='2'", "size='02'", "not written as it should be" },
  { "size='2'", "size='+2'", "" },
  { "size='2'", "size='33554433'", "" },
  { "size='2'", "", "" },
  { "count='2'", "count='3'", "as many attachments as it says" },
  { X_ELEMENT A_ELEMENT, A_ELEMENT X_ELEMENT, "the attachments are not in order" },
  { X_ELEMENT A_ELEMENT, A_ELEMENT A_ELEMENT, "the attachments are not in order" },
};

static void
test_tampered (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (CarnetStore) store = fixture_store (fixture, "a.carnet", none);
  g_autofree char *path = fixture_path (fixture, "export.xml");
  g_autofree char *list = NULL;
  g_autoptr (GError) error = NULL;
  guint64 count;

  for (guint i = 0; i < G_N_ELEMENTS (TAMPERED); i++)
    {
      g_autofree char *changed = replaced (WHOLE, TAMPERED[i].what, TAMPERED[i].with);

      g_assert_true (g_file_set_contents (path, changed, -1, NULL));
      g_assert_false (carnet_reception_import (store, path, 0, NULL, NULL, &error));
      g_test_message ("%u: %s", i, error->message);
      g_assert_true (error->domain == CARNET_ERROR);
      g_assert_nonnull (strstr (error->message, TAMPERED[i].expected));
      g_assert_true (carnet_store_count_blobs (store, &count, NULL));
      g_assert_cmpuint (count, ==, 0);
      g_clear_error (&error);
    }
  g_assert_true (g_file_set_contents (path, WHOLE, -1, NULL));
  g_assert_true (carnet_reception_import (store, path, 0, NULL, NULL, &error));
  g_assert_no_error (error);
  list = list_blobs (store);
  g_assert_cmpstr (list, ==, X_HASH " 58\n" A_HASH " 2\n");
}

/* No more than the bound is read, whatever the size says. */
static void
test_endless (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = fixture_path (fixture, "export.xml");
  g_autoptr (GString) xml
      = g_string_new (EMPTY "<attachments count='1'><attachment hash='" A_HASH "' size='2'>");
  g_autoptr (GError) error = NULL;

  while (xml->len < ((gsize)46 << 20))
    g_string_append (xml, X_LINE "\n");
  g_string_append (xml, "</attachment></attachments></exchange>");
  g_assert_true (g_file_set_contents (path, xml->str, (gssize)xml->len, NULL));
  g_assert_false (carnet_xml_validate (path, NULL, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "a text is too long"));
}

/* The largest that may be kept makes its way; one byte more is refused at the door. */
static void
test_bounds (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (CarnetStore) first = fixture_store (fixture, "first.carnet", none);
  g_autoptr (CarnetStore) second = fixture_store (fixture, "second.carnet", none);
  g_autofree char   *path = fixture_path (fixture, "export.xml");
  g_autofree guint8 *data = g_malloc0 ((gsize)CARNET_ATTACHMENT_MAX + 1);
  g_autoptr (GBytes) largest = g_bytes_new_static (data, CARNET_ATTACHMENT_MAX);
  g_autoptr (GBytes) larger = g_bytes_new_static (data, (gsize)CARNET_ATTACHMENT_MAX + 1);
  g_autofree char *sent = NULL, *received = NULL;
  g_autoptr (GError) error = NULL;
  CarnetIntake *intake = carnet_intake_begin (first, NULL, NULL, 0, NULL);

  g_assert_false (carnet_intake_add_blob (intake, larger, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_assert_true (carnet_intake_add_blob (intake, largest, &error));
  g_assert_true (carnet_intake_finish (intake, NULL, &error));
  g_free (fixture_export (fixture, first, CARNET_PROFILE_EXCHANGE, NULL, FALSE));
  g_assert_true (carnet_reception_import (second, path, 0, NULL, NULL, &error));
  g_assert_no_error (error);
  sent = list_blobs (first);
  received = list_blobs (second);
  g_assert_cmpstr (sent, ==, received);
}

/* Another reader of the schema agrees. */
static void
test_xmllint (void)
{
  static const gsize sizes[] = { 0, 1, 2, 57, 58, 1000 };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GPtrArray) revisions = world_revisions (1, 3);
  g_autoptr (CarnetStore) store = fixture_store (fixture, "a.carnet", revisions);
  g_autofree char *schema = g_build_filename (g_getenv ("CARNET_DATA_DIR"), "schemas/carnet-1.xsd", NULL);
  g_autofree char *path = fixture_path (fixture, "export.xml");
  const char      *argv[] = { "xmllint", "--nonet", "--noout", "--schema", schema, path, NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  add_blobs (store, sizes, G_N_ELEMENTS (sizes), 5);
  g_free (fixture_export (fixture, store, CARNET_PROFILE_EXCHANGE, NULL, FALSE));
  g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &output, &status, &error);
  g_assert_no_error (error);
  g_test_message ("%s", output);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attachments/round-trip", test_round_trip);
  g_test_add_func ("/attachments/not-in-reports", test_not_in_reports);
  g_test_add_func ("/attachments/tampered", test_tampered);
  g_test_add_func ("/attachments/endless", test_endless);
  g_test_add_func ("/attachments/bounds", test_bounds);
  g_test_add_func ("/attachments/xmllint", test_xmllint);
  return g_test_run ();
}
