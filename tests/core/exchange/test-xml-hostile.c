/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Large or deep inputs; the small ones are files in tests/fixtures/programme/invalid/. Each must be
 * refused, with one sentence, in the time of the test. */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "exchange-fixture.h"

#define ROOT "<programme xmlns=\"urn:carnet-de-bord:1\" name=\"essai\" start=\"2018-05\" months=\"9\">"
#define REST "<sections/><milestones/></programme>"

static void
append_times (GString *text, const char *piece, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);
}

static void
assert_refused (const char *bytes, gsize size, int code, const char *expected)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = fixture_path (fixture, "hostile.xml");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;

  g_assert_true (g_file_set_contents (path, bytes, size, NULL));
  g_assert_null (carnet_programme_read_xml (path, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, CARNET_ERROR, code);
  g_assert_nonnull (strstr (error->message, expected));
  g_assert_null (strchr (error->message, '\n'));
  g_assert_cmpuint (strlen (error->message), <, 400);
  g_assert_false (carnet_xml_validate (path, NULL, NULL, &again));
}

static void
test_depth (void)
{
  g_autoptr (GString) flat = g_string_new (ROOT);
  g_autoptr (GString) right = g_string_new (ROOT);

  append_times (flat, "<title>", 5000);
  assert_refused (flat->str, flat->len, CARNET_ERROR_CORRUPT, "line 1");
  /* Deep in a place the schema would not look into. */
  append_times (right, "<sections><section name='a'>", 2500);
  assert_refused (right->str, right->len, CARNET_ERROR_CORRUPT, "line 1");
}

static void
test_long_text (void)
{
  g_autoptr (GString) text = g_string_new (ROOT "<title>");

  append_times (text, "0123456789abcdef", (20 << 20) / 16);
  g_string_append (text, "</title>" REST);
  assert_refused (text->str, text->len, CARNET_ERROR_TOO_LARGE, "line 1: a text is too long");
}

/* Comments split a text into nodes: nothing may be quadratic in them. */
static void
test_many_nodes (void)
{
  g_autoptr (GString) text = g_string_new (ROOT "<title>");

  append_times (text, "a<!-- -->&lt;", 1 << 20);
  g_string_append (text, "</title>");
  append_times (text, " <!-- -->\n", 1 << 20);
  g_string_append (text, REST "x");
  assert_refused (text->str, text->len, CARNET_ERROR_CORRUPT, "line 1048577: it is not well-formed XML");
}

static void
test_many_attributes (void)
{
  g_autoptr (GString) few = g_string_new ("<programme");
  g_autoptr (GString) many = g_string_new ("<programme");

  for (guint i = 0; i < 100000; i++)
    {
      g_string_append_printf (many, " a%u=\"\"", i);
      if (i <= 40)
        g_string_append_printf (few, " a%u=\"\"", i);
    }
  g_string_append (many, ">" REST);
  g_string_append (few, ">" REST);
  assert_refused (many->str, many->len, CARNET_ERROR_CORRUPT, "too many attributes");
  assert_refused (few->str, few->len, CARNET_ERROR_CORRUPT, "too many attributes");
}

static void
test_long_names (void)
{
  g_autoptr (GString) element = g_string_new ("<");
  g_autoptr (GString) value = g_string_new ("<programme name=\"");
  g_autoptr (GString) closing = g_string_new (ROOT "<title></");

  append_times (element, "x", 100000);
  append_times (value, "x\n", 50000);
  append_times (closing, "x", 100000);
  assert_refused (element->str, element->len, CARNET_ERROR_CORRUPT, "line 1: a tag is too long");
  assert_refused (value->str, value->len, CARNET_ERROR_CORRUPT, "a tag is too long");
  assert_refused (closing->str, closing->len, CARNET_ERROR_CORRUPT, "a tag is too long");
}

