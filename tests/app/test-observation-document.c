/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written is saved as a draft, found again after a crash, and sealed when it is left: only what
 * changed, with the heads that were seen. */
#include "carnet-app-test.h"
#include "carnet/carnet-observation-document.h"
#include "session/carnet-session-writes.h"

typedef struct
{
  CarnetAppFixture           fixture;
  CarnetSession             *session;
  CarnetObservationDocument *document;
} World;

static void
open_session (World *world)
{
  g_autoptr (GError) error = NULL;
  CarnetDate today;

  world->session = carnet_session_open (world->fixture.path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (carnet_date_parse_iso ("2018-09-25", &today));
  carnet_session_set_today (world->session, today);
}

static void
set_up (World *world, gconstpointer unused)
{
  carnet_app_fixture_set_up (&world->fixture, NULL);
  open_session (world);
}

static void
close_session (World *world)
{
  CarnetSession *session = world->session;

  g_clear_object (&world->document);
  g_object_add_weak_pointer (G_OBJECT (session), (gpointer *)&session);
  g_object_unref (world->session);
  WAIT_FOR (session == NULL);
}

static void
tear_down (World *world, gconstpointer unused)
{
  close_session (world);
  carnet_app_fixture_tear_down (&world->fixture, NULL);
}

static CarnetLogbook *
logbook (World *world)
{
  return carnet_session_get_logbook (world->session);
}

static CarnetId
observation_at (World *world, guint position)
{
  CarnetQuery query = CARNET_QUERY_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows
      = carnet_logbook_list_observations (logbook (world), &query, position, 1, &error);

  g_assert_no_error (error);
  return ((CarnetObservationRow *)rows->pdata[0])->id;
}

static void
open_at (World *world, guint position)
{
  const CarnetId id = observation_at (world, position);
  g_autoptr (GError) error = NULL;

  g_clear_object (&world->document);
  world->document = carnet_observation_document_open (world->session, &id, &error);
  g_assert_no_error (error);
}

static CarnetDraft *
load_draft (World *world, const CarnetId *id)
{
  g_autoptr (GError) error = NULL;
  CarnetDraft *draft = carnet_logbook_load_draft (logbook (world), id, &error);

  g_assert_no_error (error);
  return draft;
}

static guint
count_revisions (World *world, const CarnetId *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetHistory) history = carnet_logbook_load_history (logbook (world), id, &error);

  return history ? carnet_history_get_sorted (history)->len : 0;
}

static guint
count_observations (World *world)
{
  guint count = 0;

  g_assert_true (carnet_logbook_count_observations (logbook (world), NULL, &count, NULL));
  return count;
}

static CarnetDocumentState
state (World *world)
{
  return carnet_observation_document_get_state (world->document);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  int *outcome = user_data;
  g_autoptr (GError) error = NULL;

  *outcome = carnet_observation_document_close_finish (CARNET_OBSERVATION_DOCUMENT (source), result, &error);
}

static gboolean
close_document (World *world)
{
  int outcome = -1;

  carnet_observation_document_close_async (world->document, closed_cb, &outcome);
  WAIT_FOR (outcome >= 0);
  return outcome;
}

static void
set_title (World *world, const char *title)
{
  carnet_observation_document_set_text (world->document, CARNET_KEY_TITLE, title);
}

static const char *
get_title (World *world)
{
  return carnet_observation_document_get_text (world->document, CARNET_KEY_TITLE);
}

/* -- Saving ------------------------------------------------------------------------ */

static void
test_autosave (World *world, gconstpointer unused)
{
  g_autoptr (CarnetDraft) draft = NULL;
  const CarnetId *id;

  open_at (world, 0);
  id = carnet_observation_document_get_id (world->document);
  g_assert_cmpint (state (world), ==, CARNET_DOCUMENT_CLEAN);
  set_title (world, "Autre titre");
  g_assert_cmpint (state (world), ==, CARNET_DOCUMENT_DIRTY);
  WAIT_FOR (state (world) == CARNET_DOCUMENT_SAVED);
  g_assert_cmpint (carnet_observation_document_get_saved_ms (world->document), >, 0);
  draft = load_draft (world, id);
  g_assert_nonnull (draft);
  /* Only what changed is written. */
  g_assert_cmpuint (carnet_writes_size (draft->writes), ==, 1);
  g_assert_cmpstr (carnet_writes_find_text (draft->writes, CARNET_KEY_TITLE), ==, "Autre titre");
  g_assert_cmpuint (draft->heads->len, ==, 1);
  g_assert_cmpuint (count_revisions (world, id), ==, 1);
}

