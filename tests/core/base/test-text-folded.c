/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is made of a text to compare it, to find in it and to count it. */
#include <string.h>

#include "base/carnet-text-private.h"
#include "support/carnet-random-text.h"

#define N_RANDOM 20000

static void
test_fold (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
  } cases[] = {
    { "", "" },
    { "Événement", "evenement" },
    { "E\xcc\x81VE\xcc\x80NEMENT", "evenement" },
    { "L’ŒUVRE d'Ædes", "l'oeuvre d'aedes" },
    { "l‘œil", "l'oeil" },
    { "Saint–Étienne — co‑construction − 3", "saint-etienne - co-construction - 3" },
    { " \t a \n\xc2\xa0\xe2\x80\xaf b  ", "a b" },
    { "STRASSE straße", "strasse strasse" },
    { "ÇA Ñ ÿ ŷ Ł", "ca n y y ł" },
    { "co\xc2\xadopération", "cooperation" },
    { "ΑΛΦΆ Ὀδυσσεύς", "αλφα οδυσσευσ" },
    { "a\xff"
      "b",
      "a\xef\xbf\xbd"
      "b" },
    { "\xc2\xa0", "" },
    { "\xe1\x8f\xb5\xe1\x8f\xbd", "\xe1\x8f\xbd\xe1\x8f\xbd" }, /* Cherokee, which folds to upper case */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = carnet_text_fold (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

/* Folding what is folded changes nothing; and the way for Latin letters agrees with the general one, which a
 * Greek letter at the end enforces. */
static void
check_folding (const char *text)
{
  g_autofree char *longer = g_strconcat (text, "/α", NULL);
  g_autofree char *folded = carnet_text_fold (text);
  g_autofree char *again = carnet_text_fold (folded);
  g_autofree char *general = carnet_text_fold (longer);

  g_assert_cmpstr (again, ==, folded);
  g_assert_true (g_str_has_suffix (general, "/α"));
  general[strlen (general) - strlen ("/α")] = '\0';
  g_assert_cmpstr (g_strchomp (general), ==, folded);
}

static void
test_fold_properties (void)
{
  for (guint i = 0; i < N_RANDOM; i++)
    {
      gsize            size;
      g_autofree char *text = carnet_random_text (12, &size);

      check_folding (text);
    }
}

static void
test_fold_every_character (void)
{
  for (gunichar c = 1; c < 0x2fa20; c++)
    {
      char text[16] = "x";
      int  size;

      if (!g_unichar_isdefined (c))
        continue;
      size = 1 + g_unichar_to_utf8 (c, text + 1);
      check_folding (text + 1);
      text[size] = 'y';
      check_folding (text);
    }
}

static void
test_word_count (void)
{
  static const struct
  {
    const char *text;
    guint       n;
  } cases[] = {
    { "", 0 },
    { " \n", 0 },
    { "un", 1 },
    { "L’eau est là !", 3 },
    { "o\xc2\xa0o", 2 },
    { "— « oui »", 1 },
    { "12 % en 2018\n", 3 },
    { "co-construction", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (carnet_text_word_count (cases[i].text), ==, cases[i].n);
}

static void
test_slug (void)
{
  static const char *const rows[][2] = {
    { "Zoé d’Arc", "zoe-d-arc" },    { "  ", "carnet" },   { "../../etc/passwd", "etc-passwd" },
    { "Œuvre & Cie", "oeuvre-cie" }, { "東京", "carnet" }, { "-a-", "a" },
  };
  g_autofree char *long_name = g_strnfill (400, 'a');
  g_autofree char *short_slug = carnet_text_slug (long_name);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *slug = carnet_text_slug (rows[i][0]);

      g_assert_cmpstr (slug, ==, rows[i][1]);
    }
  /* A file name has 255 bytes at most. */
  g_assert_cmpuint (strlen (short_slug), <, 200);
}

/* What is found is what the text says; nothing begins or ends within a letter. */
static void
test_find_folded (void)
{
  static const struct
  {
    const char *text, *words;
    guint       n;
    const char *slice; /* of the last */
  } cases[] = {
    { "Il n’a rien dit.", "n'a rien", 1, "n’a rien" },
    { "Il n'a rien dit.", "N’A RIEN", 1, "n'a rien" },
    { "« L’œuvre » !", "l'oeuvre", 1, "L’œuvre" },
    { "L’œuvre", "euvre", 0, NULL },
    { "L’œuvre", "l'o", 0, NULL },
    { "Élève élevé", "eleve", 2, "élevé" },
    { "un\xc2\xa0 \n don", " un don ", 1, "un\xc2\xa0 \n don" },
    { "x\xcc\x82y", "x", 1, "x\xcc\x82" },
    { "co\xc2\xadopère", "coopere", 1, "co\xc2\xadopère" },
    { "aaa", "aa", 2, "aa" },
    { "un don", "", 0, NULL },
    { "un don", " ", 0, NULL },
    { "", "don", 0, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint            start = 0, end = 0;
      g_autofree char *slice = NULL;

      g_assert_cmpuint (carnet_text_find_folded (cases[i].text, cases[i].words, &start, &end), ==,
                        cases[i].n);
      slice = g_utf8_substring (cases[i].text, start, end);
      g_assert_cmpstr (slice, ==, cases[i].n > 0 ? cases[i].slice : "");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-folded/fold", test_fold);
  g_test_add_func ("/text-folded/fold-properties", test_fold_properties);
  g_test_add_func ("/text-folded/fold-every-character", test_fold_every_character);
  g_test_add_func ("/text-folded/find-folded", test_find_folded);
  g_test_add_func ("/text-folded/slug", test_slug);
  g_test_add_func ("/text-folded/word-count", test_word_count);
  return g_test_run ();
}
