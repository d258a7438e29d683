/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written is saved as a draft, found again after a crash, and sealed when it is left: only what
 * changed, with the heads that were seen. */
#include "carnet-document-world.h"
#include "session/carnet-session-writes.h"

static guint
count_revisions (DocumentWorld *world, const CarnetId *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetHistory) history
      = carnet_logbook_load_history (document_world_logbook (world), id, &error);

  return history ? carnet_history_get_sorted (history)->len : 0;
}

static guint
count_observations (DocumentWorld *world)
{
  guint count = 0;

  g_assert_true (carnet_logbook_count_observations (document_world_logbook (world), NULL, &count, NULL));
  return count;
}

/* -- Saving ------------------------------------------------------------------------ */

static void
test_autosave (DocumentWorld *world, gconstpointer unused)
{
  g_autoptr (CarnetDraft) draft = NULL;
  const CarnetId *id;

  document_world_open_at (world, 0);
  id = carnet_observation_document_get_id (world->document);
  g_assert_cmpint (document_world_get_state (world), ==, CARNET_DOCUMENT_CLEAN);
  document_world_set_title (world, "Autre titre");
  g_assert_cmpint (document_world_get_state (world), ==, CARNET_DOCUMENT_DIRTY);
  WAIT_FOR (document_world_get_state (world) == CARNET_DOCUMENT_SAVED);
  g_assert_cmpint (carnet_observation_document_get_saved_ms (world->document), >, 0);
  draft = document_world_load_draft (world, id);
  g_assert_nonnull (draft);
  /* Only what changed is written. */
  g_assert_cmpuint (carnet_writes_size (draft->writes), ==, 1);
  g_assert_cmpstr (carnet_writes_find_text (draft->writes, CARNET_KEY_TITLE), ==, "Autre titre");
  g_assert_cmpuint (draft->heads->len, ==, 1);
  g_assert_cmpuint (count_revisions (world, id), ==, 1);
}

static void
test_back_to_what_it_was (DocumentWorld *world, gconstpointer unused)
{
  g_autoptr (CarnetDraft) draft = NULL;
  g_autofree char *title = NULL;

  document_world_open_at (world, 0);
  title = g_strdup (document_world_get_title (world));
  document_world_set_title (world, "Autre titre");
  carnet_observation_document_save (world->document);
  WAIT_FOR (document_world_get_state (world) == CARNET_DOCUMENT_SAVED);
  document_world_set_title (world, title);
  g_assert_true (document_world_close_document (world));
  draft = document_world_load_draft (world, carnet_observation_document_get_id (world->document));
  g_assert_null (draft);
  g_assert_cmpuint (count_revisions (world, carnet_observation_document_get_id (world->document)), ==, 1);
}

static void
test_seal (DocumentWorld *world, gconstpointer unused)
{
  g_autoptr (CarnetObservation) stored = NULL;
  const CarnetId *id;

  document_world_open_at (world, 0);
  id = carnet_observation_document_get_id (world->document);
  document_world_set_title (world, "Scellé");
  carnet_observation_document_set_impact (world->document, CARNET_IMPACT_INNOVATION, 0);
  carnet_observation_document_set_review (world->document, CARNET_REVIEW_TO_COMPLETE);
  g_assert_true (document_world_close_document (world));
  stored = carnet_logbook_load_observation (document_world_logbook (world), id, NULL);
  g_assert_cmpstr (stored->title, ==, "Scellé");
  g_assert_cmpint (stored->impacts[CARNET_IMPACT_INNOVATION], ==, 0);
  g_assert_cmpint (stored->review, ==, CARNET_REVIEW_TO_COMPLETE);
  g_assert_cmpuint (count_revisions (world, id), ==, 2);
  /* Closing again, with nothing new, writes nothing. */
  g_assert_true (document_world_close_document (world));
  g_assert_cmpuint (count_revisions (world, id), ==, 2);
  /* It can be written in again, upon the revision just sealed. */
  document_world_set_title (world, "Rescellé");
  g_assert_true (document_world_close_document (world));
  g_assert_cmpuint (count_revisions (world, id), ==, 3);
}

/* What is typed while the worker saves is saved too. */
static void
test_typing_while_saving (DocumentWorld *world, gconstpointer unused)
{
  g_autoptr (CarnetObservation) stored = NULL;

  document_world_open_at (world, 0);
  document_world_set_title (world, "Un");
  carnet_observation_document_save (world->document);
  document_world_set_title (world, "Un, deux");
  g_assert_true (document_world_close_document (world));
  stored = carnet_logbook_load_observation (document_world_logbook (world),
                                            carnet_observation_document_get_id (world->document), NULL);
  g_assert_cmpstr (stored->title, ==, "Un, deux");
}

