/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-staging.h"

#include <string.h>

#include "merge/carnet-sorter.h"
#include "model/carnet-kinds.h"

/* What is put in order by more than fits into memory at once, against what a hash table says. Chance is that
 * of g_test_rand_int(): `--seed` brings it back. */

#define N_REVISIONS 20000 /* staged, they are sorted in two runs */

static void
fill (void *bytes, gsize size)
{
  for (gsize i = 0; i < size; i++)
    ((guint8 *)bytes)[i] = (guint8)g_test_rand_int ();
}

/* -- Sorting -------------------------------------------------------------------------------- */

typedef struct
{
  guint32 key;
  guint32 order;
} Record;

static int
compare_records (gconstpointer a, gconstpointer b)
{
  const Record *first = a, *second = b;

  if (first->key != second->key)
    return first->key < second->key ? -1 : 1;
  return first->order < second->order ? -1 : first->order > second->order;
}

static void
sort (guint n)
{
  g_autoptr (GError) error = NULL;
  CarnetSorter *sorter = carnet_sorter_new (sizeof (Record), compare_records);
  g_autoptr (GArray) expected = g_array_new (FALSE, FALSE, sizeof (Record));
  g_autoptr (CarnetSpill) sorted = NULL;

  for (guint i = 0; i < n; i++)
    {
      Record record = { (guint32)g_test_rand_int_range (0, 50000), i };

      g_array_append_val (expected, record);
      g_assert_true (carnet_sorter_add (sorter, &record, &error));
    }
  g_array_sort (expected, compare_records);
  sorted = carnet_sorter_end (sorter, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (carnet_spill_get_size (sorted), ==, n * sizeof (Record));
  if (n == 0)
    return;
  g_assert_cmpmem (carnet_spill_map (sorted, NULL), n * sizeof (Record), expected->data, n * sizeof (Record));
  carnet_spill_release (sorted);
  g_assert_cmpmem (carnet_spill_map (sorted, NULL), n * sizeof (Record), expected->data, n * sizeof (Record));
}

/* One run holds 131072 of them. */
static void
test_sorted (void)
{
  static const guint sizes[] = { 0, 1, 1000, 131071, 131072, 131073, 700000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    sort (sizes[i]);
}

/* -- Staging -------------------------------------------------------------------------------- */

typedef struct
{
  CarnetReceiver receiver;
  GPtrArray     *given;   /* CarnetRevision, each once */
  GHashTable    *texts;   /* CarnetHash → GINT_TO_POINTER (it came with its text) */
  GHashTable    *firsts;  /* CarnetId → GUINT_TO_POINTER (the order of its first) */
  GHashTable    *outside; /* CarnetHash: parents that are in no file */
  guint          n;       /* orders */
} Story;

static void
give (Story *self, CarnetRevision *revision, gboolean with_text)
{
  g_autoptr (GError) error = NULL;
  gsize         size, payload_size;
  const guint8 *header = g_bytes_get_data (revision->header, &size);
  const guint8 *payload = g_bytes_get_data (revision->payload, &payload_size);

  g_assert_true (self->receiver.revision (&revision->id, header, size, with_text ? payload : NULL,
                                          with_text ? payload_size : 0, self->receiver.data, &error));
  if (with_text || !g_hash_table_contains (self->texts, &revision->id))
    g_hash_table_replace (self->texts, &revision->id, GINT_TO_POINTER (with_text));
  if (!g_hash_table_contains (self->firsts, &revision->entity))
    g_hash_table_insert (self->firsts, &revision->entity, GUINT_TO_POINTER (self->n));
  self->n++;
}

static void
write_one (Story *self, const CarnetId *entity, const CarnetHash *parent)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GError) error = NULL;
  CarnetId        person = carnet_id_from_name ("person"), nonce;
  CarnetRevision *revision;

  fill (&nonce, sizeof nonce);
  carnet_writes_set_line (writes, CARNET_KEY_TITLE, "Une ligne");
  revision = carnet_revision_seal (entity, CARNET_KIND_OBSERVATION, parent, parent != NULL, &person, 1,
                                   writes, nonce.bytes, &error);
  g_assert_no_error (error);
  g_ptr_array_add (self->given, revision);
  give (self, revision, g_test_rand_int_range (0, 10) > 0);
}

/* Something new, an edit of what the file holds, one of what it does not, or the same again. */
static void
tell_one (Story *self)
{
  guint           chance = (guint)g_test_rand_int_range (0, 20);
  CarnetRevision *any
      = self->given->len > 0 ? self->given->pdata[g_test_rand_int_range (0, (gint32)self->given->len)] : NULL;
  CarnetHash elsewhere;
  CarnetId   entity;

  fill (&elsewhere, sizeof elsewhere);
  fill (&entity, sizeof entity);
  if (any == NULL || chance < 12)
    write_one (self, &entity, NULL);
  else if (chance < 16)
    write_one (self, &any->entity, &any->id);
  else if (chance < 18)
    {
      g_hash_table_add (self->outside, g_memdup2 (&elsewhere, sizeof elsewhere));
      write_one (self, &any->entity, &elsewhere);
    }
  else
    give (self, any, chance == 18);
}

