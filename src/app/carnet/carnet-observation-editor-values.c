/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo of what is not text: the day, the links, impacts, themes, actors, visibility and review. Each is one
 * more text of the history, which is replaced whole. */
#include <stdlib.h>

#include "carnet/carnet-observation-editor-private.h"

static CarnetImpact
impact_of (guint slot)
{
  return (CarnetImpact)(slot - CARNET_SLOT_IMPACTS);
}

static gboolean
is_impact (guint slot)
{
  return slot >= CARNET_SLOT_IMPACTS && slot < CARNET_SLOT_IMPACTS + CARNET_N_IMPACTS;
}

/* Returns: %CARNET_N_SLOTS for a text. */
static guint
slot_of (const char *key)
{
  static const char *const keys[CARNET_N_SLOTS] = {
    [CARNET_SLOT_DATE] = CARNET_KEY_DATE,           [CARNET_SLOT_TERRITORY] = CARNET_KEY_TERRITORY,
    [CARNET_SLOT_MILESTONE] = CARNET_KEY_MILESTONE, [CARNET_SLOT_VISIBILITY] = CARNET_KEY_VISIBILITY,
    [CARNET_SLOT_REVIEW] = CARNET_KEY_REVIEW,
  };

  if (g_str_has_prefix (key, CARNET_PREFIX_THEME))
    return CARNET_SLOT_THEMES;
  if (g_str_has_prefix (key, CARNET_PREFIX_ACTOR))
    return CARNET_SLOT_ACTORS;
  for (guint i = 0; i < CARNET_N_SLOTS; i++)
    if (g_str_equal (key, is_impact (i) ? carnet_impact_get_key (impact_of (i)) : keys[i] ? keys[i] : ""))
      return i;
  return CARNET_N_SLOTS;
}

/* -- To a string ---------------------------------------------------------------------------- */

static char *
dup_id (const CarnetId *id)
{
  char hex[CARNET_ID_HEX + 1];

  carnet_id_to_hex (id, hex);
  return g_strdup (hex);
}

static char *
dup_ids (GArray *ids)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *hex = dup_id (&g_array_index (ids, CarnetId, i));

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", hex);
    }
  g_array_unref (ids);
  return g_string_free (text, FALSE);
}

static char *
dup_link (CarnetObservationEditor *self, const char *key)
{
  const CarnetId id = carnet_observation_document_get_link (self->document, key);

  return dup_id (&id);
}

static char *
dup_date (CarnetObservationEditor *self)
{
  const CarnetDate date = carnet_observation_document_get_date (self->document);

  return date != CARNET_DATE_NONE ? carnet_date_to_iso (date) : g_strdup ("");
}

static char *
dup_value (CarnetObservationEditor *self, guint slot)
{
  switch (slot)
    {
    case CARNET_SLOT_DATE:
      return dup_date (self);
    case CARNET_SLOT_TERRITORY:
      return dup_link (self, CARNET_KEY_TERRITORY);
    case CARNET_SLOT_MILESTONE:
      return dup_link (self, CARNET_KEY_MILESTONE);
    case CARNET_SLOT_VISIBILITY:
      return g_strdup_printf ("%d", carnet_observation_document_get_visibility (self->document));
    case CARNET_SLOT_REVIEW:
      return g_strdup_printf ("%d", carnet_observation_document_get_review (self->document));
    case CARNET_SLOT_THEMES:
      return dup_ids (carnet_observation_document_dup_themes (self->document));
    case CARNET_SLOT_ACTORS:
      return dup_ids (carnet_observation_document_dup_actors (self->document));
    default:
      return g_strdup_printf ("%d",
                              carnet_observation_document_get_impact (self->document, impact_of (slot)));
    }
}

/* -- From a string -------------------------------------------------------------------------- */

static void
set_date (CarnetObservationEditor *self, const char *value)
{
  CarnetDate date;

  if (!carnet_date_parse_iso (value, &date))
    date = CARNET_DATE_NONE;
  carnet_observation_document_set_date (self->document, date, NULL);
}

static void
set_link (CarnetObservationEditor *self, const char *key, const char *value)
{
  CarnetId id = { { 0 } };

  carnet_id_parse (value, &id);
  carnet_observation_document_set_link (self->document, key, &id);
}

typedef void (*SetFunc) (CarnetObservationDocument *document, const CarnetId *id, gboolean on);

/* @present: taken */
static void
set_ids (CarnetObservationEditor *self, GArray *present, const char *value, SetFunc set)
{
  g_autoptr (GArray) ids = present;
  g_auto (GStrv) wanted = g_strsplit (value, " ", -1);

  for (guint i = 0; i < ids->len; i++)
    {
      const CarnetId  *id = &g_array_index (ids, CarnetId, i);
      g_autofree char *hex = dup_id (id);

      if (!g_strv_contains ((const char *const *)wanted, hex))
        set (self->document, id, FALSE);
    }
  for (guint i = 0; wanted[i]; i++)
    {
      CarnetId id;

      if (carnet_id_parse (wanted[i], &id))
        set (self->document, &id, TRUE);
    }
}

static void
set_value (CarnetObservationEditor *self, guint slot, const char *value)
{
  CarnetObservationDocument *document = self->document;
  const int                  number = atoi (value);

  switch (slot)
    {
    case CARNET_SLOT_DATE:
      set_date (self, value);
      break;
    case CARNET_SLOT_TERRITORY:
      set_link (self, CARNET_KEY_TERRITORY, value);
      break;
    case CARNET_SLOT_MILESTONE:
      set_link (self, CARNET_KEY_MILESTONE, value);
      break;
    case CARNET_SLOT_VISIBILITY:
      carnet_observation_document_set_visibility (document, (CarnetVisibility)number);
      break;
    case CARNET_SLOT_REVIEW:
      carnet_observation_document_set_review (document, (CarnetReview)number);
      break;
    case CARNET_SLOT_THEMES:
      set_ids (self, carnet_observation_document_dup_themes (document), value,
               carnet_observation_document_set_theme);
      break;
    case CARNET_SLOT_ACTORS:
      set_ids (self, carnet_observation_document_dup_actors (document), value,
               carnet_observation_document_set_actor);
      break;
    default:
      carnet_observation_document_set_impact (document, impact_of (slot), number);
    }
}

/* -- Recording ------------------------------------------------------------------------------ */

void
carnet_observation_editor_keep_values (CarnetObservationEditor *self)
{
  for (guint i = 0; i < CARNET_N_SLOTS; i++)
    {
      g_free (self->values[i]);
      self->values[i] = dup_value (self, i);
    }
}

void
carnet_observation_editor_record_value (CarnetObservationEditor *self, const char *key)
{
  const guint      slot = slot_of (key);
  g_autofree char *before = NULL;

  if (slot == CARNET_N_SLOTS)
    return;
  before = g_steal_pointer (&self->values[slot]);
  self->values[slot] = dup_value (self, slot);
  if (g_strcmp0 (before, self->values[slot]) == 0)
    return;
  carnet_undo_stack_record (self->undo, slot + CARNET_UNDO_VALUES, 0, before, self->values[slot]);
}

void
carnet_observation_editor_replay_value (CarnetObservationEditor *self, guint field, const char *value)
{
  set_value (self, field - CARNET_UNDO_VALUES, value);
}

void
carnet_observation_editor_forget_values (CarnetObservationEditor *self)
{
  for (guint i = 0; i < CARNET_N_SLOTS; i++)
    g_clear_pointer (&self->values[i], g_free);
}
