/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carnet-tokenizer.h"

#include <libstemmer.h>
#include <sqlite3.h>
#include <string.h>

#include "base/carnet-text.h"

#define WORD_MAX 128

/* Stems are dear and words come back: a text finds nine in ten of its words here. */
#define N_STEMS 32768
#define STEM_MAX 31

typedef struct
{
  guint8 word_size, stem_size;
  char   word[STEM_MAX], stem[STEM_MAX];
} Stem;

/* Of one connection: texts whose words were found ahead. */
struct _CarnetFound
{
  fts5_api              *api;
  const CarnetFoundText *texts; /* borrowed */
  guint                  n_texts;
};

typedef struct
{
  CarnetFound       *found;
  fts5_tokenizer     inner_class;
  Fts5Tokenizer     *inner;
  struct sb_stemmer *stemmer;
  Stem              *stems; /* of the words met last, by their hash; made when first needed */
} Tokenizer;

typedef int (*TokenFunc) (void *context, int flags, const char *token, int size, int start, int end);

typedef struct
{
  Tokenizer *tokenizer;
  void      *context;
  TokenFunc  func;
  gboolean   with_stems;
} Pass;

/* What unicode61 leaves: œ, æ, « ᵉ » … Returns: (nullable): %NULL when there is nothing to fold. */
static char *
fold_rest (const char *token, int size)
{
  g_autofree char *text = NULL;

  for (int i = 0; i < size; i++)
    if ((guint8)token[i] >= 0x80)
      {
        text = g_strndup (token, (gsize)size);
        return carnet_text_fold (text);
      }
  return NULL;
}

static guint
hash_word (const char *word, int size)
{
  guint32 hash = 2166136261u; /* FNV-1a */

  for (int i = 0; i < size; i++)
    hash = (hash ^ (guint8)word[i]) * 16777619u;
  return (hash ^ hash >> 15) % N_STEMS;
}

/* Borrowed until the next word. */
static const char *
find_stem (Tokenizer *self, const char *word, int size, int *stem_size)
{
  Stem            *known;
  const sb_symbol *stem;

  if (self->stems == NULL)
    self->stems = g_new0 (Stem, N_STEMS);
  known = &self->stems[hash_word (word, size)];
  if (known->word_size == size && memcmp (known->word, word, (size_t)size) == 0)
    {
      *stem_size = known->stem_size;
      return known->stem;
    }
  stem = sb_stemmer_stem (self->stemmer, (const sb_symbol *)word, size);
  *stem_size = stem != NULL ? sb_stemmer_length (self->stemmer) : 0;
  if (stem != NULL && size <= STEM_MAX && *stem_size <= STEM_MAX)
    {
      known->word_size = (guint8)size;
      known->stem_size = (guint8)*stem_size;
      memcpy (known->word, word, (size_t)size);
      memcpy (known->stem, stem, (size_t)*stem_size);
    }
  return (const char *)stem;
}

static int
emit_token (void *data, int flags, const char *token, int size, int start, int end)
{
  Pass            *pass = data;
  g_autofree char *plain = fold_rest (token, size);
  const char      *stem;
  int              stem_size, result;

  if (plain != NULL && *plain != '\0')
    {
      token = plain;
      size = (int)strlen (plain);
    }
  result = pass->func (pass->context, flags, token, size, start, end);
  if (result != SQLITE_OK || !pass->with_stems || size >= WORD_MAX)
    return result;
  stem = find_stem (pass->tokenizer, token, size, &stem_size);
  if (stem_size == 0 || (stem_size == size && memcmp (stem, token, (size_t)size) == 0))
    return SQLITE_OK;
  return pass->func (pass->context, FTS5_TOKEN_COLOCATED, stem, stem_size, start, end);
}

static fts5_api *
find_fts5 (sqlite3 *handle)
{
  fts5_api     *api = NULL;
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (handle, "SELECT fts5(?1)", -1, &statement, NULL) == SQLITE_OK)
    {
      sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
      sqlite3_step (statement);
    }
  sqlite3_finalize (statement);
  return api;
}

/* -- Words found ahead -------------------------------------------------------------- */

