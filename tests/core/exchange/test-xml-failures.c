/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What fails changes nothing. */
#include <string.h>

#include "exchange-fixture.h"

static void
test_existing_file (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GPtrArray) revisions = world_revisions (1, 1);
  g_autoptr (CarnetStore) store = fixture_store (fixture, "a.carnet", revisions);
  g_autofree char *path = fixture_path (fixture, "mine.txt");
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "à moi", -1, NULL));
  g_assert_false (carnet_xml_export (store, path, CARNET_PROFILE_REPORT, NULL, FALSE, FALSE, NULL, NULL, NULL,
                                     NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_EXISTS);
  kept = fixture_read (path, NULL);
  g_assert_cmpstr (kept, ==, "à moi");
  fixture_assert_files (fixture, 2);
}

static void
cancel_cb (guint64 done, guint64 total, gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_cancelled (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GPtrArray) revisions = world_revisions (1, 20);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (CarnetStore) store = fixture_store (fixture, "a.carnet", revisions);
  g_autoptr (CarnetStore) other = fixture_store (fixture, "b.carnet", none);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const CarnetWork work = { cancel_cb, cancellable, cancellable };
  g_autofree char *path = fixture_path (fixture, "x.xml");
  g_autofree char *xml = fixture_path (fixture, "export.xml");
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  guint64 count;

  g_assert_false (carnet_xml_export (store, path, CARNET_PROFILE_REPORT, NULL, FALSE, TRUE, NULL, cancel_cb,
                                     cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  fixture_assert_files (fixture, 2);
  bytes = fixture_export (fixture, store, CARNET_PROFILE_EXCHANGE, NULL, FALSE);
  g_cancellable_reset (cancellable);
  g_assert_false (carnet_reception_import (other, xml, 0, NULL, &work, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (carnet_store_count_revisions (other, &count, NULL));
  g_assert_cmpuint (count, ==, 0);
}

static char *
replaced (const char *text, const char *what, const char *with)
{
  const char *at = strstr (text, what);

  g_assert_nonnull (at);
  return g_strdup_printf ("%.*s%s%s", (int)(at - text), text, with, at + strlen (what));
}

static char *
revision_elements_swapped (const char *xml)
{
  const char *first = strstr (xml, "  <revision ");
  const char *second = strstr (first + 1, "  <revision ");
  const char *third = strstr (second + 1, "  <revision ");

  return g_strdup_printf ("%.*s%.*s%.*s%s", (int)(first - xml), xml, (int)(third - second), second,
                          (int)(second - first), first, third);
}

/* Each change breaks one rule; the logbook stays as it was. */
static void
test_tampered (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GPtrArray) revisions = world_revisions (1, 3);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (CarnetStore) store = fixture_store (fixture, "a.carnet", revisions);
  g_autoptr (CarnetStore) other = fixture_store (fixture, "b.carnet", none);
  g_autofree char *path = fixture_path (fixture, "export.xml");
  g_autofree char *xml = fixture_export (fixture, store, CARNET_PROFILE_EXCHANGE, NULL, FALSE);
  g_autofree char *list = strstr (xml, "<revisions") != NULL ? g_strdup (strstr (xml, "<revisions")) : NULL;
  struct
  {
    const char *what;
    const char *with;
    const char *expected;
  } cases[] = {
    { "kind=\"mystery.2030\"", "kind=\"mystery.2031\"", "does not match its identifier" },
    { ">Camille Exemple</write>", ">Camille Autre</write>", "does not match its identifier" },
    { "type=\"integer\">9<", "type=\"integer\">09<", "canonical" },
    { "type=\"integer\">9<", "type=\"integer\">9 <", "canonical" },
    { "type=\"42\"", "type=\"3\"", "canonical" },
    { "type=\"42\"", "type=\"0042\"", "impossible value" },
    { "0001feff", "0001FEFF", "canonical" },
    { "0001feff", "0001fef", "canonical" },
    { "type=\"none\"/>", "type=\"none\">x</write>", "canonical" },
    { ">Camille Exemple</write>", ">Cami&#13;lle</write>", "canonical" },
    { ">Camille Exemple</write>", ">Camille e\xcc\x81</write>", "canonical" },
    { "revisions count=\"", "revisions count=\"1", "as many revisions as it says" },
    { "key=\"logbook.months\"", "key=\"zzz\"", "not in order" },
    { "recorded=\"1", "recorded=\"01", "not written as it should be" },
    { "commit=\"", "nonce=\"00000000000000000000000000000000\" commit=\"", "nonce or a commitment" },
  };

  for (guint i = 0; i <= G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *changed
          = i < G_N_ELEMENTS (cases) ? replaced (list, cases[i].what, cases[i].with) : NULL;
      g_autofree char *whole
          = i < G_N_ELEMENTS (cases)
                ? g_strdup_printf ("%.*s%s", (int)(strstr (xml, "<revisions") - xml), xml, changed)
                : revision_elements_swapped (xml);
      g_autoptr (GError) error = NULL;
      guint64 count;

      g_assert_true (g_file_set_contents (path, whole, -1, NULL));
      g_assert_false (carnet_reception_import (other, path, 0, NULL, NULL, &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, CARNET_ERROR, CARNET_ERROR_CORRUPT);
      g_assert_nonnull (
          strstr (error->message, i < G_N_ELEMENTS (cases) ? cases[i].expected : "not in order"));
      g_assert_true (carnet_store_count_revisions (other, &count, NULL));
      g_assert_cmpuint (count, ==, 0);
    }
}

static void
test_same_revision_twice (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GPtrArray) revisions = world_revisions (1, 1);
  g_autoptr (CarnetStore) store = fixture_store (fixture, "a.carnet", revisions);
  g_autofree char *path = fixture_path (fixture, "export.xml");
  g_autofree char *xml = fixture_export (fixture, store, CARNET_PROFILE_EXCHANGE, NULL, FALSE);
  const char      *last = g_strrstr (xml, "  <revision ");
  const char      *end = strstr (last, " </revisions>");
  g_autofree char *twice
      = g_strdup_printf ("%.*s%.*s%s", (int)(end - xml), xml, (int)(end - last), last, end);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, twice, -1, NULL));
  g_assert_false (carnet_xml_validate (path, NULL, NULL, &error));
  g_assert_nonnull (strstr (error->message, "not in order"));
}

/* What a newer version, or somebody hostile, may have written can still be exported. */
static void
test_impossible_state (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GPtrArray) revisions = world_revisions (1, 2);
  g_autoptr (CarnetWrites) programme = carnet_writes_new ();
  g_autoptr (CarnetWrites) milestone = carnet_writes_new ();
  g_autoptr (CarnetWrites) statement = carnet_writes_new ();
  g_autoptr (CarnetWrites) observation = carnet_writes_new ();
  g_autoptr (CarnetStore) store = NULL;

  carnet_writes_set_integer (programme, CARNET_KEY_LOGBOOK_MONTHS, 99);
  carnet_writes_set_text (programme, CARNET_KEY_LOGBOOK_START, "0000-13");
  carnet_writes_set_text (programme, CARNET_KEY_TITLE, "");
  carnet_writes_set_none (programme, CARNET_KEY_REPORT_DUE);
  carnet_writes_set_text (milestone, CARNET_KEY_KIND, "fête");
  carnet_writes_set_integer (milestone, CARNET_KEY_TITLE, 3);
  carnet_writes_set_text (milestone, CARNET_KEY_WHEN, "bientôt");
  carnet_writes_set_text (statement, CARNET_KEY_KIND, "slogan");
  carnet_writes_set_text (statement, CARNET_KEY_RANK, "premier");
  carnet_writes_set_integer (statement, "evidence/court", 1);
  carnet_writes_set_integer (observation, CARNET_KEY_IMPACT_CONFIANCE, -7);
  carnet_writes_set_integer (observation, CARNET_KEY_IMPACT_INNOVATION, 1000);
  carnet_writes_set_text (observation, CARNET_KEY_VISIBILITY, "secrète");
  carnet_writes_set_text (observation, CARNET_KEY_AUTHOR, "moi");
  carnet_writes_set_integer (observation, CARNET_KEY_DATE, -1);
  carnet_writes_set_text (observation, "text/court", "x");
  carnet_writes_set_text (observation, "attachment/court", "x");
  g_ptr_array_add (revisions,
                   revision_new ("programme:test", CARNET_KIND_PROGRAMME, revisions->pdata[0], programme));
  g_ptr_array_add (revisions,
                   revision_new ("milestone:0", CARNET_KIND_MILESTONE, revisions->pdata[1], milestone));
  g_ptr_array_add (revisions, revision_new ("statement:9", CARNET_KIND_STATEMENT, NULL, statement));
  g_ptr_array_add (revisions, revision_new ("observation:9", CARNET_KIND_OBSERVATION, NULL, observation));
  store = fixture_store (fixture, "a.carnet", revisions);
  for (int profile = CARNET_PROFILE_REPORT; profile <= CARNET_PROFILE_EXCHANGE; profile++)
    g_free (fixture_export (fixture, store, profile, NULL, FALSE));
}

