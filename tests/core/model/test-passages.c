/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marked passages follow the text that is written around them, and within. */
#include "model/carnet-passages.h"

static void
add (GPtrArray *passages, guint start, guint end)
{
  CarnetHighlight *passage = carnet_highlight_new ();

  passage->id = (CarnetId){ { (guint8)g_test_rand_int (), (guint8)start } };
  passage->start = start;
  passage->end = end;
  g_assert_true (carnet_passages_add (passages, passage));
}

static char *
describe (const GPtrArray *passages)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < passages->len; i++)
    {
      const CarnetHighlight *passage = passages->pdata[i];

      g_string_append_printf (text, "%s%u-%u", i > 0 ? " " : "", passage->start, passage->end);
    }
  return g_string_free (text, FALSE);
}

/* Of 10-20 and 30-40. */
static const struct
{
  const char *name;
  gboolean    insert;
  guint       offset, n;
  const char *expected;
  gboolean    loses;
} edits[] = {
  { "typed before", TRUE, 3, 2, "12-22 32-42", FALSE },
  { "typed right before", TRUE, 10, 2, "12-22 32-42", FALSE },
  { "typed within", TRUE, 11, 2, "10-22 32-42", FALSE },
  { "typed right after", TRUE, 20, 2, "10-20 32-42", FALSE },
  { "typed at the end", TRUE, 50, 2, "10-20 30-40", FALSE },
  { "erased before", FALSE, 0, 5, "5-15 25-35", FALSE },
  { "erased right before", FALSE, 8, 2, "8-18 28-38", FALSE },
  { "erased across the start", FALSE, 8, 4, "8-16 26-36", TRUE },
  { "erased the first letter", FALSE, 10, 1, "10-19 29-39", TRUE },
  { "erased within", FALSE, 12, 3, "10-17 27-37", FALSE },
  { "erased the last letter", FALSE, 19, 1, "10-19 29-39", TRUE },
  { "erased right after", FALSE, 20, 3, "10-20 27-37", FALSE },
  { "erased between", FALSE, 22, 8, "10-20 22-32", FALSE },
  { "erased one of them", FALSE, 5, 16, "14-24", TRUE },
  { "erased from one to the other", FALSE, 15, 20, "10-15 15-20", TRUE },
  { "erased all", FALSE, 0, 60, "", TRUE },
};

static void
test_edit (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GPtrArray) passages = carnet_passages_new ();
  g_autofree char *found = NULL;

  add (passages, 10, 20);
  add (passages, 30, 40);
  if (!edits[i].insert)
    g_assert_cmpint (carnet_passages_would_lose (passages, edits[i].offset, edits[i].n), ==, edits[i].loses);
  if (edits[i].insert)
    carnet_passages_insert (passages, edits[i].offset, edits[i].n);
  else
    carnet_passages_delete (passages, edits[i].offset, edits[i].n);
  found = describe (passages);
  g_assert_cmpstr (found, ==, edits[i].expected);
}

static void
test_apart (void)
{
  static const guint refused[][2] = { { 5, 11 }, { 12, 15 }, { 19, 25 }, { 5, 50 }, { 25, 25 }, { 39, 45 } };
  g_autoptr (GPtrArray) passages = carnet_passages_new ();
  g_autofree char *found = NULL;

  add (passages, 30, 40);
  add (passages, 10, 20);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      CarnetHighlight *passage = carnet_highlight_new ();

      passage->start = refused[i][0];
      passage->end = refused[i][1];
      g_assert_false (carnet_passages_add (passages, passage));
    }
  add (passages, 20, 30);
  found = describe (passages);
  g_assert_cmpstr (found, ==, "10-20 20-30 30-40");
}

static void
test_find (void)
{
  g_autoptr (GPtrArray) passages = carnet_passages_new ();

  add (passages, 10, 20);
  g_assert_true (carnet_passages_find_at (passages, 10, 10) == passages->pdata[0]);
  g_assert_true (carnet_passages_find_at (passages, 20, 20) == passages->pdata[0]);
  g_assert_true (carnet_passages_find_at (passages, 10, 20) == passages->pdata[0]);
  g_assert_null (carnet_passages_find_at (passages, 9, 9));
  g_assert_null (carnet_passages_find_at (passages, 15, 21));
}

