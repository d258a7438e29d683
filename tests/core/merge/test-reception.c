/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "merge/carnet-reception.h"
#include "support/carnet-child-use.h"
#include "support/carnet-hostile.h"

static guint64
get_size (const char *path)
{
  GStatBuf facts;

  g_assert_cmpint (g_stat (path, &facts), ==, 0);
  return (guint64)facts.st_size;
}

/* -- Merging them into a logbook ------------------------------------------------------------- */

/* Previewed, a file that is refused is refused alone, and nothing is written whatever it is. */
static void
check_merge (CarnetLogbook *logbook, const char *path, const CarnetHostile *hostile)
{
  const char      *paths[] = { path, NULL };
  g_autofree char *before = carnet_test_hash_file (carnet_logbook_get_path (logbook));
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  CarnetChildUse use = carnet_child_use_now ();
  g_autoptr (CarnetMerge) merge
      = carnet_logbook_prepare_merge (logbook, paths, CARNET_MERGE_DEFAULT, NULL, NULL, NULL, &error);
  const CarnetMergeFile *file;

  g_assert_no_error (error);
  carnet_child_use_check (use, get_size (path));
  after = carnet_test_hash_file (carnet_logbook_get_path (logbook));
  g_assert_cmpstr (before, ==, after);
  file = carnet_merge_get_file (merge, 0);
  if (hostile->by == CARNET_HOSTILE_TAKEN)
    {
      g_assert_cmpstr (file->problem, ==, NULL);
      g_assert_cmpint (file->state, ==, CARNET_MERGE_READY);
      return;
    }
  g_assert_cmpint (file->state, ==, CARNET_MERGE_REFUSED);
  g_assert_cmpint (file->problem_code, ==, (int)hostile->code);
  g_assert_nonnull (strstr (file->problem, hostile->sentence));
  g_assert_nonnull (strstr (file->problem, "“x.carnet”"));
  carnet_hostile_assert_sentence (file->problem);
}

static void
test_hostile (gconstpointer data)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (3);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "mine");
  g_autofree char *path = carnet_world_path (world, "x.carnet");

  carnet_hostile_make (data, path);
  check_merge (logbook, path, data);
}

/* -- Reading them alone ------------------------------------------------------------------------ */

typedef struct
{
  CarnetHostileCounts  counts;
  CarnetReceptionFacts facts;
  GError              *error;
} Reading;

static void
reading_clear (Reading *self)
{
  g_clear_error (&self->error);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static gboolean
read_file (const char *path, Reading *reading)
{
  CarnetReceiver receiver = carnet_hostile_receiver (&reading->counts);
  gboolean       taken = carnet_reception_read (path, &receiver, &reading->facts, NULL, &reading->error);

  g_assert_true (taken == (reading->error == NULL));
  if (!taken)
    carnet_hostile_assert_sentence (reading->error->message);
  return taken;
}

static void
assert_refused (const char *path, int code, const char *sentence)
{
  g_auto (Reading) reading = { 0 };

  g_assert_false (read_file (path, &reading));
  g_assert_error (reading.error, CARNET_ERROR, code);
  g_assert_nonnull (strstr (reading.error->message, sentence));
}

/* -- What is no plain file, and names ----------------------------------------------------------- */

static void
test_not_files (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autofree char *fifo = carnet_world_path (world, "fifo.carnet");
  g_autofree char *dangling = carnet_world_path (world, "dangling.carnet");
  g_autofree char *loop = carnet_world_path (world, "loop.carnet");
  g_autofree char *folder = carnet_world_path (world, "folder.carnet");
  g_autofree char *device = carnet_world_path (world, "device.carnet");
  g_autofree char *empty = carnet_world_path (world, "empty.carnet");
  g_autofree char *large = carnet_world_path (world, "large.carnet");

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_cmpint (symlink ("/nowhere/at/all", dangling), ==, 0);
  g_assert_cmpint (symlink ("loop.carnet", loop), ==, 0);
  g_assert_cmpint (symlink (world->folder, folder), ==, 0);
  g_assert_cmpint (symlink ("/dev/zero", device), ==, 0);
  carnet_test_write_file (empty, "", 0);
  carnet_hostile_good (large);
  g_assert_cmpint (truncate (large, ((off_t)CARNET_RECEIVED_MAX) + 1), ==, 0); /* sparse: it costs no disk */
  assert_refused (fifo, CARNET_ERROR_NOT_A_LOGBOOK, "it is not a file");
  assert_refused (world->folder, CARNET_ERROR_NOT_A_LOGBOOK, "it is a folder");
  assert_refused (folder, CARNET_ERROR_NOT_A_LOGBOOK, "it is a folder");
  assert_refused (device, CARNET_ERROR_NOT_A_LOGBOOK, "it is not a file");
  assert_refused (dangling, CARNET_ERROR_NOT_FOUND, "dangling.carnet");
  assert_refused (loop, CARNET_ERROR_IO, "loop.carnet");
  assert_refused (empty, CARNET_ERROR_NOT_A_LOGBOOK, "it is empty");
  assert_refused (large, CARNET_ERROR_TOO_LARGE, "it is larger than 512 MB");
}

static void
test_names (void)
{
  static const char *const names[] = { "a\nb.carnet",
                                       "x.carnet?mode=memory&cache=shared",
                                       "file:x?vfs=unix",
                                       ":memory:",
                                       "-x",
                                       "%s%n%n",
                                       "\xff\xfe.carnet",
                                       "tenrac\xe2\x80\xae.exe" };
  g_autoptr (CarnetWorld) world = carnet_world_new (1);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = carnet_world_path (world, names[i]);
      g_auto (Reading) reading = { 0 };
      g_auto (Reading) refused = { 0 };

      carnet_hostile_good (path);
      read_file (path, &reading);
      g_assert_no_error (reading.error);
      g_assert_cmpuint (reading.counts.n_revisions, ==, 10);
      carnet_test_write_file (path, "Bonjour", 7);
      g_assert_false (read_file (path, &refused));
      g_assert_error (refused.error, CARNET_ERROR, CARNET_ERROR_NOT_A_LOGBOOK);
    }
}

