/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tests/fixtures/programme: valid/ holds files to read, invalid/ files to refuse, each with its sentence.
 * After a change of sentences: test-xml-programme FOLDER --update, and read the difference. */
#include <glib/gstdio.h>
#include <string.h>

#include "base/carnet-data.h"
#include "exchange-fixture.h"

static const char *folder;

static GPtrArray *
list_files (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  GPtrArray  *files = g_ptr_array_new_with_free_func (g_free);
  const char *file;

  g_assert_nonnull (dir);
  while ((file = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (file, ".xml"))
      g_ptr_array_add (files, g_build_filename (path, file, NULL));
  return files;
}

static CarnetProgramme *
read_programme (const char *path)
{
  g_autoptr (GError) error = NULL;
  CarnetProgramme *programme = carnet_programme_read_xml (path, &error);

  g_assert_no_error (error);
  return programme;
}

static CarnetProgramme *
read_shipped (void)
{
  g_autofree char *path = carnet_data_path ("programme-2018.xml");

  return read_programme (path);
}

static void
test_shipped (void)
{
  static const struct
  {
    CarnetMilestoneKind kind;
    const char         *when;
    const char         *title;
  } expected[] = {
    { CARNET_MILESTONE_PUBLICATION, "2018-02", "Rapport quinquennal 2013-2017 de l’Observatoire" },
    { CARNET_MILESTONE_WEBINAR, "2018-04-03", "Webinaire e-communauté «\u00a0développement local\u00a0»" },
    { CARNET_MILESTONE_OTHER, "2018-04-05", NULL }, /* two on this day */
    { CARNET_MILESTONE_OTHER, "2018-04-05", NULL },
    { CARNET_MILESTONE_TRAINING, "2018-04-13", "Formation «\u00a0gouvernance locale\u00a0»" },
    { CARNET_MILESTONE_DEBATE, "2018-04-18", "Mise en débat «\u00a0Territoires & Emplois\u00a0»" },
    { CARNET_MILESTONE_OTHER, "2018-05", NULL }, /* two in this month */
    { CARNET_MILESTONE_OTHER, "2018-05", NULL },
    { CARNET_MILESTONE_MEETING, "2018-06-12", "4ᵉ rencontre des pionniers des alliances" },
    { CARNET_MILESTONE_WEBINAR, "2018-06-29", "2ᵉ webinaire e-communauté" },
    { CARNET_MILESTONE_SEMINAR, "2018-07-05", "4ᵉ séminaire des dirigeants" },
    { CARNET_MILESTONE_PUBLICATION, "2018-10-01", "L’Alchimie du bien commun" },
    { CARNET_MILESTONE_PUBLICATION, "2018-10-17", "Guide «\u00a0Construire ensemble\u00a0»" },
    { CARNET_MILESTONE_WORKSHOP, "2018-11-05", "3ᵉ atelier «\u00a0Alliances & co-construction\u00a0»" },
    { CARNET_MILESTONE_REPORT, "2018-12", "État des lieux des partenariats" },
  };
  g_autoptr (CarnetProgramme) programme = read_shipped ();

  g_assert_cmpuint (programme->milestones->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      CarnetMilestone *milestone = programme->milestones->pdata[i];
      g_autofree char *when = carnet_when_to_iso (&milestone->when);

      g_assert_cmpstr (when, ==, expected[i].when);
      g_assert_cmpstr (milestone->description, !=, "");
      if (expected[i].title == NULL)
        continue;
      g_assert_cmpstr (milestone->title, ==, expected[i].title);
      g_assert_cmpint (milestone->kind, ==, expected[i].kind);
    }
}

static void
test_shipped_logbook (void)
{
  static const char *const labels[] = { "Faits", "Ressentis", "Analyse", "Suites" };
  g_autoptr (CarnetProgramme) programme = read_shipped ();
  g_autofree char *start = carnet_month_to_iso (programme->start);
  g_autofree char *due = carnet_when_to_iso (&programme->report_due);
  CarnetId         id = carnet_id_from_name ("programme:2018");
  CarnetId         section = carnet_id_from_name ("programme:2018:section:suites");
  CarnetId         milestone = carnet_id_from_name ("programme:2018:milestone:seminaire-dirigeants");

  g_assert_true (carnet_id_equal (&programme->id, &id));
  g_assert_cmpstr (programme->title, ==, "Voyage à la (re)découverte de la co-construction territoriale");
  g_assert_cmpstr (start, ==, "2018-05");
  g_assert_cmpint (programme->n_months, ==, 9);
  g_assert_cmpstr (due, ==, "2018-12");
  g_assert_cmpuint (programme->sections->len, ==, G_N_ELEMENTS (labels));
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    g_assert_cmpstr (((CarnetSection *)programme->sections->pdata[i])->label, ==, labels[i]);
  g_assert_true (carnet_id_equal (&((CarnetSection *)programme->sections->pdata[3])->id, &section));
  g_assert_cmpstr (((CarnetSection *)programme->sections->pdata[3])->question, ==,
                   "Que va-t-il se passer maintenant\u00a0? Qui s’en charge, et pour quand\u00a0?");
  g_assert_cmpstr (carnet_programme_find_milestone (programme, &milestone)->place, ==, "Bressuire");
}

static void
test_valid (void)
{
  g_autoptr (GPtrArray) files = list_files ("valid");

  g_assert_cmpuint (files->len, >, 0);
  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr (CarnetProgramme) programme = NULL;

      g_test_message ("%s", (char *)files->pdata[i]);
      programme = read_programme (files->pdata[i]);
      g_assert_cmpstr (programme->title, !=, "");
    }
}

