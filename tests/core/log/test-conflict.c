/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "log/carnet-conflict.h"
#include "support/carnet-random-history.h"

#define N_STORIES 600
#define N_STEPS 20

/* -- Ancestor, ours, theirs ---------------------------------------------------------- */

#define UNWRITTEN (-1)

/* What each wrote in `title`; a common ancestor, then two (or three) people apart. */
typedef struct
{
  const char *name;
  int         ancestor;
  int         ours;
  int         theirs;
  int         third;
  guint       n_versions; /* 0: no conflict */
  guint       n_writers;  /* of the first version */
} Row;

static const Row rows[] = {
  { "nobody wrote after", 1, UNWRITTEN, UNWRITTEN, UNWRITTEN, 0, 0 },
  { "only we wrote", 1, 2, UNWRITTEN, UNWRITTEN, 0, 0 },
  { "only they wrote", 1, UNWRITTEN, 2, UNWRITTEN, 0, 0 },
  { "both wrote the same", 1, 2, 2, UNWRITTEN, 0, 0 },
  { "both wrote", 1, 2, 0, UNWRITTEN, 2, 1 },
  { "we wrote it back as it was", 1, 1, 2, UNWRITTEN, 2, 1 },
  { "they cleared it", 1, 2, 3, UNWRITTEN, 2, 1 },
  { "no ancestor", UNWRITTEN, 1, 2, UNWRITTEN, 2, 1 },
  { "three values", 0, 1, 2, 3, 3, 1 },
  { "three, two alike", 0, 1, 2, 1, 2, 2 },
};

static void
check_ancestor (const CarnetConflict *conflict, int expected)
{
  g_assert_true ((conflict->ancestor != NULL) == (expected != UNWRITTEN));
  if (expected != UNWRITTEN)
    g_assert_cmpint (carnet_value_get_integer (&conflict->ancestor_value, 3), ==, expected);
}

static void
write_apart (CarnetCast *cast, const Row *row)
{
  const int values[CARNET_STORY_PEOPLE] = { row->ours, row->theirs, row->third };

  if (row->ancestor != UNWRITTEN)
    carnet_cast_write (cast, 1, 0, 0, 1, (guint)row->ancestor);
  carnet_cast_unite (cast);
  for (guint i = 0; i < CARNET_STORY_PEOPLE; i++)
    if (values[i] != UNWRITTEN)
      carnet_cast_write (cast, 10 + i, i, 0, 1, (guint)values[i]);
  carnet_cast_unite (cast);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (CarnetCast) cast = carnet_cast_new ();
  g_autoptr (CarnetHistory) history = NULL;
  g_autoptr (CarnetConflict) conflict = NULL;

  write_apart (cast, row);
  history = carnet_cast_history (cast, 0, 0);
  conflict = carnet_conflict_new (history, "title");
  g_assert_true ((conflict != NULL) == (row->n_versions > 0));
  if (conflict == NULL)
    return;
  g_assert_cmpuint (conflict->versions->len, ==, row->n_versions);
  g_assert_cmpuint (((CarnetVersion *)conflict->versions->pdata[0])->writers->len, ==, row->n_writers);
  check_ancestor (conflict, row->ancestor);
  g_assert_false (conflict->was_empty);
}

/* Two settle a conflict apart, each their way: what they had in common was in conflict itself. */
static void
test_ancestor_in_conflict (void)
{
  g_autoptr (CarnetCast) cast = carnet_cast_new ();
  g_autoptr (CarnetHistory) history = NULL;
  g_autoptr (CarnetConflict) conflict = NULL;
  static const Row first = { NULL, 0, 1, 2, UNWRITTEN, 0, 0 };

  write_apart (cast, &first);
  carnet_cast_write (cast, 20, 0, 0, 1, 3);
  carnet_cast_write (cast, 21, 1, 0, 1, 0);
  carnet_cast_unite (cast);
  history = carnet_cast_history (cast, 0, 0);
  conflict = carnet_conflict_new (history, "title");
  g_assert_nonnull (conflict);
  check_ancestor (conflict, UNWRITTEN);
  g_assert_false (conflict->was_empty);
}

/* They had the observation in common, and nobody had written this field of it. */
static void
test_was_empty (void)
{
  g_autoptr (CarnetCast) cast = carnet_cast_new ();
  g_autoptr (CarnetHistory) history = NULL;
  g_autoptr (CarnetConflict) conflict = NULL;
  static const Row apart = { NULL, UNWRITTEN, 1, 2, UNWRITTEN, 0, 0 };

  carnet_cast_write (cast, 1, 0, 0, 2, 1);
  write_apart (cast, &apart);
  history = carnet_cast_history (cast, 0, 0);
  conflict = carnet_conflict_new (history, "title");
  g_assert_nonnull (conflict);
  check_ancestor (conflict, UNWRITTEN);
  g_assert_true (conflict->was_empty);
}

