/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Programmes as they are made, changed and chosen. */
#include "base/carnet-error.h"
#include "support/carnet-test-one.h"
#include "support/carnet-test-sent.h"

static void
set (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static char *
dup_sections (CarnetLogbook *logbook)
{
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (logbook, NULL);
  GString *labels = g_string_new (NULL);

  for (guint i = 0; i < programme->sections->len; i++)
    g_string_append_printf (labels, "%s;", ((CarnetSection *)programme->sections->pdata[i])->label);
  for (guint i = 0; i < programme->past_sections->len; i++)
    g_string_append_printf (labels, "(%s)", ((CarnetSection *)programme->past_sections->pdata[i])->label);
  return g_string_free (labels, FALSE);
}

#define ASSERT_SECTIONS(logbook, expected)                                                                   \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autofree char *labels_ = dup_sections (logbook);                                                       \
    g_assert_cmpstr (labels_, ==, expected);                                                                 \
  }                                                                                                          \
  G_STMT_END

static void
assert_whole (CarnetLogbook *logbook)
{
  g_autoptr (GError) error = NULL;

  carnet_logbook_verify (logbook, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

typedef void (*Edit) (CarnetProgramme *wanted);

static CarnetHash
edit (CarnetLogbook *logbook, Edit func)
{
  g_autoptr (GArray) heads = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetProgramme) seen = carnet_logbook_see_programme (logbook, &heads, &error);
  g_autoptr (CarnetProgramme) wanted = seen != NULL ? carnet_programme_copy (seen) : NULL;
  CarnetHash revision;

  g_assert_no_error (error);
  func (wanted);
  carnet_logbook_write_programme (logbook, seen, heads, wanted, &revision, &error);
  g_assert_no_error (error);
  return revision;
}

static guint
count_written (CarnetLogbook *logbook, const CarnetHash *revision)
{
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (logbook, NULL);
  g_autoptr (CarnetHistory) history = carnet_logbook_load_history (logbook, &programme->id, NULL);
  GPtrArray *sorted = carnet_history_get_sorted (history);

  for (guint i = 0; i < sorted->len; i++)
    if (carnet_hash_equal (&((CarnetRevision *)sorted->pdata[i])->id, revision))
      return carnet_writes_size (((CarnetRevision *)sorted->pdata[i])->writes);
  return 0;
}

/* -- One is changed ------------------------------------------------------------------------- */

static void
rename_first (CarnetProgramme *wanted)
{
  set (&((CarnetSection *)wanted->sections->pdata[0])->label, "Ce qui s’est passé");
}

static void
add_section (CarnetProgramme *wanted)
{
  CarnetId id = carnet_id_from_name ("added");

  carnet_programme_add_section (wanted, carnet_section_new (&id, "Ajout", "Et puis ?", 0));
}

static void
swap_sections (CarnetProgramme *wanted)
{
  carnet_programme_move_section (wanted, 1, 0);
}

static void
remove_first (CarnetProgramme *wanted)
{
  carnet_programme_remove_section (wanted, 0);
}

static void
restore_first (CarnetProgramme *wanted)
{
  carnet_programme_restore_section (wanted, 0);
}

static void
change_heading (CarnetProgramme *wanted)
{
  set (&wanted->title, "Un autre titre");
  wanted->start = carnet_month_new (2018, 4);
  wanted->n_months = 12;
  g_assert_true (carnet_when_parse ("2019-03-15", &wanted->report_due, NULL));
}

static void
leave (CarnetProgramme *wanted)
{
}

/* Each writes only what it changes. */
static void
test_change (CarnetOne *fixture, gconstpointer unused)
{
  static const struct
  {
    Edit        edit;
    guint       n_fields;
    const char *sections;
  } steps[] = {
    { leave, 0, "Faits;Suites;" },
    { rename_first, 1, "Ce qui s’est passé;Suites;" },
    { add_section, 3, "Ce qui s’est passé;Suites;Ajout;" },
    { swap_sections, 2, "Suites;Ce qui s’est passé;Ajout;" },
    { remove_first, 1, "Ce qui s’est passé;Ajout;(Suites)" },
    { restore_first, 1, "Ce qui s’est passé;Ajout;Suites;" },
    { change_heading, 4, "Ce qui s’est passé;Ajout;Suites;" },
  };
  g_autoptr (CarnetProgramme) programme = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      const CarnetHash revision = edit (fixture->logbook, steps[i].edit);

      g_assert_cmpuint (count_written (fixture->logbook, &revision), ==, steps[i].n_fields);
      ASSERT_SECTIONS (fixture->logbook, steps[i].sections);
    }
  programme = carnet_logbook_load_programme (fixture->logbook, NULL);
  g_assert_cmpstr (programme->title, ==, "Un autre titre");
  g_assert_cmpint (programme->start, ==, carnet_month_new (2018, 4));
  g_assert_cmpint (programme->n_months, ==, 12);
  g_assert_cmpuint (programme->report_due.first, ==, carnet_date_new (2019, 3, 15));
  assert_whole (fixture->logbook);
}