static void
test_back_to_what_it_was (World *world, gconstpointer unused)
{
  g_autoptr (CarnetDraft) draft = NULL;
  g_autofree char *title = NULL;

  open_at (world, 0);
  title = g_strdup (get_title (world));
  set_title (world, "Autre titre");
  carnet_observation_document_save (world->document);
  WAIT_FOR (state (world) == CARNET_DOCUMENT_SAVED);
  set_title (world, title);
  g_assert_true (close_document (world));
  draft = load_draft (world, carnet_observation_document_get_id (world->document));
  g_assert_null (draft);
  g_assert_cmpuint (count_revisions (world, carnet_observation_document_get_id (world->document)), ==, 1);
}

static void
test_seal (World *world, gconstpointer unused)
{
  g_autoptr (CarnetObservation) stored = NULL;
  const CarnetId *id;

  open_at (world, 0);
  id = carnet_observation_document_get_id (world->document);
  set_title (world, "Scellé");
  carnet_observation_document_set_impact (world->document, CARNET_IMPACT_INNOVATION, 0);
  carnet_observation_document_set_review (world->document, CARNET_REVIEW_TO_COMPLETE);
  g_assert_true (close_document (world));
  stored = carnet_logbook_load_observation (logbook (world), id, NULL);
  g_assert_cmpstr (stored->title, ==, "Scellé");
  g_assert_cmpint (stored->impacts[CARNET_IMPACT_INNOVATION], ==, 0);
  g_assert_cmpint (stored->review, ==, CARNET_REVIEW_TO_COMPLETE);
  g_assert_cmpuint (count_revisions (world, id), ==, 2);
  /* Closing again, with nothing new, writes nothing. */
  g_assert_true (close_document (world));
  g_assert_cmpuint (count_revisions (world, id), ==, 2);
  /* It can be written in again, upon the revision just sealed. */
  set_title (world, "Rescellé");
  g_assert_true (close_document (world));
  g_assert_cmpuint (count_revisions (world, id), ==, 3);
}

/* What is typed while the worker saves is saved too. */
static void
test_typing_while_saving (World *world, gconstpointer unused)
{
  g_autoptr (CarnetObservation) stored = NULL;

  open_at (world, 0);
  set_title (world, "Un");
  carnet_observation_document_save (world->document);
  set_title (world, "Un, deux");
  g_assert_true (close_document (world));
  stored = carnet_logbook_load_observation (logbook (world),
                                            carnet_observation_document_get_id (world->document), NULL);
  g_assert_cmpstr (stored->title, ==, "Un, deux");
}

/* -- New ones ---------------------------------------------------------------------------- */

static void
test_new (World *world, gconstpointer unused)
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
  set_title (world, "Nouvelle");
  g_assert_false (carnet_observation_document_is_blank (world->document));
  g_assert_true (close_document (world));
  g_assert_cmpuint (count_observations (world), ==, n + 1);
  stored = carnet_logbook_load_observation (logbook (world),
                                            carnet_observation_document_get_id (world->document), NULL);
  g_assert_cmpstr (stored->title, ==, "Nouvelle");
  g_assert_cmpuint (stored->date, ==, today);
  g_assert_true (carnet_id_equal (&stored->milestone, &milestone));
  g_assert_true (carnet_id_equal (&stored->author, &carnet_logbook_get_owner (logbook (world))->id));
  g_assert_false (carnet_observation_document_is_new (world->document));
}

static void
test_new_left_blank (World *world, gconstpointer unused)
{
  const guint n = count_observations (world);
  g_autoptr (CarnetDraft) draft = NULL;

  world->document = carnet_observation_document_new (world->session, NULL);
  g_assert_true (close_document (world));
  /* Also when something was written and taken back. */
  set_title (world, "Essai");
  carnet_observation_document_set_impact (world->document, CARNET_IMPACT_CONFIANCE, 2);
  carnet_observation_document_save (world->document);
  WAIT_FOR (state (world) == CARNET_DOCUMENT_SAVED);
  set_title (world, "");
  carnet_observation_document_set_impact (world->document, CARNET_IMPACT_CONFIANCE, 0);
  g_assert_true (carnet_observation_document_is_blank (world->document));
  g_assert_true (close_document (world));
  g_assert_cmpuint (count_observations (world), ==, n);
  draft = load_draft (world, carnet_observation_document_get_id (world->document));
  g_assert_null (draft);
}

