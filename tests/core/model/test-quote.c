/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A quotation is found again in a text that was edited since. */
#include <string.h>

#include "model/carnet-quote.h"

#define NB "\xc2\xa0"

/* -- Examples: what is quoted stands between brackets, before and after --------------------- */

static const struct
{
  const char      *name;
  const char      *before, *after;
  CarnetQuoteFound found;
} examples[] = {
  { "untouched", "Il dit [je repars] et sort.", "Il dit [je repars] et sort.", CARNET_QUOTE_SAME },
  { "edited after", "Il dit [je repars] et sort.", "Il dit [je repars], puis rien.", CARNET_QUOTE_SAME },
  { "edited before", "Il dit [je repars] et sort.", "Le maire, debout, dit [je repars] et sort.",
    CARNET_QUOTE_MOVED },
  { "several bytes a letter", "Élève : [« ça va »].", "L’élève répète : [« ça va »].", CARNET_QUOTE_MOVED },
  { "twice, the nearest after", "0123456789 0123456789 012345 [oui]",
    "oui encore et encore, un plus loin [oui] puis", CARNET_QUOTE_MOVED },
  { "twice, the nearest before", "0123456789 un [oui]", "un [oui] 0123456789 un non, puis mille mots, oui",
    CARNET_QUOTE_MOVED },
  { "twice, as near: the first", "12345[oui]", "12[oui]45678oui", CARNET_QUOTE_MOVED },
  { "one of two, the other goes", "oui un [oui]", "[oui] un", CARNET_QUOTE_MOVED },
  { "overlapping itself", "[aa]b", "b[aa]a", CARNET_QUOTE_MOVED },
  { "a word within changed", "Il dit : [je suis venu chercher des bénévoles], puis sort.",
    "Puis il dit : [je suis venu trouver des bénévoles], puis sort.", CARNET_QUOTE_CHANGED },
  { "an accent put right", "[je suis venu chercher des benevoles]", "[je suis venu chercher des bénévoles]",
    CARNET_QUOTE_CHANGED },
  { "the first word put right", "[benevole et fier], dit-il", "[bénévole et fier], dit-il",
    CARNET_QUOTE_CHANGED },
  { "a word added within", "[je suis venu chercher des bénévoles]",
    "[je suis venu ici chercher des bénévoles]", CARNET_QUOTE_CHANGED },
  { "a little word like it added", "[je repars avec une question]",
    "il dit : [je ne repars pas avec une question]", CARNET_QUOTE_CHANGED },
  { "a word taken out", "[je suis venu ici chercher des bénévoles]", "[je suis venu chercher des bénévoles]",
    CARNET_QUOTE_CHANGED },
  { "its end cut off", "[je suis venu chercher des bénévoles, hélas]",
    "[je suis venu chercher des bénévoles] et voilà", CARNET_QUOTE_CHANGED },
  { "other spaces", "[je repars avec une question" NB "?]", "non, [je repars  avec une question" NB "?]",
    CARNET_QUOTE_CHANGED },
  { "edited, with a word of it elsewhere", "je dis [je suis venu chercher des bénévoles]",
    "je je suis là. Il dit [je suis donc venu chercher des bénévoles]", CARNET_QUOTE_CHANGED },
  { "as much elsewhere, the nearest", "aaa bbb ccc ddd eee fff [rouge vert bleu noir]",
    "rouge vert bleu gris aaa bbb ccc [rouge vert bleu] gris", CARNET_QUOTE_CHANGED },
  { "more than half of it gone", "[je suis venu chercher des bénévoles]", "je suis parti",
    CARNET_QUOTE_LOST },
  { "another text", "[je suis venu]", "Rien de tout cela.", CARNET_QUOTE_LOST },
  { "no text", "[je suis venu]", "", CARNET_QUOTE_LOST },
  { "nothing quoted", "je [] suis", "je suis", CARNET_QUOTE_LOST },
  { "spaces alone", "je [  ]suis", "je suis", CARNET_QUOTE_LOST },
};

/* Takes the brackets out. Returns: (transfer full): the text between them. */
static char *
read_marked (const char *marked, char **text, guint *start, guint *end)
{
  g_auto (GStrv) parts = g_strsplit_set (marked, "[]", -1);

  *text = g_strjoinv ("", parts);
  *start = *end = 0;
  if (g_strv_length (parts) < 3)
    return g_strdup ("");
  *start = (guint)g_utf8_strlen (parts[0], -1);
  *end = *start + (guint)g_utf8_strlen (parts[1], -1);
  return g_strdup (parts[1]);
}

static void
test_example (gconstpointer data)
{
  const guint      i = GPOINTER_TO_UINT (data);
  g_autofree char *before = NULL, *after = NULL, *expected = NULL;
  guint            start, end, expected_start, expected_end, found_start, found_end;
  g_autofree char *quote = read_marked (examples[i].before, &before, &start, &end);

  expected = read_marked (examples[i].after, &after, &expected_start, &expected_end);
  g_assert_cmpint (carnet_quote_find (quote, start, after, &found_start, &found_end), ==, examples[i].found);
  g_assert_cmpuint (found_start, ==, expected_start);
  g_assert_cmpuint (found_end, ==, expected_end);
}

/* -- Whatever the edits ------------------------------------------------------------------------ */

/* A word of its own at each place, like no other, so that there is one right answer. */
static char *
random_word (guint *last)
{
  g_autofree char *number = g_strdup_printf ("%u", ++*last);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, number, -1);

  return g_strdup_printf ("%.*sé%.4s", g_test_rand_int_range (3, 6), hash, hash + 8);
}