/* Another revision undoes it, and says no more than it has to; what was added is taken out. */
static void
test_undo (CarnetOne *fixture, gconstpointer unused)
{
  g_autoptr (CarnetProgramme) seen = carnet_logbook_load_programme (fixture->logbook, NULL);
  g_autoptr (CarnetProgramme) wanted = NULL, now = NULL;
  g_autoptr (CarnetWrites) before = NULL, nothing = NULL;
  CarnetId id = seen->id;

  edit (fixture->logbook, remove_first);
  edit (fixture->logbook, add_section);
  wanted = carnet_logbook_load_programme (fixture->logbook, NULL);
  before = carnet_programme_list_changes (wanted, seen);
  g_assert_cmpuint (carnet_writes_size (before), ==, 2);
  g_assert_true (
      carnet_logbook_write (fixture->logbook, &id, CARNET_KIND_PROGRAMME, NULL, before, NULL, NULL));
  ASSERT_SECTIONS (fixture->logbook, "Faits;Suites;(Ajout)");
  now = carnet_logbook_load_programme (fixture->logbook, NULL);
  nothing = carnet_programme_list_changes (now, now);
  g_assert_cmpuint (carnet_writes_size (nothing), ==, 0);
}

/* What is written under a section that was removed is kept, found and exported. */
static void
test_removed_text_stays (CarnetOne *fixture, gconstpointer unused)
{
  g_autofree char *key = carnet_test_text_key (0);
  CarnetId         id = { { 0 } }, section = carnet_test_section (0);
  g_autoptr (CarnetObservation) observation = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  CarnetQuery query = CARNET_QUERY_INIT;
  guint       n = 0;

  carnet_test_write (fixture->logbook, &id, key, "Le pont fut posé", NULL);
  edit (fixture->logbook, remove_first);
  observation = carnet_logbook_load_observation (fixture->logbook, &id, NULL);
  g_assert_cmpstr (carnet_observation_get_text (observation, &section), ==, "Le pont fut posé");
  query.text = "pont";
  g_assert_true (carnet_logbook_count_observations (fixture->logbook, &query, &n, NULL));
  g_assert_cmpuint (n, ==, 1);
  rows = carnet_logbook_list_observations (fixture->logbook, NULL, 0, 1, NULL);
  g_assert_cmpstr (((CarnetObservationRow *)rows->pdata[0])->excerpt, ==, "Le pont fut posé");
  g_assert_true (carnet_logbook_rebuild (fixture->logbook, NULL, NULL, NULL, NULL));
  ASSERT_SECTIONS (fixture->logbook, "Suites;(Faits)");
}

/* Two people who change different things agree; what one removed and the other renamed is both. */
static void
test_merge (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) a = carnet_world_logbook (world, "a"), b = carnet_world_logbook (world, "b");
  g_autofree char *a_path = g_strdup (carnet_logbook_get_path (a));
  g_autofree char *b_path = g_strdup (carnet_logbook_get_path (b));
  g_autoptr (CarnetProgramme) programme = NULL;
  g_autoptr (CarnetHistory) history = NULL;

  edit (a, rename_first);
  edit (a, change_heading);
  edit (b, remove_first);
  g_clear_pointer (&a, carnet_logbook_close);
  g_clear_pointer (&b, carnet_logbook_close);
  carnet_test_unite (a_path, b_path);
  a = carnet_logbook_open (a_path, CARNET_OPEN_READ_WRITE, &world->sources, NULL);
  ASSERT_SECTIONS (a, "Suites;(Ce qui s’est passé)");
  programme = carnet_logbook_load_programme (a, NULL);
  g_assert_cmpstr (programme->title, ==, "Un autre titre");
  history = carnet_logbook_load_history (a, &programme->id, NULL);
  for (guint i = 0; i < carnet_history_get_cells (history)->len; i++)
    g_assert_false (((CarnetCell *)carnet_history_get_cells (history)->pdata[i])->conflict);
  edit (a, restore_first);
  ASSERT_SECTIONS (a, "Suites;Ce qui s’est passé;");
}

