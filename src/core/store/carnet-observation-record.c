/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carnet-observation-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/carnet-store-private.h"
#include "store/carnet-store-rows.h"

/* -- Texts ------------------------------------------------------------------------- */

#define LAYOUT_ENTRY (CARNET_ID_SIZE + 4)

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return carnet_id_compare (*(const CarnetId *const *)a, *(const CarnetId *const *)b);
}

/* In the order of the ids: the same whatever the programme says of its sections. */
static void
join_texts (CarnetObservationRecord *self, GHashTable *texts)
{
  guint                n;
  g_autofree gpointer *sections = g_hash_table_get_keys_as_array (texts, &n);
  GString             *body = g_string_sized_new (1024);

  self->layout = g_byte_array_sized_new (n * LAYOUT_ENTRY);
  qsort (sections, n, sizeof *sections, compare_keys);
  for (guint i = 0; i < n; i++)
    {
      const char *text = g_hash_table_lookup (texts, sections[i]);
      guint32     length = GUINT32_TO_BE ((guint32)strlen (text));

      if (i > 0)
        g_string_append (body, CARNET_BETWEEN_TEXTS);
      g_string_append (body, text);
      g_byte_array_append (self->layout, ((const CarnetId *)sections[i])->bytes, CARNET_ID_SIZE);
      g_byte_array_append (self->layout, (const guint8 *)&length, sizeof length);
    }
  self->body = g_string_free (body, FALSE);
}

/* Returns: %FALSE when the layout is not that of the body. */
static gboolean
split_texts (const CarnetObservationRecord *self, GHashTable *texts)
{
  const guint8 *layout = self->layout->data;
  gsize         left = strlen (self->body);
  const char   *at = self->body;

  for (gsize i = 0; i + LAYOUT_ENTRY <= self->layout->len; i += LAYOUT_ENTRY)
    {
      gsize    between = i > 0 ? strlen (CARNET_BETWEEN_TEXTS) : 0;
      guint32  length;
      CarnetId section;

      memcpy (&section, layout + i, CARNET_ID_SIZE);
      memcpy (&length, layout + i + CARNET_ID_SIZE, sizeof length);
      length = GUINT32_FROM_BE (length);
      if (left < between || left - between < length)
        return FALSE;
      at += between;
      g_hash_table_insert (texts, carnet_id_copy (&section), g_strndup (at, length));
      at += length;
      left -= between + length;
    }
  return left == 0;
}

gboolean
carnet_layout_find (const guint8 *layout, gsize size, const CarnetId *section, gsize *offset, gsize *length)
{
  gsize at = 0;

  for (gsize i = 0; i + LAYOUT_ENTRY <= size; i += LAYOUT_ENTRY)
    {
      guint32 stored;

      memcpy (&stored, layout + i + CARNET_ID_SIZE, sizeof stored);
      *offset = at;
      *length = GUINT32_FROM_BE (stored);
      if (memcmp (layout + i, section->bytes, CARNET_ID_SIZE) == 0)
        return TRUE;
      at += *length + strlen (CARNET_BETWEEN_TEXTS);
    }
  return FALSE;
}

/* -- Records ------------------------------------------------------------------------ */

void
carnet_observation_record_clear (CarnetObservationRecord *self)
{
  g_free (self->title);
  g_free (self->body);
  g_free (self->others);
  g_clear_pointer (&self->layout, g_byte_array_unref);
  g_clear_pointer (&self->themes, g_array_unref);
  g_clear_pointer (&self->actors, g_array_unref);
}

void
carnet_observation_record_make (CarnetObservationRecord *self, const CarnetObservation *observation)
{
  self->present = TRUE;
  self->id = observation->id;
  self->visible = !observation->deleted;
  self->deleted = observation->deleted     ? CARNET_DELETION_DELETED
                  : observation->contested ? CARNET_DELETION_CONTESTED
                                           : CARNET_DELETION_NONE;
  self->conflicts = observation->conflicts->len;
  self->date = carnet_row_date (observation->date);
  self->month
      = observation->date != CARNET_DATE_NONE ? carnet_date_month (observation->date) : CARNET_MONTH_NONE;
  self->author = observation->author;
  self->territory = observation->territory;
  self->milestone = observation->milestone;
  memcpy (self->impacts, observation->impacts, sizeof self->impacts);
  self->visibility = observation->visibility;
  self->review = (int)observation->review;
  self->title = g_strdup (observation->title);
  self->themes = g_array_ref (observation->themes);
  self->actors = g_array_ref (observation->actors);
  join_texts (self, observation->texts);
}

static GArray *
read_ids (CarnetStore *store, const char *sql, gint64 seq, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (CarnetId));
  g_autoptr (CarnetStatement) select = carnet_db_prepare (store->db, sql, error);
  CarnetStep step;

  if (select == NULL)
    return NULL;
  carnet_statement_bind_integer (select, ":seq", seq);
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      CarnetId id = carnet_statement_get_id (select, 0);

      g_array_append_val (ids, id);
    }
  return step == CARNET_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

