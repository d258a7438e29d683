/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "exchange/carnet-xml-state.h"

static gboolean
in_conflict (const CarnetObservation *observation, const char *key)
{
  for (guint i = 0; i < observation->conflicts->len; i++)
    if (g_str_equal (observation->conflicts->pdata[i], key))
      return TRUE;
  return FALSE;
}

static void
write_title (CarnetXmlWriter *writer, const CarnetObservation *observation)
{
  gboolean conflict = in_conflict (observation, CARNET_KEY_TITLE);

  if (observation->title[0] == '\0' && !conflict)
    return;
  carnet_xml_writer_begin (writer, "title");
  carnet_xml_writer_attribute_true (writer, "conflict", conflict);
  carnet_xml_writer_prose (writer, observation->title);
  carnet_xml_writer_end (writer);
}

static void
write_date (CarnetXmlWriter *writer, const CarnetObservation *observation)
{
  gboolean         conflict = in_conflict (observation, CARNET_KEY_DATE);
  g_autofree char *day
      = observation->date != CARNET_DATE_NONE ? carnet_date_to_iso (observation->date) : NULL;

  if (day == NULL && !conflict)
    return;
  carnet_xml_writer_begin (writer, "date");
  carnet_xml_writer_attribute_given (writer, "day", day);
  carnet_xml_writer_attribute_true (writer, "conflict", conflict);
  carnet_xml_writer_end (writer);
}

static void
write_reference (CarnetXmlWriter *writer, const char *element, const CarnetId *id, gboolean conflict)
{
  if (carnet_id_is_nil (id) && !conflict)
    return;
  carnet_xml_writer_begin (writer, element);
  carnet_xml_writer_attribute_id (writer, "ref", id);
  carnet_xml_writer_attribute_true (writer, "conflict", conflict);
  carnet_xml_writer_end (writer);
}

static gboolean
element_conflict (const CarnetObservation *observation, const char *prefix, const CarnetId *id)
{
  char hex[CARNET_ID_HEX + 1];
  char key[CARNET_KEY_MAX + 1];

  if (observation->conflicts->len == 0)
    return FALSE;
  carnet_id_to_hex (id, hex);
  g_snprintf (key, sizeof key, "%s%s", prefix, hex);
  return in_conflict (observation, key);
}

static void
write_text (CarnetXmlWriter *writer, const CarnetObservation *observation, const CarnetId *section)
{
  const char *text = carnet_observation_get_text (observation, section);
  gboolean    conflict = element_conflict (observation, CARNET_PREFIX_TEXT, section);

  if (text[0] == '\0' && !conflict)
    return;
  carnet_xml_writer_begin (writer, "text");
  carnet_xml_writer_attribute_true (writer, "conflict", conflict);
  carnet_xml_writer_attribute_id (writer, "section", section);
  carnet_xml_writer_prose (writer, text);
  carnet_xml_writer_end (writer);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return carnet_id_compare (*(const CarnetId *const *)a, *(const CarnetId *const *)b);
}

static gboolean
programme_has_section (const CarnetProgramme *programme, const CarnetId *id)
{
  for (guint i = 0; programme != NULL && i < programme->sections->len; i++)
    if (carnet_id_equal (&((CarnetSection *)programme->sections->pdata[i])->id, id))
      return TRUE;
  return FALSE;
}

/* In the programme's order, then texts of other sections by id. */
static void
write_texts (CarnetXmlState *self, const CarnetObservation *observation)
{
  g_autoptr (GPtrArray) others = NULL;
  GHashTableIter iter;
  gpointer       section;

  for (guint i = 0; self->programme != NULL && i < self->programme->sections->len; i++)
    write_text (self->writer, observation, &((CarnetSection *)self->programme->sections->pdata[i])->id);
  others = g_ptr_array_new ();
  g_hash_table_iter_init (&iter, observation->texts);
  while (g_hash_table_iter_next (&iter, &section, NULL))
    if (!programme_has_section (self->programme, section))
      g_ptr_array_add (others, section);
  g_ptr_array_sort (others, compare_ids);
  for (guint i = 0; i < others->len; i++)
    write_text (self->writer, observation, others->pdata[i]);
}

static void
write_impacts (CarnetXmlWriter *writer, const CarnetObservation *observation)
{
  for (int i = 0; i < CARNET_N_IMPACTS; i++)
    {
      gboolean conflict = in_conflict (observation, carnet_impact_get_key (i));

      if (observation->impacts[i] == 0 && !conflict)
        continue;
      carnet_xml_writer_begin (writer, "impact");
      carnet_xml_writer_attribute (writer, "on", carnet_impact_to_string (i));
      carnet_xml_writer_attribute_integer (writer, "level",
                                           CLAMP (observation->impacts[i], 0, CARNET_LEVEL_MAX));
      carnet_xml_writer_attribute_true (writer, "conflict", conflict);
      carnet_xml_writer_end (writer);
    }
}

