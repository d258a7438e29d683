/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "support/carnet-test-conflicts.h"
#include "support/carnet-test-pair.h"
#include "support/carnet-test-sent.h"

/* What two people wrote apart of what the report rests on: what it is called, and how it is settled. Their
 * fields of text are in test-kind-conflicts.c. */
static void
set_up (CarnetPair *pair, gconstpointer unused)
{
  carnet_pair_open (pair, 31);
}

static void
write_all (CarnetLogbook *logbook, CarnetId *id, const char *kind, CarnetWrites *writes)
{
  g_autoptr (GError) error = NULL;

  carnet_logbook_write (logbook, id, kind, NULL, writes, NULL, &error);
  g_assert_no_error (error);
}

static void
write_text (CarnetLogbook *logbook, CarnetId *id, const char *kind, const char *key, const char *text)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();

  carnet_writes_set_text (writes, key, text);
  write_all (logbook, id, kind, writes);
}

static void
write_id (CarnetLogbook *logbook, CarnetId *id, const char *kind, const char *key, const CarnetId *value)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();

  carnet_writes_set_id (writes, key, value);
  write_all (logbook, id, kind, writes);
}

static char *
dup_evidence_key (const CarnetId *evidence)
{
  g_autofree char *hex = carnet_id_to_string (evidence);

  return g_strconcat (CARNET_PREFIX_EVIDENCE, hex, NULL);
}

static void
set_evidence (CarnetLogbook *logbook, CarnetId *statement, const CarnetId *evidence, gboolean rests)
{
  g_autofree char *key = dup_evidence_key (evidence);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();

  carnet_writes_set_integer (writes, key, rests);
  write_all (logbook, statement, CARNET_KIND_STATEMENT, writes);
}

static const CarnetFieldVersion *
version_of (const CarnetEntityConflict *conflict, guint field, guint version)
{
  return ((CarnetFieldConflict *)conflict->fields->pdata[field])->versions->pdata[version];
}

static void
assert_title (CarnetLogbook *logbook, const CarnetId *id, const char *title)
{
  g_autoptr (CarnetEntityConflict) conflict = carnet_test_load_conflict (logbook, id);

  g_assert_cmpstr (conflict->title, ==, title);
}

/* Settles the first field with that version for both. */
static void
settle (CarnetPair *pair, const CarnetId *id, guint version, gboolean theirs_first)
{
  g_autoptr (CarnetEntityConflict) seen = carnet_test_load_conflict (pair->ours, id);
  g_autoptr (CarnetWrites) choices = carnet_writes_new ();
  g_autoptr (GError) error = NULL;

  carnet_writes_set (choices, ((CarnetFieldConflict *)seen->fields->pdata[0])->field.key,
                     &version_of (seen, 0, version)->value);
  carnet_logbook_resolve (pair->ours, seen, choices, NULL, &error);
  g_assert_no_error (error);
  carnet_pair_exchange_from (pair, theirs_first);
  g_assert_cmpuint (carnet_test_count_conflicts (pair->ours), ==, 0);
  g_assert_cmpuint (carnet_test_count_conflicts (pair->theirs), ==, 0);
  carnet_test_assert_same (pair->ours, pair->theirs);
}

/* -- Called ------------------------------------------------------------------------------- */