/* Each: four bytes of size, doubled, and one more when it stands where the word before it does; the word. */

static int
collect_token (void *data, int flags, const char *token, int size, int start, int end)
{
  guint32 head = (guint32)size << 1 | ((flags & FTS5_TOKEN_COLOCATED) != 0);

  g_byte_array_append (data, (const guint8 *)&head, sizeof head);
  g_byte_array_append (data, (const guint8 *)token, (guint)size);
  return SQLITE_OK;
}

/* The index does not ask where in the text they are. */
static int
emit_found (const CarnetFoundText *found, void *context, TokenFunc func)
{
  const guint8 *at = found->words, *end = at + found->words_size;
  int           result = SQLITE_OK;

  while (at < end && result == SQLITE_OK)
    {
      guint32 head;

      memcpy (&head, at, sizeof head);
      at += sizeof head;
      result = func (context, (head & 1) != 0 ? FTS5_TOKEN_COLOCATED : 0, (const char *)at, (int)(head >> 1),
                     0, 0);
      at += head >> 1;
    }
  return result;
}

static const CarnetFoundText *
find_found (const CarnetFound *found, const char *text, int size)
{
  for (guint i = 0; i < found->n_texts; i++)
    if (found->texts[i].size == (gsize)size && memcmp (found->texts[i].text, text, (size_t)size) == 0)
      return &found->texts[i];
  return NULL;
}

CarnetFound *
carnet_found_of (gpointer handle)
{
  fts5_api *api = find_fts5 (handle);
  fts5_tokenizer class;
  void *found;

  return api != NULL && api->xFindTokenizer (api, "carnet", &found, &class) == SQLITE_OK ? found : NULL;
}

void
carnet_found_set (CarnetFound *self, const CarnetFoundText *texts, guint n)
{
  self->texts = texts;
  self->n_texts = n;
}

/* -- The tokenizer ------------------------------------------------------------------ */

static int
tokenize (Fts5Tokenizer *data, void *context, int flags, const char *text, int size, TokenFunc func)
{
  Tokenizer *self = (Tokenizer *)data;
  /* The words of a query are stemmed by carnet_search_expression(), which knows which is a prefix. */
  Pass                   pass = { self, context, func, (flags & FTS5_TOKENIZE_DOCUMENT) != 0 };
  const CarnetFoundText *found = pass.with_stems ? find_found (self->found, text, size) : NULL;

  if (found != NULL)
    return emit_found (found, context, func);
  /* Snippets ask only where each word is. */
  if ((flags & FTS5_TOKENIZE_AUX) != 0)
    return self->inner_class.xTokenize (self->inner, context, flags, text, size, func);
  return self->inner_class.xTokenize (self->inner, &pass, flags, text, size, emit_token);
}

static void
tokenizer_delete (Fts5Tokenizer *data)
{
  Tokenizer *self = (Tokenizer *)data;

  if (self->inner != NULL)
    self->inner_class.xDelete (self->inner);
  sb_stemmer_delete (self->stemmer);
  g_free (self->stems);
  g_free (self);
}

static int
tokenizer_create (void *data, const char **arguments, int n_arguments, Fts5Tokenizer **created)
{
  CarnetFound *found = data;
  fts5_api    *api = found->api;
  Tokenizer   *self = g_new0 (Tokenizer, 1);
  const char  *options[] = { "remove_diacritics", "2" };
  void        *user_data;
  int          result;

  self->found = found;
  self->stemmer = sb_stemmer_new ("french", "UTF_8");
  result = api->xFindTokenizer (api, "unicode61", &user_data, &self->inner_class);
  if (result == SQLITE_OK)
    result = self->inner_class.xCreate (user_data, options, G_N_ELEMENTS (options), &self->inner);
  if (result != SQLITE_OK || self->stemmer == NULL)
    {
      tokenizer_delete ((Fts5Tokenizer *)self);
      return result != SQLITE_OK ? result : SQLITE_ERROR;
    }
  *created = (Fts5Tokenizer *)self;
  return SQLITE_OK;
}

