/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Territories, themes and actors that the logbook may not hold yet: sealing waits until it does. */
#include "carnet/carnet-observation-document-private.h"
#include "session/carnet-session-writes.h"

static void
pending_done (CarnetObservationDocument *self, GError *error)
{
  self->n_pending--;
  if (error)
    {
      g_clear_error (&self->error);
      self->error = error;
      carnet_observation_document_set_state (self, CARNET_DOCUMENT_FAILED);
    }
  if (self->n_pending == 0 && self->closing->len > 0)
    carnet_observation_document_run (self);
}

static void
territory_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetObservationDocument) self = user_data;
  GError  *error = NULL;
  CarnetId id;

  if (carnet_session_ensure_territory_finish (CARNET_SESSION (source), result, &id, &error))
    carnet_observation_document_set_link (self, CARNET_KEY_TERRITORY, &id);
  pending_done (self, error);
}

void
carnet_observation_document_take_territory (CarnetObservationDocument *self, const CarnetTerritory *territory)
{
  g_return_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self));
  g_return_if_fail (territory != NULL);

  self->n_pending++;
  carnet_session_ensure_territory_async (self->session, territory, NULL, territory_done_cb,
                                         g_object_ref (self));
}

static void
theme_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetObservationDocument) self = user_data;
  GError  *error = NULL;
  CarnetId id;

  if (carnet_session_ensure_theme_finish (CARNET_SESSION (source), result, &id, &error))
    carnet_observation_document_set_theme (self, &id, TRUE);
  pending_done (self, error);
}

void
carnet_observation_document_take_theme (CarnetObservationDocument *self,
                                        const char                *label,
                                        const CarnetId            *parent)
{
  g_return_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self));
  g_return_if_fail (label != NULL);

  self->n_pending++;
  carnet_session_ensure_theme_async (self->session, label, parent, NULL, theme_done_cb, g_object_ref (self));
}

static void
actor_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetObservationDocument) self = user_data;
  GError  *error = NULL;
  CarnetId id;

  if (carnet_session_ensure_actor_finish (CARNET_SESSION (source), result, &id, &error))
    carnet_observation_document_set_actor (self, &id, TRUE);
  pending_done (self, error);
}

void
carnet_observation_document_take_actor (CarnetObservationDocument *self, const CarnetActor *actor)
{
  g_return_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self));
  g_return_if_fail (actor != NULL);

  self->n_pending++;
  carnet_session_ensure_actor_async (self->session, actor, NULL, actor_done_cb, g_object_ref (self));
}