static void
assert_ids (Story *self, CarnetStaging *staging)
{
  CarnetHash elsewhere;
  guint      cursor = 0;

  g_assert_cmpuint (carnet_staging_get_n (staging), ==, self->given->len);
  for (guint i = 0; i < self->given->len; i++)
    {
      CarnetStaged *staged = carnet_staging_get_by_id (staging, i);

      g_assert_true (g_hash_table_contains (self->texts, &staged->id));
      g_assert_cmpint (staged->payload_size > 0, ==,
                       GPOINTER_TO_INT (g_hash_table_lookup (self->texts, &staged->id)));
      if (i > 0)
        g_assert_cmpint (carnet_hash_compare (&carnet_staging_get_by_id (staging, i - 1)->id, &staged->id), <,
                         0);
      g_assert_true (carnet_staging_find (staging, &staged->id) == staged);
      elsewhere = staged->id;
      if (elsewhere.bytes[CARNET_HASH_SIZE - 1]-- > 0) /* the one before, that is not there */
        g_assert_null (carnet_staging_find_next (staging, &elsewhere, &cursor));
      g_assert_true (carnet_staging_find_next (staging, &staged->id, &cursor) == staged);
    }
  memset (&elsewhere, 0xff, sizeof elsewhere);
  g_assert_null (carnet_staging_find_next (staging, &elsewhere, &cursor));
}

static void
assert_entities (Story *self, CarnetStaging *staging)
{
  guint cursor = 0;

  g_assert_cmpuint (carnet_staging_get_n_entities (staging), ==, g_hash_table_size (self->firsts));
  for (guint i = 0; i < carnet_staging_get_n_entities (staging); i++)
    {
      CarnetStagedEntity *entity = carnet_staging_get_entity (staging, i);

      if (i > 0)
        g_assert_cmpint (
            carnet_id_compare (&carnet_staging_get_entity (staging, i - 1)->entity, &entity->entity), <, 0);
      g_assert_true (carnet_staging_find_entity (staging, &entity->entity) == entity);
      g_assert_true (carnet_staging_find_next_entity (staging, &entity->entity, &cursor) == entity);
      g_assert_cmpstr (carnet_staging_get_kind (staging, entity->kind), ==, CARNET_KIND_OBSERVATION);
    }
}

/* Each in one piece, as they came; the entities as the file begins them. */
static void
assert_order (CarnetStaging *staging)
{
  guint32 last_begin = 0;

  for (guint i = 0, n; i < carnet_staging_get_n (staging); i += n)
    {
      const CarnetStaged       *begin = carnet_staging_get_by_entity (staging, i);
      const CarnetStagedEntity *entity = carnet_staging_find_entity (staging, &begin->entity);

      n = entity->n;
      g_assert_cmpuint (entity->first, ==, i);
      g_assert_true (i == 0 || begin->order > last_begin);
      last_begin = begin->order;
      for (guint j = 1; j < n; j++)
        {
          const CarnetStaged *staged = carnet_staging_get_by_entity (staging, i + j);

          g_assert_true (carnet_id_equal (&staged->entity, &entity->entity));
          g_assert_cmpuint (staged->order, >, carnet_staging_get_by_entity (staging, i + j - 1)->order);
        }
    }
}

static void
assert_parents (Story *self, CarnetStaging *staging)
{
  guint                     n;
  const CarnetStagedLink   *parents = carnet_staging_get_parents (staging, &n);
  g_autofree CarnetStaged **by_order = carnet_staging_index_orders (staging);
  g_autoptr (GHashTable) found = g_hash_table_new (carnet_hash_hash_func, carnet_hash_equal_func);

  for (guint i = 0; i < n; i++)
    {
      const CarnetStaged *child = by_order[parents[i].child];

      g_assert_true (g_hash_table_contains (self->outside, &parents[i].parent));
      g_assert_true (child == NULL || carnet_id_equal (&child->entity, &parents[i].entity));
      if (child != NULL)
        g_hash_table_add (found, (gpointer)&parents[i].parent);
    }
  g_assert_cmpuint (g_hash_table_size (found), ==, g_hash_table_size (self->outside));
}

static void
test_staged (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetStaging) staging = carnet_staging_new ("test", &error);
  Story story
      = { .given = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_revision_unref),
          .texts = g_hash_table_new (carnet_hash_hash_func, carnet_hash_equal_func),
          .firsts = g_hash_table_new (carnet_id_hash_func, carnet_id_equal_func),
          .outside = g_hash_table_new_full (carnet_hash_hash_func, carnet_hash_equal_func, g_free, NULL) };

  g_assert_no_error (error);
  story.receiver = carnet_staging_get_receiver (staging);
  while (story.n < N_REVISIONS)
    tell_one (&story);
  give (&story, story.given->pdata[0], FALSE); /* the last order is of none that is left */
  g_assert_true (carnet_staging_close (staging, &error));
  assert_ids (&story, staging);
  assert_entities (&story, staging);
  assert_order (staging);
  assert_parents (&story, staging);
  g_hash_table_unref (story.texts);
  g_hash_table_unref (story.firsts);
  g_hash_table_unref (story.outside);
  g_ptr_array_unref (story.given);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/staging/sorted", test_sorted);
  g_test_add_func ("/staging/staged", test_staged);
  return g_test_run ();
}
