/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "support/carnet-hostile.h"

typedef struct
{
  char               *bytes;
  gsize               size;
  GError             *error;
  CarnetHostileCounts counts;
} Reading;

static void
reading_clear (Reading *self)
{
  g_free (self->bytes);
  g_clear_error (&self->error);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

/* Whatever is said of the bytes, they stay as they are. */
static gboolean
read_file (const char *path, GCancellable *cancellable, Reading *reading)
{
  CarnetReceiver receiver = carnet_hostile_receiver (&reading->counts);
  CarnetHash     before, after;
  gboolean       taken;

  g_assert_true (g_file_get_contents (path, &reading->bytes, &reading->size, NULL));
  before = carnet_hash_of (NULL, reading->bytes, reading->size);
  taken = carnet_received_read_logbook ((const guint8 *)reading->bytes, reading->size, "reçu.carnet",
                                        &receiver, cancellable, &reading->error);
  after = carnet_hash_of (NULL, reading->bytes, reading->size);
  g_assert_true (carnet_hash_equal (&before, &after));
  g_assert_true (taken == (reading->error == NULL));
  return taken;
}

static void
test_hostile (gconstpointer data)
{
  const CarnetHostile *hostile = data;
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autofree char *path = carnet_world_path (world, "x.carnet");
  g_auto (Reading) reading = { 0 };

  carnet_hostile_make (hostile, path);
  read_file (path, NULL, &reading);
  if (hostile->by >= CARNET_HOSTILE_STAGED)
    {
      g_assert_no_error (reading.error);
      g_assert_cmpuint (reading.counts.n_revisions, >=, 10);
      g_assert_cmpuint (reading.counts.n_blobs, ==, 1);
      return;
    }
  g_assert_error (reading.error, CARNET_ERROR, (int)hostile->code);
  g_assert_nonnull (strstr (reading.error->message, hostile->sentence));
  carnet_hostile_assert_sentence (reading.error->message);
  if (hostile->by == CARNET_HOSTILE_READ)
    g_assert_nonnull (strstr (reading.error->message, "“reçu.carnet”"));
}

static void
test_good (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autofree char *path = carnet_world_path (world, "x.carnet");
  g_auto (Reading) reading = { 0 };

  carnet_hostile_good (path);
  carnet_hostile_run (path, "DELETE FROM payload WHERE revision = 5;"
                            "INSERT INTO redaction SELECT randomblob (32), id, x'' FROM revision LIMIT 2;"
                            "INSERT INTO hidden VALUES (6)");
  g_assert_true (read_file (path, NULL, &reading));
  g_assert_cmpuint (reading.counts.n_revisions, ==,
                    9); /* of ten: a programme, two milestones, a person, six */
  g_assert_cmpuint (reading.counts.n_erased, ==, 1);
  g_assert_cmpuint (reading.counts.n_blobs, ==, 1);
  g_assert_cmpuint (reading.counts.n_redactions, ==, 2);
}

/* Every byte of every page changed, here and there: refused, or the change was of no consequence. */
static void
test_flipped_bytes (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autofree char *path = carnet_world_path (world, "x.carnet");
  g_auto (Reading) reading = { 0 };
  guint n_refused = 0;

  carnet_hostile_good (path);
  g_assert_true (read_file (path, NULL, &reading));
  for (guint i = 0; i < 600; i++)
    {
      CarnetReceiver receiver = carnet_hostile_receiver (&reading.counts);
      gsize          at = (gsize)g_test_rand_int_range (0, (gint32)reading.size);
      char           kept = reading.bytes[at];

      reading.bytes[at] ^= (char)(1 << g_test_rand_int_range (0, 8));
      n_refused += !carnet_received_read_logbook ((const guint8 *)reading.bytes, reading.size, "x", &receiver,
                                                  NULL, NULL);
      reading.bytes[at] = kept;
    }
  g_assert_cmpuint (n_refused, >, 5);
}

static gboolean
cancel_cb (const CarnetHash *id,
           const guint8     *header,
           gsize             header_size,
           const guint8     *payload,
           gsize             payload_size,
           gpointer          data,
           GError          **error)
{
  g_cancellable_cancel (data);
  return TRUE;
}

static void
test_cancelled (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autofree char *path = carnet_world_path (world, "x.carnet");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (Reading) reading = { 0 };
  CarnetReceiver receiver = { cancel_cb, NULL, NULL, NULL, cancellable };
  g_autoptr (GError) error = NULL;

  carnet_hostile_good (path);
  carnet_hostile_add_chain (path, 2000);
  g_assert_true (read_file (path, NULL, &reading));
  g_assert_false (carnet_received_read_logbook ((const guint8 *)reading.bytes, reading.size, "x", &receiver,
                                                cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_receiver_stops (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autofree char *path = carnet_world_path (world, "x.carnet");
  g_auto (Reading) reading = { 0 };

  carnet_hostile_good (path);
  carnet_hostile_run (path, "UPDATE payload SET bytes = (SELECT bytes FROM payload WHERE revision = 3)");
  g_assert_false (read_file (path, NULL, &reading));
  g_assert_cmpuint (reading.counts.n_revisions, ==, 1);
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
  g_test_add_func ("/received/good", test_good);
  g_test_add_func ("/received/flipped-bytes", test_flipped_bytes);
  g_test_add_func ("/received/cancelled", test_cancelled);
  g_test_add_func ("/received/receiver-stops", test_receiver_stops);
  add_all ("/received/file/", carnet_hostile_files);
  add_all ("/received/graph/", carnet_hostile_graphs);
  return g_test_run ();
}
