/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carnet-store-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/carnet-text.h"
#include "store/carnet-store-private.h"
#include "store/carnet-store-query.h"
#include "store/carnet-tokenizer.h"

#define EXCERPT_CHARS 240
#define SNIPPET_WORDS "24"

/* -- Excerpts and snippets --------------------------------------------------------- */

static char *
one_paragraph (const char *text)
{
  GString *out = g_string_new (NULL);
  gboolean space = FALSE;
  glong    n = 0;

  for (const char *at = text; *at != '\0' && n < EXCERPT_CHARS; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      /* No-break spaces stay: they are French typography. */
      if (c == ' ' || c == '\n' || c == '\t')
        {
          space = out->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (out, ' ');
      space = FALSE;
      g_string_append_unichar (out, c);
      n++;
    }
  return g_string_free (out, FALSE);
}

/* The first section, in the order of the programme, that has a text. */
static char *
make_excerpt (const CarnetObservation *observation, const CarnetProgramme *programme)
{
  for (guint i = 0; programme != NULL && i < programme->sections->len; i++)
    {
      const CarnetSection *section = programme->sections->pdata[i];
      const char          *text = carnet_observation_get_text (observation, &section->id);

      if (*text != '\0')
        return one_paragraph (text);
    }
  return g_strdup ("");
}

static gboolean
load_excerpt (CarnetStore *self, CarnetObservationRow *row, const CarnetProgramme *programme, GError **error)
{
  g_autoptr (CarnetObservation) observation = carnet_store_load_observation (self, &row->id, error);

  if (observation == NULL)
    return FALSE;
  g_free (row->excerpt);
  row->excerpt = make_excerpt (observation, programme);
  return TRUE;
}

static gboolean
load_snippet (CarnetStore          *self,
              CarnetObservationRow *row,
              gint64                seq,
              const char           *expression,
              GError              **error)
{
  g_autoptr (CarnetStatement) select = carnet_db_prepare (
      self->db,
      "SELECT snippet (search, 1, '" CARNET_MARK_BEGIN "', '" CARNET_MARK_END "', '…', " SNIPPET_WORDS
      "), highlight (search, 0, '" CARNET_MARK_BEGIN "', '" CARNET_MARK_END "')"
      " FROM search WHERE search MATCH :text AND rowid = :seq",
      error);
  const char *in_body;

  if (select == NULL)
    return FALSE;
  carnet_statement_bind_text (select, ":text", expression);
  carnet_statement_bind_integer (select, ":seq", seq);
  if (carnet_statement_step (select, error) == CARNET_STEP_ERROR)
    return FALSE;
  in_body = carnet_statement_get_text (select, 0);
  g_free (row->snippet);
  row->snippet = strstr (in_body, CARNET_MARK_BEGIN) != NULL
                     ? one_paragraph (in_body)
                     : g_strdup (carnet_statement_get_text (select, 1));
  return TRUE;
}

/* -- Rows -------------------------------------------------------------------------------- */

static void
replace (char **text, CarnetStatement *select, int column)
{
  g_free (*text);
  *text = g_strdup (carnet_statement_get_text (select, column));
}

static CarnetObservationRow *
read_row (CarnetStatement *select)
{
  CarnetObservationRow *row = carnet_observation_row_new ();

  row->id = carnet_statement_get_id (select, 0);
  replace (&row->title, select, 1);
  row->date = carnet_date_of_row (carnet_statement_get_integer (select, 2));
  replace (&row->territory_name, select, 3);
  replace (&row->author_name, select, 4);
  for (int i = 0; i < CARNET_N_IMPACTS; i++)
    row->impacts[i] = (int)carnet_statement_get_integer (select, 5 + i);
  row->visibility = (CarnetVisibility)carnet_statement_get_integer (select, 8);
  row->review = (CarnetReview)carnet_statement_get_integer (select, 9);
  row->conflict = carnet_statement_get_integer (select, 10) > 0;
  row->contested = carnet_statement_get_integer (select, 11) == CARNET_DELETION_CONTESTED;
  row->has_draft = carnet_statement_get_integer (select, 12) != 0;
  return row;
}

static CarnetObservationRow *
load_row (CarnetStore *self, gint64 seq, GError **error)
{
  g_autoptr (CarnetStatement) select = carnet_db_prepare (
      self->db,
      "SELECT o.id, o.title, o.date, t.name, p.name, o.performance, o.innovation, o.confiance,"
      " o.visibility, o.review, o.conflicts, o.deleted,"
      " EXISTS (SELECT 1 FROM draft AS d WHERE d.entity = o.id)"
      " FROM observation AS o"
      " LEFT JOIN territory AS t ON t.id = o.territory"
      " LEFT JOIN person AS p ON p.id = o.author"
      " WHERE o.seq = :seq",
      error);

  if (select == NULL)
    return NULL;
  carnet_statement_bind_integer (select, ":seq", seq);
  return carnet_statement_step (select, error) == CARNET_STEP_ROW ? read_row (select) : NULL;
}

GPtrArray *
carnet_store_list_observations (CarnetStore           *self,
                                const CarnetQuery     *query,
                                const CarnetProgramme *programme,
                                guint                  offset,
                                guint                  limit,
                                GError               **error)
{
  g_autofree char *expression = query->text != NULL ? carnet_search_expression (query->text) : NULL;
  g_autoptr (GArray) seqs = carnet_store_list_seqs (self, query, offset, limit, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_observation_row_free);

  if (seqs == NULL)
    return NULL;
  for (guint i = 0; i < seqs->len; i++)
    {
      gint64                seq = g_array_index (seqs, gint64, i);
      CarnetObservationRow *row = load_row (self, seq, error);

      if (row == NULL)
        return NULL;
      g_ptr_array_add (rows, row);
      if (!load_excerpt (self, row, programme, error)
          || (expression != NULL && !load_snippet (self, row, seq, expression, error)))
        return NULL;
    }
  return g_steal_pointer (&rows);
}

/* -- One by the beginning of its id --------------------------------------------------------- */

#define PREFIX_MIN 4

static gboolean
refuse_prefix (const char *text, CarnetError code, const char *sentence, GError **error)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, CARNET_ERROR, code, sentence, text);
#pragma GCC diagnostic pop
  return FALSE;
}

