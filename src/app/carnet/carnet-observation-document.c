/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-observation-document-private.h"

#include "base/carnet-text.h"
#include "carnet/carnet-observation-marks.h"

G_DEFINE_FINAL_TYPE (CarnetObservationDocument, carnet_observation_document, G_TYPE_OBJECT)

enum
{
  PROP_STATE = 1,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

void
carnet_observation_document_emit_changed (CarnetObservationDocument *self, const char *key)
{
  g_signal_emit (self, signals[CHANGED], 0, key);
}

void
carnet_observation_document_set_state (CarnetObservationDocument *self, CarnetDocumentState state)
{
  /* Told even when it stays: the time of the saving changed with it. */
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STATE)
    g_value_set_int (value, CARNET_OBSERVATION_DOCUMENT (object)->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
finalize (GObject *object)
{
  CarnetObservationDocument *self = CARNET_OBSERVATION_DOCUMENT (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  carnet_observation_free (self->base);
  carnet_writes_unref (self->writes);
  g_clear_pointer (&self->defaults, carnet_writes_unref);
  g_clear_pointer (&self->on_disk, carnet_writes_unref);
  g_array_unref (self->heads);
  g_clear_pointer (&self->marks, carnet_observation_marks_free);
  g_ptr_array_unref (self->closing);
  g_clear_error (&self->error);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (carnet_observation_document_parent_class)->finalize (object);
}

static void
carnet_observation_document_class_init (CarnetObservationDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = finalize;
  object_class->get_property = get_property;
  properties[PROP_STATE]
      = g_param_spec_int ("state", NULL, NULL, CARNET_DOCUMENT_CLEAN, CARNET_DOCUMENT_FAILED,
                          CARNET_DOCUMENT_CLEAN, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
carnet_observation_document_init (CarnetObservationDocument *self)
{
  self->writes = carnet_writes_new ();
  self->heads = g_array_new (FALSE, FALSE, sizeof (CarnetHash));
  self->closing = g_ptr_array_new_with_free_func (g_object_unref);
}

/* -- Opening ----------------------------------------------------------------- */

static void
set_heads (CarnetObservationDocument *self, const GArray *heads)
{
  g_array_set_size (self->heads, 0);
  if (heads && heads->len > 0)
    g_array_append_vals (self->heads, heads->data, heads->len);
}

static void
take_draft (CarnetObservationDocument *self, const CarnetDraft *draft)
{
  carnet_writes_merge (self->writes, draft->writes);
  self->on_disk = carnet_writes_copy (draft->writes);
  set_heads (self, draft->heads);
  self->saved_ms = draft->saved_ms;
  self->stamp = draft->stamp;
  self->has_draft = TRUE;
  self->state = CARNET_DOCUMENT_SAVED;
}

/* What a crash left of one that was never sealed. */
static CarnetObservation *
load_base (CarnetObservationDocument *self, const CarnetDraft *draft, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  CarnetObservation *base
      = carnet_logbook_load_observation (carnet_session_get_logbook (self->session), &self->id, &local_error);

  if (!base && draft && g_error_matches (local_error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND))
    {
      self->is_new = TRUE;
      base = carnet_observation_new ();
      base->id = self->id;
    }
  else if (!base)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return base;
}

CarnetObservationDocument *
carnet_observation_document_open (CarnetSession *session, const CarnetId *id, GError **error)
{
  g_autoptr (CarnetObservationDocument) self = NULL;
  g_autoptr (CarnetDraft) draft = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (CARNET_IS_SESSION (session), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  self = g_object_new (CARNET_TYPE_OBSERVATION_DOCUMENT, NULL);
  self->session = g_object_ref (session);
  self->id = *id;
  draft = carnet_logbook_load_draft (carnet_session_get_logbook (session), id, &local_error);
  if (local_error)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  self->base = load_base (self, draft, error);
  if (!self->base)
    return NULL;
  set_heads (self, self->base->heads);
  if (draft)
    take_draft (self, draft);
  if (!carnet_observation_marks_load (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* Today, or the nearest day that the logbook holds. */
static CarnetDate
first_date (CarnetSession *session)
{
  const CarnetProgramme *programme = carnet_session_get_programme (session);
  CarnetDate             first = carnet_month_first_day (programme->start);
  CarnetDate             last = carnet_month_last_day (programme->start + programme->n_months - 1);

  return CLAMP (carnet_session_get_today (session), first, last);
}

static void
set_defaults (CarnetObservationDocument *self, const CarnetId *milestone)
{
  CarnetLogbook      *logbook = carnet_session_get_logbook (self->session);
  const CarnetPerson *owner = carnet_logbook_get_owner (logbook);
  g_autoptr (CarnetTerritory) territory = carnet_logbook_dup_owner_territory (logbook);
  g_autofree char *date = carnet_date_to_iso (first_date (self->session));

  carnet_writes_set_text (self->writes, CARNET_KEY_DATE, date);
  if (owner)
    carnet_writes_set_id (self->writes, CARNET_KEY_AUTHOR, &owner->id);
  if (territory)
    carnet_writes_set_id (self->writes, CARNET_KEY_TERRITORY, &territory->id);
  if (milestone && !carnet_id_is_nil (milestone))
    carnet_writes_set_id (self->writes, CARNET_KEY_MILESTONE, milestone);
  self->defaults = carnet_writes_copy (self->writes);
}

CarnetObservationDocument *
carnet_observation_document_new (CarnetSession *session, const CarnetId *milestone)
{
  CarnetObservationDocument *self;

  g_return_val_if_fail (CARNET_IS_SESSION (session), NULL);

  self = g_object_new (CARNET_TYPE_OBSERVATION_DOCUMENT, NULL);
  self->session = g_object_ref (session);
  self->id = carnet_id_random (carnet_random_bytes, NULL);
  self->base = carnet_observation_new ();
  self->base->id = self->id;
  self->is_new = TRUE;
  set_defaults (self, milestone);
  return self;
}

/* -- State -------------------------------------------------------------------- */

const CarnetId *
carnet_observation_document_get_id (CarnetObservationDocument *self)
{
  g_return_val_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self), NULL);

  return &self->id;
}

CarnetSession *
carnet_observation_document_get_session (CarnetObservationDocument *self)
{
  g_return_val_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self), NULL);

  return self->session;
}

gboolean
carnet_observation_document_is_new (CarnetObservationDocument *self)
{
  g_return_val_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self), FALSE);

  return self->is_new;
}

gboolean
carnet_observation_document_is_blank (CarnetObservationDocument *self)
{
  g_return_val_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self), FALSE);

  return self->is_new && self->n_pending == 0
         && (carnet_writes_size (self->writes) == 0
             || (self->defaults && carnet_writes_equal (self->writes, self->defaults)));
}

void
carnet_observation_document_keep (CarnetObservationDocument *self)
{
  g_return_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self));

  g_clear_pointer (&self->defaults, carnet_writes_unref);
}

CarnetDocumentState
carnet_observation_document_get_state (CarnetObservationDocument *self)
{
  g_return_val_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self), CARNET_DOCUMENT_CLEAN);

  return self->state;
}

const GError *
carnet_observation_document_get_error (CarnetObservationDocument *self)
{
  g_return_val_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self), NULL);

  return self->error;
}

gint64
carnet_observation_document_get_saved_ms (CarnetObservationDocument *self)
{
  g_return_val_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self), 0);

  return self->saved_ms;
}

const CarnetObservation *
carnet_observation_document_get_base (CarnetObservationDocument *self)
{
  g_return_val_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self), NULL);

  return self->base;
}

void
carnet_observation_document_reload (CarnetObservationDocument *self)
{
  CarnetObservation *base;

  g_return_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self));

  /* While the worker has it, the end of that work reads it again. */
  if (self->busy || self->is_new)
    return;
  base = carnet_logbook_load_observation (carnet_session_get_logbook (self->session), &self->id, NULL);
  if (!base)
    return;
  /* The heads of a writing that began stay those that were seen then. */
  if (carnet_writes_size (self->writes) == 0 && !self->has_draft)
    set_heads (self, base->heads);
  carnet_observation_document_rebase (self, base);
}