/* Before and after the logbook: the nearest of its days. */
static void
test_new_date (World *world, gconstpointer unused)
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
test_crash (World *world, gconstpointer unused)
{
  CarnetId id, new_id;

  open_at (world, 2);
  id = *carnet_observation_document_get_id (world->document);
  set_title (world, "Écrit avant la panne");
  carnet_observation_document_save (world->document);
  WAIT_FOR (state (world) == CARNET_DOCUMENT_SAVED);
  g_clear_object (&world->document);
  world->document = carnet_observation_document_new (world->session, NULL);
  new_id = *carnet_observation_document_get_id (world->document);
  set_title (world, "Nouvelle avant la panne");
  carnet_observation_document_save (world->document);
  WAIT_FOR (state (world) == CARNET_DOCUMENT_SAVED);
  /* Nobody closed anything. */
  close_session (world);
  open_session (world);
  world->document = carnet_observation_document_open (world->session, &id, NULL);
  g_assert_cmpstr (get_title (world), ==, "Écrit avant la panne");
  g_assert_cmpint (state (world), ==, CARNET_DOCUMENT_SAVED);
  g_assert_true (close_document (world));
  g_assert_cmpuint (count_revisions (world, &id), ==, 2);
  g_clear_object (&world->document);
  world->document = carnet_observation_document_open (world->session, &new_id, NULL);
  g_assert_nonnull (world->document);
  g_assert_true (carnet_observation_document_is_new (world->document));
  g_assert_cmpstr (get_title (world), ==, "Nouvelle avant la panne");
  g_assert_true (close_document (world));
  g_assert_cmpuint (count_revisions (world, &new_id), ==, 1);
}

/* -- Others write meanwhile ---------------------------------------------------------------------- */

static void
write_elsewhere (World *world, const CarnetId *id, const char *key, const char *text)
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
test_heads_seen (World *world, gconstpointer unused)
{
  g_autoptr (CarnetObservation) stored = NULL;
  CarnetId id;

  open_at (world, 0);
  id = *carnet_observation_document_get_id (world->document);
  set_title (world, "Le mien");
  carnet_observation_document_save (world->document);
  WAIT_FOR (state (world) == CARNET_DOCUMENT_SAVED);
  write_elsewhere (world, &id, CARNET_KEY_TITLE, "Le leur");
  carnet_observation_document_reload (world->document);
  g_assert_cmpstr (get_title (world), ==, "Le mien");
  g_assert_true (close_document (world));
  stored = carnet_logbook_load_observation (logbook (world), &id, NULL);
  g_assert_cmpuint (stored->conflicts->len, ==, 1);
  g_assert_cmpstr (stored->conflicts->pdata[0], ==, CARNET_KEY_TITLE);
  /* Nor does writing elsewhere in it settle the conflict by the way. */
  carnet_observation_document_set_impact (world->document, CARNET_IMPACT_CONFIANCE, 1);
  g_assert_true (close_document (world));
  g_clear_pointer (&stored, carnet_observation_free);
  stored = carnet_logbook_load_observation (logbook (world), &id, NULL);
  g_assert_cmpuint (stored->conflicts->len, ==, 1);
}

/* Nor does one that was not saved yet when it arrived. */
static void
test_heads_seen_unsaved (World *world, gconstpointer unused)
{
  g_autoptr (CarnetObservation) stored = NULL;
  CarnetId id;

  open_at (world, 0);
  id = *carnet_observation_document_get_id (world->document);
  set_title (world, "Le mien");
  write_elsewhere (world, &id, CARNET_KEY_TITLE, "Le leur");
  carnet_observation_document_reload (world->document);
  g_assert_true (close_document (world));
  stored = carnet_logbook_load_observation (logbook (world), &id, NULL);
  g_assert_cmpuint (stored->conflicts->len, ==, 1);
}

static void
test_reload (World *world, gconstpointer unused)
{
  open_at (world, 0);
  write_elsewhere (world, carnet_observation_document_get_id (world->document), CARNET_KEY_TITLE, "Le leur");
  carnet_observation_document_reload (world->document);
  g_assert_cmpstr (get_title (world), ==, "Le leur");
  g_assert_cmpint (state (world), ==, CARNET_DOCUMENT_CLEAN);
}

/* -- Fields ------------------------------------------------------------------------------------------ */

