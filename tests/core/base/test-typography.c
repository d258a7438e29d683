/* SPDX-License-Identifier: GPL-3.0-or-later */
/* French typography as it is typed: texts typed key by key, what a key does to what is already there, and
 * random typing, of which no word may be lost. */
#include <string.h>

#include "base/carnet-typography.h"

#define NB "\xc2\xa0"

static void
correct (GString *text, gsize cursor)
{
  g_autofree char *before = g_strndup (text->str, cursor);
  CarnetCorrection correction;
  const char      *from, *to;

  if (!carnet_typography_correct (before, text->str + cursor, &correction))
    return;
  from = g_utf8_offset_to_pointer (text->str + cursor, -(glong)correction.n_before);
  to = g_utf8_offset_to_pointer (text->str + cursor, (glong)correction.n_after);
  cursor = (gsize)(from - text->str);
  g_string_erase (text, (gssize)cursor, to - from);
  g_string_insert (text, (gssize)cursor, correction.text);
}

/* One line of it, key by key. */
static char *
type (const char *keys)
{
  GString *text = g_string_new (NULL);

  for (const char *p = keys; *p; p = g_utf8_next_char (p))
    {
      g_string_append_len (text, p, g_utf8_next_char (p) - p);
      correct (text, text->len);
    }
  return g_string_free (text, FALSE);
}

/* -- Examples ------------------------------------------------------------------------- */

static const struct
{
  const char *name;
  const char *typed;
  const char *expected;
} EXAMPLES[] = {
  { "quotes", "Il dit \"oui\".", "Il dit «" NB "oui" NB "»." },
  { "quotes-first", "\"Oui\"", "«" NB "Oui" NB "»" },
  { "quotes-twice", "\"a\" et \"b\"", "«" NB "a" NB "» et «" NB "b" NB "»" },
  { "quotes-spaced", "\" oui \"", "«" NB "oui" NB "»" },
  { "quotes-elided", "l'\"entre-deux\"", "l’«" NB "entre-deux" NB "»" },
  { "quotes-bracket", "(\"oui\")", "(«" NB "oui" NB "»)" },
  { "quotes-french", "«oui»", "«" NB "oui" NB "»" },
  { "quotes-french-spaced", "« oui »", "«" NB "oui" NB "»" },
  { "quotes-question", "\"Quoi?\"", "«" NB "Quoi" NB "?" NB "»" },
  { "inches", "un écran de 24\"", "un écran de 24\"" },
  { "unopened", "mot\"", "mot\"" },
  { "continued", "» suite", "» suite" },
  { "apostrophe", "l'aujourd'hui d'été", "l’aujourd’hui d’été" },
  { "apostrophe-accent", "où qu'à l'é'", "où qu’à l’é’" },
  { "apostrophe-minutes", "5' de pause", "5' de pause" },
  { "apostrophe-quoted", "le mot 'chef' ici", "le mot 'chef' ici" },
  { "colon", "Trois mots: oui", "Trois mots" NB ": oui" },
  { "colon-spaced", "Trois mots : oui", "Trois mots" NB ": oui" },
  { "colon-two-spaces", "mots  : oui", "mots" NB ": oui" },
  { "colon-unbreakable", "mots" NB ": oui", "mots" NB ": oui" },
  { "time", "à 10:30 ou 9:05:10", "à 10:30 ou 9:05:10" },
  { "colon-number", "il y en a 3: a", "il y en a 3" NB ": a" },
  { "colon-number-spaced", "il y en a 3 : a", "il y en a 3" NB ": a" },
  { "colon-number-line", "les 3:\n", "les 3" NB ":\n" },
  { "semicolon", "oui; non", "oui" NB "; non" },
  { "question", "Quoi? Comment ?", "Quoi" NB "? Comment" NB "?" },
  { "exclamation", "Ah! Oh !", "Ah" NB "! Oh" NB "!" },
  { "several", "Quoi?! Non!!!", "Quoi" NB "?! Non" NB "!!!" },
  { "after-quote", "«oui»: non", "«" NB "oui" NB "»" NB ": non" },
  { "after-bracket", "(oui); [non]!", "(oui)" NB "; [non]" NB "!" },
  { "after-dots", "Euh...?", "Euh…" NB "?" },
  { "percent", "10%; 5€!", "10%" NB "; 5€" NB "!" },
  { "bracketed", "sic (?) (!)", "sic (?) (!)" },
  { "mark-first", "? oui", "? oui" },
  { "address", "https://exemple.fr/a?b=1;c!d:8", "https://exemple.fr/a?b=1;c!d:8" },
  { "address-bracket", "(http://exemple.fr:80/?q)", "(http://exemple.fr:80/?q)" },
  { "address-port", "http://exemple.fr:80: oui", "http://exemple.fr:80: oui" },
  { "address-www", "www.exemple.fr/l'a?b", "www.exemple.fr/l'a?b" },
  { "address-mail", "mailto:personne@exemple.fr?s=1", "mailto:personne@exemple.fr?s=1" },
  { "address-then-mark", "Vu http://exemple.fr ?", "Vu http://exemple.fr" NB "?" },
  { "address-dots", "http://exemple.fr/...", "http://exemple.fr/..." },
  { "dots", "Alors... oui...", "Alors… oui…" },
  { "dots-four", "Alors.... oui", "Alors…. oui" },
  { "dots-path", "dans ../... là", "dans ../... là" },
  { "dash", "oui -- enfin -- non", "oui – enfin – non" },
  { "dash-first", "-- Oui", "– Oui" },
  { "option", "carnet --help", "carnet --help" },
  { "hyphens", "a --- b a-- b", "a --- b a-- b" },
  { "hyphen", "peut-être - oui", "peut-être - oui" },
  { "list", "a. b, c", "a. b, c" },
};