/* -- By definition ----------------------------------------------------------------------- */

static void
add_past (GHashTable *past, GPtrArray *list, const CarnetHash *id)
{
  for (guint i = 0; i < list->len; i++)
    {
      CarnetRevision *revision = list->pdata[i];

      if (!carnet_hash_equal (&revision->id, id) || !g_hash_table_add (past, revision))
        continue;
      for (guint j = 0; j < revision->parents->len; j++)
        add_past (past, list, &g_array_index (revision->parents, CarnetHash, j));
    }
}

/* Those of @list that every one of @of descends from, or is. */
static GPtrArray *
common_past (GPtrArray *list, GPtrArray *of)
{
  GPtrArray *common = g_ptr_array_copy (list, NULL, NULL);

  g_ptr_array_set_free_func (common, NULL);
  for (guint i = 0; i < of->len; i++)
    {
      g_autoptr (GHashTable) past = g_hash_table_new (NULL, NULL);

      add_past (past, list, &((CarnetRevision *)of->pdata[i])->id);
      for (guint j = common->len; j-- > 0;)
        if (!g_hash_table_contains (past, common->pdata[j]))
          g_ptr_array_remove_index (common, j);
    }
  return common;
}

static char *
differ (const char *what, CarnetHistory *computed, GPtrArray *defined)
{
  g_autofree char *first = carnet_history_describe (computed);
  g_autofree char *second = carnet_naive_describe (defined);

  return g_str_equal (first, second)
             ? NULL
             : g_strdup_printf ("%s is\n%sbut by definition\n%s", what, first, second);
}

/* The state at a revision is that of its past. */
static char *
state_at_a_revision (GArray *story)
{
  g_autoptr (CarnetCast) cast = carnet_story_play (story);
  g_autoptr (CarnetHistory) history = NULL;
  g_autoptr (GPtrArray) list = NULL;

  carnet_cast_unite (cast);
  history = carnet_cast_history (cast, 0, 0);
  list = carnet_cast_list (cast, 0, 0);
  for (guint i = 0; i < list->len; i++)
    {
      CarnetRevision *revision = list->pdata[i];
      g_autoptr (GPtrArray) one = g_ptr_array_new ();
      g_autoptr (GPtrArray) past = NULL;
      g_autoptr (CarnetHistory) at = carnet_history_at (history, &revision->id);
      char *different;

      g_ptr_array_add (one, revision);
      past = common_past (list, one);
      different = differ ("the state at a revision", at, past);
      if (different != NULL)
        return different;
    }
  return NULL;
}

static char *
check_versions (const CarnetConflict *conflict, const CarnetCell *cell)
{
  guint n_writers = 0;

  for (guint i = 0; i < conflict->versions->len; i++)
    {
      const CarnetVersion *version = conflict->versions->pdata[i];

      for (guint j = 0; j < i; j++)
        if (carnet_value_equal (&version->value, &((CarnetVersion *)conflict->versions->pdata[j])->value))
          return g_strdup ("two versions are the same");
      for (guint j = 0; j < version->writers->len; j++)
        {
          CarnetRevision *writer = version->writers->pdata[j];
          CarnetValue     value = { 0 };

          if (!g_ptr_array_find (cell->writers, writer, NULL)
              || !carnet_writes_find (writer->writes, cell->key, &value)
              || !carnet_value_equal (&value, &version->value))
            return g_strdup ("a version is not what its writer wrote");
          n_writers++;
        }
    }
  return n_writers == cell->writers->len ? NULL : g_strdup ("a writer is in no version");
}

static char *
check_conflict (CarnetHistory *history, const CarnetCell *cell, GPtrArray *list)
{
  g_autoptr (CarnetConflict) conflict = carnet_conflict_new (history, cell->key);
  g_autoptr (GPtrArray) common = common_past (list, cell->writers);
  g_autoptr (CarnetHistory) past = carnet_history_common (history, cell->writers);
  const CarnetCell *before = carnet_history_find_cell (past, cell->key);
  char             *wrong = differ ("what writers had in common", past, common);
  CarnetValue       value = { 0 };

  if (wrong != NULL)
    return wrong;
  if ((conflict != NULL) != cell->conflict)
    return g_strdup ("a conflict and its cell disagree");
  if (conflict == NULL)
    return NULL;
  if ((conflict->ancestor != NULL) != (before != NULL && !before->conflict))
    return g_strdup ("the ancestor is not what the past says");
  if (conflict->ancestor != NULL)
    {
      carnet_cell_get_shown (before, &value);
      if (!carnet_value_equal (&value, &conflict->ancestor_value))
        return g_strdup ("the value of the ancestor is another");
    }
  return check_versions (conflict, cell);
}

