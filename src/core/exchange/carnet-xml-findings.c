/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/carnet-xml-shown.h"
#include "exchange/carnet-xml-state.h"
#include "model/carnet-statement.h"

#define CONSENT_VERBATIM "verbatim"
#define CONSENT_NONE "none"

static const char *const CONSENTS[] = { CONSENT_VERBATIM, "anonymous", CONSENT_NONE, NULL };
static const char *const COMMENT_STATES[] = { "open", "settled", NULL };

typedef struct
{
  CarnetXmlState *state;
  GArray         *ids; /* of what was written, to be added to what may be referred to */
} Findings;

static gboolean
is_report (const CarnetXmlState *state)
{
  return state->profile == CARNET_PROFILE_REPORT;
}

/* -- Highlights --------------------------------------------------------------------- */

static gboolean
highlight_may_show (CarnetXmlState *state, const CarnetWrites *shown)
{
  const char *consent = carnet_shown_word (shown, CARNET_KEY_CONSENT, CONSENTS);
  CarnetId    observation = carnet_shown_id (shown, CARNET_KEY_OBSERVATION);

  return !is_report (state)
         || (consent != NULL && !g_str_equal (consent, CONSENT_NONE)
             && carnet_xml_state_wrote (state, &observation));
}

static void
write_source_revision (CarnetXmlWriter *writer, const CarnetWrites *shown)
{
  const char *revision = carnet_writes_find_text (shown, CARNET_KEY_REVISION);
  CarnetHash  hash;

  if (revision != NULL && carnet_hash_parse (revision, &hash))
    carnet_xml_writer_attribute_hash (writer, "revision", &hash);
}

static gboolean
write_highlight_cb (const CarnetId *entity, const CarnetWrites *shown, gpointer data, GError **error)
{
  Findings        *self = data;
  CarnetXmlWriter *writer = self->state->writer;
  const char      *consent = carnet_shown_word (shown, CARNET_KEY_CONSENT, CONSENTS);
  gboolean         named = g_strcmp0 (consent, CONSENT_VERBATIM) == 0 && !self->state->pseudonyms;

  if (!highlight_may_show (self->state, shown))
    return TRUE;
  carnet_xml_writer_begin (writer, "highlight");
  carnet_xml_writer_attribute_id (writer, "id", entity);
  carnet_xml_write_shown_id (writer, "observation", shown, CARNET_KEY_OBSERVATION);
  carnet_xml_write_shown_id (writer, "section", shown, CARNET_KEY_SECTION);
  write_source_revision (writer, shown);
  carnet_xml_write_shown_count (writer, "start", shown, CARNET_KEY_START);
  carnet_xml_write_shown_count (writer, "end", shown, CARNET_KEY_END);
  carnet_xml_writer_attribute_given (writer, "consent", consent);
  carnet_xml_writer_field (writer, "quote", carnet_writes_find_text (shown, CARNET_KEY_QUOTE));
  if (named || !is_report (self->state))
    carnet_xml_writer_field (writer, "speaker", carnet_writes_find_text (shown, CARNET_KEY_SPEAKER));
  carnet_xml_writer_end (writer);
  g_array_append_val (self->ids, *entity);
  return TRUE;
}

/* -- Statements ---------------------------------------------------------------------- */

/* Calls for each entity the statement rests on. Returns: how many of them were not written. */
static guint
walk_evidence (CarnetXmlState *state, const CarnetWrites *shown, gboolean write)
{
  guint withheld = 0;

  for (guint i = 0; i < carnet_writes_size (shown); i++)
    {
      const char *key;
      CarnetValue value;
      CarnetId    id;

      carnet_writes_get (shown, i, &key, &value);
      if (!g_str_has_prefix (key, CARNET_PREFIX_EVIDENCE) || carnet_value_get_integer (&value, 0) != 1
          || !carnet_id_parse (key + strlen (CARNET_PREFIX_EVIDENCE), &id))
        continue;
      if (!carnet_xml_state_wrote (state, &id))
        withheld++;
      else if (write)
        {
          carnet_xml_writer_begin (state->writer, "evidence");
          carnet_xml_writer_attribute_id (state->writer, "ref", &id);
          carnet_xml_writer_end (state->writer);
        }
    }
  return withheld;
}

static gboolean
write_statement_cb (const CarnetId *entity, const CarnetWrites *shown, gpointer data, GError **error)
{
  Findings        *self = data;
  CarnetXmlWriter *writer = self->state->writer;
  guint            withheld = walk_evidence (self->state, shown, FALSE);
  CarnetValue      rank;

  carnet_xml_writer_begin (writer, "statement");
  carnet_xml_writer_attribute_id (writer, "id", entity);
  carnet_xml_writer_attribute_given (writer, "kind",
                                     carnet_shown_word (shown, CARNET_KEY_KIND, carnet_statement_kinds));
  if (carnet_writes_find (shown, CARNET_KEY_RANK, &rank) && rank.type == CARNET_VALUE_INTEGER)
    carnet_xml_writer_attribute_integer (writer, "rank", carnet_value_get_integer (&rank, 0));
  if (withheld > 0)
    carnet_xml_writer_attribute_integer (writer, "withheld", withheld);
  carnet_xml_writer_field (writer, "title", carnet_writes_find_text (shown, CARNET_KEY_TITLE));
  carnet_xml_writer_field (writer, "text", carnet_writes_find_text (shown, CARNET_KEY_TEXT));
  walk_evidence (self->state, shown, TRUE);
  carnet_xml_writer_end (writer);
  g_array_append_val (self->ids, *entity);
  return TRUE;
}

