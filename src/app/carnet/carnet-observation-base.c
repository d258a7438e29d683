/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-observation-base.h"

#include <string.h>

gboolean
carnet_base_parse_suffix (const char *key, const char *prefix, CarnetId *id)
{
  return g_str_has_prefix (key, prefix) && carnet_id_parse (key + strlen (prefix), id);
}

const char *
carnet_base_get_text (const CarnetObservation *base, const char *key)
{
  CarnetId section;

  if (g_str_equal (key, CARNET_KEY_TITLE))
    return base->title;
  return carnet_base_parse_suffix (key, CARNET_PREFIX_TEXT, &section)
             ? carnet_observation_get_text (base, &section)
             : "";
}

CarnetId
carnet_base_get_link (const CarnetObservation *base, const char *key)
{
  if (g_str_equal (key, CARNET_KEY_TERRITORY))
    return base->territory;
  if (g_str_equal (key, CARNET_KEY_MILESTONE))
    return base->milestone;
  return base->author;
}

gboolean
carnet_base_has_element (const GArray *ids, const CarnetId *id)
{
  for (guint i = 0; ids && i < ids->len; i++)
    if (carnet_id_equal (&g_array_index (ids, CarnetId, i), id))
      return TRUE;
  return FALSE;
}

static gboolean
same_text (const CarnetValue *value, const char *text)
{
  return value->type == CARNET_VALUE_NONE ? *text == '\0'
                                          : value->type == CARNET_VALUE_TEXT && value->size == strlen (text)
                                                && memcmp (value->bytes, text, value->size) == 0;
}

static gboolean
same_id (const CarnetValue *value, CarnetId id)
{
  CarnetId written = carnet_value_get_id (value);

  return carnet_id_equal (&written, &id);
}

static gboolean
same_date (const CarnetValue *value, CarnetDate date)
{
  g_autofree char *text = date == CARNET_DATE_NONE ? g_strdup ("") : carnet_date_to_iso (date);

  return same_text (value, text);
}

static gboolean
in_conflict (const CarnetObservation *base, const char *key)
{
  for (guint i = 0; base->conflicts && i < base->conflicts->len; i++)
    if (g_str_equal (base->conflicts->pdata[i], key))
      return TRUE;
  return FALSE;
}

gboolean
carnet_base_is_same (const CarnetObservation *base, const char *key, const CarnetValue *value)
{
  CarnetId id;

  /* In a conflict, writing the value shown is a choice. */
  if (in_conflict (base, key))
    return FALSE;
  if (g_str_equal (key, CARNET_KEY_TITLE) || g_str_has_prefix (key, CARNET_PREFIX_TEXT))
    return same_text (value, carnet_base_get_text (base, key));
  if (g_str_equal (key, CARNET_KEY_DATE))
    return same_date (value, base->date);
  if (g_str_equal (key, CARNET_KEY_TERRITORY) || g_str_equal (key, CARNET_KEY_MILESTONE)
      || g_str_equal (key, CARNET_KEY_AUTHOR))
    return same_id (value, carnet_base_get_link (base, key));
  for (guint i = 0; i < CARNET_N_IMPACTS; i++)
    if (g_str_equal (key, carnet_impact_get_key (i)))
      return carnet_value_get_integer (value, 0) == base->impacts[i];
  if (g_str_equal (key, CARNET_KEY_VISIBILITY))
    return same_text (value, carnet_visibility_to_string (base->visibility));
  if (g_str_equal (key, CARNET_KEY_REVIEW))
    return same_text (value, carnet_review_to_string (base->review));
  if (carnet_base_parse_suffix (key, CARNET_PREFIX_THEME, &id))
    return (carnet_value_get_integer (value, 0) != 0) == carnet_base_has_element (base->themes, &id);
  if (carnet_base_parse_suffix (key, CARNET_PREFIX_ACTOR, &id))
    return (carnet_value_get_integer (value, 0) != 0) == carnet_base_has_element (base->actors, &id);
  return FALSE;
}

char *
carnet_base_dup_element_key (const char *prefix, const CarnetId *id)
{
  char hex[CARNET_ID_HEX + 1];

  carnet_id_to_hex (id, hex);
  return g_strconcat (prefix, hex, NULL);
}
