/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carnet-store-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/carnet-observation-record.h"
#include "store/carnet-store-found.h"
#include "store/carnet-store-private.h"
#include "store/carnet-store-query.h"

#define EXCERPT_CHARS 240

/* -- Excerpts -------------------------------------------------------------------------- */

/* The first EXCERPT_CHARS characters of @size bytes, in one paragraph. */
static char *
one_paragraph (const char *text, gsize size)
{
  const char *end = text + size;
  char       *paragraph = g_malloc (MIN (size, 6 * EXCERPT_CHARS) + 1), *out = paragraph;
  gboolean    space = FALSE;

  for (guint n = 0; text < end && n < EXCERPT_CHARS;)
    {
      /* What a file says is not trusted to be whole. */
      const char *next = MIN (g_utf8_next_char (text), end);

      /* No-break spaces stay: they are French typography. */
      if (*text == ' ' || *text == '\n' || *text == '\t')
        {
          space = out > paragraph;
          text = next;
          continue;
        }
      if (space)
        *out++ = ' ';
      space = FALSE;
      while (text < next)
        *out++ = *text++;
      n++;
    }
  *out = '\0';
  return g_realloc (paragraph, (gsize)(out - paragraph) + 1);
}

static char *
excerpt_of (const GPtrArray *sections, const char *body, const guint8 *layout, gsize size)
{
  gsize offset, length;

  for (guint i = 0; i < sections->len; i++)
    if (carnet_layout_find (layout, size, &((CarnetSection *)sections->pdata[i])->id, &offset, &length)
        && offset + length <= strlen (body))
      return one_paragraph (body + offset, length);
  return NULL;
}

/* The first section, in the order of the programme, that has a text, then those it does not have any more. */
static char *
make_excerpt (CarnetStatement *select, int body_column, const CarnetProgramme *programme)
{
  const char   *body = carnet_statement_get_text (select, body_column);
  gsize         size;
  const guint8 *layout = carnet_statement_get_blob (select, body_column + 1, &size);
  char         *excerpt = NULL;

  if (programme != NULL)
    excerpt = excerpt_of (programme->sections, body, layout, size);
  if (programme != NULL && excerpt == NULL)
    excerpt = excerpt_of (programme->past_sections, body, layout, size);
  return excerpt != NULL ? excerpt : g_strdup ("");
}

/* -- Rows -------------------------------------------------------------------------------- */

static void
replace (char **text, CarnetStatement *select, int column)
{
  g_free (*text);
  *text = g_strdup (carnet_statement_get_text (select, column));
}

static CarnetObservationRow *
read_row (CarnetStatement *select, const CarnetProgramme *programme)
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
  row->deleted = carnet_statement_get_integer (select, 11) == CARNET_DELETION_DELETED;
  row->contested = carnet_statement_get_integer (select, 11) == CARNET_DELETION_CONTESTED;
  row->has_draft = carnet_statement_get_integer (select, 12) != 0;
  g_free (row->excerpt);
  row->excerpt = make_excerpt (select, 13, programme);
  return row;
}

static CarnetObservationRow *
load_row (CarnetStatement *select, gint64 seq, const CarnetProgramme *programme, GError **error)
{
  CarnetObservationRow *row = NULL;

  carnet_statement_bind_integer (select, ":seq", seq);
  if (carnet_statement_step (select, error) == CARNET_STEP_ROW)
    row = read_row (select, programme);
  else if (error != NULL && *error == NULL)
    g_set_error_literal (error, CARNET_ERROR, CARNET_ERROR_CORRUPT, _ ("A list of this logbook is damaged."));
  carnet_statement_reset (select);
  return row;
}

static gboolean
add_snippet (CarnetStore            *self,
             CarnetObservationRow   *row,
             const CarnetStoreFound *found,
             const char             *expression,
             GError                **error)
{
  g_free (row->snippet);
  row->snippet = strstr (found->snippet, CARNET_MARK_BEGIN) != NULL
                     ? one_paragraph (found->snippet, strlen (found->snippet))
                     : carnet_store_quote_title (self, found->seq, expression, error);
  return row->snippet != NULL;
}

/* (element-type gint64): those of @rows that are. */
static GArray *
list_conflicting (const GPtrArray *rows, const GArray *page)
{
  GArray *seqs = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < rows->len; i++)
    if (rows->pdata[i] != NULL && ((CarnetObservationRow *)rows->pdata[i])->conflict)
      g_array_append_val (seqs, g_array_index (page, CarnetStoreFound, i).seq);
  return seqs;
}

/* @rows: those of @page; elements may be NULL. Changed since it was listed, one may hold the words no more.
 */
