/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "logbook/carnet-field-words-private.h"
#include "model/carnet-statement.h"

/* -- Values ------------------------------------------------------------------------------ */

static char *
dup_level (gint64 level)
{
  return g_strdup_printf ("%d · %s", (int)level, carnet_level_get_label ((int)level));
}

/* A section that was removed has its place below zero. */
static char *
dup_place (gint64 rank)
{
  return rank < 0 ? g_strdup (_ ("removed")) : g_strdup_printf ("%" G_GINT64_FORMAT, rank);
}

static char *
dup_integer (const char *key, gint64 integer)
{
  static const char *const flags[]
      = { CARNET_PREFIX_THEME, CARNET_PREFIX_ACTOR, CARNET_PREFIX_EVIDENCE, CARNET_KEY_DELETED };

  if (g_str_has_prefix (key, CARNET_PREFIX_IMPACT) && integer >= 0 && integer <= CARNET_LEVEL_MAX)
    return dup_level (integer);
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    if (g_str_has_prefix (key, flags[i]))
      return g_strdup (integer == 1 ? _ ("yes") : _ ("no"));
  if (carnet_section_part_of (key, NULL) == CARNET_SECTION_RANK)
    return dup_place (integer);
  return g_strdup_printf ("%" G_GINT64_FORMAT, integer);
}

/* A kind that only a newer version knows stays the word it is. */
static const char *
find_kind_label (const char *kind, const char *text)
{
  const CarnetMilestoneKind milestone = carnet_milestone_kind_parse (text);

  if (g_str_equal (kind, CARNET_KIND_TERRITORY))
    return carnet_territory_kind_get_label (text);
  if (g_str_equal (kind, CARNET_KIND_STATEMENT))
    return carnet_statement_kind_get_label (text);
  if (g_str_equal (kind, CARNET_KIND_ACTOR) && carnet_actor_kind_parse (text) >= 0)
    return carnet_actor_kind_get_label ((CarnetActorKind)carnet_actor_kind_parse (text));
  return g_str_equal (kind, CARNET_KIND_MILESTONE)
                 && g_str_equal (carnet_milestone_kind_to_string (milestone), text)
             ? carnet_milestone_kind_get_label (milestone)
             : text;
}

/* (nullable): a day, a month or a range of days. */
static char *
dup_time (const char *key, const char *text)
{
  CarnetDate  date;
  CarnetMonth month;
  CarnetWhen  when;

  if (g_str_equal (key, CARNET_KEY_DATE))
    return carnet_date_parse_iso (text, &date) ? carnet_date_format (date, CARNET_DATE_FULL) : NULL;
  if (g_str_equal (key, CARNET_KEY_LOGBOOK_START) || g_str_equal (key, CARNET_KEY_MONTH))
    return carnet_month_parse_iso (text, &month) ? carnet_month_format (month, CARNET_MONTH_LONG) : NULL;
  if ((!g_str_equal (key, CARNET_KEY_WHEN) && !g_str_equal (key, CARNET_KEY_REPORT_DUE))
      || !carnet_when_parse (text, &when, NULL))
    return NULL;
  return when.precision == CARNET_WHEN_DAY ? carnet_date_format (when.first, CARNET_DATE_FULL)
                                           : carnet_when_to_typed (&when);
}

/* (nullable): one of the words that files have for it. */
static const char *
find_word (const char *kind, const char *key, const char *text)
{
  if (g_str_equal (key, CARNET_KEY_KIND))
    return find_kind_label (kind, text);
  if (g_str_equal (key, CARNET_KEY_ROLE))
    return carnet_role_get_label (text);
  if (g_str_equal (key, CARNET_KEY_VISIBILITY) && carnet_visibility_parse (text) >= 0)
    return carnet_visibility_get_label ((CarnetVisibility)carnet_visibility_parse (text));
  if (g_str_equal (key, CARNET_KEY_REVIEW) && carnet_review_parse (text) >= 0)
    return carnet_review_get_label ((CarnetReview)carnet_review_parse (text));
  if (g_str_equal (key, CARNET_KEY_CONSENT) && carnet_consent_parse (text) >= 0)
    return carnet_consent_get_label ((CarnetConsent)carnet_consent_parse (text));
  if (g_str_equal (key, CARNET_KEY_STATE) && g_str_equal (text, CARNET_COMMENT_OPEN))
    return C_ ("comment", "open");
  if (g_str_equal (key, CARNET_KEY_STATE) && g_str_equal (text, CARNET_COMMENT_SETTLED))
    return C_ ("comment", "settled");
  if (g_str_equal (key, CARNET_KEY_VERDICT) && g_str_equal (text, CARNET_VERDICT_SAME))
    return _ ("same");
  return g_str_equal (key, CARNET_KEY_VERDICT) && g_str_equal (text, CARNET_VERDICT_DISTINCT) ? _ ("distinct")
                                                                                              : NULL;
}

