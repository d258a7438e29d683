/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/carnet-text-private.h"
#include "support/carnet-random-text.h"

#define N_RANDOM 20000

#define BYTES(literal) literal, sizeof (literal) - 1

typedef struct
{
  const char *dirty;
  gsize       size;
  const char *clean;
} Case;

static const Case cleaned[] = {
  { BYTES (""), "" },
  { BYTES ("Le tiers-lieu ouvre."), "Le tiers-lieu ouvre." },
  { BYTES ("a\tb\nc"), "a\tb\nc" },
  { BYTES ("a\r\nb\rc\n\rd\r\r\ne\r"), "a\nb\nc\n\nd\n\ne\n" },
  { BYTES ("a\r\x01\nb"), "a\n\nb" },
  { BYTES ("a\x01\x08\x0b\x0c\x1f"
           "b"),
    "ab" },
  { BYTES ("a\0b\0"), "ab" },
  { BYTES ("a\x7f"
           "b\xc2\x85"
           "c"),
    "a\x7f"
    "b\xc2\x85"
    "c" },
  { BYTES ("a\xef\xbf\xbe"
           "b\xef\xbf\xbf"
           "c"),
    "abc" },
  { BYTES ("\xf0\x9f\xbf\xbe"), "\xf0\x9f\xbf\xbe" }, /* U+1FFFE is a Char of XML */
  { BYTES ("\xed\xa0\x80"), "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" },
  { BYTES ("\xc3"), "\xef\xbf\xbd" },
  { BYTES ("a\xff"
           "b"),
    "a\xef\xbf\xbd"
    "b" },
  { BYTES ("e\xcc\x81"), "é" },
  { BYTES ("\xe2\x84\xab"), "Å" },                          /* ANGSTROM SIGN */
  { BYTES ("\xe2\x84\xa6"), "Ω" },                          /* OHM SIGN */
  { BYTES ("a\xcc\x81\xcc\xa3"), "ạ\xcc\x81" },             /* marks in order */
  { BYTES ("\xe1\x84\x80\xe1\x85\xa1\xe1\x86\xa8"), "각" }, /* jamo */
  { BYTES ("e\x01\xcc\x81"), "é" },                         /* joined once nothing stands between */
  { BYTES ("\xe0\xa5\x98"), "\xe0\xa4\x95\xe0\xa4\xbc" },   /* excluded from composition */
  { BYTES ("« l’œuvre » — 12 €\xc2\xa0!"), "« l’œuvre » — 12 €\xc2\xa0!" },
  { BYTES ("👩🏽‍🌾"), "👩🏽‍🌾" },
};

static void
test_clean (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cleaned); i++)
    {
      g_autofree char *clean = carnet_text_clean (cleaned[i].dirty, (gssize)cleaned[i].size);
      gboolean         same
          = strlen (clean) == cleaned[i].size && memcmp (clean, cleaned[i].dirty, cleaned[i].size) == 0;

      g_assert_cmpstr (clean, ==, cleaned[i].clean);
      g_assert_true (carnet_text_is_clean (cleaned[i].dirty, cleaned[i].size) == same);
    }
}

static void
test_clean_line (void)
{
  static const struct
  {
    const char *dirty;
    const char *clean;
  } cases[] = {
    { "", "" },
    { "  ", "" },
    { "\n\t", "" },
    { "un titre", "un titre" },
    { "un  titre", "un  titre" },
    { " un titre\n", "un titre" },
    { "un \r\n titre", "un titre" },
    { "a\tb", "a b" },
    { "a\x01\tb", "a b" },
    { "Bressuire\xc2\xa0!", "Bressuire\xc2\xa0!" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = carnet_text_clean_line (cases[i].dirty, -1);

      g_assert_cmpstr (clean, ==, cases[i].clean);
    }
}

static void
assert_allowed (const char *text)
{
  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      g_assert_true (c == 9 || c == 10 || (c >= 0x20 && c <= 0xd7ff) || (c >= 0xe000 && c <= 0xfffd)
                     || (c >= 0x10000 && c <= 0x10ffff));
    }
}

/* Invariant 32: what was cleaned stays as it is. */
static void
test_clean_is_fixed_point (void)
{
  for (guint i = 0; i < N_RANDOM; i++)
    {
      gsize            size;
      g_autofree char *dirty = carnet_random_text (12, &size);
      g_autofree char *clean = carnet_text_clean (dirty, (gssize)size);
      g_autofree char *again = carnet_text_clean (clean, -1);
      g_autofree char *line = carnet_text_clean_line (dirty, (gssize)size);
      g_autofree char *line_again = carnet_text_clean_line (line, -1);
      g_autofree char *normal = g_utf8_normalize (clean, -1, G_NORMALIZE_NFC);
      gboolean         same = strlen (clean) == size && memcmp (clean, dirty, size) == 0;

      assert_allowed (clean);
      g_assert_cmpstr (again, ==, clean);
      g_assert_cmpstr (normal, ==, clean);
      g_assert_true (carnet_text_is_clean (clean, strlen (clean)));
      g_assert_true (carnet_text_is_clean (dirty, size) == same);
      g_assert_cmpstr (line_again, ==, line);
      g_assert_true (carnet_text_is_clean (line, strlen (line)));
    }
}

static void
assert_judged_like_nfc (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);

  g_assert_true (carnet_text_is_clean (text, strlen (text)) == g_str_equal (normal, text));
}