/* -- New ones ---------------------------------------------------------------------------- */

static void
test_new (DocumentWorld *world, gconstpointer unused)
{
  const CarnetProgramme *programme = carnet_session_get_programme (world->session);
  const CarnetId         milestone = ((CarnetMilestone *)programme->milestones->pdata[3])->id;
  const guint            n = count_observations (world);
  g_autoptr (CarnetObservation) stored = NULL;
  CarnetDate today;

  world->document = carnet_observation_document_new (world->session, &milestone);
  g_assert_true (carnet_observation_document_is_blank (world->document));
  g_assert_true (carnet_date_parse_iso ("2018-09-25", &today));
  g_assert_cmpuint (carnet_observation_document_get_date (world->document), ==, today);
  document_world_set_title (world, "Nouvelle");
  g_assert_false (carnet_observation_document_is_blank (world->document));
  g_assert_true (document_world_close_document (world));
  g_assert_cmpuint (count_observations (world), ==, n + 1);
  stored = carnet_logbook_load_observation (document_world_logbook (world),
                                            carnet_observation_document_get_id (world->document), NULL);
  g_assert_cmpstr (stored->title, ==, "Nouvelle");
  g_assert_cmpuint (stored->date, ==, today);
  g_assert_true (carnet_id_equal (&stored->milestone, &milestone));
  g_assert_true (
      carnet_id_equal (&stored->author, &carnet_logbook_get_owner (document_world_logbook (world))->id));
  g_assert_false (carnet_observation_document_is_new (world->document));
}

static void
test_new_left_blank (DocumentWorld *world, gconstpointer unused)
{
  const guint n = count_observations (world);
  g_autoptr (CarnetDraft) draft = NULL;

  world->document = carnet_observation_document_new (world->session, NULL);
  g_assert_true (document_world_close_document (world));
  /* Also when something was written and taken back. */
  document_world_set_title (world, "Essai");
  carnet_observation_document_set_impact (world->document, CARNET_IMPACT_CONFIANCE, 2);
  carnet_observation_document_save (world->document);
  WAIT_FOR (document_world_get_state (world) == CARNET_DOCUMENT_SAVED);
  document_world_set_title (world, "");
  carnet_observation_document_set_impact (world->document, CARNET_IMPACT_CONFIANCE, 0);
  g_assert_true (carnet_observation_document_is_blank (world->document));
  g_assert_true (document_world_close_document (world));
  g_assert_cmpuint (count_observations (world), ==, n);
  draft = document_world_load_draft (world, carnet_observation_document_get_id (world->document));
  g_assert_null (draft);
}

/* Before and after the logbook: the nearest of its days. */
static void
test_new_date (DocumentWorld *world, gconstpointer unused)
{
  static const char *const CASES[][2]
      = { { "2018-02-01", "2018-05-01" }, { "2018-07-14", "2018-07-14" }, { "2026-11-23", "2019-01-31" } };

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (CarnetObservationDocument) document = NULL;
      g_autofree char *date = NULL;
      CarnetDate       today;

      g_assert_true (carnet_date_parse_iso (CASES[i][0], &today));
      carnet_session_set_today (world->session, today);
      document = carnet_observation_document_new (world->session, NULL);
      date = carnet_date_to_iso (carnet_observation_document_get_date (document));
      g_assert_cmpstr (date, ==, CASES[i][1]);
    }
}

/* -- Crashes ---------------------------------------------------------------------------------- */

static void
test_crash (DocumentWorld *world, gconstpointer unused)
{
  CarnetId id, new_id;

  document_world_open_at (world, 2);
  id = *carnet_observation_document_get_id (world->document);
  document_world_set_title (world, "Écrit avant la panne");
  carnet_observation_document_save (world->document);
  WAIT_FOR (document_world_get_state (world) == CARNET_DOCUMENT_SAVED);
  g_clear_object (&world->document);
  world->document = carnet_observation_document_new (world->session, NULL);
  new_id = *carnet_observation_document_get_id (world->document);
  document_world_set_title (world, "Nouvelle avant la panne");
  carnet_observation_document_save (world->document);
  WAIT_FOR (document_world_get_state (world) == CARNET_DOCUMENT_SAVED);
  /* Nobody closed anything. */
  document_world_close_session (world);
  document_world_open_session (world);
  world->document = carnet_observation_document_open (world->session, &id, NULL);
  g_assert_cmpstr (document_world_get_title (world), ==, "Écrit avant la panne");
  g_assert_cmpint (document_world_get_state (world), ==, CARNET_DOCUMENT_SAVED);
  g_assert_true (document_world_close_document (world));
  g_assert_cmpuint (count_revisions (world, &id), ==, 2);
  g_clear_object (&world->document);
  world->document = carnet_observation_document_open (world->session, &new_id, NULL);
  g_assert_nonnull (world->document);
  g_assert_true (carnet_observation_document_is_new (world->document));
  g_assert_cmpstr (document_world_get_title (world), ==, "Nouvelle avant la panne");
  g_assert_true (document_world_close_document (world));
  g_assert_cmpuint (count_revisions (world, &new_id), ==, 1);
}

