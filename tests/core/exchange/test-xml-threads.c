/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An export is read back while it is written, an import read while it is stored: what fails in one thread
 * stops the other, and nothing is changed. */
#include <string.h>

#include "exchange-fixture.h"
#include "exchange/carnet-xml-queue.h"
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

/* -- The queue ------------------------------------------------------------------------------- */

#define N_ITEMS 64
#define ITEM_SIZE 100000 /* so that few find room together */

typedef struct
{
  CarnetXmlQueue *queue;
  int             n_pushed; /* atomic */
  gboolean        refused;
} Pusher;

static gpointer
push_thread (gpointer data)
{
  Pusher          *self = data;
  g_autofree char *bytes = g_malloc0 (ITEM_SIZE);

  for (int i = 0; i < N_ITEMS && !self->refused; i++)
    {
      memcpy (bytes, &i, sizeof i);
      self->refused = !carnet_xml_queue_push (
          self->queue, (CarnetXmlItem){ .attachment = g_bytes_new (bytes, ITEM_SIZE) });
      if (!self->refused)
        g_atomic_int_inc (&self->n_pushed);
    }
  carnet_xml_queue_end (self->queue,
                        g_error_new_literal (CARNET_ERROR, CARNET_ERROR_CORRUPT, "the end is damaged"));
  return NULL;
}

/* Returns: %FALSE at the end. */
static gboolean
pop (CarnetXmlQueue *queue, int expected)
{
  g_auto (CarnetXmlItem) item = { 0 };
  guint64              done;
  CarnetXmlQueueResult result;
  int                  number;

  do
    result = carnet_xml_queue_pop (queue, &item, &done);
  while (result == CARNET_XML_QUEUE_NOTHING_YET);
  if (result == CARNET_XML_QUEUE_END)
    return FALSE;
  memcpy (&number, g_bytes_get_data (item.attachment, NULL), sizeof number);
  g_assert_cmpint (number, ==, expected);
  return TRUE;
}

static void
test_queue_order (void)
{
  g_autoptr (CarnetXmlQueue) queue = carnet_xml_queue_new ();
  Pusher   pusher = { queue, 0, FALSE };
  GThread *thread = g_thread_new ("push", push_thread, &pusher);
  g_autoptr (GError) error = NULL;
  int n = 0;

  while (pop (queue, n))
    {
      n++;
      /* Half a megabyte is five; one may have been pushed since. */
      g_assert_cmpint (g_atomic_int_get (&pusher.n_pushed), <=, n + 6);
    }
  g_thread_join (thread);
  g_assert_cmpint (n, ==, N_ITEMS);
  error = carnet_xml_queue_steal_error (queue);
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_CORRUPT);
}

/* Who waits for room is told that there will be none. */
static void
test_queue_closed (void)
{
  g_autoptr (CarnetXmlQueue) queue = carnet_xml_queue_new ();
  Pusher   pusher = { queue, 0, FALSE };
  GThread *thread = g_thread_new ("push", push_thread, &pusher);

  g_assert_true (pop (queue, 0));
  carnet_xml_queue_close (queue);
  g_thread_join (thread);
  g_assert_true (pusher.refused);
  g_assert_cmpint (pusher.n_pushed, <, N_ITEMS);
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
  g_assert_false (carnet_xml_import (second, path, 0, NULL, NULL, NULL, NULL, &error));
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
  g_test_add_func ("/threads/queue-order", test_queue_order);
  g_test_add_func ("/threads/queue-closed", test_queue_closed);
  g_test_add_func ("/threads/storing-fails", test_storing_fails);
  return g_test_run ();
}
