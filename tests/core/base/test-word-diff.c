/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/carnet-text.h"
#include "base/carnet-word-diff.h"
#include "support/carnet-random-text.h"

#define NB "\xc2\xa0"

/* -- Examples ------------------------------------------------------------------------- */

/* The words marked in each text, separated by bars. */
static const struct
{
  const char *name;
  const char *a, *b;
  const char *only_a, *only_b;
} examples[] = {
  { "one word", "Un même mot, deux sens" NB ": «" NB "mécénat" NB "»",
    "Un même mot, deux attentes" NB ": «" NB "mécénat" NB "»", "sens", "attentes" },
  { "facts",
    "Pour l’entreprise, le mécénat est un don" NB "; pour l’association, c’est une commande. Personne ne "
    "l’avait dit avant la pause. Le président propose d’en reparler en septembre.",
    "Pour l’entreprise, le mécénat est un don sans retour" NB "; pour l’association, c’est une commande "
    "déguisée. Personne ne l’avait dit avant le deuxième tour de table. Le président propose d’en reparler.",
    "la pause|en septembre", "sans retour|déguisée|le deuxième tour de table" },
  { "a word in common by chance", "Le malentendu porte moins sur l’argent que sur la durée de l’engagement.",
    "Le malentendu porte moins sur l’argent que sur qui décide de son usage.", "la durée de l’engagement",
    "qui décide de son usage" },
  { "elision", "l’engagement", "l’argent", "engagement", "argent" },
  { "elided word", "l’ami", "d’ami", "l’", "d’" },
  { "straight apostrophe", "d'accord", "d'abord", "accord", "abord" },
  { "hyphen", "un rendez-vous", "un rendez-moi", "rendez-vous", "rendez-moi" },
  { "number", "10" NB "000 euros", "10" NB "500 euros", "10" NB "000", "10" NB "500" },
  { "punctuation", "Oui.", "Oui" NB "!", ".", NB "!" },
  { "a no-break space", "mot: fin", "mot" NB ": fin", ":", NB ":" },
  { "white space alone", "a b", "a  b", " ", "  " },
  { "a line break", "a\nb", "a\n\nb", "", "\n" },
  { "emoji", "vu 👩🏽‍🌾 ici", "vu 👩‍🌾 ici", "👩🏽‍🌾", "👩‍🌾" },
  { "flags", "🇫🇷", "🇫🇮", "🇫🇷", "🇫🇮" },
  { "from nothing", "", "Tout est neuf.", "", "Tout est neuf." },
  { "to nothing", "Tout est parti.", "", "Tout est parti.", "" },
  { "equal", "Rien.", "Rien.", "", "" },
  { "empty", "", "", "", "" },
};

static void
add_mark (GString *marks, const char *text, gsize start, gsize size)
{
  if (marks->len > 0)
    g_string_append_c (marks, '|');
  carnet_word_diff_trim (text, &start, &size);
  g_string_append_len (marks, text + start, (gssize)size);
}

static void
test_example (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GArray) pieces = carnet_word_diff (examples[i].a, examples[i].b);
  g_autoptr (GString) only_a = g_string_new (NULL);
  g_autoptr (GString) only_b = g_string_new (NULL);

  for (guint j = 0; j < pieces->len; j++)
    {
      const CarnetPiece *piece = &g_array_index (pieces, CarnetPiece, j);

      if (piece->type == CARNET_PIECE_A)
        add_mark (only_a, examples[i].a, piece->a, piece->a_size);
      if (piece->type == CARNET_PIECE_B)
        add_mark (only_b, examples[i].b, piece->b, piece->b_size);
    }
  g_assert_cmpstr (only_a->str, ==, examples[i].only_a);
  g_assert_cmpstr (only_b->str, ==, examples[i].only_b);
}

/* -- Whatever the texts ------------------------------------------------------------------ */

