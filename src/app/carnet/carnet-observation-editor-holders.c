/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is made private is kept by whoever received it before: one line says who. */
#include "carnet/carnet-observation-editor-private.h"
#include "session/carnet-job.h"
#include "session/carnet-session-send.h"

static void
show (CarnetObservationEditor *self, const char *said)
{
  gtk_label_set_text (self->holders, said ? said : "");
  gtk_widget_set_visible (GTK_WIDGET (self->holders), said && !self->writing);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetObservationEditor) self = user_data;
  g_autoptr (GPtrArray) holders = NULL;
  g_autofree char *said = NULL;

  if (!carnet_job_is_last (result, &self->holding) || !self->document)
    return;
  /* Nothing is said of what cannot be read: whatever asks for it says why. */
  holders = carnet_session_list_holders_finish (CARNET_SESSION (source), result, NULL);
  said = holders ? carnet_holders_describe (holders) : NULL;
  show (self, said);
}

/* Read anew each time that it is made private: something may have been sent in between. */
void
carnet_observation_editor_show_holders (CarnetObservationEditor *self)
{
  const CarnetObservation *base = carnet_observation_document_get_base (self->document);
  const gboolean           closed
      = carnet_observation_document_get_visibility (self->document) == CARNET_VISIBILITY_PRIVATE
        && !carnet_observation_document_is_new (self->document);

  if (!closed)
    {
      carnet_job_give_up (&self->holding);
      self->held = (CarnetId){ { 0 } };
      show (self, NULL);
    }
  else if (!carnet_id_equal (&self->held, &base->id))
    {
      self->held = base->id;
      show (self, NULL);
      carnet_session_list_holders_async (self->session, &base->id, carnet_job_supersede (&self->holding),
                                         listed_cb, g_object_ref (self));
    }
  else
    gtk_widget_set_visible (GTK_WIDGET (self->holders),
                            !self->writing && *gtk_label_get_text (self->holders) != '\0');
}