static char *
dup_word (const char *kind, const char *key, const char *text)
{
  g_autofree char *time = dup_time (key, text);
  const char      *word = find_word (kind, key, text);

  if (time != NULL)
    return g_steal_pointer (&time);
  if (g_str_equal (key, CARNET_KEY_SIREN))
    return carnet_siren_format (text);
  return g_strdup (word != NULL ? word : text);
}

/* Of what @key holds the id; "" when it may be of several kinds. */
static const char *
kind_of_id (const char *key)
{
  static const char *const kinds[][2] = {
    { CARNET_KEY_AUTHOR, CARNET_KIND_PERSON },           { CARNET_KEY_TERRITORY, CARNET_KIND_TERRITORY },
    { CARNET_KEY_MILESTONE, CARNET_KIND_MILESTONE },     { CARNET_KEY_PARENT, CARNET_KIND_THEME },
    { CARNET_KEY_PROGRAMME, CARNET_KIND_PROGRAMME },     { CARNET_KEY_SUBJECT, CARNET_KIND_OBSERVATION },
    { CARNET_KEY_OBSERVATION, CARNET_KIND_OBSERVATION },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i][0], key))
      return kinds[i][1];
  return "";
}

static char *
dup_id (CarnetFieldWords *self, const char *key, const CarnetId *id)
{
  g_autofree char *hex = carnet_id_to_string (id);

  return g_str_equal (key, CARNET_KEY_SECTION) ? carnet_field_words_dup_section (self, hex)
                                               : carnet_field_words_dup_name (self, kind_of_id (key), id);
}

char *
carnet_field_words_dup_text (CarnetFieldWords *self, const char *key, const CarnetValue *value)
{
  g_autofree char *text = NULL;
  CarnetId         id;

  switch (value->type)
    {
    case CARNET_VALUE_TEXT:
      text = carnet_value_dup_text (value);
      return dup_word (self->kind, key, text);
    case CARNET_VALUE_INTEGER:
      return dup_integer (key, carnet_value_get_integer (value, 0));
    case CARNET_VALUE_ID:
      id = carnet_value_get_id (value);
      return dup_id (self, key, &id);
    default:
      return g_strdup ("");
    }
}

CarnetFieldText *
carnet_field_words_read (CarnetFieldWords *self, const CarnetCell *cell)
{
  CarnetFieldText *text = g_new0 (CarnetFieldText, 1);
  CarnetValue      value;

  carnet_cell_get_shown (cell, &value);
  carnet_field_words_set (self, cell->key, &text->field);
  text->text = carnet_field_words_dup_text (self, cell->key, &value);
  text->conflict = cell->conflict;
  return text;
}

void
carnet_field_text_free (CarnetFieldText *text)
{
  carnet_field_clear (&text->field);
  g_free (text->text);
  g_free (text);
}

void
carnet_field_change_free (CarnetFieldChange *change)
{
  carnet_field_clear (&change->field);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

/* -- People --------------------------------------------------------------------------------- */

CarnetWriter *
carnet_field_words_dup_writer (CarnetFieldWords *self, const CarnetRevision *revision)
{
  const CarnetWrites *person = carnet_field_words_find_state (self, &revision->actor);
  const char         *name = carnet_writes_find_text (person, CARNET_KEY_NAME);
  const char         *role = carnet_writes_find_text (person, CARNET_KEY_ROLE);
  CarnetWriter       *writer = g_new0 (CarnetWriter, 1);

  writer->revision = revision->id;
  writer->actor = revision->actor;
  writer->name = g_strdup (name != NULL ? name : "");
  writer->role = g_strdup (role != NULL ? role : "");
  writer->recorded_ms = revision->recorded_ms;
  writer->mine = carnet_id_equal (&revision->actor, &self->logbook->owner->id);
  return writer;
}

void
carnet_writer_free (CarnetWriter *writer)
{
  g_free (writer->name);
  g_free (writer->role);
  g_free (writer);
}

CarnetFieldWords *
carnet_field_words_new (CarnetLogbook *logbook, GError **error)
{
  const CarnetProgramme *programme = carnet_logbook_ensure_programme (logbook, error);
  CarnetFieldWords      *self;

  if (programme == NULL)
    return NULL;
  self = g_new0 (CarnetFieldWords, 1);
  self->logbook = logbook;
  self->programme = programme;
  self->kind = CARNET_KIND_OBSERVATION;
  self->states = g_hash_table_new_full (carnet_id_hash_func, carnet_id_equal_func, g_free,
                                        (GDestroyNotify)carnet_writes_unref);
  return self;
}

void
carnet_field_words_set_entity (CarnetFieldWords *self, const char *kind, const CarnetId *entity)
{
  self->kind = kind;
  self->entity = *entity;
}

void
carnet_field_words_read_merge (CarnetFieldWords *self, CarnetMerge *merge, guint file)
{
  self->merge = merge;
  self->file = file;
}

void
carnet_field_words_free (CarnetFieldWords *self)
{
  g_hash_table_unref (self->states);
  g_free (self);
}