/* -- Comments and declarations --------------------------------------------------------- */

static gboolean
write_comment_cb (const CarnetId *entity, const CarnetWrites *shown, gpointer data, GError **error)
{
  CarnetXmlState  *state = ((Findings *)data)->state;
  CarnetXmlWriter *writer = state->writer;
  CarnetId         subject = carnet_shown_id (shown, CARNET_KEY_SUBJECT);

  if (is_report (state) && !carnet_xml_state_wrote (state, &subject))
    return TRUE;
  carnet_xml_writer_begin (writer, "comment");
  carnet_xml_writer_attribute_id (writer, "id", entity);
  carnet_xml_writer_attribute_id (writer, "subject", &subject);
  carnet_xml_writer_attribute_given (writer, "state",
                                     carnet_shown_word (shown, CARNET_KEY_STATE, COMMENT_STATES));
  carnet_xml_writer_field (writer, "text", carnet_writes_find_text (shown, CARNET_KEY_TEXT));
  carnet_xml_writer_end (writer);
  return TRUE;
}

static gboolean
declaration_may_show (CarnetXmlState *state, const CarnetId *territory, CarnetMonth month)
{
  const CarnetQuery *query = state->query;

  if (query == NULL)
    return TRUE;
  if (!carnet_id_is_nil (&query->territory) && !carnet_id_equal (&query->territory, territory))
    return FALSE;
  if (month == CARNET_MONTH_NONE)
    return query->month == CARNET_MONTH_NONE && query->first == CARNET_DATE_NONE
           && query->last == CARNET_DATE_NONE;
  return (query->month == CARNET_MONTH_NONE || query->month == month)
         && (query->first == CARNET_DATE_NONE || carnet_date_month (query->first) <= month)
         && (query->last == CARNET_DATE_NONE || carnet_date_month (query->last) >= month);
}

static gboolean
write_declaration_cb (const CarnetId *entity, const CarnetWrites *shown, gpointer data, GError **error)
{
  CarnetXmlState  *state = ((Findings *)data)->state;
  CarnetXmlWriter *writer = state->writer;
  const char      *text = carnet_writes_find_text (shown, CARNET_KEY_MONTH);
  CarnetId         territory = carnet_shown_id (shown, CARNET_KEY_TERRITORY);
  CarnetMonth      month = CARNET_MONTH_NONE;

  if (text != NULL && !carnet_month_parse_iso (text, &month))
    text = NULL;
  if (!declaration_may_show (state, &territory, month))
    return TRUE;
  carnet_xml_state_refer (state->territories, &territory);
  carnet_xml_writer_begin (writer, "declaration");
  carnet_xml_writer_attribute_id (writer, "id", entity);
  carnet_xml_writer_attribute_id (writer, "territory", &territory);
  carnet_xml_writer_attribute_given (writer, "month", text);
  carnet_xml_writer_end (writer);
  return TRUE;
}

/* -- Together --------------------------------------------------------------------------- */

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return carnet_id_compare (a, b);
}

static gboolean
write_list (CarnetXmlState *state,
            const char     *element,
            const char     *kind,
            CarnetStateFunc func,
            GError        **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (CarnetId));
  Findings findings = { state, ids };

  carnet_xml_writer_begin (state->writer, element);
  if (!carnet_store_foreach_state (state->store, kind, FALSE, func, &findings, error))
    return FALSE;
  carnet_xml_writer_end (state->writer);
  if (ids->len > 0)
    {
      g_array_append_vals (state->written, ids->data, ids->len);
      g_array_sort (state->written, compare_ids);
    }
  return !carnet_xml_writer_failed (state->writer, error)
         && carnet_xml_progress_tell (state->progress, 0, error);
}

/* What is published holds nothing of the work on it. */
static gboolean
is_published (const CarnetXmlState *state)
{
  return is_report (state) && state->query != NULL
         && state->query->visibility == CARNET_VISIBILITY_PUBLISHABLE;
}

static gboolean
write_comments (CarnetXmlState *state, GError **error)
{
  if (!is_published (state))
    return write_list (state, "comments", CARNET_KIND_COMMENT, write_comment_cb, error);
  carnet_xml_writer_begin (state->writer, "comments");
  carnet_xml_writer_end (state->writer);
  return TRUE;
}

gboolean
carnet_xml_state_write_findings (CarnetXmlState *self, GError **error)
{
  return write_list (self, "highlights", CARNET_KIND_HIGHLIGHT, write_highlight_cb, error)
         && write_list (self, "statements", CARNET_KIND_STATEMENT, write_statement_cb, error)
         && write_comments (self, error)
         && write_list (self, "declarations", CARNET_KIND_DECLARATION, write_declaration_cb, error);
}
