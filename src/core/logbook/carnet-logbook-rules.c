/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "logbook/carnet-logbook-private.h"
#include "model/carnet-statement.h"

/* What each field may hold. Reading is lenient, since a newer version may know
 * better; what is written here follows the rules. */

typedef gboolean (*Rule) (CarnetLogbook *self, const char *key, const CarnetValue *value, GError **error);

G_GNUC_PRINTF (2, 3)
static gboolean
invalid (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list          arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, CARNET_ERROR, CARNET_ERROR_INVALID, message);
  return FALSE;
}

static const char *
text_of (const CarnetValue *value)
{
  return value->type == CARNET_VALUE_TEXT ? (const char *)value->bytes : "";
}

static gboolean
is_date (CarnetLogbook *self, const char *key, const CarnetValue *value, GError **error)
{
  const CarnetProgramme *programme;
  CarnetDate             date;

  if (value->type == CARNET_VALUE_NONE)
    return TRUE;
  if (!carnet_date_parse_iso (text_of (value), &date))
    return invalid (error, _ ("“%s” is not a date: write it as 2018-07-05."), text_of (value));
  programme = carnet_logbook_ensure_programme (self, error);
  return programme != NULL && carnet_programme_check_date (programme, date, error);
}

static gboolean
is_level (CarnetLogbook *self, const char *key, const CarnetValue *value, GError **error)
{
  gint64 level = carnet_value_get_integer (value, value->type == CARNET_VALUE_NONE ? 0 : -1);

  if (carnet_impact_parse (key + strlen (CARNET_PREFIX_IMPACT)) < 0)
    return invalid (error, _ ("There is no impact “%s”."), key + strlen (CARNET_PREFIX_IMPACT));
  if (level < 0 || level > CARNET_LEVEL_MAX)
    return invalid (error, _ ("The level of an impact is a number from 0 to 3."));
  return TRUE;
}

static gboolean
is_visibility (CarnetLogbook *self, const char *key, const CarnetValue *value, GError **error)
{
  if (value->type != CARNET_VALUE_NONE && carnet_visibility_parse (text_of (value)) < 0)
    return invalid (error, _ ("“%s” is not a visibility: private, coordination or publishable."),
                    text_of (value));
  return TRUE;
}

static gboolean
is_review (CarnetLogbook *self, const char *key, const CarnetValue *value, GError **error)
{
  if (value->type != CARNET_VALUE_NONE && carnet_review_parse (text_of (value)) < 0)
    return invalid (error, _ ("“%s” is not a review state: draft, to-review, to-complete or validated."),
                    text_of (value));
  return TRUE;
}

static gboolean
is_flag (CarnetLogbook *self, const char *key, const CarnetValue *value, GError **error)
{
  gint64 flag = carnet_value_get_integer (value, value->type == CARNET_VALUE_NONE ? 0 : -1);

  return flag == 0 || flag == 1 || invalid (error, _ ("The field “%s” holds 0 or 1."), key);
}

static gboolean
is_id (CarnetLogbook *self, const char *key, const CarnetValue *value, GError **error)
{
  return value->type == CARNET_VALUE_ID || value->type == CARNET_VALUE_NONE
         || invalid (error, _ ("The field “%s” holds an identifier."), key);
}

static gboolean
is_text (CarnetLogbook *self, const char *key, const CarnetValue *value, GError **error)
{
  return value->type == CARNET_VALUE_TEXT || value->type == CARNET_VALUE_NONE
         || invalid (error, _ ("The field “%s” holds a text."), key);
}

static gboolean
is_said (CarnetLogbook *self, const char *key, const CarnetValue *value, GError **error)
{
  if (*text_of (value) == '\0')
    return invalid (error, _ ("A name is needed."));
  return TRUE;
}

static gboolean
is_words (CarnetLogbook *self, const char *key, const CarnetValue *value, GError **error)
{
  const char *text = text_of (value);

  return text[strspn (text, " \n\t")] != '\0' || invalid (error, _ ("A comment needs words."));
}

static gboolean
is_comment_state (CarnetLogbook *self, const char *key, const CarnetValue *value, GError **error)
{
  return g_str_equal (text_of (value), CARNET_COMMENT_OPEN)
         || g_str_equal (text_of (value), CARNET_COMMENT_SETTLED)
         || invalid (error, _ ("“%s” is not the state of a comment: open or settled."), text_of (value));
}

static gboolean
is_when (CarnetLogbook *self, const char *key, const CarnetValue *value, GError **error)
{
  CarnetWhen when;

  return value->type == CARNET_VALUE_NONE || carnet_when_parse (text_of (value), &when, error);
}

static gboolean
is_milestone_when (CarnetLogbook *self, const char *key, const CarnetValue *value, GError **error)
{
  const CarnetProgramme *programme;
  CarnetWhen             when = { CARNET_WHEN_NONE };

  if (value->type != CARNET_VALUE_NONE && !carnet_when_parse (text_of (value), &when, error))
    return FALSE;
  programme = carnet_logbook_ensure_programme (self, error);
  return programme != NULL && carnet_programme_check_when (programme, &when, error);
}