static void
test_date (World *world, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  CarnetDate before, outside, inside;

  open_at (world, 0);
  before = carnet_observation_document_get_date (world->document);
  g_assert_true (carnet_date_parse_iso ("2019-02-01", &outside));
  g_assert_true (carnet_date_parse_iso ("2019-01-31", &inside));
  g_assert_false (carnet_observation_document_set_date (world->document, outside, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_OUTSIDE);
  g_assert_cmpuint (carnet_observation_document_get_date (world->document), ==, before);
  g_assert_cmpint (state (world), ==, CARNET_DOCUMENT_CLEAN);
  g_assert_true (carnet_observation_document_set_date (world->document, inside, NULL));
  g_assert_cmpuint (carnet_observation_document_get_date (world->document), ==, inside);
}

static void
test_themes_and_territories (World *world, gconstpointer unused)
{
  g_autoptr (CarnetTerritory) territory = carnet_territory_new ();
  g_autoptr (CarnetObservation) stored = NULL;
  g_autoptr (GArray) themes = NULL;
  CarnetId theme;

  open_at (world, 0);
  g_free (territory->name);
  territory->name = g_strdup ("Vallée d’exemple");
  g_free (territory->kind);
  territory->kind = g_strdup ("free");
  carnet_observation_document_take_territory (world->document, territory);
  carnet_observation_document_take_theme (world->document, "Fragilités", NULL);
  carnet_observation_document_take_theme (world->document, "Conditions de réussite", NULL);
  /* Closing waits for what is still being added. */
  g_assert_true (close_document (world));
  stored = carnet_logbook_load_observation (logbook (world),
                                            carnet_observation_document_get_id (world->document), NULL);
  g_assert_cmpuint (stored->themes->len, ==, 2);
  g_assert_false (carnet_id_is_nil (&stored->territory));
  theme = g_array_index (stored->themes, CarnetId, 0);
  carnet_observation_document_set_theme (world->document, &theme, FALSE);
  themes = carnet_observation_document_dup_themes (world->document);
  g_assert_cmpuint (themes->len, ==, 1);
  g_assert_true (close_document (world));
  g_clear_pointer (&stored, carnet_observation_free);
  stored = carnet_logbook_load_observation (logbook (world),
                                            carnet_observation_document_get_id (world->document), NULL);
  g_assert_cmpuint (stored->themes->len, ==, 1);
}

/* In the draft as it is written; what is taken away again was never written. */
static void
test_actors (World *world, gconstpointer unused)
{
  g_autoptr (CarnetActor) actor
      = carnet_actor_new (NULL, "Ferme d’exemple", CARNET_ACTOR_COMPANY, "732829320");
  g_autoptr (CarnetObservation) stored = NULL;
  g_autoptr (CarnetDraft) draft = NULL;
  g_autoptr (GArray) actors = NULL, none = NULL;
  CarnetId id;

  open_at (world, 0);
  carnet_observation_document_take_actor (world->document, actor);
  WAIT_FOR (state (world) == CARNET_DOCUMENT_DIRTY);
  actors = carnet_observation_document_dup_actors (world->document);
  g_assert_cmpuint (actors->len, ==, 1);
  id = g_array_index (actors, CarnetId, 0);
  carnet_observation_document_save (world->document);
  WAIT_FOR (state (world) == CARNET_DOCUMENT_SAVED);
  draft = load_draft (world, carnet_observation_document_get_id (world->document));
  g_assert_cmpuint (carnet_writes_size (draft->writes), ==, 1);
  carnet_observation_document_set_actor (world->document, &id, FALSE);
  none = carnet_observation_document_dup_actors (world->document);
  g_assert_cmpuint (none->len, ==, 0);
  carnet_observation_document_set_actor (world->document, &id, TRUE);
  g_assert_true (close_document (world));
  stored = carnet_logbook_load_observation (logbook (world),
                                            carnet_observation_document_get_id (world->document), NULL);
  g_assert_cmpuint (stored->actors->len, ==, 1);
  g_assert_true (carnet_id_equal (&g_array_index (stored->actors, CarnetId, 0), &id));
  /* Taken away and given back: nothing is to be written. */
  carnet_observation_document_set_actor (world->document, &id, FALSE);
  carnet_observation_document_set_actor (world->document, &id, TRUE);
  carnet_observation_document_save (world->document);
  WAIT_FOR (state (world) != CARNET_DOCUMENT_DIRTY);
  g_clear_pointer (&draft, carnet_draft_free);
  draft = load_draft (world, carnet_observation_document_get_id (world->document));
  g_assert_null (draft);
}

/* -- Failures ------------------------------------------------------------------------------------------ */

static void
test_failure (World *world, gconstpointer unused)
{
  open_at (world, 0);
  /* The session ends under the document: nothing can be saved any more. */
  carnet_session_close (world->session);
  set_title (world, "Gardé");
  g_assert_false (close_document (world));
  g_assert_cmpint (state (world), ==, CARNET_DOCUMENT_FAILED);
  g_assert_nonnull (carnet_observation_document_get_error (world->document));
  g_assert_cmpstr (get_title (world), ==, "Gardé");
}

#define ADD(path, test) g_test_add (path, World, NULL, set_up, test, tear_down)

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
  ADD ("/observation-document/date", test_date);
  ADD ("/observation-document/themes-and-territories", test_themes_and_territories);
  ADD ("/observation-document/actors", test_actors);
  ADD ("/observation-document/failure", test_failure);
  return g_test_run ();
}