static void
write_elements (CarnetXmlWriter         *writer,
                const CarnetObservation *observation,
                const char              *element,
                const char              *prefix,
                GArray                  *ids,
                GHashTable              *references)
{
  for (guint i = 0; i < ids->len; i++)
    {
      const CarnetId *id = &g_array_index (ids, CarnetId, i);

      write_reference (writer, element, id, element_conflict (observation, prefix, id));
      carnet_xml_state_refer (references, id);
    }
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static void
write_attachments (CarnetXmlWriter *writer, const CarnetObservation *observation)
{
  g_autoptr (GPtrArray) names = NULL;
  GHashTableIter iter;
  gpointer       name;

  if (observation->attachments == NULL || g_hash_table_size (observation->attachments) == 0)
    return;
  names = g_ptr_array_new ();
  g_hash_table_iter_init (&iter, observation->attachments);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, name);
  g_ptr_array_sort (names, compare_strings);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *key = g_strconcat (CARNET_PREFIX_ATTACHMENT, names->pdata[i], NULL);
      CarnetHash       hash;

      if (!carnet_hash_parse_base32 (names->pdata[i], &hash))
        continue;
      carnet_xml_writer_begin (writer, "attachment");
      carnet_xml_writer_attribute_true (writer, "conflict", in_conflict (observation, key));
      carnet_xml_writer_attribute_hash (writer, "hash", &hash);
      carnet_xml_writer_prose (writer, g_hash_table_lookup (observation->attachments, names->pdata[i]));
      carnet_xml_writer_end (writer);
    }
}

static void
write_word (CarnetXmlWriter *writer, const char *element, const char *word, gboolean conflict)
{
  carnet_xml_writer_begin (writer, element);
  carnet_xml_writer_attribute (writer, "is", word);
  carnet_xml_writer_attribute_true (writer, "conflict", conflict);
  carnet_xml_writer_end (writer);
}

static void
write_observation (CarnetXmlState *self, const CarnetObservation *observation)
{
  CarnetXmlWriter *writer = self->writer;
  CarnetId         author = carnet_xml_state_person (self, &observation->author);

  carnet_xml_state_refer (self->people, &observation->author);
  carnet_xml_state_refer (self->territories, &observation->territory);
  carnet_xml_writer_begin (writer, "observation");
  carnet_xml_writer_attribute_id (writer, "id", &observation->id);
  carnet_xml_writer_attribute_true (writer, "contested", observation->contested);
  write_title (writer, observation);
  write_date (writer, observation);
  write_reference (writer, "author", &author, in_conflict (observation, CARNET_KEY_AUTHOR));
  write_reference (writer, "territory", &observation->territory,
                   in_conflict (observation, CARNET_KEY_TERRITORY));
  write_reference (writer, "milestone", &observation->milestone,
                   in_conflict (observation, CARNET_KEY_MILESTONE));
  write_texts (self, observation);
  write_impacts (writer, observation);
  write_elements (writer, observation, "theme", CARNET_PREFIX_THEME, observation->themes, self->themes);
  write_elements (writer, observation, "actor", CARNET_PREFIX_ACTOR, observation->actors, self->actors);
  write_attachments (writer, observation);
  write_word (writer, "visibility", carnet_visibility_to_string (observation->visibility),
              in_conflict (observation, CARNET_KEY_VISIBILITY));
  write_word (writer, "review", carnet_review_to_string (observation->review),
              in_conflict (observation, CARNET_KEY_REVIEW));
  carnet_xml_writer_end (writer);
}

static gboolean
write_observation_cb (const CarnetObservation *observation, gpointer data, GError **error)
{
  CarnetXmlState *self = data;

  write_observation (self, observation);
  g_array_append_val (self->written, observation->id);
  self->n_observations++;
  return !carnet_xml_writer_failed (self->writer, error)
         && carnet_xml_progress_tell (self->progress, self->n_observations, error);
}

gboolean
carnet_xml_state_write_observations (CarnetXmlState *self, GError **error)
{
  gboolean ok;

  carnet_xml_writer_begin (self->writer, "observations");
  ok = carnet_store_foreach_observation (self->store, self->query, write_observation_cb, self, error);
  carnet_xml_writer_end (self->writer);
  return ok;
}
