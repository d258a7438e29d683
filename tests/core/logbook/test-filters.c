/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "logbook/carnet-logbook-filters.h"
#include "support/carnet-test-sent.h"

/* Filters that were given a name. */

static char *
names_of (CarnetLogbook *logbook)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) filters = carnet_logbook_list_filters (logbook, &error);
  GString *names = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < filters->len; i++)
    g_string_append_printf (names, "%s;", ((CarnetSavedFilter *)filters->pdata[i])->name);
  return g_string_free (names, FALSE);
}

#define ASSERT_NAMES(logbook, expected)                                                                      \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autofree char *names_ = names_of (logbook);                                                            \
    g_assert_cmpstr (names_, ==, expected);                                                                  \
  }                                                                                                          \
  G_STMT_END

static CarnetQuery
full_query (void)
{
  CarnetQuery query = CARNET_QUERY_INIT;

  query.text = "l’« eau » \\ 'x'";
  query.month = carnet_month_new (2018, 7);
  query.territory = carnet_id_from_name ("territory");
  query.theme = carnet_id_from_name ("theme");
  query.actor = carnet_id_from_name ("actor");
  query.milestone = carnet_id_from_name ("milestone");
  query.author = carnet_id_from_name ("author");
  query.visibility = CARNET_VISIBILITY_PRIVATE;
  query.review = CARNET_REVIEW_TO_COMPLETE;
  query.levels[CARNET_IMPACT_INNOVATION] = 2;
  query.conflict_only = TRUE;
  query.with_verbatim = TRUE;
  return query;
}

/* All conditions come back, also when the logbook was closed; but not the month: a filter is for any. */
static void
test_kept (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  CarnetLogbook    *logbook = carnet_world_logbook (world, "a");
  g_autofree char  *path = g_strdup (carnet_logbook_get_path (logbook));
  const CarnetQuery query = full_query ();
  g_autoptr (CarnetLogbook) again = NULL;
  g_autoptr (GPtrArray) filters = NULL;
  g_autoptr (GError) error = NULL;
  const CarnetSavedFilter *filter;

  ASSERT_NAMES (logbook, "");
  g_assert_true (carnet_logbook_save_filter (logbook, "  Tout à la fois ", &query, &error));
  g_assert_no_error (error);
  carnet_logbook_close (logbook);
  again = carnet_logbook_open (path, CARNET_OPEN_READ_ONLY, NULL, &error);
  g_assert_no_error (error);
  filters = carnet_logbook_list_filters (again, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (filters->len, ==, 1);
  filter = filters->pdata[0];
  g_assert_cmpstr (filter->name, ==, "Tout à la fois");
  g_assert_cmpstr (filter->query.text, ==, query.text);
  g_assert_cmpint (filter->query.month, ==, CARNET_MONTH_NONE);
  g_assert_true (carnet_id_equal (&filter->query.territory, &query.territory));
  g_assert_true (carnet_id_equal (&filter->query.theme, &query.theme));
  g_assert_true (carnet_id_equal (&filter->query.actor, &query.actor));
  g_assert_true (carnet_id_equal (&filter->query.milestone, &query.milestone));
  g_assert_true (carnet_id_equal (&filter->query.author, &query.author));
  g_assert_cmpint (filter->query.visibility, ==, query.visibility);
  g_assert_true (filter->query.visibility_only);
  g_assert_cmpint (filter->query.review, ==, query.review);
  for (guint i = 0; i < CARNET_N_IMPACTS; i++)
    g_assert_cmpint (filter->query.levels[i], ==, query.levels[i]);
  g_assert_true (filter->query.conflict_only);
  g_assert_true (filter->query.with_verbatim);
  g_assert_false (carnet_logbook_save_filter (again, "x", &query, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_READ_ONLY);
}

static void
test_names (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  CarnetQuery query = CARNET_QUERY_INIT;
  g_autoptr (GError) error = NULL;

  g_assert_true (carnet_logbook_save_filter (logbook, "À relire", &query, NULL));
  g_assert_true (carnet_logbook_save_filter (logbook, "Confiance", &query, NULL));
  ASSERT_NAMES (logbook, "Confiance;À relire;"); /* in the C locale */
  query.review = CARNET_REVIEW_TO_REVIEW;
  g_assert_true (carnet_logbook_save_filter (logbook, "a relire", &query, NULL));
  ASSERT_NAMES (logbook, "Confiance;a relire;");
  g_assert_false (carnet_logbook_save_filter (logbook, " \n ", &query, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (carnet_logbook_delete_filter (logbook, "CONFIANCE", NULL));
  g_assert_false (carnet_logbook_delete_filter (logbook, "Confiance", &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND);
  ASSERT_NAMES (logbook, "a relire;");
}

/* They may tell of what is private: a copy for somebody else has none. */
static void
test_not_sent (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  const CarnetQuery query = full_query ();
  g_autofree char  *path = NULL;

  g_assert_true (carnet_logbook_save_filter (logbook, "Nom-que-personne-ne-lira", &query, NULL));
  path = carnet_test_send (logbook, world->folder, CARNET_SEND_ALL, NULL);
  g_assert_true (carnet_test_file_has (carnet_logbook_get_path (logbook), "Nom-que-personne-ne-lira"));
  g_assert_false (carnet_test_file_has (path, "Nom-que-personne-ne-lira"));
}

/* What another version, or a damaged file, may hold. */
static void
test_strange (void)
{
  static const char unknown[] = "[('a', {'mood': 'high', 'review': 'nearly', 'innovation': '7', "
                                "'confiance': '3', 'theme': 'x'})]";
  g_autoptr (GPtrArray) list = carnet_named_words_parse (unknown);
  g_autoptr (CarnetSavedFilter) filter = carnet_saved_filter_from_words (list->pdata[0]);

  g_assert_cmpint (filter->query.review, ==, -1);
  g_assert_cmpint (filter->query.levels[CARNET_IMPACT_INNOVATION], ==, 0);
  g_assert_cmpint (filter->query.levels[CARNET_IMPACT_CONFIANCE], ==, 3);
  g_assert_true (carnet_id_is_nil (&filter->query.theme));
  g_assert_null (carnet_named_words_parse ("[('a', 1)]"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filters/kept", test_kept);
  g_test_add_func ("/filters/names", test_names);
  g_test_add_func ("/filters/not-sent", test_not_sent);
  g_test_add_func ("/filters/strange", test_strange);
  return g_test_run ();
}
