/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exchange files that mean harm, through the process apart; tests/core/exchange sends the same kinds to the
 * parser, in this one. */
#include <string.h>

#include "merge/carnet-reception.h"
#include "support/carnet-child-use.h"
#include "support/carnet-hostile.h"

/* -- A good one -------------------------------------------------------------------------- */

static const char *
good_xml (void)
{
  static char *xml;
  g_autoptr (CarnetWorld) world = NULL;
  g_autoptr (CarnetLogbook) logbook = NULL;
  g_autofree char    *path = NULL;
  CarnetExportOptions options = { .profile = CARNET_PROFILE_EXCHANGE };
  CarnetId            id = { { 0 } };

  if (xml != NULL)
    return xml;
  world = carnet_world_new (5);
  logbook = carnet_world_logbook (world, "x");
  path = carnet_world_path (world, "x.xml");
  carnet_test_write (logbook, &id, CARNET_KEY_TITLE, "Un chantier", CARNET_KEY_DATE, "2018-07-05", NULL);
  g_assert_true (carnet_logbook_export_xml (logbook, path, &options, NULL, NULL, NULL, NULL, NULL));
  g_assert_true (g_file_get_contents (path, &xml, NULL, NULL));
  return xml;
}

/* Every @what becomes @with; there must be one. */
static char *
replace_all (const char *text, const char *what, const char *with)
{
  g_auto (GStrv) parts = g_strsplit (text, what, -1);

  g_assert_cmpuint (g_strv_length (parts), >, 1);
  return g_strjoinv (with, parts);
}

static void
check_bytes (const char *bytes, gsize size, int code, const char *sentence)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autofree char     *path = carnet_world_path (world, "x.xml");
  CarnetHostileCounts  counts;
  CarnetReceiver       receiver = carnet_hostile_receiver (&counts);
  CarnetReceptionFacts facts;
  CarnetChildUse       use = carnet_child_use_now ();
  g_autoptr (GError) error = NULL;

  carnet_test_write_file (path, bytes, size);
  carnet_reception_read (path, &receiver, &facts, NULL, &error);
  carnet_child_use_check (use, size);
  if (sentence == NULL)
    {
      g_assert_no_error (error);
      g_assert_cmpuint (counts.n_revisions, ==, 5);
      g_assert_cmpint (facts.kind, ==, CARNET_FILE_XML);
      return;
    }
  g_assert_error (error, CARNET_ERROR, code);
  carnet_hostile_assert_sentence (error->message);
  g_assert_nonnull (strstr (error->message, sentence));
  g_assert_nonnull (strstr (error->message, "“x.xml”"));
}

/* -- Small ones ----------------------------------------------------------------------------- */

typedef struct
{
  const char *name;
  const char *what;
  const char *with;
  const char *sentence; /* NULL: taken */
} Change;

#define ROOT "<exchange xmlns=\"urn:carnet-de-bord:1\">"
#define DOCTYPE(text) "<!DOCTYPE exchange " text ">\n" ROOT
#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
#define LAUGHS                                                                                               \
  "[<!ENTITY a \"ah\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"                                        \
  "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">"             \
  "<!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\"><!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\">]"

