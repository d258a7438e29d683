/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/carnet-word-diff.h"

#include <string.h>

#include "base/carnet-word-split.h"

/* Steps of the search, for a whole call: some milliseconds. */
#define WORK_MAX (1 << 20)
/* So many words that happen to be the same do not hold two changes apart. */
#define CHANCE_WORDS 2

typedef struct
{
  GArray *words;   /* CarnetWord */
  guint  *numbers; /* one a word: the same number, the same word */
  guint8 *changed; /* one a word: it is only in this text */
} Side;

/* A part of both: words a_begin to a_end of the first, b_begin to b_end of the second. */
typedef struct
{
  int a_begin, a_end;
  int b_begin, b_end;
} Box;

typedef struct
{
  Side a;
  Side b;
  int *forward; /* by diagonal, how far in a; negative where there is no way */
  int *backward;
  int  work; /* steps left */
} Diff;

/* -- Words as numbers ------------------------------------------------------------------- */

static guint
word_hash (gconstpointer data)
{
  const CarnetWord *word = data;
  guint             hash = 2166136261u;

  for (guint i = 0; i < word->size; i++)
    hash = (hash ^ (guint8)word->start[i]) * 16777619u;
  return hash;
}

static gboolean
word_equal (gconstpointer a, gconstpointer b)
{
  const CarnetWord *first = a, *second = b;

  return first->size == second->size && memcmp (first->start, second->start, first->size) == 0;
}

static void
side_init (Side *side, const char *text, GHashTable *known)
{
  side->words = carnet_word_split (text);
  side->numbers = g_new (guint, side->words->len + 1);
  side->changed = g_new0 (guint8, side->words->len + 1);
  for (guint i = 0; i < side->words->len; i++)
    {
      CarnetWord *word = &g_array_index (side->words, CarnetWord, i);
      gpointer    number = g_hash_table_lookup (known, word);

      if (number == NULL)
        {
          number = GUINT_TO_POINTER (g_hash_table_size (known) + 1);
          g_hash_table_insert (known, word, number);
        }
      side->numbers[i] = GPOINTER_TO_UINT (number);
    }
}

static void
side_clear (Side *side)
{
  g_array_unref (side->words);
  g_free (side->numbers);
  g_free (side->changed);
}

/* -- The shortest way from a to b: Myers, "An O(ND) difference algorithm", 1986, section 4b ---------- */

/* Paths of one direction, counted from the corner they begin at. */
typedef struct
{
  const Diff *diff;
  const Box  *box;
  int        *mine;  /* by diagonal x - y */
  const int  *other; /* of the paths that come towards these */
  gboolean    backward;
  int         n, m;
} Paths;

static gboolean
same (const Paths *self, int x, int y)
{
  const Box  *box = self->box;
  const Diff *diff = self->diff;

  if (self->backward)
    return diff->a.numbers[box->a_end - 1 - x] == diff->b.numbers[box->b_end - 1 - y];
  return diff->a.numbers[box->a_begin + x] == diff->b.numbers[box->b_begin + y];
}

/* The furthest x on diagonal @k after @d changes, before what is the same there; -1 when it cannot be
 * reached. */
static int
begin_on_diagonal (const Paths *self, int k, int d)
{
  int left = -1, above = -1;

  if (d == 0)
    return 0;
  if (k > -d && k - 1 >= -self->m && self->mine[k - 1] >= 0 && self->mine[k - 1] < self->n)
    left = self->mine[k - 1] + 1;
  if (k < d && k + 1 <= self->n && self->mine[k + 1] >= 0 && self->mine[k + 1] - k <= self->m)
    above = self->mine[k + 1];
  return MAX (left, above);
}

/* One more change on every path. Where one meets a path of the other direction, which made @d_other: the
 * diagonal, in *@met. */