/* The whole id that begins with @text, filled with @digit. */
static gboolean
fill_id (const char *text, char digit, CarnetId *id)
{
  char hex[CARNET_ID_HEX + 1];

  memset (hex, digit, CARNET_ID_HEX);
  hex[CARNET_ID_HEX] = '\0';
  memcpy (hex, text, strlen (text));
  return carnet_id_parse (hex, id);
}

gboolean
carnet_store_find_by_prefix (CarnetStore *self, const char *text, CarnetId *id, GError **error)
{
  g_autoptr (CarnetStatement) select = NULL;
  CarnetId   low, high;
  CarnetStep step;

  if (strlen (text) < PREFIX_MIN || strlen (text) > CARNET_ID_HEX || !fill_id (text, '0', &low)
      || !fill_id (text, 'f', &high))
    return refuse_prefix (text, CARNET_ERROR_INVALID,
                          _ ("“%s” is not an identifier: give at least its first four digits."), error);
  select = carnet_db_prepare (self->db, "SELECT id FROM observation WHERE id BETWEEN :low AND :high LIMIT 2",
                              error);
  if (select == NULL)
    return FALSE;
  carnet_statement_bind_id (select, ":low", &low);
  carnet_statement_bind_id (select, ":high", &high);
  step = carnet_statement_step (select, error);
  if (step == CARNET_STEP_DONE)
    return refuse_prefix (text, CARNET_ERROR_NOT_FOUND,
                          _ ("No observation has an identifier that begins with “%s”."), error);
  if (step == CARNET_STEP_ERROR)
    return FALSE;
  low = carnet_statement_get_id (select, 0);
  step = carnet_statement_step (select, error);
  if (step == CARNET_STEP_ROW)
    return refuse_prefix (
        text, CARNET_ERROR_AMBIGUOUS,
        _ ("Several observations have an identifier that begins with “%s”: give more digits."), error);
  *id = low;
  return step == CARNET_STEP_DONE;
}