int
carnet_tokenizer_register (gpointer handle)
{
  fts5_tokenizer tokenizer = { tokenizer_create, tokenizer_delete, tokenize };
  fts5_api      *api = find_fts5 (handle);
  CarnetFound   *found;
  int            result;

  if (api == NULL)
    return SQLITE_ERROR;
  found = g_new0 (CarnetFound, 1);
  found->api = api;
  result = api->xCreateTokenizer (api, "carnet", found, &tokenizer, g_free);
  if (result != SQLITE_OK)
    g_free (found);
  return result;
}

/* -- Without an index -------------------------------------------------------------- */

struct _CarnetWords
{
  CarnetFound    nothing; /* so that it asks of nobody what it is to find */
  Fts5Tokenizer *tokenizer;
};

typedef struct
{
  CarnetWordFunc func;
  gpointer       user_data;
} Listener;

static int
hear_word (void *data, int flags, const char *word, int size, int start, int end)
{
  const Listener *self = data;

  self->func (word, (gsize)size, self->user_data);
  return SQLITE_OK;
}

CarnetWords *
carnet_words_new (gpointer handle)
{
  fts5_api    *api = find_fts5 (handle);
  CarnetWords *self;

  if (api == NULL)
    return NULL;
  self = g_new0 (CarnetWords, 1);
  self->nothing.api = api;
  if (tokenizer_create (&self->nothing, NULL, 0, &self->tokenizer) == SQLITE_OK)
    return self;
  g_free (self);
  return NULL;
}

void
carnet_words_free (CarnetWords *self)
{
  tokenizer_delete (self->tokenizer);
  g_free (self);
}

void
carnet_words_foreach (CarnetWords *self, const char *text, CarnetWordFunc func, gpointer user_data)
{
  Listener listener = { func, user_data };

  tokenize (self->tokenizer, &listener, FTS5_TOKENIZE_DOCUMENT, text, (int)strlen (text), hear_word);
}

gboolean
carnet_words_collect (CarnetWords *self, const char *text, gsize size, GByteArray *words)
{
  return tokenize (self->tokenizer, words, FTS5_TOKENIZE_DOCUMENT, text, (int)size, collect_token)
         == SQLITE_OK;
}

/* -- Queries ---------------------------------------------------------------------- */

static char *
stem_of (struct sb_stemmer *stemmer, const char *word)
{
  const sb_symbol *stem = sb_stemmer_stem (stemmer, (const sb_symbol *)word, (int)strlen (word));

  return g_strndup ((const char *)stem, (gsize)sb_stemmer_length (stemmer));
}

static GPtrArray *
split_words (const char *text)
{
  g_autofree char *folded = carnet_text_fold (text);
  GPtrArray       *words = g_ptr_array_new_with_free_func (g_free);
  const char      *begin = NULL;

  for (const char *at = folded;; at = g_utf8_next_char (at))
    {
      gboolean in_word = *at != '\0' && g_unichar_isalnum (g_utf8_get_char (at));

      if (in_word && begin == NULL)
        begin = at;
      if (!in_word && begin != NULL)
        {
          g_ptr_array_add (words, g_strndup (begin, (gsize)(at - begin)));
          begin = NULL;
        }
      if (*at == '\0')
        return words;
    }
}

char *
carnet_search_expression (const char *text)
{
  g_autoptr (GPtrArray) words = split_words (text);
  struct sb_stemmer *stemmer;
  GString           *expression;
  gboolean           ends_in_word;

  if (words->len == 0)
    return NULL;
  stemmer = sb_stemmer_new ("french", "UTF_8");
  expression = g_string_new (NULL);
  ends_in_word = !g_ascii_isspace (text[strlen (text) - 1]);
  for (guint i = 0; i < words->len; i++)
    {
      g_autofree char *stem = stem_of (stemmer, words->pdata[i]);

      if (i > 0)
        g_string_append (expression, " AND ");
      if (i + 1 == words->len && ends_in_word)
        g_string_append_printf (expression, "(\"%s\" OR \"%s\"*)", stem, (char *)words->pdata[i]);
      else
        g_string_append_printf (expression, "\"%s\"", stem);
    }
  sb_stemmer_delete (stemmer);
  return g_string_free (expression, FALSE);
}
