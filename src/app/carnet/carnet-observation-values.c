/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/carnet-text.h"
#include "carnet/carnet-observation-base.h"
#include "carnet/carnet-observation-document-private.h"
#include "carnet/carnet-observation-marks.h"

/* -- Writing ------------------------------------------------------------------- */

static void
forget_same (CarnetObservationDocument *self, const char *key)
{
  CarnetValue value;

  if (carnet_writes_find (self->writes, key, &value) && carnet_base_is_same (self->base, key, &value))
    carnet_writes_unset (self->writes, key);
}

static void
settle (CarnetObservationDocument *self, const char *key)
{
  forget_same (self, key);
  carnet_observation_document_touch (self, key);
}

void
carnet_observation_document_rebase (CarnetObservationDocument *self, CarnetObservation *base)
{
  g_autoptr (CarnetWrites) before = carnet_writes_copy (self->writes);

  carnet_observation_free (self->base);
  self->base = base;
  for (guint i = 0; i < carnet_writes_size (before); i++)
    {
      const char *key;
      CarnetValue value;

      carnet_writes_get (before, i, &key, &value);
      forget_same (self, key);
    }
  carnet_observation_marks_reload (self);
  carnet_observation_document_emit_changed (self, NULL);
}

void
carnet_observation_document_set_text (CarnetObservationDocument *self, const char *key, const char *text)
{
  g_return_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self));

  if (g_str_equal (carnet_observation_document_get_text (self, key), text))
    return;
  if (*text == '\0')
    carnet_writes_set_none (self->writes, key);
  else if (g_str_equal (key, CARNET_KEY_TITLE))
    carnet_writes_set_line (self->writes, key, text);
  else
    carnet_writes_set_text (self->writes, key, text);
  settle (self, key);
}

gboolean
carnet_observation_document_set_date (CarnetObservationDocument *self, CarnetDate date, GError **error)
{
  g_return_val_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self), FALSE);

  if (date == carnet_observation_document_get_date (self))
    return TRUE;
  if (date == CARNET_DATE_NONE)
    carnet_writes_set_none (self->writes, CARNET_KEY_DATE);
  else
    {
      g_autofree char *iso = carnet_date_to_iso (date);

      if (!carnet_programme_check_date (carnet_session_get_programme (self->session), date, error))
        return FALSE;
      carnet_writes_set_text (self->writes, CARNET_KEY_DATE, iso);
    }
  settle (self, CARNET_KEY_DATE);
  return TRUE;
}

void
carnet_observation_document_set_link (CarnetObservationDocument *self, const char *key, const CarnetId *id)
{
  CarnetId present;

  g_return_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self));

  present = carnet_observation_document_get_link (self, key);
  if (carnet_id_equal (&present, id))
    return;
  carnet_writes_set_id (self->writes, key, id);
  settle (self, key);
}

void
carnet_observation_document_set_impact (CarnetObservationDocument *self, CarnetImpact impact, int level)
{
  g_return_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self));
  g_return_if_fail (level >= 0 && level <= CARNET_LEVEL_MAX);

  if (level == carnet_observation_document_get_impact (self, impact))
    return;
  carnet_writes_set_integer (self->writes, carnet_impact_get_key (impact), level);
  settle (self, carnet_impact_get_key (impact));
}

void
carnet_observation_document_set_visibility (CarnetObservationDocument *self, CarnetVisibility visibility)
{
  g_return_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self));

  if (visibility == carnet_observation_document_get_visibility (self))
    return;
  carnet_writes_set_text (self->writes, CARNET_KEY_VISIBILITY, carnet_visibility_to_string (visibility));
  settle (self, CARNET_KEY_VISIBILITY);
}

void
carnet_observation_document_set_review (CarnetObservationDocument *self, CarnetReview review)
{
  g_return_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self));

  if (review == carnet_observation_document_get_review (self))
    return;
  carnet_writes_set_text (self->writes, CARNET_KEY_REVIEW, carnet_review_to_string (review));
  settle (self, CARNET_KEY_REVIEW);
}

static void
set_element (CarnetObservationDocument *self,
             const char                *prefix,
             const GArray              *present,
             const CarnetId            *id,
             gboolean                   on)
{
  g_autofree char *key = NULL;

  if (carnet_base_has_element (present, id) == !!on)
    return;
  key = carnet_base_dup_element_key (prefix, id);
  carnet_writes_set_integer (self->writes, key, on ? 1 : 0);
  settle (self, key);
}

void
carnet_observation_document_set_theme (CarnetObservationDocument *self, const CarnetId *theme, gboolean on)
{
  g_autoptr (GArray) themes = NULL;

  g_return_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self));

  themes = carnet_observation_document_dup_themes (self);
  set_element (self, CARNET_PREFIX_THEME, themes, theme, on);
}

void
carnet_observation_document_set_actor (CarnetObservationDocument *self, const CarnetId *actor, gboolean on)
{
  g_autoptr (GArray) actors = NULL;

  g_return_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self));

  actors = carnet_observation_document_dup_actors (self);
  set_element (self, CARNET_PREFIX_ACTOR, actors, actor, on);
}