/* Each piece begins where the one before ends; none is empty, cuts a character or follows one of its sort. */
static void
assert_rebuilds (const char *a, const char *b, GArray *pieces)
{
  g_autoptr (GString) first = g_string_new (NULL);
  g_autoptr (GString) second = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const CarnetPiece *piece = &g_array_index (pieces, CarnetPiece, i);

      g_assert_cmpuint (piece->a, ==, first->len);
      g_assert_cmpuint (piece->b, ==, second->len);
      g_assert_true (g_utf8_validate_len (a + piece->a, piece->a_size, NULL));
      g_assert_true (g_utf8_validate_len (b + piece->b, piece->b_size, NULL));
      g_assert_cmpuint (piece->a_size > 0, ==, piece->type != CARNET_PIECE_B);
      g_assert_cmpuint (piece->b_size > 0, ==, piece->type != CARNET_PIECE_A);
      if (piece->type == CARNET_PIECE_EQUAL)
        g_assert_cmpmem (a + piece->a, piece->a_size, b + piece->b, piece->b_size);
      if (i > 0)
        g_assert_cmpint (piece->type, !=, g_array_index (pieces, CarnetPiece, i - 1).type);
      g_string_append_len (first, a + piece->a, (gssize)piece->a_size);
      g_string_append_len (second, b + piece->b, (gssize)piece->b_size);
    }
  g_assert_cmpstr (first->str, ==, a);
  g_assert_cmpstr (second->str, ==, b);
}

static void
check (const char *a, const char *b)
{
  g_autoptr (GArray) pieces = carnet_word_diff (a, b);
  g_autoptr (GArray) alike = carnet_word_diff (b, b);

  assert_rebuilds (a, b, pieces);
  assert_rebuilds (b, b, alike);
  g_assert_cmpuint (alike->len, ==, *b != '\0');
  if (strcmp (a, b) != 0)
    g_assert_true (pieces->len > 1 || *a == '\0' || *b == '\0');
}

static char *
random_clean (guint max_pieces)
{
  gsize            size;
  g_autofree char *dirty = carnet_random_text (max_pieces, &size);

  return carnet_text_clean (dirty, (gssize)size);
}

static void
test_random (void)
{
  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *a = random_clean (30);
      g_autofree char *b = random_clean (30);

      check (a, b);
    }
}

/* Few words, so that many are the same. */
static char *
random_words (guint n)
{
  static const char *const words[] = { "le ", "la ", "de ", "l’", "mot ", "\n", ", ", NB ": " };
  GString                 *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
  return g_string_free (text, FALSE);
}

static void
test_words (void)
{
  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *a = random_words ((guint)g_test_rand_int_range (0, 40));
      g_autofree char *b = random_words ((guint)g_test_rand_int_range (0, 40));

      check (a, b);
    }
}

/* A word put into a text is found, and nothing else is said to have changed. */
static void
test_one_added (void)
{
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *before = random_words ((guint)g_test_rand_int_range (0, 60));
      g_autofree char *after = random_words ((guint)g_test_rand_int_range (0, 60));
      g_autofree char *a = g_strconcat (before, "\n", after, NULL);
      g_autofree char *b = g_strconcat (before, "\nneuf ", after, NULL);
      g_autoptr (GArray) pieces = carnet_word_diff (a, b);
      gsize n_changed = 0;

      for (guint j = 0; j < pieces->len; j++)
        {
          const CarnetPiece *piece = &g_array_index (pieces, CarnetPiece, j);

          g_assert_cmpint (piece->type, !=, CARNET_PIECE_A);
          n_changed += piece->type == CARNET_PIECE_B ? piece->b_size : 0;
        }
      g_assert_cmpuint (n_changed, ==, strlen ("neuf "));
    }
}

/* Long texts that have nothing in common, and what is hardest: few words in another order. */
static void
test_long (void)
{
  g_autofree char *a = random_words (30000);
  g_autofree char *b = random_words (30000);
  g_autofree char *other = g_strnfill (100000, 'x');

  check (a, b);
  check (a, other);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *path = g_strdup_printf ("/word-diff/%s", examples[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_example);
    }
  g_test_add_func ("/word-diff/random", test_random);
  g_test_add_func ("/word-diff/words", test_words);
  g_test_add_func ("/word-diff/one-added", test_one_added);
  g_test_add_func ("/word-diff/long", test_long);
  return g_test_run ();
}