static void
test_example (gconstpointer data)
{
  guint            i = GPOINTER_TO_UINT (data);
  g_autofree char *text = type (EXAMPLES[i].typed);

  g_assert_cmpstr (text, ==, EXAMPLES[i].expected);
}

/* -- In the middle of a text -------------------------------------------------------------- */

static const struct
{
  const char *before; /* the key last */
  const char *after;
  const char *expected;
} PLACES[] = {
  { "Il dit \"", "oui", "Il dit «" NB "oui" },
  { "Il dit \"", " oui", "Il dit «" NB "oui" },
  { "Il dit «", NB "oui", "Il dit «" NB "oui" },
  { "«" NB "oui\"", " et", "«" NB "oui" NB "» et" },
  { "10:", "30", "10:30" },
  { "Quoi?", " Oui", "Quoi" NB "? Oui" },
  { "a...", ".", "a...." },
  { "«" NB "?", "", "«" NB "?" },
  { "", "oui", "oui" },
};

static void
test_places (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (PLACES); i++)
    {
      g_autoptr (GString) text = g_string_new (PLACES[i].before);

      g_string_append (text, PLACES[i].after);
      correct (text, strlen (PLACES[i].before));
      g_assert_cmpstr (text->str, ==, PLACES[i].expected);
    }
}

/* -- Chance ------------------------------------------------------------------------------ */

static char *
random_keys (void)
{
  static const char *const KEYS[]
      = { "a", "é", "l", "3", "'",    "\"",           "«", "»", ":", ";", "?", "!", ".", "-", " ", " ", NB,
          "/", "@", "(", ")", "http", "\xe2\x80\xaf", "😀" };
  GString *keys = g_string_new (NULL);

  for (int n = g_test_rand_int_range (0, 40); n > 0; n--)
    g_string_append (keys, KEYS[g_test_rand_int_range (0, G_N_ELEMENTS (KEYS))]);
  return g_string_free (keys, FALSE);
}

static char *
keep_words (const char *text)
{
  GString *words = g_string_new (NULL);

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (words, g_utf8_get_char (p));
  return g_string_free (words, FALSE);
}

/* Letters, figures and marks stay, in their order; only keys that are triggers change anything. */
static void
test_chance (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *keys = random_keys (), *text = type (keys);
      g_autofree char *before = keep_words (keys), *after = keep_words (text);

      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_assert_cmpstr (after, ==, before);
    }
}

static void
test_triggers (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *keys = random_keys ();
      const char      *last = g_utf8_find_prev_char (keys, keys + strlen (keys));
      CarnetCorrection correction;

      if (last && !carnet_typography_is_trigger (g_utf8_get_char (last)))
        g_assert_false (carnet_typography_correct (keys, "", &correction));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (EXAMPLES); i++)
    {
      g_autofree char *path = g_strdup_printf ("/typography/%s", EXAMPLES[i].name);
      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_example);
    }
  g_test_add_func ("/typography/places", test_places);
  g_test_add_func ("/typography/chance", test_chance);
  g_test_add_func ("/typography/triggers", test_triggers);
  return g_test_run ();
}
