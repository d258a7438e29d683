/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "store/carnet-store-file.h"
#include "support/carnet-life.h"
#include "support/carnet-test-sent.h"

/* A copy, against its definition, and what those who receive it then hold. */

/* -- The copy is the logbook without what is kept back ------------------------------------------ */

static gboolean
take_revision_cb (CarnetRevision *revision, gpointer all, GError **error)
{
  g_ptr_array_add (all, carnet_revision_ref (revision));
  return TRUE;
}

static gboolean
names (const CarnetRevision *revision, const CarnetId *id)
{
  g_autofree char *hex = carnet_id_to_string (id);

  for (guint i = 0; i < carnet_writes_size (revision->writes); i++)
    {
      const char *key;
      CarnetValue value;
      CarnetId    named;

      carnet_writes_get (revision->writes, i, &key, &value);
      named = carnet_value_get_id (&value);
      if (carnet_id_equal (&named, id) || g_str_has_suffix (key, hex))
        return TRUE;
    }
  return FALSE;
}

static gboolean
names_any (const CarnetRevision *revision, GHashTable *ids)
{
  GHashTableIter iter;
  gpointer       id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (names (revision, id))
      return TRUE;
  return FALSE;
}

static gboolean
is_word (const CarnetRevision *revision)
{
  return g_str_equal (revision->kind, CARNET_KIND_THEME) || g_str_equal (revision->kind, CARNET_KIND_ACTOR)
         || g_str_equal (revision->kind, CARNET_KIND_TERRITORY);
}

static gboolean
is_private (CarnetStore *store, const CarnetId *entity)
{
  g_autoptr (CarnetHistory) history = carnet_store_load_history (store, entity, NULL);
  const CarnetCell *cell = carnet_history_find_cell (history, CARNET_KEY_VISIBILITY);

  for (guint i = 0; cell != NULL && i < cell->writers->len; i++)
    if (g_strcmp0 (carnet_writes_find_text (((CarnetRevision *)cell->writers->pdata[i])->writes,
                                            CARNET_KEY_VISIBILITY),
                   "private")
        == 0)
      return TRUE;
  return FALSE;
}

static gboolean
goes_with (CarnetStore *store, const CarnetRevision *revision, GHashTable *kept)
{
  if (g_str_equal (revision->kind, CARNET_KIND_OBSERVATION))
    return is_private (store, &revision->entity);
  return names_any (revision, kept);
}

/* Is @word named by what is kept back, and by that alone? */
static gboolean
is_lone (GPtrArray *all, const CarnetId *word, GHashTable *kept)
{
  gboolean named = FALSE;

  for (guint i = 0; i < all->len; i++)
    {
      const CarnetRevision *revision = all->pdata[i];

      if (!names (revision, word))
        continue;
      if (!g_hash_table_contains (kept, &revision->entity))
        return FALSE;
      named = TRUE;
    }
  return named;
}

/* As the program says it, but slowly, and of every version alone. */
static GHashTable *
list_kept_back (CarnetStore *store, GPtrArray *all)
{
  GHashTable *kept = g_hash_table_new_full (carnet_id_hash_func, carnet_id_equal_func, g_free, NULL);
  guint       n;

  do
    {
      n = g_hash_table_size (kept);
      for (guint i = 0; i < all->len; i++)
        if (goes_with (store, all->pdata[i], kept))
          g_hash_table_add (kept, carnet_id_copy (&((CarnetRevision *)all->pdata[i])->entity));
    }
  while (g_hash_table_size (kept) > n);
  for (guint i = 0; i < all->len; i++)
    {
      CarnetRevision *revision = all->pdata[i];

      if (is_word (revision) && is_lone (all, &revision->entity, kept))
        g_hash_table_add (kept, carnet_id_copy (&revision->entity));
    }
  return kept;
}

