/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "support/carnet-test-conflicts.h"
#include "support/carnet-test-pair.h"
#include "support/carnet-test-sent.h"

/* While two versions stand side by side, a filter of a list finds the observation by either; what is sent and
 * what is counted goes by the one shown. */

static void
set_up (CarnetPair *pair, gconstpointer unused)
{
  CarnetId other = { { 0 } };

  carnet_pair_set_up (pair, NULL);
  carnet_test_write (pair->ours, &other, CARNET_KEY_TITLE, "Ailleurs", CARNET_KEY_DATE, "2018-11-05", NULL);
  carnet_pair_exchange (pair);
}

static void
set_value (CarnetWrites *writes, const char *key, const char *value)
{
  CarnetId id = carnet_id_from_name (value + 1);

  if (*value == '@')
    carnet_writes_set_id (writes, key, &id);
  else if (*value == '#')
    carnet_writes_set_integer (writes, key, g_ascii_strtoll (value + 1, NULL, 10));
  else
    carnet_writes_set_text (writes, key, value);
}

static void
write_value (CarnetLogbook *logbook, CarnetId *id, const char *key, const char *value)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GError) error = NULL;

  set_value (writes, key, value);
  carnet_logbook_write (logbook, id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, &error);
  g_assert_no_error (error);
}

static void
disagree (CarnetPair *pair, const char *key, const char *ours, const char *theirs)
{
  write_value (pair->ours, &pair->id, key, ours);
  write_value (pair->theirs, &pair->id, key, theirs);
  carnet_pair_exchange (pair);
}

/* In all orders, page by page, and counted. */
static guint
count (CarnetLogbook *logbook, const CarnetQuery *asked)
{
  CarnetQuery query = *asked;
  guint       n;

  g_assert_true (carnet_logbook_count_observations (logbook, &query, &n, NULL));
  for (query.order = CARNET_ORDER_DATE; query.order <= CARNET_ORDER_RANK; query.order++)
    {
      g_autoptr (GArray) numbers = carnet_logbook_list_numbers (logbook, &query, NULL);
      g_autoptr (GPtrArray) rows = carnet_logbook_list_observations (logbook, &query, 0, 10, NULL);
      guint same;

      g_assert_true (carnet_logbook_count_observations (logbook, &query, &same, NULL));
      g_assert_cmpuint (numbers->len, ==, n);
      g_assert_cmpuint (rows->len, ==, n);
      g_assert_cmpuint (same, ==, n);
    }
  return n;
}

static guint
count_any (CarnetLogbook *logbook, const CarnetQuery *asked)
{
  CarnetQuery query = *asked;

  query.any_version = TRUE;
  return count (logbook, &query);
}

static void
assert_sound (CarnetLogbook *logbook)
{
  g_autofree char *before = carnet_logbook_dump (logbook, TRUE, NULL), *after = NULL;

  g_assert_true (carnet_logbook_rebuild (logbook, NULL, NULL, NULL, NULL));
  after = carnet_logbook_dump (logbook, TRUE, NULL);
  g_assert_cmpstr (before, ==, after);
}

static void
resolve (CarnetPair *pair, guint version)
{
  g_autoptr (CarnetEntityConflict) seen = carnet_test_load_conflict (pair->ours, &pair->id);
  const CarnetFieldConflict *field = seen->fields->pdata[0];
  g_autoptr (CarnetWrites) choices = carnet_writes_new ();
  g_autoptr (GError) error = NULL;

  carnet_writes_set (choices, field->field.key,
                     &((CarnetFieldVersion *)field->versions->pdata[version])->value);
  carnet_logbook_resolve (pair->ours, seen, choices, NULL, &error);
  g_assert_no_error (error);
  carnet_pair_exchange (pair);
}

/* -- Every condition ---------------------------------------------------------------------- */

typedef void (*Ask) (CarnetQuery *query, const char *value);

static void
ask_month (CarnetQuery *query, const char *value)
{
  CarnetDate date;

  g_assert_true (carnet_date_parse_iso (value, &date));
  query->month = carnet_date_month (date);
}

static void
ask_days (CarnetQuery *query, const char *value)
{
  g_assert_true (carnet_date_parse_iso (value, &query->first));
  query->last = query->first;
}

static void
ask_territory (CarnetQuery *query, const char *value)
{
  query->territory = carnet_id_from_name (value + 1);
}