/* Its kind is of its name, as both knew it; what has no title is called by its words. */
static void
test_statement (CarnetPair *pair, gconstpointer unused)
{
  CarnetId titled = { { 0 } }, untitled = { { 0 } };

  write_text (pair->ours, &titled, CARNET_KIND_STATEMENT, CARNET_KEY_TITLE, "Un même mot, deux sens");
  write_text (pair->ours, &titled, CARNET_KIND_STATEMENT, CARNET_KEY_KIND, "constat");
  write_text (pair->ours, &untitled, CARNET_KIND_STATEMENT, CARNET_KEY_TEXT, "Deux mots.\nEt la suite.");
  carnet_pair_exchange (pair);
  write_text (pair->ours, &titled, CARNET_KIND_STATEMENT, CARNET_KEY_KIND, "enseignement");
  write_text (pair->theirs, &titled, CARNET_KIND_STATEMENT, CARNET_KEY_KIND, "conviction");
  write_text (pair->ours, &untitled, CARNET_KIND_STATEMENT, CARNET_KEY_KIND, "enseignement");
  write_text (pair->theirs, &untitled, CARNET_KIND_STATEMENT, CARNET_KEY_KIND, "conviction");
  carnet_pair_exchange (pair);
  assert_title (pair->ours, &titled, "Finding: Un même mot, deux sens");
  assert_title (pair->theirs, &titled, "Finding: Un même mot, deux sens");
  assert_title (pair->ours, &untitled, "Lesson: Deux mots.");
  assert_title (pair->theirs, &untitled, "Conviction: Deux mots.");
  carnet_test_assert_same (pair->ours, pair->theirs);
}

/* Only a newer version knows others. */
static void
test_kind (CarnetPair *pair, gconstpointer unused)
{
  CarnetId id = { { 0 } };
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GError) error = NULL;

  carnet_writes_set_text (writes, CARNET_KEY_KIND, "hypothese");
  g_assert_false (carnet_logbook_write (pair->ours, &id, CARNET_KIND_STATEMENT, NULL, writes, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_INVALID);
}

static CarnetId
add_territory (CarnetLogbook *logbook, const char *name)
{
  CarnetId id = { { 0 } };

  write_text (logbook, &id, CARNET_KIND_TERRITORY, CARNET_KEY_NAME, name);
  return id;
}

/* Where two people mean different territories, and where they mean different months. */
static void
test_declaration (CarnetPair *pair, gconstpointer theirs_first)
{
  const gboolean order = theirs_first != NULL;
  CarnetId       id = { { 0 } };
  CarnetId       nevers = add_territory (pair->ours, "Nevers"), niort = add_territory (pair->ours, "Niort"),
           redon = add_territory (pair->ours, "Redon");
  g_autoptr (CarnetEntityConflict) seen = NULL;

  write_text (pair->ours, &id, CARNET_KIND_DECLARATION, CARNET_KEY_MONTH, "2018-06");
  write_id (pair->ours, &id, CARNET_KIND_DECLARATION, CARNET_KEY_TERRITORY, &nevers);
  carnet_pair_exchange (pair);
  write_id (pair->ours, &id, CARNET_KIND_DECLARATION, CARNET_KEY_TERRITORY, &niort);
  write_id (pair->theirs, &id, CARNET_KIND_DECLARATION, CARNET_KEY_TERRITORY, &redon);
  carnet_pair_exchange_from (pair, order);
  carnet_test_assert_same (pair->ours, pair->theirs);
  seen = carnet_test_load_conflict (pair->ours, &id);
  g_assert_cmpstr (seen->title, ==, "Nothing to report: Nevers, June 2018");
  g_assert_cmpint (seen->when.precision, ==, CARNET_WHEN_MONTH);
  g_assert_cmpuint (seen->fields->len, ==, 1);
  g_assert_cmpstr (version_of (seen, 0, 0)->text, ==, "Niort");
  g_assert_cmpstr (version_of (seen, 0, 1)->text, ==, "Redon");
  settle (pair, &id, 1, order);
  assert_title (pair->theirs, &id, "Nothing to report: Redon, June 2018");
}

/* -- What it rests on --------------------------------------------------------------------- */

typedef struct
{
  CarnetId    id;
  const char *label;
} Evidence;

