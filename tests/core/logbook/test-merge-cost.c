/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "logbook/carnet-logbook-merge.h"
#include "logbook/carnet-logbook-private.h"
#include "store/carnet-db-private.h"
#include "store/carnet-store-private.h"
#include "support/carnet-test-world.h"

/* What one file costs does not depend on how much is held: counted in the steps of SQLite's machine, which
 * are the same on every computer. */

#define N_KNOWN 20
#define N_NEW 40
#define FEW 100
#define MANY 3200

typedef struct
{
  CarnetWorld   *world;
  CarnetLogbook *received;
  char          *few, *many;         /* logbooks */
  gint64         n_steps, n_scanned; /* rows of whole tables */
} Fixture;

static char *
dup_text (guint i)
{
  static const char *const words[] = { "atelier", "entreprise", "commune", "confiance", "projet" };
  const guint              n = G_N_ELEMENTS (words);

  return g_strdup_printf ("%s, %s %u", words[i % n], words[i / n % n], i);
}

/* @ids: (nullable) (array length=n) (out) */
static void
write_many (CarnetLogbook *logbook, guint n, CarnetId *ids)
{
  g_autofree char *key = carnet_test_text_key (0);

  g_assert_true (carnet_logbook_begin (logbook, NULL));
  for (guint i = 0; i < n; i++)
    {
      CarnetId         id = { { 0 } };
      g_autofree char *title = g_strdup_printf ("Observation %u", i);
      g_autofree char *text = dup_text (i);
      g_autofree char *date = g_strdup_printf ("2018-%02u-%02u", 5 + i % 8, 1 + i / 8 % 28);

      carnet_test_write (logbook, &id, CARNET_KEY_TITLE, title, key, text, CARNET_KEY_DATE, date, NULL);
      if (ids != NULL)
        ids[i] = id;
    }
  g_assert_true (carnet_logbook_commit (logbook, NULL));
}

/* What @self->received has now is known. Returns: (transfer full): the path. */
static char *
make_held (Fixture *self, const char *name, guint n)
{
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (self->world, name);

  write_many (logbook, n, NULL);
  carnet_test_unite (carnet_logbook_get_path (logbook), carnet_logbook_get_path (self->received));
  return g_strdup (carnet_logbook_get_path (logbook));
}

/* What a file brings: some that is known, some of it corrected, some that is new. */
static void
set_up (Fixture *self, gconstpointer unused)
{
  CarnetId known[N_KNOWN];

  self->world = carnet_world_new (5);
  self->received = carnet_world_logbook (self->world, "received");
  write_many (self->received, N_KNOWN, known);
  self->few = make_held (self, "few", FEW);
  self->many = make_held (self, "many", MANY);
  for (guint i = 0; i < N_KNOWN / 2; i++)
    carnet_test_write (self->received, &known[i], CARNET_KEY_TITLE, "Corrigée", NULL);
  write_many (self->received, N_NEW, NULL);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  carnet_logbook_close (self->received);
  g_free (self->few);
  g_free (self->many);
  carnet_world_free (self->world);
}

/* -- Counting ------------------------------------------------------------------------------------ */

static int
count_cb (unsigned event, void *user_data, void *statement, void *nanoseconds)
{
  Fixture *self = user_data;

  self->n_steps += sqlite3_stmt_status (statement, SQLITE_STMTSTATUS_VM_STEP, TRUE);
  self->n_scanned += sqlite3_stmt_status (statement, SQLITE_STMTSTATUS_FULLSCAN_STEP, TRUE);
  return 0;
}

static void
begin_counting (Fixture *self, CarnetLogbook *logbook)
{
  self->n_steps = self->n_scanned = 0;
  g_assert_cmpint (sqlite3_trace_v2 (logbook->store->db->handle, SQLITE_TRACE_PROFILE, count_cb, self), ==,
                   SQLITE_OK);
}

static void
end_counting (CarnetLogbook *logbook)
{
  sqlite3_trace_v2 (logbook->store->db->handle, 0, NULL, NULL);
}

typedef struct
{
  gint64 n_steps, n_scanned;
} Cost;

/* With its backup. */
static Cost
merge_into (Fixture *self, const char *path)
{
  /* A connection whose statements have counted nothing yet. */
  g_autoptr (CarnetLogbook) logbook
      = carnet_logbook_open (path, CARNET_OPEN_READ_WRITE, &self->world->sources, NULL);
  const char *paths[] = { carnet_logbook_get_path (self->received), NULL };
  g_autoptr (CarnetMerge) merge = NULL;
  gint64 sitting;

  begin_counting (self, logbook);
  merge = carnet_logbook_prepare_merge (logbook, paths, CARNET_MERGE_DEFAULT, NULL, NULL, NULL, NULL);
  g_assert_nonnull (merge);
  g_assert_cmpuint (carnet_merge_get_totals (merge)->observations[CARNET_MERGE_NEW], ==, N_NEW);
  g_assert_cmpuint (carnet_merge_get_totals (merge)->observations[CARNET_MERGE_UPDATED], ==, N_KNOWN / 2);
  g_assert_true (carnet_logbook_apply_merge (logbook, merge, &sitting, NULL, NULL, NULL, NULL));
  end_counting (logbook);
  g_test_message ("%s: %" G_GINT64_FORMAT " steps, %" G_GINT64_FORMAT " scanned", path, self->n_steps,
                  self->n_scanned);
  return (Cost){ self->n_steps, self->n_scanned };
}

static void
test_flat (Fixture *self, gconstpointer unused)
{
  const Cost few = merge_into (self, self->few), many = merge_into (self, self->many);

  g_assert_cmpint (few.n_steps, >, N_KNOWN + N_NEW);
  g_assert_cmpint (many.n_steps, <=, few.n_steps * 11 / 10);
  g_assert_cmpint (many.n_scanned, <=, few.n_scanned);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/merge-cost/flat", Fixture, NULL, set_up, test_flat, tear_down);
  return g_test_run ();
}
