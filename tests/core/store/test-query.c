/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "support/carnet-test-world.h"

typedef struct
{
  const char *title;
  const char *date;
  const char *text;
  const char *visibility;
  const char *review;
} Sample;

/* Invented for the tests. */
static const Sample samples[] = {
  { "Les associations se parlent", "2018-05-03", "Un atelier à cœur ouvert sur l’eau.", "publishable",
    "validated" },
  { "Une association hésite", "2018-07-05", "Le nœud du problème : l'argent.", "coordination", "to-review" },
  { "Un chef d’entreprise écoute", "2018-07-20", "Ateliers et chantiers communs.", "private", "draft" },
  { "Sans date", NULL, "Ælia reviendra.", "coordination", "draft" },
  { "Le chantier finit", "2019-01-31", "Bilan du 4ᵉ atelier. AND OR NOT \"guillemets\" * ( NEAR",
    "publishable", "validated" },
};

typedef struct
{
  CarnetWorld   *world;
  CarnetLogbook *logbook;
  CarnetId       ids[G_N_ELEMENTS (samples)];
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *key = carnet_test_text_key (0);

  self->world = carnet_world_new (1);
  self->logbook = carnet_world_logbook (self->world, "a");
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      carnet_test_write (self->logbook, &self->ids[i], CARNET_KEY_TITLE, samples[i].title, key,
                         samples[i].text, CARNET_KEY_VISIBILITY, samples[i].visibility, CARNET_KEY_REVIEW,
                         samples[i].review, NULL);
      if (samples[i].date != NULL)
        carnet_test_write (self->logbook, &self->ids[i], CARNET_KEY_DATE, samples[i].date, NULL);
    }
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  carnet_logbook_close (self->logbook);
  carnet_world_free (self->world);
}

/* By their numbers the same rows come, whatever is asked for in between. */
static void
check_numbers (Fixture *self, const CarnetQuery *query, const GPtrArray *rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) numbers = carnet_logbook_list_numbers (self->logbook, query, &error);
  g_autoptr (GPtrArray) again = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (numbers->len, ==, rows->len);
  again
      = carnet_logbook_load_rows (self->logbook, query, (const gint64 *)numbers->data, numbers->len, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const CarnetObservationRow *row = rows->pdata[i], *other = again->pdata[i];
      gint64                      number;

      g_assert_true (carnet_id_equal (&row->id, &other->id));
      g_assert_cmpstr (row->title, ==, other->title);
      g_assert_cmpstr (row->snippet, ==, other->snippet);
      g_assert_true (carnet_logbook_find_number (self->logbook, &row->id, &number, &error));
      g_assert_cmpint (number, ==, g_array_index (numbers, gint64, i));
    }
}

/* The titles found, one initial of each sample: "0", "1" … in the order listed. */
static char *
found (Fixture *self, const CarnetQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = carnet_logbook_list_observations (self->logbook, query, 0, 100, &error);
  GString *text = g_string_new (NULL);
  guint    n;

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const CarnetObservationRow *row = rows->pdata[i];

      for (guint j = 0; j < G_N_ELEMENTS (samples); j++)
        if (g_str_equal (samples[j].title, row->title))
          g_string_append_printf (text, "%u", j);
    }
  check_numbers (self, query, rows);
  g_assert_true (carnet_logbook_count_observations (self->logbook, query, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, rows->len);
  return g_string_free (text, FALSE);
}

#define ASSERT_FOUND(query, expected)                                                                        \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autofree char *found_ = found (self, query);                                                           \
    g_assert_cmpstr (found_, ==, expected);                                                                  \
  }                                                                                                          \
  G_STMT_END