/* Gives @to what is in @logbook: all, or what is not kept back. */
static void
give (CarnetLogbook *logbook, CarnetStore *to, gboolean whole)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_revision_unref);
  g_autoptr (GHashTable) kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetStore) from = carnet_store_open (carnet_logbook_get_path (logbook), TRUE, &error);
  CarnetIntake *intake = carnet_intake_begin (to, NULL, NULL, 0, &error);

  g_assert_no_error (error);
  g_assert_true (carnet_store_foreach_revision (from, take_revision_cb, all, &error));
  kept = list_kept_back (from, all);
  for (guint i = 0; i < all->len; i++)
    if (whole || !g_hash_table_contains (kept, &((CarnetRevision *)all->pdata[i])->entity))
      carnet_intake_add (intake, all->pdata[i], &error);
  g_assert_no_error (error);
  g_assert_true (carnet_intake_finish (intake, NULL, &error));
}

static void
line_cb (const char *line, gpointer text)
{
  g_string_append_printf (text, "%s\n", line);
}

static char *
dump (CarnetStore *store)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_true (carnet_store_dump (store, CARNET_DUMP_ALL, line_cb, text, NULL));
  return g_strdup (text->str);
}

/* What should be in the copy, put together from the other side. */
static char *
dump_expected (CarnetLife *life, CarnetLogbook *logbook, gboolean whole)
{
  g_autofree char *path = carnet_world_path (life->world, "expected.carnet");
  g_autoptr (CarnetStore) to = carnet_store_create (path, NULL);

  give (logbook, to, whole);
  g_unlink (path);
  return dump (to);
}

static char *
dump_sent (CarnetLogbook *logbook, const char *folder, CarnetSendContent content)
{
  g_autofree char *path = carnet_test_send (logbook, folder, content, NULL);
  g_autoptr (CarnetStore) copy = carnet_store_open (path, TRUE, NULL);

  return dump (copy);
}

/* Only the one who sends withdraws what was received. */
static void
withdraw_any (CarnetLife *life)
{
  g_autoptr (GPtrArray) batches = carnet_logbook_list_batches (life->logbooks[0], NULL);

  if (batches->len > 0)
    carnet_logbook_withdraw_batch (
        life->logbooks[0], ((CarnetBatch *)batches->pdata[carnet_life_pick (life, batches->len)])->number,
        NULL, NULL);
}

static void
write_around (CarnetLife *life, CarnetLogbook *logbook, const CarnetId *entity)
{
  static const char *const labels[] = { "un", "deux", "trois" };
  CarnetId                 id;

  switch (carnet_life_pick (life, 4))
    {
    case 0:
      id = carnet_test_highlight (logbook, entity, "cité");
      carnet_test_comment (logbook, &id, "sur une citation");
      break;
    case 1:
      id = carnet_test_comment (logbook, entity, "une question");
      carnet_test_comment (logbook, &id, "une réponse");
      break;
    case 2:
      id = carnet_test_highlight (logbook, entity, "une preuve");
      carnet_test_rest (logbook, carnet_life_pick (life, 2) ? &id : entity, "un constat");
      break;
    default:
      id = carnet_test_theme (logbook, labels[carnet_life_pick (life, G_N_ELEMENTS (labels))]);
      carnet_test_use (logbook, entity, CARNET_PREFIX_THEME, &id);
      break;
    }
}

static void
live_on (CarnetLife *life)
{
  static const char *const words[] = { "private", "coordination", "publishable" };
  CarnetLogbook           *logbook = life->logbooks[carnet_life_pick (life, CARNET_LIFE_PEOPLE)];
  CarnetId                *entity = &life->entities[carnet_life_pick (life, CARNET_LIFE_ENTITIES)];

  switch (carnet_life_pick (life, 6))
    {
    case 0:
    case 1:
      carnet_test_write (logbook, entity, CARNET_KEY_VISIBILITY, words[carnet_life_pick (life, 3)], NULL);
      break;
    case 2:
    case 3:
      write_around (life, logbook, entity);
      break;
    case 4:
      withdraw_any (life);
      break;
    default:
      carnet_life_step (life);
      break;
    }
}

