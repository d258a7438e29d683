/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "store/carnet-db-private.h"
#include "store/carnet-store-private.h"
#include "store/carnet-tokenizer.h"

/* The words of a large logbook are too many to keep: both sides are summed up, each word by its hash as
 * often as it is met. Sums of 64 bits of two logbooks that differ are equal once in 2^64. */

typedef struct
{
  guint64 occurrences; /* of each word, how often */
  guint64 documents;   /* in how many observations */
} Sums;

/* FNV-1a, then the end of MurmurHash3, so that the sum of some says nothing of others. */
static guint64
hash_word (const char *word, gsize size)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  for (gsize i = 0; i < size; i++)
    hash = (hash ^ (guint8)word[i]) * G_GUINT64_CONSTANT (1099511628211);
  hash = (hash ^ hash >> 33) * G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  hash = (hash ^ hash >> 33) * G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);
  return hash ^ hash >> 33;
}

/* -- In the index ------------------------------------------------------------------- */

static gboolean
sum_index (CarnetStore *self, Sums *sums, GError **error)
{
  g_autoptr (CarnetStatement) select = NULL;
  CarnetStep step;

  if (!carnet_db_exec (self->db,
                       "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_words"
                       " USING fts5vocab ('main', 'search', 'row')",
                       error))
    return FALSE;
  select = carnet_db_prepare (self->db, "SELECT term, doc, cnt FROM temp.search_words", error);
  if (select == NULL)
    return FALSE;
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      gsize       size;
      const char *word = (const char *)carnet_statement_get_blob (select, 0, &size);
      guint64     hash = hash_word (word, size);

      sums->documents += hash * (guint64)carnet_statement_get_integer (select, 1);
      sums->occurrences += hash * (guint64)carnet_statement_get_integer (select, 2);
    }
  return step == CARNET_STEP_DONE;
}

/* -- In the observations -------------------------------------------------------------- */

#define SEEN_MIN 4096

/* Which words the present observation has: a table open to the next one without clearing. */
typedef struct
{
  guint64 hash;
  guint   observation; /* that it is of; 0 for none */
} Seen;

typedef struct
{
  Sums  sums;
  Seen *seen;
  gsize size; /* a power of two */
  gsize n_seen;
  guint observation;
} Counter;

static gboolean
place (Counter *self, Seen *seen, gsize size, guint64 hash)
{
  gsize at = hash & (size - 1);

  while (seen[at].observation == self->observation && seen[at].hash != hash)
    at = (at + 1) & (size - 1);
  if (seen[at].observation == self->observation)
    return FALSE;
  seen[at] = (Seen){ hash, self->observation };
  return TRUE;
}

static void
grow (Counter *self)
{
  Seen *larger = g_new0 (Seen, self->size * 2);

  for (gsize i = 0; i < self->size; i++)
    if (self->seen[i].observation == self->observation)
      place (self, larger, self->size * 2, self->seen[i].hash);
  g_free (self->seen);
  self->seen = larger;
  self->size *= 2;
}

static void
count_word_cb (const char *word, gsize size, gpointer user_data)
{
  Counter *self = user_data;
  guint64  hash = hash_word (word, size);

  self->sums.occurrences += hash;
  if (!place (self, self->seen, self->size, hash))
    return;
  self->sums.documents += hash;
  if (++self->n_seen > self->size / 2)
    grow (self);
}

static gboolean
count_others (CarnetStore *self, Counter *counter, CarnetWords *words, CarnetId id, GError **error)
{
  g_autofree char *others = carnet_store_load_others (self, &id, error);

  if (others != NULL)
    carnet_words_foreach (words, others, count_word_cb, counter);
  return others != NULL;
}

static gboolean
count_words (CarnetStore *self, Counter *counter, CarnetWords *words, const CarnetWork *work, GError **error)
{
  g_autoptr (CarnetStatement) select = carnet_db_prepare (
      self->db, "SELECT title, body, conflicts, id FROM observation NOT INDEXED WHERE deleted <> 1", error);
  CarnetStep step;

  if (select == NULL)
    return FALSE;
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      counter->observation++;
      counter->n_seen = 0;
      for (int i = 0; i < 2; i++)
        carnet_words_foreach (words, carnet_statement_get_text (select, i), count_word_cb, counter);
      if ((carnet_statement_get_integer (select, 2) > 0
           && !count_others (self, counter, words, carnet_statement_get_id (select, 3), error))
          || !carnet_work_step (work, counter->observation, 0, error))
        return FALSE;
    }
  return step == CARNET_STEP_DONE;
}

static gboolean
sum_observations (CarnetStore *self, const CarnetWork *work, Sums *sums, GError **error)
{
  g_autoptr (CarnetWords) words = carnet_words_new (self->db->handle);
  Counter  counter = { .size = SEEN_MIN };
  gboolean done;

  if (words == NULL)
    return carnet_db_set_error (self->db, error);
  counter.seen = g_new0 (Seen, SEEN_MIN);
  done = count_words (self, &counter, words, work, error);
  g_free (counter.seen);
  *sums = counter.sums;
  return done;
}

gboolean
carnet_store_compare_words (CarnetStore *self, const CarnetWork *work, gboolean *same, GError **error)
{
  Sums indexed = { 0 }, met = { 0 };

  if (!sum_index (self, &indexed, error) || !sum_observations (self, work, &met, error))
    return FALSE;
  *same = indexed.occurrences == met.occurrences && indexed.documents == met.documents;
  return TRUE;
}
