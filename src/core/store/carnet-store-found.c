/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carnet-store-found.h"

#include "store/carnet-store-private.h"
#include "store/carnet-store-query.h"

#define SNIPPET_WORDS "24"

static void
found_clear (gpointer data)
{
  g_free (((CarnetStoreFound *)data)->snippet);
}

#define MARKS "'" CARNET_MARK_BEGIN "', '" CARNET_MARK_END "'"
#define SNIPPET_OF(table) "snippet (" table ", 1, " MARKS ", '…', " SNIPPET_WORDS ")"
#define SNIPPET SNIPPET_OF ("search")

GArray *
carnet_store_found_new (const GArray *seqs)
{
  GArray *page = g_array_new (FALSE, TRUE, sizeof (CarnetStoreFound));

  g_array_set_clear_func (page, found_clear);
  g_array_set_size (page, seqs->len);
  for (guint i = 0; i < seqs->len; i++)
    g_array_index (page, CarnetStoreFound, i).seq = g_array_index (seqs, gint64, i);
  return page;
}

/* Newest first is the order of the index: one pass finds and quotes. */
static GArray *
find_newest (CarnetStore       *self,
             const CarnetQuery *query,
             const char        *expression,
             guint              offset,
             guint              limit,
             GError           **error)
{
  g_autoptr (GArray) page = g_array_new (FALSE, TRUE, sizeof (CarnetStoreFound));
  g_autoptr (CarnetStatement) select
      = carnet_store_prepare_query (self, "search.rowid, " SNIPPET, query, expression,
                                    " ORDER BY search.rowid DESC LIMIT :limit OFFSET :offset", error);
  CarnetStep step;

  if (select == NULL)
    return NULL;
  g_array_set_clear_func (page, found_clear);
  carnet_statement_bind_integer (select, ":limit", limit);
  carnet_statement_bind_integer (select, ":offset", offset);
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      CarnetStoreFound found
          = { carnet_statement_get_integer (select, 0), g_strdup (carnet_statement_get_text (select, 1)) };

      g_array_append_val (page, found);
    }
  return step == CARNET_STEP_DONE ? g_steal_pointer (&page) : NULL;
}

static char *
make_seq_list (const GArray *page, gint64 *low, gint64 *high)
{
  GString *list = g_string_new ("[");

  *low = G_MAXINT64;
  *high = G_MININT64;
  for (guint i = 0; i < page->len; i++)
    {
      gint64 seq = g_array_index (page, CarnetStoreFound, i).seq;

      g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", seq);
      *low = MIN (*low, seq);
      *high = MAX (*high, seq);
    }
  g_string_append_c (list, ']');
  return g_string_free (list, FALSE);
}

static void
set_snippet (GArray *page, gint64 seq, const char *snippet)
{
  for (guint i = 0; i < page->len; i++)
    {
      CarnetStoreFound *found = &g_array_index (page, CarnetStoreFound, i);

      if (found->seq != seq)
        continue;
      g_free (found->snippet);
      found->snippet = g_strdup (snippet);
    }
}

/* Other orders are sorted first; then one pass over the matches between quotes those of the page. */
gboolean
carnet_store_quote_bodies (CarnetStore *self, GArray *page, const char *expression, GError **error)
{
  gint64           low, high;
  g_autofree char *list = make_seq_list (page, &low, &high);
  g_autoptr (CarnetStatement) select
      = carnet_db_prepare (self->db,
                           "SELECT rowid, " SNIPPET " FROM search WHERE search MATCH :text"
                           " AND rowid BETWEEN :low AND :high"
                           " AND +rowid IN (SELECT value FROM json_each (:list))",
                           error);
  CarnetStep step;

  if (select == NULL)
    return FALSE;
  carnet_statement_bind_text (select, ":text", expression);
  carnet_statement_bind_integer (select, ":low", low);
  carnet_statement_bind_integer (select, ":high", high);
  carnet_statement_bind_text (select, ":list", list);
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    set_snippet (page, carnet_statement_get_integer (select, 0), carnet_statement_get_text (select, 1));
  return step == CARNET_STEP_DONE;
}

GArray *
carnet_store_find_page (CarnetStore       *self,
                        const CarnetQuery *query,
                        const char        *expression,
                        guint              offset,
                        guint              limit,
                        GError           **error)
{
  g_autoptr (GArray) seqs = NULL;
  g_autoptr (GArray) page = NULL;

  if (expression != NULL && query->order == CARNET_ORDER_NEWEST)
    return find_newest (self, query, expression, offset, limit, error);
  seqs = carnet_store_list_seqs (self, query, offset, limit, error);
  if (seqs == NULL)
    return NULL;
  page = carnet_store_found_new (seqs);
  if (expression != NULL && page->len > 0 && !carnet_store_quote_bodies (self, page, expression, error))
    return NULL;
  return g_steal_pointer (&page);
}