static gboolean
add_snippets (CarnetStore *self, GPtrArray *rows, GArray *page, const char *expression, GError **error)
{
  g_autoptr (GArray) conflicting = list_conflicting (rows, page);

  if (conflicting->len > 0 && !carnet_store_quote_others (self, page, conflicting, expression, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const CarnetStoreFound *found = &g_array_index (page, CarnetStoreFound, i);

      if (rows->pdata[i] != NULL && found->snippet != NULL
          && !add_snippet (self, rows->pdata[i], found, expression, error))
        return FALSE;
    }
  return TRUE;
}

static CarnetStatement *
prepare_row (CarnetStore *self, GError **error)
{
  return carnet_db_prepare (self->db,
                            "SELECT o.id, o.title, o.date,"
                            " (SELECT name FROM territory AS t WHERE t.id = o.territory),"
                            " (SELECT name FROM person AS p WHERE p.id = o.author),"
                            " o.performance, o.innovation, o.confiance, o.visibility, o.review, o.conflicts,"
                            " o.deleted, EXISTS (SELECT 1 FROM draft AS d WHERE d.entity = o.id),"
                            " o.body, o.layout FROM observation AS o WHERE o.seq = :seq",
                            error);
}

static GPtrArray *
list_page (CarnetStore           *self,
           const CarnetQuery     *query,
           const CarnetProgramme *programme,
           guint                  offset,
           guint                  limit,
           GError               **error)
{
  g_autofree char *expression = carnet_query_dup_expression (query);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_observation_row_free);
  g_autoptr (GArray) page = NULL;
  g_autoptr (CarnetStatement) select = NULL;

  page = carnet_store_find_page (self, query, expression, offset, limit, error);
  select = page != NULL ? prepare_row (self, error) : NULL;
  if (select == NULL)
    return NULL;
  for (guint i = 0; i < page->len; i++)
    {
      const CarnetStoreFound *found = &g_array_index (page, CarnetStoreFound, i);
      CarnetObservationRow   *row = load_row (select, found->seq, programme, error);

      if (row == NULL)
        return NULL;
      g_ptr_array_add (rows, row);
    }
  if (expression != NULL && !add_snippets (self, rows, page, expression, error))
    return NULL;
  return g_steal_pointer (&rows);
}

GPtrArray *
carnet_store_list_observations (CarnetStore           *self,
                                const CarnetQuery     *query,
                                const CarnetProgramme *programme,
                                guint                  offset,
                                guint                  limit,
                                GError               **error)
{
  GPtrArray *rows;

  /* One view, and one lock of the file instead of one for each row. */
  if (!carnet_store_begin_read (self, error))
    return NULL;
  rows = list_page (self, query, programme, offset, limit, error);
  carnet_store_end_read (self);
  return rows;
}

/* -- Rows known by their number ----------------------------------------------------------- */

static CarnetObservationRow *
load_numbered (CarnetStatement *select, gint64 seq, const CarnetProgramme *programme, GError **error)
{
  CarnetObservationRow *row = NULL;

  carnet_statement_bind_integer (select, ":seq", seq);
  if (carnet_statement_step (select, error) == CARNET_STEP_ROW)
    row = read_row (select, programme);
  carnet_statement_reset (select);
  return row;
}

/* Elements may be NULL. */
static void
free_row (gpointer row)
{
  if (row != NULL)
    carnet_observation_row_free (row);
}

static GPtrArray *
load_rows (CarnetStore           *self,
           const CarnetQuery     *query,
           const CarnetProgramme *programme,
           const GArray          *seqs,
           GError               **error)
{
  g_autofree char *expression = carnet_query_dup_expression (query);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_row);
  g_autoptr (GArray) page = carnet_store_found_new (seqs);
  g_autoptr (CarnetStatement) select = prepare_row (self, error);
  g_autoptr (GError) local_error = NULL;

  if (select == NULL
      || (expression != NULL && page->len > 0 && !carnet_store_quote_bodies (self, page, expression, error)))
    return NULL;
  for (guint i = 0; i < page->len && local_error == NULL; i++)
    g_ptr_array_add (
        rows, load_numbered (select, g_array_index (page, CarnetStoreFound, i).seq, programme, &local_error));
  if (local_error == NULL
      && (expression == NULL || add_snippets (self, rows, page, expression, &local_error)))
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

GPtrArray *
carnet_store_load_rows (CarnetStore           *self,
                        const CarnetQuery     *query,
                        const CarnetProgramme *programme,
                        const gint64          *seqs,
                        guint                  n,
                        GError               **error)
{
  g_autoptr (GArray) wanted = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);
  GPtrArray *rows;

  g_array_append_vals (wanted, seqs, n);
  if (!carnet_store_begin_read (self, error))
    return NULL;
  rows = load_rows (self, query, programme, wanted, error);
  carnet_store_end_read (self);
  return rows;
}
