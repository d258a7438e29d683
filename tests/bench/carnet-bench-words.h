/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BenchWords:
 *
 * A vocabulary of some 20,000 French-looking words whose frequencies fall as in a
 * language (the word of rank r is 1 / r as frequent as the first), and a seeded
 * source of sentences made of it.
 */
typedef struct _BenchWords BenchWords;

BenchWords *bench_words_new (guint32 seed);
void        bench_words_free (BenchWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchWords, bench_words_free)

/** bench_words_integer: 0 to @end - 1, of the same seed. */
guint bench_words_integer (BenchWords *self, guint end);
/** bench_words_title: (transfer full): four to eight words. */
char *bench_words_title (BenchWords *self);
/** bench_words_paragraph: (transfer full): sentences, at least @size bytes. */
char *bench_words_paragraph (BenchWords *self, gsize size);
/** bench_words_query: (transfer full): @n words that a person would search for: none of the small ones. */
char *bench_words_query (BenchWords *self, guint n);

G_END_DECLS
