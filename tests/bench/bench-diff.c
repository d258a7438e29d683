/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/carnet-word-diff.h"
#include "carnet-bench-words.h"
#include "carnet-bench.h"

#define ROUNDS 20

typedef struct
{
  char *a, *b;
} Texts;

static void
diff (gpointer data, guint round)
{
  Texts *texts = data;
  g_autoptr (GArray) pieces = carnet_word_diff (texts->a, texts->b);
}

/* The least that could do: to hash both texts. */
static void
hash (gpointer data, guint round)
{
  Texts         *texts = data;
  volatile guint sum = g_str_hash (texts->a) + g_str_hash (texts->b);

  (void)sum;
}

/* @text with one word in @every replaced. */
static char *
reword (BenchWords *words, const char *text, guint every)
{
  g_auto (GStrv) list = g_strsplit (text, " ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    if (bench_words_integer (words, every) == 0)
      {
        g_free (list[i]);
        list[i] = bench_words_query (words, 1);
      }
  return g_strjoinv (" ", list);
}

static void
measure (const char *name, const char *a, const char *b, guint size)
{
  static const BenchFunc funcs[] = { diff, hash };
  Texts                  texts = { (char *)a, (char *)b };
  g_autoptr (GPtrArray) times = bench_interleave (funcs, G_N_ELEMENTS (funcs), &texts, ROUNDS);

  bench_print (&(BenchFigure){ name, size, bench_median (times->pdata[0]), "ms",
                               bench_median (times->pdata[1]), "hashing both texts", NULL });
}

/** bench_diff: word differences of two texts of @size × 10 bytes. */
void
bench_diff (guint size)
{
  g_autoptr (BenchWords) words = bench_words_new (11);
  g_autofree char *text = bench_words_paragraph (words, size * 10);
  g_autofree char *few = reword (words, text, 100);
  g_autofree char *many = reword (words, text, 10);
  g_autofree char *other = bench_words_paragraph (words, size * 10);

  measure ("word differences, one word in 100", text, few, size * 10);
  measure ("word differences, one word in 10", text, many, size * 10);
  measure ("word differences, unlike texts", text, other, size * 10);
}
