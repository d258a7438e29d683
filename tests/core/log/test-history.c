/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/carnet-random-history.h"

#define N_STORIES 1500
#define N_STEPS 24

static char *
compare (GPtrArray *revisions)
{
  g_autoptr (CarnetHistory) history = carnet_history_new (revisions);
  g_autofree char *computed = carnet_history_describe (history);
  g_autofree char *defined = carnet_naive_describe (revisions);

  if (g_str_equal (computed, defined))
    return NULL;
  return g_strdup_printf ("computed\n%sbut by definition\n%s", computed, defined);
}

/* -- Against the definition ------------------------------------------------------------ */

/* What every copy shows, drafts and all, is what the definition says. */
static char *
as_defined (GArray *story)
{
  g_autoptr (CarnetCast) cast = carnet_story_play (story);

  for (guint i = 0; i < CARNET_STORY_PEOPLE; i++)
    for (guint j = 0; j < CARNET_STORY_ENTITIES; j++)
      {
        g_autoptr (GPtrArray) list = carnet_cast_list (cast, i, j);
        char *different = compare (list);

        if (different != NULL)
          return different;
      }
  return NULL;
}

/* The same with revisions missing and payloads erased, here and there, always the same of one story. */
static char *
as_defined_with_gaps (GArray *story)
{
  g_autoptr (CarnetCast) cast = carnet_story_play (story);
  g_autoptr (GPtrArray) list = NULL;

  carnet_cast_unite (cast);
  list = carnet_cast_list (cast, 0, 0);
  for (guint i = list->len; i-- > 0;)
    {
      CarnetRevision *revision = list->pdata[i];
      guint           fate = (carnet_story_serial (revision) * 2654435761u) >> 29;

      if (fate == 0 || fate == 1)
        g_ptr_array_remove_index (list, i);
      else if (fate == 2)
        {
          list->pdata[i] = carnet_revision_parse (revision->header, NULL, &revision->id, NULL);
          g_assert_nonnull (list->pdata[i]);
          carnet_revision_unref (revision);
        }
    }
  return compare (list);
}

/* The order in which revisions arrived is not seen; parents come before children. */
static char *
order_does_not_matter (GArray *story)
{
  g_autoptr (CarnetCast) cast = carnet_story_play (story);
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *first = NULL;

  carnet_cast_unite (cast);
  list = carnet_cast_list (cast, 0, 0);
  for (guint i = 0; i <= list->len; i++)
    {
      g_autoptr (CarnetHistory) history = carnet_history_new (list);
      g_autofree char *now = carnet_history_describe (history);

      if (first == NULL)
        first = g_strdup (now);
      if (!g_str_equal (first, now))
        return g_strdup ("another order gives another state");
      if (i < list->len)
        g_ptr_array_insert (list, 0, g_ptr_array_steal_index (list, (i * 7) % list->len));
    }
  return NULL;
}

static char *
parents_come_first (GArray *story)
{
  g_autoptr (CarnetCast) cast = carnet_story_play (story);
  g_autoptr (GHashTable) seen = g_hash_table_new (carnet_hash_hash_func, carnet_hash_equal_func);
  g_autoptr (CarnetHistory) history = NULL;
  GPtrArray *sorted;

  carnet_cast_unite (cast);
  history = carnet_cast_history (cast, 0, 0);
  sorted = carnet_history_get_sorted (history);
  for (guint i = 0; i < sorted->len; i++)
    {
      CarnetRevision *revision = sorted->pdata[i];

      for (guint j = 0; j < revision->parents->len; j++)
        if (!g_hash_table_contains (seen, &g_array_index (revision->parents, CarnetHash, j)))
          return g_strdup ("a child comes before its parent");
      g_hash_table_add (seen, &revision->id);
    }
  return NULL;
}

/* -- Shown ------------------------------------------------------------------------------------------ */

static CarnetRevision *
seal_at (gint64 recorded_ms, guint8 nonce_byte, gint64 value)
{
  CarnetId entity = carnet_story_entity (0), actor = carnet_story_person (0);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  guint8          nonce[16] = { nonce_byte };
  CarnetRevision *revision;

  carnet_writes_set_integer (writes, "title", value);
  revision = carnet_revision_seal (&entity, "observation", NULL, 0, &actor, recorded_ms, writes, nonce, NULL);
  g_assert_nonnull (revision);
  return revision;
}

/* Of a conflict the latest is shown first; of the latest, that with the greatest id. */
static void
test_shown (void)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_revision_unref);
  const CarnetRevision *best = NULL;

  for (guint8 i = 0; i < 20; i++)
    g_ptr_array_add (list, seal_at (i < 10 ? 5000 : -1, i, i));
  for (guint i = 0; i < list->len; i++)
    {
      const CarnetRevision *revision = list->pdata[i];

      if (revision->recorded_ms == 5000
          && (best == NULL || carnet_hash_compare (&revision->id, &best->id) > 0))
        best = revision;
    }
  for (guint i = 0; i < list->len; i++)
    {
      g_autoptr (CarnetHistory) history = carnet_history_new (list);
      const CarnetCell *cell = carnet_history_find_cell (history, "title");
      CarnetValue       shown, expected;

      carnet_cell_get_shown (cell, &shown);
      carnet_writes_find (best->writes, "title", &expected);
      g_assert_true (cell->conflict);
      g_assert_cmpuint (cell->writers->len, ==, 20);
      g_assert_true (carnet_value_equal (&shown, &expected));
      g_ptr_array_insert (list, 0, g_ptr_array_steal_index (list, list->len - 1));
    }
}

static void
test_empty (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (CarnetHistory) history = carnet_history_new (none);

  g_assert_cmpuint (carnet_history_get_heads (history)->len, ==, 0);
  g_assert_null (carnet_history_find_cell (history, "title"));
  g_assert_false (carnet_history_is_incomplete (history));
  g_assert_cmpint (carnet_history_get_deletion (history), ==, CARNET_DELETION_NONE);
}

static void
test_property (gconstpointer data)
{
  carnet_story_check ((CarnetStoryProperty)data, N_STORIES, N_STEPS);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char         *path;
    CarnetStoryProperty property;
  } properties[] = {
    { "/history/as-defined", as_defined },
    { "/history/as-defined-with-gaps", as_defined_with_gaps },
    { "/history/order-does-not-matter", order_does_not_matter },
    { "/history/parents-come-first", parents_come_first },
  };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history/shown", test_shown);
  g_test_add_func ("/history/empty", test_empty);
  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    g_test_add_data_func (properties[i].path, properties[i].property, test_property);
  return g_test_run ();
}
