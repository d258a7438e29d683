/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite gets no memory at its Nth request: an error, no crash, and nothing is half done. */
#include "faults/carnet-fault-sweep.h"

#include <sqlite3.h>

static sqlite3_mem_methods real;
static guint               count, fails_at; /* 0: never */

static gboolean
fails (void)
{
  return fails_at != 0 && ++count == fails_at;
}

static void *
malloc_cb (int size)
{
  return fails () ? NULL : real.xMalloc (size);
}

static void *
realloc_cb (void *memory, int size)
{
  return fails () ? NULL : real.xRealloc (memory, size);
}

static void
install (void)
{
  sqlite3_mem_methods ours;

  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &real), ==, SQLITE_OK);
  ours = real;
  ours.xMalloc = malloc_cb;
  ours.xRealloc = realloc_cb;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &ours), ==, SQLITE_OK);
  /* Nothing is kept by for later: every statement asks for its own. */
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_LOOKASIDE, 0, 0), ==, SQLITE_OK);
}

/* Returns: whether that request was made at all. */
static gboolean
stop_failing (void)
{
  gboolean reached = count >= fails_at;

  fails_at = 0;
  return reached;
}

static void
fail_at (guint n)
{
  count = 0;
  fails_at = n;
}

/* Of some thousand requests, a few hundred by chance; with CARNET_TEST_LONG each. */
static guint
step (guint most)
{
  return g_getenv ("CARNET_TEST_LONG") != NULL ? 1 : (guint)g_test_rand_int_range (1, (gint)most);
}

static void
test_open (void)
{
  g_autoptr (CarnetScene) scene = carnet_scene_new (NULL);
  gboolean reached = TRUE;

  carnet_scene_close (scene);
  for (guint n = 1; reached; n += step (4))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CarnetLogbook) logbook = NULL;

      fail_at (n);
      logbook = carnet_logbook_open (scene->path, CARNET_OPEN_READ_WRITE, NULL, &error);
      reached = stop_failing ();
      if (logbook == NULL)
        carnet_assert_sentence (error);
      else
        g_assert_cmpstr (carnet_logbook_get_owner (logbook)->name, ==, "a");
    }
}

static gboolean
write_title (CarnetScene *scene, guint n, GError **error)
{
  g_autofree char *key = carnet_test_text_key (0);
  g_autofree char *title = g_strdup_printf ("Un titre %u", n);
  g_autofree char *long_text = g_strnfill (3000, 'a');
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();

  carnet_writes_set_line (writes, CARNET_KEY_TITLE, title);
  carnet_writes_set_text (writes, key, long_text);
  return carnet_logbook_write (scene->logbook, &scene->entity, CARNET_KIND_OBSERVATION, NULL, writes, NULL,
                               error);
}

static void
assert_whole (CarnetScene *scene)
{
  g_autoptr (GError) error = NULL;

  carnet_logbook_verify (scene->logbook, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_seal (void)
{
  g_autoptr (CarnetScene) scene = carnet_scene_new (NULL);
  gboolean reached = TRUE;

  for (guint n = 1; reached; n += step (8))
    {
      g_autofree char *before = carnet_scene_describe (scene->path), *after = NULL;
      g_autoptr (GError) error = NULL;
      gboolean done;

      fail_at (n);
      done = write_title (scene, n, &error);
      reached = stop_failing ();
      after = carnet_scene_describe (scene->path);
      if (done)
        {
          g_assert_cmpstr (after, !=, before);
          assert_whole (scene);
          continue;
        }
      carnet_assert_sentence (error);
      g_assert_cmpstr (after, ==, before);
      /* Memory is back: the same connection goes on. */
      g_clear_error (&error);
      write_title (scene, n, &error);
      g_assert_no_error (error);
    }
  assert_whole (scene);
}

int
main (int argc, char **argv)
{
  install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/faults/memory/open", test_open);
  g_test_add_func ("/faults/memory/seal", test_seal);
  return g_test_run ();
}
