/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/carnet-date.h"
#include "store/carnet-store-private.h"

/* From the cells of a history to the observation that the screens show. */

CarnetDate
carnet_value_get_date (const CarnetValue *value)
{
  g_autofree char *text = carnet_value_dup_text (value);
  CarnetDate       date;

  return text != NULL && carnet_date_parse_iso (text, &date) ? date : CARNET_DATE_NONE;
}

CarnetReview
carnet_value_get_review (const CarnetValue *value)
{
  g_autofree char *text = carnet_value_dup_text (value);
  int              review = text != NULL ? carnet_review_parse (text) : -1;

  return review >= 0 ? (CarnetReview)review : CARNET_REVIEW_DRAFT;
}

int
carnet_value_get_level (const CarnetValue *value)
{
  return (int)CLAMP (carnet_value_get_integer (value, 0), 0, CARNET_LEVEL_MAX);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return carnet_id_compare (a, b);
}

/* Returns: whether the element was understood. */
static gboolean
read_element (GArray *set, const char *text, const CarnetValue *value)
{
  CarnetId id;

  if (!carnet_id_parse (text, &id))
    return FALSE;
  if (carnet_value_get_integer (value, 0) == 1)
    g_array_append_val (set, id);
  return TRUE;
}

static gboolean
read_text (CarnetObservation *self, const char *section, const CarnetValue *value)
{
  CarnetId id;

  if (!carnet_id_parse (section, &id))
    return FALSE;
  if (value->type == CARNET_VALUE_TEXT && value->size > 0)
    g_hash_table_insert (self->texts, carnet_id_copy (&id), carnet_value_dup_text (value));
  return TRUE;
}

static gboolean
read_impact (CarnetObservation *self, const char *name, const CarnetValue *value)
{
  int impact = carnet_impact_parse (name);

  if (impact < 0)
    return FALSE;
  self->impacts[impact] = carnet_value_get_level (value);
  return TRUE;
}

static gboolean
read_prefixed (CarnetObservation *self, const char *key, const CarnetValue *value)
{
  if (g_str_has_prefix (key, CARNET_PREFIX_TEXT))
    return read_text (self, key + strlen (CARNET_PREFIX_TEXT), value);
  if (g_str_has_prefix (key, CARNET_PREFIX_IMPACT))
    return read_impact (self, key + strlen (CARNET_PREFIX_IMPACT), value);
  if (g_str_has_prefix (key, CARNET_PREFIX_THEME))
    return read_element (self->themes, key + strlen (CARNET_PREFIX_THEME), value);
  if (g_str_has_prefix (key, CARNET_PREFIX_ACTOR))
    return read_element (self->actors, key + strlen (CARNET_PREFIX_ACTOR), value);
  if (g_str_has_prefix (key, CARNET_PREFIX_ATTACHMENT))
    {
      if (value->type == CARNET_VALUE_TEXT)
        g_hash_table_insert (self->attachments, g_strdup (key + strlen (CARNET_PREFIX_ATTACHMENT)),
                             carnet_value_dup_text (value));
      return TRUE;
    }
  return FALSE;
}

static gboolean
read_field (CarnetObservation *self, const char *key, const CarnetValue *value)
{
  if (g_str_equal (key, CARNET_KEY_TITLE))
    {
      g_free (self->title);
      self->title = value->type == CARNET_VALUE_TEXT ? carnet_value_dup_text (value) : g_strdup ("");
    }
  else if (g_str_equal (key, CARNET_KEY_DATE))
    self->date = carnet_value_get_date (value);
  else if (g_str_equal (key, CARNET_KEY_AUTHOR))
    self->author = carnet_value_get_id (value);
  else if (g_str_equal (key, CARNET_KEY_TERRITORY))
    self->territory = carnet_value_get_id (value);
  else if (g_str_equal (key, CARNET_KEY_MILESTONE))
    self->milestone = carnet_value_get_id (value);
  else if (g_str_equal (key, CARNET_KEY_VISIBILITY))
    self->visibility = carnet_value_get_visibility (value);
  else if (g_str_equal (key, CARNET_KEY_REVIEW))
    self->review = carnet_value_get_review (value);
  else if (!g_str_equal (key, CARNET_KEY_DELETED))
    return read_prefixed (self, key, value);
  return TRUE;
}

static void
read_times (CarnetObservation *self, CarnetHistory *history)
{
  GPtrArray *sorted = carnet_history_get_sorted (history);

  for (guint i = 0; i < sorted->len; i++)
    {
      gint64 ms = ((CarnetRevision *)sorted->pdata[i])->recorded_ms;

      self->first_ms = i == 0 ? ms : MIN (self->first_ms, ms);
      self->last_ms = i == 0 ? ms : MAX (self->last_ms, ms);
    }
}

CarnetObservation *
carnet_observation_from_history (const CarnetId *id, CarnetHistory *history)
{
  CarnetObservation *self = carnet_observation_new ();
  GPtrArray         *cells = carnet_history_get_cells (history), *heads = carnet_history_get_heads (history);
  CarnetDeletion     deletion = carnet_history_get_deletion (history);

  self->id = *id;
  for (guint i = 0; i < cells->len; i++)
    {
      const CarnetCell *cell = cells->pdata[i];
      CarnetValue       value;

      carnet_cell_get_kept (cell, &value);
      if (!read_field (self, cell->key, &value))
        self->unknown++;
      if (cell->conflict)
        g_ptr_array_add (self->conflicts, g_strdup (cell->key));
    }
  g_array_sort (self->themes, compare_ids);
  g_array_sort (self->actors, compare_ids);
  for (guint i = 0; i < heads->len; i++)
    g_array_append_val (self->heads, ((CarnetRevision *)heads->pdata[i])->id);
  self->deleted = deletion == CARNET_DELETION_DELETED;
  self->contested = deletion == CARNET_DELETION_CONTESTED;
  read_times (self, history);
  return self;
}