static gboolean
is_milestone_kind (CarnetLogbook *self, const char *key, const CarnetValue *value, GError **error)
{
  const char *word = text_of (value);

  return g_str_equal (carnet_milestone_kind_to_string (carnet_milestone_kind_parse (word)), word)
         || invalid (error, _ ("“%s” is not a kind of milestone."), word);
}

static gboolean
is_url (CarnetLogbook *self, const char *key, const CarnetValue *value, GError **error)
{
  return carnet_milestone_check_url (text_of (value), error);
}

static gboolean
is_month (CarnetLogbook *self, const char *key, const CarnetValue *value, GError **error)
{
  CarnetMonth month;

  return carnet_month_parse_iso (text_of (value), &month)
         || invalid (error, _ ("“%s” is not a month: write it as 2018-07."), text_of (value));
}

static gboolean
is_length (CarnetLogbook *self, const char *key, const CarnetValue *value, GError **error)
{
  gint64 months = carnet_value_get_integer (value, 0);

  return (months >= 1 && months <= CARNET_LOGBOOK_MONTHS_MAX)
         || invalid (error, _ ("A logbook lasts from 1 to %d months."), CARNET_LOGBOOK_MONTHS_MAX);
}

static gboolean
is_place (CarnetLogbook *self, const char *key, const CarnetValue *value, GError **error)
{
  gint64 place = carnet_value_get_integer (value, -1);

  return (place >= 0 && place <= G_MAXINT)
         || invalid (error, _ ("The field “%s” holds a number that is not negative."), key);
}

static gboolean
is_quote (CarnetLogbook *self, const char *key, const CarnetValue *value, GError **error)
{
  return *text_of (value) != '\0' || invalid (error, _ ("There are no words to quote."));
}

static gboolean
is_consent (CarnetLogbook *self, const char *key, const CarnetValue *value, GError **error)
{
  if (value->type != CARNET_VALUE_NONE && carnet_consent_parse (text_of (value)) == CARNET_CONSENT_UNASKED)
    return invalid (error, _ ("“%s” is not a consent: verbatim, anonymous or none."), text_of (value));
  return TRUE;
}

static gboolean
is_actor_kind (CarnetLogbook *self, const char *key, const CarnetValue *value, GError **error)
{
  g_autofree char *words = NULL;

  if (value->type == CARNET_VALUE_NONE || carnet_actor_kind_parse (text_of (value)) >= 0)
    return TRUE;
  words = carnet_actor_kind_dup_words ();
  return invalid (error, _ ("“%s” is not a kind of actor: %s."), text_of (value), words);
}

static gboolean
is_statement_kind (CarnetLogbook *self, const char *key, const CarnetValue *value, GError **error)
{
  return value->type == CARNET_VALUE_NONE || g_strv_contains (carnet_statement_kinds, text_of (value))
         || invalid (error, _ ("“%s” is not a kind of statement: constat, enseignement or conviction."),
                     text_of (value));
}

static gboolean
is_siren (CarnetLogbook *self, const char *key, const CarnetValue *value, GError **error)
{
  g_autofree char *siren = NULL;

  if (value->type == CARNET_VALUE_NONE)
    return TRUE;
  siren = carnet_siren_read (text_of (value), error);
  if (siren == NULL)
    return FALSE;
  return g_str_equal (siren, text_of (value))
         || invalid (error, _ ("A SIREN is written with its nine digits alone: %s."), siren);
}

typedef struct
{
  const char *kind;
  const char *key; /* a whole key, or a prefix that ends in a slash */
  Rule        rule;
} FieldRule;