static void
ask_milestone (CarnetQuery *query, const char *value)
{
  query->milestone = carnet_id_from_name (value + 1);
}

static void
ask_author (CarnetQuery *query, const char *value)
{
  query->author = carnet_id_from_name (value + 1);
}

static void
ask_review (CarnetQuery *query, const char *value)
{
  query->review = carnet_review_parse (value);
}

static const struct
{
  const char *name;
  const char *key;
  const char *ours, *theirs;
  Ask         ask;
} cases[] = {
  { "month", CARNET_KEY_DATE, "2018-08-02", "2018-09-03", ask_month },
  { "days", CARNET_KEY_DATE, "2018-08-02", "2018-09-03", ask_days },
  { "territory", CARNET_KEY_TERRITORY, "@a", "@b", ask_territory },
  { "milestone", CARNET_KEY_MILESTONE, "@a", "@b", ask_milestone },
  { "author", CARNET_KEY_AUTHOR, "@a", "@b", ask_author },
  { "review", CARNET_KEY_REVIEW, "validated", "to-complete", ask_review },
};

/* By either of the two, whichever is shown; once one is chosen, by that one. */
static void
test_field (CarnetPair *pair, gconstpointer index)
{
  const guint i = GPOINTER_TO_UINT (index);
  CarnetQuery ours = CARNET_QUERY_INIT, theirs = CARNET_QUERY_INIT;

  cases[i].ask (&ours, cases[i].ours);
  cases[i].ask (&theirs, cases[i].theirs);
  g_assert_cmpuint (count_any (pair->ours, &ours) + count_any (pair->ours, &theirs), ==, 0);
  disagree (pair, cases[i].key, cases[i].ours, cases[i].theirs);
  for (guint side = 0; side < 2; side++)
    {
      CarnetLogbook *logbook = side == 0 ? pair->ours : pair->theirs;

      g_assert_cmpuint (count_any (logbook, &ours), ==, 1);
      g_assert_cmpuint (count_any (logbook, &theirs), ==, 1);
      g_assert_cmpuint (count (logbook, &ours) + count (logbook, &theirs), ==, 1);
      assert_sound (logbook);
    }
  resolve (pair, 1);
  g_assert_cmpuint (count_any (pair->theirs, &ours), ==, 0);
  g_assert_cmpuint (count_any (pair->theirs, &theirs), ==, 1);
}

static void
test_levels (CarnetPair *pair, gconstpointer unused)
{
  disagree (pair, CARNET_KEY_IMPACT_INNOVATION, "#1", "#3");
  for (int level = 1; level <= CARNET_LEVEL_MAX; level++)
    {
      CarnetQuery query = CARNET_QUERY_INIT;

      query.levels[CARNET_IMPACT_INNOVATION] = level;
      g_assert_cmpuint (count_any (pair->ours, &query), ==, 1);
      query.levels[CARNET_IMPACT_PERFORMANCE] = 1;
      g_assert_cmpuint (count_any (pair->ours, &query), ==, 0);
    }
}

/* A theme that one of the two took away; asked for by itself, or by the one that it is below. */
static void
test_sets (CarnetPair *pair, gconstpointer prefix)
{
  CarnetId         word = carnet_test_theme (pair->ours, "Mécénat"), above = word;
  g_autofree char *hex = carnet_id_to_string (&word), *key = g_strconcat (prefix, hex, NULL);
  CarnetQuery      query = CARNET_QUERY_INIT;

  if (g_str_equal (prefix, CARNET_PREFIX_THEME))
    {
      above = carnet_test_theme (pair->ours, "Argent");
      carnet_test_set_parent (pair->ours, &word, &above);
    }
  *(g_str_equal (prefix, CARNET_PREFIX_THEME) ? &query.theme : &query.actor) = above;
  write_value (pair->ours, &pair->id, key, "#1");
  for (guint kept = 0; kept < 2; kept++)
    {
      carnet_pair_exchange (pair);
      g_assert_cmpuint (count_any (pair->theirs, &query), ==, 1);
      write_value (pair->ours, &pair->id, key, "#0");
      write_value (pair->ours, &pair->id, key, "#1");
      disagree (pair, key, "#1", "#0");
      g_assert_cmpuint (count_any (pair->ours, &query), ==, 1);
      g_assert_cmpuint (count_any (pair->theirs, &query), ==, 1);
      g_assert_cmpuint (count (pair->ours, &query), ==, 0);
      resolve (pair, kept);
      g_assert_cmpuint (count_any (pair->theirs, &query), ==, 1 - kept);
    }
}

