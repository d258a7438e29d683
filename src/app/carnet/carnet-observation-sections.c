/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts of an observation, by the sections of its programme and those it has no more. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/carnet-text.h"
#include "carnet/carnet-observation-base.h"
#include "carnet/carnet-observation-document-private.h"
#include "model/carnet-names.h"

#define EXCERPT_LENGTH 240

char *
carnet_observation_document_dup_text_key (const CarnetId *section)
{
  char hex[CARNET_ID_HEX + 1];

  carnet_id_to_hex (section, hex);
  return g_strconcat (CARNET_PREFIX_TEXT, hex, NULL);
}

/* -- Which sections ------------------------------------------------------------------------ */

/* One that was just emptied stays where somebody may still be writing. */
static gboolean
has_text (CarnetObservationDocument *self, const CarnetId *section)
{
  g_autofree char *key = carnet_observation_document_dup_text_key (section);

  return *carnet_base_get_text (self->base, key) != '\0'
         || *carnet_observation_document_get_text (self, key) != '\0';
}

static gboolean
is_among (const GPtrArray *sections, const CarnetId *id)
{
  for (guint i = 0; i < sections->len; i++)
    if (carnet_id_equal (&((CarnetSection *)sections->pdata[i])->id, id))
      return TRUE;
  return FALSE;
}

static void
add_past (CarnetObservationDocument *self, GPtrArray *sections, const CarnetId *id, const char *label)
{
  if (!is_among (sections, id) && has_text (self, id))
    g_ptr_array_add (sections, carnet_section_new (id, label, NULL, -1));
}

static void
add_known (CarnetObservationDocument *self, GPtrArray *sections, const GPtrArray *past)
{
  for (guint i = 0; i < past->len; i++)
    {
      const CarnetSection *section = past->pdata[i];
      /* Translators: the name of a section that was taken out of the programme */
      g_autofree char *label = g_strdup_printf (_ ("%s (no longer asked)"), section->label);

      add_past (self, sections, &section->id, label);
    }
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return carnet_id_compare (a, b);
}

/* Of a programme that is not in this logbook. */
static void
add_unknown (CarnetObservationDocument *self, GPtrArray *sections)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (CarnetId));
  g_autofree char *label = carnet_name_dup_shown (CARNET_NAME_SECTION, NULL, FALSE, NULL);
  GHashTableIter   iter;
  gpointer         id;

  g_hash_table_iter_init (&iter, self->base->texts);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (ids, id, 1);
  for (guint i = 0; i < carnet_writes_size (self->writes); i++)
    {
      const char *key;
      CarnetValue value;
      CarnetId    section;

      carnet_writes_get (self->writes, i, &key, &value);
      if (carnet_base_parse_suffix (key, CARNET_PREFIX_TEXT, &section))
        g_array_append_val (ids, section);
    }
  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    add_past (self, sections, &g_array_index (ids, CarnetId, i), label);
}

GPtrArray *
carnet_observation_document_list_sections (CarnetObservationDocument *self)
{
  GPtrArray             *sections = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_section_free);
  const CarnetProgramme *programme;

  g_return_val_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self), sections);

  programme = carnet_session_get_programme (self->session);
  for (guint i = 0; i < programme->sections->len; i++)
    {
      const CarnetSection *section = programme->sections->pdata[i];

      g_ptr_array_add (sections,
                       carnet_section_new (&section->id, section->label, section->question, section->rank));
    }
  add_known (self, sections, programme->past_sections);
  add_unknown (self, sections);
  return sections;
}

/* -- Of all of them ------------------------------------------------------------------------- */

guint
carnet_observation_document_count_words (CarnetObservationDocument *self)
{
  g_autoptr (GPtrArray) sections = NULL;
  guint n = 0;

  g_return_val_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self), 0);

  sections = carnet_observation_document_list_sections (self);
  for (guint i = 0; i < sections->len; i++)
    {
      const CarnetSection *section = sections->pdata[i];
      g_autofree char     *key = carnet_observation_document_dup_text_key (&section->id);

      n += carnet_text_word_count (carnet_observation_document_get_text (self, key));
    }
  return n;
}

char *
carnet_observation_document_dup_excerpt (CarnetObservationDocument *self)
{
  g_autoptr (GPtrArray) sections = carnet_observation_document_list_sections (self);
  GString         *all = g_string_new (NULL);
  g_autofree char *line = NULL;

  for (guint i = 0; i < sections->len && all->len < EXCERPT_LENGTH * 4; i++)
    {
      const CarnetSection *section = sections->pdata[i];
      g_autofree char     *key = carnet_observation_document_dup_text_key (&section->id);

      g_string_append_printf (all, "%.*s\n", EXCERPT_LENGTH * 4,
                              carnet_observation_document_get_text (self, key));
    }
  line = carnet_text_clean_line (all->str, -1);
  g_string_free (all, TRUE);
  return g_utf8_strlen (line, -1) > EXCERPT_LENGTH ? g_utf8_substring (line, 0, EXCERPT_LENGTH)
                                                   : g_steal_pointer (&line);
}