static const Change changes[] = {
  { "good", "Un chantier", "Un chantier", NULL },
  { "external-entity", ROOT, DOCTYPE ("[<!ENTITY x SYSTEM \"file:///etc/passwd\">]"), "line 2" },
  { "parameter-entity", ROOT, DOCTYPE ("[<!ENTITY % x SYSTEM \"http://127.0.0.1/x\"> %x;]"), "line 2" },
  { "external-dtd", ROOT, DOCTYPE ("SYSTEM \"http://127.0.0.1/x.dtd\""), "line 2" },
  { "billion-laughs", ROOT, DOCTYPE (LAUGHS), "line 2" },
  { "undeclared-entity", "Un chantier", "&f;&f;", "line" },
  { "undeclared-entity-in-attribute", "key=\"title\"", "key=\"&f;\"", "line" },
  { "xinclude", "<revisions",
    "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"/etc/passwd\"/><revisions", "line" },
  { "schema-location", "<exchange ",
    "<exchange xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
    "xsi:schemaLocation=\"urn:carnet-de-bord:1 x.xsd\" ",
    "line 2" },
  { "type", "<write ", "<write xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"string\" ",
    "line" },
  { "nil", "<write ", "<write xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\" ",
    "line" },
  { "utf-7", DECLARATION, "<?xml version=\"1.0\" encoding=\"UTF-7\"?>", "line 1" },
  { "latin-1", DECLARATION, "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>", "line 1" },
  { "version-1.1", DECLARATION, "<?xml version=\"1.1\" encoding=\"UTF-8\"?>", "line 1" },
  { "control-character", "Un chantier", "&#1;", "a character that XML does not allow" },
  { "raw-control-character", "Un chantier", "\x01", "line" },
  { "noncharacter", "Un chantier", "\xef\xbf\xbe", "line" },
  { "overlong", "Un chantier", "\xc0\x80", "not in UTF-8" },
  { "surrogate", "Un chantier", "\xed\xa0\x80", "not in UTF-8" },
  { "two-roots", "</exchange>", "</exchange><exchange/>", "it is not well-formed XML" },
  { "text-after", "</exchange>", "</exchange>x", "it is not well-formed XML" },
  { "decomposed", "Un chantier", "e\xcc\x81", "a value is not in its canonical form" },
  { "other-content", "Un chantier", "Un charnier", "does not match its identifier" },
  { "impossible-date", "2018-07-05", "0000-13-45", "line" },
  /* The content differs, whatever it looks like: but the very same bytes would be taken, as in a .carnet. */
  { "right-to-left", "Un chantier", "pdf\xe2\x80\xae.exe", "does not match its identifier" },
  { "fewer-revisions", "<revisions count=\"5\"", "<revisions count=\"4\"", "as many revisions as it says" },
  { "negative-count", "<revisions count=\"5\"", "<revisions count=\"-5\"", "line" },
  { "unknown-element", "<revisions", "<more/><revisions", "line" },
  { "unknown-attribute", "<revisions", "<revisions more=\"1\"", "line" },
  { "namespace", "urn:carnet-de-bord:1", "urn:carnet-de-bord:2", "begins no document of Carnet de bord" },
  { "processing-instruction", "<revisions", "<?php x ?><revisions", "line" },
  { "report", "exchange", "report", "line" },
};

static void
test_change (gconstpointer data)
{
  const Change    *change = data;
  g_autofree char *xml = replace_all (good_xml (), change->what, change->with);
  gboolean         other = g_str_equal (change->name, "namespace");

  check_bytes (xml, strlen (xml), other ? CARNET_ERROR_NOT_A_LOGBOOK : CARNET_ERROR_CORRUPT,
               change->sentence);
}

static void
test_report (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (5);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "x");
  g_autofree char    *path = carnet_world_path (world, "x.xml");
  g_autofree char    *xml = NULL;
  CarnetExportOptions options = { .profile = CARNET_PROFILE_REPORT, .query = CARNET_QUERY_INIT };

  g_assert_true (carnet_logbook_export_xml (logbook, path, &options, NULL, NULL, NULL, NULL, NULL));
  g_assert_true (g_file_get_contents (path, &xml, NULL, NULL));
  check_bytes (xml, strlen (xml), CARNET_ERROR_NOT_A_LOGBOOK, "this is a report");
}

static void
test_utf_16 (void)
{
  const char           *xml = good_xml ();
  glong                 n;
  g_autofree gunichar2 *wide = g_utf8_to_utf16 (xml, -1, NULL, &n, NULL);
  g_autofree char      *marked = g_strconcat ("\xff\xfe", xml, NULL);

  check_bytes ((const char *)wide, (gsize)n * 2, CARNET_ERROR_CORRUPT, "not in UTF-8");
  check_bytes (marked, strlen (marked), CARNET_ERROR_NOT_A_LOGBOOK, "neither a logbook nor an exchange file");
}

