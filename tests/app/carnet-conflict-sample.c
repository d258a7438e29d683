/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two logbooks that know of the same observations, written in apart and exchanged. All of it is invented. */
#include "carnet-app-test.h"

#define NB "\xc2\xa0"

static const char *const FACTS[] = {
  "Pour l’entreprise, le mécénat est un don" NB
  "; pour l’association, c’est une commande. Personne ne l’avait dit. Le "
  "président propose d’en reparler.",
  "Pour l’entreprise, le mécénat est un don" NB
  "; pour l’association, c’est une commande. Personne ne l’avait dit avant "
  "la pause. Le président propose d’en reparler en septembre.",
  "Pour l’entreprise, le mécénat est un don sans retour" NB
  "; pour l’association, c’est une commande déguisée. Personne "
  "ne l’avait dit avant le deuxième tour de table. Le président propose d’en reparler.",
};
static const char *const ANALYSIS[] = {
  "Le malentendu porte moins sur l’argent.",
  "Le malentendu porte moins sur l’argent que sur la durée de l’engagement.",
  "Le malentendu porte moins sur l’argent que sur qui décide de son usage.",
};
static const char *const TITLES[] = {
  "Un même mot" NB ": «" NB "mécénat" NB "»",
  "Un même mot, deux sens" NB ": «" NB "mécénat" NB "»",
  "Un même mot, deux attentes" NB ": «" NB "mécénat" NB "»",
};

static char *
dup_key (CarnetProgramme *programme, const char *section)
{
  g_autofree char *id = carnet_id_to_string (&carnet_programme_find_section (programme, section)->id);

  return g_strconcat (CARNET_PREFIX_TEXT, id, NULL);
}

/* @turn: 0 for what both knew, 1 and 2 for what each wrote. */
static void
write_turn (CarnetLogbook *logbook, CarnetId *id, guint turn)
{
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (logbook, NULL);
  g_autofree char *facts = dup_key (programme, "faits"), *analysis = dup_key (programme, "analyse");
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GError) error = NULL;

  carnet_writes_set_text (writes, CARNET_KEY_TITLE, TITLES[turn]);
  carnet_writes_set_text (writes, facts, FACTS[turn]);
  carnet_writes_set_text (writes, analysis, ANALYSIS[turn]);
  if (turn == 0)
    carnet_writes_set_text (writes, CARNET_KEY_DATE, "2018-07-05");
  else
    carnet_writes_set_integer (writes, CARNET_KEY_IMPACT_INNOVATION, turn);
  carnet_logbook_write (logbook, id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, &error);
  g_assert_no_error (error);
}

static void
write_integer (CarnetLogbook *logbook, CarnetId *id, const char *key, gint64 integer)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GError) error = NULL;

  carnet_writes_set_integer (writes, key, integer);
  if (carnet_id_is_nil (id))
    {
      carnet_writes_set_text (writes, CARNET_KEY_TITLE, "Report du comité faute de référent");
      carnet_writes_set_text (writes, CARNET_KEY_DATE, "2018-07-13");
    }
  carnet_logbook_write (logbook, id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, &error);
  g_assert_no_error (error);
}

