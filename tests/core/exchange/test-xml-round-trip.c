/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "exchange-fixture.h"

#define N_SEEDS 8

static CarnetIntakeReport
import (CarnetStore *store, const char *path)
{
  CarnetIntakeReport report = { 0 };
  g_autoptr (GError) error = NULL;

  carnet_reception_import (store, path, 0, &report, NULL, &error);
  g_assert_no_error (error);
  return report;
}

static gboolean
collect_cb (CarnetRevision *revision, gpointer data, GError **error)
{
  g_ptr_array_add (data, carnet_revision_ref (revision));
  return TRUE;
}

static GPtrArray *
revisions_of (CarnetStore *store)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_revision_unref);
  g_autoptr (GError) error = NULL;

  carnet_store_foreach_revision (store, collect_cb, all, &error);
  g_assert_no_error (error);
  return all;
}

static gboolean
same_bytes (GBytes *a, GBytes *b)
{
  return a == NULL || b == NULL ? a == b : g_bytes_equal (a, b);
}

static void
assert_same_revisions (CarnetStore *one, CarnetStore *two)
{
  g_autoptr (GPtrArray) a = revisions_of (one);
  g_autoptr (GPtrArray) b = revisions_of (two);

  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    {
      CarnetRevision *x = a->pdata[i], *y = b->pdata[i];

      g_assert_true (carnet_hash_equal (&x->id, &y->id));
      g_assert_true (same_bytes (x->header, y->header));
      g_assert_true (same_bytes (x->payload, y->payload));
    }
}

/* Invariants 9 and 10: the same set of revisions, and then the same file. */
static void
test_exchange (void)
{
  for (guint32 seed = 1; seed <= N_SEEDS; seed++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autoptr (GPtrArray) revisions = world_revisions (seed, 5 * seed);
      g_autoptr (GPtrArray) none = g_ptr_array_new ();
      g_autoptr (CarnetStore) first = fixture_store (fixture, "first.carnet", revisions);
      g_autoptr (CarnetStore) second = fixture_store (fixture, "second.carnet", none);
      g_autofree char   *path = fixture_path (fixture, "export.xml");
      g_autofree char   *before = fixture_export (fixture, first, CARNET_PROFILE_EXCHANGE, NULL, FALSE);
      CarnetIntakeReport report = import (second, path);
      g_autofree char   *after = fixture_export (fixture, second, CARNET_PROFILE_EXCHANGE, NULL, FALSE);

      g_test_message ("seed %u", seed);
      g_assert_cmpuint (report.n_new, ==, revisions->len);
      g_assert_cmpstr (before, ==, after);
      assert_same_revisions (first, second);
      report = import (second, path);
      g_assert_cmpuint (report.n_new, ==, 0);
      g_assert_cmpuint (report.n_known, ==, revisions->len);
    }
}

/* The order in which things arrived shows nowhere. */
static void
test_order_of_arrival (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GPtrArray) revisions = world_revisions (42, 30);
  g_autoptr (GPtrArray) reversed = g_ptr_array_new ();
  g_autoptr (CarnetStore) one = fixture_store (fixture, "one.carnet", revisions);
  g_autoptr (CarnetStore) two = NULL;

  for (guint i = revisions->len; i-- > 0;)
    g_ptr_array_add (reversed, revisions->pdata[i]);
  two = fixture_store (fixture, "two.carnet", reversed);
  for (int profile = CARNET_PROFILE_REPORT; profile <= CARNET_PROFILE_EXCHANGE; profile++)
    {
      g_autofree char *a = fixture_export (fixture, one, profile, NULL, FALSE);
      g_autofree char *b = fixture_export (fixture, two, profile, NULL, FALSE);

      g_assert_cmpstr (a, ==, b);
    }
}

static void
test_validate_tells (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GPtrArray) revisions = world_revisions (3, 10);
  g_autoptr (CarnetStore) store = fixture_store (fixture, "a.carnet", revisions);
  g_autofree char *path = fixture_path (fixture, "export.xml");
  g_autofree char *bytes = fixture_export (fixture, store, CARNET_PROFILE_EXCHANGE, NULL, FALSE);
  g_autoptr (GError) error = NULL;
  CarnetValidation found;

  carnet_xml_validate (path, &found, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (found.profile, ==, CARNET_PROFILE_EXCHANGE);
  g_assert_cmpuint (found.n_revisions, ==, revisions->len);
  g_free (bytes);
  bytes = fixture_export (fixture, store, CARNET_PROFILE_REPORT, NULL, FALSE);
  carnet_xml_validate (path, &found, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (found.profile, ==, CARNET_PROFILE_REPORT);
  g_assert_cmpuint (found.n_revisions, ==, 0);
  g_assert_cmpuint (found.n_observations, >, 0);
}

static void
test_report_filters (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GPtrArray) revisions = world_revisions (5, 40);
  g_autoptr (CarnetStore) store = fixture_store (fixture, "a.carnet", revisions);
  g_autofree char *all = fixture_export (fixture, store, CARNET_PROFILE_REPORT, NULL, FALSE);
  g_autofree char *cut = NULL, *public = NULL;
  CarnetQuery      query = CARNET_QUERY_INIT;

  g_assert_nonnull (strstr (all, "2018-11-"));
  g_assert_nonnull (strstr (all, "À reprendre ensemble"));
  query.last = carnet_date_new (2018, 10, 31);
  cut = fixture_export (fixture, store, CARNET_PROFILE_REPORT, &query, FALSE);
  g_assert_null (strstr (cut, "day=\"2018-11-"));
  g_assert_nonnull (strstr (cut, "cut-off=\"2018-10-31\""));
  g_assert_cmpuint (strlen (cut), <, strlen (all));
  query = (CarnetQuery)CARNET_QUERY_INIT;
  query.visibility = CARNET_VISIBILITY_PUBLISHABLE;
  public = fixture_export (fixture, store, CARNET_PROFILE_REPORT, &query, FALSE);
  g_assert_null (strstr (public, "<visibility is=\"private\""));
  g_assert_null (strstr (public, "À reprendre ensemble"));
}

