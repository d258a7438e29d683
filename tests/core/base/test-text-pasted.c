/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pasted text: a table, and random texts cleaned twice. */
#include <string.h>

#include "base/carnet-text-pasted.h"
#include "support/carnet-random-text.h"

#define NB "\xc2\xa0"
#define SHY "\xc2\xad"
#define ZWSP "\xe2\x80\x8b"
#define JOINER "\xe2\x80\x8d"

static const struct
{
  const char *name;
  const char *pasted;
  const char *expected;
} EXAMPLES[] = {
  { "plain", "Un mot, deux mots.", "Un mot, deux mots." },
  { "empty", "", "" },
  { "controls",
    "a\x01\x08"
    "b\x7f"
    "c\xc2\x9c",
    "abc" },
  { "crlf", "a\r\nb\rc", "a\nb\nc" },
  { "separators",
    "a\xe2\x80\xa8"
    "b\xe2\x80\xa9"
    "c\xc2\x85"
    "d",
    "a\nb\nc\nd" },
  { "word-processor", "a\vb\fc", "a\nb\nc" },
  { "tab", "a\tb", "a b" },
  { "tabs", "a \t\t b", "a b" },
  { "trailing", "a  \nb" NB " \n c\t", "a\nb\n c" },
  { "empty-lines", "a\n\n\n\nb\n \t\n\nc", "a\n\nb\n\nc" },
  { "first-lines", "\n\n\na\n", "\n\na\n" },
  { "one-empty-line", "a\n\nb", "a\n\nb" },
  { "soft-hyphen", "co" SHY "opéra" SHY "tion", "coopération" },
  { "zero-width",
    ZWSP "a" ZWSP "b\xef\xbb\xbf"
         "c\xe2\x81\xa0"
         "d\xe2\x80\x8e",
    "abcd" },
  { "emoji", "vu 👩" JOINER "🌾, a" JOINER "b", "vu 👩" JOINER "🌾, ab" },
  { "spaces-kept", "un  deux" NB ": trois", "un  deux" NB ": trois" },
  { "narrow", "quoi\xe2\x80\xaf?", "quoi" NB "?" },
  { "invalid",
    "a\xff"
    "b",
    "a\xef\xbf\xbd"
    "b" },
  { "composed", "e\xcc\x81t\xc3\xa9", "été" },
};

static void
test_example (gconstpointer data)
{
  guint            i = GPOINTER_TO_UINT (data);
  g_autofree char *clean = carnet_text_clean_pasted (EXAMPLES[i].pasted, -1);

  g_assert_cmpstr (clean, ==, EXAMPLES[i].expected);
}

static void
test_size (void)
{
  g_autofree char *clean = carnet_text_clean_pasted ("un mot", 3);

  g_assert_cmpstr (clean, ==, "un");
}

static void
test_twice (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      gsize            size;
      g_autofree char *text = carnet_random_text (40, &size);
      g_autofree char *once = carnet_text_clean_pasted (text, (gssize)size);
      g_autofree char *twice = carnet_text_clean_pasted (once, -1);

      g_assert_cmpstr (once, ==, twice);
      g_assert_null (strstr (once, "\n\n\n"));
      g_assert_null (strstr (once, " \n"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (EXAMPLES); i++)
    {
      g_autofree char *path = g_strdup_printf ("/text-pasted/%s", EXAMPLES[i].name);
      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_example);
    }
  g_test_add_func ("/text-pasted/size", test_size);
  g_test_add_func ("/text-pasted/twice", test_twice);
  return g_test_run ();
}