/* -- Others write meanwhile ---------------------------------------------------------------------- */

static void
write_elsewhere (DocumentWorld *world, const CarnetId *id, const char *key, const char *text)
{
  g_autoptr (CarnetLogbook) other
      = carnet_logbook_open (world->fixture.path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GError) error = NULL;
  CarnetId copy = *id;

  carnet_writes_set_text (writes, key, text);
  carnet_logbook_write (other, &copy, CARNET_KIND_OBSERVATION, NULL, writes, NULL, &error);
  g_assert_no_error (error);
}

/* A draft begun before does not silently supersede what arrived in between. */
static void
test_heads_seen (DocumentWorld *world, gconstpointer unused)
{
  g_autoptr (CarnetObservation) stored = NULL;
  CarnetId id;

  document_world_open_at (world, 0);
  id = *carnet_observation_document_get_id (world->document);
  document_world_set_title (world, "Le mien");
  carnet_observation_document_save (world->document);
  WAIT_FOR (document_world_get_state (world) == CARNET_DOCUMENT_SAVED);
  write_elsewhere (world, &id, CARNET_KEY_TITLE, "Le leur");
  carnet_observation_document_reload (world->document);
  g_assert_cmpstr (document_world_get_title (world), ==, "Le mien");
  g_assert_true (document_world_close_document (world));
  stored = carnet_logbook_load_observation (document_world_logbook (world), &id, NULL);
  g_assert_cmpuint (stored->conflicts->len, ==, 1);
  g_assert_cmpstr (stored->conflicts->pdata[0], ==, CARNET_KEY_TITLE);
  /* Nor does writing elsewhere in it settle the conflict by the way. */
  carnet_observation_document_set_impact (world->document, CARNET_IMPACT_CONFIANCE, 1);
  g_assert_true (document_world_close_document (world));
  g_clear_pointer (&stored, carnet_observation_free);
  stored = carnet_logbook_load_observation (document_world_logbook (world), &id, NULL);
  g_assert_cmpuint (stored->conflicts->len, ==, 1);
}

/* Nor does one that was not saved yet when it arrived. */
static void
test_heads_seen_unsaved (DocumentWorld *world, gconstpointer unused)
{
  g_autoptr (CarnetObservation) stored = NULL;
  CarnetId id;

  document_world_open_at (world, 0);
  id = *carnet_observation_document_get_id (world->document);
  document_world_set_title (world, "Le mien");
  write_elsewhere (world, &id, CARNET_KEY_TITLE, "Le leur");
  carnet_observation_document_reload (world->document);
  g_assert_true (document_world_close_document (world));
  stored = carnet_logbook_load_observation (document_world_logbook (world), &id, NULL);
  g_assert_cmpuint (stored->conflicts->len, ==, 1);
}

static void
test_reload (DocumentWorld *world, gconstpointer unused)
{
  document_world_open_at (world, 0);
  write_elsewhere (world, carnet_observation_document_get_id (world->document), CARNET_KEY_TITLE, "Le leur");
  carnet_observation_document_reload (world->document);
  g_assert_cmpstr (document_world_get_title (world), ==, "Le leur");
  g_assert_cmpint (document_world_get_state (world), ==, CARNET_DOCUMENT_CLEAN);
}

/* -- Failures ------------------------------------------------------------------------------------------ */

#define ADD(path, test)                                                                                      \
  g_test_add (path, DocumentWorld, NULL, document_world_set_up, test, document_world_tear_down)

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
  ADD ("/observation-document/autosave", test_autosave);
  ADD ("/observation-document/back-to-what-it-was", test_back_to_what_it_was);
  ADD ("/observation-document/seal", test_seal);
  ADD ("/observation-document/typing-while-saving", test_typing_while_saving);
  ADD ("/observation-document/new", test_new);
  ADD ("/observation-document/new-left-blank", test_new_left_blank);
  ADD ("/observation-document/new-date", test_new_date);
  ADD ("/observation-document/crash", test_crash);
  ADD ("/observation-document/heads-seen", test_heads_seen);
  ADD ("/observation-document/heads-seen-unsaved", test_heads_seen_unsaved);
  ADD ("/observation-document/reload", test_reload);
  return g_test_run ();
}