static const char *
sends_what_it_should (CarnetLife *life)
{
  CarnetLogbook   *logbook = life->logbooks[0];
  g_autofree char *before = NULL, *after = NULL, *shared = NULL, *all = NULL, *expected = NULL,
                  *expected_all = NULL;

  for (guint i = 0; i < 30; i++)
    live_on (life);
  before = carnet_life_dump (logbook, FALSE);
  expected = dump_expected (life, logbook, FALSE);
  expected_all = dump_expected (life, logbook, TRUE);
  shared = dump_sent (logbook, life->world->folder, CARNET_SEND_SHARED);
  all = dump_sent (logbook, life->world->folder, CARNET_SEND_ALL);
  after = carnet_life_dump (logbook, FALSE);
  if (!g_str_equal (shared, expected))
    return "the copy is not the logbook without what is kept back";
  if (!g_str_equal (all, expected_all))
    return "the whole copy is not what is visible";
  return g_str_equal (before, after) ? NULL : "sending changes the logbook";
}

/* -- To those who receive it ------------------------------------------------------------------- */

static guint64
receive (CarnetLogbook *logbook, const char *path)
{
  const char *const paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetMerge) merge
      = carnet_logbook_prepare_merge (logbook, paths, CARNET_MERGE_DEFAULT, NULL, NULL, NULL, &error);
  guint64 n_new;

  g_assert_no_error (error);
  n_new = carnet_merge_get_totals (merge)->n_revisions_new;
  g_assert_true (carnet_logbook_apply_merge (logbook, merge, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  return n_new;
}

/* What @into would hold, had it been given all of @from but what is kept back. */
static char *
dump_given (CarnetLife *life, CarnetLogbook *into, CarnetLogbook *from)
{
  g_autofree char *path = carnet_world_path (life->world, "given.carnet");
  g_autoptr (CarnetStore) held = carnet_store_open (carnet_logbook_get_path (into), TRUE, NULL);
  g_autoptr (CarnetStore) to = NULL;

  g_assert_true (carnet_store_vacuum_into (held, path, NULL));
  to = carnet_store_open (path, FALSE, NULL);
  give (from, to, FALSE);
  g_unlink (path);
  return dump (to);
}

/* One copy is made, received, and received again. */
static const char *
is_received (CarnetLife *life, CarnetLogbook *from, CarnetLogbook *into)
{
  g_autofree char *expected = dump_given (life, into, from);
  g_autofree char *first = carnet_test_send (from, life->world->folder, CARNET_SEND_SHARED, NULL);
  g_autofree char *again = carnet_test_send (from, life->world->folder, CARNET_SEND_SHARED, NULL);
  g_autofree char *first_hash = carnet_test_hash_file (first), *again_hash = carnet_test_hash_file (again);
  g_autofree char *dumped = NULL;

  receive (into, first);
  dumped = carnet_life_dump (into, FALSE);
  if (!g_str_equal (dumped, expected))
    return "merging the copy is not merging what is not kept back";
  if (!g_str_equal (first_hash, again_hash))
    return "two copies of the same are not the same file";
  return receive (into, again) == 0 ? NULL : "the second copy brings something";
}

static const char *
is_received_again (CarnetLife *life)
{
  const char *problem = NULL;

  for (guint i = 0; i < 3 && problem == NULL; i++)
    {
      for (guint j = 0; j < 10; j++)
        live_on (life);
      problem = is_received (life, life->logbooks[0], life->logbooks[1]);
    }
  return problem;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/withheld/what-it-should", (gpointer)sends_what_it_should, carnet_life_test);
  g_test_add_data_func ("/withheld/received", (gpointer)is_received_again, carnet_life_test);
  return g_test_run ();
}