static void
test_symlink (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autofree char *path = carnet_world_path (world, "x.carnet");
  g_autofree char *link = carnet_world_path (world, "link.carnet");
  g_autofree char *hash = NULL, *found = NULL;
  g_auto (Reading) reading = { 0 };

  carnet_hostile_good (path);
  g_assert_cmpint (symlink ("x.carnet", link), ==, 0);
  hash = carnet_test_hash_file (path);
  read_file (link, &reading);
  g_assert_no_error (reading.error);
  found = carnet_hash_to_string (&reading.facts.hash);
  g_assert_cmpstr (hash, ==, found);
  g_assert_cmpuint (reading.facts.size, ==, get_size (path));
  g_assert_cmpint (reading.facts.kind, ==, CARNET_FILE_LOGBOOK);
  g_assert_cmpint (reading.facts.modified_ms, >, 1700000000000);
}

/* What lies beside is another's: it is neither read nor touched. */
static void
test_journal_beside (void)
{
  static const char        journal[] = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7\0\0\0\1 what another wrote";
  static const char *const names[] = { "x.carnet-journal", "x.carnet-wal", "x.carnet-shm" };
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autofree char *path = carnet_world_path (world, "x.carnet");
  g_auto (Reading) reading = { 0 };

  carnet_hostile_good (path);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *beside = carnet_world_path (world, names[i]);

      carnet_test_write_file (beside, journal, sizeof journal);
    }
  read_file (path, &reading);
  g_assert_no_error (reading.error);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *beside = carnet_world_path (world, names[i]);

      g_assert_cmpuint (get_size (beside), ==, sizeof journal);
    }
}

/* -- Changed while it is read --------------------------------------------------------------------- */

typedef struct
{
  const char    *path;
  const char    *other; /* takes the place of path; or NULL to cut it */
  CarnetReceiver counting;
} Meddling;

static gboolean
meddle_cb (const CarnetHash *id,
           const guint8     *header,
           gsize             header_size,
           const guint8     *payload,
           gsize             payload_size,
           gpointer          data,
           GError          **error)
{
  Meddling *self = data;

  if (self->other != NULL && g_file_test (self->other, G_FILE_TEST_EXISTS))
    g_assert_cmpint (g_rename (self->other, self->path), ==, 0);
  else if (self->other == NULL)
    g_assert_cmpint (truncate (self->path, 0), ==, 0);
  return self->counting.revision (id, header, header_size, payload, payload_size, self->counting.data, error);
}

static gboolean
ignore_blob_cb (const CarnetHash *hash, const guint8 *bytes, gsize size, gpointer data, GError **error)
{
  return TRUE;
}

static void
test_changed_while_read (gconstpointer cut)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autofree char     *path = carnet_world_path (world, "x.carnet");
  g_autofree char     *other = carnet_world_path (world, "other.carnet");
  g_autofree char     *hash = NULL, *found = NULL;
  CarnetHostileCounts  counts;
  CarnetReceptionFacts facts;
  Meddling             meddling = { path, cut != NULL ? NULL : other, carnet_hostile_receiver (&counts) };
  CarnetReceiver       receiver = { meddle_cb, ignore_blob_cb, NULL, NULL, &meddling };
  g_autoptr (GError) error = NULL;

  carnet_hostile_good (path);
  carnet_hostile_add_chain (path, 3000);
  carnet_test_write_file (other, "Bonjour", 7);
  hash = carnet_test_hash_file (path);
  carnet_reception_read (path, &receiver, &facts, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts.n_revisions, ==, 3010);
  found = carnet_hash_to_string (&facts.hash);
  g_assert_cmpstr (hash, ==, found);
  g_assert_cmpuint (get_size (path), ==, cut != NULL ? 0 : 7);
}

/* -- Much ------------------------------------------------------------------------------------------- */

