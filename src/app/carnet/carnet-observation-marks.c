/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-observation-marks.h"

#include "carnet/carnet-observation-base.h"
#include "carnet/carnet-observation-document-private.h"

static void
mark_free (gpointer data)
{
  CarnetMark *mark = data;

  g_clear_pointer (&mark->base, carnet_highlight_free);
  carnet_writes_unref (mark->writes);
  g_clear_pointer (&mark->on_disk, carnet_writes_unref);
  g_array_unref (mark->heads);
  g_free (mark->seen);
  g_free (mark);
}

CarnetMark *
carnet_observation_marks_add (CarnetObservationDocument *self, const CarnetId *id)
{
  CarnetMark *mark = g_new0 (CarnetMark, 1);

  mark->id = *id;
  mark->writes = carnet_writes_new ();
  mark->heads = g_array_new (FALSE, FALSE, sizeof (CarnetHash));
  if (!self->marks)
    self->marks = g_ptr_array_new_with_free_func (mark_free);
  g_ptr_array_add (self->marks, mark);
  return mark;
}

guint
carnet_observation_marks_count (CarnetObservationDocument *self)
{
  return self->marks ? self->marks->len : 0;
}

CarnetMark *
carnet_observation_marks_find (CarnetObservationDocument *self, const CarnetId *id)
{
  for (guint i = 0; i < carnet_observation_marks_count (self); i++)
    if (carnet_id_equal (&((CarnetMark *)self->marks->pdata[i])->id, id))
      return self->marks->pdata[i];
  return NULL;
}

/* -- Reading --------------------------------------------------------------------------------- */

static void
set_heads (CarnetMark *mark, const GArray *heads)
{
  g_array_set_size (mark->heads, 0);
  if (heads && heads->len > 0)
    g_array_append_vals (mark->heads, heads->data, heads->len);
}

static char *
dup_found (const char *text, const CarnetHighlight *highlight)
{
  guint start, end;

  if (carnet_quote_find (highlight->quote, highlight->start, text, &start, &end) == CARNET_QUOTE_LOST)
    return NULL;
  return g_utf8_substring (text, start, end);
}

/* @base: (transfer full) (nullable) */
static void
set_base (CarnetObservationDocument *self, CarnetMark *mark, CarnetHighlight *base)
{
  g_clear_pointer (&mark->base, carnet_highlight_free);
  g_clear_pointer (&mark->seen, g_free);
  mark->base = base;
  if (!base)
    return;
  mark->existed = TRUE;
  mark->seen = dup_found (carnet_observation_get_text (self->base, &base->section), base);
  /* The heads of a writing that began stay those that were seen then. */
  if (carnet_writes_size (mark->writes) == 0 && !mark->on_disk)
    set_heads (mark, base->heads);
}

static void
read_heads (CarnetObservationDocument *self, CarnetMark *mark)
{
  g_autoptr (CarnetHistory) history
      = carnet_logbook_load_history (carnet_session_get_logbook (self->session), &mark->id, NULL);

  g_array_set_size (mark->heads, 0);
  for (guint i = 0; history && i < carnet_history_get_heads (history)->len; i++)
    g_array_append_val (mark->heads, ((CarnetRevision *)carnet_history_get_heads (history)->pdata[i])->id);
}

/* One that somebody took off may be put back, knowing that they did. */
static void
lose_base (CarnetObservationDocument *self, CarnetMark *mark)
{
  set_base (self, mark, NULL);
  if (mark->existed && carnet_writes_size (mark->writes) == 0 && !mark->on_disk)
    read_heads (self, mark);
}

static void
take_highlights (CarnetObservationDocument *self, GPtrArray *highlights)
{
  for (guint i = 0; i < carnet_observation_marks_count (self); i++)
    if (!carnet_passages_find (highlights, &((CarnetMark *)self->marks->pdata[i])->id))
      lose_base (self, self->marks->pdata[i]);
  for (guint i = 0; i < highlights->len; i++)
    {
      const CarnetHighlight *highlight = highlights->pdata[i];
      CarnetMark            *mark = carnet_observation_marks_find (self, &highlight->id);

      set_base (self, mark ? mark : carnet_observation_marks_add (self, &highlight->id),
                carnet_highlight_copy (highlight));
    }
}