static void
test_filters (Fixture *self, gconstpointer data)
{
  CarnetQuery query = CARNET_QUERY_INIT;

  ASSERT_FOUND (&query, "01243");
  query.order = CARNET_ORDER_NEWEST;
  ASSERT_FOUND (&query, "34210");
  query.order = CARNET_ORDER_DATE;
  query.month = carnet_month_new (2018, 7);
  ASSERT_FOUND (&query, "12");
  query.last = carnet_date_new (2018, 7, 5);
  ASSERT_FOUND (&query, "1");
  query = (CarnetQuery)CARNET_QUERY_INIT;
  query.last = carnet_date_new (2018, 12, 31);
  ASSERT_FOUND (&query, "012");
  query.first = carnet_date_new (2018, 7, 6);
  ASSERT_FOUND (&query, "2");
  query.last = CARNET_DATE_NONE;
  ASSERT_FOUND (&query, "24");
  query = (CarnetQuery)CARNET_QUERY_INIT;
  query.review = CARNET_REVIEW_VALIDATED;
  ASSERT_FOUND (&query, "04");
  query = (CarnetQuery)CARNET_QUERY_INIT;
  query.visibility = CARNET_VISIBILITY_COORDINATION;
  ASSERT_FOUND (&query, "0143");
  query.visibility_only = TRUE;
  ASSERT_FOUND (&query, "13");
  query.visibility_only = FALSE;
  query.text = "chantier";
  ASSERT_FOUND (&query, "4");
}

static void
set_level (Fixture *self, guint i, const char *key, int level)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();

  carnet_writes_set_integer (writes, key, level);
  g_assert_true (
      carnet_logbook_write (self->logbook, &self->ids[i], CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL));
}

/* Each impact is a condition of its own; 0 is none. */
static void
test_levels (Fixture *self, gconstpointer data)
{
  CarnetQuery query = CARNET_QUERY_INIT;

  set_level (self, 0, CARNET_KEY_IMPACT_CONFIANCE, 1);
  set_level (self, 1, CARNET_KEY_IMPACT_CONFIANCE, 2);
  set_level (self, 1, CARNET_KEY_IMPACT_INNOVATION, 1);
  set_level (self, 4, CARNET_KEY_IMPACT_PERFORMANCE, 3);
  query.levels[CARNET_IMPACT_CONFIANCE] = 1;
  ASSERT_FOUND (&query, "01");
  query.levels[CARNET_IMPACT_CONFIANCE] = 2;
  ASSERT_FOUND (&query, "1");
  query.levels[CARNET_IMPACT_CONFIANCE] = 1;
  query.levels[CARNET_IMPACT_INNOVATION] = 1;
  ASSERT_FOUND (&query, "1");
  query = (CarnetQuery)CARNET_QUERY_INIT;
  query.levels[CARNET_IMPACT_PERFORMANCE] = 3;
  ASSERT_FOUND (&query, "4");
  query.text = "chantier";
  query.order = CARNET_ORDER_RANK;
  ASSERT_FOUND (&query, "4");
}

static void
test_deleted (Fixture *self, gconstpointer data)
{
  CarnetQuery query = CARNET_QUERY_INIT;
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GPtrArray) rows = NULL;
  const CarnetObservationRow *row;
  guint                       n;

  carnet_writes_set_integer (writes, CARNET_KEY_DELETED, 1);
  g_assert_true (
      carnet_logbook_write (self->logbook, &self->ids[2], CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL));
  ASSERT_FOUND (&query, "0143");
  query.deleted = TRUE;
  rows = carnet_logbook_list_observations (self->logbook, &query, 0, 10, NULL);
  g_assert_cmpuint (rows->len, ==, 1);
  row = rows->pdata[0];
  g_assert_true (carnet_id_equal (&row->id, &self->ids[2]));
  g_assert_true (row->deleted && !row->contested);
  g_assert_true (carnet_logbook_count_observations (self->logbook, &query, &n, NULL));
  g_assert_cmpuint (n, ==, 1);
}

typedef struct
{
  const char *text;
  const char *expected; /* by date */
} Search;