static void
test_as_text (void)
{
  g_autoptr (GPtrArray) passages = carnet_passages_new ();
  g_autoptr (GPtrArray) back = NULL;
  g_autofree char *empty = carnet_passages_to_string (passages), *text = NULL, *again = NULL;
  CarnetHighlight *first;

  g_assert_cmpstr (empty, !=, "");
  add (passages, 10, 20);
  add (passages, 30, 40);
  first = passages->pdata[0];
  g_free (first->speaker);
  first->speaker = g_strdup ("Personne « d'exemple »\n(l’une)");
  first->consent = CARNET_CONSENT_ANONYMOUS;
  text = carnet_passages_to_string (passages);
  back = carnet_passages_from_string (text);
  again = carnet_passages_to_string (back);
  g_assert_cmpstr (again, ==, text);
  first = back->pdata[0];
  g_assert_true (carnet_passages_find (passages, &first->id) == passages->pdata[0]);
  g_assert_cmpstr (first->speaker, ==, "Personne « d'exemple »\n(l’une)");
  g_assert_cmpint (first->consent, ==, CARNET_CONSENT_ANONYMOUS);
  g_assert_cmpint (((CarnetHighlight *)back->pdata[1])->consent, ==, CARNET_CONSENT_UNASKED);
}

/* -- Letter by letter ----------------------------------------------------------------------- */

/* Each letter knows whether it is marked: a passage is always the span of its letters. */
static void
test_random (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GPtrArray) passages = carnet_passages_new ();
      g_autoptr (GString) letters = g_string_new ("....................................................");

      for (guint i = 0, at = 0; i < 3; i++)
        {
          const guint start = at + (guint)g_test_rand_int_range (1, 6);
          const guint end = start + (guint)g_test_rand_int_range (1, 8);

          add (passages, start, end);
          for (at = start; at < end; at++)
            letters->str[at] = (char)('a' + i);
        }
      for (guint step = 0; step < 12 && letters->len > 0; step++)
        {
          const guint offset = (guint)g_test_rand_int_range (0, (int)letters->len);
          const guint n = (guint)g_test_rand_int_range (1, 6);

          if (g_test_rand_bit ())
            {
              const char here = letters->str[offset], before = offset > 0 ? letters->str[offset - 1] : '.';
              g_autofree char *typed = g_strnfill (n, here == before ? here : '.');

              carnet_passages_insert (passages, offset, n);
              g_string_insert (letters, offset, typed);
            }
          else
            {
              const guint erased = MIN (n, (guint)letters->len - offset);

              carnet_passages_delete (passages, offset, erased);
              g_string_erase (letters, offset, erased);
            }
          for (guint i = 0; i < passages->len; i++)
            {
              const CarnetHighlight *passage = passages->pdata[i];

              for (guint j = passage->start; j < passage->end; j++)
                g_assert_cmpint (letters->str[j], ==, letters->str[passage->start]);
              g_assert_cmpint (letters->str[passage->start], !=, '.');
              g_assert_true (passage->end == letters->len
                             || letters->str[passage->end] != letters->str[passage->start]);
            }
        }
    }
}

/* What does not say that it loses something is undone by typing again what was erased. */
static void
test_inverse (void)
{
  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GPtrArray) passages = carnet_passages_new ();
      const guint offset = (guint)g_test_rand_int_range (0, 45), n = (guint)g_test_rand_int_range (1, 15);
      g_autofree char *before = NULL, *after = NULL;

      add (passages, 10, 20);
      add (passages, 30, 40);
      before = carnet_passages_to_string (passages);
      if (carnet_passages_would_lose (passages, offset, n))
        continue;
      carnet_passages_delete (passages, offset, n);
      carnet_passages_insert (passages, offset, n);
      after = carnet_passages_to_string (passages);
      g_assert_cmpstr (after, ==, before);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autofree char *path = g_strdup_printf ("/passages/%s", edits[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_edit);
    }
  g_test_add_func ("/passages/apart", test_apart);
  g_test_add_func ("/passages/find", test_find);
  g_test_add_func ("/passages/as-text", test_as_text);
  g_test_add_func ("/passages/random", test_random);
  g_test_add_func ("/passages/inverse", test_inverse);
  return g_test_run ();
}
