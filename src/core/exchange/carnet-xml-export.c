/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/carnet-text.h"
#include "exchange/carnet-xml-attachment.h"
#include "exchange/carnet-xml-document.h"
#include "exchange/carnet-xml-output.h"
#include "exchange/carnet-xml-revision.h"
#include "exchange/carnet-xml-state.h"
#include "exchange/carnet-xml-store.h"

/* -- What the report was filtered by -------------------------------------------------- */

static void
write_day (CarnetXmlWriter *writer, const char *name, CarnetDate date)
{
  g_autofree char *iso = date != CARNET_DATE_NONE ? carnet_date_to_iso (date) : NULL;

  carnet_xml_writer_attribute_given (writer, name, iso);
}

static void
write_filter (CarnetXmlState *state)
{
  static const CarnetQuery all = CARNET_QUERY_INIT;
  const CarnetQuery       *query = state->query != NULL ? state->query : &all;
  CarnetXmlWriter         *writer = state->writer;
  CarnetId                 author = carnet_xml_state_person (state, &query->author);
  g_autofree char         *text = query->text != NULL ? carnet_text_clean_line (query->text, -1) : NULL;
  g_autofree char *month = query->month != CARNET_MONTH_NONE ? carnet_month_to_iso (query->month) : NULL;

  carnet_xml_writer_begin (writer, "filter");
  carnet_xml_writer_attribute_given (writer, "text", text);
  carnet_xml_writer_attribute_given (writer, "month", month);
  write_day (writer, "from", query->first);
  write_day (writer, "cut-off", query->last);
  carnet_xml_writer_attribute_id (writer, "territory", &query->territory);
  carnet_xml_writer_attribute_id (writer, "theme", &query->theme);
  carnet_xml_writer_attribute_id (writer, "actor", &query->actor);
  carnet_xml_writer_attribute_id (writer, "milestone", &query->milestone);
  carnet_xml_writer_attribute_id (writer, "author", &author);
  if (query->visibility >= 0)
    carnet_xml_writer_attribute (writer, "visibility", carnet_visibility_to_string (query->visibility));
  if (query->review >= 0)
    carnet_xml_writer_attribute (writer, "review", carnet_review_to_string (query->review));
  for (guint i = 0; i < CARNET_N_IMPACTS; i++)
    if (query->levels[i] > 0)
      carnet_xml_writer_attribute_integer (writer, carnet_impact_to_string (i), query->levels[i]);
  carnet_xml_writer_attribute_true (writer, "verbatim", query->with_verbatim);
  carnet_xml_writer_attribute_true (writer, "conflict", query->conflict_only);
  carnet_xml_writer_attribute_true (writer, "pseudonyms", state->pseudonyms);
  carnet_xml_writer_end (writer);
}

/* -- Revisions --------------------------------------------------------------------------- */

static gboolean
write_revision_cb (CarnetRevision *revision, gpointer data, GError **error)
{
  CarnetXmlState *state = data;

  carnet_xml_write_revision (state->writer, revision);
  return !carnet_xml_writer_failed (state->writer, error)
         && carnet_xml_progress_tell (state->progress, 0, error);
}

static gboolean
write_revisions (CarnetXmlState *state, GError **error)
{
  guint64 count;

  if (!carnet_store_count_revisions (state->store, &count, error))
    return FALSE;
  carnet_xml_writer_begin (state->writer, "revisions");
  carnet_xml_writer_attribute_integer (state->writer, "count", (gint64)count);
  if (!carnet_store_foreach_revision (state->store, write_revision_cb, state, error))
    return FALSE;
  carnet_xml_writer_end (state->writer);
  return TRUE;
}

/* -- Attachments -------------------------------------------------------------------------- */

static gboolean
write_attachment_cb (const CarnetHash *hash, const guint8 *bytes, gsize size, gpointer data, GError **error)
{
  CarnetXmlState *state = data;

  carnet_xml_write_attachment (state->writer, hash, bytes, size);
  return !carnet_xml_writer_failed (state->writer, error)
         && carnet_xml_progress_tell (state->progress, 0, error);
}

static gboolean
write_attachments (CarnetXmlState *state, GError **error)
{
  guint64 count;

  if (!carnet_store_count_blobs (state->store, &count, error))
    return FALSE;
  if (count == 0)
    return TRUE;
  carnet_xml_writer_begin (state->writer, "attachments");
  carnet_xml_writer_attribute_integer (state->writer, "count", (gint64)count);
  if (!carnet_store_foreach_blob (state->store, write_attachment_cb, state, error))
    return FALSE;
  carnet_xml_writer_end (state->writer);
  return TRUE;
}

/* -- The document ------------------------------------------------------------------------- */

gboolean
carnet_xml_state_write_document (CarnetXmlState *self, GError **error)
{
  gboolean exchange = self->profile == CARNET_PROFILE_EXCHANGE;

  carnet_xml_writer_begin (self->writer, exchange ? "exchange" : "report");
  if (!exchange)
    write_filter (self);
  if (!carnet_xml_state_write (self, error))
    return FALSE;
  return !exchange || (write_revisions (self, error) && write_attachments (self, error));
}

static gboolean
write_cb (CarnetXmlWriter *writer, gpointer data, GError **error)
{
  CarnetXmlState *state = data;

  state->writer = writer;
  return carnet_xml_state_write_document (state, error);
}

static gboolean
check_cb (CarnetXmlReader *reader, GCancellable *cancellable, GError **error)
{
  CarnetXmlProgress progress = { .cancellable = cancellable };
  CarnetValidation  found;

  return carnet_xml_read_document (reader, NULL, &found, &progress, error);
}

gboolean
carnet_xml_export (CarnetStore       *store,
                   const char        *path,
                   CarnetProfile      profile,
                   const CarnetQuery *query,
                   gboolean           pseudonyms,
                   gboolean           replace,
                   guint             *n_observations,
                   CarnetProgressFunc progress_func,
                   gpointer           progress_data,
                   GCancellable      *cancellable,
                   GError           **error)
{
  gboolean          report = profile == CARNET_PROFILE_REPORT;
  CarnetXmlProgress progress = { progress_func, progress_data, cancellable, 0, 0 };
  CarnetXmlState    state = { .store = store, .profile = profile, .progress = &progress };
  gboolean          ok;

  state.query = report ? query : NULL;
  state.pseudonyms = report && pseudonyms;
  if (!carnet_store_begin_read (store, error))
    return FALSE;
  carnet_xml_state_init (&state);
  ok = carnet_xml_output (path, replace ? "report|exchange" : NULL, write_cb, check_cb, &progress, &state,
                          error);
  carnet_store_rollback (store);
  if (ok && n_observations != NULL)
    *n_observations = state.n_observations;
  carnet_xml_state_clear (&state);
  return ok;
}