static void
test_long_chain (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autofree char *path = carnet_world_path (world, "x.carnet");
  g_auto (Reading) reading = { 0 };
  CarnetChildUse use;

  carnet_hostile_good (path);
  carnet_hostile_add_chain (path, 100000);
  use = carnet_child_use_now ();
  read_file (path, &reading);
  g_assert_no_error (reading.error);
  g_assert_cmpuint (reading.counts.n_revisions, ==, 100010);
  carnet_child_use_check (use, get_size (path));
}

static const char rows[] = "PRAGMA synchronous = OFF; WITH RECURSIVE n (i) AS"
                           " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000) ";

/* Two million erasures are asked for: counted, none carried out. */
static void
test_many_rows (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autofree char *path = carnet_world_path (world, "x.carnet");
  g_autofree char *sql = g_strconcat (
      rows, "INSERT INTO redaction SELECT CAST (printf ('%032d', i) AS BLOB), zeroblob (32), x'' FROM n",
      NULL);
  g_auto (Reading) reading = { 0 };
  CarnetChildUse use;

  carnet_hostile_good (path);
  carnet_hostile_run (path, sql);
  use = carnet_child_use_now ();
  read_file (path, &reading);
  g_assert_no_error (reading.error);
  g_assert_cmpuint (reading.counts.n_redactions, ==, 2000000);
  carnet_child_use_check (use, get_size (path));
}

/* Two million revisions of a byte: the first is not what it says. */
static void
test_many_revisions (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autofree char *path = carnet_world_path (world, "x.carnet");
  g_autofree char *sql
      = g_strconcat (rows,
                     "INSERT INTO revision (id, entity, kind, actor, recorded_ms, header) SELECT CAST"
                     " (printf ('%032d', i) AS BLOB), zeroblob (16), '', zeroblob (16), 0, x'00' FROM n",
                     NULL);
  g_auto (Reading) reading = { 0 };
  CarnetChildUse use;

  carnet_hostile_good (path);
  carnet_hostile_run (path, "DROP INDEX revision_entity");
  carnet_hostile_run (path, sql);
  carnet_hostile_run (path, "CREATE INDEX revision_entity ON revision (entity)");
  use = carnet_child_use_now ();
  g_assert_false (read_file (path, &reading));
  g_assert_cmpuint (reading.counts.n_revisions, ==, 11);
  carnet_child_use_check (use, get_size (path));
}

/* The largest attachment there may be, in both forms of a file. */
static void
test_large_attachment (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "x");
  g_autofree char   *xml = carnet_world_path (world, "x.xml");
  g_autofree guint8 *bytes = g_malloc (32 << 20);
  g_autoptr (GBytes) attachment = NULL;
  g_autoptr (GError) error = NULL;
  CarnetExportOptions options = { .profile = CARNET_PROFILE_EXCHANGE };
  CarnetId            id = { { 0 } };

  for (gsize i = 0; i < 32 << 20; i++)
    bytes[i] = (guint8)(i * 2654435761u >> 13);
  attachment = g_bytes_new_static (bytes, 32 << 20);
  carnet_test_write (logbook, &id, CARNET_KEY_TITLE, "Un chantier", NULL);
  g_assert_true (carnet_logbook_attach (logbook, &id, attachment, "film.bin", NULL));
  g_assert_true (carnet_logbook_export_xml (logbook, xml, &options, NULL, NULL, NULL, NULL, &error));
  for (guint i = 0; i < 2; i++)
    {
      const char *path = i == 0 ? xml : carnet_logbook_get_path (logbook);
      g_auto (Reading) reading = { 0 };

      read_file (path, &reading);
      g_assert_no_error (reading.error);
      g_assert_cmpuint (reading.counts.n_blobs, ==, 1);
      g_assert_cmpint (reading.facts.kind, ==, i == 0 ? CARNET_FILE_XML : CARNET_FILE_LOGBOOK);
    }
}

static void
add_all (const char *folder, const CarnetHostile *hostile)
{
  for (; hostile->name != NULL; hostile++)
    {
      g_autofree char *path = g_strconcat (folder, hostile->name, NULL);

      g_test_add_data_func (path, hostile, test_hostile);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_all ("/reception/file/", carnet_hostile_files);
  add_all ("/reception/graph/", carnet_hostile_graphs);
  g_test_add_func ("/reception/not-files", test_not_files);
  g_test_add_func ("/reception/names", test_names);
  g_test_add_func ("/reception/symlink", test_symlink);
  g_test_add_func ("/reception/journal-beside", test_journal_beside);
  g_test_add_data_func ("/reception/replaced-while-read", NULL, test_changed_while_read);
  g_test_add_data_func ("/reception/cut-while-read", "cut", test_changed_while_read);
  g_test_add_func ("/reception/large/long-chain", test_long_chain);
  g_test_add_func ("/reception/large/many-rows", test_many_rows);
  g_test_add_func ("/reception/large/many-revisions", test_many_revisions);
  g_test_add_func ("/reception/large/large-attachment", test_large_attachment);
  return g_test_run ();
}