/* -- Together ----------------------------------------------------------------------------- */

/* Two days that are of two versions are no span; conditions of two versions hold together, as words do. */
static void
test_together (CarnetPair *pair, gconstpointer unused)
{
  CarnetQuery between = CARNET_QUERY_INIT, both = CARNET_QUERY_INIT;

  disagree (pair, CARNET_KEY_DATE, "2018-06-02", "2018-10-03");
  between.first = carnet_date_new (2018, 8, 1);
  between.last = carnet_date_new (2018, 8, 31);
  g_assert_cmpuint (count_any (pair->ours, &between), ==, 0);
  between.last = CARNET_DATE_NONE;
  g_assert_cmpuint (count_any (pair->ours, &between), ==, 2);
  between.first = CARNET_DATE_NONE;
  between.last = carnet_date_new (2018, 8, 31);
  g_assert_cmpuint (count_any (pair->ours, &between), ==, 1);
  disagree (pair, CARNET_KEY_TERRITORY, "@a", "@b");
  both.month = carnet_month_new (2018, 6);
  both.territory = carnet_id_from_name ("b");
  g_assert_cmpuint (count_any (pair->ours, &both), ==, 1);
  both.text = "commun";
  g_assert_cmpuint (count_any (pair->ours, &both), ==, 1);
  both.text = "ailleurs";
  g_assert_cmpuint (count_any (pair->ours, &both), ==, 0);
}

/* Who may read goes by what holds, never by what one of the two would allow; what is deleted is not found. */
static void
test_not (CarnetPair *pair, gconstpointer unused)
{
  CarnetQuery publishable = CARNET_QUERY_INIT, review = CARNET_QUERY_INIT;

  disagree (pair, CARNET_KEY_VISIBILITY, "private", "publishable");
  publishable.visibility = CARNET_VISIBILITY_PUBLISHABLE;
  g_assert_cmpuint (count_any (pair->ours, &publishable), ==, 0);
  disagree (pair, CARNET_KEY_REVIEW, "validated", "to-complete");
  review.review = CARNET_REVIEW_VALIDATED;
  review.visibility = CARNET_VISIBILITY_PUBLISHABLE;
  g_assert_cmpuint (count_any (pair->ours, &review), ==, 0);
  review.visibility = -1;
  g_assert_cmpuint (count_any (pair->ours, &review), ==, 1);
  write_value (pair->ours, &pair->id, CARNET_KEY_DELETED, "#1");
  g_assert_cmpuint (count_any (pair->ours, &review), ==, 0);
}

/* Those in conflict stand in their place among the others. */
static void
test_order (CarnetPair *pair, gconstpointer unused)
{
  CarnetId    others[2] = { 0 };
  CarnetQuery query = CARNET_QUERY_INIT;
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    carnet_test_write (pair->ours, &others[i], CARNET_KEY_DATE, i == 0 ? "2018-07-04" : "2018-07-06",
                       CARNET_KEY_REVIEW, "validated", NULL);
  disagree (pair, CARNET_KEY_REVIEW, "validated", "to-complete");
  query.any_version = TRUE;
  query.review = CARNET_REVIEW_VALIDATED;
  rows = carnet_logbook_list_observations (pair->theirs, &query, 0, 10, NULL);
  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_true (carnet_id_equal (&((CarnetObservationRow *)rows->pdata[1])->id, &pair->id));
}

#define ADD(path, data, test) g_test_add (path, CarnetPair, data, set_up, test, carnet_pair_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/filter-conflicts/field/", cases[i].name, NULL);

      ADD (path, GUINT_TO_POINTER (i), test_field);
    }
  ADD ("/filter-conflicts/levels", NULL, test_levels);
  ADD ("/filter-conflicts/theme", CARNET_PREFIX_THEME, test_sets);
  ADD ("/filter-conflicts/actor", CARNET_PREFIX_ACTOR, test_sets);
  ADD ("/filter-conflicts/together", NULL, test_together);
  ADD ("/filter-conflicts/not", NULL, test_not);
  ADD ("/filter-conflicts/order", NULL, test_order);
  return g_test_run ();
}