static void
read_columns (CarnetObservationRecord *self, CarnetStatement *select)
{
  const guint8 *layout;
  gsize         size;

  self->present = TRUE;
  self->deleted = (int)carnet_statement_get_integer (select, 0);
  self->visible = self->deleted != CARNET_DELETION_DELETED;
  self->conflicts = (guint)carnet_statement_get_integer (select, 1);
  self->date = carnet_statement_get_integer (select, 2);
  self->month = (CarnetMonth)carnet_statement_get_integer (select, 3);
  self->author = carnet_statement_get_id (select, 4);
  self->territory = carnet_statement_get_id (select, 5);
  self->milestone = carnet_statement_get_id (select, 6);
  for (int i = 0; i < CARNET_N_IMPACTS; i++)
    self->impacts[i] = (int)carnet_statement_get_integer (select, 7 + i);
  self->visibility = (int)carnet_statement_get_integer (select, 10);
  self->review = (int)carnet_statement_get_integer (select, 11);
  self->title = g_strdup (carnet_statement_get_text (select, 12));
  self->body = g_strdup (carnet_statement_get_text (select, 13));
  layout = carnet_statement_get_blob (select, 14, &size);
  self->layout = g_byte_array_new ();
  if (size > 0)
    g_byte_array_append (self->layout, layout, (guint)size);
  self->id = carnet_statement_get_id (select, 15);
}

static gboolean
read_sets (CarnetObservationRecord *self, CarnetStore *store, gint64 seq, GError **error)
{
  self->themes = read_ids (
      store, "SELECT theme FROM observation_theme WHERE observation = :seq ORDER BY theme", seq, error);
  if (self->themes == NULL)
    return FALSE;
  self->actors = read_ids (
      store, "SELECT actor FROM observation_actor WHERE observation = :seq ORDER BY actor", seq, error);
  return self->actors != NULL;
}

gboolean
carnet_observation_record_read (CarnetObservationRecord *self, CarnetStore *store, gint64 seq, GError **error)
{
  g_autoptr (CarnetStatement) select = carnet_db_prepare (
      store->db, "SELECT " CARNET_SHOWN_COLUMNS " FROM observation AS o WHERE o.seq = :seq", error);
  CarnetStep step;

  if (select == NULL)
    return FALSE;
  carnet_statement_bind_integer (select, ":seq", seq);
  step = carnet_statement_step (select, error);
  if (step != CARNET_STEP_ROW)
    return step == CARNET_STEP_DONE;
  read_columns (self, select);
  return read_sets (self, store, seq, error);
}

/* -- As an observation --------------------------------------------------------------- */

static gboolean
load_conflicts (CarnetObservation *observation, CarnetStore *store, GError **error)
{
  g_autoptr (CarnetStatement) select = carnet_db_prepare (
      store->db, "SELECT DISTINCT key FROM cell WHERE entity = :id AND conflict = 1 ORDER BY key", error);
  CarnetStep step;

  if (select == NULL)
    return FALSE;
  carnet_statement_bind_id (select, ":id", &observation->id);
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    g_ptr_array_add (observation->conflicts, g_strdup (carnet_statement_get_text (select, 0)));
  return step == CARNET_STEP_DONE;
}

static gboolean
load_attachments (CarnetObservation *observation, CarnetStore *store, gint64 seq, GError **error)
{
  g_autoptr (CarnetStatement) select = carnet_db_prepare (
      store->db, "SELECT hash, name FROM observation_attachment WHERE observation = :seq", error);
  CarnetStep step;

  if (select == NULL)
    return FALSE;
  carnet_statement_bind_integer (select, ":seq", seq);
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      CarnetHash hash = carnet_statement_get_hash (select, 0);

      g_hash_table_insert (observation->attachments, carnet_hash_to_base32 (&hash),
                           g_strdup (carnet_statement_get_text (select, 1)));
    }
  return step == CARNET_STEP_DONE;
}

/* Moves what is in @record. Returns: %FALSE when it says what no observation can say. */
static gboolean
fill_shown (CarnetObservation *self, CarnetObservationRecord *record)
{
  if (!record->visible || record->visibility < 0 || record->visibility >= CARNET_N_VISIBILITIES
      || record->review < 0 || record->review >= CARNET_N_REVIEWS)
    return FALSE;
  self->id = record->id;
  self->contested = record->deleted == CARNET_DELETION_CONTESTED;
  self->date = carnet_date_of_row (record->date);
  self->author = record->author;
  self->territory = record->territory;
  self->milestone = record->milestone;
  memcpy (self->impacts, record->impacts, sizeof self->impacts);
  self->visibility = (CarnetVisibility)record->visibility;
  self->review = (CarnetReview)record->review;
  g_free (self->title);
  self->title = g_steal_pointer (&record->title);
  g_array_unref (self->themes);
  self->themes = g_steal_pointer (&record->themes);
  g_array_unref (self->actors);
  self->actors = g_steal_pointer (&record->actors);
  return split_texts (record, self->texts);
}

CarnetObservation *
carnet_store_read_shown (CarnetStore *self, CarnetStatement *select, GError **error)
{
  gint64 seq = carnet_statement_get_integer (select, 16);
  g_auto (CarnetObservationRecord) record = { 0 };
  g_autoptr (CarnetObservation) observation = carnet_observation_new ();

  read_columns (&record, select);
  if (!read_sets (&record, self, seq, error))
    return NULL;
  if (!fill_shown (observation, &record))
    {
      g_set_error_literal (error, CARNET_ERROR, CARNET_ERROR_CORRUPT,
                           _ ("A list of this logbook is damaged."));
      return NULL;
    }
  if ((record.conflicts > 0 && !load_conflicts (observation, self, error))
      || !load_attachments (observation, self, seq, error))
    return NULL;
  return g_steal_pointer (&observation);
}
