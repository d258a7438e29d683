/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-document-world.h"

void
document_world_open_session (DocumentWorld *world)
{
  g_autoptr (GError) error = NULL;
  CarnetDate today;

  world->session = carnet_session_open (world->fixture.path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (carnet_date_parse_iso ("2018-09-25", &today));
  carnet_session_set_today (world->session, today);
}

void
document_world_set_up (DocumentWorld *world, gconstpointer unused)
{
  carnet_app_fixture_set_up (&world->fixture, NULL);
  document_world_open_session (world);
}

void
document_world_close_session (DocumentWorld *world)
{
  CarnetSession *session = world->session;

  g_clear_object (&world->document);
  g_object_add_weak_pointer (G_OBJECT (session), (gpointer *)&session);
  g_object_unref (world->session);
  WAIT_FOR (session == NULL);
}

void
document_world_tear_down (DocumentWorld *world, gconstpointer unused)
{
  document_world_close_session (world);
  carnet_app_fixture_tear_down (&world->fixture, NULL);
}

CarnetLogbook *
document_world_logbook (DocumentWorld *world)
{
  return carnet_session_get_logbook (world->session);
}

CarnetId
document_world_observation_at (DocumentWorld *world, guint position)
{
  CarnetQuery query = CARNET_QUERY_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows
      = carnet_logbook_list_observations (document_world_logbook (world), &query, position, 1, &error);

  g_assert_no_error (error);
  return ((CarnetObservationRow *)rows->pdata[0])->id;
}

void
document_world_open_at (DocumentWorld *world, guint position)
{
  const CarnetId id = document_world_observation_at (world, position);
  g_autoptr (GError) error = NULL;

  g_clear_object (&world->document);
  world->document = carnet_observation_document_open (world->session, &id, &error);
  g_assert_no_error (error);
}

CarnetDraft *
document_world_load_draft (DocumentWorld *world, const CarnetId *id)
{
  g_autoptr (GError) error = NULL;
  CarnetDraft *draft = carnet_logbook_load_draft (document_world_logbook (world), id, &error);

  g_assert_no_error (error);
  return draft;
}

CarnetDocumentState
document_world_get_state (DocumentWorld *world)
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

gboolean
document_world_close_document (DocumentWorld *world)
{
  int outcome = -1;

  carnet_observation_document_close_async (world->document, closed_cb, &outcome);
  WAIT_FOR (outcome >= 0);
  return outcome;
}

void
document_world_set_title (DocumentWorld *world, const char *title)
{
  carnet_observation_document_set_text (world->document, CARNET_KEY_TITLE, title);
}

const char *
document_world_get_title (DocumentWorld *world)
{
  return carnet_observation_document_get_text (world->document, CARNET_KEY_TITLE);
}