/* The title with its words marked, when no text holds them. */
char *
carnet_store_quote_title (CarnetStore *self, gint64 seq, const char *expression, GError **error)
{
  g_autoptr (CarnetStatement) select = carnet_db_prepare (
      self->db,
      "SELECT highlight (search, 0, " MARKS ") FROM search WHERE search MATCH :text AND rowid = :seq", error);

  if (select == NULL)
    return NULL;
  carnet_statement_bind_text (select, ":text", expression);
  carnet_statement_bind_integer (select, ":seq", seq);
  if (carnet_statement_step (select, error) == CARNET_STEP_ERROR)
    return NULL;
  return g_strdup (carnet_statement_get_text (select, 0));
}

/* -- In conflict ------------------------------------------------------------------------ */

/* The index quotes what is in the row, and has the words of other versions after it: of the few of a page
 * that are in conflict all of them are put into an index of their own, where quoting is the same. */

#define ALONE                                                                                                \
  "CREATE TEMP TABLE IF NOT EXISTS quoted_text (seq INTEGER PRIMARY KEY, title TEXT, body TEXT);"            \
  "CREATE VIRTUAL TABLE IF NOT EXISTS temp.quoted USING fts5 (title, body, content = 'quoted_text',"         \
  " content_rowid = 'seq', tokenize = 'carnet');"                                                            \
  "INSERT INTO temp.quoted (quoted) VALUES ('delete-all');"                                                  \
  "DELETE FROM temp.quoted_text"

static gboolean
put_text (CarnetStore *self, gint64 seq, const char *title, const char *body, GError **error)
{
  g_autoptr (CarnetStatement) insert = carnet_db_prepare (
      self->db, "INSERT INTO temp.quoted_text (seq, title, body) VALUES (:seq, :title, :body)", error);

  if (insert == NULL)
    return FALSE;
  carnet_statement_bind_integer (insert, ":seq", seq);
  carnet_statement_bind_borrowed_text (insert, ":title", title);
  carnet_statement_bind_borrowed_text (insert, ":body", body);
  return carnet_statement_run (insert, error);
}

static gboolean
put_with_others (CarnetStore *self, gint64 seq, GError **error)
{
  g_autoptr (CarnetStatement) select
      = carnet_db_prepare (self->db, "SELECT id, title, body FROM observation WHERE seq = :seq", error);
  g_autofree char *others = NULL, *body = NULL;
  CarnetId         id;

  if (select == NULL)
    return FALSE;
  carnet_statement_bind_integer (select, ":seq", seq);
  if (carnet_statement_step (select, error) == CARNET_STEP_ERROR)
    return FALSE;
  id = carnet_statement_get_id (select, 0);
  others = carnet_store_load_others (self, &id, error);
  if (others == NULL)
    return FALSE;
  body = g_strconcat (carnet_statement_get_text (select, 2), others, NULL);
  return put_text (self, seq, carnet_statement_get_text (select, 1), body, error);
}

static gboolean
put_all (CarnetStore *self, const GArray *seqs, GError **error)
{
  if (!carnet_db_exec (self->db, ALONE, error))
    return FALSE;
  for (guint i = 0; i < seqs->len; i++)
    if (!put_with_others (self, g_array_index (seqs, gint64, i), error))
      return FALSE;
  return carnet_db_exec (
      self->db, "INSERT INTO temp.quoted (rowid, title, body) SELECT seq, title, body FROM temp.quoted_text",
      error);
}

gboolean
carnet_store_quote_others (CarnetStore  *self,
                           GArray       *page,
                           const GArray *seqs,
                           const char   *expression,
                           GError      **error)
{
  g_autoptr (CarnetStatement) select = NULL;
  CarnetStep step;

  if (!put_all (self, seqs, error))
    return FALSE;
  select = carnet_db_prepare (
      self->db, "SELECT rowid, " SNIPPET_OF ("quoted") " FROM temp.quoted WHERE quoted MATCH :text", error);
  if (select == NULL)
    return FALSE;
  carnet_statement_bind_text (select, ":text", expression);
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    set_snippet (page, carnet_statement_get_integer (select, 0), carnet_statement_get_text (select, 1));
  return step == CARNET_STEP_DONE;
}