static void
take_draft (CarnetObservationDocument *self, const CarnetDraft *draft)
{
  CarnetMark *mark = carnet_observation_marks_find (self, &draft->entity);

  if (!mark)
    mark = carnet_observation_marks_add (self, &draft->entity);
  carnet_writes_merge (mark->writes, draft->writes);
  mark->on_disk = carnet_writes_copy (draft->writes);
  set_heads (mark, draft->heads);
  mark->existed = draft->heads->len > 0;
  mark->stamp = draft->stamp;
  if (draft->saved_ms > self->saved_ms)
    self->saved_ms = draft->saved_ms;
  self->state = CARNET_DOCUMENT_SAVED;
}

gboolean
carnet_observation_marks_load (CarnetObservationDocument *self, GError **error)
{
  CarnetLogbook *logbook = carnet_session_get_logbook (self->session);
  g_autoptr (GPtrArray) highlights = carnet_logbook_list_highlights (logbook, &self->id, error);
  g_autoptr (GPtrArray) drafts = NULL;

  if (!highlights)
    return FALSE;
  drafts = carnet_logbook_list_highlight_drafts (logbook, &self->id, highlights, error);
  if (!drafts)
    return FALSE;
  take_highlights (self, highlights);
  for (guint i = 0; i < drafts->len; i++)
    take_draft (self, drafts->pdata[i]);
  return TRUE;
}

CarnetHighlight *
carnet_mark_dup_now (const CarnetMark *mark)
{
  g_autoptr (CarnetHighlight) now = mark->base ? carnet_highlight_copy (mark->base) : carnet_highlight_new ();

  now->id = mark->id;
  return carnet_highlight_apply (now, mark->writes) ? g_steal_pointer (&now) : NULL;
}

CarnetWrites *
carnet_mark_dup_writes (const CarnetMark *mark, const CarnetHighlight *now)
{
  CarnetWrites *writes = now ? carnet_highlight_dup_writes (now, mark->base) : carnet_writes_new ();

  if (!now && mark->base)
    carnet_writes_set_integer (writes, CARNET_KEY_DELETED, 1);
  if (now && !mark->base && mark->existed)
    carnet_writes_set_integer (writes, CARNET_KEY_DELETED, 0);
  return writes;
}

void
carnet_observation_marks_reload (CarnetObservationDocument *self)
{
  g_autoptr (GPtrArray) highlights
      = carnet_logbook_list_highlights (carnet_session_get_logbook (self->session), &self->id, NULL);

  if (!highlights)
    return;
  take_highlights (self, highlights);
  for (guint i = 0; i < carnet_observation_marks_count (self); i++)
    {
      CarnetMark *mark = self->marks->pdata[i];
      g_autoptr (CarnetHighlight) now = carnet_mark_dup_now (mark);

      /* What was written and is now the same is forgotten. Of one that somebody else took away there is
       * nothing to compare with. */
      if (carnet_writes_size (mark->writes) == 0 || (now && *now->quote == '\0'))
        continue;
      carnet_writes_unref (mark->writes);
      mark->writes = carnet_mark_dup_writes (mark, now);
    }
}

/* -- Saving ---------------------------------------------------------------------------------- */

static gboolean
needs_saving (const CarnetMark *mark)
{
  if (carnet_writes_size (mark->writes) == 0)
    return mark->on_disk != NULL;
  return !mark->on_disk || !carnet_writes_equal (mark->writes, mark->on_disk);
}

gboolean
carnet_observation_marks_need_saving (CarnetObservationDocument *self)
{
  for (guint i = 0; i < carnet_observation_marks_count (self); i++)
    if (needs_saving (self->marks->pdata[i]))
      return TRUE;
  return FALSE;
}

gboolean
carnet_observation_marks_have_drafts (CarnetObservationDocument *self)
{
  for (guint i = 0; i < carnet_observation_marks_count (self); i++)
    if (((CarnetMark *)self->marks->pdata[i])->on_disk)
      return TRUE;
  return FALSE;
}

void
carnet_observation_marks_forget (CarnetObservationDocument *self)
{
  for (guint i = 0; i < carnet_observation_marks_count (self); i++)
    {
      CarnetMark *mark = self->marks->pdata[i];

      carnet_writes_unref (mark->writes);
      mark->writes = carnet_writes_new ();
    }
}