static CarnetProgramme *
read_valid (const char *name)
{
  g_autofree char *path = g_build_filename (folder, "valid", name, NULL);

  return read_programme (path);
}

static void
test_details (void)
{
  g_autoptr (CarnetProgramme) ids = read_valid ("ids.xml");
  g_autoptr (CarnetProgramme) decomposed = read_valid ("decomposed-letters.xml");
  g_autoptr (CarnetProgramme) windows = read_valid ("line-ends-of-windows.xml");
  g_autoptr (CarnetProgramme) cdata = read_valid ("comment-and-cdata.xml");
  g_autoptr (CarnetProgramme) references = read_valid ("references.xml");
  g_autoptr (CarnetProgramme) backwards = read_valid ("right-to-left.xml");
  const CarnetMilestone *first = ids->milestones->pdata[1];
  const CarnetMilestone *last = ids->milestones->pdata[2];
  CarnetId suites = carnet_id_from_name ("programme:00112233445566778899aabbccddeeff:section:suites");

  g_assert_true (carnet_id_equal (&((CarnetSection *)ids->sections->pdata[1])->id, &suites));
  g_assert_cmpstr (first->title, ==, "Mois"); /* sorted by date */
  g_assert_cmpstr (last->url, ==, "https://example.org/?a=1&b=2");
  g_assert_cmpint (last->when.precision, ==, CARNET_WHEN_RANGE);
  g_assert_cmpstr (decomposed->title, ==, "Été");
  g_assert_cmpstr (windows->description, ==, "un\ndeux");
  g_assert_cmpstr (cdata->title, ==, "Essai & <erreur>");
  g_assert_cmpstr (references->title, ==, "été <&> \"'");
  g_assert_cmpstr (backwards->title, ==, "\u202eéab\u202c");
}

static void
update (const char *path, const char *sentence)
{
  g_autofree char *line = g_strconcat (sentence, "\n", NULL);

  g_assert_true (g_file_set_contents (path, line, -1, NULL));
}

static void
assert_one_sentence (const char *message)
{
  g_assert_true (g_utf8_validate (message, -1, NULL));
  g_assert_null (strchr (message, '\n'));
  g_assert_true (g_str_has_suffix (message, "."));
}

static gboolean updating;

static void
test_invalid (void)
{
  g_autoptr (GPtrArray) files = list_files ("invalid");

  g_assert_cmpuint (files->len, >, 0);
  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GString) sentence_path = g_string_new (files->pdata[i]);
      g_autofree char *expected = NULL;

      g_test_message ("%s", (char *)files->pdata[i]);
      g_assert_null (carnet_programme_read_xml (files->pdata[i], &error));
      g_assert_true (error->domain == CARNET_ERROR);
      assert_one_sentence (error->message);
      g_string_replace (sentence_path, ".xml", ".txt", 0);
      if (updating)
        update (sentence_path->str, error->message);
      expected = fixture_read (sentence_path->str, NULL);
      g_assert_cmpstr (error->message, ==, g_strchomp (expected));
      /* A file that is no programme is no export either. */
      g_assert_false (carnet_xml_validate (files->pdata[i], NULL, NULL, NULL));
    }
}

static void
test_write (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (CarnetProgramme) shipped = read_shipped ();
  g_autoptr (CarnetProgramme) again = NULL;
  g_autofree char *first = fixture_path (fixture, "first.xml");
  g_autofree char *second = fixture_path (fixture, "second.xml");
  g_autofree char *a = NULL, *b = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (carnet_programme_write_xml (shipped, first, FALSE, NULL));
  again = read_programme (first);
  g_assert_cmpstr (again->description, ==, shipped->description);
  g_assert_true (carnet_id_equal (&again->id, &shipped->id));
  g_assert_true (carnet_programme_write_xml (again, second, FALSE, NULL));
  a = fixture_read (first, NULL);
  b = fixture_read (second, NULL);
  g_assert_cmpstr (a, ==, b);
  g_assert_false (carnet_programme_write_xml (shipped, first, FALSE, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (carnet_programme_write_xml (shipped, first, TRUE, NULL));
  g_assert_true (g_file_set_contents (first, "<?xml version=\"1.0\"?><report xmlns=\"urn:carnet-de-bord:1\">",
                                      -1, NULL));
  g_assert_false (carnet_programme_write_xml (shipped, first, TRUE, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_EXISTS);
  fixture_assert_files (fixture, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, >=, 2);
  folder = argv[1];
  updating = argc > 2 && g_str_equal (argv[2], "--update");
  g_test_add_func ("/programme/shipped", test_shipped);
  g_test_add_func ("/programme/shipped-logbook", test_shipped_logbook);
  g_test_add_func ("/programme/valid", test_valid);
  g_test_add_func ("/programme/details", test_details);
  g_test_add_func ("/programme/invalid", test_invalid);
  g_test_add_func ("/programme/write", test_write);
  return g_test_run ();
}
