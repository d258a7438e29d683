/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/carnet-ahead.h"
#include "store/carnet-db-private.h"
#include "store/carnet-store-private.h"
#include "store/carnet-tokenizer.h"

/* Filling the search index with much at once: another thread finds the words of the next observations while
 * this one writes those of the last. */

#define DOCUMENTS_MAX 64
#define BYTES_MAX (1u << 16)
#define BATCHES 4

#define LEARN "INSERT INTO search (rowid, title, body) VALUES (:seq, :title, :body)"
#define FORGET "INSERT INTO search (search, rowid, title, body) VALUES ('delete', :seq, :title, :body)"

enum
{
  TITLE,
  BODY,
  N_COLUMNS
};

typedef struct
{
  gint64   seq;
  gboolean forget;                           /* what the index has of it, instead of adding to it */
  gsize    begin[N_COLUMNS], end[N_COLUMNS]; /* in the texts of the batch */
  gsize    words[N_COLUMNS + 1]; /* where in its words each column begins, and where the last ends */
} Document;

/* In the order of rows, so that the index writes what it gathered once. What changed was there before what is
 * new; of one row what it forgets comes before what it learns. */
enum
{
  CHANGED,
  ADDED,
  N_SELECTS
};

static const char *const selects[N_SELECTS] = {
  "SELECT b.seq, o.seq, o.title, o.body, o.conflicts, o.id, b.visible, b.title, b.body"
  " FROM temp.words_before AS b"
  " LEFT JOIN observation AS o ON o.seq = b.seq AND o.deleted <> 1 ORDER BY b.seq",
  "SELECT seq, seq, title, body, conflicts, id FROM observation NOT INDEXED WHERE seq > :seq AND deleted <> "
  "1 ORDER BY seq",
};

typedef struct
{
  GArray     *documents; /* Document */
  GByteArray *texts;     /* each with a NUL */
  GByteArray *words;
  gboolean    found; /* all of them */
} Batch;

typedef struct
{
  CarnetStore      *store;
  CarnetFound      *found;
  CarnetAhead      *ahead;
  const CarnetWork *work;        /* (nullable) */
  guint64           done, total; /* documents */
  CarnetStatement  *selects[N_SELECTS];
  guint             at; /* the one that is being read; all were when it is N_SELECTS */
} Filling;

static Batch *
batch_new (void)
{
  Batch *self = g_new0 (Batch, 1);

  self->documents = g_array_new (FALSE, TRUE, sizeof (Document));
  self->texts = g_byte_array_new ();
  self->words = g_byte_array_new ();
  return self;
}

static void
batch_free (gpointer data)
{
  Batch *self = data;

  g_array_unref (self->documents);
  g_byte_array_unref (self->texts);
  g_byte_array_unref (self->words);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Batch, batch_free)

static const char *
text_of (const Batch *self, const Document *document, guint column)
{
  return (const char *)self->texts->data + document->begin[column];
}

/* -- The other thread ---------------------------------------------------------------- */

static void
find_words_cb (gpointer job, gpointer data)
{
  Batch *batch = job;

  batch->found = TRUE;
  for (guint i = 0; i < batch->documents->len; i++)
    {
      Document *document = &g_array_index (batch->documents, Document, i);

      for (guint column = 0; column < N_COLUMNS; column++)
        {
          document->words[column] = batch->words->len;
          batch->found
              = batch->found
                && carnet_words_collect (data, text_of (batch, document, column),
                                         document->end[column] - document->begin[column], batch->words);
        }
      document->words[N_COLUMNS] = batch->words->len;
    }
}

/* -- This one ------------------------------------------------------------------------ */

static void
add_text (Batch *self, Document *document, guint column, CarnetStatement *select, guint first)
{
  gsize         size;
  const guint8 *text = carnet_statement_get_blob (select, (int)(first + column), &size);

  document->begin[column] = self->texts->len;
  if (size > 0)
    g_byte_array_append (self->texts, text, (guint)size);
  document->end[column] = self->texts->len;
  g_byte_array_append (self->texts, (const guint8 *)"", 1);
}

/* @first: the column of the title; the body follows */
static void
add_document (Batch *self, CarnetStatement *select, gboolean forget, guint first)
{
  Document document = { .seq = carnet_statement_get_integer (select, 0), .forget = forget };

  add_text (self, &document, TITLE, select, first);
  add_text (self, &document, BODY, select, first);
  g_array_append_val (self->documents, document);
}

/* What others wrote, after the body of the last document. */
static gboolean
add_others (Filling *self, Batch *batch, CarnetStatement *select, GError **error)
{
  Document        *document = &g_array_index (batch->documents, Document, batch->documents->len - 1);
  CarnetId         id = carnet_statement_get_id (select, 5);
  g_autofree char *others = carnet_store_load_others (self->store, &id, error);

  if (others == NULL)
    return FALSE;
  g_byte_array_set_size (batch->texts, (guint)document->end[BODY]);
  g_byte_array_append (batch->texts, (const guint8 *)others, (guint)strlen (others) + 1);
  document->end[BODY] = batch->texts->len - 1;
  return TRUE;
}

static gboolean
add_row (Filling *self, Batch *batch, GError **error)
{
  CarnetStatement *select = self->selects[self->at];

  if (self->at == CHANGED && carnet_statement_get_integer (select, 6) != 0)
    add_document (batch, select, TRUE, 7);
  if (carnet_statement_is_null (select, 1))
    return TRUE;
  add_document (batch, select, FALSE, 2);
  return carnet_statement_get_integer (select, 4) == 0 || add_others (self, batch, select, error);
}