static void
trip_free (gpointer data)
{
  CarnetMarkTrip *trip = data;

  g_array_unref (trip->heads);
  g_clear_pointer (&trip->writes, carnet_writes_unref);
  g_free (trip);
}

GPtrArray *
carnet_observation_marks_dup_trips (CarnetObservationDocument *self, gboolean seal)
{
  GPtrArray *trips = g_ptr_array_new_with_free_func (trip_free);

  for (guint i = 0; i < carnet_observation_marks_count (self); i++)
    {
      const CarnetMark *mark = self->marks->pdata[i];
      const gboolean    empty = carnet_writes_size (mark->writes) == 0;
      CarnetMarkTrip   *trip;

      if (!needs_saving (mark) && (!seal || empty))
        continue;
      trip = g_new0 (CarnetMarkTrip, 1);
      trip->id = mark->id;
      trip->heads = g_array_copy (mark->heads);
      trip->writes = empty ? NULL : carnet_writes_copy (mark->writes);
      trip->stamp = mark->stamp;
      g_ptr_array_add (trips, trip);
    }
  return trips;
}

gboolean
carnet_observation_marks_save (GPtrArray *trips, CarnetLogbook *logbook, GError **error)
{
  for (guint i = 0; i < trips->len; i++)
    {
      CarnetMarkTrip *trip = trips->pdata[i];

      if (trip->writes ? !carnet_logbook_save_draft (logbook, &trip->id, CARNET_KIND_HIGHLIGHT, trip->heads,
                                                     trip->writes, &trip->stamp, NULL, error)
                       : !carnet_logbook_discard_draft (logbook, &trip->id, trip->stamp, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
seal (const CarnetMarkTrip *trip, CarnetLogbook *logbook, const CarnetHash *quoted, GError **error)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_copy (trip->writes);
  g_autofree char *hash = carnet_hash_to_string (quoted);
  CarnetId         id = trip->id;

  if (carnet_writes_find (writes, CARNET_KEY_QUOTE, NULL))
    carnet_writes_set_text (writes, CARNET_KEY_REVISION, hash);
  return carnet_logbook_write (logbook, &id, CARNET_KIND_HIGHLIGHT, trip->heads, writes, NULL, error)
         && carnet_logbook_discard_draft (logbook, &id, trip->stamp, error);
}

gboolean
carnet_observation_marks_seal (GPtrArray        *trips,
                               CarnetLogbook    *logbook,
                               const CarnetHash *quoted,
                               GError          **error)
{
  for (guint i = 0; i < trips->len; i++)
    {
      const CarnetMarkTrip *trip = trips->pdata[i];

      if (trip->writes && !seal (trip, logbook, quoted, error))
        return FALSE;
    }
  return TRUE;
}

/* What was sealed is written no more; what is written next builds upon it. */
static void
take_sealed (CarnetObservationDocument *self, CarnetMark *mark, const CarnetMarkTrip *trip)
{
  for (guint i = 0; i < carnet_writes_size (trip->writes); i++)
    {
      const char *key;
      CarnetValue sealed, written;

      carnet_writes_get (trip->writes, i, &key, &sealed);
      if (carnet_writes_find (mark->writes, key, &written) && carnet_value_equal (&sealed, &written))
        carnet_writes_unset (mark->writes, key);
    }
  mark->existed = TRUE;
  read_heads (self, mark);
}

void
carnet_observation_marks_take (CarnetObservationDocument *self, GPtrArray *trips, gboolean sealed)
{
  for (guint i = 0; i < trips->len; i++)
    {
      const CarnetMarkTrip *trip = trips->pdata[i];
      CarnetMark           *mark = carnet_observation_marks_find (self, &trip->id);

      mark->stamp = trip->stamp;
      g_clear_pointer (&mark->on_disk, carnet_writes_unref);
      if (sealed && trip->writes)
        take_sealed (self, mark, trip);
      else if (trip->writes)
        mark->on_disk = carnet_writes_ref (trip->writes);
    }
}

void
carnet_observation_marks_free (GPtrArray *marks)
{
  g_ptr_array_unref (marks);
}