static char *
conflicts_as_defined (GArray *story)
{
  g_autoptr (CarnetCast) cast = carnet_story_play (story);
  g_autoptr (CarnetHistory) history = NULL;
  g_autoptr (GPtrArray) list = NULL;
  GPtrArray *cells;

  carnet_cast_unite (cast);
  history = carnet_cast_history (cast, 0, 0);
  list = carnet_cast_list (cast, 0, 0);
  cells = carnet_history_get_cells (history);
  for (guint i = 0; i < cells->len; i++)
    {
      char *wrong = check_conflict (history, cells->pdata[i], list);

      if (wrong != NULL)
        return wrong;
    }
  return NULL;
}

static char *
check_before (const CarnetChange *change, CarnetHistory *before)
{
  const CarnetCell *cell = carnet_history_find_cell (before, change->key);

  if ((cell != NULL) != (change->before != NULL))
    return g_strdup_printf ("%s: whether it was written before", change->key);
  if (cell == NULL)
    return NULL;
  if (cell->conflict != change->before->conflict || cell->writers->len != change->before->writers->len)
    return g_strdup_printf ("%s: %u writers before, not %u", change->key, cell->writers->len,
                            change->before->writers->len);
  for (guint i = 0; i < cell->writers->len; i++)
    if (cell->writers->pdata[i] != change->before->writers->pdata[i])
      return g_strdup_printf ("%s: another writer before", change->key);
  return NULL;
}

/* What a revision changed is told against the state of its strict past. */
static char *
changes_as_defined (GArray *story)
{
  g_autoptr (CarnetCast) cast = carnet_story_play (story);
  g_autoptr (CarnetHistory) history = NULL;
  g_autoptr (GPtrArray) list = NULL;

  carnet_cast_unite (cast);
  history = carnet_cast_history (cast, 0, 0);
  list = carnet_cast_list (cast, 0, 0);
  for (guint i = 0; i < list->len; i++)
    {
      CarnetRevision *revision = list->pdata[i];
      g_autoptr (GPtrArray) changes = carnet_history_list_changes (history, revision);
      g_autoptr (GPtrArray) one = g_ptr_array_new ();
      g_autoptr (GPtrArray) past = NULL;
      g_autoptr (CarnetHistory) before = NULL;

      g_ptr_array_add (one, revision);
      past = common_past (list, one);
      g_ptr_array_remove (past, revision);
      before = carnet_history_new (past);
      for (guint j = 0; j < changes->len; j++)
        {
          char *wrong = check_before (changes->pdata[j], before);

          if (wrong != NULL)
            return wrong;
        }
    }
  return NULL;
}

/* Each comes before those it descends from; of two that could change places the later stands first. */
static char *
newest_first (GArray *story)
{
  g_autoptr (CarnetCast) cast = carnet_story_play (story);
  g_autoptr (CarnetHistory) history = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) newest = NULL;

  carnet_cast_unite (cast);
  history = carnet_cast_history (cast, 0, 0);
  list = carnet_cast_list (cast, 0, 0);
  newest = carnet_history_list_newest (history);
  if (newest->len != list->len)
    return g_strdup ("some are missing, or there twice");
  for (guint i = 0; i < newest->len; i++)
    {
      g_autoptr (GHashTable) past = g_hash_table_new (NULL, NULL);
      CarnetRevision *before = i > 0 ? newest->pdata[i - 1] : NULL, *it = newest->pdata[i];

      add_past (past, list, &it->id);
      for (guint j = 0; j < i; j++)
        if (g_hash_table_contains (past, newest->pdata[j]))
          return g_strdup ("a descendant comes after what it descends from");
      g_hash_table_remove_all (past);
      if (before != NULL)
        add_past (past, list, &before->id);
      if (before != NULL && !g_hash_table_contains (past, it) && before->recorded_ms < it->recorded_ms)
        return g_strdup ("an older one comes first without need");
    }
  return NULL;
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
    { "/conflict/state-at-a-revision", state_at_a_revision },
    { "/conflict/as-defined", conflicts_as_defined },
    { "/conflict/changes", changes_as_defined },
    { "/conflict/newest-first", newest_first },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/conflict/table/%s", rows[i].name);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/conflict/ancestor-in-conflict", test_ancestor_in_conflict);
  g_test_add_func ("/conflict/was-empty", test_was_empty);
  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    g_test_add_data_func (properties[i].path, properties[i].property, test_property);
  return g_test_run ();
}