static void
give (CarnetAppFixture *fixture, CarnetLogbook *from, CarnetLogbook *to)
{
  const CarnetExportOptions options
      = { .profile = CARNET_PROFILE_EXCHANGE, .query = CARNET_QUERY_INIT, .replace = TRUE };
  g_autofree char *path = g_build_filename (fixture->folder, "echange.xml", NULL);
  g_autoptr (GError) error = NULL;

  carnet_logbook_export_xml (from, path, &options, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  carnet_logbook_import_xml (to, path, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static CarnetLogbook *
create (CarnetAppFixture *fixture, CarnetLogbook *ours, const char *name)
{
  CarnetOwner owner = { .name = name, .role = CARNET_ROLE_CATALYST };
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (ours, NULL);
  g_autofree char *file = g_strconcat (name, ".carnet", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, file, NULL);
  g_autoptr (GError) error = NULL;
  CarnetLogbook *logbook = carnet_logbook_create (path, programme, &owner, NULL, &error);

  g_assert_no_error (error);
  give (fixture, ours, logbook);
  return logbook;
}

typedef enum
{
  APART,
  MERGED,
  THREE,
} Sample;

static void
set_up (CarnetAppFixture *fixture, Sample sample)
{
  g_autoptr (CarnetLogbook) ours = NULL;
  g_autoptr (CarnetLogbook) theirs = NULL;
  g_autoptr (CarnetLogbook) third = NULL;
  CarnetId edited = { { 0 } }, deleted = { { 0 } };

  carnet_app_fixture_set_up_empty (fixture, NULL);
  ours = carnet_logbook_open (fixture->path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  write_turn (ours, &edited, 0);
  write_integer (ours, &deleted, CARNET_KEY_IMPACT_CONFIANCE, 0);
  theirs = create (fixture, ours, "Autre personne d’exemple");
  third = create (fixture, ours, "Troisième personne d’exemple");
  write_turn (ours, &edited, 1);
  write_turn (theirs, &edited, 2);
  write_integer (ours, &deleted, CARNET_KEY_IMPACT_CONFIANCE, 1);
  write_integer (theirs, &deleted, CARNET_KEY_DELETED, 1);
  if (sample == THREE)
    {
      write_integer (third, &edited, CARNET_KEY_IMPACT_INNOVATION, 3);
      give (fixture, third, ours);
    }
  if (sample != APART)
    give (fixture, theirs, ours);
}

void
carnet_app_fixture_set_up_conflicts (CarnetAppFixture *fixture, gconstpointer unused)
{
  set_up (fixture, MERGED);
}

char *
carnet_app_fixture_set_up_apart (CarnetAppFixture *fixture)
{
  set_up (fixture, APART);
  return g_build_filename (fixture->folder, "Autre personne d’exemple.carnet", NULL);
}

void
carnet_app_fixture_set_up_three (CarnetAppFixture *fixture, gconstpointer unused)
{
  set_up (fixture, THREE);
}

/* -- Milestones ----------------------------------------------------------------------------- */

static void
write_text (CarnetLogbook *logbook, const CarnetId *id, const char *kind, const char *key, const char *text)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GError) error = NULL;
  CarnetId entity = *id;

  carnet_writes_set_text (writes, key, text);
  carnet_logbook_write (logbook, &entity, kind, NULL, writes, NULL, &error);
  g_assert_no_error (error);
}

static void
write_milestone (CarnetLogbook *logbook, const CarnetId *id, const char *key, const char *text)
{
  write_text (logbook, id, CARNET_KIND_MILESTONE, key, text);
}

/* Of two versions the later is shown: which one that is must not depend on one millisecond. */
static gint64
a_minute_later (gpointer unused)
{
  return carnet_clock_now (NULL) + 60000;
}

static CarnetLogbook *
reopen_later (CarnetLogbook *logbook)
{
  const CarnetSources sources = { .clock = a_minute_later };
  g_autofree char    *path = g_strdup (carnet_logbook_get_path (logbook));

  carnet_logbook_close (logbook);
  logbook = carnet_logbook_open (path, CARNET_OPEN_READ_WRITE, &sources, NULL);
  g_assert_nonnull (logbook);
  return logbook;
}

void
carnet_app_fixture_set_up_milestones (CarnetAppFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetLogbook) ours = NULL;
  g_autoptr (CarnetLogbook) theirs = NULL;
  g_autoptr (CarnetProgramme) programme = NULL;
  const CarnetId *meeting, *seminar;

  carnet_app_fixture_set_up_empty (fixture, NULL);
  ours = carnet_logbook_open (fixture->path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  theirs = reopen_later (create (fixture, ours, "Autre personne d’exemple"));
  programme = carnet_logbook_load_programme (ours, NULL);
  meeting = &carnet_app_test_find_milestone (programme, "pionniers")->id;
  seminar = &carnet_app_test_find_milestone (programme, "séminaire")->id;
  write_milestone (ours, seminar, CARNET_KEY_TITLE, "4ᵉ séminaire des dirigeants de Bressuire");
  write_milestone (ours, seminar, CARNET_KEY_WHEN, "2018-07-06");
  write_milestone (theirs, seminar, CARNET_KEY_TITLE, "4ᵉ séminaire des dirigeants engagés");
  write_milestone (theirs, seminar, CARNET_KEY_WHEN, "2018-07");
  write_milestone (ours, meeting, CARNET_KEY_PLACE, "Paris");
  g_assert_true (carnet_logbook_set_deleted (theirs, CARNET_KIND_MILESTONE, meeting, TRUE, NULL, NULL, NULL));
  give (fixture, theirs, ours);
}

/* -- The programme -------------------------------------------------------------------------- */

static void
write_programme (CarnetLogbook    *logbook,
                 CarnetProgramme  *programme,
                 gint64            months,
                 const char *const texts[4])
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autofree char *facts = carnet_id_to_string (&carnet_programme_find_section (programme, "faits")->id);
  g_autofree char *label = g_strconcat (CARNET_PREFIX_SECTION, facts, NULL);
  g_autofree char *question = g_strconcat (label, CARNET_SUFFIX_QUESTION, NULL);
  g_autoptr (GError) error = NULL;
  CarnetId id = programme->id;

  carnet_writes_set_text (writes, CARNET_KEY_TITLE, texts[0]);
  carnet_writes_set_text (writes, CARNET_KEY_DESCRIPTION, texts[1]);
  carnet_writes_set_text (writes, label, texts[2]);
  carnet_writes_set_text (writes, question, texts[3]);
  carnet_writes_set_integer (writes, CARNET_KEY_LOGBOOK_MONTHS, months);
  carnet_logbook_write (logbook, &id, CARNET_KIND_PROGRAMME, NULL, writes, NULL, &error);
  g_assert_no_error (error);
}

void
carnet_app_fixture_set_up_programme (CarnetAppFixture *fixture, gconstpointer unused)
{
  static const char *const mine[]
      = { "Co-construire sur les territoires", "Neuf mois d’observation, territoire par territoire.",
          "Les faits", "Que s’est-il passé" NB "?" };
  static const char *const other[]
      = { "Co-construire dans les territoires", "Neuf mois d’observation, puis un rapport.", "Constats",
          "Qu’avez-vous vu et entendu" NB "?" };
  g_autoptr (CarnetLogbook) ours = NULL;
  g_autoptr (CarnetLogbook) theirs = NULL;
  g_autoptr (CarnetProgramme) programme = NULL;
  CarnetId theme = { { 0 } };

  carnet_app_fixture_set_up_empty (fixture, NULL);
  ours = carnet_logbook_open (fixture->path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  g_assert_true (carnet_logbook_ensure_theme (ours, "Mécénat", &theme, NULL));
  theirs = reopen_later (create (fixture, ours, "Autre personne d’exemple"));
  programme = carnet_logbook_load_programme (ours, NULL);
  write_programme (ours, programme, 8, mine);
  write_programme (theirs, programme, 10, other);
  write_text (ours, &theme, CARNET_KIND_THEME, CARNET_KEY_DEFINITION, "Un don sans retour.");
  write_text (theirs, &theme, CARNET_KIND_THEME, CARNET_KEY_DEFINITION, "Un don.");
  give (fixture, theirs, ours);
}

/* -- The report ----------------------------------------------------------------------------- */

static void
write_report (CarnetLogbook  *logbook,
              CarnetId       *id,
              const char     *kind,
              const CarnetId *evidence,
              gboolean        rests)
{
  g_autofree char *hex = carnet_id_to_string (evidence),
                  *key = g_strconcat (CARNET_PREFIX_EVIDENCE, hex, NULL);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GError) error = NULL;

  carnet_writes_set_text (writes, CARNET_KEY_KIND, kind);
  carnet_writes_set_integer (writes, key, rests);
  if (carnet_id_is_nil (id))
    carnet_writes_set_text (writes, CARNET_KEY_TITLE, "Un même mot, deux sens");
  carnet_logbook_write (logbook, id, CARNET_KIND_STATEMENT, NULL, writes, NULL, &error);
  g_assert_no_error (error);
}

static CarnetId
declare (CarnetLogbook *logbook)
{
  CarnetId territory = { { 0 } }, id = { { 0 } };
  g_autoptr (CarnetWrites) name = carnet_writes_new (), writes = carnet_writes_new ();

  carnet_writes_set_text (name, CARNET_KEY_NAME, "Nevers");
  g_assert_true (carnet_logbook_write (logbook, &territory, CARNET_KIND_TERRITORY, NULL, name, NULL, NULL));
  carnet_writes_set_id (writes, CARNET_KEY_TERRITORY, &territory);
  carnet_writes_set_text (writes, CARNET_KEY_MONTH, "2018-06");
  g_assert_true (carnet_logbook_write (logbook, &id, CARNET_KIND_DECLARATION, NULL, writes, NULL, NULL));
  return id;
}

void
carnet_app_fixture_set_up_report (CarnetAppFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetLogbook) ours = NULL;
  g_autoptr (CarnetLogbook) theirs = NULL;
  CarnetId observation = { { 0 } }, statement = { { 0 } }, declaration;

  carnet_app_fixture_set_up_empty (fixture, NULL);
  ours = carnet_logbook_open (fixture->path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  write_turn (ours, &observation, 0);
  write_report (ours, &statement, "constat", &observation, TRUE);
  declaration = declare (ours);
  theirs = reopen_later (create (fixture, ours, "Autre personne d’exemple"));
  write_report (ours, &statement, "enseignement", &observation, FALSE);
  write_report (theirs, &statement, "conviction", &observation, FALSE);
  write_report (theirs, &statement, "conviction", &observation, TRUE);
  write_text (ours, &declaration, CARNET_KIND_DECLARATION, CARNET_KEY_MONTH, "2018-07");
  write_text (theirs, &declaration, CARNET_KIND_DECLARATION, CARNET_KEY_MONTH, "2018-08");
  give (fixture, theirs, ours);
}