static void
test_search (Fixture *self, gconstpointer data)
{
  static const Search searches[] = {
    { "association", "01" },
    { "associations", "01" },
    { "ASSOCIATION ", "01" },
    { "asso", "01" },
    { "coeur", "0" },
    { "cœur", "0" },
    { "noeud", "1" },
    { "NŒUD", "1" },
    { "l'eau", "0" },
    { "l’eau", "0" },
    { "atelier", "024" },
    { "ateliers", "024" },
    { "4e", "4" },
    { "4ᵉ ", "4" },
    { "chantier commun", "2" },
    { "aelia", "3" },
    { "entreprise ecoute", "2" },
    { "zebre", "" },
    { "AND", "4" },
    { "\"", "" },
    { "*", "" },
    { "NEAR (", "4" },
    { "guillemets\" OR", "4" },
    { "   ", "" },
    { "-", "" },
  };
  CarnetQuery query = CARNET_QUERY_INIT;

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_test_message ("%s", searches[i].text);
      query.text = searches[i].text;
      ASSERT_FOUND (&query, searches[i].expected);
    }
  query.text = "chantier";
  query.order = CARNET_ORDER_NEWEST;
  ASSERT_FOUND (&query, "42");
  /* A word in a title weighs more than one in a text. */
  query.order = CARNET_ORDER_RANK;
  ASSERT_FOUND (&query, "42");
  query.text = "";
  query.order = CARNET_ORDER_DATE;
  ASSERT_FOUND (&query, "01243");
}

static void
test_snippet (Fixture *self, gconstpointer data)
{
  CarnetQuery query = CARNET_QUERY_INIT;
  g_autoptr (GPtrArray) rows = NULL;
  const CarnetObservationRow *row;

  query.text = "coeur";
  rows = carnet_logbook_list_observations (self->logbook, &query, 0, 10, NULL);
  row = rows->pdata[0];
  g_assert_cmpstr (row->snippet, ==,
                   "Un atelier à " CARNET_MARK_BEGIN "cœur" CARNET_MARK_END " ouvert sur l’eau.");
  g_assert_cmpstr (row->excerpt, ==, "Un atelier à cœur ouvert sur l’eau.");
}

/* The index follows what is written, at once. */
static void
test_index_follows (Fixture *self, gconstpointer data)
{
  CarnetQuery query = CARNET_QUERY_INIT;

  query.text = "chantier";
  ASSERT_FOUND (&query, "24");
  carnet_test_write (self->logbook, &self->ids[4], CARNET_KEY_TITLE, samples[0].title, NULL);
  ASSERT_FOUND (&query, "2");
  query.text = "associations";
  ASSERT_FOUND (&query, "010");
}

static void
test_pages (Fixture *self, gconstpointer data)
{
  CarnetQuery query = CARNET_QUERY_INIT;
  g_autoptr (GPtrArray) page = carnet_logbook_list_observations (self->logbook, &query, 1, 2, NULL);

  g_assert_cmpuint (page->len, ==, 2);
  g_assert_cmpstr (((CarnetObservationRow *)page->pdata[0])->title, ==, samples[1].title);
  g_assert_cmpstr (((CarnetObservationRow *)page->pdata[1])->title, ==, samples[2].title);
}

static void
test_find_by_prefix (Fixture *self, gconstpointer data)
{
  g_autofree char *whole = carnet_id_to_string (&self->ids[2]);
  g_autofree char *prefix = g_strndup (whole, 8);
  g_autoptr (GError) error = NULL;
  CarnetId id;

  g_assert_true (carnet_logbook_find_observation (self->logbook, whole, &id, &error));
  g_assert_true (carnet_id_equal (&id, &self->ids[2]));
  g_assert_true (carnet_logbook_find_observation (self->logbook, prefix, &id, &error));
  g_assert_true (carnet_id_equal (&id, &self->ids[2]));
  g_assert_false (carnet_logbook_find_observation (self->logbook, "abc", &id, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (carnet_logbook_find_observation (self->logbook, "0000000000000000", &id, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (carnet_logbook_find_observation (self->logbook, "zzzz", &id, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_INVALID);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/query/filters", test_filters);
  ADD ("/query/levels", test_levels);
  ADD ("/query/deleted", test_deleted);
  ADD ("/query/search", test_search);
  ADD ("/query/snippet", test_snippet);
  ADD ("/query/index-follows", test_index_follows);
  ADD ("/query/pages", test_pages);
  ADD ("/query/find-by-prefix", test_find_by_prefix);
  return g_test_run ();
}