static void
edit_word (GPtrArray *words, guint place, guint n_removed, guint n_added, guint *last)
{
  g_ptr_array_remove_range (words, place, n_removed);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (words, (int)place, random_word (last));
}

static char *
join (GPtrArray *words, guint from, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", (char *)words->pdata[from + i]);
  return g_string_free (text, FALSE);
}

static guint
begin_of (GPtrArray *words, guint from)
{
  g_autofree char *before = join (words, 0, from);

  return (guint)g_utf8_strlen (before, -1) + (from > 0 ? 1 : 0);
}

/* Edits around the passage move it; edits well within it, of a few of its words, change it. */
static void
test_random_edits (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
      const guint      n = (guint)g_test_rand_int_range (8, 20);
      guint            last = 0, first = (guint)g_test_rand_int_range (0, 15), start, from, to;
      g_autofree char *quote = NULL, *text = NULL, *now = NULL;
      gboolean         within = g_test_rand_bit ();
      CarnetQuoteFound found;

      edit_word (words, 0, 0, first + n + (guint)g_test_rand_int_range (0, 15), &last);
      quote = join (words, first, n);
      start = begin_of (words, first);
      for (int edits = g_test_rand_int_range (0, 4); edits > 0; edits--)
        {
          const guint added = (guint)g_test_rand_int_range (0, 9);
          const guint place = (guint)g_test_rand_int_range (0, (int)first + 1);
          const guint wanted = (guint)g_test_rand_int_range (0, 4), removed = MIN (first - place, wanted);

          edit_word (words, place, removed, added, &last);
          first = first + added - removed;
          edit_word (words, words->len, 0, added, &last);
        }
      if (within)
        /* Neither its first nor its last word. */
        edit_word (words, first + 1 + (guint)g_test_rand_int_range (0, (int)n - 2), 1, 1, &last);
      text = join (words, 0, words->len);
      now = join (words, first, n);
      found = carnet_quote_find (quote, start, text, &from, &to);
      g_assert_cmpint (found, ==,
                       within                             ? CARNET_QUOTE_CHANGED
                       : begin_of (words, first) == start ? CARNET_QUOTE_SAME
                                                          : CARNET_QUOTE_MOVED);
      g_assert_cmpuint (from, ==, begin_of (words, first));
      g_assert_cmpuint (to, ==, from + (guint)g_utf8_strlen (now, -1));
    }
}

/* Whatever is asked, what is found is in the text, and never empty unless lost. */
static void
test_any_texts (void)
{
  static const char *const words[] = { "le ", "la ", "é", "l’", "mot ", "\n", ", ", NB ": " };

  for (guint round = 0; round < 5000; round++)
    {
      g_autoptr (GString) quote = g_string_new (NULL);
      g_autoptr (GString) text = g_string_new (NULL);
      guint from, to;

      for (int i = g_test_rand_int_range (0, 12); i > 0; i--)
        g_string_append (quote, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
      for (int i = g_test_rand_int_range (0, 40); i > 0; i--)
        g_string_append (text, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
      if (carnet_quote_find (quote->str, (guint)g_test_rand_int_range (0, 100), text->str, &from, &to)
          == CARNET_QUOTE_LOST)
        {
          g_assert_cmpuint (from, ==, 0);
          g_assert_cmpuint (to, ==, 0);
          continue;
        }
      g_assert_cmpuint (from, <, to);
      g_assert_cmpuint (to, <=, (guint)g_utf8_strlen (text->str, -1));
    }
}

/* Of a text too long to be compared whole, what is near is. */
static void
test_long (void)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  guint            last = 0, from, to, start;
  g_autofree char *quote = NULL, *text = NULL;

  edit_word (words, 0, 0, 60000, &last);
  quote = join (words, 40000, 100);
  start = begin_of (words, 40000);
  edit_word (words, 40050, 1, 2, &last);
  edit_word (words, 0, 0, 1000, &last);
  text = join (words, 0, words->len);
  g_assert_cmpint (carnet_quote_find (quote, start, text, &from, &to), ==, CARNET_QUOTE_CHANGED);
  g_assert_cmpuint (from, ==, begin_of (words, 41000));
  /* Not from there on. */
  g_assert_cmpint (carnet_quote_find (quote, 0, text, &from, &to), ==, CARNET_QUOTE_LOST);
}

/* A long one, edited in its middle: found by how it begins and ends. */
static void
test_long_quote (void)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  guint            last = 0, from, to, start;
  g_autofree char *quote = NULL, *text = NULL, *now = NULL, *half = NULL;

  edit_word (words, 0, 0, 1500, &last);
  quote = join (words, 200, 1000);
  start = begin_of (words, 200);
  edit_word (words, 700, 3, 5, &last);
  edit_word (words, 1190, 1, 0, &last);
  edit_word (words, 0, 0, 20, &last);
  text = join (words, 0, words->len);
  now = join (words, 220, 1001);
  g_assert_cmpint (carnet_quote_find (quote, start, text, &from, &to), ==, CARNET_QUOTE_CHANGED);
  g_assert_cmpuint (from, ==, begin_of (words, 220));
  g_assert_cmpuint (to, ==, from + (guint)g_utf8_strlen (now, -1));
  g_ptr_array_remove_range (words, 400, 700);
  half = join (words, 0, words->len);
  g_assert_cmpint (carnet_quote_find (quote, start, half, &from, &to), ==, CARNET_QUOTE_LOST);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *path = g_strdup_printf ("/quote/%s", examples[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_example);
    }
  g_test_add_func ("/quote/random-edits", test_random_edits);
  g_test_add_func ("/quote/any-texts", test_any_texts);
  g_test_add_func ("/quote/long", test_long);
  g_test_add_func ("/quote/long-quote", test_long_quote);
  return g_test_run ();
}