static void
test_bad_bytes_far_away (void)
{
  g_autoptr (GString) text = g_string_new (ROOT "\n<title>");
  static const char *const bad[]
      = { "\xff", "\xc3(", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xc0\x80", "\xf8\x88\x80\x80\x80" };

  /* Wherever the chunks are cut. */
  append_times (text, "é😀\n", 1000);
  for (guint shift = 0; shift < 8; shift++)
    for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
      {
        g_autoptr (GString) changed = g_string_new_len (text->str, text->len);

        g_string_insert (changed, strlen (ROOT "\n<title>"), &"12345678"[shift]);
        g_string_append (changed, bad[i]);
        g_string_append (changed, "</title>" REST);
        assert_refused (changed->str, changed->len, CARNET_ERROR_CORRUPT,
                        "line 1002: the file is not in UTF-8");
      }
}

static void
test_nul (void)
{
  static const char text[] = ROOT "\0<title>a</title>" REST;

  assert_refused (text, sizeof text - 1, CARNET_ERROR_CORRUPT, "not in UTF-8");
}

/* Every beginning of a good file is refused. */
static void
test_truncation (void)
{
  static const char whole[]
      = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" ROOT "<title><![CDATA[é]]><!-- là --></title>" REST;
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = fixture_path (fixture, "cut.xml");

  for (gsize size = 0; size < sizeof whole; size++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CarnetProgramme) programme = NULL;

      g_assert_true (g_file_set_contents (path, whole, size, NULL));
      programme = carnet_programme_read_xml (path, &error);
      g_assert_true ((programme != NULL) == (size == sizeof whole - 1));
      g_assert_true ((error == NULL) == (size == sizeof whole - 1));
    }
}

/* Every byte of a good export changed: refused, or the change was of no consequence,
 * but never a crash and never a revision that does not verify. */
static void
test_flipped_bytes (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GPtrArray) revisions = world_revisions (2, 1);
  g_autoptr (CarnetStore) store = fixture_store (fixture, "a.carnet", revisions);
  g_autofree char *xml = fixture_export (fixture, store, CARNET_PROFILE_EXCHANGE, NULL, FALSE);
  g_autofree char *path = fixture_path (fixture, "export.xml");
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  gsize size = strlen (xml);
  guint refused = 0;

  for (guint i = 0; i < 500; i++)
    {
      gsize at = (gsize)g_rand_int_range (rand, 0, (gint32)size);
      char  kept = xml[at];

      xml[at] ^= (char)(1 << g_rand_int_range (rand, 0, 8));
      g_assert_true (g_file_set_contents (path, xml, (gssize)size, NULL));
      refused += !carnet_xml_validate (path, NULL, NULL, NULL);
      xml[at] = kept;
    }
  g_assert_cmpuint (refused, >, 250);
}

static void
test_not_files (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *fifo = fixture_path (fixture, "fifo.xml");
  g_autofree char *absent = fixture_path (fixture, "absent\n?mode=rw.xml");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_false (carnet_xml_validate (fifo, NULL, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_NOT_A_LOGBOOK);
  g_clear_error (&error);
  g_assert_false (carnet_xml_validate (fixture->folder, NULL, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_NOT_A_LOGBOOK);
  g_clear_error (&error);
  g_assert_false (carnet_xml_validate (absent, NULL, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND);
}

/* A sparse file, so that it costs no disk. */
static void
test_too_large (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = fixture_path (fixture, "large.xml");
  g_autoptr (GError) error = NULL;
  FILE *file = g_fopen (path, "w");

  g_assert_nonnull (file);
  g_assert_cmpint (fseek (file, ((long)512 << 20) + 1, SEEK_SET), ==, 0);
  g_assert_cmpint (fputc ('x', file), ==, 'x');
  g_assert_cmpint (fclose (file), ==, 0);
  g_assert_false (carnet_xml_validate (path, NULL, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_TOO_LARGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hostile/depth", test_depth);
  g_test_add_func ("/hostile/long-text", test_long_text);
  g_test_add_func ("/hostile/many-nodes", test_many_nodes);
  g_test_add_func ("/hostile/many-attributes", test_many_attributes);
  g_test_add_func ("/hostile/long-names", test_long_names);
  g_test_add_func ("/hostile/bad-bytes-far-away", test_bad_bytes_far_away);
  g_test_add_func ("/hostile/nul", test_nul);
  g_test_add_func ("/hostile/truncation", test_truncation);
  g_test_add_func ("/hostile/flipped-bytes", test_flipped_bytes);
  g_test_add_func ("/hostile/not-files", test_not_files);
  g_test_add_func ("/hostile/too-large", test_too_large);
  return g_test_run ();
}
