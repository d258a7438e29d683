/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One history over several texts: a table of typing, and random edits undone and redone to the letter. */
#include "carnet-app-test.h"
#include "carnet/carnet-undo-stack.h"

#define N_FIELDS 3

typedef struct
{
  CarnetUndoStack *stack;
  GString         *texts[N_FIELDS];
} Page;

static void
page_set_up (Page *page, gconstpointer unused)
{
  page->stack = carnet_undo_stack_new ();
  for (guint i = 0; i < N_FIELDS; i++)
    page->texts[i] = g_string_new (NULL);
}

static void
page_tear_down (Page *page, gconstpointer unused)
{
  g_object_unref (page->stack);
  for (guint i = 0; i < N_FIELDS; i++)
    g_string_free (page->texts[i], TRUE);
}

static gsize
byte_of (const GString *text, guint offset)
{
  return (gsize)(g_utf8_offset_to_pointer (text->str, offset) - text->str);
}

/* As a text buffer does: what is removed must be what is there. */
static void
apply (guint field, guint offset, const char *removed, const char *inserted, gpointer user_data)
{
  Page       *page = user_data;
  GString    *text = page->texts[field];
  const gsize place = byte_of (text, offset);

  g_assert_true (g_str_has_prefix (text->str + place, removed));
  g_string_erase (text, (gssize)place, (gssize)strlen (removed));
  g_string_insert (text, (gssize)place, inserted);
}

static void
edit (Page *page, guint field, guint offset, const char *removed, const char *inserted)
{
  carnet_undo_stack_record (page->stack, field, offset, removed, inserted);
  apply (field, offset, removed, inserted, page);
}

static void
type (Page *page, guint field, const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      g_autofree char *letter = g_strndup (p, (gsize)(g_utf8_next_char (p) - p));

      edit (page, field, (guint)g_utf8_strlen (page->texts[field]->str, -1), "", letter);
    }
}

static gboolean
undo (Page *page)
{
  return carnet_undo_stack_undo (page->stack, apply, page);
}

static gboolean
redo (Page *page)
{
  return carnet_undo_stack_redo (page->stack, apply, page);
}

static gboolean
get (Page *page, const char *property)
{
  gboolean value;

  g_object_get (page->stack, property, &value, NULL);
  return value;
}

static void
test_words (Page *page, gconstpointer unused)
{
  type (page, 0, "élan du comité");
  g_assert_true (undo (page));
  g_assert_cmpstr (page->texts[0]->str, ==, "élan du ");
  g_assert_true (undo (page));
  g_assert_cmpstr (page->texts[0]->str, ==, "élan ");
  g_assert_true (redo (page));
  g_assert_true (redo (page));
  g_assert_false (redo (page));
  g_assert_cmpstr (page->texts[0]->str, ==, "élan du comité");
}

/* Undoing goes back through the fields in the order in which they were written. */
static void
test_fields (Page *page, gconstpointer unused)
{
  type (page, 0, "Titre");
  type (page, 2, "Faits");
  type (page, 0, "!");
  g_assert_true (undo (page));
  g_assert_cmpstr (page->texts[0]->str, ==, "Titre");
  g_assert_true (undo (page));
  g_assert_cmpstr (page->texts[2]->str, ==, "");
  g_assert_cmpstr (page->texts[0]->str, ==, "Titre");
  g_assert_true (undo (page));
  g_assert_cmpstr (page->texts[0]->str, ==, "");
  g_assert_false (undo (page));
}

static void
test_erasing (Page *page, gconstpointer unused)
{
  edit (page, 0, 0, "", "abcdé");
  edit (page, 0, 4, "é", "");
  edit (page, 0, 3, "d", "");
  edit (page, 0, 0, "a", "");
  edit (page, 0, 0, "b", "");
  g_assert_true (undo (page));
  g_assert_cmpstr (page->texts[0]->str, ==, "abc");
  g_assert_true (undo (page));
  g_assert_cmpstr (page->texts[0]->str, ==, "abcdé");
}

/* Replacing a selection is one step; what is typed after pasting is another. */
static void
test_group (Page *page, gconstpointer unused)
{
  type (page, 0, "ab");
  carnet_undo_stack_begin (page->stack);
  edit (page, 0, 0, "ab", "");
  edit (page, 0, 0, "", "collé ");
  carnet_undo_stack_end (page->stack);
  type (page, 0, "x");
  g_assert_true (undo (page));
  g_assert_cmpstr (page->texts[0]->str, ==, "collé ");
  g_assert_true (undo (page));
  g_assert_cmpstr (page->texts[0]->str, ==, "ab");
}

static void
test_properties (Page *page, gconstpointer unused)
{
  g_assert_false (get (page, "can-undo"));
  type (page, 0, "a");
  g_assert_true (get (page, "can-undo"));
  g_assert_false (get (page, "can-redo"));
  undo (page);
  g_assert_false (get (page, "can-undo"));
  g_assert_true (get (page, "can-redo"));
  /* Writing after undoing forgets what was undone. */
  type (page, 1, "b");
  g_assert_false (get (page, "can-redo"));
  carnet_undo_stack_clear (page->stack);
  g_assert_false (get (page, "can-undo"));
  g_assert_false (undo (page));
}

/* -- Random edits --------------------------------------------------------------- */

static char *
random_text (void)
{
  static const char *const LETTERS[] = { "a", "é", "œ", " ", "\n", "𝄞", "x" };
  GString                 *text = g_string_new (NULL);

  for (int i = g_test_rand_int_range (1, 4); i > 0; i--)
    g_string_append (text, LETTERS[g_test_rand_int_range (0, G_N_ELEMENTS (LETTERS))]);
  return g_string_free (text, FALSE);
}

static void
random_edit (Page *page)
{
  const guint      field = (guint)g_test_rand_int_range (0, N_FIELDS);
  const GString   *text = page->texts[field];
  const int        length = (int)g_utf8_strlen (text->str, -1);
  const int        offset = g_test_rand_int_range (0, length + 1);
  const int        end = g_test_rand_int_range (offset, MIN (length, offset + 3) + 1);
  g_autofree char *removed = g_utf8_substring (text->str, offset, end);
  g_autofree char *inserted = g_test_rand_bit () ? random_text () : g_strdup ("");

  edit (page, field, (guint)offset, removed, inserted);
}

static char *
dup_page (Page *page)
{
  return g_strdup_printf ("%s|%s|%s", page->texts[0]->str, page->texts[1]->str, page->texts[2]->str);
}

static void
test_random (Page *page, gconstpointer unused)
{
  for (int round = 0; round < 200; round++)
    {
      g_autofree char *before = dup_page (page);
      g_autofree char *after = NULL;
      int              n = g_test_rand_int_range (1, 30);

      carnet_undo_stack_clear (page->stack);
      for (int i = 0; i < n; i++)
        random_edit (page);
      after = dup_page (page);
      while (undo (page))
        ;
      {
        g_autofree char *undone = dup_page (page);
        g_assert_cmpstr (undone, ==, before);
      }
      while (redo (page))
        ;
      {
        g_autofree char *redone = dup_page (page);
        g_assert_cmpstr (redone, ==, after);
      }
    }
}

#define ADD(path, test) g_test_add (path, Page, NULL, page_set_up, test, page_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/undo-stack/words", test_words);
  ADD ("/undo-stack/fields", test_fields);
  ADD ("/undo-stack/erasing", test_erasing);
  ADD ("/undo-stack/group", test_group);
  ADD ("/undo-stack/properties", test_properties);
  ADD ("/undo-stack/random", test_random);
  return g_test_run ();
}