static void
test_report_is_discreet (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GPtrArray) revisions = world_revisions (5, 40);
  g_autoptr (CarnetStore) store = fixture_store (fixture, "a.carnet", revisions);
  g_autofree char *open = fixture_export (fixture, store, CARNET_PROFILE_REPORT, NULL, FALSE);
  g_autofree char *closed = fixture_export (fixture, store, CARNET_PROFILE_REPORT, NULL, TRUE);
  g_autofree char *person = named ("person:0");

  g_assert_nonnull (strstr (open, "Camille Exemple"));
  g_assert_nonnull (strstr (open, "Une dirigeante"));
  g_assert_null (strstr (open, "à taire")); /* no consent */
  g_assert_null (strstr (closed, "Camille Exemple"));
  g_assert_null (strstr (closed, "Organisation"));
  g_assert_null (strstr (closed, "Une dirigeante"));
  g_assert_null (strstr (closed, person));
}

static void
test_conflict_is_marked (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GPtrArray) revisions = world_revisions (1, 0);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (CarnetStore) store = NULL;
  g_autofree char *report = NULL;
  CarnetRevision  *root;

  carnet_writes_set_text (writes, CARNET_KEY_TITLE, "racine");
  carnet_writes_set_text (writes, CARNET_KEY_VISIBILITY, "private");
  root = revision_new ("observation:9", CARNET_KIND_OBSERVATION, NULL, writes);
  g_ptr_array_add (revisions, root);
  carnet_writes_set_text (writes, CARNET_KEY_TITLE, "l’une");
  g_ptr_array_add (revisions, revision_new ("observation:9", CARNET_KIND_OBSERVATION, root, writes));
  carnet_writes_set_text (writes, CARNET_KEY_TITLE, "l’autre");
  g_ptr_array_add (revisions, revision_new ("observation:9", CARNET_KIND_OBSERVATION, root, writes));
  store = fixture_store (fixture, "a.carnet", revisions);
  report = fixture_export (fixture, store, CARNET_PROFILE_REPORT, NULL, FALSE);
  g_assert_nonnull (strstr (report, "<title conflict=\"true\" xml:space=\"preserve\">l’autre</title>"));
  g_assert_nonnull (strstr (report, "<visibility is=\"private\"/>"));
}

/* -- What fails changes nothing --------------------------------------------------------- */

/* Another reader of the schema agrees. */
static void
test_xmllint (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GPtrArray) revisions = world_revisions (7, 50);
  g_autoptr (CarnetStore) store = fixture_store (fixture, "a.carnet", revisions);
  g_autofree char *schema = g_build_filename (g_getenv ("CARNET_DATA_DIR"), "schemas/carnet-1.xsd", NULL);
  g_autofree char *programme = g_build_filename (g_getenv ("CARNET_DATA_DIR"), "programme-2018.xml", NULL);
  g_autofree char *xml = fixture_path (fixture, "export.xml");

  for (int i = 0; i < 4; i++)
    {
      const char *argv[]
          = { "xmllint", "--nonet", "--noout", "--schema", schema, i == 3 ? programme : xml, NULL };
      g_autofree char *bytes = fixture_export (
          fixture, store, i == 0 ? CARNET_PROFILE_EXCHANGE : CARNET_PROFILE_REPORT, NULL, i == 2);
      g_autofree char *output = NULL;
      g_autoptr (GError) error = NULL;
      int status;

      g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &output, &status,
                    &error);
      g_assert_no_error (error);
      g_test_message ("%s", output);
      g_assert_true (g_spawn_check_wait_status (status, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xml/exchange", test_exchange);
  g_test_add_func ("/xml/order-of-arrival", test_order_of_arrival);
  g_test_add_func ("/xml/validate-tells", test_validate_tells);
  g_test_add_func ("/xml/report-filters", test_report_filters);
  g_test_add_func ("/xml/report-is-discreet", test_report_is_discreet);
  g_test_add_func ("/xml/conflict-is-marked", test_conflict_is_marked);
  g_test_add_func ("/xml/xmllint", test_xmllint);
  return g_test_run ();
}