/* -- Reading ------------------------------------------------------------------- */

const char *
carnet_observation_document_get_text (CarnetObservationDocument *self, const char *key)
{
  const char *text;

  g_return_val_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self), "");

  if (!carnet_writes_find (self->writes, key, NULL))
    return carnet_base_get_text (self->base, key);
  text = carnet_writes_find_text (self->writes, key);
  return text ? text : "";
}

CarnetDate
carnet_observation_document_get_date (CarnetObservationDocument *self)
{
  CarnetDate  date = CARNET_DATE_NONE;
  const char *text;

  g_return_val_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self), CARNET_DATE_NONE);

  if (!carnet_writes_find (self->writes, CARNET_KEY_DATE, NULL))
    return self->base->date;
  text = carnet_writes_find_text (self->writes, CARNET_KEY_DATE);
  if (text && !carnet_date_parse_iso (text, &date))
    date = CARNET_DATE_NONE;
  return date;
}

CarnetId
carnet_observation_document_get_link (CarnetObservationDocument *self, const char *key)
{
  CarnetValue value;

  g_return_val_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self), (CarnetId){ 0 });

  if (carnet_writes_find (self->writes, key, &value))
    return carnet_value_get_id (&value);
  return carnet_base_get_link (self->base, key);
}

int
carnet_observation_document_get_impact (CarnetObservationDocument *self, CarnetImpact impact)
{
  CarnetValue value;

  g_return_val_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self), 0);

  if (carnet_writes_find (self->writes, carnet_impact_get_key (impact), &value))
    return (int)CLAMP (carnet_value_get_integer (&value, 0), 0, CARNET_LEVEL_MAX);
  return self->base->impacts[impact];
}

CarnetVisibility
carnet_observation_document_get_visibility (CarnetObservationDocument *self)
{
  const char *word;
  int         parsed;

  g_return_val_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self), CARNET_VISIBILITY_PRIVATE);

  word = carnet_writes_find_text (self->writes, CARNET_KEY_VISIBILITY);
  parsed = word ? carnet_visibility_parse (word) : -1;
  return parsed < 0 ? self->base->visibility : (CarnetVisibility)parsed;
}

CarnetReview
carnet_observation_document_get_review (CarnetObservationDocument *self)
{
  const char *word;
  int         parsed;

  g_return_val_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self), CARNET_REVIEW_DRAFT);

  word = carnet_writes_find_text (self->writes, CARNET_KEY_REVIEW);
  parsed = word ? carnet_review_parse (word) : -1;
  return parsed < 0 ? self->base->review : (CarnetReview)parsed;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return carnet_id_compare (a, b);
}

/* What the logbook holds, and what was written since. */
static GArray *
dup_elements (CarnetObservationDocument *self, const char *prefix, const GArray *held)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (CarnetId));

  for (guint i = 0; held && i < held->len; i++)
    {
      const CarnetId  *id = &g_array_index (held, CarnetId, i);
      g_autofree char *key = carnet_base_dup_element_key (prefix, id);

      if (!carnet_writes_find (self->writes, key, NULL))
        g_array_append_vals (ids, id, 1);
    }
  for (guint i = 0; i < carnet_writes_size (self->writes); i++)
    {
      const char *key;
      CarnetValue value;
      CarnetId    id;

      carnet_writes_get (self->writes, i, &key, &value);
      if (carnet_base_parse_suffix (key, prefix, &id) && carnet_value_get_integer (&value, 0) != 0)
        g_array_append_val (ids, id);
    }
  g_array_sort (ids, compare_ids);
  return ids;
}

GArray *
carnet_observation_document_dup_themes (CarnetObservationDocument *self)
{
  g_return_val_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self), NULL);

  return dup_elements (self, CARNET_PREFIX_THEME, self->base->themes);
}

GArray *
carnet_observation_document_dup_actors (CarnetObservationDocument *self)
{
  g_return_val_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self), NULL);

  return dup_elements (self, CARNET_PREFIX_ACTOR, self->base->actors);
}

CarnetObservationRow *
carnet_observation_document_dup_row (CarnetObservationDocument *self, const char *territory_name)
{
  CarnetObservationRow *row = carnet_observation_row_new ();

  g_return_val_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self), row);

  row->id = self->id;
  g_free (row->title);
  row->title = g_strdup (carnet_observation_document_get_text (self, CARNET_KEY_TITLE));
  row->date = carnet_observation_document_get_date (self);
  g_free (row->territory_name);
  row->territory_name = g_strdup (territory_name ? territory_name : "");
  g_free (row->excerpt);
  row->excerpt = carnet_observation_document_dup_excerpt (self);
  for (guint i = 0; i < CARNET_N_IMPACTS; i++)
    row->impacts[i] = carnet_observation_document_get_impact (self, i);
  row->visibility = carnet_observation_document_get_visibility (self);
  row->review = carnet_observation_document_get_review (self);
  row->has_draft = TRUE;
  return row;
}