/* Each character after a letter, and before a mark: the quick check says what NFC does, and of what Unicode
 * 14 does not assign no library is asked. */
static void
test_every_character (void)
{
  for (gunichar c = 0x20; c < 0x110000; c++)
    {
      char text[16] = "e";
      int  size;

      if (!g_unichar_validate (c) || c == 0xfffe || c == 0xffff || (c >= 0x30000 && c < 0xe0000)
          || c >= 0xf0000)
        continue;
      size = 1 + g_unichar_to_utf8 (c, text + 1);
      memcpy (text + size, "\xcc\x81", 3);
      if (carnet_text_is_assigned (c))
        assert_judged_like_nfc (text);
      else
        g_assert_true (carnet_text_is_clean (text, strlen (text)));
      text[size] = '\0';
      if (carnet_text_is_assigned (c))
        assert_judged_like_nfc (text);
      else
        g_assert_true (carnet_text_is_clean (text, strlen (text)));
    }
}

static void
append_marks (GString *text, const char *mark, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append (text, mark);
}

/* Thirty marks in a row are clean and one more is not, whoever sent them; nothing of them is dropped. */
static void
test_marks_in_a_row (void)
{
  static const struct
  {
    const char *before, *mark, *after;
    guint       n;
    gboolean    clean;
  } cases[] = {
    { "q", "\xcc\x81", "", 30, TRUE },
    { "q", "\xcc\x81", "", 31, FALSE },
    { "", "\xcc\x81", " mot", 31, FALSE },
    { "q", "\xcc\x81", "q\xcc\x81", 30, TRUE },
    { "Οδός ", "\xe0\xa5\x8d", "अ", 31, FALSE },
    { "q", "\xcc\x81", "", 100000, FALSE },
    { "q", "\xcc\x81\xcc\xa3", "", 50000, FALSE }, /* out of order, which takes its square to mend */
    { "q", "\xf0\x91\xbd\x81", "", 100, TRUE },    /* U+11F41, a mark since Unicode 15 alone */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (cases[i].before);
      g_autofree char *clean = NULL, *again = NULL;

      append_marks (text, cases[i].mark, cases[i].n);
      g_string_append (text, cases[i].after);
      clean = carnet_text_clean (text->str, (gssize)text->len);
      again = carnet_text_clean (clean, -1);
      g_assert_true (carnet_text_is_clean (text->str, text->len) == cases[i].clean);
      g_assert_true (carnet_text_is_stream_safe (text->str, text->len) == cases[i].clean);
      g_assert_true (carnet_text_is_clean (clean, strlen (clean)) == cases[i].clean);
      g_assert_cmpuint (strlen (clean), ==, text->len);
      g_assert_cmpstr (again, ==, clean);
    }
}

/* With a letter to join, of 31 marks 30 are left. */
static void
test_marks_that_join (void)
{
  g_autoptr (GString) text = g_string_new ("e");
  g_autofree char *clean = NULL;

  append_marks (text, "\xcc\x81", 31);
  clean = carnet_text_clean (text->str, -1);
  g_assert_true (g_str_has_prefix (clean, "é\xcc\x81"));
  g_assert_true (carnet_text_is_clean (clean, strlen (clean)));
}

/* The table is that of Unicode 14, whose 144,697 characters, 65 controls and 137,468 places of private use
 * the standard counts, and no library forgets one. */
static void
test_assigned (void)
{
  guint n = 0;

  for (gunichar c = 0; c < 0x110000; c++)
    if (carnet_text_is_assigned (c) && !(c >= 0xd800 && c <= 0xdfff))
      {
        g_assert_true (g_unichar_isdefined (c));
        n++;
      }
  g_assert_cmpuint (n, ==, 144697 + 65 + 137468);
  g_assert_false (carnet_text_is_assigned (0x378));
  g_assert_false (carnet_text_is_assigned (0x11f41));
  g_assert_false (carnet_text_is_assigned (0x10ffff));
}

/* Around what Unicode 14 does not assign text is in NFC, and that is left as it is. */
static void
test_clean_around_unassigned (void)
{
  static const char dirty[] = "e\xcc\x81\xf0\x91\xbd\x81\xcc\xa3\xcc\x81 e\xcc\x81";
  g_autofree char  *clean = carnet_text_clean (dirty, -1);

  g_assert_cmpstr (clean, ==, "é\xf0\x91\xbd\x81\xcc\xa3\xcc\x81 é");
  g_assert_true (carnet_text_is_clean (clean, strlen (clean)));
  g_assert_false (carnet_text_is_clean (dirty, strlen (dirty)));
  /* Marks that a later Unicode would put in order. */
  g_assert_true (carnet_text_is_clean (BYTES ("q\xcc\x81\xf0\x91\xbd\x82")));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/clean-line", test_clean_line);
  g_test_add_func ("/text/clean-is-fixed-point", test_clean_is_fixed_point);
  g_test_add_func ("/text/every-character", test_every_character);
  g_test_add_func ("/text/marks-in-a-row", test_marks_in_a_row);
  g_test_add_func ("/text/marks-that-join", test_marks_that_join);
  g_test_add_func ("/text/assigned", test_assigned);
  g_test_add_func ("/text/clean-around-unassigned", test_clean_around_unassigned);
  return g_test_run ();
}
