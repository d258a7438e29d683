/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-observation-document-private.h"
#include "carnet/carnet-observation-marks.h"
#include "session/carnet-job.h"

/* After the last key; and at the latest, for those who never pause. */
#define SAVE_AFTER_MS 1000
#define SAVE_AT_LATEST_US (5 * G_USEC_PER_SEC)

/* One trip to the worker. */
typedef struct
{
  CarnetId      entity;
  GArray       *heads;
  CarnetWrites *writes; /* NULL: nothing to save */
  GPtrArray    *marks;  /* (element-type CarnetMarkTrip) */
  gboolean      discard;
  gboolean      seal;
  guint         generation;
  gint64        stamp; /* of the draft on the disk */
  gint64        saved_ms;
  gboolean      saved;
  gboolean      sealed;
} Trip;

static void
trip_free (gpointer data)
{
  Trip *trip = data;

  g_array_unref (trip->heads);
  g_clear_pointer (&trip->writes, carnet_writes_unref);
  g_ptr_array_unref (trip->marks);
  g_free (trip);
}

static gboolean
save (CarnetLogbook *logbook, Trip *trip, GError **error)
{
  if (trip->discard)
    return carnet_logbook_discard_draft (logbook, &trip->entity, trip->stamp, error);
  return !trip->writes
         || carnet_logbook_save_draft (logbook, &trip->entity, CARNET_KIND_OBSERVATION, trip->heads,
                                       trip->writes, &trip->stamp, &trip->saved_ms, error);
}

/* What the passages of it are quoted from: what was just sealed, or else what was seen. */
static gboolean
seal (CarnetLogbook *logbook, Trip *trip, GError **error)
{
  static const CarnetHash none;
  CarnetHash              quoted = none;

  if (!trip->discard && !carnet_logbook_seal_draft (logbook, &trip->entity, trip->stamp, &quoted, error))
    return FALSE;
  if (carnet_hash_equal (&quoted, &none) && trip->heads->len > 0)
    quoted = g_array_index (trip->heads, CarnetHash, 0);
  return carnet_observation_marks_seal (trip->marks, logbook, &quoted, error);
}

static gboolean
save_all (CarnetLogbook *logbook, Trip *trip, GError **error)
{
  return save (logbook, trip, error) && carnet_observation_marks_save (trip->marks, logbook, error);
}

/* All of it, or nothing. */
static gboolean
together (CarnetLogbook *logbook,
          Trip          *trip,
          gboolean (*func) (CarnetLogbook *, Trip *, GError **),
          GError **error)
{
  if (!carnet_logbook_begin (logbook, error))
    return FALSE;
  if (func (logbook, trip, error))
    return carnet_logbook_commit (logbook, error);
  carnet_logbook_rollback (logbook);
  return FALSE;
}

/* On the worker's thread. */
static gboolean
trip_func (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  Trip *trip = data;

  if (!together (logbook, trip, save_all, error))
    return FALSE;
  trip->saved = TRUE;
  carnet_job_wrote (job, CARNET_KIND_OBSERVATION, &trip->entity);
  if (!trip->seal)
    return TRUE;
  trip->sealed = together (logbook, trip, seal, error);
  return trip->sealed;
}

/* -- What is due ---------------------------------------------------------------- */

static gboolean
needs_saving (CarnetObservationDocument *self)
{
  return self->generation != self->saved;
}

static gboolean
has_content (CarnetObservationDocument *self)
{
  return carnet_writes_size (self->writes) > 0 && !carnet_observation_document_is_blank (self);
}

static void
return_closing (CarnetObservationDocument *self, const GError *error)
{
  g_autoptr (GPtrArray) closing = self->closing;

  self->closing = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < closing->len; i++)
    if (error)
      g_task_return_error (closing->pdata[i], g_error_copy (error));
    else
      g_task_return_boolean (closing->pdata[i], TRUE);
}

/* What was sealed is written no more, even where somebody else's value stands beside it. */
static void
forget_sealed (CarnetObservationDocument *self)
{
  for (guint i = 0; self->on_disk && i < carnet_writes_size (self->on_disk); i++)
    {
      const char *key;
      CarnetValue sealed, written;

      carnet_writes_get (self->on_disk, i, &key, &sealed);
      if (carnet_writes_find (self->writes, key, &written) && carnet_value_equal (&sealed, &written))
        carnet_writes_unset (self->writes, key);
    }
  g_clear_pointer (&self->on_disk, carnet_writes_unref);
}

static void
finish_sealed (CarnetObservationDocument *self)
{
  CarnetObservation *base;

  self->has_draft = FALSE;
  self->is_new = FALSE;
  g_clear_pointer (&self->defaults, carnet_writes_unref);
  forget_sealed (self);
  base = carnet_logbook_load_observation (carnet_session_get_logbook (self->session), &self->id, NULL);
  if (!base)
    return;
  g_array_set_size (self->heads, 0);
  g_array_append_vals (self->heads, base->heads->data, base->heads->len);
  carnet_observation_document_rebase (self, base);
}