static void
test_references (void)
{
  static const struct
  {
    const char *what;
    const char *with;
    const char *expected;
  } cases[] = {
    { "<person id=\"", "<person id=\"0000000000000000000000000000000f\"/><person id=\"", NULL },
    { "<evidence ref=\"", "<evidence ref=\"0000000000000000000000000000000f\"/><evidence ref=\"",
      "not described" },
    { "<theme id=\"",
      "<theme id=\"0000000000000000000000000000000f\" parent=\"0000000000000000000000000000000e\"/><theme "
      "id=\"",
      "not described" },
    { "<person id=\"",
      "<person id=\"0000000000000000000000000000000f\"/><person "
      "id=\"0000000000000000000000000000000f\"/><person id=\"",
      "described twice" },
    { "<declaration id=\"",
      "<declaration id=\"0000000000000000000000000000000f\" "
      "territory=\"0000000000000000000000000000000e\"/><declaration id=\"",
      "not described" },
  };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GPtrArray) revisions = world_revisions (1, 3);
  g_autoptr (CarnetStore) store = fixture_store (fixture, "a.carnet", revisions);
  g_autofree char *path = fixture_path (fixture, "export.xml");
  g_autofree char *xml = fixture_export (fixture, store, CARNET_PROFILE_EXCHANGE, NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *changed = replaced (xml, cases[i].what, cases[i].with);
      g_autoptr (GError) error = NULL;
      gboolean valid;

      g_assert_true (g_file_set_contents (path, changed, -1, NULL));
      valid = carnet_xml_validate (path, NULL, NULL, &error);
      g_assert_true (valid == (cases[i].expected == NULL));
      g_assert_true (valid || strstr (error->message, cases[i].expected) != NULL);
    }
}

static void
test_report_is_not_imported (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GPtrArray) revisions = world_revisions (1, 1);
  g_autoptr (CarnetStore) store = fixture_store (fixture, "a.carnet", revisions);
  g_autofree char *path = fixture_path (fixture, "export.xml");
  g_autofree char *xml = fixture_export (fixture, store, CARNET_PROFILE_REPORT, NULL, FALSE);
  g_autoptr (GError) error = NULL;

  g_assert_false (carnet_reception_import (store, path, 0, NULL, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_NOT_A_LOGBOOK);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xml-failures/existing-file", test_existing_file);
  g_test_add_func ("/xml-failures/cancelled", test_cancelled);
  g_test_add_func ("/xml-failures/tampered", test_tampered);
  g_test_add_func ("/xml-failures/same-revision-twice", test_same_revision_twice);
  g_test_add_func ("/xml-failures/impossible-state", test_impossible_state);
  g_test_add_func ("/xml-failures/references", test_references);
  g_test_add_func ("/xml-failures/report-is-not-imported", test_report_is_not_imported);
  return g_test_run ();
}