static const FieldRule rules[] = {
  { CARNET_KIND_OBSERVATION, CARNET_KEY_TITLE, is_text },
  { CARNET_KIND_OBSERVATION, CARNET_KEY_DATE, is_date },
  { CARNET_KIND_OBSERVATION, CARNET_KEY_AUTHOR, is_id },
  { CARNET_KIND_OBSERVATION, CARNET_KEY_TERRITORY, is_id },
  { CARNET_KIND_OBSERVATION, CARNET_KEY_MILESTONE, is_id },
  { CARNET_KIND_OBSERVATION, CARNET_PREFIX_TEXT, is_text },
  { CARNET_KIND_OBSERVATION, CARNET_PREFIX_IMPACT, is_level },
  { CARNET_KIND_OBSERVATION, CARNET_PREFIX_THEME, is_flag },
  { CARNET_KIND_OBSERVATION, CARNET_PREFIX_ACTOR, is_flag },
  { CARNET_KIND_OBSERVATION, CARNET_PREFIX_ATTACHMENT, is_text },
  { CARNET_KIND_OBSERVATION, CARNET_KEY_VISIBILITY, is_visibility },
  { CARNET_KIND_OBSERVATION, CARNET_KEY_REVIEW, is_review },
  { CARNET_KIND_PROGRAMME, CARNET_KEY_TITLE, is_said },
  { CARNET_KIND_PROGRAMME, CARNET_KEY_LOGBOOK_START, is_month },
  { CARNET_KIND_PROGRAMME, CARNET_KEY_LOGBOOK_MONTHS, is_length },
  { CARNET_KIND_PROGRAMME, CARNET_KEY_REPORT_DUE, is_when },
  { CARNET_KIND_MILESTONE, CARNET_KEY_TITLE, is_said },
  { CARNET_KIND_MILESTONE, CARNET_KEY_KIND, is_milestone_kind },
  { CARNET_KIND_MILESTONE, CARNET_KEY_WHEN, is_milestone_when },
  { CARNET_KIND_MILESTONE, CARNET_KEY_PARTNERS, is_text },
  { CARNET_KIND_MILESTONE, CARNET_KEY_PLACE, is_text },
  { CARNET_KIND_MILESTONE, CARNET_KEY_DESCRIPTION, is_text },
  { CARNET_KIND_MILESTONE, CARNET_KEY_URL, is_url },
  { CARNET_KIND_MILESTONE, CARNET_KEY_PROGRAMME, is_id },
  { CARNET_KIND_MILESTONE, CARNET_PREFIX_CALENDAR, is_text },
  { CARNET_KIND_PERSON, CARNET_KEY_NAME, is_said },
  { CARNET_KIND_TERRITORY, CARNET_KEY_NAME, is_said },
  { CARNET_KIND_ACTOR, CARNET_KEY_NAME, is_said },
  { CARNET_KIND_ACTOR, CARNET_KEY_KIND, is_actor_kind },
  { CARNET_KIND_ACTOR, CARNET_KEY_SIREN, is_siren },
  { CARNET_KIND_THEME, CARNET_KEY_LABEL, is_said },
  { CARNET_KIND_THEME, CARNET_KEY_DEFINITION, is_text },
  { CARNET_KIND_THEME, CARNET_KEY_PARENT, is_id },
  { CARNET_KIND_COMMENT, CARNET_KEY_SUBJECT, is_id },
  { CARNET_KIND_COMMENT, CARNET_KEY_TEXT, is_words },
  { CARNET_KIND_COMMENT, CARNET_KEY_STATE, is_comment_state },
  { CARNET_KIND_HIGHLIGHT, CARNET_KEY_OBSERVATION, is_id },
  { CARNET_KIND_HIGHLIGHT, CARNET_KEY_SECTION, is_id },
  { CARNET_KIND_HIGHLIGHT, CARNET_KEY_START, is_place },
  { CARNET_KIND_HIGHLIGHT, CARNET_KEY_END, is_place },
  { CARNET_KIND_HIGHLIGHT, CARNET_KEY_QUOTE, is_quote },
  { CARNET_KIND_HIGHLIGHT, CARNET_KEY_SPEAKER, is_text },
  { CARNET_KIND_HIGHLIGHT, CARNET_KEY_CONSENT, is_consent },
  { CARNET_KIND_STATEMENT, CARNET_KEY_KIND, is_statement_kind },
  { CARNET_KIND_STATEMENT, CARNET_KEY_RANK, is_place },
  { CARNET_KIND_STATEMENT, CARNET_KEY_TITLE, is_text },
  { CARNET_KIND_STATEMENT, CARNET_KEY_TEXT, is_text },
  { CARNET_KIND_STATEMENT, CARNET_PREFIX_EVIDENCE, is_flag },
  { CARNET_KIND_DECLARATION, CARNET_KEY_TERRITORY, is_id },
  { CARNET_KIND_DECLARATION, CARNET_KEY_MONTH, is_month },
};

static gboolean
applies (const FieldRule *rule, const char *kind, const char *key)
{
  if (!g_str_equal (rule->kind, kind))
    return FALSE;
  return g_str_has_suffix (rule->key, "/") ? g_str_has_prefix (key, rule->key) : g_str_equal (key, rule->key);
}

gboolean
carnet_logbook_check_writes (CarnetLogbook      *self,
                             const char         *kind,
                             const CarnetWrites *writes,
                             GError            **error)
{
  for (guint i = 0; i < carnet_writes_size (writes); i++)
    {
      const char *key;
      CarnetValue value;

      carnet_writes_get (writes, i, &key, &value);
      if (g_str_equal (key, CARNET_KEY_DELETED) && !is_flag (self, key, &value, error))
        return FALSE;
      for (guint j = 0; j < G_N_ELEMENTS (rules); j++)
        if (applies (&rules[j], kind, key) && !rules[j].rule (self, key, &value, error))
          return FALSE;
    }
  return TRUE;
}