static gboolean
step (Paths *self, int d, int d_other, int *work, int *met)
{
  int delta = self->n - self->m;

  for (int k = MAX (-d, -self->m + ((self->m + d) & 1)); k <= MIN (d, self->n); k += 2)
    {
      int x = begin_on_diagonal (self, k, d), begin = x;

      while (x >= 0 && x < self->n && x - k < self->m && same (self, x, x - k))
        x++;
      self->mine[k] = x;
      *work -= 1 + x - begin;
      if (x < 0 || ((delta - k - d_other) & 1) != 0 || ABS (delta - k) > d_other)
        continue;
      if (self->other[delta - k] >= 0 && x + self->other[delta - k] >= self->n)
        {
          *met = k;
          return TRUE;
        }
    }
  return FALSE;
}

/* A point that a shortest way goes through, about halfway. */
static gboolean
find_middle (Diff *self, const Box *box, int *x, int *y)
{
  int   n = box->a_end - box->a_begin, m = box->b_end - box->b_begin, met;
  Paths forward = { self, box, self->forward, self->backward, FALSE, n, m };
  Paths backward = { self, box, self->backward, self->forward, TRUE, n, m };

  for (int d = 0; self->work > 0 && d <= (n + m + 1) / 2; d++)
    {
      if (step (&forward, d, d - 1, &self->work, &met))
        {
          *x = box->a_begin + forward.mine[met];
          *y = box->b_begin + forward.mine[met] - met;
          return TRUE;
        }
      if (step (&backward, d, d, &self->work, &met))
        {
          *x = box->a_end - backward.mine[met];
          *y = box->b_end - backward.mine[met] + met;
          return TRUE;
        }
    }
  return FALSE;
}

static void
leave_off_ends (const Diff *self, Box *box)
{
  const guint *a = self->a.numbers, *b = self->b.numbers;

  while (box->a_begin < box->a_end && box->b_begin < box->b_end && a[box->a_begin] == b[box->b_begin])
    {
      box->a_begin++;
      box->b_begin++;
    }
  while (box->a_begin < box->a_end && box->b_begin < box->b_end && a[box->a_end - 1] == b[box->b_end - 1])
    {
      box->a_end--;
      box->b_end--;
    }
}

/* Each half has half the changes: it goes no deeper than their logarithm. */
static void
compare (Diff *self, Box box)
{
  int x, y;

  leave_off_ends (self, &box);
  if (box.a_begin < box.a_end && box.b_begin < box.b_end && find_middle (self, &box, &x, &y))
    {
      compare (self, (Box){ box.a_begin, x, box.b_begin, y });
      compare (self, (Box){ x, box.a_end, y, box.b_end });
      return;
    }
  memset (self->a.changed + box.a_begin, TRUE, (gsize)(box.a_end - box.a_begin));
  memset (self->b.changed + box.b_begin, TRUE, (gsize)(box.b_end - box.b_begin));
}

static void
compare_all (Diff *self)
{
  int   n = (int)self->a.words->len, m = (int)self->b.words->len;
  gsize size = (gsize)n + (gsize)m + 3;
  int  *forward = g_new (int, size), *backward = g_new (int, size);

  self->forward = forward + m + 1;
  self->backward = backward + m + 1;
  self->work = WORK_MAX;
  compare (self, (Box){ 0, n, 0, m });
  g_free (forward);
  g_free (backward);
}

/* -- Pieces ------------------------------------------------------------------------------------- */

/* Words that changed together: a_begin to a_end were replaced by b_begin to b_end. */
static gboolean
next_change (const Diff *self, Box *box)
{
  int n = (int)self->a.words->len, m = (int)self->b.words->len;

  box->a_begin = box->a_end;
  box->b_begin = box->b_end;
  while (box->a_begin < n && box->b_begin < m && !self->a.changed[box->a_begin]
         && !self->b.changed[box->b_begin])
    {
      box->a_begin++;
      box->b_begin++;
    }
  box->a_end = box->a_begin;
  box->b_end = box->b_begin;
  while (box->a_end < n && self->a.changed[box->a_end])
    box->a_end++;
  while (box->b_end < m && self->b.changed[box->b_end])
    box->b_end++;
  return box->a_end > box->a_begin || box->b_end > box->b_begin;
}