static void
shorten (CarnetProgramme *wanted)
{
  wanted->n_months = 2;
}

static void
test_months_with_observations (CarnetOne *fixture, gconstpointer unused)
{
  CarnetId id = { { 0 } };
  g_autoptr (GArray) heads = NULL;
  g_autoptr (CarnetProgramme) seen = NULL, wanted = NULL;
  g_autoptr (GError) error = NULL;

  carnet_test_write (fixture->logbook, &id, CARNET_KEY_DATE, "2018-07-05", NULL);
  seen = carnet_logbook_see_programme (fixture->logbook, &heads, NULL);
  wanted = carnet_programme_copy (seen);
  shorten (wanted);
  g_assert_false (carnet_logbook_write_programme (fixture->logbook, seen, heads, wanted, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_OUTSIDE);
  g_assert_cmpstr (error->message, ==,
                   "1 observation is dated in July 2018, which would be outside the logbook.");
  wanted->n_months = 3;
  g_assert_true (carnet_logbook_write_programme (fixture->logbook, seen, heads, wanted, NULL, NULL));
}

/* -- Several ------------------------------------------------------------------------------------ */

static char *
dup_title (CarnetLogbook *logbook)
{
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (logbook, NULL);

  return g_strdup_printf ("%s %d, %u", programme->title, carnet_month_year (programme->start),
                          programme->milestones->len);
}

#define ASSERT_KEPT_FOR(logbook, expected)                                                                   \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autofree char *title_ = dup_title (logbook);                                                           \
    g_assert_cmpstr (title_, ==, expected);                                                                  \
  }                                                                                                          \
  G_STMT_END