/* (nullable): %NULL at the end, or with an error */
static Batch *
select_batch (Filling *self, GError **error)
{
  g_autoptr (Batch) batch = batch_new ();

  while (self->at < N_SELECTS && batch->documents->len < DOCUMENTS_MAX && batch->texts->len < BYTES_MAX)
    switch (carnet_statement_step (self->selects[self->at], error))
      {
      case CARNET_STEP_ROW:
        if (!add_row (self, batch, error))
          return NULL;
        break;
      case CARNET_STEP_DONE:
        self->at++;
        break;
      case CARNET_STEP_ERROR:
      default:
        return NULL;
      }
  return batch->documents->len > 0 ? g_steal_pointer (&batch) : NULL;
}

static gboolean
insert_document (Filling *self, const Batch *batch, guint index, GError **error)
{
  const Document *document = &g_array_index (batch->documents, Document, index);
  g_autoptr (CarnetStatement) insert
      = carnet_db_prepare (self->store->db, document->forget ? FORGET : LEARN, error);
  CarnetFoundText texts[N_COLUMNS];
  gboolean        done;

  if (insert == NULL)
    return FALSE;

  for (guint i = 0; i < N_COLUMNS; i++)
    texts[i] = (CarnetFoundText){ text_of (batch, document, i), document->end[i] - document->begin[i],
                                  batch->words->data + document->words[i],
                                  document->words[i + 1] - document->words[i] };
  carnet_statement_bind_integer (insert, ":seq", document->seq);
  carnet_statement_bind_borrowed_text (insert, ":title", texts[TITLE].text);
  carnet_statement_bind_borrowed_text (insert, ":body", texts[BODY].text);
  carnet_found_set (self->found, texts, batch->found ? N_COLUMNS : 0);
  done = carnet_statement_run (insert, error);
  carnet_found_set (self->found, NULL, 0);
  return done;
}

static gboolean
insert_batch (Filling *self, const Batch *batch, GError **error)
{
  for (guint i = 0; i < batch->documents->len; i++)
    {
      self->done++;
      if (!insert_document (self, batch, i, error)
          || !carnet_work_step (self->work, self->done, MAX (self->done, self->total), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill (Filling *self, GError **error)
{
  g_autoptr (GError) problem = NULL;

  do
    {
      g_autoptr (Batch) batch = NULL;

      while (self->at < N_SELECTS && problem == NULL && carnet_ahead_get_n (self->ahead) < BATCHES)
        {
          Batch *next = select_batch (self, &problem);

          if (next != NULL)
            carnet_ahead_push (self->ahead, next);
        }
      batch = problem == NULL ? carnet_ahead_pop (self->ahead) : NULL;
      if (batch != NULL)
        insert_batch (self, batch, &problem);
    }
  while (problem == NULL && (self->at < N_SELECTS || carnet_ahead_get_n (self->ahead) > 0));
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* By an index: the rows hold the texts. */
static gboolean
count_added (CarnetStore *self, gint64 seq, guint64 *total, GError **error)
{
  g_autoptr (CarnetStatement) select = carnet_db_prepare (
      self->db, "SELECT count(*) FROM observation WHERE deleted <> 1 AND +seq > :seq", error);

  if (select == NULL)
    return FALSE;
  carnet_statement_bind_integer (select, ":seq", seq);
  if (carnet_statement_step (select, error) != CARNET_STEP_ROW)
    return FALSE;
  *total = (guint64)carnet_statement_get_integer (select, 0);
  return TRUE;
}

/* @first: the one of the selects to begin with */
static gboolean
fill_from (CarnetStore *self, guint first, gint64 seq, const CarnetWork *work, GError **error)
{
  g_autoptr (CarnetWords) words = carnet_words_new (self->db->handle);
  Filling filling = { .store = self, .found = carnet_found_of (self->db->handle), .work = work, .at = first };
  g_autoptr (CarnetStatement) added = carnet_db_prepare (self->db, selects[ADDED], error);
  g_autoptr (CarnetStatement) changed = NULL;
  g_autoptr (CarnetAhead) ahead = NULL;

  if (added == NULL || (work != NULL && !count_added (self, seq, &filling.total, error)))
    return FALSE;
  /* What was kept is there only while much is done at once. */
  if (first == CHANGED && (changed = carnet_db_prepare (self->db, selects[CHANGED], error)) == NULL)
    return FALSE;
  if (words == NULL || filling.found == NULL)
    return carnet_db_set_error_code (self->db, SQLITE_NOMEM, error);
  carnet_statement_bind_integer (added, ":seq", seq);
  filling.selects[CHANGED] = changed;
  filling.selects[ADDED] = added;
  filling.ahead = ahead = carnet_ahead_new (find_words_cb, words, batch_free);
  return fill (&filling, error);
}

gboolean
carnet_store_index_changed_from (CarnetStore *self, gint64 seq, const CarnetWork *work, GError **error)
{
  return fill_from (self, CHANGED, seq, work, error);
}

gboolean
carnet_store_index_added (CarnetStore *self, gint64 seq, GError **error)
{
  return fill_from (self, ADDED, seq, NULL, error);
}