static guint
count_chars (const Side *side, int begin, int end, guint *n_words)
{
  guint n_chars = 0;

  *n_words = 0;
  for (int i = begin; i < end; i++)
    {
      const CarnetWord *word = &g_array_index (side->words, CarnetWord, i);

      n_chars += word->n_chars;
      *n_words += word->is_word;
    }
  return n_chars;
}

static guint
length_of (const Diff *self, const Box *change)
{
  guint n_words;
  guint a = count_chars (&self->a, change->a_begin, change->a_end, &n_words);
  guint b = count_chars (&self->b, change->b_begin, change->b_end, &n_words);

  return MAX (a, b);
}

/* What stands between the two is there by chance. */
static gboolean
belong_together (const Diff *self, const Box *first, const Box *second)
{
  guint n_words;
  guint between = count_chars (&self->a, first->a_end, second->a_begin, &n_words);

  return n_words <= CHANCE_WORDS && between <= length_of (self, first) && between <= length_of (self, second);
}

static void
join_changes (Diff *self)
{
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (Box));
  Box box = { 0 };

  while (next_change (self, &box))
    {
      Box last = box;

      while (kept->len > 0 && belong_together (self, &g_array_index (kept, Box, kept->len - 1), &last))
        {
          const Box *before = &g_array_index (kept, Box, kept->len - 1);

          last.a_begin = before->a_begin;
          last.b_begin = before->b_begin;
          g_array_set_size (kept, kept->len - 1);
        }
      g_array_append_val (kept, last);
    }
  for (guint i = 0; i < kept->len; i++)
    {
      const Box *change = &g_array_index (kept, Box, i);

      memset (self->a.changed + change->a_begin, TRUE, (gsize)(change->a_end - change->a_begin));
      memset (self->b.changed + change->b_begin, TRUE, (gsize)(change->b_end - change->b_begin));
    }
}

static gsize
size_of_words (const Side *side, int begin, int end)
{
  const CarnetWord *words = (const CarnetWord *)(gpointer)side->words->data;

  return begin < end ? (gsize)(words[end - 1].start + words[end - 1].size - words[begin].start) : 0;
}

static void
add_piece (GArray *pieces, CarnetPieceType type, gsize a_size, gsize b_size)
{
  CarnetPiece piece = { .type = type, .a_size = a_size, .b_size = b_size };

  if (a_size == 0 && b_size == 0)
    return;
  if (pieces->len > 0)
    {
      const CarnetPiece *last = &g_array_index (pieces, CarnetPiece, pieces->len - 1);

      piece.a = last->a + last->a_size;
      piece.b = last->b + last->b_size;
    }
  g_array_append_val (pieces, piece);
}

static GArray *
make_pieces (const Diff *self)
{
  GArray  *pieces = g_array_new (FALSE, FALSE, sizeof (CarnetPiece));
  Box      box = { 0 };
  gboolean more = TRUE;

  while (more)
    {
      int   begin = box.a_end;
      gsize size;

      more = next_change (self, &box);
      size = size_of_words (&self->a, begin, box.a_begin);
      add_piece (pieces, CARNET_PIECE_EQUAL, size, size);
      add_piece (pieces, CARNET_PIECE_A, size_of_words (&self->a, box.a_begin, box.a_end), 0);
      add_piece (pieces, CARNET_PIECE_B, 0, size_of_words (&self->b, box.b_begin, box.b_end));
    }
  return pieces;
}

GArray *
carnet_word_diff (const char *a, const char *b)
{
  g_autoptr (GHashTable) known = g_hash_table_new (word_hash, word_equal);
  Diff    diff = { 0 };
  GArray *pieces;

  side_init (&diff.a, a, known);
  side_init (&diff.b, b, known);
  compare_all (&diff);
  join_changes (&diff);
  pieces = make_pieces (&diff);
  side_clear (&diff.a);
  side_clear (&diff.b);
  return pieces;
}