static void
test_add (CarnetOne *fixture, gconstpointer unused)
{
  g_autoptr (CarnetProgramme) old = carnet_logbook_load_programme (fixture->logbook, NULL);
  g_autoptr (CarnetProgramme) next = carnet_programme_shift_years (old, 9);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (carnet_logbook_add_programme (fixture->logbook, next, &error));
  g_assert_no_error (error);
  ASSERT_KEPT_FOR (fixture->logbook, "Programme d’essai 2027, 2");
  ASSERT_SECTIONS (fixture->logbook, "Faits;Suites;");
  all = carnet_logbook_list_programmes (fixture->logbook, NULL);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_true (carnet_id_equal (&((CarnetProgramme *)all->pdata[0])->id, &next->id));

  g_assert_false (carnet_logbook_add_programme (fixture->logbook, next, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (carnet_logbook_choose_programme (fixture->logbook, &old->id, NULL));
  ASSERT_KEPT_FOR (fixture->logbook, "Programme d’essai 2018, 2");
  g_assert_false (carnet_logbook_choose_programme (fixture->logbook, &(CarnetId){ { 1 } }, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND);
  assert_whole (fixture->logbook);
}

/* What undoes an addition writes nothing that travels: who has the same programme keeps it. */
static void
test_undone_addition (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) a = carnet_world_logbook (world, "a"), b = carnet_world_logbook (world, "b");
  g_autoptr (CarnetProgramme) old = carnet_logbook_load_programme (a, NULL);
  g_autoptr (CarnetProgramme) next = carnet_programme_shift_years (old, 9);

  g_assert_true (carnet_logbook_add_programme (a, next, NULL));
  g_assert_true (carnet_logbook_add_programme (b, next, NULL));
  g_assert_true (carnet_logbook_choose_programme (a, &old->id, NULL));
  ASSERT_KEPT_FOR (a, "Programme d’essai 2018, 2");
  carnet_test_unite (carnet_logbook_get_path (b), carnet_logbook_get_path (a));
  ASSERT_KEPT_FOR (b, "Programme d’essai 2027, 2");
  g_assert_true (carnet_logbook_add_programme (a, next, NULL));
  ASSERT_KEPT_FOR (a, "Programme d’essai 2027, 2");
}

/* Even if somebody deleted it, a logbook keeps the programme that it is kept for. */
static void
test_deleted_elsewhere (CarnetOne *fixture, gconstpointer unused)
{
  g_autoptr (CarnetProgramme) own = carnet_logbook_load_programme (fixture->logbook, NULL);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId         id = own->id;
  g_autofree char *path = g_strdup (carnet_logbook_get_path (fixture->logbook));

  carnet_writes_set_integer (writes, CARNET_KEY_DELETED, 1);
  g_assert_true (
      carnet_logbook_write (fixture->logbook, &id, CARNET_KIND_PROGRAMME, NULL, writes, NULL, NULL));
  carnet_logbook_close (fixture->logbook);
  fixture->logbook = carnet_logbook_open (path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  g_assert_nonnull (fixture->logbook);
  ASSERT_KEPT_FOR (fixture->logbook, "Programme d’essai 2018, 2");
}

/* Who shifts the same programme makes the same revisions: nothing is in conflict, nothing is twice. */
static void
test_same_everywhere (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) a = carnet_world_logbook (world, "a"), b = carnet_world_logbook (world, "b");
  g_autoptr (CarnetProgramme) old = carnet_logbook_load_programme (a, NULL);
  g_autoptr (CarnetProgramme) next = carnet_programme_shift_years (old, 1);
  g_autoptr (CarnetHistory) one = NULL, other = NULL;

  g_assert_true (carnet_logbook_add_programme (a, next, NULL));
  g_assert_true (carnet_logbook_add_programme (b, next, NULL));
  one = carnet_logbook_load_history (a, &next->id, NULL);
  other = carnet_logbook_load_history (b, &next->id, NULL);
  g_assert_true (carnet_hash_equal (&((CarnetRevision *)carnet_history_get_sorted (one)->pdata[0])->id,
                                    &((CarnetRevision *)carnet_history_get_sorted (other)->pdata[0])->id));
}

/* Sections that only another programme of the logbook has are shown where they have text. */
static void
test_sections_of_others (CarnetOne *fixture, gconstpointer unused)
{
  g_autoptr (CarnetProgramme) own = carnet_programme_new ();
  CarnetId id = carnet_id_from_name ("own");

  own->id = carnet_id_from_name ("from nothing");
  set (&own->title, "De rien");
  own->start = carnet_month_new (2027, 9);
  own->n_months = 6;
  carnet_programme_add_section (own, carnet_section_new (&id, "Notes", NULL, 0));
  g_assert_true (carnet_logbook_add_programme (fixture->logbook, own, NULL));
  ASSERT_KEPT_FOR (fixture->logbook, "De rien 2027, 0");
  ASSERT_SECTIONS (fixture->logbook, "Notes;(Faits)(Suites)");
  edit (fixture->logbook, restore_first);
  ASSERT_SECTIONS (fixture->logbook, "Notes;Faits;(Suites)");
}

/* A starter that has several begins a logbook of the newest. */
static void
test_starter (CarnetOne *fixture, gconstpointer unused)
{
  g_autoptr (CarnetProgramme) old = carnet_logbook_load_programme (fixture->logbook, NULL);
  const CarnetOwner owner = { .name = "Autre personne d’exemple", .role = CARNET_ROLE_CATALYST };
  g_autofree char  *path = carnet_world_path (fixture->world, "n.carnet"), *starter = NULL;

  for (int years = -3; years <= 3; years++)
    {
      g_autoptr (CarnetProgramme) shifted = carnet_programme_shift_years (old, years);

      g_assert_true (years == 0 || carnet_logbook_add_programme (fixture->logbook, shifted, NULL));
    }
  starter = carnet_test_send (fixture->logbook, fixture->world->folder, CARNET_SEND_STARTER, NULL);
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (CarnetLogbook) made
        = carnet_logbook_create_from (path, starter, &owner, &fixture->world->sources, NULL, &error);

    g_assert_no_error (error);
    ASSERT_KEPT_FOR (made, "Programme d’essai 2021, 2");
  }
}

/* -- What is asked ------------------------------------------------------------------------------- */

#define ADD(name, func)                                                                                      \
  g_test_add ("/programmes/" name, CarnetOne, NULL, carnet_one_set_up, func, carnet_one_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("change", test_change);
  ADD ("undo", test_undo);
  ADD ("removed-text-stays", test_removed_text_stays);
  g_test_add_func ("/programmes/merge", test_merge);
  ADD ("months-with-observations", test_months_with_observations);
  ADD ("add", test_add);
  g_test_add_func ("/programmes/undone-addition", test_undone_addition);
  ADD ("deleted-elsewhere", test_deleted_elsewhere);
  g_test_add_func ("/programmes/same-everywhere", test_same_everywhere);
  ADD ("sections-of-others", test_sections_of_others);
  ADD ("starter", test_starter);
  return g_test_run ();
}