/* Each beginning of a good file, every few bytes. */
static void
test_truncated (void)
{
  const char *xml = good_xml ();

  for (gsize size = 1; size < strlen (xml) - 1; size += 1 + strlen (xml) / 40)
    check_bytes (xml, size, CARNET_ERROR_CORRUPT, "");
}

/* -- Large ones -------------------------------------------------------------------------------- */

static char *
repeat (const char *before, const char *piece, guint n, const char *after)
{
  GString *text = g_string_new (before);

  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);
  g_string_append (text, after);
  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *name;
  const char *what;   /* put in place of what is repeated */
  const char *before; /* what is repeated, and what stands around it */
  const char *piece;
  guint       n;
  const char *after;
  int         code;
  const char *sentence;
} Large;

static const Large larges[] = {
  { "deep", "Un chantier", "", "<write>", 5000, "", CARNET_ERROR_CORRUPT, "line" },
  { "long-text", "Un chantier", "", "0123456789abcdef", (20 << 20) / 16, "", CARNET_ERROR_TOO_LARGE,
    "a text is too long" },
  { "many-attributes", "<revisions ", "<revisions ", "a=\"\" ", 100000, "", CARNET_ERROR_CORRUPT,
    "too many attributes" },
  { "long-name", "<revisions", "<", "x", 100000, "/><revisions", CARNET_ERROR_CORRUPT, "a tag is too long" },
  { "long-value", "key=\"title\"", "key=\"", "x", 100000, "\"", CARNET_ERROR_CORRUPT, "a tag is too long" },
  { "many-comments", "Un chantier", "", "a<!-- -->&lt;", 1 << 20, "", CARNET_ERROR_CORRUPT,
    "does not match its identifier" },
  { "many-parents", "<write ", "<parents>",
    "0000000000000000000000000000000000000000000000000000000000000000 ", 20000, "</parents><write ",
    CARNET_ERROR_TOO_LARGE, "a text is too long" },
  { "many-elements", "<revisions", "", "<revision/>", 500000, "<revisions", CARNET_ERROR_CORRUPT, "line" },
};

static void
test_large (gconstpointer data)
{
  const Large     *large = data;
  g_autofree char *text = repeat (large->before, large->piece, large->n, large->after);
  g_autofree char *xml = replace_all (good_xml (), large->what, text);

  check_bytes (xml, strlen (xml), large->code, large->sentence);
}

/* -- The files that programmes are tested with --------------------------------------------------- */

static void
test_fixtures (gconstpointer folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint       n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".xml"))
      {
        g_autofree char     *path = g_build_filename (folder, name, NULL);
        CarnetHostileCounts  counts;
        CarnetReceiver       receiver = carnet_hostile_receiver (&counts);
        CarnetReceptionFacts facts;
        g_autoptr (GError) error = NULL;

        g_assert_false (carnet_reception_read (path, &receiver, &facts, NULL, &error));
        carnet_hostile_assert_sentence (error->message);
        g_assert_null (strstr (error->message, "within the limits"));
        n++;
      }
  g_assert_cmpuint (n, >, 9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *path = g_strconcat ("/reception-xml/change/", changes[i].name, NULL);

      g_test_add_data_func (path, &changes[i], test_change);
    }
  for (guint i = 0; i < G_N_ELEMENTS (larges); i++)
    {
      g_autofree char *path = g_strconcat ("/reception-xml/large/", larges[i].name, NULL);

      g_test_add_data_func (path, &larges[i], test_large);
    }
  g_test_add_func ("/reception-xml/report", test_report);
  g_test_add_func ("/reception-xml/utf-16", test_utf_16);
  g_test_add_func ("/reception-xml/truncated", test_truncated);
  g_test_add_data_func ("/reception-xml/fixtures", CARNET_TEST_SOURCES "/../fixtures/programme/invalid",
                        test_fixtures);
  g_test_add_data_func ("/reception-xml/programmes", CARNET_TEST_SOURCES "/../fixtures/programme/valid",
                        test_fixtures);
  return g_test_run ();
}