static void
settle_state (CarnetObservationDocument *self)
{
  carnet_observation_document_set_state (self, needs_saving (self) ? CARNET_DOCUMENT_DIRTY
                                               : self->saved_ms    ? CARNET_DOCUMENT_SAVED
                                                                   : CARNET_DOCUMENT_CLEAN);
}

static void
trip_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetObservationDocument) self = user_data;
  const Trip *trip = carnet_job_get_data (result);

  self->busy = FALSE;
  g_clear_error (&self->error);
  carnet_job_run_finish (CARNET_SESSION (source), result, &self->error);
  if (trip->saved)
    {
      self->saved = trip->generation;
      self->stamp = trip->stamp;
      self->has_draft = trip->writes != NULL || (self->has_draft && !trip->discard);
      self->saved_ms = trip->saved_ms ? trip->saved_ms : self->saved_ms;
      if (trip->writes || trip->discard)
        g_clear_pointer (&self->on_disk, carnet_writes_unref);
      if (trip->writes)
        self->on_disk = carnet_writes_ref (trip->writes);
      carnet_observation_marks_take (self, trip->marks, trip->sealed);
    }
  /* One that was never kept is still new. */
  if (trip->sealed && !(trip->discard && self->is_new))
    finish_sealed (self);
  if (!needs_saving (self))
    self->dirty_since = 0;
  if (self->error)
    {
      carnet_observation_document_set_state (self, CARNET_DOCUMENT_FAILED);
      return_closing (self, self->error);
      return;
    }
  settle_state (self);
  if (self->closing->len > 0)
    carnet_observation_document_run (self);
}

static void
start_trip (CarnetObservationDocument *self)
{
  Trip *trip = g_new0 (Trip, 1);

  g_clear_handle_id (&self->timer, g_source_remove);
  trip->entity = self->id;
  trip->heads = g_array_copy (self->heads);
  trip->generation = self->generation;
  trip->stamp = self->stamp;
  trip->discard = !has_content (self);
  trip->marks = carnet_observation_marks_dup_trips (self, self->closing->len > 0);
  /* A copy: the worker must not see what is written meanwhile. */
  if (needs_saving (self) && !trip->discard)
    trip->writes = carnet_writes_copy (self->writes);
  trip->seal = self->closing->len > 0;
  self->busy = TRUE;
  carnet_job_run_async (self->session, trip_func, trip, trip_free, NULL, NULL, trip_done_cb,
                        g_object_ref (self));
}

void
carnet_observation_document_run (CarnetObservationDocument *self)
{
  gboolean unsaved
      = needs_saving (self)
        && (has_content (self) || self->has_draft || carnet_observation_marks_need_saving (self));
  gboolean sealable = self->has_draft || carnet_observation_marks_have_drafts (self);

  if (self->busy || self->n_pending > 0)
    return;
  if (unsaved || (self->closing->len > 0 && sealable))
    start_trip (self);
  else
    {
      if (needs_saving (self))
        {
          self->saved = self->generation;
          settle_state (self);
        }
      return_closing (self, NULL);
    }
}

static gboolean
timer_cb (gpointer user_data)
{
  CarnetObservationDocument *self = user_data;

  self->timer = 0;
  carnet_observation_document_run (self);
  return G_SOURCE_REMOVE;
}

static void
start_timer (CarnetObservationDocument *self)
{
  gint64 now = g_get_monotonic_time ();

  if (self->dirty_since == 0)
    self->dirty_since = now;
  if (self->timer && now - self->dirty_since > SAVE_AT_LATEST_US)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (SAVE_AFTER_MS, timer_cb, self);
}

void
carnet_observation_document_touch (CarnetObservationDocument *self, const char *key)
{
  self->generation++;
  start_timer (self);
  if (self->state != CARNET_DOCUMENT_FAILED)
    carnet_observation_document_set_state (self, CARNET_DOCUMENT_DIRTY);
  carnet_observation_document_emit_changed (self, key);
}

/* -- Doors ----------------------------------------------------------------------- */

void
carnet_observation_document_save (CarnetObservationDocument *self)
{
  g_return_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self));

  carnet_observation_document_run (self);
}

void
carnet_observation_document_close_async (CarnetObservationDocument *self,
                                         GAsyncReadyCallback        callback,
                                         gpointer                   user_data)
{
  g_return_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self));

  g_ptr_array_add (self->closing, g_task_new (self, NULL, callback, user_data));
  carnet_observation_document_run (self);
}

gboolean
carnet_observation_document_close_finish (CarnetObservationDocument *self,
                                          GAsyncResult              *result,
                                          GError                   **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
carnet_observation_document_abandon (CarnetObservationDocument *self)
{
  g_return_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self));

  carnet_writes_unref (self->writes);
  self->writes = self->defaults ? carnet_writes_copy (self->defaults) : carnet_writes_new ();
  carnet_observation_marks_forget (self);
  self->generation++;
  carnet_observation_document_run (self);
}