static void
write_evidence (CarnetLogbook *logbook, Evidence evidence[4])
{
  CarnetId id = { { 0 } };

  carnet_test_write (logbook, &id, CARNET_KEY_TITLE, "Une visite", CARNET_KEY_DATE, "2018-07-05", NULL);
  evidence[0] = (Evidence){ id, "Rests on “Une visite, 5 July 2018”" };
  id = (CarnetId){ { 0 } };
  carnet_test_write (logbook, &id, CARNET_KEY_DATE, "2018-07-06", NULL);
  evidence[1] = (Evidence){ id, "Rests on “(untitled), 6 July 2018”" };
  id = (CarnetId){ { 0 } };
  write_text (
      logbook, &id, CARNET_KIND_HIGHLIGHT, CARNET_KEY_QUOTE,
      "un don sans retour, qui ne demande rien à personne et dont il faudra bien parler un jour entre "
      "nous");
  evidence[2]
      = (Evidence){ id, "Rests on “un don sans retour, qui ne demande rien à personne et dont il faudra "
                        "bien parle…”" };
  evidence[3] = (Evidence){ carnet_id_from_name ("ailleurs"), "Rests on what this logbook does not hold (" };
}

/* One of the two rests it on what the other no longer does: settled element by element, told by what each
 * element is. */
static void
test_evidence (CarnetPair *pair, gconstpointer theirs_first)
{
  const gboolean order = theirs_first != NULL;
  Evidence       evidence[4];
  CarnetId       statement = { { 0 } };

  write_evidence (pair->ours, evidence);
  for (guint i = 0; i < G_N_ELEMENTS (evidence); i++)
    set_evidence (pair->ours, &statement, &evidence[i].id, FALSE);
  carnet_pair_exchange (pair);
  for (guint i = 0; i < G_N_ELEMENTS (evidence); i++)
    {
      g_autoptr (CarnetEntityConflict) seen = NULL;
      g_autofree char *label = NULL;

      set_evidence (pair->ours, &statement, &evidence[i].id, TRUE);
      set_evidence (pair->theirs, &statement, &evidence[i].id, TRUE);
      set_evidence (pair->theirs, &statement, &evidence[i].id, FALSE);
      carnet_pair_exchange_from (pair, order);
      carnet_test_assert_same (pair->ours, pair->theirs);
      seen = carnet_test_load_conflict (pair->ours, &statement);
      g_assert_cmpuint (seen->fields->len, ==, 1);
      label = g_strndup (((CarnetFieldConflict *)seen->fields->pdata[0])->field.label,
                         strlen (evidence[i].label));
      g_assert_cmpstr (label, ==, evidence[i].label);
      g_assert_cmpstr (version_of (seen, 0, 0)->text, ==, "yes");
      g_assert_cmpstr (version_of (seen, 0, 1)->text, ==, "no");
      settle (pair, &statement, i % 2, order);
    }
}

/* Two who rest it on different things do not disagree. */
static void
test_sets (CarnetPair *pair, gconstpointer unused)
{
  CarnetId observations[2] = { 0 }, statement = { { 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (observations); i++)
    carnet_test_write (pair->ours, &observations[i], CARNET_KEY_TITLE, "Une visite", NULL);
  statement = carnet_test_rest (pair->ours, &observations[0], "Un constat");
  carnet_pair_exchange (pair);
  set_evidence (pair->ours, &statement, &observations[0], FALSE);
  set_evidence (pair->theirs, &statement, &observations[1], TRUE);
  carnet_pair_exchange (pair);
  g_assert_cmpuint (carnet_test_count_conflicts (pair->ours), ==, 0);
  carnet_test_assert_same (pair->ours, pair->theirs);
}

#define ADD(path, data, test) g_test_add (path, CarnetPair, data, set_up, test, carnet_pair_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/report-conflicts/statement", NULL, test_statement);
  ADD ("/report-conflicts/kind", NULL, test_kind);
  ADD ("/report-conflicts/declaration/ours-first", NULL, test_declaration);
  ADD ("/report-conflicts/declaration/theirs-first", "", test_declaration);
  ADD ("/report-conflicts/evidence/ours-first", NULL, test_evidence);
  ADD ("/report-conflicts/evidence/theirs-first", "", test_evidence);
  ADD ("/report-conflicts/sets", NULL, test_sets);
  return g_test_run ();
}
