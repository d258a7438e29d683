/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <unistd.h>

#include "logbook/carnet-logbook-merge.h"
#include "support/carnet-test-world.h"

static GBytes *
bytes_of (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static void
attach (CarnetLogbook *logbook, const CarnetId *observation, const char *text, const char *name)
{
  g_autoptr (GBytes) bytes = bytes_of (text);
  g_autoptr (GError) error = NULL;

  carnet_logbook_attach (logbook, observation, bytes, name, &error);
  g_assert_no_error (error);
}

static char *
dump (CarnetLogbook *logbook)
{
  g_autoptr (GError) error = NULL;
  char *text = carnet_logbook_dump (logbook, FALSE, &error);

  g_assert_no_error (error);
  return text;
}

static char *export(CarnetWorld *world, CarnetLogbook *logbook, const char *name)
{
  CarnetExportOptions options = { CARNET_PROFILE_EXCHANGE, CARNET_QUERY_INIT, FALSE, FALSE };
  g_autofree char    *path = carnet_world_path (world, name);
  g_autoptr (GError) error = NULL;

  carnet_logbook_export_xml (logbook, path, &options, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

static void
test_attach (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autoptr (CarnetObservation) observation = NULL;
  CarnetHash         hash = carnet_hash_of (NULL, "photo", 5);
  g_autofree char   *base32 = carnet_hash_to_base32 (&hash);
  CarnetId           id = { { 0 } }, other = { { 0 } };
  CarnetVerifyReport report;
  g_autoptr (GError) error = NULL;

  carnet_test_write (logbook, &id, CARNET_KEY_TITLE, "Un", NULL);
  carnet_test_write (logbook, &other, CARNET_KEY_TITLE, "Deux", NULL);
  attach (logbook, &id, "photo", "/home/quelqu’un/Photo de l’atelier.jpg");
  attach (logbook, &id, "", "vide.txt");
  attach (logbook, &other, "photo", "C:\\Images\\même.jpg");
  observation = carnet_logbook_load_observation (logbook, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (observation->attachments), ==, 2);
  g_assert_cmpstr (g_hash_table_lookup (observation->attachments, base32), ==, "Photo de l’atelier.jpg");
  g_clear_pointer (&observation, carnet_observation_free);
  observation = carnet_logbook_load_observation (logbook, &other, &error);
  g_assert_cmpstr (g_hash_table_lookup (observation->attachments, base32), ==, "même.jpg");
  g_assert_true (carnet_logbook_verify (logbook, &report, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (report.n_attachments, ==, 2);
}

/* Listed, read, written out, detached: what went in comes out. */
static void
test_there_and_back (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autofree char *in = carnet_world_path (world, "b note.txt"),
                  *out = carnet_world_path (world, "sortie.txt");
  g_autofree char *written = NULL;
  g_autoptr (GPtrArray) list = NULL, left = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  const CarnetAttachment *second;
  CarnetId                id = { { 0 } };
  CarnetHash              hash;

  carnet_test_write (logbook, &id, CARNET_KEY_TITLE, "Un", NULL);
  carnet_test_write_file (in, "la note", 7);
  attach (logbook, &id, "photo", "a photo.jpg");
  g_assert_true (carnet_logbook_attach_file (logbook, &id, in, &hash, &error));
  g_assert_no_error (error);
  list = carnet_logbook_list_attachments (logbook, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 2);
  second = list->pdata[1];
  g_assert_cmpstr (second->name, ==, "b note.txt");
  g_assert_cmpint (second->size, ==, 7);
  g_assert_true (carnet_hash_equal (&second->hash, &hash));
  bytes = carnet_logbook_read_attachment (logbook, second, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "la note", 7);
  g_assert_true (carnet_logbook_save_attachment (logbook, second, out, FALSE, &error));
  g_assert_true (g_file_get_contents (out, &written, NULL, NULL));
  g_assert_cmpstr (written, ==, "la note");
  g_assert_false (carnet_logbook_save_attachment (logbook, second, out, FALSE, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (carnet_logbook_save_attachment (logbook, second, out, TRUE, NULL));
  g_assert_false (
      carnet_logbook_save_attachment (logbook, second, carnet_logbook_get_path (logbook), TRUE, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_EXISTS);
  g_assert_true (carnet_logbook_detach (logbook, &id, second, NULL));
  left = carnet_logbook_list_attachments (logbook, &id, NULL);
  g_assert_cmpuint (left->len, ==, 1);
}

/* What is no file, is not there, or is too large, is refused before it is read. */
static void
test_no_file (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autofree char *none = carnet_world_path (world, "absent"), *large = carnet_world_path (world, "grand");
  const struct
  {
    const char *path;
    int         code;
  } cases[] = { { none, CARNET_ERROR_NOT_FOUND },
                { world->folder, CARNET_ERROR_INVALID },
                { "/dev/zero", CARNET_ERROR_INVALID },
                { large, CARNET_ERROR_TOO_LARGE } };
  CarnetId id = { { 0 } };

  carnet_test_write (logbook, &id, CARNET_KEY_TITLE, "Un", NULL);
  carnet_test_write_file (large, "", 0);
  g_assert_cmpint (truncate (large, ((goffset)32 << 20) + 1), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *before = dump (logbook), *after = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_false (carnet_logbook_attach_file (logbook, &id, cases[i].path, NULL, &error));
      g_assert_error (error, CARNET_ERROR, cases[i].code);
      after = dump (logbook);
      g_assert_cmpstr (before, ==, after);
    }
}

/* A name that came from elsewhere leads nowhere else. */
static void
test_file_names (void)
{
  static const struct
  {
    const char *name, *expected;
  } cases[] = { { "Photo d’équipe.jpg", "Photo d’équipe.jpg" },
                { "../../.bashrc", "---..-.bashrc" },
                { "/etc/passwd", "-etc-passwd" },
                { "C:\\autoexec.bat", "C--autoexec.bat" },
                { "..", "--" },
                { ".cache", "-cache" },
                { "  ", "-" },
                { "", "-" } };
  g_autofree char *many = g_strnfill (500, 'a');
  g_autofree char *accents = g_strdup_printf ("%sé.odt", many);
  CarnetAttachment attachment = { { { 0 } }, accents, 0 };
  g_autofree char *cut = carnet_attachment_dup_file_name (&attachment);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CarnetAttachment each = { { { 0 } }, (char *)cases[i].name, 0 };
      g_autofree char *name = carnet_attachment_dup_file_name (&each);

      g_assert_cmpstr (name, ==, cases[i].expected);
    }
  g_assert_cmpuint (strlen (cut), <=, 200);
  g_assert_true (g_str_has_suffix (cut, "aé.odt"));
}

/* The name came with the observation, the bytes did not. */
static void
test_not_here (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  CarnetHash       hash = carnet_hash_of (NULL, "ailleurs", 8);
  g_autofree char *base32 = carnet_hash_to_base32 (&hash);
  g_autofree char *key = g_strconcat (CARNET_PREFIX_ATTACHMENT, base32, NULL);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  CarnetId id = { { 0 } };

  carnet_test_write (logbook, &id, key, "ailleurs.jpg", NULL);
  list = carnet_logbook_list_attachments (logbook, &id, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpint (((CarnetAttachment *)list->pdata[0])->size, ==, -1);
  g_assert_null (carnet_logbook_read_attachment (logbook, list->pdata[0], &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND);
}

static void
refuse (CarnetLogbook *logbook, const CarnetId *id, GBytes *bytes, const char *name, int code)
{
  g_autofree char *before = dump (logbook), *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (carnet_logbook_attach (logbook, id, bytes, name, &error));
  g_assert_error (error, CARNET_ERROR, code);
  after = dump (logbook);
  g_assert_cmpstr (before, ==, after);
}

static void
test_refused (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autoptr (CarnetLogbook) reader = NULL;
  g_autofree guint8 *zeros = g_malloc0 (((gsize)32 << 20) + 1);
  g_autoptr (GBytes) large = g_bytes_new_static (zeros, ((gsize)32 << 20) + 1);
  g_autoptr (GBytes) small = bytes_of ("photo");
  CarnetId id = { { 0 } }, nobody = carnet_id_from_name ("nobody");

  carnet_test_write (logbook, &id, CARNET_KEY_TITLE, "Un", NULL);
  refuse (logbook, &id, small, " ", CARNET_ERROR_INVALID);
  refuse (logbook, &id, small, "dossier/", CARNET_ERROR_INVALID);
  refuse (logbook, &id, large, "grand.tif", CARNET_ERROR_TOO_LARGE);
  refuse (logbook, &nobody, small, "photo.jpg", CARNET_ERROR_NOT_FOUND);
  refuse (logbook, &carnet_logbook_get_owner (logbook)->id, small, "photo.jpg", CARNET_ERROR_INVALID);
  reader = carnet_logbook_open (carnet_logbook_get_path (logbook), CARNET_OPEN_READ_ONLY, NULL, NULL);
  refuse (reader, &id, small, "photo.jpg", CARNET_ERROR_READ_ONLY);
}

/* A logbook that travelled as XML equals one that travelled as SQLite. */
static void
test_both_ways (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) sender = carnet_world_logbook (world, "a");
  g_autoptr (CarnetLogbook) by_xml = carnet_world_logbook (world, "b");
  g_autofree char *copy = carnet_world_path (world, "copy.carnet");
  g_autoptr (CarnetLogbook) by_file = NULL;
  g_autofree char *xml = NULL, *again = NULL, *one = NULL, *two = NULL, *first = NULL, *second = NULL;
  g_autoptr (GError) error = NULL;
  CarnetId id = { { 0 } };

  carnet_test_write (sender, &id, CARNET_KEY_TITLE, "Un", CARNET_KEY_DATE, "2018-07-05", NULL);
  attach (sender, &id, "photo", "photo.jpg");
  attach (sender, &id, "", "vide.txt");
  g_assert_true (carnet_logbook_copy (by_xml, copy, FALSE, NULL, NULL, NULL, &error));
  by_file = carnet_logbook_open (copy, CARNET_OPEN_READ_WRITE, NULL, &error);
  g_assert_no_error (error);
  xml = export(world, sender, "sender.xml");
  g_assert_true (carnet_logbook_import_xml (by_xml, xml, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  carnet_test_unite (copy, carnet_logbook_get_path (sender));
  one = dump (by_xml);
  two = dump (by_file);
  g_assert_cmpstr (one, ==, two);
  again = export(world, by_xml, "again.xml");
  g_clear_pointer (&xml, g_free);
  xml = export(world, by_file, "by-file.xml");
  first = carnet_test_hash_file (again);
  second = carnet_test_hash_file (xml);
  g_assert_cmpstr (first, ==, second);
}

/* What was withdrawn is not exchanged, nor the attachments that nothing else names. */
static void
test_withdrawn (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) into = carnet_world_logbook (world, "a");
  g_autoptr (CarnetLogbook) from = carnet_world_logbook (world, "b");
  g_autoptr (CarnetLogbook) third = carnet_world_logbook (world, "c");
  const char *paths[] = { carnet_logbook_get_path (from), NULL };
  g_autoptr (CarnetMerge) merge = NULL;
  g_autofree char   *path = NULL;
  CarnetId           mine = { { 0 } }, theirs = { { 0 } };
  CarnetVerifyReport report;
  g_autoptr (GError) error = NULL;

  carnet_test_write (into, &mine, CARNET_KEY_TITLE, "Un", NULL);
  attach (into, &mine, "photo", "photo.jpg");
  carnet_test_write (from, &theirs, CARNET_KEY_TITLE, "Deux", NULL);
  attach (from, &theirs, "photo", "la même.jpg");
  attach (from, &theirs, "à part", "à part.txt");
  merge = carnet_logbook_prepare_merge (into, paths, CARNET_MERGE_DEFAULT, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  carnet_logbook_apply_merge (into, merge, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (carnet_logbook_withdraw_batch (into, 1, NULL, NULL));
  path = export(world, into, "a.xml");
  carnet_logbook_import_xml (third, path, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (carnet_logbook_verify (third, &report, NULL, NULL, NULL, NULL));
  g_assert_cmpuint (report.n_attachments, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attachments/there-and-back", test_there_and_back);
  g_test_add_func ("/attachments/no-file", test_no_file);
  g_test_add_func ("/attachments/not-here", test_not_here);
  g_test_add_func ("/attachments/file-names", test_file_names);
  g_test_add_func ("/logbook/attach", test_attach);
  g_test_add_func ("/logbook/attach/refused", test_refused);
  g_test_add_func ("/logbook/attach/both-ways", test_both_ways);
  g_test_add_func ("/logbook/attach/withdrawn", test_withdrawn);
  return g_test_run ();
}
