/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that say of one thing that it is of two kinds: FORMAT.md §7. */
#include "base/carnet-error.h"
#include "support/carnet-raw.h"
#include "support/carnet-test-world.h"

#define HERE "it says that something held here is of another kind"
#define BEFORE "it says that something in a file before it is of another kind"
#define ELSE "a revision in it builds on one of something else"

/* A file with one revision of the same entity, of that kind. Returns: its id. */
static CarnetHash
write_file (CarnetWorld *world, const char *name, const char *kind, const CarnetHash *parent)
{
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, name);
  g_autofree char *path = g_strdup (carnet_logbook_get_path (logbook));
  g_auto (CarnetRaw) raw = carnet_raw_new ("kinds");

  carnet_logbook_close (g_steal_pointer (&logbook));
  raw.kind = kind;
  if (parent != NULL)
    g_byte_array_append (raw.parents, parent->bytes, CARNET_HASH_SIZE);
  carnet_raw_add_text (&raw, g_str_equal (kind, CARNET_KIND_THEME) ? "label" : "title", kind);
  return carnet_raw_put_alone (path, &raw, NULL);
}

/* Merges them in one go. Returns: the newest batch; @refusals: the sentence of each file, or %NULL. */
static gint64
merge (CarnetWorld *world, CarnetLogbook *into, const char *const names[], const char *const refusals[])
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free), batches = NULL;
  g_autoptr (CarnetMerge) merge = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *file = g_strconcat (names[i], ".carnet", NULL);

      g_ptr_array_add (paths, carnet_world_path (world, file));
    }
  g_ptr_array_add (paths, NULL);
  merge = carnet_logbook_prepare_merge (into, (const char *const *)paths->pdata, CARNET_MERGE_DEFAULT, NULL,
                                        NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *problem = carnet_merge_get_file (merge, i)->problem;

      g_assert_true ((problem == NULL) == (refusals[i] == NULL));
      g_assert_true (problem == NULL || strstr (problem, refusals[i]) != NULL);
    }
  carnet_logbook_set_merge_options (into, merge, CARNET_MERGE_TAKE_BACK, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  carnet_logbook_apply_merge (into, merge, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  batches = carnet_logbook_list_batches (into, NULL);
  return batches->len > 0 ? ((CarnetBatch *)batches->pdata[0])->number : 0;
}

#define MERGE(into, name, refusal)                                                                           \
  merge (world, into, (const char *[]){ name, NULL }, (const char *[]){ refusal })

/* What is shown is what a rebuild gives, and is of that kind. */
static void
assert_shown (CarnetLogbook *logbook, const char *kind)
{
  const CarnetId id = carnet_id_from_name ("kinds");
  g_autoptr (GPtrArray) themes = carnet_logbook_list_themes (logbook, NULL);
  g_autoptr (GError) error = NULL;
  guint n = 0, n_themes = 0;

  for (guint i = 0; i < themes->len; i++)
    n_themes += carnet_id_equal (&((CarnetTheme *)themes->pdata[i])->id, &id);
  g_assert_cmpuint (n_themes, ==, g_strcmp0 (kind, CARNET_KIND_THEME) == 0);
  g_assert_true (carnet_logbook_count_observations (logbook, NULL, &n, NULL));
  g_assert_cmpuint (n, ==, g_strcmp0 (kind, CARNET_KIND_OBSERVATION) == 0);
  carnet_logbook_verify (logbook, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_refused_alone (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) mine = carnet_world_logbook (world, "mine");
  g_autoptr (CarnetLogbook) other = carnet_world_logbook (world, "other");
  g_autoptr (CarnetObservation) found = NULL;
  CarnetId id = { { 0 } };

  write_file (world, "theme", CARNET_KIND_THEME, NULL);
  write_file (world, "observation", CARNET_KIND_OBSERVATION, NULL);
  carnet_test_write (other, &id, CARNET_KEY_TITLE, "Une autre", NULL);
  MERGE (mine, "theme", NULL);
  merge (world, mine, (const char *[]){ "observation", "other", NULL }, (const char *[]){ HERE, NULL });
  found = carnet_logbook_load_observation (mine, &id, NULL);
  g_assert_cmpstr (found->title, ==, "Une autre");
}

static void
test_first_of_two (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) mine = carnet_world_logbook (world, "mine");

  write_file (world, "theme", CARNET_KIND_THEME, NULL);
  write_file (world, "observation", CARNET_KIND_OBSERVATION, NULL);
  merge (world, mine, (const char *[]){ "observation", "theme", NULL }, (const char *[]){ NULL, BEFORE });
  assert_shown (mine, CARNET_KIND_OBSERVATION);
}

/* One is shown at a time, in any order, and each time it is what a rebuild gives. */
static void
test_withdrawn_lets_in (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) mine = carnet_world_logbook (world, "mine");
  g_autoptr (GError) error = NULL;
  CarnetWithdrawal report = { 0 };
  gint64           theme, observation;

  write_file (world, "theme", CARNET_KIND_THEME, NULL);
  write_file (world, "observation", CARNET_KIND_OBSERVATION, NULL);
  write_file (world, "theme-again", CARNET_KIND_THEME, NULL);
  theme = MERGE (mine, "theme", NULL);
  assert_shown (mine, CARNET_KIND_THEME);
  g_assert_true (carnet_logbook_withdraw_batch (mine, theme, &report, NULL));
  assert_shown (mine, NULL);
  observation = MERGE (mine, "observation", NULL);
  g_assert_cmpint (observation, >, theme);
  assert_shown (mine, CARNET_KIND_OBSERVATION);
  g_assert_false (carnet_logbook_reapply_batch (mine, theme, &report, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_INVALID);
  assert_shown (mine, CARNET_KIND_OBSERVATION);
  /* Taking back what comes again would show both. */
  MERGE (mine, "theme-again", HERE);
  assert_shown (mine, CARNET_KIND_OBSERVATION);
  g_assert_true (carnet_logbook_withdraw_batch (mine, observation, &report, NULL));
  assert_shown (mine, NULL);
  g_assert_true (carnet_logbook_reapply_batch (mine, theme, &report, NULL));
  assert_shown (mine, CARNET_KIND_THEME);
}

/* The same as an exchange file, which counts what it brings by the kind that is shown. */
static void
test_withdrawn_lets_in_xml (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) mine = carnet_world_logbook (world, "mine");
  g_autoptr (CarnetLogbook) theirs = carnet_world_logbook (world, "theirs");
  g_autofree char    *exchange = carnet_world_path (world, "observation.xml");
  CarnetExportOptions options = { .profile = CARNET_PROFILE_EXCHANGE, .query = CARNET_QUERY_INIT };
  CarnetImportReport  report;
  CarnetId            id = carnet_id_from_name ("kinds");
  CarnetWithdrawal    withdrawal = { 0 };
  g_autoptr (GError) error = NULL;

  write_file (world, "theme", CARNET_KIND_THEME, NULL);
  carnet_test_write (theirs, &id, CARNET_KEY_TITLE, "Une observation", NULL);
  carnet_logbook_export_xml (theirs, exchange, &options, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (carnet_logbook_withdraw_batch (mine, MERGE (mine, "theme", NULL), &withdrawal, NULL));
  carnet_logbook_import_xml (mine, exchange, &report, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.n_observations_new, ==, 1);
  assert_shown (mine, CARNET_KIND_OBSERVATION);
}

/* What builds on a hidden revision would bring it back into sight. */
static void
test_builds_on_another_kind (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) mine = carnet_world_logbook (world, "mine");
  CarnetWithdrawal report = { 0 };
  CarnetHash       parent = write_file (world, "theme", CARNET_KIND_THEME, NULL);

  write_file (world, "child", CARNET_KIND_OBSERVATION, &parent);
  g_assert_true (carnet_logbook_withdraw_batch (mine, MERGE (mine, "theme", NULL), &report, NULL));
  MERGE (mine, "child", ELSE);
  assert_shown (mine, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kinds/refused-alone", test_refused_alone);
  g_test_add_func ("/kinds/first-of-two", test_first_of_two);
  g_test_add_func ("/kinds/withdrawn-lets-in", test_withdrawn_lets_in);
  g_test_add_func ("/kinds/withdrawn-lets-in-xml", test_withdrawn_lets_in_xml);
  g_test_add_func ("/kinds/builds-on-another-kind", test_builds_on_another_kind);
  return g_test_run ();
}
