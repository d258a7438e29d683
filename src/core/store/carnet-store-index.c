/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/carnet-ahead.h"
#include "store/carnet-db-private.h"
#include "store/carnet-store-private.h"
#include "store/carnet-tokenizer.h"

/* Filling the search index with much at once: another thread finds the words of the next observations while
 * this one writes those of the last. */

#define DOCUMENTS_MAX 256
#define BYTES_MAX (1u << 18)
#define BATCHES 4

enum
{
  TITLE,
  BODY,
  N_COLUMNS
};

typedef struct
{
  gint64 seq;
  gsize  begin[N_COLUMNS], end[N_COLUMNS]; /* in the texts of the batch */
  gsize  words[N_COLUMNS + 1]; /* where in its words each column begins, and where the last ends */
} Document;

typedef struct
{
  GArray     *documents; /* Document */
  GByteArray *texts;     /* each with a NUL */
  GByteArray *words;
  gboolean    found; /* all of them */
} Batch;

typedef struct
{
  CarnetStore *store;
  CarnetFound *found;
  CarnetAhead *ahead;
  gboolean     at_end; /* nothing is left to select */
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
add_text (Batch *self, Document *document, guint column, CarnetStatement *select)
{
  gsize         size;
  const guint8 *text = carnet_statement_get_blob (select, 1 + (int)column, &size);

  document->begin[column] = self->texts->len;
  if (size > 0)
    g_byte_array_append (self->texts, text, (guint)size);
  document->end[column] = self->texts->len;
  g_byte_array_append (self->texts, (const guint8 *)"", 1);
}

/* (nullable): %NULL at the end, or with an error */
static Batch *
select_batch (Filling *self, CarnetStatement *select, GError **error)
{
  g_autoptr (Batch) batch = batch_new ();
  CarnetStep step = CARNET_STEP_ROW;

  while (batch->documents->len < DOCUMENTS_MAX && batch->texts->len < BYTES_MAX
         && (step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      Document document = { .seq = carnet_statement_get_integer (select, 0) };

      add_text (batch, &document, TITLE, select);
      add_text (batch, &document, BODY, select);
      g_array_append_val (batch->documents, document);
    }
  self->at_end = step == CARNET_STEP_DONE;
  return step != CARNET_STEP_ERROR && batch->documents->len > 0 ? g_steal_pointer (&batch) : NULL;
}

static gboolean
insert_document (Filling *self, CarnetStatement *insert, const Batch *batch, guint index, GError **error)
{
  const Document *document = &g_array_index (batch->documents, Document, index);
  CarnetFoundText texts[N_COLUMNS];
  gboolean        done;

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
insert_batch (Filling *self, CarnetStatement *insert, const Batch *batch, GError **error)
{
  for (guint i = 0; i < batch->documents->len; i++)
    if (!insert_document (self, insert, batch, i, error))
      return FALSE;
  return TRUE;
}

static gboolean
fill (Filling *self, CarnetStatement *select, CarnetStatement *insert, GError **error)
{
  g_autoptr (GError) problem = NULL;

  do
    {
      g_autoptr (Batch) batch = NULL;

      while (!self->at_end && problem == NULL && carnet_ahead_get_n (self->ahead) < BATCHES)
        {
          Batch *next = select_batch (self, select, &problem);

          if (next != NULL)
            carnet_ahead_push (self->ahead, next);
        }
      batch = problem == NULL ? carnet_ahead_pop (self->ahead) : NULL;
      if (batch != NULL)
        insert_batch (self, insert, batch, &problem);
    }
  while (problem == NULL && (!self->at_end || carnet_ahead_get_n (self->ahead) > 0));
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return problem == NULL;
}

gboolean
carnet_store_index_from (CarnetStore *self, gint64 seq, GError **error)
{
  g_autoptr (CarnetWords) words = carnet_words_new (self->db->handle);
  Filling filling = { .store = self, .found = carnet_found_of (self->db->handle) };
  g_autoptr (CarnetStatement) select
      = carnet_db_prepare (self->db,
                           "SELECT seq, title, body FROM observation NOT INDEXED"
                           " WHERE seq > :seq AND deleted <> 1 ORDER BY seq",
                           error);
  g_autoptr (CarnetStatement) insert = NULL;
  g_autoptr (CarnetAhead) ahead = NULL;

  if (select == NULL)
    return FALSE;
  insert = carnet_db_prepare (self->db,
                              "INSERT INTO search (rowid, title, body) VALUES (:seq, :title, :body)", error);
  if (insert == NULL)
    return FALSE;
  if (words == NULL || filling.found == NULL)
    return carnet_db_set_error_code (self->db, SQLITE_NOMEM, error);
  carnet_statement_bind_integer (select, ":seq", seq);
  filling.ahead = ahead = carnet_ahead_new (find_words_cb, words, batch_free);
  return fill (&filling, select, insert, error);
}
